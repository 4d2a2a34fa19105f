"""Exports as other programs read them: StratML against the official schemas, graphs by networkx."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import missing, need

need("lxml", "networkx")
import networkx
from lxml import etree

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = {
    "stratml": "PerformancePlanOrReport20160216.xsd",
    "stratml-part-1": "StrategicPlanISOVersion20140401.xsd",
}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with exports: one a format, and in each a file a plan."""
    folder = tmp_path_factory.mktemp("exports")
    # `cargo xtask warehouse` has built it.
    program = os.environ.get("HOSHIN_EXPORTS")
    if program is None:
        missing("program that exports", "run `cargo xtask warehouse`, or name one in `HOSHIN_EXPORTS`")
    subprocess.run([program, str(folder)], cwd=ROOT, check=True)
    return folder


def schema(name: str) -> etree.XMLSchema:
    """A schema of StratML. They have no licence, so that this repository cannot bring them along."""
    named = os.environ.get("HOSHIN_CORPUS")
    folders = [Path(named)] if named else [ROOT / "../shared/data", ROOT / "../../shared/data"]
    for folder in folders:
        path = folder / "stratml" / name
        if path.is_file():
            return etree.XMLSchema(etree.parse(path))
    pytest.skip(f"there is no {name}; name a folder in `HOSHIN_CORPUS` that has it in its folder `stratml`")


@pytest.mark.parametrize("form", SCHEMAS)
def test_stratml_is_valid(exports: Path, form: str) -> None:
    known = schema(SCHEMAS[form])
    files = sorted((exports / form).iterdir())
    assert len(files) > 20
    for file in files:
        assert known.validate(etree.parse(file)), f"{file.name}: {known.error_log}"


def test_a_schema_refuses_what_is_none(exports: Path) -> None:
    known = schema(SCHEMAS["stratml"])
    document = etree.parse(next((exports / "stratml").iterdir()))
    document.getroot().append(etree.Element("Mood"))
    assert not known.validate(document)


def test_graphs_have_every_node_and_relation(exports: Path) -> None:
    sizes: dict[str, list[int]] = json.loads((exports / "sizes.json").read_text(encoding="utf-8"))
    assert len(sizes) > 60
    for name, size in sizes.items():
        graph = networkx.read_graphml(exports / "graphml" / f"{name}.graphml", force_multigraph=True)
        text = (exports / "node-link" / f"{name}.json").read_text(encoding="utf-8")
        linked = networkx.node_link_graph(json.loads(text), edges="edges")
        for read in (graph, linked):
            assert read.is_directed() and read.is_multigraph(), name
            assert [read.number_of_nodes(), read.number_of_edges()] == size, name
        assert set(graph.nodes) == set(linked.nodes), name
        told = [sorted(data["relation"] for *_, data in read.edges(data=True)) for read in (graph, linked)]
        assert told[0] == told[1], name
