"""The evidence browser without a browser: what filters leave, what a click shows and hands on."""

import sys

import pytest

import kit
from kit.errors import NotInstalled
from kit.explore import BROWSED, explore, place
from kit.facts import TABLES
from kit.load import load
from kit.values import Span

CALL = load(
    text="Operator: Welcome.\n"
    "Ada Quill: Sales rose 9% to $41 million. Costs are <b>flat</b>. Our margin was 12%.\n"
    "Bo Reed: Why did sales rise 9%?\n"
    "Ada Quill: Prices.\n"
)


@pytest.fixture
def browser():
    pytest.importorskip("ipywidgets")
    return explore(load(kit.sample("marlow-2024q4")))


def chosen(browser, name, value):
    browser._choice[name].value = value
    return browser.rows


@pytest.mark.parametrize("name", BROWSED)
def test_every_table_is_there_whole_and_nothing_is_selected(browser, name):
    assert chosen(browser, "table", name).equals(TABLES[name](browser.call))
    assert browser.selected.empty


@pytest.mark.parametrize("name", BROWSED)
def test_every_row_opens_its_own_words(browser, name):
    rows = chosen(browser, "table", name)
    for start, end in zip(rows["start"], rows["end"], strict=True):
        assert place(browser.call, Span(start, end)).count("<mark>") == 1
    browser._list.value = (rows.index[0],)
    assert browser.selected.equals(rows.head(1))
    assert "<mark>" in browser._place.value


def test_filters_go_together_and_another_table_begins_anew(browser):
    every = len(browser.rows)
    revenue = chosen(browser, "subject", "revenue")
    assert set(revenue["metric"]) == {"revenue"}
    speaker = revenue["speaker"].iloc[0]
    assert set(chosen(browser, "speaker", speaker)["speaker"]) == {speaker}
    chosen(browser, "part", "qa")
    assert chosen(browser, "table", "risks").equals(TABLES["risks"](browser.call))
    assert len(chosen(browser, "table", "metrics")) == every


def test_a_place_is_marked_and_markup_of_a_call_is_text():
    start = CALL.text.index("<b>flat")
    html = place(CALL, Span(start, start + len("<b>flat</b>")))
    assert "<p><b>Ada Quill</b></p>" in html
    assert "<mark>&lt;b&gt;flat&lt;/b&gt;</mark>" in html
    assert "Sales rose 9%" in html
    assert "Why did" not in html


def test_without_ipywidgets_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(NotInstalled, match=r"pip install 'earnings-call-kit\[explore\]'"):
        explore(CALL)
