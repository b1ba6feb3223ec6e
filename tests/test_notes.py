"""What loading notes of a call besides what is in it."""

import pytest

from kit.facts.health import health
from kit.load import load

TURNS = "Operator: Welcome to the Acme call.\nAnn Poe: We grew by half.\nAl Roe: By what?\nAnn Poe: Half.\n"


def noted(text, **how):
    return {note.kind: note for note in load(text=text, **how).notes}


def test_a_call_with_nothing_odd_has_no_notes():
    said = TURNS.replace("We grew", "Thank you, Al. We grew")
    assert "conflict" not in noted(f"**Quarter:** Q1 2024\n{said}")


def test_sources_that_disagree():
    said = TURNS.replace("the Acme call", "the Acme Q2 2024 earnings call")
    note = noted(f"**Company:** Acme\n**Quarter:** Q1 2024\n{said}")["conflict"]
    assert note.says.startswith("period: the header states 2024Q1, which is taken; the greeting")


def test_a_call_without_questions():
    said = "Ann Poe: We grew.\nBea Lund: And we will.\nAnn Poe: Goodbye.\n"
    assert "no_qa" in noted(said)


def test_nobody_named():
    assert "no_speakers" in noted("Sales rose.", format="plain")


def test_an_operator_who_explains():
    long = "We see demand coming back, and we think that it stays. " * 40
    note = noted(TURNS + f"Operator: {long}\nAnn Poe: Bye.\n")["unsure"]
    assert note.says == "the label says Operator, who talks for 440 words: it may be another's turn"


def test_sentences_cut_between_labels():
    said = TURNS + "Al Roe: and then\nAnn Poe: it stopped.\nAl Roe: altogether.\nAnn Poe: No.\n"
    assert "3 of 8 turns begin in small letters" in noted(said)["unsure"].says


def test_lines_that_pages_repeat():
    notes = load("tests/calls/above.txt").notes
    (note,) = [note for note in notes if note.kind == "furniture"]
    assert note.says.startswith("7 lines within turns were said by nobody: Heron Paper Co. (HRNP)")


@pytest.mark.parametrize("column", ["kind", "says", "start", "sentence"])
def test_the_table_of_notes(column):
    row = health(load("tests/calls/above.txt")).iloc[0]
    wanted = {"kind": "furniture", "sentence": "Heron Paper Co. (HRNP)"}
    assert row[column] == wanted.get(column, row[column])
    assert load("tests/calls/above.txt").text[row["start"] : row["end"]] == row["sentence"]
