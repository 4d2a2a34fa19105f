"""What arguments may be, for type checkers. Nothing here is needed at run time."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias


class ArrowStream(Protocol):
    """A table of polars, pandas, pyarrow, duckdb or ADBC, or whatever else speaks the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The table as a capsule."""
        ...


class ArrowArray(Protocol):
    """A record batch of whatever speaks the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        """The schema and the batch as capsules."""
        ...


ArrowTable: TypeAlias = ArrowStream | ArrowArray
