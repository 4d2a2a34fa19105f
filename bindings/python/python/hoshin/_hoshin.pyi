# Made from the code by `cargo xtask bless`.
"""
The part of hoshin that is written in Rust. Use what `hoshin` itself has.
"""

from collections.abc import Mapping
from datetime import date
from hoshin._types import ArrowTable
from os import PathLike
from typing import Any, Final, SupportsFloat, SupportsIndex, final, overload

__all__ = ["__version__", "AdviceRefusal", "AdviseAnswer", "Aligned", "AlignedNode", "AlignedWord", "AlignmentAnswer", "AlignmentChange", "Amount", "AppliedFix", "Ascent", "AskAnswer", "BenefitsAnswer", "Cancelled", "Cascade", "CascadeAnswer", "CascadeChild", "Change", "ConflictsAnswer", "Contradiction", "CountedShare", "DiffAnswer", "Driver", "DriverShare", "Edit", "EditAnswer", "Effect", "EventChange", "Exported", "ExportedFiles", "FieldChange", "Figure", "FileEdits", "Finding", "FindingChanges", "Findings", "Fix", "FixAnswer", "FixedFile", "ForeignFormat", "Gap", "Holding", "ImpactAnswer", "Imported", "Line", "Location", "Move", "NamedFile", "NamedNode", "Node", "NodeChange", "Note", "OwnedNode", "OwnerTally", "Parameter", "Plan", "PlanSize", "PolicyComparison", "PolicyRow", "Priority", "Problem", "Problems", "Promise", "Proof", "Question", "Reading", "Relation", "RelationChange", "Report", "Return", "Rule", "SayDoAnswer", "Share", "State", "Status", "StatusAnswer", "StatusRow", "StrongConflict", "Structural", "Stuck", "Summary", "Sums", "Supposition", "Table", "TableWords", "Tally", "TargetFigures", "TraceAnswer", "ValueChange", "Values", "View", "ViewInfo", "Walk", "WhatIfAnswer", "Word", "WordTally", "Work", "Workspace", "explain", "foreign_formats", "import_plan", "rules", "schema", "table_words", "views"]

__version__: Final[str]
"""
The version of the library.
"""

@final
class AdviceRefusal:
    """
    Why there is no advice.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        A stable word: `nothing-decides`, `stuck`, `strong-conflict` or `too-many`.
        """
    @property
    def conflicts(self, /) -> list[StrongConflict]:
        """
        About what evidence would wholly contradict itself.
        """
    @property
    def reason(self, /) -> str:
        """
        What it is, in one sentence.
        """
    @property
    def stuck(self, /) -> list[Stuck]:
        """
        The targets that nothing turns, each with the reason.
        """

@final
class AdviseAnswer:
    """
    What has to move.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def after(self, /) -> Status | None:
        """
        How it stands after the moves; none if there is no advice.
        """
    @property
    def as_of(self, /) -> str:
        """
        The date that was looked from.
        """
    @property
    def changes(self, /) -> list[Change]:
        """
        What becomes of values and statuses by the moves.
        """
    @property
    def moves(self, /) -> list[Move]:
        """
        The fewest moves; none where it stands so already, or where there is no advice.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        What is to be reached.
        """
    @property
    def policy(self, /) -> str:
        """
        The policy that coloured.
        """
    @property
    def refusal(self, /) -> AdviceRefusal | None:
        """
        Why there is no advice.
        """
    @property
    def status(self, /) -> Status:
        """
        How it stands.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """
    @property
    def want(self, /) -> str:
        """
        The status that is wanted.
        """

@final
class Aligned:
    """
    What of somebody's work reaches the drivers. Shares of one.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def coverage(self, /) -> float:
        """
        How much of the work reaches any driver, for it or against it.
        """
    @property
    def effort(self, /) -> float:
        """
        The full times that the work takes; 1 for each part that states none.
        """
    @property
    def score(self, /) -> float | None:
        """
        Support less harm over all drivers, weighted by their importance, -1..=1; null where no driver matters.
        """
    @property
    def shares(self, /) -> list[DriverShare]:
        """
        What reaches each driver, in their order.
        """
    @property
    def unaligned(self, /) -> float:
        """
        How much reaches none.
        """

@final
class AlignedNode:
    """
    The work of an owner, a unit or an initiative.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def aligned(self, /) -> Aligned:
        """
        What of it reaches the drivers.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        Whose it is.
        """

@final
class AlignedWord:
    """
    The work of a level or a framework.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def aligned(self, /) -> Aligned:
        """
        What of it reaches the drivers.
        """
    @property
    def of(self, /) -> str:
        """
        The level or the framework.
        """

@final
class AlignmentAnswer:
    """
    Whose work reaches which driver.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def circular(self, /) -> list[NamedNode]:
        """
        Nodes in circles that nothing leaves: their effort reaches nothing.
        """
    @property
    def drivers(self, /) -> list[Driver]:
        """
        The drivers, in the order of the plan: every row has a share for each.
        """
    @property
    def frameworks(self, /) -> list[AlignedWord]:
        """
        The frameworks to which work belongs.
        """
    @property
    def initiatives(self, /) -> list[AlignedNode]:
        """
        The initiatives that go on.
        """
    @property
    def levels(self, /) -> list[AlignedWord]:
        """
        The levels on which somebody works, the top first.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    @property
    def organisation(self, /) -> Aligned | None:
        """
        The whole organisation; null if nobody works on anything.
        """
    @property
    def owners(self, /) -> list[AlignedNode]:
        """
        The owners who work on something.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def units(self, /) -> list[AlignedNode]:
        """
        The owners to whom somebody reports, each with all below them.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class AlignmentChange:
    """
    What of all owners' work reaches a driver, before and after.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> Share | None:
        """
        The share after; none if the driver is gone, or nobody owns any work.
        """
    @property
    def before(self, /) -> Share | None:
        """
        The share before; none if the driver was not there, or nobody owned any work.
        """
    @property
    def driver(self, /) -> Node:
        """
        The driver.
        """

@final
class Amount:
    """
    A number of something.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def unit(self, /) -> str | None:
        """
        Of what: `EUR`; none if it names nothing.
        """
    @property
    def value(self, /) -> float:
        """
        How much.
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
class Ascent:
    """
    A driver that is reached.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def harm(self, /) -> float:
        """
        The share of the work that reaches it and harms, 0..=1.
        """
    @property
    def harms(self, /) -> Walk | None:
        """
        The strongest walk that harms.
        """
    @property
    def helps(self, /) -> Walk | None:
        """
        The strongest walk that helps.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The driver.
        """
    @property
    def support(self, /) -> float:
        """
        The share of the work that reaches it and helps, 0..=1.
        """

@final
class AskAnswer:
    """
    The answers to the four questions.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> str | None:
        """
        The date that was looked from.
        """
    @property
    def drivers(self, /) -> list[OwnedNode]:
        """
        The drivers.
        """
    @property
    def mission(self, /) -> str | None:
        """
        What the organisation is for.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    @property
    def objectives(self, /) -> list[Priority]:
        """
        What is most important this year, how we will get there, and who owns it; the most important first.
        """
    @property
    def questions(self, /) -> list[Question]:
        """
        The questions, and whether each is answered.
        """
    @property
    def shorter(self, /) -> int:
        """
        How many active objectives of this year are for less than half a year: they serve the others.
        """
    @property
    def strategy_with_work(self, /) -> CountedShare:
        """
        The drivers and objectives of the year that have live work below them.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """
    @property
    def vision(self, /) -> str | None:
        """
        Where are we going? The vision.
        """
    @property
    def work_with_strategy(self, /) -> CountedShare:
        """
        The live initiatives that reach a driver.
        """
    @property
    def year(self, /) -> str | None:
        """
        The fiscal year in which it lies: `2026-01-01..2026-12-31`.
        """

