"""Reads a plan from tables of DuckDB, checks it, and asks the findings back in SQL.

``pip install hoshin duckdb pyarrow``, then ``python examples/python/duckdb_tables.py``
"""

from pathlib import Path

import duckdb

import hoshin

FERRIES = Path(__file__).parent / "ferries"


def warehouse() -> duckdb.DuckDBPyConnection:
    """A warehouse with the plan of a ferry company. In real life it is there, and `duckdb.connect(path)` opens it."""
    connection = duckdb.connect()
    for table in ("nodes", "relations", "readings"):
        connection.execute(f"CREATE TABLE {table} AS FROM read_csv('{FERRIES / table}.csv')")
    return connection


def read(connection: duckdb.DuckDBPyConnection) -> hoshin.Plan:
    """The plan in these tables: nothing is copied into Python."""
    return hoshin.Plan.from_arrow(
        connection.table("nodes"),
        connection.table("relations"),
        connection.table("readings"),
        name="ferries",
        head={"as_of": "2026-06-30"},
    )


def main() -> None:
    with warehouse() as connection:
        report = read(connection).check()
        # A report is a table too: DuckDB finds it by the name of the variable.
        connection.execute("CREATE TABLE findings AS FROM report")
        print(connection.sql("SELECT severity, code, rule, count(*) AS findings FROM findings GROUP BY ALL ORDER BY ALL"))
        print(
            connection.sql(
                "SELECT n.name, f.code, f.message FROM findings f JOIN nodes n USING (kind, id)"
                " WHERE f.severity = 'error' ORDER BY ALL"
            )
        )


if __name__ == "__main__":
    main()
