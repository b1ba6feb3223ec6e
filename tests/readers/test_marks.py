"""What of a line is left when the signs of a page are blanks and bars."""

import pytest

from kit.readers.candidates import candidates
from kit.readers.heads import heads
from kit.readers.marks import undressed

ALONE = [
    "### Jane Roe · 12:30",
    "**Jane Roe** — 00:12:30",
    "`12:30` **Jane Roe**",
    "[00:12:30] Jane Roe",
    "12:30 - 12:50 Jane Roe",
    "12:30 | Jane Roe",
    "--- Jane Roe ---",
    "== Jane Roe ==",
    "<Jane Roe>",
    "{Jane Roe}",
    "// Jane Roe //",
    "12. Jane Roe",
    "(12) Jane Roe",
    "→ Jane Roe",
    "🎙 **Jane Roe**",
    "Speaker: Jane Roe",
]
TOLD = [
    "Jane Roe · Copper Street",
    "Jane Roe • Copper Street",
    "Jane Roe / Copper Street",
    "Jane Roe [Copper Street]",
    "**Jane Roe** *Copper Street*",
    "**Jane Roe** _(Copper Street)_",
    "### Jane Roe | Copper Street | 12:30",
]
SAID = [
    "**Jane Roe** We grew.",
    "- **Jane Roe** (12:30) We grew.",
    "[Jane Roe] We grew.",
    "<Jane Roe> We grew.",
    "== Jane Roe == We grew.",
    "Jane Roe - We grew.",
    "Jane Roe | We grew.",
    "Jane Roe > We grew.",
    "012 Jane Roe: We grew.",
]
NOT_SAID = ["**Jane Roe** - Copper Street", "[Operator Instructions] We grew.", "**Margin** rose."]


@pytest.mark.parametrize("line", [*ALONE, *TOLD, *SAID])
def test_a_line_keeps_its_length(line):
    assert len(undressed(line)) == len(line)


@pytest.mark.parametrize("line", ALONE)
def test_a_name_in_marks_is_a_name_alone(line):
    [one] = candidates(f"{line}\nWe grew.\n")
    assert (one.key, one.label.about) == (("jane", "roe"), ())


@pytest.mark.parametrize("line", TOLD)
def test_what_is_told_beside_a_name_in_marks(line):
    [one] = candidates(f"{line}\nWe grew.\n")
    assert (one.key, [about.of(line) for about in one.label.about]) == (
        ("jane", "roe"),
        ["Copper Street"],
    )


@pytest.mark.parametrize("line", SAID)
def test_speech_begins_behind_a_name_in_marks(line):
    [label] = heads(line)
    assert label.name.of(line) == "Jane Roe"
    assert line[label.line.end :].strip() == "We grew."


@pytest.mark.parametrize("line", NOT_SAID)
def test_what_is_no_speaker_in_marks(line):
    assert list(heads(line)) == []
