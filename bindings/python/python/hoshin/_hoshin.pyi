# Made from the code by `cargo xtask bless`.
"""
The part of hoshin that is written in Rust. Use what `hoshin` itself has.
"""

from collections.abc import Mapping
from datetime import date
from os import PathLike
from typing import Final, SupportsIndex, final, overload

__all__ = ["__version__", "AppliedFix", "Edit", "FileEdits", "Finding", "Findings", "Fix", "FixAnswer", "FixedFile", "Location", "Node", "Parameter", "Plan", "PlanSize", "Problem", "Problems", "Relation", "Report", "Rule", "Summary", "explain", "rules", "schema"]

__version__: Final[str]
"""
The version of the library.
"""

@final
class AppliedFix:
    """
    A fix that was applied.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The rule's code: `HSN302`.
        """
    @property
    def location(self, /) -> Location | None:
        """
        Where the fault stood before anything was mended.
        """
    @property
    def message(self, /) -> str:
        """
        What was wrong.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule's name: `overlapping-kpi`.
        """
    @property
    def safe(self, /) -> bool:
        """
        Whether it is safe.
        """
    @property
    def title(self, /) -> str:
        """
        What was done.
        """

@final
class Edit:
    """
    One replacement in a text.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def replacement(self, /) -> str:
        """
        What stands there instead.
        """
    @property
    def span(self, /) -> list[int]:
        """
        The bytes that are replaced, half open.
        """

@final
class FileEdits:
    """
    Changes of one file.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def edits(self, /) -> list[Edit]:
        """
        The changes, in no order.
        """
    @property
    def file(self, /) -> str:
        """
        The file.
        """
    @property
    def hash(self, /) -> str:
        """
        The hash of the text that they are for: FNV-1a, 64 bits, in hexadecimal.
        """

@final
class Finding:
    """
    Something that a rule has to say about a plan.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The rule's code: `HSN402`.
        """
    @property
    def fixes(self, /) -> list[Fix]:
        """
        What would mend it.
        """
    @property
    def help(self, /) -> str:
        """
        What to do next.
        """
    @property
    def location(self, /) -> Location | None:
        """
        Where it stands, if the plan came from text.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong: one line, lower case, ids in backticks.
        """
    @property
    def nodes(self, /) -> list[Node]:
        """
        The nodes at fault, the culprit first.
        """
    @property
    def relations(self, /) -> list[Relation]:
        """
        The fewest relations that show it.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule's name: `opposing-targets`.
        """
    @property
    def severity(self, /) -> str:
        """
        `error`, `warning` or `note`.
        """
    @property
    def source(self, /) -> str:
        """
        What the rule comes from.
        """
    @property
    def values(self, /) -> dict[str, float | str | list[str]]:
        """
        The numbers and names behind it, by key.
        """

@final
class Findings:
    """
    The findings of a report, one after another.
    """
    def __iter__(self, /) -> Findings: ...
    def __next__(self, /) -> Finding: ...

@final
class Fix:
    """
    A change of the text that would mend a finding.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def files(self, /) -> list[FileEdits]:
        """
        The changes of each file: all of them or none.
        """
    @property
    def safe(self, /) -> bool:
        """
        Whether it leaves the meaning of everything that stays as it was; otherwise it is a suggestion.
        """
    @property
    def title(self, /) -> str:
        """
        What it does, in a few words.
        """

@final
class FixAnswer:
    """
    What became of a plan.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def applied(self, /) -> list[AppliedFix]:
        """
        What was applied, in order.
        """
    @property
    def files(self, /) -> list[FixedFile]:
        """
        The files that changed.
        """
    @property
    def suggestions(self, /) -> list[AppliedFix]:
        """
        What could be applied besides, if suggestions were wanted.
        """
    @property
    def summary(self, /) -> Summary:
        """
        How many findings are left.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """
    def write(self, /) -> None:
        """
        Writes the changed files, each whole: all of them or none.
        """

