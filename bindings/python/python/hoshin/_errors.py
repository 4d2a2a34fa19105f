"""What hoshin raises."""

from __future__ import annotations

from hoshin._hoshin import Problem, Problems, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class PlanError(ValueError):
    """A plan could not be read, or settings or dates were refused.

    ``str()`` of it tells every problem, a line each. The attributes are of the first.
    """

    code: str
    """A stable name, in kebab case, such as ``unknown-field``."""
    reason: str
    """What is wrong: one line."""
    place: str | None
    """Where it stands: ``plan.yaml:3:5``, or the path into data, ``objectives.nps.owner``."""
    remedy: str
    """What to do instead."""
    problems: list[Problem]
    """Every problem, in order of their places."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(str(problems))
        first = problems.errors[0]
        self._problems = problems
        self.problems = problems.errors
        self.code = first.code
        self.reason = first.message
        self.place = first.place
        self.remedy = first.help

    def to_json(self) -> str:
        """The problems as one JSON object: the same bytes in every language."""
        return self._problems.to_json()

    def __reduce__(self) -> tuple[Callable[[str], PlanError], tuple[str]]:
        # So that it comes home from another process.
        return _restored, (self.to_json(),)


class CheckError(Exception):
    """A check found what `raise_for` was to stop at.

    ``str()`` of it is the report as at a terminal.
    """

    report: Report
    """The report."""
    severity: str
    """The severity from which on it stops."""

    def __init__(self, report: Report, severity: str) -> None:
        super().__init__(report, severity)
        self.report = report
        self.severity = severity

    def __str__(self) -> str:
        return self.report.to_text(notes=self.severity == "note")


def _restored(text: str) -> PlanError:
    return PlanError(Problems.from_json(text))