@final
class BenefitsAnswer:
    """
    The money that work takes and brings.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def financial(self, /) -> list[NamedNode]:
        """
        The financial KPIs.
        """
    @property
    def initiatives(self, /) -> list[Work]:
        """
        The initiatives that state a cost or a benefit, without those that were given up.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    @property
    def silent(self, /) -> int:
        """
        How many initiatives state neither.
        """
    @property
    def sums(self, /) -> list[Sums]:
        """
        The sums, by unit.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Cancelled:
    """
    Help and harm that cancel. From -100 to 100.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def cancellation(self, /) -> float:
        """
        How far they cancel, from 0 not at all to 1 wholly.
        """
    @property
    def deployed(self, /) -> float:
        """
        What is left.
        """
    @property
    def harm(self, /) -> float:
        """
        All harm together, as a positive number.
        """
    @property
    def help(self, /) -> float:
        """
        All help together.
        """

@final
class Cascade:
    """
    What the promises below a target come to. Levels and changes are in its unit.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def by(self, /) -> str:
        """
        By what it is divided: the `parts` of its KPI, or the `objectives` below its own.
        """
    @property
    def children(self, /) -> list[CascadeChild]:
        """
        What is promised below.
        """
    @property
    def coverage(self, /) -> float | None:
        """
        The promised part of what is required.
        """
    @property
    def double_counted(self, /) -> list[NamedNode]:
        """
        Parts that count for more than the whole of them in several sums.
        """
    @property
    def gap(self, /) -> float | None:
        """
        What is required and not promised, with the sign of the levels.
        """
    @property
    def is_change(self, /) -> bool:
        """
        Whether changes are compared, and not levels.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The target.
        """
    @property
    def opposed(self, /) -> list[NamedNode]:
        """
        Parts whose KPI moves the other way than the whole.
        """
    @property
    def promised(self, /) -> float | None:
        """
        What is promised below.
        """
    @property
    def reason(self, /) -> str | None:
        """
        The same in words.
        """
    @property
    def required(self, /) -> float | None:
        """
        What is required.
        """
    @property
    def silent(self, /) -> list[NamedNode]:
        """
        The parts of the KPI on which nothing is promised.
        """
    @property
    def unit(self, /) -> str:
        """
        The unit of the numbers.
        """
    @property
    def unknown(self, /) -> str | None:
        """
        Why it cannot be told, as a stable word: `no-goal`.
        """
    @property
    def verdict(self, /) -> str:
        """
        `under`, `even` or `over`; `unknown` if it cannot be told.
        """

@final
class CascadeAnswer:
    """
    Whether the promises below each target make up what it promises.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def cascades(self, /) -> list[Cascade]:
        """
        The cascades, in the order of their targets. Targets on KPIs that state no aggregation have none.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class CascadeChild:
    """
    What one part promises, as it counts in the whole.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def baseline(self, /) -> float | None:
        """
        Where it starts.
        """
    @property
    def goal(self, /) -> float | None:
        """
        Where it is to go.
        """
    @property
    def of(self, /) -> NamedNode:
        """
        The part of the KPI, or the objective.
        """
    @property
    def reason(self, /) -> str | None:
        """
        Why it is not known, in words.
        """
    @property
    def share(self, /) -> float | None:
        """
        Its share of the whole, of a mean.
        """
    @property
    def targets(self, /) -> list[NamedNode]:
        """
        The targets that say it.
        """

@final
class Change:
    """
    How a node stood before and stands after.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> State | None:
        """
        How it stands; none if it is gone.
        """
    @property
    def before(self, /) -> State | None:
        """
        How it stood; none if it was not there.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    @property
    def worse(self, /) -> bool:
        """
        Whether its status is known on both sides, and worse after.
        """

@final
class ConflictsAnswer:
    """
    Where a plan pulls apart.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> str | None:
        """
        The date that was looked from.
        """
    @property
    def contradictions(self, /) -> list[Contradiction]:
        """
        Of what there is evidence for and against; the strongest first.
        """
    @property
    def goals_left_out(self, /) -> int:
        """
        How many ends of ways were not looked at.
        """
    @property
    def more_contradictions(self, /) -> int:
        """
        How many more there are.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    @property
    def structural(self, /) -> list[Structural]:
        """
        Who helps and harms the same, where it begins; the strongest first.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Contradiction:
    """
    A node of which there is evidence for and against.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def denial(self, /) -> float:
        """
        The evidence against it, 0..=1.
        """
    @property
    def denied_by(self, /) -> Proof | None:
        """
        Why there is evidence against it.
        """
    @property
    def grade(self, /) -> str:
        """
        `strong` if both are whole, `medium` if one is, else `weak`.
        """
    @property
    def masked(self, /) -> Cancelled | None:
        """
        Help and harm that cancel, so that it looks as if nobody did anything.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    @property
    def strength(self, /) -> float:
        """
        How far it contradicts itself, 0..=1: the lesser of both.
        """
    @property
    def support(self, /) -> float:
        """
        The evidence for it, 0..=1.
        """
    @property
    def supported_by(self, /) -> Proof | None:
        """
        Why there is evidence for it.
        """

@final
class CountedShare:
    """
    How many of some nodes have something.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def all(self, /) -> int:
        """
        How many there are.
        """
    @property
    def share(self, /) -> float | None:
        """
        The share, 0..=1; `None` if there are none.
        """
    @property
    def with_(self, /) -> int:
        """
        How many have it.
        """
    @property
    def without(self, /) -> list[NamedNode]:
        """
        Those that do not have it.
        """

@final
class DiffAnswer:
    """
    What is different between two plans.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def added(self, /) -> list[NamedNode]:
        """
        The nodes that are new.
        """
    @property
    def after(self, /) -> str:
        """
        What messages call the plan after.
        """
    @property
    def alignments(self, /) -> list[AlignmentChange]:
        """
        The drivers that another share of all owners' work reaches.
        """
    @property
    def altered(self, /) -> list[RelationChange]:
        """
        The relations that state something else.
        """
    @property
    def before(self, /) -> str:
        """
        What messages call the plan before.
        """
    @property
    def changed(self, /) -> list[NodeChange]:
        """
        The nodes that state something else.
        """
    @property
    def findings(self, /) -> FindingChanges:
        """
        What became of the findings.
        """
    @property
    def head(self, /) -> list[FieldChange]:
        """
        The fields of the plan itself.
        """
    @property
    def related(self, /) -> list[Relation]:
        """
        The relations that are new, those of new nodes among them.
        """
    @property
    def removed(self, /) -> list[NamedNode]:
        """
        The nodes that are gone.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def unrelated(self, /) -> list[Relation]:
        """
        The relations that are gone, those of nodes that are gone among them.
        """
    @property
    def values(self, /) -> list[Change]:
        """
        The nodes of which a value or the status changes, and those that are in one of both only.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Driver:
    """
    A driver.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def importance(self, /) -> float | None:
        """
        How much it matters; null if the plan does not say, which counts as 1.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The driver.
        """

