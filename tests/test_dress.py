"""Amounts as people write them, and tables that hold nothing but text."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from kit.dress import amount, amounts, door, dressed
from kit.tables import Table

WRITTEN = [
    # low, high, unit, step, bound, signed, written
    (6.12e10, 6.12e10, "CNY", 1e8, "exact", False, "CNY 61.2bn"),
    (3.124e8, 3.124e8, "USD", 1e5, "exact", False, "USD 312.4m"),
    (1.5e9, 1.5e9, "USD", 1e7, "exact", False, "USD 1.50bn"),
    (2e12, 2e12, "JPY", 1e12, "about", False, "about JPY 2tn"),
    (1234567, 1234567, "USD", 1, "exact", False, "USD 1,234,567"),
    (0, 0, "USD", 1, "exact", False, "USD 0"),
    (1.46, 1.46, "USD/share", 0.01, "exact", False, "USD 1.46/share"),
    (52, 52, "EUR/megawatt hour", 1, "exact", False, "EUR 52/megawatt hour"),
    (5.25, 5.25, "percent", 0.25, "exact", False, "5.25%"),
    (12, 12, "percent", 1, "over", True, "over +12%"),
    (0, 0, "percent", 1, "exact", True, "0%"),
    (-0.4, -0.4, "pp", 0.1, "exact", True, "−0.4 pp"),
    (5, 7, "percent", 1, "exact", True, "+5% to +7%"),
    (-2, 3, "percent", 1, "exact", False, "−2% to 3%"),
    (4.2e9, 4.4e9, "USD", 1e8, "exact", False, "USD 4.2–4.4bn"),
    (30, 30, "days", 1, "at_most", False, "at most 30 days"),
    (1, 1, "months", 1, "exact", False, "1 month"),
    (1.2e6, 1.2e6, "barrels", 1e5, "nearly", False, "nearly 1.2m barrels"),
    (0.1, 0.1, "USD/share", None, "exact", False, "USD 0.10/share"),
    (4.05, 4.3, "USD/share", None, "exact", False, "USD 4.05–4.30/share"),
    (1.3e9, 1.34e9, "USD", None, "exact", False, "USD 1.30–1.34bn"),
    (18.5, 19, "percent", None, "exact", False, "18.5–19.0%"),
    (2.1, 2.1, "x", 0.1, "exact", False, "2.1x"),
    (54, None, "percent", 1, "exact", False, "at least 54%"),
    (None, 54, "percent", 1, "under", False, "under 54%"),
    (float("nan"), float("nan"), None, None, "exact", False, ""),
]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></table>",
    "{{ 7*7 }} {% raw %}",
    "a\nb\rc\u2028d\u202ee",
    "javascript:alert(1)",
    "&lt;b&gt;",
]


class Tags(HTMLParser):
    """The tags and attributes of some HTML, and its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize(("low", "high", "unit", "step", "bound", "signed", "written"), WRITTEN)
def test_an_amount_is_written_as_people_write_it(low, high, unit, step, bound, signed, written):
    assert amount(low, high, unit, step, bound, signed=signed) == written


def test_what_was_said_exactly_is_never_rounded():
    for value in (0.125, 61.25, 999.999, 1e-6, 123456.78):
        (said,) = amounts(pd.DataFrame({"low": [value], "high": [value], "unit": ["USD"]}))
        assert float(said.removeprefix("USD ").replace(",", "")) == value


def test_a_change_carries_its_sign_and_a_level_does_not():
    rows = {"low": [12.0, 12.0], "high": [12.0, 12.0], "unit": ["percent"] * 2}
    assert amounts(pd.DataFrame({**rows, "aspect": ["change", "level"]})) == ["+12%", "12%"]
    assert amounts(pd.DataFrame({**rows, "basis": ["yoy", None]})) == ["+12%", "12%"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_table_is_taken_for_markup(hostile):
    table = pd.DataFrame(
        {"call_id": [hostile], hostile: [hostile], "sentence": hostile, "start": 1, "end": 2}
    )
    page = Tags(dressed(table, caption=hostile))
    allowed = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "span"}
    known = {"align", "class", "role", "tabindex", "aria-label", "scope", "href"}
    assert {tag for tag, _ in page.tags} <= allowed
    assert {name for _, about in page.tags for name in about} <= known
    assert "".join(page.text).count(hostile) >= 3


def test_a_row_that_knows_its_place_has_one_door_and_it_hangs_on_the_figure():
    table = pd.DataFrame(
        {
            "call_id": ["PLUM 2024/Q1"] * 2,
            "low": [3e8, None],
            "high": [3e8, None],
            "unit": ["USD", None],
            "start": [10, 40],
            "end": [19, 52],
            "sentence": ["Sales were $300 million.", "Sales will grow quietly."],
        }
    )
    doors = re.findall(r'<a class="door" href="([^"]+)">([^<]+)</a>', dressed(table))
    assert doors == [
        ("#at:PLUM%202024%2FQ1:10-19", "USD 300m"),
        ("#at:PLUM%202024%2FQ1:40-52", "Sales will grow quietly."),
    ]


def test_a_door_is_there_when_its_columns_are_not_shown():
    table = pd.DataFrame({"call_id": ["A"], "terms": ["shortage"], "start": [1], "end": [9]})
    assert f'<a class="door" href="{door("A", 1, 9)}">shortage</a>' in dressed(table, "terms")


def test_a_table_is_marked_up_for_those_who_hear_it():
    html = dressed(pd.DataFrame({"name": ["a"], "count": [1200]}), caption="Counts")
    assert re.search(
        '<div class="table [^"]*" role="region" tabindex="0" aria-label="Counts">', html
    )
    assert '<th scope="col"><div align="left">name</div></th>' in html
    assert '<th scope="col" class="num">count</th>' in html
    assert '<th scope="row"><div align="left">a</div></th><td class="num">1,200</td>' in html


def test_dollars_are_no_formulas_in_a_notebook():
    table = pd.DataFrame({"said": ["$4bn, up from $3bn"]})
    assert '<div class="table mathjax_ignore tex2jax_ignore"' in dressed(table)


def test_an_empty_table_says_what_was_looked_for():
    empty = pd.DataFrame({"metric": [], "low": [], "high": [], "unit": []})
    assert dressed(empty, caption="guidance on capex") == (
        '<p class="none">no rows: guidance on capex</p>'
    )
    assert "metric, figure" in dressed(empty)


def test_a_cut_table_says_how_much_is_missing():
    html = dressed(pd.DataFrame({"n": range(1200)}), caption="All", limit=3)
    assert "<caption>All · first 3 of 1,200 rows</caption>" in html
    assert html.count("<tr>") == 4


def test_a_missing_value_is_not_nothing():
    html = dressed(pd.DataFrame({"period": [None, "2024Q1"], "basis": [None, "yoy"]}))
    assert '<span class="quiet">not said</span>' in html  # the period
    assert '<span class="quiet">–</span>' in html  # a level has no basis


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"a": [1, 2]}).describe(),
        pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}).groupby("a").sum(),
        pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}).pivot_table(index="a", values=["b"]),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])),
        pd.DataFrame({1: [pd.Timestamp("2024-05-01")], "f": [float("inf")]}),
        pd.DataFrame({"low": [1.0], "high": [2.0]}),
        pd.DataFrame(),
        pd.DataFrame(index=[1, 2]),
    ],
)
def test_any_frame_can_be_dressed(frame):
    assert Table(frame)._repr_html_()
