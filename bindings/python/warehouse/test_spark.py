"""Many plans on a real Spark, compared with direct calls."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from conftest import need

import hoshin
from hoshin import spark as on_spark

need("pyspark", "pandas", "pyarrow")
import portfolio

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NUMBER = 3000
BROKEN = {500, 1500, 2500}
COLUMNS = ["code", "rule", "severity", "message", "help", "place", "nodes", "relations"]


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
    assert said["json"].nodes == [("objective", "a")]
    assert said["json"].rule == "unmeasured-objective"
    assert said["json"].place.startswith("json:1:")
    assert "yaml, json, ndjson" in said["scroll"].help


def test_ids_keep_their_name_and_type(spark: SparkSession) -> None:
    table = spark.sql("SELECT named_struct('tenant', 7, 'plan', 'a') AS id, 'hoshin: 1\nobjectives: { a: { name: A } }' AS plan")
    findings = on_spark.check(table, plan="id", text="plan", select=("HSN301",))
    assert findings.columns == ["id", *COLUMNS]
    assert findings.schema["id"].dataType == table.schema["id"].dataType
    assert [tuple(row.id) for row in findings.collect()] == [(7, "a")]


def test_nonsense_is_refused_before_any_work(spark: SparkSession) -> None:
    table = spark.createDataFrame([], "plan string, text string")
    with pytest.raises(hoshin.PlanError, match="did you mean `unowned`"):
        on_spark.check(table, select=["unownd"])
    with pytest.raises(ValueError, match="there is no format `xml`; take one of yaml, json, ndjson"):
        on_spark.check(table, format="xml")
    with pytest.raises(TypeError, match="colour"):
        on_spark.check(table, colour="red")  # type: ignore[call-arg]
    assert on_spark.check(table).collect() == []


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
