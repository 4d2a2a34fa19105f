"""The notebook does what it shows. `HOSHIN_BLESS=1` writes what it does into it."""

from __future__ import annotations

import os
from typing import Any

from conftest import EXAMPLES, need

need("nbclient", "ipykernel", "pandas", "pyarrow")
import nbformat
from nbclient import NotebookClient

NOTEBOOK = EXAMPLES / "ferries.ipynb"


def steady(notebook: Any) -> Any:
    """A notebook without what differs from one run to the next, and from one machine to another."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def test_the_notebook_shows_what_it_does() -> None:
    saved = nbformat.read(NOTEBOOK, as_version=4)
    run = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(run, timeout=120, kernel_name="python3", resources={"metadata": {"path": EXAMPLES}}).execute()
    text = nbformat.writes(steady(run)) + "\n"
    outputs = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert len(outputs) >= 10
    if os.environ.get("HOSHIN_BLESS"):
        NOTEBOOK.write_text(text, encoding="utf-8", newline="\n")
        return
    for before, now in zip(saved.cells, run.cells, strict=True):
        assert now.get("outputs") == before.get("outputs"), f"cell `{now.id}`: run with `HOSHIN_BLESS=1`, and look at the difference"
    assert NOTEBOOK.read_text(encoding="utf-8") == text
