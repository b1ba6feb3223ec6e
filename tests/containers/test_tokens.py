"""Token files: runs of one speaker, punctuation, and files that hold less than they should."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.containers.tokens import holds, read
from kit.errors import KitError, UnknownFormat

HEADER = "token|speaker|ts|endTs|punctuation|case|tags"


def said(text):
    (source,) = read("a.nlp", text)
    return [
        (turn.who.name.of(source.text) if turn.who else None, turn.what.of(source.text))
        for turn in source.said
    ]


@pytest.mark.parametrize(
    ("rows", "turns"),
    [
        (
            "Good|0||||UC|[]\nday|0|||.|LC|[]\nThanks|3|||.|UC|[]",
            [("Speaker 0", "Good day."), ("Speaker 3", "Thanks.")],
        ),
        (
            "Um|1|||,|UC|[]\n<laugh>|1||||LC|[]\nyes|1|||.|LC|[]",
            [("Speaker 1", "Um, <laugh> yes.")],
        ),
        ("Hi|Jane Roe|||.|UC|[]\n\n||||||\nbroken", [("Jane Roe", "Hi.")]),
        (
            "One|0|1|2|.|UC|[]\nTwo|1|2|3|.|UC|[]\nThree|0|3|4|.|UC|[]",
            [("Speaker 0", "One."), ("Speaker 1", "Two."), ("Speaker 0", "Three.")],
        ),
    ],
)
def test_a_turn_is_a_run_of_one_speaker(rows, turns):
    assert holds(f"{HEADER}\n{rows}\n")
    assert said(f"{HEADER}\n{rows}\n") == turns


def test_columns_go_by_their_names():
    assert said("word\tstart\tspeaker_id\nGood\t1.0\t2\nday\t1.5\t2\n") == [
        ("Speaker 2", "Good day")
    ]


@pytest.mark.parametrize(
    "text", ["", "token\nGood\n", "A token|of our thanks\n", "Operator\nGood day.\n"]
)
def test_other_text_is_no_token_file(text):
    assert not holds(text)


def test_a_header_without_tokens_is_refused():
    with pytest.raises(UnknownFormat, match=r"a\.nlp: this token file has a header and no tokens"):
        read("a.nlp", f"{HEADER}\n")


@given(st.text("aB1.|\t\n <>", max_size=80))
def test_any_rows_are_a_call_or_an_error_of_ours(rows):
    with suppress(KitError):
        assert said(f"{HEADER}\n{rows}")
