"""The tools of others find the engine and the exporter, and make the same page with them."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import papermill
from made_up import notebook, show
from nbconvert.exporters import Exporter
from nbformat.v4 import new_code_cell
from papermill.engines import Engine, papermill_engines

from kit.report import render
from kit.report.engine import _kernel
from kit.report.entry import engine

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
POINTS = PROJECT["project"]["entry-points"]


def found(group: str) -> object:
    module, name = POINTS[group]["kit"].split(":")
    return getattr(import_module(module), name)


def test_the_entry_points_lead_to_an_engine_and_an_exporter():
    assert found("papermill.engine") is engine
    assert issubclass(engine.execute_notebook.__self__, Engine)
    assert issubclass(found("nbconvert.exporters"), Exporter)


def test_papermill_then_nbconvert_make_the_page_that_the_kit_makes(written, tmp_path, monkeypatch):
    monkeypatch.setitem(papermill_engines._engines, "kit", engine)
    source = written(notebook(new_code_cell("print(top)"), show(html="<p>Shown</p>")))
    told = {"top": 4, "calls": "acme.txt"}
    papermill.execute_notebook(
        source, tmp_path / "out.ipynb", told, engine_name="kit", cwd=source.parent,
        progress_bar=False, kernel_name="python3", language="python",
    )  # fmt: skip
    html, _ = found("nbconvert.exporters")().from_filename(str(tmp_path / "out.ipynb"))
    assert html.encode() == render(source, tmp_path / "page.html", told).read_bytes()


def test_a_notebook_of_another_kernel_is_left_to_that_kernel():
    assert _kernel("ir", None, None) == {"kernel_name": "ir"}
    assert set(_kernel("python3", "fork", None)) == {"kernel_name", "km"}
