"""The tables of a report for machines, and its first answers for the page of contents."""

from __future__ import annotations

import json

import pandas as pd
from made_up import notebook
from nbformat.v4 import new_code_cell, new_output

from kit.report.index import contents
from kit.report.jobs import Result
from kit.report.tables import answers, beside, package
from kit.show import show

ANSWERS = pd.DataFrame(
    {
        "finding": ["revenue", "risk"],
        "about": ["Revenue", "Risk"],
        "value": ["USD 5m", "Tariffs"],
        "more": ["+12%", "exposure"],
        "who": ["Ada Quill", ""],
        "change": [12.0, None],
    }
)


def run(*tables):
    """A notebook that showed these tables."""
    outputs = [
        new_output("display_data", data=show(table, caption=title)._repr_mimebundle_())
        for title, table in tables
    ]
    return notebook(new_code_cell("", outputs=outputs))


def test_every_table_is_there_under_a_name_of_its_own_with_its_types():
    one = pd.DataFrame({"low": [6.12e10, None], "sentence": ["<b>", "b"]})
    whole = json.loads(package(run(("Said", one), ("Said", one)), "Acme call"))
    assert (whole["profile"], whole["name"]) == ("tabular-data-package", "acme-call")
    assert [resource["name"] for resource in whole["resources"]] == ["said", "said-2"]
    first = whole["resources"][0]
    assert first["data"] == [{"low": 6.12e10, "sentence": "<b>"}, {"low": None, "sentence": "b"}]
    assert [field["type"] for field in first["schema"]["fields"]] == ["number", "string"]


def test_a_notebook_without_tables_has_no_file_of_them(tmp_path):
    assert package(notebook(), "none") is None
    assert answers(tmp_path / "none.html") == {}


def test_first_answers_stand_beside_each_other_in_the_contents(tmp_path):
    page = tmp_path / "acme-call.html"
    beside(page).write_text(package(run(("First answers", ANSWERS)), page.stem), "utf-8")
    first = answers(page)
    assert first["revenue"] == {"about": "Revenue", "value": "USD 5m", "change": 12.0}
    made = Result("call.ipynb", ("acme.txt",), page, "Acme, 2024Q4: One call", answers=first)
    other = Result("guidance.ipynb", ("acme.txt",), tmp_path / "guidance.html", "Guidance: 1 call")
    html = contents([made, other], tmp_path).read_text("utf-8")
    assert '<td data-value="12.0 12.0 percent"><b>USD 5m</b>' in html
    assert 'x="0.0" y="2" height="6" width="24.0"' in html
    assert "<td><b>Tariffs</b>" in html
    assert html.count('<span class="quiet">–</span>') == 2
