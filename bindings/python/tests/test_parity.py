"""Rust and Python answer with the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import known, plan_files

import hoshin

FILES = plan_files()
READERS: dict[str, Callable[..., hoshin.Plan]] = {
    ".yaml": hoshin.Plan.from_yaml,
    ".json": hoshin.Plan.from_json,
    ".ndjson": hoshin.Plan.from_ndjson,
}


def answers(read: Callable[[], hoshin.Plan]) -> dict[str, str]:
    try:
        plan = read()
        return {
            "check.json": plan.check().to_json(),
            "fix.json": plan.fix().to_json(),
            "suggested.json": plan.fix(suggested=True).to_json(),
            "plan.yaml": plan.to_yaml(),
            "plan.json": plan.to_json(),
            "plan.ndjson": plan.to_ndjson(),
        }
    except hoshin.PlanError as error:
        return {"problems.json": error.to_json()}


def asked(plan: hoshin.Plan, path: str, folder: str) -> dict[str, Callable[[], str]]:
    """The questions and views with the names of their files, as the file with what Rust asked of says."""
    first = json.loads(known(path, "asked.json", folder) or "{}")
    node, kpi = f"objective:{first['objective']}", f"kpi:{first['kpi']}"
    questions: dict[str, Callable[[], str]] = {
        "status": lambda: plan.status().to_json(),
        "ask": lambda: plan.ask().to_json(),
        "say-do": lambda: plan.say_do().to_json(),
        "benefits": lambda: plan.benefits().to_json(),
        "alignment": lambda: plan.alignment().to_json(),
        "conflicts": lambda: plan.conflicts().to_json(),
        "cascade": lambda: plan.cascade().to_json(),
        "agenda": lambda: plan.agenda(on="2026-03-02", format="json"),
        "filtered": lambda: plan.check().filter(severity="warning").to_json(),
        "diff": lambda: plan.diff(hoshin.Plan.from_yaml("hoshin: 1")).to_json(),
    }
    if first["objective"] is not None:
        questions["trace"] = lambda: plan.trace(node).to_json()
        questions["impact"] = lambda: plan.impact(node).to_json()
        questions["advise"] = lambda: plan.advise(node).to_json()
    if first["kpi"] is not None:
        questions["what-if"] = lambda: plan.what_if({kpi: "1"}).to_json()

    def seen(view: str) -> Callable[[], str]:
        return lambda: plan.show(view).to_json()

    views = {f"{view.name}.view": seen(view.name) for view in hoshin.views()}
    return {f"{name}.json": ask for name, ask in (questions | views).items()}


def told(ask: Callable[[], str]) -> str:
    try:
        return ask()
    except hoshin.PlanError as error:
        return error.to_json()


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("folder", ["", "text"])
@pytest.mark.usefixtures("from_root")
def test_questions_and_views_give_the_same_bytes(path: str, folder: str) -> None:
    if known(path, "asked.json", folder) is None:
        pytest.skip("refused")
    if folder:
        read = READERS.get(Path(path).suffix, hoshin.Plan.from_yaml)
        plan = read(Path(path).read_bytes().decode(), name=path)
    else:
        plan = hoshin.Plan.load(path)
    questions = asked(plan, path, folder)
    assert len(questions) > 20
    for name, ask in questions.items():
        assert told(ask) == known(path, name, folder), f"{path}: {name}"


def test_there_is_something_to_compare() -> None:
    refused = [path for path in FILES if known(path, "problems.json")]
    checked = [path for path in FILES if known(path, "check.json")]
    assert len(refused) > 30 and len(checked) > 30


@pytest.mark.parametrize("path", FILES)
@pytest.mark.usefixtures("from_root")
def test_a_file_gives_the_same_bytes(path: str) -> None:
    for name, answer in answers(lambda: hoshin.Plan.load(path)).items():
        assert answer == known(path, name), f"{path}: {name}"


@pytest.mark.parametrize("path", FILES)
@pytest.mark.usefixtures("from_root")
def test_a_text_gives_the_same_bytes(path: str) -> None:
    try:
        text = Path(path).read_bytes().decode()
    except UnicodeDecodeError:
        pytest.skip("no text")
    read = READERS.get(Path(path).suffix, hoshin.Plan.from_yaml)
    for name, answer in answers(lambda: read(text, name=path)).items():
        assert answer == known(path, name, "text"), f"{path}: {name}"


@pytest.mark.parametrize("path", FILES)
def test_data_gives_the_same_plan(path: str) -> None:
    text = known(path, "plan.json")
    if text is None:
        pytest.skip("refused")
    read = hoshin.Plan.from_json(text)
    plan = hoshin.Plan.from_dict(json.loads(text))
    assert plan.to_json() == read.to_json()

    # Data stands in no text, so that nothing has a place there, and nothing can be mended.
    def bare(report: hoshin.Report) -> object:
        answer = json.loads(report.to_json())
        for finding in answer["findings"]:
            finding["location"], finding["fixes"] = None, []
        return answer

    assert json.loads(plan.check().to_json()) == bare(read.check())


def test_attributes_are_what_the_json_says() -> None:
    text = known("examples/plans/pitfalls.yaml", "check.json", "text")
    assert text is not None
    path = "examples/plans/pitfalls.yaml"
    plan = hoshin.Plan.from_yaml((Path(__file__).parents[3] / path).read_text(encoding="utf-8"), name=path)
    report, said = plan.check(), json.loads(text)
    assert len(report) == len(said["findings"]) > 10
    for finding, data in zip(report, said["findings"], strict=True):
        plain = {key: getattr(finding, key) for key in ("code", "rule", "severity", "message", "help", "values")}
        assert plain == {key: data[key] for key in plain}
        assert [{"kind": node.kind, "id": node.id} for node in finding.nodes] == data["nodes"]
        ends = [(one.from_.id, one.relation, one.to.id) for one in finding.relations]
        assert ends == [(one["from"]["id"], one["relation"], one["to"]["id"]) for one in data["relations"]]
        place = finding.location and {key: getattr(finding.location, key) for key in ("file", "line", "column", "span")}
        assert place == data["location"]
        assert [fix.title for fix in finding.fixes] == [fix["title"] for fix in data["fixes"]]
    assert report.summary.errors == said["summary"]["errors"]
    assert (report.size.nodes, plan.size.relations) == (said["plan"]["nodes"], said["plan"]["relations"])
