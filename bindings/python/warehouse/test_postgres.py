"""A plan that lies in a real server of PostgreSQL."""

from __future__ import annotations

from conftest import need
from server import Server

need("adbc_driver_postgresql", "pyarrow")
import adbc_driver_postgresql.dbapi as dbapi


def test_the_server_answers(postgres: Server) -> None:
    with dbapi.connect(postgres.address) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('listen_addresses')")
        assert cursor.fetchone() == ("hoshin", "127.0.0.1")
