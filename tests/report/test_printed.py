"""A page as a PDF: tagged, whole, and a word of what is missing where it cannot be made."""

from __future__ import annotations

import shutil

import made_up
import pypdfium2
import pytest
from made_up import notebook, show, table, transcript
from nbformat.v4 import new_markdown_cell

from kit.errors import NotFound
from kit.report import pdf
from kit.report.page import PageExporter

ROWS = "".join(f'<tr><th scope="row">row {n}</th><td>said</td></tr>\n' for n in range(40))
LONG = f'<table class="kit"><caption>Many</caption><tbody>{ROWS}</tbody></table>'


@pytest.fixture
def page(tmp_path):
    source = notebook(
        show(html=table("12 percent")),
        new_markdown_cell("## A picture"),
        show(chart=made_up.chart("12 percent"), plain="A chart."),
        show(html=LONG),
        show(html=f"<details><summary>The call</summary>{transcript()}</details>"),
    )
    for cell in (cell for cell in source.cells[2:] if cell.cell_type == "code"):
        cell.outputs = made_up.outputs(cell)
    path = tmp_path / "page.html"
    path.write_text(PageExporter().from_notebook_node(source)[0], "utf-8")
    return path


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_page_is_printed_whole_and_tagged(page):
    printed = pdf.printed(page)
    assert printed == page.with_suffix(".pdf")
    document = pypdfium2.PdfDocument(printed)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    said = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    for words in ("One call", "row 39", "Revenue was $61.2 million, up 12 percent.", "A picture"):
        assert words in said
    assert "Find in" not in said
    assert [mark.get_title() for mark in document.get_toc()][:2] == ["One call", "A picture"]


def test_without_a_browser_it_is_said_what_to_install(page, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(NotFound, match="Chromium or Chrome, and neither is installed"):
        pdf.printed(page)