@final
class DriverShare:
    """
    What of somebody's work reaches a driver. Shares of one.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def harm(self, /) -> float:
        """
        Against it.
        """
    @property
    def net(self, /) -> float:
        """
        Support less harm.
        """
    @property
    def support(self, /) -> float:
        """
        For it.
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
class EditAnswer:
    """
    What an edit changed.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def added(self, /) -> list[Finding]:
        """
        The findings that were not there before.
        """
    @property
    def changed(self, /) -> list[Finding]:
        """
        The findings that say something else than before, as they are now.
        """
    @property
    def removed(self, /) -> list[Finding]:
        """
        The findings that are gone.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def values(self, /) -> list[ValueChange]:
        """
        The nodes whose values are others than before, in order of kinds and ids; those that went left out.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Effect:
    """
    What a change does to another node.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def change(self, /) -> Figure:
        """
        By how much its value changes when that of the first rises by 1; 0 where it is held by something else.
        """
    @property
    def deployed(self, /) -> Figure:
        """
        By how much its deployed value changes: what the measure may be hoped to follow, where one holds the value.
        """
    @property
    def harms(self, /) -> Walk | None:
        """
        The strongest walk that harms.
        """
    @property
    def helps(self, /) -> Walk | None:
        """
        The strongest walk that helps.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The other node.
        """
    @property
    def value(self, /) -> Figure:
        """
        Its value, from -100 to 100.
        """

@final
class EventChange:
    """
    Events that came or went.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def added(self, /) -> int:
        """
        How many are new.
        """
    @property
    def key(self, /) -> str:
        """
        Which: `readings`, `check_ins`, `catchball` or `held`.
        """
    @property
    def removed(self, /) -> int:
        """
        How many are gone.
        """

@final
class Exported:
    """
    What came of a plan, as one file.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def content(self, /) -> bytes:
        """
        The file.
        """
    @property
    def format(self, /) -> str:
        """
        The name of the format that the file is in.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        What it does not carry as the plan had it.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Writes the file, whole or not at all.

        Args:
            path: The file.

        Raises:
            PlanError: If it cannot be written.
        """

@final
class ExportedFiles:
    """
    What came of a plan, as the files of a folder.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def files(self, /) -> list[NamedFile]:
        """
        The files: one a table of the star schema, one in all other formats.
        """
    @property
    def format(self, /) -> str:
        """
        The name of the format that the files are in.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        What they do not carry as the plan had it.
        """
    def save(self, /, folder: str | PathLike[str]) -> None:
        """
        Writes the files, each whole or not at all.

        Args:
            folder: The folder, which is made if there is none.

        Raises:
            PlanError: If one cannot be written.
        """

@final
class FieldChange:
    """
    A field or a parameter that is stated otherwise, as it stands in a plan file.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> str | None:
        """
        What is stated; none if nothing.
        """
    @property
    def before(self, /) -> str | None:
        """
        What was stated; none if nothing.
        """
    @property
    def key(self, /) -> str:
        """
        Its key.
        """

@final
class Figure:
    """
    A number, or why there is none.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def reason(self, /) -> str | None:
        """
        The same in words.
        """
    @property
    def unknown(self, /) -> str | None:
        """
        Why it is not known, as a stable word: `no-reading`.
        """
    @property
    def value(self, /) -> float | None:
        """
        The number, if it is known.
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
class FindingChanges:
    """
    What became of findings.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def added(self, /) -> list[Finding]:
        """
        Those that were not there before.
        """
    @property
    def removed(self, /) -> list[Finding]:
        """
        Those that are gone.
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
class ForeignFormat:
    """
    A format of other people.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def binary(self, /) -> bool:
        """
        Whether its files are no text.
        """
    @property
    def endings(self, /) -> list[str]:
        """
        The endings of its files, the usual one first.
        """
    @property
    def name(self, /) -> str:
        """
        Its name: `stratml`.
        """
    @property
    def reads(self, /) -> bool:
        """
        Whether it is read.
        """
    @property
    def summary(self, /) -> str:
        """
        What it is, in one line.
        """
    @property
    def writes(self, /) -> bool:
        """
        Whether it is written.
        """

@final
class Gap:
    """
    What is missing from an answer.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def missing(self, /) -> str:
        """
        What: `vision`, `driver`, `objective`, `kpi`, `live-work` or `owner`.
        """
    @property
    def of(self, /) -> list[NamedNode]:
        """
        The nodes of which it is missing; none if it is missing of the plan.
        """

@final
class Holding:
    """
    What a node stands on.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def effort(self, /) -> float:
        """
        How much it counts for the shares; 0 of roles that neither answer for it nor do it.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        What it is.
        """
    @property
    def relation(self, /) -> str:
        """
        The relation to it: `owns`.
        """
    @property
    def role(self, /) -> str | None:
        """
        The role, of an owner: `accountable`.
        """

@final
class ImpactAnswer:
    """
    What a change of a node reaches.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> str | None:
        """
        The date that was looked from; none if the latest readings counted.
        """
    @property
    def effects(self, /) -> list[Effect]:
        """
        What is reached: drivers, then objectives, then KPIs; of each kind what changes most first.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    @property
    def step(self, /) -> float:
        """
        The step by which it was moved to see what follows: 1, or -1 where it can rise no more.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def value(self, /) -> Figure:
        """
        Its value, from -100, wholly failed, to 100, wholly satisfied.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Imported:
    """
    What came of a file in another format.
    """
    def __repr__(self, /) -> str: ...
    @property
    def format(self, /) -> str:
        """
        The name of the format that the file was in.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        What the plan does not carry as the file had it.
        """
    @property
    def plan(self, /) -> Plan:
        """
        The plan.
        """

@final
class Line:
    """
    The strongest walks between a node and another, from contributor to receiver.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def harms(self, /) -> Walk | None:
        """
        The strongest walk that harms.
        """
    @property
    def helps(self, /) -> Walk | None:
        """
        The strongest walk that helps.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The other node.
        """
    @property
    def owner(self, /) -> str | None:
        """
        Who answers for it.
        """
    @property
    def stage(self, /) -> str | None:
        """
        Its stage, if it has one: `do`.
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
class Move:
    """
    A move of a KPI, or of a target that is told in steps.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> Figure:
        """
        Where it is, in the KPI's unit; of steps the share that is reached.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        What moves.
        """
    @property
    def targets(self, /) -> list[Node]:
        """
        The targets that this turns.
        """
    @property
    def to(self, /) -> float:
        """
        Where it is to be, as a number; of steps the share.
        """
    @property
    def value(self, /) -> str:
        """
        The same as it is written in a plan: `98 %`, `done`.
        """

@final
class NamedFile:
    """
    A file of a folder.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    @property
    def content(self, /) -> bytes:
        """
        What stands in it.
        """
    @property
    def name(self, /) -> str:
        """
        Its name: `nodes.csv`.
        """

@final
class NamedNode:
    """
    A node with what people call it.
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
    @property
    def name(self, /) -> str:
        """
        Its name; its id if it has none.
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
class NodeChange:
    """
    What a node states otherwise.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def events(self, /) -> list[EventChange]:
        """
        What happened to it.
        """
    @property
    def fields(self, /) -> list[FieldChange]:
        """
        Its fields.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The node, as it is after.
        """

