"""The code on the package's page is run, and so are the examples."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import hoshin

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "python" / "first_check.py"


def test_the_readme_says_what_happens() -> None:
    page = ROOT / "bindings" / "python" / "README.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert (failed, tried > 10) == (0, True)


def test_the_guide_says_what_happens() -> None:
    page = ROOT / "docs" / "guide" / "notebook.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert (failed, tried > 5) == (0, True)


@pytest.mark.usefixtures("from_root")
def test_the_front_page_shows_code_that_runs() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    fences = [part.split("```", 1)[0] for part in page.split("```python\n")[1:]]
    assert len(fences) == 1
    for fence in fences:
        exec(compile(fence, "README.md", "exec"), {})


def test_the_package_says_what_happens() -> None:
    failed, tried = doctest.testmod(hoshin)
    assert (failed, tried) == (0, 3)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLE), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"})


def test_the_first_check_shows_findings_and_fixes() -> None:
    done = run()
    report = hoshin.Plan.load(ROOT / "examples" / "plans" / "pitfalls.yaml").check()
    assert done.stderr == ""
    assert done.stdout.count("    help: ") == len(report)
    assert all(finding.message in done.stdout for finding in report)
    assert done.returncode == 1


@pytest.mark.parametrize(("plan", "code"), [("examples/plans/team.yaml", 0), ("tests/fixtures/refused/unknown-field.yaml", 2)])
def test_the_first_check_takes_a_path(plan: str, code: int) -> None:
    done = run(str(ROOT / plan))
    assert (done.returncode, done.stderr) == (code, "")
    assert "unknown-field.yaml:" in done.stdout if code == 2 else "0 errors" in done.stdout
