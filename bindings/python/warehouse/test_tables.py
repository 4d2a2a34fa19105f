"""Plans that lie in databases: DuckDB in this process, and a real server of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import EXAMPLES, need
from server import Server

import hoshin

need("adbc_driver_postgresql", "duckdb", "pyarrow")
import adbc_driver_postgresql.dbapi as dbapi
import duckdb_tables
import postgres as example
import pyarrow as pa


@pytest.fixture(scope="module")
def filled(postgres: Server) -> Iterator[dbapi.Connection]:
    """The server with the plan of the ferries in it."""
    with duckdb_tables.warehouse() as warehouse, dbapi.connect(postgres.address) as connection:
        with connection.cursor() as cursor:
            for name in ("nodes", "relations", "readings"):
                cursor.adbc_ingest(name, warehouse.table(name).to_arrow_table(), mode="replace")
        connection.commit()
        yield connection


def plan() -> hoshin.Plan:
    with duckdb_tables.warehouse() as warehouse:
        return duckdb_tables.read(warehouse)


def test_the_ferries_have_something_to_find() -> None:
    read = plan()
    assert read.size.nodes > 25 and read.size.relations > 50
    codes = [finding.code for finding in read.check()]
    assert {"HSN101", "HSN402", "HSN412"} <= set(codes)
    # The plan is whole: written as text it is read as the same.
    assert hoshin.Plan.from_yaml(read.to_yaml()).check().summary == read.check().summary


def test_duckdb_shows_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    duckdb_tables.main()
    said = capsys.readouterr().out
    assert said.count("HSN402") == 2 and "opposing-targets" in said
    assert "A new brochure" in said


def test_postgres_gives_the_same_plan(filled: dbapi.Connection) -> None:
    assert example.read(filled).to_json() == plan().to_json()


def test_postgres_keeps_the_findings(postgres: Server, filled: dbapi.Connection, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert example.main(postgres.address) == 1
    said = capsys.readouterr().out
    assert "error    HSN101 objective `brochure` reaches no driver (nobody)" in said
    assert "(Team at the pier)" in said
    with filled.cursor() as cursor:
        cursor.execute("SELECT * FROM findings")
        kept = cursor.fetch_arrow_table()
    report = pa.table(plan().check())
    assert kept.to_pylist() == report.to_pylist()


def test_a_bad_row_is_named(filled: dbapi.Connection) -> None:
    with filled.cursor() as cursor:
        cursor.execute("INSERT INTO readings VALUES ('punctuality', '2026-07-31', NULL), ('speed', '2026-07-31', 12)")
    try:
        with pytest.raises(hoshin.PlanError) as caught:
            example.read(filled)
    finally:
        filled.rollback()
    assert "speed" in str(caught.value) and caught.value.place
    assert caught.value.remedy


def test_a_table_that_is_not_there_is_told(postgres: Server) -> None:
    with dbapi.connect(postgres.address) as connection, connection.cursor() as cursor:
        with pytest.raises(dbapi.Error, match="plans"):
            cursor.execute("SELECT * FROM plans")
        connection.rollback()
        cursor.execute("SELECT current_user, current_setting('listen_addresses')")
        assert cursor.fetchone() == ("hoshin", "127.0.0.1")