@final
class Note:
    """
    What was not carried as it was, guessed or repaired.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        A stable word for it, such as `unknown-element`.
        """
    @property
    def kind(self, /) -> str:
        """
        What became of it: `lost`, `guessed`, `repaired`, `disagrees`, `agrees`.
        """
    @property
    def nodes(self, /) -> list[Node]:
        """
        The first nodes that it is about.
        """
    @property
    def places(self, /) -> list[str]:
        """
        The first places in the file: `line 3, column 5`.
        """
    @property
    def text(self, /) -> str:
        """
        One line.
        """
    @property
    def times(self, /) -> int:
        """
        How often it was met.
        """
    @property
    def what(self, /) -> str | None:
        """
        What of a node it is about, by its key in the plan file; none if it is the whole of it.
        """

@final
class OwnedNode:
    """
    A node, and who answers for it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    @property
    def owner(self, /) -> NamedNode | None:
        """
        Who answers for it.
        """
    @property
    def period(self, /) -> str | None:
        """
        What it is for: `2026..2030`.
        """

@final
class OwnerTally:
    """
    The promises of an owner.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def owner(self, /) -> NamedNode | None:
        """
        The owner; none of promises for which nobody answers.
        """
    @property
    def tally(self, /) -> Tally:
        """
        How they came out.
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
    def advise(self, /, node: str, *, want: str | None = ..., as_of: date | str | None = ..., today: date | str | None = ..., policy: str | None = ...) -> AdviseAnswer:
        """
        Tells the fewest KPIs or targets that have to move for a node to have a status.

        Args:
            node: The node: its id, or `kind:id` where several kinds have the id.
            want: The status that it is to have, or a better one: `green` or `amber`; `green` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            policy: The policy that colours, such as `servicenow`; `default` if none.

        Returns:
            The moves, a row each, or why there is no advice.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def agenda(self, /, *, on: date | str | None = ..., format: str = ..., for_: str | None = ..., policy: str | None = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> str:
        """
        Writes the agendas of the routines that meet on a day, as `md`, `html` or `json`: what is due, how it stands,
        findings, open problems, and what was achieved since the last time.

        Args:
            on: The day, seen as on that day; that to look from if none.
            format: The name of the format.
            for_: The node that it is narrowed to: its id, or `kind:id`.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The agendas.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    def alignment(self, /) -> AlignmentAnswer:
        """
        Tells whose work reaches which driver.

        Args:

        Returns:
            A row for each owner, unit, level, framework or initiative and each driver.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def ask(self, /, *, as_of: date | str | None = ..., today: date | str | None = ...) -> AskAnswer:
        """
        Answers the four questions of Hoshin Kanri: where are we going, what matters most this year, how do we get there,
        and who owns it?

        Args:
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.

        Returns:
            The answers and what they lack; as a table, the drivers and the objectives of the year.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def benefits(self, /) -> BenefitsAnswer:
        """
        Tells what work takes and brings, and whether it reaches a financial KPI.

        Args:

        Returns:
            The initiatives that state a cost or a benefit, a row each, and the sums.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def calendar(self, /, *, for_: str | None = ..., policy: str | None = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> str:
        """
        Writes the reviews of a year as a calendar.

        Args:
            for_: The node that it is narrowed to: its id, or `kind:id`.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The calendar: iCalendar.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    def cascade(self, /, *, tolerance: SupportsFloat | SupportsIndex | None = ...) -> CascadeAnswer:
        """
        Tells whether the promises below each target make up what it promises.

        Args:
            tolerance: The part of what is required, 0..=1, that may be missing or more.

        Returns:
            The targets with promises below them, a row each.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def check(self, /, *, as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> Report:
        """
        Checks the plan.

        Args:
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            What there is to say of it.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    def conflicts(self, /, *, as_of: date | str | None = ..., today: date | str | None = ..., threshold: SupportsFloat | SupportsIndex | None = ...) -> ConflictsAnswer:
        """
        Tells where the plan pulls apart.

        Args:
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            threshold: The strength, 0..=1, from which on evidence that contradicts itself is told.

        Returns:
            Work that helps and harms the same, and evidence for and against the same, a row each.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def diff(self, /, other: Plan, *, policy: str | None = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> DiffAnswer:
        """
        Tells what is different in another plan, which is the later one.

        Args:
            other: The later plan.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            What is stated otherwise and stands otherwise, a row each.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    def edit(self, /, *, as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> Workspace:
        """
        Opens a copy of the plan to be edited.

        Args:
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The workspace, which tells of each edit what it changed.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    def events(self, /) -> Table:
        """
        The events beside readings, a row each: check-ins, moves of catchball, dates on which routines were held.
        """
    def export(self, /, format: str, *, wide: bool = ..., as_of: date | str | None = ...) -> Exported:
        """
        Writes the plan as a file in one of `hoshin.foreign_formats()`; a star schema as an archive.

        Args:
            format: The name of the format.
            wide: Whether readings as CSV have a column a date, instead of a row a reading.
            as_of: The date to look from; that of the plan if none.

        Returns:
            The file, and what it does not carry as the plan has it.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def export_files(self, /, format: str, *, wide: bool = ..., as_of: date | str | None = ...) -> ExportedFiles:
        """
        Writes the plan as the files of a folder: one a table of a star schema, and one in all other formats.

        Args:
            format: The name of the format.
            wide: Whether readings as CSV have a column a date, instead of a row a reading.
            as_of: The date to look from; that of the plan if none.

        Returns:
            The files, and what they do not carry as the plan has it.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def fix(self, /, *, suggested: bool = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> FixAnswer:
        """
        Mends the plan's own text as far as safe fixes go. The plan stays as it is and nothing is written.

        Args:
            suggested: Whether suggestions are applied too, not safe fixes alone.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The changed texts, which it writes if asked to.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    @staticmethod
    def from_arrow(nodes: ArrowTable, relations: ArrowTable | None = None, readings: ArrowTable | None = None, events: ArrowTable | None = None, *, head: Mapping[str, object] | None = None, name: str | None = None) -> Plan:
        """
        Reads a plan from tables of polars, pandas, pyarrow, duckdb, ADBC, or whatever speaks the Arrow `PyCapsule`
        interface.

        Text, numbers, dates, truth values and lists of them are taken, of any width and with nulls, which say nothing. An
        index of pandas is a column if it has a name, and left out if it has none.

        Args:
            nodes: A row a node: `kind`, `id`, and any field by its key in a plan file, such as `name`, `unit` or `period`;
                `owner_kind` for the `kind` of an owner. What is a list or a mapping in a file may be JSON.
            relations: A row a relation: `relation`, `from`, `to`, and any parameter by its key, such as `strength`;
                `from_kind` and `to_kind` where several kinds have the id.
            readings: A row a reading: `kpi`, `date` or `period`, `value`, and if need be `unit` and `source`.
            events: A row an event of another sort: `event` (`check-in`, `catchball` or `held`), `id`, `kind` if need be,
                `date`, and its fields by their keys.
            head: What the plan says of itself, in the shape of a plan file: `{"as_of": "2026-03-31"}`.
            name: What messages call it.

        Returns:
            The plan.

        Raises:
            PlanError: If anything is wrong. The place names table, row (from 0) and column: `nodes[17].unit`.
            TypeError: If something is no table.
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
    def head(self, /) -> Any:
        """
        What the plan says of itself, in the shape of a plan file: what the tables leave out.
        """
    def impact(self, /, node: str, *, as_of: date | str | None = ..., today: date | str | None = ...) -> ImpactAnswer:
        """
        Tells what a change of a node reaches.

        Args:
            node: The node: its id, or `kind:id` where several kinds have the id.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.

        Returns:
            What is reached, a row each, with the strongest walks.

        Raises:
            PlanError: If an argument names what is not there.
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
    def nodes(self, /) -> Table:
        """
        The nodes, a row each: `kind`, `id`, and every field that any of them states.
        """
    def page(self, /, *, for_: str | None = ..., policy: str | None = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> str:
        """
        Writes every view that has something to show into one page of HTML that needs nothing else.

        Args:
            for_: The node that it is narrowed to: its id, or `kind:id`.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The page.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    def readings(self, /) -> Table:
        """
        The readings of KPIs, a row each.
        """
    def relations(self, /) -> Table:
        """
        The relations, a row each, with their parameters.
        """
    def say_do(self, /, *, as_of: date | str | None = ..., today: date | str | None = ...) -> SayDoAnswer:
        """
        Tells which promises were kept by their date.

        Args:
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.

        Returns:
            The promises, a row each, and the share of them by owner, level and quarter.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def show(self, /, view: str, *, for_: str | None = ..., policy: str | None = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> View:
        """
        Shows a view.

        Args:
            view: The name of the view; `hoshin.views()` lists them.
            for_: The node that it is narrowed to: its id, or `kind:id`.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The view, which draws itself in a notebook.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
        """
    @property
    def size(self, /) -> PlanSize:
        """
        How much there is in it.
        """
    def status(self, /, *, as_of: date | str | None = ..., today: date | str | None = ..., policy: str | None = ..., compare_policies: bool = ...) -> StatusAnswer:
        """
        Tells how everything stands on a day.

        Args:
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            compare_policies: Asks where the policies that publish colours disagree.

        Returns:
            Drivers, objectives, targets and KPIs, a row each.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def to_json(self, /) -> str:
        """
        The plan as canonical JSON, which reads back as the same plan.
        """
    def to_ndjson(self, /) -> str:
        """
        The plan as one JSON record a line, which reads back as the same plan.
        """
    def to_networkx(self, /) -> Any:
        """
        The plan as a `networkx.MultiDiGraph`: nodes are pairs of kind and id with what they state, edges have
        `relation` and their parameters as attributes.

        Raises:
            ImportError: If networkx is not installed.
        """
    def to_yaml(self, /) -> str:
        """
        The plan as canonical YAML, which reads back as the same plan.
        """
    def trace(self, /, node: str) -> TraceAnswer:
        """
        Shows the line of sight of a node: up to every driver, down to all work.

        Args:
            node: The node: its id, or `kind:id` where several kinds have the id.

        Returns:
            What can be seen from it, a row each.

        Raises:
            PlanError: If an argument names what is not there.
        """
    def what_if(self, /, set: dict[str, SupportsFloat | SupportsIndex | str], *, policy: str | None = ..., as_of: date | str | None = None, today: date | str | None = None, select: "list[str] | tuple[str, ...]" = ..., ignore: "list[str] | tuple[str, ...]" = ..., severity: dict[str, str] = ..., parameters: "dict[str, dict[str, float]]" = ..., organisation: str | None = None) -> WhatIfAnswer:
        """
        Tells what would be different if KPIs read otherwise.

        Args:
            set: What KPIs are supposed to read, by id: `98 %`, `12 days`, 75.
            policy: The policy that colours, such as `servicenow`; `default` if none.
            as_of: The date to look from; that of the plan if none.
            today: The date to look from where neither `as_of` nor the plan states one.
            select: The rules to run, by code, beginning of codes, or name.
            ignore: The rules not to run.
            severity: Severities other than the rules' own, by rule.
            parameters: Parameters of rules, by rule and key.
            organisation: The text of a `hoshin.toml`. The plan overrides it, and the other keywords override both.

        Returns:
            The nodes that would change, a row each, and what becomes of the findings.

        Raises:
            PlanError: If an argument names what is not there, or settings are refused.
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
class PolicyComparison:
    """
    Where policies disagree.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def compared(self, /) -> int:
        """
        How many nodes were compared.
        """
    @property
    def policies(self, /) -> list[str]:
        """
        The policies that were compared: those that publish colours.
        """
    @property
    def rows(self, /) -> list[PolicyRow]:
        """
        The nodes to which two policies give different colours.
        """

@final
class PolicyRow:
    """
    What the policies say of a node.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    @property
    def statuses(self, /) -> list[Status]:
        """
        What each policy says of it, in their order.
        """

@final
class Priority:
    """
    An objective of the year.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def below(self, /) -> list[NamedNode]:
        """
        The active objectives that advance it or are parts of it.
        """
    @property
    def drivers(self, /) -> list[NamedNode]:
        """
        The drivers that it advances.
        """
    @property
    def kpis(self, /) -> list[NamedNode]:
        """
        The KPIs that measure it, or are promised to it.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The objective.
        """
    @property
    def owner(self, /) -> NamedNode | None:
        """
        Who answers for it.
        """
    @property
    def period(self, /) -> str | None:
        """
        What it is for: `2026`.
        """
    @property
    def work(self, /) -> list[NamedNode]:
        """
        The live initiatives that advance it or its targets, or improve its KPIs.
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
class Promise:
    """
    A promise whose date has come. Levels are in the unit of the KPI; of scales and of `done` they are shares of one.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def due_date(self, /) -> str:
        """
        The day on which it was due.
        """
    @property
    def goal(self, /) -> float | None:
        """
        The level that was promised.
        """
    @property
    def is_share(self, /) -> bool:
        """
        Whether what is reached is a share of one.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The target.
        """
    @property
    def outcome(self, /) -> str:
        """
        `kept`, `missed`, `unknown` or `given-up`.
        """
    @property
    def owner(self, /) -> NamedNode | None:
        """
        Who answers for it.
        """
    @property
    def progress(self, /) -> Figure:
        """
        How much of the way was gone by then, not clamped.
        """
    @property
    def reached(self, /) -> Figure:
        """
        What was reached by its date.
        """
    @property
    def read(self, /) -> str | None:
        """
        The day of the reading.
        """
    @property
    def stretched(self, /) -> bool:
        """
        Whether it was missed as a stretch of which enough was reached.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit of the levels.
        """

@final
class Proof:
    """
    Why there is evidence.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def grounds(self, /) -> list[NamedNode]:
        """
        The nodes whose measures it rests on.
        """
    @property
    def relations(self, /) -> list[Relation]:
        """
        The relations that it hangs on: without any one of them the rest proves less.
        """
    @property
    def strength(self, /) -> float:
        """
        How strong it is, 0..=1.
        """

@final
class Question:
    """
    One of the four questions.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def answered(self, /) -> bool:
        """
        Whether nothing is missing from its answer.
        """
    @property
    def missing(self, /) -> list[Gap]:
        """
        What is missing.
        """
    @property
    def question(self, /) -> str:
        """
        The question.
        """

@final
class Reading:
    """
    What a KPI was last read at.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def date(self, /) -> str | None:
        """
        The day that it is of.
        """
    @property
    def level(self, /) -> Figure:
        """
        The level.
        """
    @property
    def missing(self, /) -> str | None:
        """
        The id of the KPI that lacks a reading: the one that was asked, or one that it is made of.
        """
    @property
    def origin(self, /) -> str | None:
        """
        Where it comes from: `reading`, `check-in`, `formula` or `aggregate`.
        """
    @property
    def unit(self, /) -> str | None:
        """
        Its unit.
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
class RelationChange:
    """
    What a relation states otherwise.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def fields(self, /) -> list[FieldChange]:
        """
        Its parameters.
        """
    @property
    def relation(self, /) -> Relation:
        """
        The relation.
        """

@final
class Report:
    """
    What there is to say of a plan, in memory: a sequence of findings, by code, nodes, relations and message. Copies share
    it.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    @overload
    def __getitem__(self, place: SupportsIndex, /) -> Finding: ...
    @overload
    def __getitem__(self, place: slice, /) -> list[Finding]: ...
    def __iter__(self, /) -> Findings: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def filter(self, /, *, rule: "str | list[str] | tuple[str, ...]" = ..., owner: "str | list[str] | tuple[str, ...]" = ..., severity: "str | list[str] | tuple[str, ...]" = ...) -> Report:
        """
        A part of the report.

        Args:
            rule: The rules, by code, beginning of codes, or name; all if none.
            owner: Who answers for what is at fault: ids of owners; everybody if none.
            severity: `error`, `warning` or `note`, or several of them; all if none.

        Returns:
            The findings that all of these let through, as a report of the same plan.

        Raises:
            PlanError: If there is no such rule, owner or severity.
        """
    def raise_for(self, /, severity: str = "error") -> None:
        """
        Raises an exception if a finding is as severe as that, or more; a gate for pipelines.

        Args:
            severity: `error`, `warning` or `note`.

        Raises:
            CheckError: If there is such a finding. It holds the report.
            PlanError: If there is no such severity.
        """
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
class Return:
    """
    What work brings against what it takes: one of both.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def payback_years(self, /) -> float | None:
        """
        The years after which it has made good its cost, where it brings so much a year.
        """
    @property
    def share(self, /) -> float | None:
        """
        What it brings beyond its cost, as a share of the cost, where both are in one unit.
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
class SayDoAnswer:
    """
    Which promises were kept by their date.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def all(self, /) -> Tally:
        """
        All promises together.
        """
    @property
    def as_of(self, /) -> str:
        """
        The date up to which promises were due.
        """
    @property
    def levels(self, /) -> list[WordTally]:
        """
        By level, from the top of the ladder; those of no level last.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    @property
    def owners(self, /) -> list[OwnerTally]:
        """
        By who answers for them, by id; those for which nobody does last.
        """
    @property
    def promises(self, /) -> list[Promise]:
        """
        The promises, by their date.
        """
    @property
    def quarters(self, /) -> list[WordTally]:
        """
        By the quarter of the fiscal year in which they were due.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Share:
    """
    The shares of some work that reach a driver, each 0..=1.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def harm(self, /) -> float:
        """
        What harms.
        """
    @property
    def net(self, /) -> float:
        """
        What helps less what harms, -1..=1.
        """
    @property
    def support(self, /) -> float:
        """
        What helps.
        """

@final
class State:
    """
    How a node stands.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def deployed(self, /) -> Figure:
        """
        What is deployed from those that contribute, from -100 to 100.
        """
    @property
    def measured(self, /) -> Figure:
        """
        What is measured of it, from -100, wholly failed, to 100, wholly satisfied.
        """
    @property
    def status(self, /) -> Status:
        """
        Its status.
        """
    @property
    def value(self, /) -> Figure:
        """
        The measured value, else the deployed one: what travels on.
        """

@final
class Status:
    """
    How something stands.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def reason(self, /) -> str | None:
        """
        The same in words.
        """
    @property
    def status(self, /) -> str:
        """
        `green`, `amber`, `red` or `unknown`.
        """
    @property
    def unknown(self, /) -> str | None:
        """
        Why it is not known, as a stable word: `no-reading`.
        """

@final
class StatusAnswer:
    """
    How everything stands on a day.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> str | None:
        """
        The date that was looked from; none if the latest readings counted.
        """
    @property
    def comparison(self, /) -> PolicyComparison | None:
        """
        Where policies disagree, where it was asked for.
        """
    @property
    def name(self, /) -> str | None:
        """
        The name of the plan, if it has one.
        """
    @property
    def policy(self, /) -> str:
        """
        The policy that coloured.
        """
    @property
    def rows(self, /) -> list[StatusRow]:
        """
        Drivers, objectives, targets and KPIs, each in the order of the plan.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1.
        """

@final
class StatusRow:
    """
    How a node stands.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def bound(self, /) -> str:
        """
        What the deployed value says of the true one: `exact`, `at-most`, `at-least` or `open`.
        """
    @property
    def deployed(self, /) -> Figure:
        """
        What is deployed from those that contribute, from -100 to 100.
        """
    @property
    def measured(self, /) -> Figure:
        """
        What is measured of it, from -100, wholly failed, to 100, wholly satisfied.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    @property
    def reading(self, /) -> Reading | None:
        """
        What a KPI was last read at.
        """
    @property
    def status(self, /) -> Status:
        """
        How it stands.
        """
    @property
    def target(self, /) -> TargetFigures | None:
        """
        The figures of a target.
        """
    @property
    def unknown_share(self, /) -> float:
        """
        The share, 0..=1, that is not known of that of which the status is the worst.
        """
    @property
    def value(self, /) -> Figure:
        """
        The measured value, else the deployed one: what travels on.
        """

@final
class StrongConflict:
    """
    About what evidence would wholly contradict itself.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def denial(self, /) -> float:
        """
        The evidence against it, 0..=1.
        """
    @property
    def node(self, /) -> Node:
        """
        The node.
        """
    @property
    def support(self, /) -> float:
        """
        The evidence for it, 0..=1.
        """

@final
class Structural:
    """
    A node that helps and harms the same.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def harms(self, /) -> Walk:
        """
        The strongest walk that harms.
        """
    @property
    def helps(self, /) -> Walk:
        """
        The strongest walk that helps.
        """
    @property
    def kind(self, /) -> str:
        """
        `direct`, by opposite relations; `ways`, by longer ones; or `loop`, a circle that undermines itself.
        """
    @property
    def origin(self, /) -> NamedNode:
        """
        Where the ways part.
        """
    @property
    def over(self, /) -> NamedNode:
        """
        Where they meet again: what is really in dispute.
        """
    @property
    def relations(self, /) -> list[Relation]:
        """
        The relations that show it: without any one of them it would not be there.
        """
    @property
    def sentences(self, /) -> list[str]:
        """
        Both walks in words, a sentence each.
        """
    @property
    def strength(self, /) -> float:
        """
        The strength of the weaker walk, 0..=1; 0 where an amount is unknown.
        """

@final
class Stuck:
    """
    A target that nothing turns.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def against(self, /) -> Node | None:
        """
        The target that stands against it, if one does.
        """
    @property
    def reason(self, /) -> str:
        """
        Why, in a few words.
        """
    @property
    def target(self, /) -> NamedNode:
        """
        The target.
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

@final
class Sums:
    """
    Sums of one unit.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def cost(self, /) -> float:
        """
        The money that work takes.
        """
    @property
    def currency(self, /) -> str | None:
        """
        The currency, if it is money.
        """
    @property
    def planned(self, /) -> float:
        """
        The money that it was expected to bring.
        """
    @property
    def planned_reaching(self, /) -> float:
        """
        Of that: of work that reaches a financial KPI.
        """
    @property
    def realised(self, /) -> float:
        """
        The money that it brought.
        """
    @property
    def realised_reaching(self, /) -> float:
        """
        Of that: of work that reaches a financial KPI.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit: `EUR`, `EUR per year`; none of amounts that name none.
        """

@final
class Supposition:
    """
    What a KPI is supposed to read.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> Figure:
        """
        What it reads at present, in its unit.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The KPI.
        """
    @property
    def to(self, /) -> str:
        """
        What it is supposed to read, as written.
        """
    @property
    def unit(self, /) -> str | None:
        """
        Its unit, if it has one.
        """

@final
class Table:
    """
    Rows in columns: what data frames and databases take, and what a notebook shows.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def columns(self, /) -> list[str]:
        """
        The names of the columns.
        """

@final
class TableWords:
    """
    The words for what is known of a table that the table does not tell itself.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def columns(self, /) -> list[Word]:
        """
        What columns hold.
        """
    @property
    def locales(self, /) -> list[str]:
        """
        How numbers and dates are written; others are read by their language.
        """
    @property
    def presets(self, /) -> list[Word]:
        """
        The tools that write tables.
        """

@final
class Tally:
    """
    How many promises came out how.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def given_up(self, /) -> int:
        """
        Given up.
        """
    @property
    def kept(self, /) -> int:
        """
        Kept.
        """
    @property
    def missed(self, /) -> int:
        """
        Not kept.
        """
    @property
    def share(self, /) -> float | None:
        """
        The share, 0..=1, that was kept, of those of which it is known; null of none.
        """
    @property
    def stretched(self, /) -> int:
        """
        Of the missed ones: stretches of which enough was reached.
        """
    @property
    def unknown(self, /) -> int:
        """
        Not known.
        """

@final
class TargetFigures:
    """
    The figures of a target. Levels are in its unit; of scales and of `done` they are shares of one.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def baseline(self, /) -> float | None:
        """
        The level at the start.
        """
    @property
    def caveat(self, /) -> str | None:
        """
        What was assumed for the figure: `assumed-baseline` or `zero-range`.
        """
    @property
    def due_date(self, /) -> str | None:
        """
        The day on which it is due.
        """
    @property
    def due_level(self, /) -> float | None:
        """
        The level that should be reached by now.
        """
    @property
    def goal(self, /) -> float | None:
        """
        The level that it leads to.
        """
    @property
    def is_share(self, /) -> bool:
        """
        Whether what is reached is a share of one: of a scale, of `done`, of what is to hold throughout.
        """
    @property
    def kpi(self, /) -> str | None:
        """
        The id of the KPI that it tracks.
        """
    @property
    def pace(self, /) -> Figure:
        """
        The way gone against the way that is due: 1 is just in time.
        """
    @property
    def policy(self, /) -> str:
        """
        The policy that had the word: the one asked for, or the one that it hands on to.
        """
    @property
    def progress(self, /) -> Figure:
        """
        How much of the way is gone: 0 at the baseline, 1 at the goal, not clamped.
        """
    @property
    def promise(self, /) -> str | None:
        """
        What is promised, in words: `at least 75`.
        """
    @property
    def reached(self, /) -> Figure:
        """
        What was reached.
        """
    @property
    def read(self, /) -> str | None:
        """
        The day that this is of.
        """
    @property
    def score(self, /) -> Figure:
        """
        The policy's own figure.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit of the levels.
        """

@final
class TraceAnswer:
    """
    What can be seen from a node.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def coverage(self, /) -> float:
        """
        How much of its work reaches any driver, 0..=1; what is left is unaligned.
        """
    @property
    def drivers(self, /) -> list[Ascent]:
        """
        The drivers that it reaches, in the order of the plan.
        """
    @property
    def ends(self, /) -> list[Line]:
        """
        The other goals at which its ways end, the best reached first.
        """
    @property
    def holdings(self, /) -> list[Holding]:
        """
        What it stands on, if it is an owner, a perspective, a routine or a problem.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The node.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def unserved(self, /) -> list[NamedNode]:
        """
        The goals below it, and itself, to which no initiative leads.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """
    @property
    def work(self, /) -> list[Line]:
        """
        The initiatives that reach it, the strongest first.
        """

@final
class ValueChange:
    """
    A node whose values an edit changed, directly or from afar.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> Values:
        """
        What its values are.
        """
    @property
    def before(self, /) -> Values:
        """
        What its values were.
        """
    @property
    def node(self, /) -> Node:
        """
        The node.
        """

@final
class Values:
    """
    What a node adds up to.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def deployed(self, /) -> float | None:
        """
        What is deployed from those that contribute, from -100 to 100; null where it is not known.
        """
    @property
    def measured(self, /) -> float | None:
        """
        What is measured of it, from -100, wholly failed, to 100, wholly satisfied; null where it is not known.
        """

@final
class View:
    """
    A view of a plan in memory, to be written in many formats. Copies share it.

    # Example

    ```
    use hoshin_interop::{LookOptions, OpenPlan, PlanText};

    let text = "hoshin: 1\\nkpis: { nps: { unit: score, within: customer } }".to_owned();
    let plan = OpenPlan::read(&PlanText { text, format: None, name: None })?;
    let view = plan.look_at("scorecard", &LookOptions::default())?;
    assert!(view.write("csv")?.starts_with("Perspective,") && view.formats().contains(&"svg"));
    # Ok::<(), hoshin_interop::Problems>(())
    ```
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_markdown_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def formats(self, /) -> list[str]:
        """
        The formats that it can be written in.
        """
    @property
    def name(self, /) -> str:
        """
        Its name: `x-matrix`.
        """
    def render(self, /, format: str) -> str:
        """
        The view in a format.

        Args:
            format: One of `formats`.

        Raises:
            PlanError: If there is no such format, or nothing to write so.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Writes the view into a file, whole or not at all.

        Args:
            path: The file. Its ending tells the format: `svg`, `html`, `md`, `csv`, `json`, `mmd` or `dot`.

        Raises:
            PlanError: If the ending is of no format, or the file cannot be written.
        """
    def to_csv(self, /) -> str:
        """
        The view as its tables for spreadsheets: CSV.

        Raises:
            PlanError: If it has nothing to write so.
        """
    def to_dot(self, /) -> str:
        """
        The view as its graphs in the language of Graphviz.

        Raises:
            PlanError: If it has nothing to write so.
        """
    def to_html(self, /) -> str:
        """
        The view as one page of HTML that needs nothing else.

        Raises:
            PlanError: If it has nothing to write so.
        """
    def to_json(self, /) -> str:
        """
        The view as its data for programs: JSON, the same bytes in every language.

        Raises:
            PlanError: If it has nothing to write so.
        """
    def to_markdown(self, /) -> str:
        """
        The view as Markdown.

        Raises:
            PlanError: If it has nothing to write so.
        """
    def to_mermaid(self, /) -> str:
        """
        The view as its graphs in the language of Mermaid.

        Raises:
            PlanError: If it has nothing to write so.
        """
    def to_svg(self, /) -> str:
        """
        The view as a picture that needs nothing else: SVG.

        Raises:
            PlanError: If it has nothing to write so.
        """

@final
class ViewInfo:
    """
    A view, as there is to know of it before looking.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def name(self, /) -> str:
        """
        Its name: `x-matrix`.
        """
    @property
    def narrows_to(self, /) -> list[str]:
        """
        The kinds of node that it can be narrowed to; empty if it always shows the whole.
        """
    @property
    def summary(self, /) -> str:
        """
        What it shows, in one line.
        """

@final
class Walk:
    """
    A walk from a contributor to a receiver.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def harms(self, /) -> bool:
        """
        Whether it harms the receiver.
        """
    @property
    def nodes(self, /) -> list[Node]:
        """
        The nodes, from the first to the last.
        """
    @property
    def relations(self, /) -> list[Relation]:
        """
        The relations between them, one fewer.
        """
    @property
    def strength(self, /) -> float:
        """
        The product of the strengths, 0..=1; 0 where one of them is not known.
        """
    @property
    def strengths(self, /) -> list[float | None]:
        """
        The strength of each relation, -1..=1; null where nobody said how much.
        """

@final
class WhatIfAnswer:
    """
    What would be different.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The rows as an Arrow table: what data frames and databases take.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> str:
        """
        The date that was looked from, and that of the readings.
        """
    @property
    def changes(self, /) -> list[Change]:
        """
        The nodes of which a value or the status changes: drivers, objectives, targets, KPIs, initiatives.
        """
    @property
    def findings(self, /) -> FindingChanges:
        """
        What becomes of the findings.
        """
    @property
    def policy(self, /) -> str:
        """
        The policy that coloured.
        """
    @property
    def suppositions(self, /) -> list[Supposition]:
        """
        What is supposed, by id.
        """
    def to_json(self, /) -> str:
        """
        The answer as one JSON object: the same bytes in every language.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this form: 1. A later one with the same number only adds.
        """

@final
class Word:
    """
    A word, and what it stands for.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def name(self, /) -> str:
        """
        The word.
        """
    @property
    def summary(self, /) -> str:
        """
        What it stands for, in one line; empty if the word says it.
        """

@final
class WordTally:
    """
    The promises of a level or a quarter.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def of(self, /) -> str | None:
        """
        The level, or the quarter: `2026-Q1`; none of promises that stand on no level.
        """
    @property
    def tally(self, /) -> Tally:
        """
        How they came out.
        """

@final
class Work:
    """
    What an initiative takes and brings.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def cost(self, /) -> Amount | None:
        """
        The money that it takes.
        """
    @property
    def harms(self, /) -> Walk | None:
        """
        The strongest walk by which it harms one.
        """
    @property
    def helps(self, /) -> Walk | None:
        """
        The strongest walk by which it does.
        """
    @property
    def node(self, /) -> NamedNode:
        """
        The initiative.
        """
    @property
    def planned(self, /) -> Amount | None:
        """
        The money that it was expected to bring.
        """
    @property
    def planned_return(self, /) -> Return | None:
        """
        What is expected against the cost.
        """
    @property
    def reaches(self, /) -> bool:
        """
        Whether it helps a financial KPI.
        """
    @property
    def realised(self, /) -> Amount | None:
        """
        The money that it brought.
        """
    @property
    def realised_return(self, /) -> Return | None:
        """
        What was realised against the cost.
        """
    @property
    def stage(self, /) -> str | None:
        """
        Its stage: `do`.
        """

@final
class Workspace:
    """
    A plan that is being edited: each edit tells what it changed.

    One thread at a time edits; another waits meanwhile.
    """
    def __repr__(self, /) -> str: ...
    def apply(self, /, edit: Mapping[str, object]) -> EditAnswer:
        """
        Makes an edit.

        Args:
            edit: What to do: `{"edit": "change", "node": "nps", "fields": {"name": "NPS"}}`. `edit` is `add` (with
                `kind`, `id`, `fields`, `relations`), `change`, `remove`, `relate` (with `from`, `relation`, `to`,
                `fields`), `unrelate` or `record` (with `node`, `event`, `fields`).

        Returns:
            What it changed.

        Raises:
            PlanError: If it names what is not there, or breaks what every plan keeps; then nothing has changed.
        """
    @property
    def history(self, /) -> tuple[int, int]:
        """
        How many edits can be taken back, and how many of those that were can be made again.
        """
    def plan(self, /) -> Plan:
        """
        The plan as it is. It stays so when the workspace goes on.
        """
    def redo(self, /) -> EditAnswer | None:
        """
        Makes the edit again that was taken back last.

        Returns:
            What that changed; `None` if there was none.
        """
    def report(self, /) -> Report:
        """
        What a check has to say of the plan as it is.
        """
    def undo(self, /) -> EditAnswer | None:
        """
        Takes back the last edit that was not taken back.

        Returns:
            What that changed; `None` if there was none. The last 1000 edits can be taken back.
        """
    def values(self, /, node: str) -> Values:
        """
        What a node adds up to, as on the day of the check.

        Args:
            node: Its id, or `kind:id` where several kinds have the id.

        Raises:
            PlanError: If there is no such node, or more than one.
        """

def explain(rule: str) -> Rule:
    """
    The manual of a rule, by its code or its name.
    """

def foreign_formats() -> list[ForeignFormat]:
    """
    Every format of other people, with who reads and writes it.
    """

def import_plan(source: bytes | bytearray | str | PathLike[str], format: str | None = None, *, lenient: bool = False, name: str | None = None, locale: str | None = None, preset: str | None = None, columns: "dict[str, str]" = ..., sheet: str | None = None, as_of: date | str | None = None) -> Imported:
    """
    Makes a plan of a file in another format.

    Args:
        source: The path of the file, or its bytes.
        format: The name of the format; told by the content if none. `hoshin.foreign_formats()` lists them.
        lenient: Whether a malformed file is read as far as it goes, with notes on the rest.
        name: What the plan is called if the file does not tell.
        locale: How numbers and dates of a table are written, such as `de`; found out if none.
        preset: The tool that wrote an OKR table, such as `viva-goals`; told by the headings if none.
        columns: What columns of an OKR table hold, by their headings: `{"What": "title"}`. `hoshin.table_words()` lists
            the words for it, the presets and the locales.
        sheet: The sheet of a workbook; the first that holds what the format does if none.
        as_of: The day that current values of an OKR table are of, where the table does not tell.

    Returns:
        The plan, and what it does not carry as the file had it.

    Raises:
        PlanError: If the file is malformed, too large, or of no such format, or an option says nothing to the format.
    """

def rules() -> list[Rule]:
    """
    Every rule, in order of its code.
    """

def schema() -> str:
    """
    The JSON Schema of plan files, as text: for editors, and for programs that write plans.
    """

def table_words() -> TableWords:
    """
    The words for what a table does not tell itself.
    """

def views() -> list[ViewInfo]:
    """
    Every view, with what it shows and what it can be narrowed to.
    """
