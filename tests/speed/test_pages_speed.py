"""A page from the command line and from a process that runs, beside stock papermill and nbconvert.

    pytest tests/speed --benchmark-only --benchmark-columns=median --benchmark-group-by=group

The reference does nothing but start: a notebook without cells, run and exported by the stock tools.
"""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import kit
from kit.report import render

CALL = str(kit.sample("marlow-2024q4"))
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "call.ipynb"
ONCE = {"rounds": 1, "iterations": 1}

pytestmark = pytest.mark.slow


def shell(*command, folder):
    subprocess.run([sys.executable, "-m", *command], check=True, cwd=folder, capture_output=True)


@pytest.mark.benchmark(group="one page, cold")
def test_reference_an_empty_notebook_by_the_stock_tools(benchmark, tmp_path):
    empty = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    nbformat.write(empty, tmp_path / "empty.ipynb")

    def stock():
        shell("papermill", "empty.ipynb", "out.ipynb", folder=tmp_path)
        shell("nbconvert", "--to", "html", "out.ipynb", folder=tmp_path)

    benchmark.pedantic(stock, **ONCE)
    assert (tmp_path / "out.html").stat().st_size > 1000


@pytest.mark.benchmark(group="one page, cold")
def test_a_page_cold(benchmark, tmp_path):
    benchmark.pedantic(shell, ("kit", "report", CALL, "-o", "pages"), {"folder": tmp_path}, **ONCE)
    assert (tmp_path / "pages" / "marlow-2024q4-call.html").exists()


@pytest.mark.benchmark(group="one page, warm")
def test_a_page_warm(benchmark, tmp_path):
    page = tmp_path / "page.html"
    render(NOTEBOOK, page, {"calls": CALL})  # imports and templates are there from here on
    benchmark.pedantic(render, (NOTEBOOK, page, {"calls": CALL}), **ONCE)
    assert "Marlow" in page.read_text("utf-8")
