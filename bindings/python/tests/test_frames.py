"""Plans from data frames and databases, and tables for them."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import hoshin
from hoshin import Plan, PlanError

pytest.importorskip("polars", reason="the libraries of data frames are for newer versions of Python")
import duckdb
import networkx
import pandas
import polars
import pyarrow

NODES: dict[str, list[Any]] = {
    "kind": ["kpi", "owner", "objective", "driver"],
    "id": ["nps", "cx", "loyal", "lead"],
    "name": ["Net Promoter Score", "Customer Experience", "Loyal customers", "Lead the market"],
    "unit": ["score", None, None, None],
    "period": [None, None, "2026", None],
}
RELATIONS: dict[str, list[Any]] = {
    "from": ["cx", "cx", "nps", "loyal"],
    "relation": ["owns", "owns", "measures", "advances"],
    "to": ["nps", "loyal", "loyal", "lead"],
    "strength": [None, None, None, "strong"],
}
READINGS: dict[str, list[Any]] = {
    "kpi": ["nps", "nps"],
    "date": [datetime.date(2026, 1, 31), datetime.date(2026, 2, 28)],
    "value": [61.0, 63.5],
}


class Capsule:
    """A record batch that speaks of nothing but itself."""

    def __init__(self, batch: pyarrow.RecordBatch) -> None:
        self.batch = batch

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        pair: tuple[object, object] = self.batch.__arrow_c_array__(requested_schema)
        return pair


def of_duckdb(columns: dict[str, list[Any]]) -> Any:
    rows = pyarrow.table(columns)
    return duckdb.from_arrow(rows)


def of_chunks(columns: dict[str, list[Any]]) -> Any:
    table = pyarrow.table(columns)
    return pyarrow.concat_tables([table.slice(at, 1) for at in range(table.num_rows)])


def with_texts(columns: dict[str, list[Any]], of: Any) -> Any:
    table = pyarrow.table(columns)
    fields = [field.with_type(of) if field.type == pyarrow.string() else field for field in table.schema]
    return table.cast(pyarrow.schema(fields))


def of_dictionary(columns: dict[str, list[Any]]) -> Any:
    table = pyarrow.table(columns)
    for place, field in enumerate(table.schema):
        if field.type == pyarrow.string():
            table = table.set_column(place, field.name, table[place].dictionary_encode())
    return table


MAKERS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "polars": polars.DataFrame,
    "pandas": pandas.DataFrame,
    "pyarrow": pyarrow.table,
    "batch": pyarrow.RecordBatch.from_pydict,
    "reader": lambda columns: pyarrow.table(columns).to_reader(),
    "array": lambda columns: Capsule(pyarrow.RecordBatch.from_pydict(columns)),
    "chunks": of_chunks,
    "duckdb": of_duckdb,
    "view": lambda columns: with_texts(columns, pyarrow.string_view()),
    "large": lambda columns: with_texts(columns, pyarrow.large_string()),
    "dictionary": of_dictionary,
}


@pytest.mark.parametrize("maker", MAKERS)
def test_a_plan_is_read_from_whatever_speaks_arrow(maker: str) -> None:
    make = MAKERS[maker]
    plan = Plan.from_arrow(make(NODES), make(RELATIONS), make(READINGS), head={"as_of": "2026-03-31"}, name="frames")
    assert (plan.name, plan.size.nodes, plan.size.relations) == ("frames", 4, 4)
    said = json.loads(plan.to_json())
    assert said["kpis"]["nps"]["readings"] == {"2026-01-31": 61, "2026-02-28": 63.5}
    assert said["objectives"]["loyal"]["advances"] == {"lead": "strong"}
    assert (said["as_of"], plan.status().as_of) == ("2026-03-31", "2026-03-31")


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "plans").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_plan_is_the_same_after_a_way_through_tables(path: Path) -> None:
    plan = Plan.load(path)
    tables = [plan.nodes(), plan.relations(), plan.readings(), plan.events()]
    ways: list[Callable[[Any], Any]] = [lambda table: table, polars.DataFrame, pandas.DataFrame.from_arrow, pyarrow.table]
    for through in ways:
        again = Plan.from_arrow(*map(through, tables), head=plan.head())
        assert again.to_ndjson() == plan.to_ndjson()
    assert polars.DataFrame(plan.diff(again)).height == 0


def test_answers_are_tables() -> None:
    plan = Plan.load(ROOT / "examples" / "plans" / "pitfalls.yaml")
    status = plan.status()
    frame = polars.DataFrame(status)
    assert frame.height == len(status.rows)
    assert frame["id"].to_list() == [row.node.id for row in status.rows]
    assert frame["value"].to_list() == [row.value.value for row in status.rows]
    assert frame.schema["due_date"] == polars.Date
    report = plan.check()
    findings = pandas.DataFrame.from_arrow(report)
    assert list(findings["code"]) == [finding.code for finding in report]
    alignment = plan.alignment()
    rows = duckdb.sql("SELECT count(*) FROM alignment WHERE of = 'owner'")
    assert rows is not None
    ((count,),) = rows.fetchall()
    assert count == len(alignment.owners) * len(alignment.drivers) > 0
    # A table may be read as often as one likes.
    assert pyarrow.table(alignment) == pyarrow.table(alignment)
    assert pyarrow.table(Plan.from_yaml("hoshin: 1").cascade()).num_rows == 0


def test_every_question_has_a_table() -> None:
    plan = Plan.load(ROOT / "examples" / "plans" / "pitfalls.yaml")
    nodes = plan.nodes()
    assert nodes.columns[:3] == ["kind", "id", "name"] and "unit" in nodes.columns
    assert len(nodes) > 30 and "<table" in nodes._repr_html_() and repr(nodes).startswith(f"<Table: {len(nodes)} rows of kind, id")
    answers: list[Any] = [
        plan.ask(), plan.trace("service"), plan.impact("kpi:nps"), plan.what_if({"nps": 40}), plan.advise("keep-customers"),
        plan.diff(plan), plan.say_do(), plan.benefits(), plan.alignment(), plan.conflicts(), plan.cascade(),
    ]  # fmt: skip
    for answer in answers:
        table = pyarrow.table(answer)
        assert all(field.nullable for field in table.schema)
        assert len(table.schema.names) == len(set(table.schema.names)) > 5
        assert json.loads(answer.to_json())["version"] == 1
        assert repr(answer).startswith(f"<{type(answer).__name__}: ")
        assert answer._repr_html_().startswith("<div><p>&lt;")


def refused(*tables: Any, **rest: Any) -> PlanError:
    with pytest.raises(PlanError) as caught:
        Plan.from_arrow(*tables, **rest)
    return caught.value


def test_one_bad_row_in_a_million_is_named() -> None:
    count = 1_000_000
    frame = polars.select(
        kind=polars.lit("objective"), id=polars.int_range(count).cast(polars.String), period=polars.lit("2026")
    )
    bad = frame.with_columns(
        period=polars.when(polars.int_range(count) == 777_777).then(polars.lit("soon")).otherwise("period")
    )
    start = time.perf_counter()
    error = refused(bad)
    assert time.perf_counter() - start < 60
    assert (error.code, error.place) == ("invalid-value", "nodes[777777].period")
    assert "`soon`" in error.reason and error.remedy
    assert len(error.problems) == 1


def test_bad_tables_are_refused_by_name() -> None:
    nodes = pyarrow.table(NODES)
    binary = pyarrow.table({**NODES, "unit": pyarrow.array([b"a", None, None, None])})
    error = refused(binary)
    assert (error.code, error.place) == ("wrong-type", "nodes.unit") and "Binary" in error.reason
    assert refused(nodes.drop_columns("id")).place == "nodes.id"
    assert refused(nodes.rename_columns({"unit": "unti"})).place == "nodes.unti"
    assert refused(nodes.append_column("owner", nodes["id"])).remedy.endswith("the table `relations`")
    nulls = pyarrow.table({**NODES, "id": ["nps", None, "loyal", "lead"]})
    assert (refused(nulls).code, refused(nulls).place) == ("missing-value", "nodes[1].id")
    twice = pyarrow.concat_tables([nodes, nodes])
    assert (refused(twice).code, refused(twice).place) == ("duplicate-node", "nodes[4]")
    unknown = pyarrow.table({**RELATIONS, "to": ["nps", "loyall", "loyal", "lead"]})
    error = refused(nodes, unknown)
    assert (error.code, error.place, error.remedy) == ("unknown-node", "relations[1].to", "did you mean `loyal`?")
    moment = pyarrow.table({**READINGS, "date": [datetime.datetime(2026, 1, 31, 12), datetime.datetime(2026, 2, 28)]})
    assert refused(nodes, None, moment).place == "readings[0].date"
    assert refused(nodes, head={"as_of": "soon"}).place == "head.as_of"
    assert "a list" in refused(pyarrow.table({"kind": [["kpi"]], "id": ["a"]})).reason


def test_an_index_of_pandas_is_a_column_if_it_has_a_name() -> None:
    nodes, relations, readings = pandas.DataFrame(NODES), pandas.DataFrame(RELATIONS), pandas.DataFrame(READINGS)
    plain = Plan.from_arrow(nodes, relations, readings).to_ndjson()
    # What filters, sorts and joins leave behind.
    labelled = nodes.set_axis(["w", "x", "y", "z"])
    levels = relations.set_axis(pandas.MultiIndex.from_product([["a", "b"], [1, 2]]))
    kept = pandas.concat([readings, readings])[lambda frame: ~frame.duplicated()].sort_index(ascending=False).sort_values("date")
    assert "__index_level_0__" in pyarrow.table(labelled).column_names
    assert "__index_level_1__" in pyarrow.table(levels).column_names
    assert "__index_level_0__" in pyarrow.table(kept).column_names
    assert Plan.from_arrow(labelled, levels, kept).to_ndjson() == plain
    # Bytes as labels are no reason to refuse what is not read.
    assert Plan.from_arrow(nodes.set_axis([b"w", b"x", b"y", b"z"]), relations, readings).to_ndjson() == plain
    # A name says what it is.
    assert Plan.from_arrow(nodes.set_index("id"), relations, readings).to_ndjson() == plain
    error = refused(nodes.rename_axis("row").set_axis([9, 8, 7, 6]).rename_axis("row"))
    assert (error.code, error.place) == ("unknown-column", "nodes.row")
    # Rows are counted, whatever their labels.
    assert refused(labelled.assign(period=[None, None, "soon", None])).place == "nodes[2].period"
    # A name that only looks alike is one of the user's.
    assert refused(nodes.assign(__index_level_x__=1)).place == "nodes.__index_level_x__"


@pytest.mark.parametrize("wrong", [None, 1, "nodes", [], {}, {"kind": ["kpi"]}, object(), NODES])
def test_what_is_no_table_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError, match="Arrow|argument"):
        Plan.from_arrow(wrong)


class Failing:
    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


def test_a_table_that_fails_is_an_exception() -> None:
    with pytest.raises(KeyboardInterrupt):
        Plan.from_arrow(Failing(KeyboardInterrupt()))
    for wrong in (None, 1, pyarrow.table(NODES).schema.__arrow_c_schema__()):
        with pytest.raises((TypeError, ValueError)):
            Plan.from_arrow(Failing(wrong))
    spent = pyarrow.table(NODES).__arrow_c_stream__()
    Plan.from_arrow(Failing(spent))
    with pytest.raises(ValueError, match="cannot be read"):
        Plan.from_arrow(Failing(spent))
    with pytest.raises(TypeError, match="one column"):
        Plan.from_arrow(Capsule(pyarrow.array([1, 2])))


def test_a_plan_is_a_graph() -> None:
    plan = Plan.from_arrow(pyarrow.table(NODES), pyarrow.table(RELATIONS), pyarrow.table(READINGS), head={"name": "G"})
    graph = plan.to_networkx()
    assert (graph.graph["name"], graph.number_of_nodes(), graph.number_of_edges()) == ("G", 4, 4)
    assert graph.nodes["kpi", "nps"] == {"name": "Net Promoter Score", "unit": "score"}
    assert networkx.has_path(graph, ("owner", "cx"), ("driver", "lead"))
    (edge,) = graph.get_edge_data(("objective", "loyal"), ("driver", "lead")).values()
    assert edge == {"relation": "advances", "strength": "strong"}


def test_memory_comes_back() -> None:
    resource = pytest.importorskip("resource")
    table = pyarrow.table({"kind": ["owner"] * 20_000, "id": [f"o{number}" for number in range(20_000)]})
    peaks = []
    for _ in range(30):
        pyarrow.table(Plan.from_arrow(table).status())
        polars.DataFrame(Plan.from_arrow(table).nodes())
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert peaks[-1] - peaks[9] < 20_000, peaks
    assert pyarrow.total_allocated_bytes() < 50_000_000


def test_the_graph_needs_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    with pytest.raises(ImportError):
        hoshin.Plan.from_yaml("hoshin: 1").to_networkx()
