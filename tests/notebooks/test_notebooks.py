"""Each notebook runs from top to bottom, in a small version, and is kept without outputs beside its plain text."""

import os
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
SMALL = {"CONVEYOR_REPLICATIONS": "2", "CONVEYOR_HORIZON": "4 months", "JUPYTER_PLATFORM_DIRS": "1"}


def _read(path):
    return nbformat.read(path, as_version=4)


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")
def test_runs_from_top_to_bottom(path, monkeypatch):
    for name, text in SMALL.items():
        monkeypatch.setitem(os.environ, name, text)
    notebook = _read(path)
    client = NotebookClient(notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": FOLDER}})
    client.execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 3
    assert not [output for output in outputs if output.output_type == "stream" and output.name == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_kept_without_outputs(path):
    for cell in _read(path).cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_says_the_same_as_its_plain_text(path):
    plain = jupytext.read(path.with_suffix(".py"))
    assert [(cell.cell_type, cell.source) for cell in plain.cells] == [
        (cell.cell_type, cell.source) for cell in _read(path).cells
    ]
