"""Reads a plan from a database of PostgreSQL through ADBC, checks it, and writes the findings beside it.

``pip install hoshin adbc-driver-postgresql pyarrow``, then ``python examples/python/postgres.py postgresql://…``
"""

import sys

import hoshin
from adbc_driver_postgresql import dbapi

# Where a company keeps its goals in tables of another shape, this is the place to say which of its columns is what.
TABLES = (
    "SELECT * FROM nodes",
    "SELECT * FROM relations",
    "SELECT kpi, date, value FROM readings ORDER BY kpi, date",
)


def read(connection: dbapi.Connection) -> hoshin.Plan:
    """The plan in these tables: what the server sends is read as it is."""
    tables = []
    for query in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(query)
            tables.append(cursor.fetch_arrow_table())
    nodes, relations, readings = tables
    return hoshin.Plan.from_arrow(nodes, relations, readings, name="ferries", head={"as_of": "2026-06-30"})


def main(address: str) -> int:
    with dbapi.connect(address) as connection:
        report = read(connection).check()
        with connection.cursor() as cursor:
            cursor.adbc_ingest("findings", report, mode="replace")
            cursor.execute(
                "SELECT f.severity, f.code, f.message, o.name FROM findings f"
                " LEFT JOIN nodes o ON o.kind = 'owner' AND o.id = f.owner"
                " WHERE f.severity <> 'note' ORDER BY f.severity, f.code, f.message"
            )
            for severity, code, message, owner in cursor.fetchall():
                print(f"{severity:<8} {code} {message} ({owner or 'nobody'})")
        connection.commit()
    return 1 if report.summary.errors else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
