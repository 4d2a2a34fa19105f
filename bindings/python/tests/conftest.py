"""What several tests need."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import hoshin

ROOT = Path(__file__).resolve().parents[3]
PARITY = ROOT / "target" / "parity"


def large_plan(nodes: int) -> str:
    """A plan of so many objectives and owners, one record a line."""
    lines = ['{"hoshin":1,"name":"Large"}']
    for number in range(nodes // 2):
        owner = {"kind": "owner", "id": f"o{number}"}
        lines.append(json.dumps({"node": "owner", "id": owner["id"], "name": f"Owner {number}"}))
        lines.append(json.dumps({"node": "objective", "id": f"a{number}", "name": f"Goal {number}"}))
        joined = {"relation": "owns", "from": owner, "to": {"kind": "objective", "id": f"a{number}"}}
        lines.append(json.dumps({**joined, "role": "accountable"}))
    return "\n".join(lines)


@pytest.fixture(scope="session")
def large() -> hoshin.Plan:
    return hoshin.Plan.from_ndjson(large_plan(200_000))


@pytest.fixture
def from_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans are named by their path from the root of the repository."""
    monkeypatch.chdir(ROOT)


def plan_files() -> list[str]:
    """Every plan whose answers in Rust are known."""
    index = PARITY / "index.json"
    if not index.is_file():
        pytest.fail("run `cargo xtask python`: it writes what Rust answers", pytrace=False)
    paths: list[str] = json.loads(index.read_text(encoding="utf-8"))
    return paths


def known(path: str, name: str, folder: str = "") -> str | None:
    """What Rust answers."""
    file = PARITY / os.path.join(path, folder, name)
    # Line breaks are compared as well.
    return file.read_bytes().decode() if file.is_file() else None
