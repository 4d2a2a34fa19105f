"""Questions, views and edits, beyond what the parity with Rust shows."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

import hoshin
import hoshin.answers
from hoshin import CheckError, Plan, PlanError

SHOP = """
hoshin: 1
as_of: 2026-03-31
drivers: { lead: { name: Lead, horizon: 2026..2030 } }
objectives:
  loyal: { name: Loyal customers, advances: { lead: strong }, owner: ann }
  thrift: { name: Spend less, advances: { lead: -weak, loyal: medium }, owner: bob }
kpis:
  nps: { name: NPS, unit: score, direction: increase, owner: bob, readings: { 2026-02-28: 66 }, targets: [ { from: 60, to: 75 } ] }
initiatives: { calls: { name: Calls, improves: { nps: strong }, advances: { loyal: medium }, stage: do } }
owners: { ann: { name: Ann }, bob: { name: Bob } }
"""


@pytest.fixture
def shop() -> Plan:
    return Plan.from_yaml(SHOP, name="shop.yaml")


def test_answers_are_objects_all_the_way_down(shop: Plan) -> None:
    row = next(row for row in shop.status(policy="servicenow").rows if row.node.id == "nps")
    assert row.reading is not None
    assert (row.node.kind, row.node.name, row.reading.level.value, row.reading.date) == ("kpi", "NPS", 66.0, "2026-02-28")
    assert repr(row) == f'StatusRow(node.kind="kpi", node.id="nps", status.status="{row.status.status}", value.value={row.value.value})'
    walk = shop.trace("calls").drivers[0].helps
    assert walk is not None and [node.id for node in walk.nodes] == ["calls", "loyal", "lead"]
    advice = shop.advise("kpi:nps", want="green")
    assert [(move.node.id, move.to, move.from_.value) for move in advice.moves] == [("nps", 75.0, 66.0)]
    what_if = shop.what_if({"nps": 75})
    assert (what_if.suppositions[0].to, what_if.suppositions[0].from_.value) == ("75", 66.0)
    assert shop.what_if({"nps": "75"}) == what_if != shop.what_if({"nps": 74.5})
    share = shop.ask().work_with_strategy
    assert (share.with_, share.all, share.without) == (1, 1, [])
    conflict = shop.conflicts().structural[0]
    assert (conflict.origin.id, conflict.over.id) == ("thrift", "lead")
    with pytest.raises(AttributeError):
        row.status = None  # type: ignore[misc, assignment]
    with pytest.raises(TypeError):
        hoshin.answers.StatusRow()


def test_dates_are_dates_or_text(shop: Plan) -> None:
    day = datetime.date(2026, 3, 1)
    assert shop.status(as_of=day) == shop.status(as_of="2026-03-01") != shop.status()
    assert shop.show("scorecard", as_of=day).to_json() == shop.show("scorecard", as_of="2026-03-01").to_json()
    for wrong in ("soon", datetime.datetime(2026, 3, 1, 12)):
        with pytest.raises(PlanError, match="is no date"):
            shop.status(as_of=wrong)
    with pytest.raises(TypeError):
        shop.status(as_of=2026)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        shop.status("2026-03-01")  # type: ignore[call-arg]


def test_what_is_not_there_is_refused_with_a_remedy(shop: Plan) -> None:
    for ask, code, help in (
        (lambda: shop.trace("loyel"), "unknown-node", "did you mean `loyal`?"),
        (lambda: shop.status(policy="service-now"), "unknown-policy", "`servicenow`"),
        (lambda: shop.what_if({"nps": "high"}), "invalid-value", ""),
        (lambda: shop.what_if({}), "nothing-supposed", "nps=75"),
        (lambda: shop.advise("lead", want="blue"), "invalid-value", "`green`"),
        (lambda: shop.conflicts(threshold=2), "invalid-value", "from 0 to 1"),
        (lambda: shop.cascade(tolerance=float("nan")), "invalid-value", "from 0 to 1"),
        (lambda: shop.show("xmatrix"), "unknown-view", "`x-matrix`"),
        (lambda: shop.show("x-matrix", for_="nobody"), "unknown-node", ""),
        (lambda: shop.diff(shop, select=["HSN9999"]), "invalid-settings", ""),
        (lambda: Plan.from_yaml("hoshin: 1").say_do(), "no-date", "date"),
    ):
        with pytest.raises(PlanError) as caught:
            ask()
        assert caught.value.code == code and help in caught.value.remedy, caught.value
    with pytest.raises(TypeError):
        shop.diff("other.yaml")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        shop.what_if({"nps": [75]})  # type: ignore[dict-item]


def test_views_draw_themselves(shop: Plan, tmp_path: Path) -> None:
    names = [view.name for view in hoshin.views()]
    assert names[0] == "x-matrix" and len(names) == len(set(names)) > 12
    shown = 0
    for name in names:
        try:
            view = shop.show(name)
        except PlanError as error:
            assert error.code == "needed-node"
            continue
        shown += 1
        svg, html = view._repr_svg_(), view._repr_html_()
        assert svg.startswith("<svg") and svg.strip() in html
        # Cells of a notebook share one page: no name may stand on it twice, and no rule may hold beyond its picture.
        assert ' id="' not in html and "<script" not in html
        style = html.split("<style>")[1].split("</style>")[0]
        assert all(".hv" in rule for rule in style.replace("}@media", "}\n@media").split("}") if "{" in rule and not rule.startswith("@"))
        assert view._repr_markdown_() == view.to_markdown() == view.render("md")
        for format in view.formats:
            path = tmp_path / f"{name}.{'mmd' if format == 'mermaid' else format}"
            view.save(path)
            assert path.read_bytes().decode() == view.render(format)
    assert shown > 10
    assert repr(shop.show("scorecard")).startswith("<View scorecard: svg, html, md")
    with pytest.raises(PlanError, match="ending"):
        shop.show("scorecard").save(tmp_path / "card.png")
    with pytest.raises(PlanError, match="there is no format"):
        shop.show("scorecard").render("pdf")
    assert "loyal" in shop.show("line-of-sight", for_="objective:loyal").to_json()


def test_a_page_holds_all_views_and_a_calendar_the_reviews() -> None:
    plan = Plan.load(ROOT / "examples" / "plans" / "pitfalls.yaml")
    assert plan.page().startswith("<!DOCTYPE html>") or plan.page().startswith("<!doctype html>")
    assert plan.calendar().startswith("BEGIN:VCALENDAR\r\n")


def test_an_agenda_is_of_the_routines_that_meet_on_a_day() -> None:
    text = "hoshin: 1\nas_of: 2026-03-03\nroutines: { huddle: { name: Huddle, cadence: weekly, first: 2026-01-05 } }"
    plan = Plan.from_yaml(text)
    assert "Agenda: Huddle" in plan.agenda(on=datetime.date(2026, 3, 2))
    assert "No routine meets on this day. Next: 2026-03-09, " in plan.agenda(on="2026-03-03")
    # Without a day it is that of the plan, or the one to look from.
    assert plan.agenda() == plan.agenda(on="2026-03-03")
    assert "Agenda: Huddle" in plan.agenda(as_of="2026-03-09")
    assert len(json.loads(plan.agenda(on="2026-03-02", format="json", for_="huddle"))["agendas"]) == 1
    wrong: dict[str, Callable[[], str]] = {
        "invalid-settings": lambda: plan.agenda(on="soon"),
        "unknown-format": lambda: plan.agenda(format="pdf"),
        "unknown-node": lambda: plan.agenda(for_="nobody"),
    }
    for code, ask in wrong.items():
        with pytest.raises(PlanError) as caught:
            ask()
        assert caught.value.code == code and caught.value.remedy
    with pytest.raises(PlanError, match="an agenda is of a day"):
        Plan.from_yaml("hoshin: 1").agenda()
    with pytest.raises(TypeError, match="'on'"):
        plan.agenda(on=5)  # type: ignore[arg-type]


def test_a_report_is_filtered_and_stops_pipelines() -> None:
    report = Plan.load(ROOT / "examples" / "plans" / "pitfalls.yaml").check()
    errors = report.filter(severity="error")
    assert [finding for finding in report if finding.severity == "error"] == errors[:]
    assert report.filter(severity=["error", "warning", "note"])[:] == report[:] == report.filter()[:]
    named = report.filter(rule=["HSN1", "too-many-kpis"])
    assert {finding.code[:4] for finding in named} == {"HSN1", "HSN3"}
    mine = report.filter(owner="service", severity="warning")
    assert 0 < len(mine) < len(report) and mine.size == report.size
    assert "<table" in mine._repr_html_()
    for wrong in ({"rule": "unownd"}, {"owner": "nobody"}, {"severity": "fatal"}):
        with pytest.raises(PlanError):
            report.filter(**wrong)
    report.filter(severity="note").raise_for()
    with pytest.raises(CheckError) as caught:
        report.raise_for("error")
    assert caught.value.report is report and caught.value.severity == "error"
    assert "HSN" in str(caught.value) and not isinstance(caught.value, ValueError)
    with pytest.raises(PlanError, match="no severity"):
        report.raise_for("fatal")


def test_a_plan_is_edited(shop: Plan) -> None:
    workspace = shop.edit()
    assert repr(workspace) == f'<Workspace "shop.yaml": {shop.size.nodes} nodes, {shop.size.relations} relations, 0 edits>'
    before = workspace.report().to_json()
    answer = workspace.apply({"edit": "record", "node": "kpi:nps", "event": "reading", "fields": {"date": datetime.date(2026, 3, 31), "value": 80}})
    assert "nps" in {change.node.id for change in answer.values}
    assert workspace.values("kpi:nps") == next(change.after for change in answer.values if change.node.id == "nps" and change.node.kind == "kpi")
    assert workspace.history == (1, 0)
    edited = workspace.plan()
    assert workspace.undo() is not None and workspace.report().to_json() == before
    assert workspace.redo() is not None and workspace.redo() is None
    assert workspace.plan().to_yaml() == edited.to_yaml() != shop.to_yaml()
    with pytest.raises(PlanError) as caught:
        workspace.apply({"edit": "change", "node": "loyal", "fields": {"nam": "x"}})
    assert (caught.value.code, caught.value.place) == ("unknown-field", "fields.nam")
    for wrong in ({}, {"edit": "drop"}, {"edit": "remove"}, {"edit": "remove", "node": "none"}):
        with pytest.raises(PlanError):
            workspace.apply(wrong)
    with pytest.raises(PlanError):
        workspace.apply([])  # type: ignore[arg-type]
    assert workspace.history == (1, 0)


def test_docstrings_tell_every_keyword() -> None:
    for name in ("status", "what_if", "show", "from_arrow", "check"):
        doc = getattr(Plan, name).__doc__
        assert "Args:\n" in doc and "Raises:\n    PlanError:" in doc and "Returns:\n" in doc
