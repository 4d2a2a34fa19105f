"""The code on the package's page that needs more than the package."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import need
from server import Server

import hoshin
from hoshin import spark as on_spark

need("adbc_driver_postgresql", "duckdb", "pandas", "pyarrow", "pyspark")
import adbc_driver_postgresql.dbapi as dbapi
import duckdb
import duckdb_tables
import portfolio

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
FENCES = [part.split("```", 1)[0] for part in README.split("```python\n")[1:]]


def run(mark: str, **names: object) -> dict[str, Any]:
    """Runs the only piece of code with this in it."""
    (piece,) = (fence for fence in FENCES if mark in fence and ">>>" not in fence)
    scope: dict[str, Any] = {"hoshin": hoshin, **names}
    exec(compile(piece, "README.md", "exec"), scope)
    return scope


@pytest.fixture
def ferries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    monkeypatch.chdir(tmp_path)
    with duckdb_tables.warehouse() as memory:
        memory.execute("ATTACH 'warehouse.db'; COPY FROM DATABASE memory TO warehouse; DETACH warehouse")
    return duckdb.connect("warehouse.db")


def test_every_piece_is_run() -> None:
    assert len([fence for fence in FENCES if ">>>" not in fence]) == 5


def test_duckdb(ferries: duckdb.DuckDBPyConnection) -> None:
    ferries.close()
    assert len(run("duckdb.connect", duckdb=duckdb)["report"]) > 5


def test_postgres(postgres: Server, ferries: duckdb.DuckDBPyConnection) -> None:
    with dbapi.connect(postgres.address) as connection, connection.cursor() as cursor:
        for name in ("nodes", "relations", "readings"):
            cursor.adbc_ingest(name, ferries.table(name).to_arrow_table(), mode="replace")
        connection.commit()
    assert len(run("dbapi.connect", dbapi=dbapi, address=postgres.address)["report"]) > 5


def test_spark(spark: SparkSession, ferries: duckdb.DuckDBPyConnection) -> None:
    plans = spark.createDataFrame(portfolio.plans(10), "tenant int, yaml string")
    assert run("spark.check(", plans=plans)["findings"].count() > 0
    tables = {
        name: spark.createDataFrame(ferries.sql(f"SELECT 1 AS tenant, * FROM {name}").to_arrow_table())
        for name in ("nodes", "relations", "readings")
    }
    scope = run("spark.check_tables(", spark=on_spark, **tables)
    assert scope["findings"].where("code = 'HSN402'").count() == 1


def test_threads() -> None:
    texts = [text for _, text in portfolio.plans(10)]
    assert len(run("ThreadPoolExecutor", ThreadPoolExecutor=ThreadPoolExecutor, texts=texts)["reports"]) == 10
