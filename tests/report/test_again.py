"""What is made again and what is left, and what is written down of it."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from made_up import notebook
from nbformat.v4 import new_code_cell

from kit.report import manifest, reports, watched
from kit.report.manifest import code, listed

READ = "from pathlib import Path\nprint(Path(calls).read_text())"
HANG = "while Path(calls).stem == 'hung': pass"


@pytest.fixture
def calls(tmp_path):
    folder = tmp_path / "calls"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{name} said.")
    return folder


@pytest.fixture
def call(written):
    return written(notebook(new_code_cell(READ), new_code_cell(HANG)), "call.ipynb")


@pytest.fixture
def made(calls, call, tmp_path):
    """Make the reports of the calls; which were made now, and which were left."""

    def make(**options):
        results = reports([calls], notebooks=[call], folder=tmp_path / "out", **options)
        return {result.page.stem: result.unchanged for result in results}

    make()
    return make


def test_what_is_there_is_left_as_it_is(made, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*-call.*")}
    assert made() == {"a-call": True, "b-call": True}
    assert before == {path: path.stat().st_mtime_ns for path in before}
    assert len(before) == 6


def test_what_is_asked_for_again_is_made_again(made):
    assert made(again=True) == {"a-call": False, "b-call": False}


CHANGES = {
    "a call": lambda folder: (folder / "calls/a.txt").write_text("a says."),
    "a page that is gone": lambda folder: (folder / "out/a-call.html").unlink(),
    "a manifest that is gone": lambda folder: (folder / "out/a-call.json").unlink(),
    "half a manifest": lambda folder: (folder / "out/a-call.json").write_text('{"kind":'),
    "another's manifest": lambda folder: (folder / "out/a-call.json").write_text("[]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_made_again_and_nothing_else(made, tmp_path, change):
    change(tmp_path)
    assert made() == {"a-call": False, "b-call": True}
    assert made() == {"a-call": True, "b-call": True}


def test_another_parameter_notebook_or_kit_makes_all_again(made, call, monkeypatch):
    assert made(parameters={"top": 4}) == {"a-call": False, "b-call": False}
    call.write_text(call.read_text().replace("Made up", "Changed"))
    assert made(parameters={"top": 4}) == {"a-call": False, "b-call": False}
    monkeypatch.setattr(manifest, "code", lambda: "another")
    assert made(parameters={"top": 4}) == {"a-call": False, "b-call": False}
    assert made(parameters={"top": "4"}) == {"a-call": False, "b-call": False}


def test_a_file_that_a_parameter_names_counts_as_one_that_is_read(calls, written, tmp_path):
    beside = notebook(new_code_cell("print(open(metric).read())"))
    source = written(beside, "call.ipynb")
    (source.parent / "beside.txt").write_text("one")

    def make():
        told = {"metric": "beside.txt"}
        folder = tmp_path / "out"
        return reports([calls / "a.txt"], notebooks=[source], parameters=told, folder=folder)

    assert [make()[0].unchanged, make()[0].unchanged] == [False, True]
    (source.parent / "beside.txt").write_text("two")
    assert not make()[0].unchanged


def test_a_failed_report_is_a_page_and_is_tried_again(calls, call, tmp_path):
    (calls / "a.txt").write_bytes(b"\xff")
    out = tmp_path / "out"
    failed, _ = reports([calls], notebooks=[call], folder=out)
    html = failed.page.read_text("utf-8")
    assert "UnicodeDecodeError" in failed.reason
    assert "<title>a-call: failed</title>" in html
    assert "At In [3] of call.ipynb" in html
    assert "print(Path(calls).read_text())" in html
    assert (
        "a.txt, sha256 <code>a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89"
        in html
    )
    assert 'href="a-call.ipynb"' in html
    assert "kit report a.txt --notebook call" in html
    assert str(tmp_path) not in html + (out / "a-call.json").read_text()
    (calls / "a.txt").write_text("a said.")
    assert [r.unchanged for r in reports([calls], notebooks=[call], folder=out)] == [False, True]
    assert "a said." in failed.page.read_text("utf-8")


def test_the_index_is_of_the_folder_failed_ones_first(made, calls, call, tmp_path):
    (calls / "c.txt").write_bytes(b"\xff")
    reports([calls / "c.txt"], notebooks=[call], folder=tmp_path / "out")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    failed, rest = html.partition("Made</h2>")[::2]
    assert "UnicodeDecodeError" in failed
    assert all(f'href="{name}-call.html"' in rest for name in "ab")


def test_a_manifest_says_what_a_page_was_made_from_and_nothing_of_when_or_where(made, tmp_path):
    said = json.loads((tmp_path / "out/a-call.json").read_text())
    assert said["from"]["calls"][0][0] == "a.txt"
    assert len(said["from"]["calls"][0][1]) == 64
    assert (said["title"], said["notebook"], said["failed"]) == ("One call", "call.ipynb", None)
    assert said["from"]["kit"] == code()
    assert str(tmp_path) not in json.dumps(said)


def test_pages_in_the_folder_of_the_calls_are_no_calls(calls, call):
    first = reports([calls], notebooks=[call], folder=calls)
    again = reports([calls], notebooks=[call], folder=calls)
    assert [r.page for r in first] == [r.page for r in again]
    assert all(result.unchanged for result in again)


def test_one_that_hangs_is_given_up_and_the_others_are_made(calls, call, tmp_path):
    (calls / "hung.txt").write_text("never said.")
    results = reports([calls], notebooks=[call], folder=tmp_path / "out", longest=3, jobs=2)
    assert [result.failed for result in results] == [False, False, True]
    assert "stopped at In [4]: CellTimeoutError: not done after 3 seconds" in results[2].reason


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_what_is_interrupted_goes_on_where_it_was(calls, call, tmp_path, how):
    (calls / "hung.txt").write_text("never said.")
    out = tmp_path / "out"
    words = [str(calls), "--notebook", str(call), "-o", str(out), "--jobs", "1"]
    running = subprocess.Popen(
        [sys.executable, "-m", "kit", "report", *words], stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while len(listed(out)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(how)
    assert running.wait(20) != 0
    assert {path.name for path in out.glob("*.html")} == {"a-call.html", "b-call.html"}
    (calls / "hung.txt").write_text("said after all.")
    (calls / "hung.txt").rename(calls / "late.txt")
    results = reports([calls], notebooks=[call], folder=out)
    assert [(r.page.stem, r.unchanged) for r in results] == [
        ("a-call", True),
        ("b-call", True),
        ("late-call", False),
    ]


def test_a_folder_that_is_watched_is_reported_on_as_files_come(calls, call, tmp_path):
    rounds = watched([calls], notebooks=[call], folder=tmp_path / "out", pause=0.01)
    assert [result.page.stem for result in next(rounds)] == ["a-call", "b-call"]
    (calls / "c.txt").write_text("c said.")
    assert [(r.page.stem, r.unchanged) for r in next(rounds)] == [
        ("a-call", True),
        ("b-call", True),
        ("c-call", False),
    ]
    (calls / "a.txt").write_text("a says more.")
    assert [result.unchanged for result in next(rounds)] == [False, True, True]
    rounds.close()


def test_a_file_is_waited_for_until_it_is_written_and_a_folder_until_it_has_one(
    tmp_path, call, monkeypatch
):
    path = tmp_path / "empty" / "a.txt"
    steps = itertools.chain([path.parent.mkdir], itertools.repeat(None, 2))
    written = iter(["a", "a s", "a sa", "a said."])

    def sleep(_):
        if step := next(steps, None):
            step()
        elif text := next(written, None):
            path.write_text(text)

    monkeypatch.setattr("kit.report.watch.time.sleep", sleep)
    (result,) = next(watched([path.parent], notebooks=[call], folder=tmp_path / "out"))
    assert "a said." in result.page.read_text("utf-8")
