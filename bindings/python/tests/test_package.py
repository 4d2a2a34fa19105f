"""What the package offers, beyond what its types say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hoshin

TEXT = "hoshin: 1\ndrivers: { lead: { name: Lead, horizon: 2030..2026 } } # ours\n"


def test_a_report_is_a_sequence() -> None:
    report = hoshin.Plan.from_yaml(TEXT).check()
    findings = list(report)
    assert len(report) == len(findings) > 1
    assert report[0] == findings[0] and report[-1] == findings[-1] and report[:] == findings
    assert report[::-1] == findings[::-1] and report[5:1] == [] and list(reversed(report)) == findings[::-1]
    assert findings[0] in report and report[0] != report[1]
    for place in (len(report), -len(report) - 1, 2**40):
        with pytest.raises(IndexError):
            report[place]
    with pytest.raises(TypeError):
        report["0"]  # type: ignore[call-overload]
    assert list(iter(iter(report))) == findings
    assert hoshin.Plan.from_yaml("hoshin: 1").check(ignore=["HSN"])[:] == []


def test_things_tell_what_they_are() -> None:
    plan = hoshin.Plan.from_yaml(TEXT, name="lead.yaml")
    report = plan.check()
    assert repr(plan) == '<Plan "lead.yaml": 1 nodes, 0 relations>'
    assert repr(report).startswith("<Report: ")
    assert repr(report[0]) == f"<Finding {report[0].code} {report[0].rule} ({report[0].severity}): {report[0].message}>"
    assert repr(report[0].nodes) == '[Node(kind="driver", id="lead")]'
    assert repr(report[0].location) == 'Location(file="lead.yaml", line=2, column=12)'
    assert repr(plan.fix(suggested=True)) == "<FixAnswer: 1 applied, 0 suggested, 1 files changed>"
    assert repr(hoshin.explain("HSN101")).startswith('Rule(code="HSN101", name="unaligned-objective"')
    assert str(report) == report.to_text()
    with pytest.raises(AttributeError):
        plan.name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        hoshin.Finding()


def test_a_report_has_its_forms() -> None:
    report = hoshin.Plan.from_yaml(TEXT, name="lead.yaml").check()
    assert json.loads(report.to_json())["version"] == 1
    assert json.loads(report.to_sarif())["version"] == "2.1.0"
    assert report.to_html().startswith("<!DOCTYPE html>")
    assert report.to_markdown(notes=True, all=True).count(report[0].code) >= 1
    assert "\x1b[" in report.to_text(color=True) and "\x1b[" not in report.to_text()
    assert max(map(len, report.to_text(width=40).splitlines())) < max(map(len, report.to_text(width=200).splitlines()))


def test_settings_are_taken() -> None:
    plan = hoshin.Plan.from_yaml(TEXT)
    codes = {finding.code for finding in plan.check()}
    one = sorted(codes)[0]
    assert {finding.code for finding in plan.check(select=[one])} == {one}
    assert {finding.code for finding in plan.check(select=(one,))} == {one}
    assert {finding.code for finding in plan.check(ignore=[one])} == codes - {one}
    assert plan.check(select=[one], severity={one: "note"})[0].severity == "note"
    assert len(plan.check(organisation="[checks]\nignore = ['HSN']")) == 0
    with pytest.raises(hoshin.PlanError, match="did you mean `unowned`"):
        plan.check(select=["unownd"])


def test_rules_explain_themselves() -> None:
    rules = hoshin.rules()
    assert len(rules) > 70 and [rule.code for rule in rules] == sorted(rule.code for rule in rules)
    assert all(hoshin.explain(rule.name) == rule == hoshin.explain(rule.code) for rule in rules)
    assert any(rule.parameters and isinstance(rule.parameters[0].default, float) for rule in rules)
    with pytest.raises(hoshin.PlanError) as caught:
        hoshin.explain("opposing-target")
    assert caught.value.code == "unknown-rule" and "`opposing-targets`" in caught.value.remedy


def test_the_schema_is_the_committed_one() -> None:
    committed = Path(__file__).resolve().parents[3] / "docs" / "hoshin.schema.json"
    assert hoshin.schema() == committed.read_text(encoding="utf-8")


def test_fixes_are_written_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    answer = hoshin.Plan.load(path).fix(suggested=True)
    assert path.read_text(encoding="utf-8") == TEXT
    answer.write()
    assert path.read_text(encoding="utf-8") == answer.files[0].text == TEXT.replace("2030..2026", "2026..2030")
    with pytest.raises(hoshin.PlanError) as caught:
        answer.write()
    assert caught.value.code == "stale"


def test_a_plan_is_checked_by_the_settings_above_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "hoshin.toml").write_text("[checks]\nignore = ['HSN']", encoding="utf-8")
    plan = hoshin.Plan.load(path)
    assert len(plan.check()) == 0 < len(plan.check(organisation=""))


def test_the_package_is_whole() -> None:
    assert sorted(hoshin.__all__) == hoshin.__all__
    assert all(hasattr(hoshin, name) for name in hoshin.__all__)
    assert hoshin.__version__.count(".") == 2
    assert hoshin.Plan.__module__ == hoshin.Finding.__module__ == "hoshin"
    assert all(getattr(hoshin, name).__doc__ for name in hoshin.__all__ if name != "__version__")
    assert (Path(hoshin.__file__).parent / "py.typed").is_file()