@final
class FixedFile:
    """
    A file that changed.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def before(self, /) -> str:
        """
        Its text before.
        """
    @property
    def file(self, /) -> str:
        """
        Its name.
        """
    @property
    def hash(self, /) -> str:
        """
        The hash of its text before: FNV-1a, 64 bits, in hexadecimal.
        """
    @property
    def text(self, /) -> str:
        """
        Its text now.
        """

@final
class Location:
    """
    A place in a text, as people count.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def column(self, /) -> int:
        """
        The column in characters, from 1.
        """
    @property
    def file(self, /) -> str:
        """
        The file's name.
        """
    @property
    def line(self, /) -> int:
        """
        The line, from 1.
        """
    @property
    def span(self, /) -> list[int]:
        """
        The bytes, half open.
        """

@final
class Node:
    """
    A node by kind and id, which together are unique in a plan.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def id(self, /) -> str:
        """
        Its id.
        """
    @property
    def kind(self, /) -> str:
        """
        Its kind: `objective`.
        """

@final
class Parameter:
    """
    A setting of a rule.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def default(self, /) -> float:
        """
        Its value unless settings say otherwise.
        """
    @property
    def doc(self, /) -> str:
        """
        What it means, with its unit, and where the default comes from.
        """
    @property
    def key(self, /) -> str:
        """
        Its key.
        """

