"""Reports beside the loop anyone would write first: stock papermill, then stock nbconvert.

    pytest tests/speed/test_pages_speed.py -s

Measured is the time of the processor, of a command and all it starts: others on the machine change
it least. Both sides run in the same minutes, and the goals are ratios of the two where they can be.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import kit
from kit.report import render
from kit.report.parent import CAN_FORK

if os.name == "nt":
    pytest.skip("time of processes is read as Unix tells it", allow_module_level=True)
import resource

CALL = kit.sample("marlow-2024q4")
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "call.ipynb"
SOME, MORE = 4, 24  # reports: the difference is what each further one takes
MANY, CORES = 100, 2

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CAN_FORK, reason="no forks here")]


def seconds(folder: Path, *command: str) -> float:
    """The processor's time for a command, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", *command], check=True, cwd=folder, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stock(folder: Path, notebook: Path) -> float:
    """The processor's time for a page by the stock tools."""
    ran = seconds(folder, "papermill", str(notebook), "out.ipynb", "--no-progress-bar")
    return ran + seconds(folder, "nbconvert", "--to", "html", "out.ipynb")


def batch(folder: Path, reports: int) -> float:
    """The processor's time for so many reports with one command."""
    calls = folder / f"calls-{reports}"
    calls.mkdir()
    for number in range(reports):
        shutil.copy(CALL, calls / f"call-{number}.txt")
    words = [calls.name, "-o", f"pages-{reports}", "--jobs", str(CORES)]
    took = seconds(folder, "kit", "report", *words)
    assert len(list((folder / f"pages-{reports}").glob("call-*.html"))) == reports
    return took


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("speed")


@pytest.fixture(scope="module")
def each(folder) -> float:
    """What a further report of a batch takes."""
    return (batch(folder, MORE) - batch(folder, SOME)) / (MORE - SOME)


@pytest.mark.xfail(strict=True, reason="39: three quarters of a report are its tables and charts")
def test_a_batch_beside_a_loop_of_stock_tools(folder, each):
    loop = stock(folder, NOTEBOOK) * MANY
    once = seconds(folder, "kit", "report", str(CALL), "-o", "warm") - each
    ratio = loop / ((once + each * MANY) / CORES)
    print(f"\n{MANY} reports on {CORES} cores: {ratio:.0f} times as fast; {each:.2f} s CPU each")
    assert ratio >= 60


@pytest.mark.xfail(strict=True, reason="0.5 s on a busy machine, 0.08 s of them without the call")
def test_the_processor_time_of_a_report(each):
    assert each <= 0.25


@pytest.mark.xfail(strict=True, reason="0.6: pandas, altair and IPython take half of it to import")
def test_a_page_cold_beside_an_empty_one_of_the_stock_tools(folder):
    empty = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    nbformat.write(empty, folder / "empty.ipynb")
    floor = stock(folder, folder / "empty.ipynb")
    ratio = seconds(folder, "kit", "report", str(CALL), "-o", "cold") / floor
    print(f"\none report, cold: {ratio:.2f} of an empty notebook by the stock tools")
    assert ratio <= 0.35


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux tells of memory")
def test_the_memory_a_report_has_to_itself(folder):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    look = "print(open('/proc/self/smaps_rollup').read())"
    notebook.cells.append(nbformat.v4.new_code_cell(look))
    nbformat.write(notebook, folder / "memory.ipynb")
    page = render(folder / "memory.ipynb", folder / "page.html", {"calls": str(CALL)})
    said = nbformat.read(page.with_suffix(".ipynb"), as_version=4).cells[-1].outputs[0].text
    kilobytes = sum(int(line.split()[1]) for line in said.splitlines() if "Private" in line)
    print(f"\nprivate memory of a report: {kilobytes / 1000:.0f} MB")
    assert kilobytes <= 60_000
