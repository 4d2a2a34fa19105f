"""What the tests need where plans lie in a warehouse: skipped where it is missing, failed where nobody would see that."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from server import Server

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "python"
sys.path.insert(0, str(EXAMPLES))


def missing(what: str, remedy: str) -> NoReturn:
    reason = f"there is no {what}; {remedy}"
    if os.environ.get("CI", "") not in ("", "0", "false"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def need(*modules: str) -> None:
    for module in modules:
        if importlib.util.find_spec(module) is None:
            missing(module, "run `cargo xtask warehouse`, which makes an environment with all of them")


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Spark on two cores of this machine."""
    need("pyspark", "pandas", "pyarrow")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        missing("Java", "install Java 17 or later, on Debian with `apt install default-jre-headless`")
    import portfolio

    session = portfolio.session()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of PostgreSQL, in a folder of its own."""
    need("adbc_driver_postgresql", "pyarrow")
    programs = Path(os.environ.get("HOSHIN_POSTGRES") or "/nowhere")
    if not (programs / "initdb").is_file():
        missing("PostgreSQL", "install it, and name the folder of its programs in `HOSHIN_POSTGRES`")
    with Server(programs) as server:
        yield server
