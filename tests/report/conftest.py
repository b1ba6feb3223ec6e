"""Notebooks written to files, and their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import made_up
import nbformat
import pytest
from nbformat import NotebookNode

from kit.report import render


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook to a file of its own folder."""

    def write(notebook: NotebookNode, name: str = "made-up.ipynb") -> Path:
        path = tmp_path / "notebooks" / name
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, path)
        return path

    return write


@pytest.fixture(scope="session")
def page(tmp_path_factory) -> Path:
    """The page of everything, made once: nothing on it is changed by a test."""
    folder = tmp_path_factory.mktemp("whole")
    nbformat.write(made_up.whole(), folder / "whole.ipynb")
    told = {"calls": "calls/acme.txt", "metric": made_up.HOSTILE[1]}
    return render(folder / "whole.ipynb", folder / "pages" / "page.html", told)
