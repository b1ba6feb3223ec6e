"""Names that only elements keep apart from what stands beside them."""

import pytest

from kit.containers.html import shown

NAME, TITLE, SAID = "Jane Roe", "Chief Financial Officer", "We grew by half. Costs fell."


def page(turn):
    return turn.format(NAME, TITLE, SAID) * 3


@pytest.mark.parametrize(
    "turn",
    [
        "<h4>{} <small>{}</small></h4><p>{}</p>",
        "<h4>{}<span>{}</span></h4><p>{}</p>",
        "<dl><dt>{} <em>{}</em></dt><dd>{}</dd></dl>",
        "<p><b>{}</b> <i>{}</i></p><p>{}</p>",
        "<p><b>{}</b> <i>{}</i> {}</p>",
        "<p><b>{}</b><span>{}</span><br>{}</p>",
        "<div><a href=x>{}</a> <span>{}</span></div><div>{}</div>",
        "<x-turn><x-who><b>{}</b> <u>{}</u></x-who><x-said>{}</x-said></x-turn>",
    ],
)
def test_a_bar_stands_between_name_and_title_and_a_break_before_speech(turn):
    lines = [line for line in shown("a.html", page(turn)).text.split("\n") if line]
    assert lines == [f"{NAME} | {TITLE}", SAID] * 3


@pytest.mark.parametrize(
    "turn",
    [
        "<p><b>{}</b>, {}: {}</p>",
        "<p><b>{}</b> -- <i>{}</i></p>{}",
        "<p><b>{} -- </b>J<i>K Street</i></p>{}{}",
    ],
)
def test_what_a_page_parts_itself_is_left_as_it_is(turn):
    assert " | " not in shown("a.html", page(turn)).text


def test_bold_words_in_prose_are_left_as_they_are():
    prose = (
        "<p><b>Net Margin</b> rose by half.</p><p><b>We</b> sold more.</p><p><b>No</b> debt.</p>"
    )
    assert shown("a.html", prose).text == "Net Margin rose by half.\n\nWe sold more.\n\nNo debt."


def test_a_table_of_speakers_and_speech_has_a_line_for_each():
    rows = "<tr><td>00:12</td><td>Jane Roe</td><td>We grew.</td></tr>" * 3
    lines = shown("a.html", f"<table>{rows}</table>").text.split("\n")
    assert lines == ["00:12 | Jane Roe", "We grew."] * 3
