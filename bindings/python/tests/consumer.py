"""A program that uses the whole package: it only has to pass the type checker."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TypeAlias

from typing_extensions import assert_type

import hoshin
from hoshin import Finding, Plan, PlanError, Report, Table, View
from hoshin.answers import EditAnswer, Figure, StatusAnswer, StatusRow, WhatIfAnswer

Values: TypeAlias = dict[str, "float | str | list[str]"]


def checked(path: Path) -> list[str]:
    try:
        plan = Plan.load(path)
    except PlanError as error:
        assert_type(error.place, "str | None")
        return [f"{problem.code}: {problem.message}" for problem in error.problems]
    report = plan.check(as_of=datetime.date(2026, 1, 1), select=["HSN1"], parameters={"focus": {"most": 3}})
    return [shown(finding) for finding in report]


def shown(finding: Finding) -> str:
    assert_type(finding.values, Values)
    place = f"{finding.location.line}: " if finding.location else ""
    ends = ", ".join(f"{relation.from_.id} -> {relation.to.id}" for relation in finding.relations)
    return place + finding.message + ends


def several(report: Report) -> None:
    assert_type(report[0], Finding)
    assert_type(report[:3], list[Finding])
    assert_type(report.summary.errors, int)


def made(rows: list[dict[str, object]]) -> str:
    plan = Plan.from_dict({"hoshin": 1, "readings": rows})
    answer = plan.fix(suggested=True, as_of="2026-01-01")
    assert_type([file.text for file in answer.files], list[str])
    return plan.to_yaml() + answer.to_json() + hoshin.schema() + hoshin.rules()[0].docs


def asked(plan: Plan) -> list[str]:
    status = plan.status(as_of=datetime.date(2026, 3, 31), policy="servicenow", compare_policies=True)
    assert_type(status, StatusAnswer)
    assert_type(status.rows, list[StatusRow])
    assert_type(status.rows[0].value, Figure)
    assert_type(plan.what_if({"nps": 75, "cost": "12 EUR"}), WhatIfAnswer)
    reached = [effect.node.id for effect in plan.impact("nps").effects if effect.change.value is not None]
    moves = plan.advise("nps", want="amber").moves
    return reached + [move.value for move in moves] + [row.name for row in plan.diff(plan).added]


def shown_in_a_notebook(plan: Plan) -> View:
    view = plan.show("x-matrix", for_="lead", as_of="2026-03-31")
    view.save(Path("matrix.svg"))
    assert_type(view.formats, list[str])
    assert_type(plan.agenda(on=datetime.date(2026, 3, 2), for_="ann", format="html"), str)
    return view


def edited(plan: Plan) -> EditAnswer | None:
    workspace = plan.edit(select=["HSN1"])
    workspace.apply({"edit": "remove", "node": "nps"})
    return workspace.undo()


def through_tables(plan: Plan) -> Plan:
    assert_type(plan.nodes(), Table)
    plan.check().filter(rule="HSN1", severity=["error", "warning"]).raise_for("warning")
    return Plan.from_arrow(plan.nodes(), plan.relations(), plan.readings(), head={"as_of": datetime.date(2026, 1, 1)})
