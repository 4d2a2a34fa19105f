"""hoshin reads a strategy (Hoshin Kanri, OKR, Balanced Scorecard, Lean) as one typed graph, and checks it the way a
compiler checks a program.

>>> import hoshin
>>> plan = hoshin.Plan.from_yaml("hoshin: 1\\nobjectives: { nps: { name: Raise NPS } }")
>>> [finding.code for finding in plan.check()]
['HSN201', 'HSN301']
"""

from hoshin._errors import CheckError, PlanError
from hoshin._hoshin import (
    AppliedFix,
    Edit,
    FileEdits,
    Finding,
    Findings,
    Fix,
    FixAnswer,
    FixedFile,
    Location,
    Node,
    Parameter,
    Plan,
    PlanSize,
    Problem,
    Problems,
    Relation,
    Report,
    Rule,
    Summary,
    Table,
    View,
    ViewInfo,
    Workspace,
    __version__,
    explain,
    rules,
    schema,
    views,
)

__all__ = [
    "AppliedFix",
    "CheckError",
    "Edit",
    "FileEdits",
    "Finding",
    "Findings",
    "Fix",
    "FixAnswer",
    "FixedFile",
    "Location",
    "Node",
    "Parameter",
    "Plan",
    "PlanError",
    "PlanSize",
    "Problem",
    "Problems",
    "Relation",
    "Report",
    "Rule",
    "Summary",
    "Table",
    "View",
    "ViewInfo",
    "Workspace",
    "__version__",
    "explain",
    "rules",
    "schema",
    "views",
]
