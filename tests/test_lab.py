"""The tour in a real JupyterLab, without a network: it runs, its charts are drawn."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "notebooks" / "explore.ipynb"
TOKEN = "only-for-this-test"
BROWSING = [
    "import kit\ncall = kit.load(kit.sample('marlow-2024q4'))\ncall.find('pricing')",
    "browser = kit.explore(call)\nbrowser",
    "browser.selected[['metric', 'sentence']]",
]
SETTINGS = {
    "notebook-extension/tracker": {
        "windowingMode": "none"
    },  # else cells out of sight are not drawn
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
RUN_ALL = """async () => {
  await jupyterapp.commands.execute('notebook:run-all-cells');
  const cells = [...jupyterapp.shell.currentWidget.content.model.cells];
  return cells.filter(cell => cell.type === 'code').map(cell => cell.executionCount);
}"""
AGAIN = """async () => {
  jupyterapp.shell.currentWidget.content.activeCellIndex = 2;
  await jupyterapp.commands.execute('notebook:run-cell');
}"""
ERRORS = ".jp-OutputArea [data-mime-type$=error], .jp-OutputArea [data-mime-type$=stderr]"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[str]:
    """A JupyterLab of its own on this machine alone, with copies of the notebooks; its address."""
    pytest.importorskip("jupyterlab")
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(TOUR.parent, home / "notebooks")
    browsing = [nbformat.v4.new_code_cell(source) for source in BROWSING]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    made = nbformat.v4.new_notebook(cells=browsing, metadata=kernel)
    nbformat.write(made, home / "notebooks" / "browse.ipynb")
    for name, settings in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"),
        *("--ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}", "--expose-app-in-browser"),
        *(f"--ServerApp.root_dir={home / 'notebooks'}", "--LabApp.extension_manager=readonly"),
    ]
    places = {
        "PYTHONPATH": str(ROOT),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, env={**os.environ, **places}, stdout=log, stderr=log)
        try:
            yield answering(f"http://127.0.0.1:{port}", server, home / "log")
        finally:
            server.terminate()
            server.wait(timeout=20)


def answering(address: str, server: subprocess.Popen, log: Path) -> str:
    """The address, once the server answers there."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5).close()
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, log.read_text()
            time.sleep(0.2)
        else:
            return address
    raise TimeoutError(f"JupyterLab did not answer within a minute: {log.read_text()}")


@pytest.fixture(scope="module")
def sheet(lab, chromium, watch):
    with notebook(TOUR.name, lab, chromium, watch) as sheet:
        yield sheet


@contextmanager
def notebook(name, lab, chromium, watch):
    """A notebook open in the lab, its kernel ready."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    sheet = watch(context.new_page(), allowed=f"{lab}/")
    sheet.page.set_default_timeout(60_000)
    sheet.page.goto(f"{lab}/lab/tree/{name}?token={TOKEN}&reset")
    sheet.page.wait_for_selector(".jp-Notebook .jp-Cell")
    sheet.page.wait_for_function(
        "jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    )
    yield sheet
    context.close()


@pytest.fixture(scope="module")
def counts(sheet) -> list[int | None]:
    """The execution counts of the code cells after all were run, in order."""
    return sheet.page.evaluate(RUN_ALL)


def test_every_cell_runs_in_order(counts):
    assert counts == list(range(1, len(counts) + 1))
    assert counts


def test_no_cell_fails_or_warns(sheet, counts):
    assert sheet.page.locator(ERRORS).all_inner_texts() == []


def test_the_charts_are_drawn(sheet, counts):
    charts = (
        "\n".join(
            "".join(cell["source"]) for cell in json.loads(TOUR.read_text("utf-8"))["cells"]
        ).count("\ncharts.")
        - 1
    )  # `charts.enable()` draws none
    sheet.page.wait_for_selector(".vega-embed canvas, .vega-embed svg")
    assert sheet.page.locator(".vega-embed canvas, .vega-embed svg").count() == charts


def test_tables_wear_the_dress_of_the_kit(sheet, counts):
    assert sheet.page.locator(".jp-OutputArea table.kit").count() > 0


def test_nothing_is_asked_for_and_nothing_goes_wrong(sheet, counts):
    assert (sheet.errors, sheet.asked) == ([], [])


def test_rows_are_browsed_filtered_and_handed_to_the_next_cell(lab, chromium, watch, tmp_path):
    pytest.importorskip("ipywidgets")
    with notebook("browse.ipynb", lab, chromium, watch) as sheet:
        page = sheet.page
        page.evaluate(RUN_ALL)
        page.wait_for_selector(".widget-select-multiple option")
        every = page.locator(".widget-select-multiple option").count()
        page.locator(".widget-dropdown select").nth(1).select_option("revenue")
        page.wait_for_function(
            f"document.querySelectorAll('.widget-select-multiple option').length < {every}"
        )
        page.locator(".widget-select-multiple option").first.click()
        marked = page.locator(".widget-html mark").inner_text()
        page.evaluate(AGAIN)
        shown = page.locator(".jp-Cell").nth(2).locator("tbody tr")
        assert (shown.count(), "$" in marked) == (1, True)
        assert marked.split()[0] in shown.inner_text()
        page.screenshot(path=tmp_path / "browser.png")
        assert page.locator(ERRORS).all_inner_texts() == []
        assert (sheet.errors, sheet.asked) == ([], [])
