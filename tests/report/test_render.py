"""A notebook becomes a page or a sentence that says why not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import made_up
import nbformat
import pytest
from made_up import notebook, show, table, transcript
from nbformat.v4 import new_code_cell, new_markdown_cell

from kit.errors import NotFound, ReportFailed
from kit.report import render
from kit.report.page import PageExporter


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_a_page_is_one_file_and_the_notebook_is_kept_beside_it(page):
    assert files(page.parent) == {"page.html", "page.ipynb"}
    run = nbformat.read(page.with_suffix(".ipynb"), as_version=4)
    assert run.metadata.kit.given == {"calls": "calls/acme.txt", "metric": made_up.HOSTILE[1]}
    assert all(cell.execution_count for cell in run.cells if cell.cell_type == "code")


def test_the_same_input_gives_the_same_bytes(page):
    source = page.parents[1] / "whole.ipynb"
    given = {"calls": "calls/acme.txt", "metric": made_up.HOSTILE[1]}
    again = render(source, page.parents[1] / "again" / "again.html", given)
    assert again.read_bytes() == page.read_bytes()


def test_the_kept_notebook_gives_the_same_page(page):
    html, _ = PageExporter().from_filename(str(page.with_suffix(".ipynb")))
    assert html.encode() == page.read_bytes()


def test_the_page_says_how_it_was_made(page):
    html = page.read_text("utf-8")
    assert "whole.ipynb, sha256 <code>" in html
    assert "<code>top</code> = <code>3</code> (the notebook's own)" in html
    assert "kit report acme.txt --notebook whole -p metric" in html
    assert str(page.parents[1]) not in html


def test_no_code_is_shown(page):
    assert "from IPython.display import" not in page.read_text("utf-8")


def test_it_works_in_the_notebooks_folder_and_this_process_stays(written, tmp_path):
    source = written(
        notebook(new_code_cell("import os, kit; print(os.getcwd()); print(kit.__file__)"))
    )
    here = os.getcwd()
    html = render(source, tmp_path / "page.html", {}).read_text("utf-8")
    assert os.getcwd() == here
    assert str(source.parent) in html
    assert sys.modules["kit"].__file__ in html


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "stopped at In [2]: ZeroDivisionError: division by zero; as far"),
        ("raise ValueError", "stopped at In [2]: ValueError; as far"),
        (
            "from kit.errors import NotFound\nraise NotFound('x.txt: no such file; name another.')",
            "stopped at In [2]: x.txt: no such file; name another; as far",
        ),
        ("import sys; sys.exit(0)", "ended itself before its end"),
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
            "DeadKernelError: its process was stopped by SIGKILL",
        ),
        ("while True: pass", "CellTimeoutError: not done after 3 seconds"),
    ],
    ids=["error", "bare error", "ours", "exit", "killed", "endless"],
)
def test_a_notebook_that_stops_says_where_and_why_and_leaves_no_page(written, tmp_path, code, said):
    source = written(notebook(new_code_cell(code), new_code_cell("print('not reached')")))
    longest = 3 if "CellTimeoutError" in said else 60
    with pytest.raises(ReportFailed) as failure:
        render(source, tmp_path / "out" / "page.html", {}, longest=longest)
    assert said in str(failure.value)
    assert str(failure.value).startswith("made-up.ipynb ")
    assert "\n" not in str(failure.value)
    assert files(tmp_path / "out") == {"page.ipynb"}
    kept = nbformat.read(tmp_path / "out" / "page.ipynb", as_version=4)
    assert any(out.output_type == "error" for cell in kept.cells for out in cell.get("outputs", []))
    assert "not reached" not in str([cell.get("outputs") for cell in kept.cells])


def test_the_call_that_failed_is_named(written, tmp_path):
    source = written(notebook(new_code_cell("open(calls)")))
    with pytest.raises(ReportFailed, match=r"made-up\.ipynb of nowhere\.txt stopped at"):
        render(source, tmp_path / "page.html", {"calls": "nowhere.txt"})


def test_a_door_that_leads_nowhere_fails_the_page(written, tmp_path):
    source = written(notebook(show(html=table("12 percent")), show(html=transcript("ANOTHER"))))
    with pytest.raises(ReportFailed, match=r"of ACME-2024Q4, and the page shows the .* of ANOTHER"):
        render(source, tmp_path / "out" / "page.html", {})
    assert files(tmp_path / "out") == {"page.ipynb"}


def test_an_earlier_page_is_not_half_overwritten(written, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("earlier")
    with pytest.raises(ReportFailed):
        render(written(notebook(new_code_cell("1 / 0"))), page, {})
    assert page.read_text() == "earlier"


def test_a_parameter_nobody_declared_is_refused_before_anything_runs(written, tmp_path):
    source = written(notebook(new_code_cell("open('ran', 'w')")))
    with pytest.raises(ReportFailed, match="no parameter 'x=1;y'; it has calls, metric, top"):
        render(source, tmp_path / "page.html", {"x=1;y": 1})
    assert files(source.parent) == {"made-up.ipynb"}


@pytest.mark.parametrize("value", [*made_up.HOSTILE, "", "\x00", "'''\"\"\"", "\\", "a" * 100_000])
def test_a_parameter_arrives_as_it_was_given(written, tmp_path, value):
    source = written(notebook(new_code_cell(f"assert metric == {value!r}, metric")))
    render(source, tmp_path / "page.html", {"metric": value})


def test_half_a_character_arrives_as_the_sign_for_a_lost_one(written, tmp_path):
    source = written(notebook(new_code_cell("assert metric == 'a\\ufffdb', metric")))
    render(source, tmp_path / "page.html", {"metric": "a\ud800b"})


def test_text_for_another_type_is_read_as_that_type(written, tmp_path):
    source = written(notebook(new_code_cell("assert top == 5, top")))
    render(source, tmp_path / "page.html", {"top": "5"})
    with pytest.raises(ReportFailed, match="wants int for top, and 'five' cannot be read as that"):
        render(source, tmp_path / "page.html", {"top": "five"})


def test_braces_in_a_path_are_only_characters(written, tmp_path):
    source = written(notebook(new_code_cell("print(1)")), "{metric} {0}.ipynb")
    page = render(source, tmp_path / "{calls}" / "{metric}.html", {"metric": "../up"})
    assert page == tmp_path / "{calls}" / "{metric}.html"
    assert files(page.parent) == {"{metric}.html", "{metric}.ipynb"}


def test_a_page_may_not_take_the_notebooks_own_place(written):
    source = written(notebook())
    before = source.read_bytes()
    with pytest.raises(ReportFailed, match="name another page"):
        render(source, source.with_suffix(".html"), {})
    assert source.read_bytes() == before


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not a notebook"])
def test_a_file_that_is_no_notebook_is_said_to_be_none(tmp_path, text):
    path = tmp_path / "odd.ipynb"
    path.write_text(text)
    with pytest.raises(ReportFailed, match=r"odd\.ipynb"):
        render(path, tmp_path / "page.html", {})


def test_a_notebook_that_is_not_there(tmp_path):
    with pytest.raises(NotFound, match="there is no such notebook"):
        render(tmp_path / "none.ipynb", tmp_path / "page.html", {})


def test_the_title_is_the_first_heading_and_the_call(written, tmp_path):
    source = written(notebook(show(html=transcript()), title="Risks & <b>more</b>"))
    html = render(source, tmp_path / "page.html", {}).read_text("utf-8")
    assert "<title>Acme, 2024Q4: Risks &amp; &lt;b&gt;more&lt;/b&gt;</title>" in html


def test_a_notebook_without_a_heading_has_one_all_the_same(written, tmp_path):
    bare = notebook(new_markdown_cell("Only words."))
    del bare.cells[0]
    html = render(written(bare), tmp_path / "page.html", {}).read_text("utf-8")
    assert html.count("<h1>") == 1


def test_reports_run_beside_each_other_see_nothing_of_each_other(written, tmp_path):
    look = "import builtins, os, pandas; print(hasattr(builtins, 'left'), os.environ.get('LEFT'))\n"
    leave = "builtins.left = 1; os.environ['LEFT'] = '1'; os.chdir('/')"
    source = written(notebook(new_code_cell(look + leave)))
    pages = [render(source, tmp_path / f"{n}.html", {}) for n in range(2)]
    assert all("False None" in page.read_text("utf-8") for page in pages)
