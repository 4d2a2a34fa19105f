"""Many plans on a real Spark, compared with direct calls."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from conftest import need

import hoshin
from hoshin import spark as on_spark

need("duckdb", "pyspark", "pandas", "pyarrow")
import duckdb_tables
import portfolio
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NUMBER = 3000
BROKEN = {500, 1500, 2500}
COLUMNS = ["code", "rule", "severity", "kind", "id", "owner", "message", "help", "nodes", "values", "place"]
TABLES = ("nodes", "relations", "readings")


def direct(number: int) -> Counter[tuple[object, ...]]:
    """What there is to say of so many plans, without Spark."""
    rows = Counter[tuple[object, ...]]()
    for branch, text in portfolio.plans(number):
        try:
            report = hoshin.Plan.from_yaml(text, name=str(branch)).check()
        except hoshin.PlanError as error:
            rows.update((branch, one.code, "refused", one.message, one.help, one.place) for one in error.problems)
            continue
        for one in report:
            place = one.location and f"{branch}:{one.location.line}:{one.location.column}"
            rows[branch, one.code, one.severity, one.message, one.help, place] += 1
    return rows


def test_thousands_of_plans_give_what_direct_calls_give(spark: SparkSession) -> None:
    table = spark.createDataFrame(portfolio.plans(NUMBER), "branch int, text string").repartition(4)
    columns = ["branch", "code", "severity", "message", "help", "place"]
    findings = on_spark.check(table, plan="branch").select(columns).toArrow()
    rows = Counter(zip(*(findings[column].to_pylist() for column in columns), strict=True))
    assert rows == direct(NUMBER)
    refused = [row for row in rows if row[2] == "refused"]
    assert {row[0] for row in refused} == BROKEN
    assert refused[0][1] == "unknown-field" and str(refused[0][4]) == "did you mean `unit`?"


PLANS = [
    ("good", "hoshin: 1\nobjectives: { a: { targets: [ { to: done } ] } }", "yaml"),
    ("json", '{"hoshin": 1, "objectives": {"a": {"name": "A"}}}', "json"),
    ("records", '{"hoshin": 1}\n{"node": "objective", "id": "a", "name": "A"}', "ndjson"),
    ("scroll", "hoshin: 1", "papyrus"),
    ("nothing", None, "yaml"),
    ("no format", "hoshin: 1", None),
    ("garbage", "\0", "yaml"),
]


def test_what_is_wrong_with_a_plan_is_a_row(spark: SparkSession) -> None:
    table = spark.createDataFrame(PLANS, "plan string, text string, kind string")
    rows = on_spark.check(table, format=table.kind, select=["HSN101", "HSN301"]).collect()
    said = {row.plan: row for row in rows}
    assert {plan: row.code for plan, row in said.items()} == {
        "json": "HSN301",
        "records": "HSN301",
        "scroll": "unknown-format",
        "nothing": "missing-text",
        "no format": "unknown-format",
        "garbage": said["garbage"].code,
    }
    for row in rows:
        assert row.help and row.message
        assert (row.severity == "refused", row.rule is None) in {(True, True), (False, False)}
    assert (said["json"].kind, said["json"].id, said["json"].nodes) == ("objective", "a", "objective:a")
    assert said["json"].rule == "unmeasured-objective"
    assert said["json"].place.startswith("json:1:")
    assert "yaml, json, ndjson" in said["scroll"].help


def test_ids_keep_their_name_and_type(spark: SparkSession) -> None:
    table = spark.sql("SELECT named_struct('tenant', 7, 'plan', 'a') AS who, 'hoshin: 1\nobjectives: { a: { name: A } }' AS plan")
    findings = on_spark.check(table, plan="who", text="plan", select=("HSN301",))
    assert findings.columns == ["who", *COLUMNS]
    assert findings.schema["who"].dataType == table.schema["who"].dataType
    assert [tuple(row.who) for row in findings.collect()] == [(7, "a")]


def test_nonsense_is_refused_before_any_work(spark: SparkSession) -> None:
    table = spark.createDataFrame([], "plan string, text string")
    with pytest.raises(hoshin.PlanError, match="did you mean `unowned`"):
        on_spark.check(table, select=["unownd"])
    with pytest.raises(ValueError, match="there is no format `xml`; take one of yaml, json, ndjson"):
        on_spark.check(table, format="xml")
    with pytest.raises(TypeError, match="colour"):
        on_spark.check(table, colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="findings have a column `code` of their own"):
        on_spark.check(table.withColumnRenamed("plan", "code"), plan="code")
    assert on_spark.check(table).collect() == []


def fleet(number: int) -> dict[str, pa.Table]:
    """The tables of so many ferry companies. Of the second a reading is of a KPI that is not there."""
    with duckdb_tables.warehouse() as warehouse:
        warehouse.execute(f"CREATE TABLE plans AS SELECT range AS company FROM range({number})")
        tables = {
            name: warehouse.sql(f"SELECT company, t.* FROM {name} t, plans ORDER BY hash(company, t)").to_arrow_table()
            for name in TABLES
        }
        bad = warehouse.sql("SELECT 1::BIGINT AS company, 'speed' AS kpi, DATE '2026-06-30' AS date, 12::BIGINT AS value")
        tables["readings"] = pa.concat_tables([tables["readings"], bad.to_arrow_table().cast(tables["readings"].schema)])
        return tables


def test_plans_whose_rows_lie_scattered_come_together(spark: SparkSession) -> None:
    number = 500
    tables = [spark.createDataFrame(table) for table in fleet(number).values()]
    with duckdb_tables.warehouse() as warehouse:
        own = [warehouse.table(name) for name in TABLES]
        report = hoshin.Plan.from_arrow(*own).check(as_of="2026-06-30")
    findings = on_spark.check_tables(*tables, plan="company", as_of="2026-06-30").toArrow()
    assert findings.column_names == ["company", *COLUMNS]
    expected = Counter((company, one.code, one.message) for company in range(number) if company != 1 for one in report)
    found = zip(*(findings[column].to_pylist() for column in ("company", "code", "message")), strict=True)
    refused = findings.filter(pc.field("severity") == "refused").to_pylist()
    assert [row["company"] for row in refused] == [1]
    assert "`speed`" in refused[0]["message"] and refused[0]["help"] and refused[0]["place"]
    assert Counter(row for row in found if row[0] != 1) == expected


def test_nodes_alone_are_a_plan(spark: SparkSession) -> None:
    nodes = spark.createDataFrame([("a", "objective", "nps"), ("b", "kpi", "nps")], "plan string, kind string, id string")
    rows = on_spark.check_tables(nodes, select=["HSN301"]).collect()
    assert [(row.plan, row.code, row.id) for row in rows] == [("a", "HSN301", "nps")]


def test_the_portfolio_is_shown(spark: SparkSession, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    # One session serves all tests.
    monkeypatch.setattr(portfolio, "session", lambda: spark)
    monkeypatch.setattr(type(spark), "stop", lambda _: None)
    monkeypatch.setattr("sys.argv", ["portfolio.py", "600"])
    portfolio.main()
    said = capsys.readouterr().out
    rows = direct(600)
    assert said.startswith(f"{rows.total()} findings in 600 plans\n")
    for code in {str(row[1]) for row in rows}:
        here = [row for row in rows.elements() if row[1] == code]
        line = next(line for line in said.splitlines() if code in line)
        assert line.split()[-2:] == [str(len(here)), str(len({row[0] for row in here}))]
    assert "500:26:5: a KPI has no `unti`; did you mean `unit`?" in said