@final
class Plan:
    """
    A plan: a strategy as one graph, from its drivers down to its kaizen events.

    It does not change. What reads or checks a plan lets other threads run, and raises `PlanError`.
    """
    def __repr__(self, /) -> str: ...
    def check(self, /, *, as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> Report:
        """
        Checks the plan.

        `as_of` is the date to look from; else the plan's own; else `today`, where it is given; without any, rules that
        need one are silent. `select` and `ignore` name rules by code, beginning of codes or name; `severity` and
        `parameters` are by rule. `organisation` is the text of a `hoshin.toml`, which the plan overrides, and which the
        other arguments override in turn.
        """
    def fix(self, /, *, suggested: bool = False, as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> FixAnswer:
        """
        Mends the plan's own text as far as safe fixes go, and suggestions too if `suggested`.

        The plan stays as it is and nothing is written: the answer holds the changed texts, and writes them if asked to.
        The other arguments are those of `check`.
        """
    @staticmethod
    def from_dict(data: Mapping[str, object]) -> Plan:
        """
        Reads a plan from dicts, lists, texts, numbers and dates in the shape of a plan file.
        """
    @staticmethod
    def from_json(text: str, *, name: str | None = None) -> Plan:
        """
        Reads a plan from JSON. Messages and locations call it `name`.
        """
    @staticmethod
    def from_ndjson(text: str, *, name: str | None = None) -> Plan:
        """
        Reads a plan from NDJSON, one record a line. Messages and locations call it `name`.
        """
    @staticmethod
    def from_yaml(text: str, *, name: str | None = None) -> Plan:
        """
        Reads a plan from YAML. Messages and locations call it `name`.
        """
    @staticmethod
    def load(path: str | PathLike[str]) -> Plan:
        """
        Reads a plan from a file and the files that it includes: YAML, JSON or NDJSON by its ending.

        Checks of it use the settings in the `hoshin.toml` of its folder or above, unless given others.
        """
    @property
    def name(self, /) -> str:
        """
        What messages and locations call it.
        """
    @property
    def size(self, /) -> PlanSize:
        """
        How much there is in it.
        """
    def to_json(self, /) -> str:
        """
        The plan as canonical JSON, which reads back as the same plan.
        """
    def to_ndjson(self, /) -> str:
        """
        The plan as one JSON record a line, which reads back as the same plan.
        """
    def to_yaml(self, /) -> str:
        """
        The plan as canonical YAML, which reads back as the same plan.
        """

@final
class PlanSize:
    """
    How much there is in a plan.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def nodes(self, /) -> int:
        """
        Nodes.
        """
    @property
    def relations(self, /) -> int:
        """
        Relations.
        """

@final
class Problem:
    """
    One problem.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        A stable name, in kebab case, such as `unknown-field`.
        """
    @property
    def help(self, /) -> str:
        """
        What to do instead.
        """
    @property
    def location(self, /) -> Location | None:
        """
        Where it stands, if it stands in a text.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong: one line, lower case, input in backticks.
        """
    @property
    def path(self, /) -> str | None:
        """
        Where it stands, if it stands in data that came from no text: `objectives.nps.owner`.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where it stands, in one word: `plan.yaml:3:5`, or the path into data.
        """

@final
class Problems:
    """
    Why a request could not be answered: at least one problem.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def errors(self, /) -> list[Problem]:
        """
        The problems, in order of their places.
        """
    @staticmethod
    def from_json(text: str) -> Problems:
        """
        Problems from their JSON.
        """
    @property
    def text(self, /) -> str | None:
        """
        The same as text for people, where it was asked for.
        """
    def to_json(self, /) -> str:
        """
        The problems as one JSON object.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1.
        """

@final
class Relation:
    """
    A relation by its ends.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> Node:
        """
        Where it starts.
        """
    @property
    def relation(self, /) -> str:
        """
        Which it is: `advances`.
        """
    @property
    def to(self, /) -> Node:
        """
        Where it ends.
        """

@final
class Report:
    """
    What there is to say of a plan: a sequence of findings, by code, nodes, relations and message.
    """
    @overload
    def __getitem__(self, place: SupportsIndex, /) -> Finding: ...
    @overload
    def __getitem__(self, place: slice, /) -> list[Finding]: ...
    def __iter__(self, /) -> Findings: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def size(self, /) -> PlanSize:
        """
        How much was looked at.
        """
    @property
    def summary(self, /) -> Summary:
        """
        How many findings there are of each severity.
        """
    def to_html(self, /) -> str:
        """
        The report as one HTML page that needs nothing else.
        """
    def to_json(self, /) -> str:
        """
        The report as one JSON object: the same bytes in every language.
        """
    def to_markdown(self, /, *, notes: bool = False, all: bool = False) -> str:
        """
        The report for comments on pull requests.
        """
    def to_sarif(self, /) -> str:
        """
        The report for code scanning and editors: SARIF 2.1.0.
        """
    def to_text(self, /, *, notes: bool = False, all: bool = False, color: bool = False, width: SupportsIndex | None = None) -> str:
        """
        The report for people at a terminal: errors and warnings, and the notes if asked for; the first three findings of
        a rule, or all of them.
        """

@final
class Rule:
    """
    What is known of a rule without running it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        Its code: `HSN402`.
        """
    @property
    def docs(self, /) -> str:
        """
        Its manual, as Markdown.
        """
    @property
    def name(self, /) -> str:
        """
        Its name, which says what is wrong: `opposing-targets`.
        """
    @property
    def parameters(self, /) -> list[Parameter]:
        """
        Its settings.
        """
    @property
    def practice(self, /) -> str | None:
        """
        The practice without which it keeps silent.
        """
    @property
    def severity(self, /) -> str:
        """
        Its severity unless settings or the finding say otherwise: `error`, `warning` or `note`.
        """
    @property
    def since(self, /) -> str:
        """
        The version that brought it.
        """
    @property
    def source(self, /) -> str:
        """
        What it comes from.
        """
    @property
    def summary(self, /) -> str:
        """
        One line, lower case.
        """

@final
class Summary:
    """
    How many findings there are of each severity.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def errors(self, /) -> int:
        """
        Errors.
        """
    @property
    def notes(self, /) -> int:
        """
        Notes.
        """
    @property
    def warnings(self, /) -> int:
        """
        Warnings.
        """

def explain(rule: str) -> Rule:
    """
    The manual of a rule, by its code or its name.
    """

def rules() -> list[Rule]:
    """
    Every rule, in order of its code.
    """

def schema() -> str:
    """
    The JSON Schema of plan files, as text: for editors, and for programs that write plans.
    """
