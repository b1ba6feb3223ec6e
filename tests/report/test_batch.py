"""Many calls: one that fails stops no other, and the contents say so first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from made_up import HOSTILE, notebook
from nbformat.v4 import new_code_cell

from kit.errors import NotFound, ReportFailed
from kit.report import reports
from kit.report.batch import Result, contents, shipped

ROOT = Path(__file__).parents[2]
READ = "from pathlib import Path\nprint([Path(call).read_text() for call in calls.split(';')])"


@pytest.fixture
def calls(tmp_path):
    """Three files, one of which cannot be read."""
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "b.txt").write_bytes(b"Beta said.")
    (folder / "a.txt").write_bytes(b"\xff\xfe\xfa")
    (folder / "c <c> {metric}.txt").write_bytes(b"Gamma said.")
    return folder


@pytest.fixture
def call(written):
    """A notebook of the name that takes one call a page."""
    return written(notebook(new_code_cell(READ)), "call.ipynb")


def test_every_call_has_a_page_or_a_reason(calls, call, tmp_path):
    results = reports([calls], notebooks=[call], folder=tmp_path / "out")
    assert [result.calls for result in results] == [
        ("a.txt",),
        ("b.txt",),
        ("c <c> {metric}.txt",),
    ]
    assert [result.failed for result in results] == [True, False, False]
    assert "UnicodeDecodeError" in results[0].reason
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "index.html",
        *(
            f"{page}.{suffix}"
            for page in ("a-call", "b-call", "c-c-metric-call")
            for suffix in ("html", "ipynb", "json")
        ),
    }


def test_the_contents_list_what_failed_first_with_its_reason(calls, call, tmp_path):
    reports([calls], notebooks=[call], folder=tmp_path / "out")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    failed, made = html.partition("Made</h2>")[::2]
    assert "UnicodeDecodeError" in failed
    assert 'href="a-call.ipynb"' in failed
    assert 'href="b-call.html"' in made
    assert "c &lt;c&gt; {metric}.txt" in made
    assert "a.txt" not in made


def test_a_notebook_of_another_name_takes_all_calls_at_once(calls, written, tmp_path):
    together = written(notebook(new_code_cell(READ)), "together.ipynb")
    (calls / "a.txt").unlink()
    (result,) = reports([calls / "b.txt", calls], notebooks=[together], folder=tmp_path / "out")
    assert result.calls == ("b.txt", "c <c> {metric}.txt")
    assert "Beta said." in result.page.read_text("utf-8")
    assert "Gamma said." in result.page.read_text("utf-8")


def test_calls_of_the_same_name_do_not_overwrite_each_other(call, tmp_path):
    for folder in ("2023", "2024"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "q1.txt").write_text(folder)
    results = reports([tmp_path / "2023", tmp_path / "2024"], notebooks=[call], folder=tmp_path)
    assert [result.page.name for result in results] == ["q1-call.html", "q1-call-2.html"]
    assert "2024" in results[1].page.read_text("utf-8")


def test_the_same_calls_give_the_same_contents(calls, call, tmp_path):
    for folder in ("one", "two"):
        reports([calls / "b.txt"], notebooks=[call], folder=tmp_path / folder)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).glob("*.html")}
        for folder in ("one", "two")
    )
    assert one == two


def test_each_notebook_is_given_the_parameters_it_declares(calls, call, written, tmp_path):
    other = notebook(new_code_cell("assert rows == 7"))
    other.cells[1].source = 'calls: str = ""\nrows: int = 5'
    written(other, "other.ipynb")
    results = reports(
        [calls / "b.txt"],
        notebooks=[call, call.with_name("other.ipynb")],
        parameters={"rows": "7", "top": "2"},
        folder=tmp_path,
    )
    assert [result.reason for result in results] == [None, None]


def test_a_parameter_no_notebook_declares_is_refused_before_anything_runs(calls, call, tmp_path):
    with pytest.raises(ReportFailed, match="'matric'; there are calls, metric, top"):
        reports([calls], notebooks=[call], parameters={"matric": "x"}, folder=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_calls_and_notebooks_that_are_not_there(calls, call, tmp_path):
    with pytest.raises(NotFound, match=r"nowhere"):
        reports(["nowhere/*.txt"], notebooks=[call], folder=tmp_path)
    with pytest.raises(NotFound, match="no notebook of that name is shipped; there are call, "):
        reports([calls], notebooks=["coll"], folder=tmp_path)
    with pytest.raises(NotFound, match="there is no such notebook"):
        reports([calls], notebooks=[tmp_path / "none.ipynb"], folder=tmp_path)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_words_in_the_contents(words, tmp_path, opened):
    page = tmp_path / f"{words.replace('/', '')}.html"
    made = Result("call.ipynb", (words,), page, words)
    failed = Result(words, (words,), page, words, words)
    path = contents([made, failed], tmp_path)
    sheet = opened(path, ready=False)
    assert sheet.page.evaluate("window.harmed") is None
    shown = sheet.page.locator("tbody th").first.evaluate("th => th.textContent")
    assert shown == words.replace("\r\n", "\n")
    assert (sheet.errors, sheet.asked) == ([], [])


def test_the_shipped_notebooks_are_found_by_name():
    assert shipped("call").is_file()


@pytest.mark.slow
def test_the_command_makes_pages_of_the_sample_calls_and_fails_when_one_does(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    good = ROOT / "kit" / "samples" / "marlow-2024q1.txt"
    words = [str(good), str(tmp_path / "bad.txt"), "-o", str(tmp_path / "out")]
    ran = subprocess.run(
        [sys.executable, "-m", "kit", "report", *words],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "1 of 2 pages made" in ran.stdout
    assert "failed: bad.txt: call.ipynb of" in ran.stderr
    assert "Traceback" not in ran.stderr
    kept = json.loads((tmp_path / "out" / "bad-call.ipynb").read_text("utf-8"))
    assert nbformat.from_dict(kept).metadata.papermill.exception
