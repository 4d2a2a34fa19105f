"""Checks of many plans on Apache Spark: plans in the rows of a data frame in, findings as the rows of another out.

>>> from hoshin import spark
>>> findings = spark.check(plans, plan="tenant", text="plan")  # doctest: +SKIP
>>> findings.groupBy("code").count().show()  # doctest: +SKIP

A plan that cannot be read is told in rows too, and never fails the job. Nothing of Spark is imported before a function
is called; the workers need hoshin, and what Spark's own Arrow functions need: pyarrow and pandas.
"""

from __future__ import annotations

from hoshin._errors import PlanError
from hoshin._hoshin import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import Any, TypedDict

    import pyarrow as pa
    from pyspark.sql import Column, DataFrame
    from typing_extensions import Unpack

    from hoshin._hoshin import Report

    class CheckOptions(TypedDict, total=False):
        """What `Plan.check` takes, the same for every plan."""

        as_of: date | str | None
        today: date | str | None
        select: list[str] | tuple[str, ...]
        ignore: list[str] | tuple[str, ...]
        severity: dict[str, str]
        parameters: dict[str, dict[str, float]]
        organisation: str | None

    Row = dict[str, Any]


FINDINGS = (
    "code string, rule string, severity string, message string, help string, place string, "
    "nodes array<struct<kind: string, id: string>>, "
    "relations array<struct<from: struct<kind: string, id: string>, relation: string, "
    "to: struct<kind: string, id: string>>>"
)
"""The columns of findings, after that of the plan's id, which keeps its name and its type.

``place`` is where a finding stands in the text of its plan, as ``id:line:column``. Of a plan that cannot be read there is
a row for each of its problems: ``severity`` is ``refused``, ``rule`` is null, and ``help`` tells what to do instead.
"""

_READERS: dict[str, Callable[..., Plan]] = {
    "yaml": Plan.from_yaml,
    "json": Plan.from_json,
    "ndjson": Plan.from_ndjson,
}

_AT_ONCE = 5_000
"""How many findings are sent back together."""


def check(
    plans: DataFrame,
    *,
    plan: str = "plan",
    text: str = "text",
    format: str | Column = "yaml",
    **options: Unpack[CheckOptions],
) -> DataFrame:
    """Checks plans that are texts, one a row.

    Args:
        plans: The plans. They are checked where they lie: nothing is shuffled.
        plan: The column of the plan's id, of any type. Places in the text begin with it.
        text: The column of the text.
        format: ``yaml``, ``json`` or ``ndjson``, or a column that says which.
        **options: What `Plan.check` takes, the same for every plan.

    Returns:
        The findings of all plans: the column of the id, and those of `FINDINGS`. A plan without findings has no row.

    Raises:
        PlanError: The options are refused. What is wrong with a plan becomes a row instead.
        ValueError: There is no such format.
    """
    from pyspark.sql.functions import lit

    _look_at(options)
    if isinstance(format, str) and format not in _READERS:
        raise ValueError(f"there is no format `{format}`; take one of {', '.join(_READERS)}")
    chosen = lit(format) if isinstance(format, str) else format
    rows = plans.select(plan, text, chosen.alias("format"))
    answer = _answer_of(rows)
    schema = answer.toArrow().schema
    return rows.mapInArrow(lambda batches: _of_texts(batches, schema, options), answer.schema)


def _look_at(options: CheckOptions) -> None:
    """Refuses options before any work begins, and not in every plan."""
    Plan.from_yaml("hoshin: 1").check(**options)


def _answer_of(rows: DataFrame) -> DataFrame:
    """An answer to rows whose first column is the plan's id: the names and types of its columns, and no row."""
    from pyspark.sql.types import StructType

    findings = rows.sparkSession.createDataFrame([], FINDINGS)
    return rows.sparkSession.createDataFrame([], StructType([rows.schema[0], *findings.schema]))


def _of_texts(
    batches: Iterable[pa.RecordBatch], schema: pa.Schema, options: CheckOptions
) -> Iterator[pa.RecordBatch]:
    """What there is to say of batches of ids, texts and formats."""
    import pyarrow as pa

    name = schema.names[0]
    rows: list[Row] = []
    for batch in batches:
        for plan, text, format in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            rows += ({name: plan, **row} for row in _of_text(plan, text, format, options))
            if len(rows) >= _AT_ONCE:
                yield pa.RecordBatch.from_pylist(rows, schema)
                rows = []
    yield pa.RecordBatch.from_pylist(rows, schema)


def _of_text(plan: object, text: str | None, format: str | None, options: CheckOptions) -> list[Row]:
    read = _READERS.get(format or "")
    if read is None:
        return [_refusal("unknown-format", f"there is no format `{format}`", f"take one of {', '.join(_READERS)}")]
    if text is None:
        return [_refusal("missing-text", "the plan has no text", "leave its row out, or look where the text was lost")]
    return _rows(lambda: read(text, name=str(plan)).check(**options))


def _rows(check: Callable[[], Report]) -> list[Row]:
    """What a check says, or why there is none."""
    try:
        report = check()
    except PlanError as error:
        return [_refusal(one.code, one.message, one.help, one.place) for one in error.problems]
    return [
        {
            "code": finding.code,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "help": finding.help,
            "place": (at := finding.location) and f"{at.file}:{at.line}:{at.column}",
            "nodes": [{"kind": node.kind, "id": node.id} for node in finding.nodes],
            "relations": [
                {
                    "from": {"kind": one.from_.kind, "id": one.from_.id},
                    "relation": one.relation,
                    "to": {"kind": one.to.kind, "id": one.to.id},
                }
                for one in finding.relations
            ],
        }
        for finding in report
    ]


def _refusal(code: str, message: str, help: str, place: str | None = None) -> Row:
    return {"code": code, "severity": "refused", "message": message, "help": help, "place": place}
