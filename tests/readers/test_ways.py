"""Ways of writing speaker lines that few sources have, each in a text of a few lines."""

import pytest

from kit.readers import colons, fields, headed, inline, sniff
from kit.readers.candidates import candidates
from kit.readers.drafts import drafted
from kit.readers.lines import lines
from kit.readers.mixed import mixed
from kit.readers.reader import Said, Source
from kit.readers.who import can_be_who
from kit.values import Span


def named(text):
    """Name, what stands beside it and role of each line that could be a speaker's."""
    found = [one.label for one in candidates(text)]
    beside = [tuple(piece.of(text) for piece in label.about) for label in found]
    return [
        (label.name.of(text), about, label.role) for label, about in zip(found, beside, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "name", "about", "role"),
    [
        ("Jane Roe, Jr., CFO", "Jane Roe, Jr.", ("CFO",), None),
        ("Jane Roe, Acme Corp - CFO - A", "Jane Roe", ("Acme Corp", "CFO"), "executive"),
        ("Q - Al Poe", "Al Poe", (), "analyst"),
        ("[ Jane Roe ]", "Jane Roe", (), None),
        ("[07AB1-E Jane Roe]", "Jane Roe", (), None),
        ("<< Jane Roe >>", "Jane Roe", (), None),
        ("Jane Roe (Copper Street)", "Jane Roe", ("Copper Street",), None),
        ("Jane Roe 00:12:30", "Jane Roe", (), None),
        ("Executives - Chair & CEO", "Executives - Chair & CEO", ("Chair & CEO",), "Executives"),
    ],
)
def test_what_stands_around_a_name_is_told_from_it(line, name, about, role):
    assert named(f"{line}\nWe grew by half.\n") == [(name, about, role)]


@pytest.mark.parametrize(
    "line", ["Acme Instruments, Inc.", "Executives", "We grew, Jane.", "(7) of 9", "Roe " * 60]
)
def test_what_is_no_speakers_line(line):
    assert named(f"{line}\nand we grew by half.\n") == []


def test_a_flag_below_a_rule_stands_for_a_speaker():
    assert named("........\nQ\nHow so?\n") == [("Q", (), "analyst")]
    assert named("How so?\nQ\nHow so?\n") == []


@pytest.mark.parametrize("name", ["Operator Instructions", "Chief Executive", "Roe 7", "Today"])
def test_what_no_person_is_called(name):
    assert not can_be_who(name)


def test_a_name_met_once_speaks_where_all_names_stand_apart():
    said = "Jane Roe\n\nWe grew.\n\nAl Poe\n\nHow so?\n\n" * 3 + "Bo Quist\n\nAnd by how much?\n\n"
    assert [label.name.of(said) for label in headed.labels(said)][-1] == "Bo Quist"
    spoken = said.replace("And by", "A quist by")
    assert [label.name.of(spoken) for label in headed.labels(spoken)][-1] == "Al Poe"


def test_who_writes_a_middle_name_once_is_known_still():
    said = "Jane Roe\nWe grew.\nAl Poe\nHow?\n" * 2 + "Jane T. Roe\nBy half, I would say.\n"
    assert [label.name.of(said) for label in headed.labels(said)][-1] == "Jane T. Roe"


def test_a_pages_foot_that_runs_into_a_name_is_apart_from_it():
    said = (
        "www.example.com 5Jane Roe\nHi.\nwww.example.com 6Al Poe\nHi.\nwww.example.com 7Jane Roe\n"
    )
    assert [line.plain for line in lines(said)][:2] == ["www.example.com 5", "Jane Roe"]


def test_questions_headed_and_answers_headed_by_a_letter_alone():
    said = "Q: How so?\nA: By half.\nQ: And then?\nA: By half again.\n"
    assert [label.name.of(said) for label in colons.labels(said)] == ["Q", "A", "Q", "A"]


