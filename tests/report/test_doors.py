"""Every door leads to its place, or there is no page."""

from __future__ import annotations

import made_up
import pytest
from made_up import SAID, door, notebook, show, span, table, transcript

from kit.errors import ReportFailed
from kit.report.doors import find, opened, shown
from kit.report.places import Place

TWO = {"ACME": [Place(10, 20, "t0-s0"), Place(21, 30, "t0-s1"), Place(40, 50, "t1-s0")]}


@pytest.mark.parametrize(
    ("at", "anchor", "mark", "last"),
    [
        ("12-15", "t0-s0", "2-5", "t0-s0"),
        ("10-20", "t0-s0", "0-10", "t0-s0"),
        ("21-22", "t0-s1", "0-1", "t0-s1"),
        ("18-25", "t0-s0", "8-4", "t0-s1"),
        ("18-45", "t0-s0", "8-5", "t1-s0"),  # over a whole sentence between
        ("20-25", "t0-s1", "0-4", "t0-s1"),  # begins in the blank before a sentence
        ("5-12", "t0-s0", "0-2", "t0-s0"),  # begins before what is shown
        ("45-99", "t1-s0", "5-10", "t1-s0"),  # ends after it
    ],
)
def test_a_door_finds_the_sentence_and_the_characters_in_it(at, anchor, mark, last):
    opening = find(f"#at:ACME:{at}", TWO)
    assert (opening.anchor, opening.mark, opening.last) == (anchor, mark, last)


@pytest.mark.parametrize("at", ["0-5", "30-40", "50-60"])
def test_a_door_to_nothing_is_named(at):
    with pytest.raises(ReportFailed, match=rf"characters {at} of ACME"):
        find(f"#at:ACME:{at}", TWO)


def test_a_door_to_another_call_says_which_are_shown():
    with pytest.raises(ReportFailed, match="of BETA, and the page shows the transcript of ACME"):
        find("#at:BETA:10-12", TWO)


@pytest.mark.parametrize("door", ["#at:ACME", "#at:ACME:a-b", "#at:10-12", "#at:ACME:-3-5"])
def test_what_is_no_door_is_said_to_be_none(door):
    with pytest.raises(ReportFailed, match="is no door"):
        find(door, TWO)


@pytest.mark.parametrize("said", SAID)
def test_links_and_data_carry_the_same_place(said):
    source = notebook(
        show(html=table(said)),
        show(chart=made_up.chart(said), plain="A chart."),
        show(html=transcript()),
    )
    for cell in source.cells[2:]:
        cell.outputs = made_up.outputs(cell)
    page = opened(source, shown(source).places)
    (link,), (drawn,) = ([out.data for out in cell.outputs] for cell in page.cells[2:4])
    at, length = SAID.index(said), len(said)
    assert f'href="#t0-s{at}" data-mark="0-{length}"' in link["text/html"]
    (value,) = drawn["application/vnd.vegalite.v5+json"]["data"]["values"]
    assert value["door"] == f"#t0-s{at} 0-{length}"


def test_a_call_may_have_any_name():
    name = 'Ac/me: "Q4" <2024> 100%'
    source = notebook(show(html=table(SAID[1]).replace(door(SAID[1]), door(SAID[1], name))))
    source.cells.append(show(html=transcript(name)))
    for cell in source.cells[2:]:
        cell.outputs = made_up.outputs(cell)
    page = opened(source, shown(source).places)
    assert 'href="#t0-s1"' in page.cells[2].outputs[0].data["text/html"]


def test_the_notebook_itself_is_left_as_it_was():
    source = notebook(show(html=table(SAID[1])), show(html=transcript()))
    for cell in source.cells[2:]:
        cell.outputs = made_up.outputs(cell)
    opened(source, shown(source).places)
    assert door(SAID[1]) in source.cells[2].outputs[0].data["text/html"]


def test_a_carriage_return_is_spelt_out_so_that_no_offset_shifts():
    said = next(said for said in SAID if "\r" in said)
    source = notebook(show(html=transcript()))
    source.cells[2].outputs = made_up.outputs(source.cells[2])
    html = opened(source, shown(source).places).cells[2].outputs[0].data["text/html"]
    assert said.replace("\r", "&#13;") in html
    assert "\r" not in html


def test_places_are_the_sentences_of_the_transcript():
    source = notebook(show(html=transcript()))
    source.cells[2].outputs = made_up.outputs(source.cells[2])
    places = shown(source).places[made_up.CALL]
    assert [(place.start, place.end) for place in places] == [span(said) for said in SAID]
