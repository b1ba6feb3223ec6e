"""Calls side by side: what each says, where it says it, and what it does not."""

import re

import pytest

import kit
from kit.errors import MissingColumns
from kit.show import side_by_side

SAID = "Gross margin was 54.2%.", "Gross margin was <b>31%</b>. Tariffs hurt us. Tariffs hurt them."
CALLS = [kit.load(text=text, format="plain") for text in SAID]
PEERS = kit.compare.peers(CALLS)


def cells(html):
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [[plain(cell) for cell in re.findall("<t[hd].*?</t[hd]>", row)] for row in rows]


def plain(html):
    return re.sub("<[^>]+>", "", html)


def test_what_a_call_does_not_say_is_said_so():
    assert cells(side_by_side(PEERS).html) == [
        ["", "text", "text"],
        ["Reported"],
        ["Gross margin", "54.2% ", "31% "],
        ["Risks named"],
        ["Tariffs and trade barriers", "not said", "2 sentences exposure"],
    ]


def test_each_cell_is_a_door_to_its_words():
    (first, second, risk) = re.findall(r'href="#at:text:(\d+)-(\d+)"', side_by_side(PEERS).html)
    said = [SAID[0][int(first[0]) : int(first[1])], SAID[1][int(second[0]) : int(second[1])]]
    assert said == ["54.2%", "31%"]
    assert SAID[1][int(risk[0]) : int(risk[1])] == "Tariffs"


def test_the_first_of_each_kind_are_shown():
    calls = kit.load_all("kit/samples/*q4.txt")
    html = side_by_side(kit.compare.peers(calls), limit=2).html
    assert html.count('<th scope="row">') == 6


def test_of_nothing_it_says_so_and_of_another_table_what_it_lacks():
    assert "no rows: peers" in side_by_side(PEERS.head(0), caption="peers").html
    with pytest.raises(MissingColumns, match="no column line, subject"):
        side_by_side(kit.metrics(CALLS))