def test_many_titles_beside_names_make_those_titles_that_only_look_so():
    told = "Jane Roe (CFO): We grew.\nAl Poe (UBS): How?\nBo Quist (Citi): Why?\n"
    said = f"{told}Mia Holt (Wood & Sons): And when?\n"
    assert [label.name.of(said) for label in colons.labels(said)][-1] == "Mia Holt"
    alone = "Mia Holt (Wood & Sons): and when\n"
    assert colons.labels(alone) == ()


def test_an_operators_label_within_the_operators_own_line_is_no_turn():
    said = "Operator\nThank you. Operator: Next is Al Poe.\nAl Poe\nHow?\n"
    found = mixed(headed.labels(said), colons.labels(said), said)
    assert [label.line.of(said) for label in found] == ["Operator", "Al Poe"]


def test_a_sentence_that_a_page_cuts_is_one_turn():
    head = "Acme Q1 Earnings Call\n{}\n"
    said = "Jane Roe\nWe grew.\nAl Poe\nHow?\n" * 3 + "Jane Roe\nWe sold\n" + head
    said = f"{said}Jane Roe\nmore tea.\nAl Poe\nI see.\n{head}And milk?\n{head}".format(1, 2, 3)
    *_, turn, asked = drafted(said, headed.labels(said)).said
    assert turn.what.of(said) == f"We sold\n{head.format(1)}Jane Roe\nmore tea."
    assert asked.what.of(said).endswith("And milk?")


@pytest.mark.parametrize("heading", ["Questions and Answers", "Question-and-Answer Session"])
def test_a_heading_that_a_field_lost_to_the_turn_before_it(heading):
    text = f"Please ask. {heading}\nHow so?"
    said = (Said(None, Span(0, text.index("\n"))), Said(None, Span(text.index("How"), len(text))))
    draft = fields.read(Source("rows.csv", text, said=said))
    assert [one.what.of(text) for one in draft.said] == ["Please ask.", "How so?"]
    assert draft.parts["qa"].start == text.index("\n")


def test_what_a_container_keeps_apart_is_not_looked_for():
    text = "Jane Roe: Hello."
    reader, draft = sniff(Source("rows.csv", text, said=(Said(None, Span(0, len(text))),)))
    assert (reader.name, len(draft.said)) == ("fields", 1)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("Go. Jane Roe - CFO Thank you.", ["Jane Roe - CFO"]),
        (
            "Go. Jane Roe - Acme Corp. - Chief Executive Officer of Norway We grew.",
            ["Jane Roe - Acme Corp. - Chief Executive Officer of Norway"],
        ),
        ("Go. Jane Roe - and this is why Chief Executive Officers grow.", []),
        ("Go. Jane Roe - and this is why we grow.", []),
        ("Go. Unidentified Analyst Thank you.", ["Unidentified Analyst"]),
    ],
)
def test_speaker_lines_between_sentences(said, lines):
    assert [label.line.of(said) for label in inline.labels(said)] == lines


@pytest.mark.parametrize(
    "line",
    [
        "Q: (Jane Roe, Copper Street) How so?",
        "Q [Jane Roe - Copper Street]: How so?",
        "**Q:** (Jane Roe, Copper Street) How so?",
        "Question (Jane Roe, Copper Street): How so?",
    ],
)
def test_a_name_in_brackets_behind_a_letter_asks_or_answers(line):
    text = f"{line}\nA: (Al Poe) By half.\n" * 2
    asks, answers, *_ = colons.labels(text)
    assert (asks.name.of(text), asks.about[0].of(text), asks.role) == (
        *("Jane Roe", "Copper Street", "analyst"),
    )
    assert (answers.name.of(text), answers.role) == ("Al Poe", "executive")


def test_an_interpreter_between_others_speaks():
    text = "Mia Holt\n[Foreign language]\n\nInterpreter\nWe grew by half.\n\n" * 2
    assert [label.name.of(text) for label in headed.labels(text)] == ["Mia Holt", "Interpreter"] * 2
