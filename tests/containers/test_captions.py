"""WebVTT and SubRip: ways to name who speaks, captions that roll, and cues that are broken."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.containers.captions import holds, read
from kit.errors import KitError, Unreadable


def vtt(*cues):
    times = [f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000" for at in range(len(cues))]
    return "WEBVTT\nKind: captions\n\n" + "".join(
        f"{time} align:start\n{cue}\n\n" for time, cue in zip(times, cues, strict=True)
    )


def srt(*cues):
    return "".join(
        f"{at}\n00:00:{at:02},000 --> 00:00:{at + 1:02},000\n{cue}\n\n"
        for at, cue in enumerate(cues, 1)
    )


def said(text):
    (source,) = read("a.vtt", text)
    return [
        (turn.who.name.of(source.text) if turn.who else None, turn.what.of(source.text))
        for turn in source.said
    ]


TURNS = [("Jane Roe", "Sales rose. So did costs."), ("Al Poe", "How so?")]


@pytest.mark.parametrize("captions", [vtt, srt])
@pytest.mark.parametrize(
    ("cues", "turns"),
    [
        (
            ["<v Jane Roe>Sales rose.", "<v Jane Roe>So did costs.</v>", "<v.loud Al Poe>How so?"],
            TURNS,
        ),
        (["<v Jane Roe>Sales <i>rose.</i>\nSo did costs.</v>\n<v Al Poe>How so?"], TURNS),
        (["Jane Roe: Sales rose.", "Jane Roe: So did costs.", "Al Poe: How so?"], TURNS),
        ([">> Jane Roe: Sales rose.", "So did costs.", "&gt;&gt; Al Poe: How so?"], TURNS),
        (["Jane Roe: Sales rose.\nSo did costs.\nAl Poe:\nHow so?"], TURNS),
        (["{\\an8}Operator: Go.", "Note: two things."], [("Operator", "Go. Note: two things.")]),
        ([">> Sales rose.", ">> How so?"], [(None, "Sales rose."), (None, "How so?")]),
        (["- Sales rose.\n- How so?"], [(None, "Sales rose."), (None, "How so?")]),
        (["jroe [Bramble]: Yes.", "jroe [Bramble]: No."], [("jroe", "Yes. No.")]),
    ],
)
def test_the_cues_of_one_speaker_make_one_turn(captions, cues, turns):
    text = captions(*cues)
    assert holds(text)
    assert said(text) == turns


@pytest.mark.parametrize(
    ("cues", "words"),
    [
        (["Sales rose.", "So did &amp; do costs."], "Sales rose. So did & do costs."),
        (
            ["good day", "good day\nand <00:00:01.5><c>welcome</c>", "and welcome\nto it", "to it"],
            "good day and welcome to it",
        ),
        (["Good", "Good day", "Good day to", "Good day to you."], "Good day to you."),
        (["Yes.", "Yes.", "No.", "Well.", "Fine.", "So."], "Yes. Yes. No. Well. Fine. So."),
    ],
    ids=["plain", "rolling", "growing", "said twice"],
)
def test_captions_that_tell_nobody_apart_are_a_text(cues, words):
    (source,) = read("a.vtt", vtt(*cues))
    assert (source.text, source.said, source.container) == (words, (), "captions")


def test_cues_without_blank_lines_between_are_told_apart():
    text = "1\n00:01,000 --> 00:02,000\nSales rose.\n2\n00:02,000 --> 00:03,000\nIn 2024\n"
    assert read("a.srt", text)[0].text == "Sales rose. In 2024"


def test_notes_and_styles_are_not_said():
    text = "WEBVTT\n\nNOTE made by hand\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nYes.\n\nNOTE end\n"
    [source] = read("a.vtt", text)
    assert source.text == "made by hand\n\nYes.\n"
    assert [one.what.of(source.text) for one in source.said] == ["Yes."]


@pytest.mark.parametrize("text", ["WEBVTT\n", vtt("", "<c></c>")])
def test_captions_without_words_are_refused(text):
    with pytest.raises(Unreadable, match=r"a\.vtt: these captions hold no words"):
        read("a.vtt", text)


@pytest.mark.parametrize(
    "text", ["", "Operator\n00:29:27\nGood day.\n", "Sales --> costs\n", ">> Hello.\n"]
)
def test_other_text_is_no_captions(text):
    assert not holds(text)


@given(st.lists(st.text("aB:<>v/ .\n0-&;>", max_size=20), max_size=6), st.sampled_from([vtt, srt]))
def test_any_cues_are_a_call_or_an_error_of_ours(cues, captions):
    with suppress(KitError):
        assert said(captions(*cues)) is not None
