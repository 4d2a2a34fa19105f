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
    from typing import TypedDict

    import pyarrow as pa
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import StructField, StructType
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


FINDINGS = (
    "code string, rule string, severity string, kind string, id string, owner string, message string, help string, "
    "nodes string, values string, place string"
)
"""The columns of findings, after that of the plan's id, which keeps its name and its type.

They are those of a report as a table, but ``place`` says where a finding stands in the text of its plan, as
``plan:line:column``. Of a plan that cannot be read there is a row for each of its problems: ``severity`` is ``refused``,
``place`` says where, ``help`` what to do instead, and what only rules have is null.
"""

_READERS: dict[str, Callable[..., Plan]] = {
    "yaml": Plan.from_yaml,
    "json": Plan.from_json,
    "ndjson": Plan.from_ndjson,
}

_AT_ONCE = 5_000
"""How many findings are sent back together, or a few more (our choice)."""


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
        ValueError: There is no such format, or the column of the id is called as one of findings is.
    """
    from pyspark.sql.functions import lit

    Plan.from_yaml("hoshin: 1").check(**options)
    if isinstance(format, str) and format not in _READERS:
        raise ValueError(f"there is no format `{format}`; take one of {', '.join(_READERS)}")
    rows = plans.select(plan, text, (lit(format) if isinstance(format, str) else format).alias("format"))
    return rows.mapInArrow(lambda batches: _of_texts(batches, options), _columns(rows.schema[0]))


def check_tables(
    nodes: DataFrame,
    relations: DataFrame | None = None,
    readings: DataFrame | None = None,
    events: DataFrame | None = None,
    *,
    plan: str = "plan",
    **options: Unpack[CheckOptions],
) -> DataFrame:
    """Checks plans whose nodes, relations and readings are rows, each with the id of its plan.

    Args:
        nodes: The nodes of all plans: the plan's id, and the columns that `Plan.from_arrow` takes.
        relations: Their relations.
        readings: The readings of their KPIs.
        events: Their other events.
        plan: The column of the plan's id, the same in all of them.
        **options: What `Plan.check` takes, the same for every plan.

    Returns:
        The findings of all plans, as `check` gives them. Rows are shuffled, so that those of a plan come together.

    Raises:
        PlanError: The options are refused. What is wrong with a plan becomes a row instead.
        ValueError: The column of the id is called as one of findings is.
    """
    from pyspark.sql.functions import col, struct

    Plan.from_yaml("hoshin: 1").check(**options)
    tables = {"nodes": nodes, "relations": relations, "readings": readings, "events": events}
    rows = None
    for name, table in tables.items():
        if table is not None:
            fields = struct(*(f"`{column}`" for column in table.columns if column != plan)).alias(name)
            part = table.select(plan, fields)
            rows = part if rows is None else rows.unionByName(part, allowMissingColumns=True)
    assert rows is not None
    groups = rows.groupBy(plan)
    return groups.applyInArrow(lambda key, table: _of_rows(key, table, options), _columns(rows.schema[0]))


def _columns(plan: StructField) -> StructType:
    from pyspark.sql.types import StructType

    findings = StructType.fromDDL(FINDINGS)
    assert isinstance(findings, StructType)
    if plan.name in findings.names:
        raise ValueError(f"findings have a column `{plan.name}` of their own; call that of the plan's id otherwise")
    return StructType([plan, *findings])


def _of_texts(batches: Iterable[pa.RecordBatch], options: CheckOptions) -> Iterator[pa.RecordBatch]:
    """What there is to say of batches of ids, texts and formats."""
    import pyarrow as pa

    for batch in batches:
        tables: list[pa.Table] = []
        found: list[int] = []
        for place, (plan, text, format) in enumerate(zip(*(column.to_pylist() for column in batch.columns), strict=True)):
            tables.append(_of_text(plan, text, format, options))
            found += [place] * tables[-1].num_rows
            if len(found) >= _AT_ONCE or place + 1 == batch.num_rows:
                ids = batch.column(0).take(pa.array(found, pa.int64()))
                yield from _answer(batch.schema.names[0], ids, tables).to_batches()
                tables, found = [], []


def _of_text(plan: object, text: str | None, format: str | None, options: CheckOptions) -> pa.Table:
    read = _READERS.get(format or "")
    if read is None:
        return _refused("unknown-format", f"there is no format `{format}`", f"take one of {', '.join(_READERS)}")
    if text is None:
        return _refused("missing-text", "the plan has no text", "leave its row out, or look where the text was lost")
    return _checked(lambda: read(text, name=str(plan)).check(**options))


def _of_rows(key: tuple[pa.Scalar, ...], rows: pa.Table, options: CheckOptions) -> pa.Table:
    """What there is to say of the plan that is in these rows."""
    import pyarrow as pa

    plan = key[0].as_py()
    ids = pa.array([plan], rows.schema[0].type)

    def of(name: str) -> pa.Table | None:
        if name not in rows.column_names:
            return None
        column = rows[name].drop_null()
        return pa.Table.from_struct_array(column.combine_chunks())

    def report() -> Report:
        tables = (of(name) for name in ("nodes", "relations", "readings", "events"))
        return Plan.from_arrow(*tables, name=str(plan)).check(**options)

    table = _checked(report)
    return _answer(rows.column_names[0], ids.take(pa.array([0] * table.num_rows, pa.int64())), [table])


def _checked(check: Callable[[], Report]) -> pa.Table:
    """What a check says, or why there is none."""
    import pyarrow as pa

    try:
        return pa.table(check())
    except PlanError as error:
        return pa.concat_tables(_refused(one.code, one.message, one.help, one.place) for one in error.problems)


def _refused(code: str, message: str, help: str, place: str | None = None) -> pa.Table:
    import pyarrow as pa

    row = {"code": code, "severity": "refused", "message": message, "help": help, "file": place}
    return pa.Table.from_pylist([row], pa.table(Plan.from_yaml("hoshin: 1").check()).schema)


def _answer(name: str, ids: pa.Array, tables: list[pa.Table]) -> pa.Table:
    """The findings of several plans as `FINDINGS` has them, each beside the id of its plan."""
    import pyarrow as pa
    from pyarrow import compute

    all = pa.concat_tables(tables).combine_chunks()
    place = compute.binary_join_element_wise(all["file"], all["line"].cast("string"), all["column"].cast("string"), ":")
    kept = [part.split()[0] for part in FINDINGS.split(", ")[:-1]]
    table = all.select(kept).append_column("place", compute.coalesce(place, all["file"]))
    return table.add_column(0, name, ids)
