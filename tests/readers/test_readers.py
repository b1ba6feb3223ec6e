"""What must hold for every reader, and the lines a family of layouts must not be fooled by."""

from pathlib import Path

import pytest

from kit.errors import UnknownFormat
from kit.readers import READERS, by_name, colons, named, sniff
from kit.readers.containers import opened
from kit.readers.lines import heading_kind
from kit.readers.reader import Source

CALLS = Path(__file__).parent.parent / "calls"
SAMPLES = {path.stem: path for path in CALLS.iterdir()}
EACH = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
RECOGNISED = [reader for reader in READERS if reader.signs]


def source(reader, change=lambda text: text):
    path = SAMPLES.get(reader.name)
    assert path, f"tests/calls/ has no sample called {reader.name}.*"
    text = change(opened(path.name, path.read_bytes()))
    return Source(path.name, text.encode(), text)


def names(reader, given):
    draft = reader.read(given)
    return [said.who and said.who.name.of(draft.text) for said in draft.said]


def without_header(text):
    """The text from its first turn on."""
    return text[text.index("Welcome" if "Welcome" in text else "Good morning") :]


@pytest.mark.parametrize("reader", RECOGNISED, ids=lambda reader: reader.name)
def test_its_own_reader_knows_a_sample_best(reader):
    assert sniff(source(reader)) is reader
    scores = sorted(((other.score(source(reader)), other.name) for other in READERS), reverse=True)
    assert scores[0][1] == reader.name
    assert scores[0][0] - scores[1][0] > 0.1


@pytest.mark.parametrize("reader", RECOGNISED, ids=lambda reader: reader.name)
def test_a_sample_without_its_header_is_recognised_still(reader):
    assert sniff(source(reader, without_header)) is reader


@EACH
def test_what_was_said_lies_in_the_text_in_order(reader):
    draft = reader.read(source(reader))
    edges = [
        edge
        for said in draft.said
        for edge in (*((said.who.line.start,) if said.who else ()), said.what.start, said.what.end)
    ]
    assert draft.said
    assert 0 <= min(edges) <= max(edges) <= len(draft.text)
    assert all(said.what.trim(draft.text) == said.what for said in draft.said)
    whats = [edge for said in draft.said for edge in (said.what.start, said.what.end)]
    assert whats == sorted(whats)


@EACH
def test_line_ends_of_another_system_change_nothing_but_offsets(reader):
    ours, theirs = (
        reader.read(source(reader, change))
        for change in (lambda text: text, lambda text: text.replace("\n", "\r\n"))
    )
    assert [said.what.of(ours.text) for said in ours.said] == [
        said.what.of(theirs.text).replace("\r\n", "\n") for said in theirs.said
    ]


@EACH
def test_blank_lines_more_or_less_change_no_speaker(reader):
    doubled = source(reader, lambda text: text.replace("\n", "\n\n"))
    assert names(reader, doubled) == names(reader, source(reader))


def test_the_speakers_of_an_alphaspread_page():
    reader = by_name("alphaspread")
    assert names(reader, source(reader)) == [
        "Operator",
        "Meiling Lo",
        "Haoyu Tan",
        "Pengfei Gu",
        "Operator",
        "Aiguo Kwan",
        "Haoyu Tan",
        "Operator",
        "Meiling Lo",
    ]


def test_the_pages_own_analysis_is_no_turn_and_its_note_no_speech():
    reader = by_name("alphaspread")
    draft = reader.read(source(reader))
    assert draft.parts["summary"].of(draft.text).startswith("A Calmer Quarter")
    assert draft.parts["summary"].of(draft.text).endswith("Jane Roe expects more.")
    assert draft.said[-1].what.of(draft.text) == "Goodbye."


def test_an_advertisement_divides_a_turn_and_is_nobodys():
    reader = by_name("motleyfool")
    draft = reader.read(source(reader))
    said = [said.what.of(draft.text) for said in draft.said[1:3]]
    assert said[0].endswith("our chief executive officer.")
    assert said[1] == "Tobias?"
    assert draft.said[1].who == draft.said[2].who


def test_the_list_at_the_end_is_no_turn():
    reader = by_name("motleyfool")
    draft = reader.read(source(reader))
    listed = [label.name.of(draft.text) for label in draft.listed]
    assert listed == ["Ann Poe", "Tobias Lee", "Ruth Okafor", "Mary Ash"]
    assert draft.said[-1].what.of(draft.text) == "Goodbye."


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" -- ", "--"),
        lambda text: text.replace(" -- ", " — "),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("Prepared Remarks:\n", "").replace("Questions and Answers:", ""),
    ],
    ids=["no blanks", "long dashes", "no blank lines", "no headings"],
)
def test_variants_of_dashed_lines(change):
    reader = by_name("motleyfool")
    assert names(reader, source(reader, change)) == names(reader, source(reader))


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Jane Roe -- Chief Financial Officer", True),
        ("Jane van Roe--Investor Relations", True),
        ("Jane Roe – Goldman Sachs", True),
        ("Jane Roe -- Copper Street, L.P. -- Analyst", True),
        ("Gross Margin -- 54% of sales, up again", False),
        ("Thank you -- we will take that offline.", False),
        ("Growth -- our priority", False),
    ],
)
def test_which_lines_with_a_dash_are_speakers(line, speaks):
    assert bool(named.dashed(f"{line}\n\nThank you all.\n")) is speaks


COLONS = "Operator: Hello, Jane.\n{}\nJane Roe: Yes.\nAl Poe: No.\nJane Roe: Bye.\nAl Poe: Bye."


@pytest.mark.parametrize(
    "line",
    [
        "Revenue: up 5 percent",
        "Note: this is unaudited",
        "https://example.com/call",
        "8:30 is when we start",
        "Asia Pacific: strong. We grew in Asia Pacific: by a lot",
        "And this is what I mean: more",
    ],
)
def test_a_line_with_a_colon_that_starts_no_turn(line):
    said = COLONS.format(line)
    assert [label.name.of(said) for label in colons.labels(said)] == [
        "Operator",
        *["Jane Roe", "Al Poe"] * 2,
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("JANE ROE: Yes.", "JANE ROE"),
        ("**Jane Roe:** Yes.", "Jane Roe"),
        ("Jane Roe, Chief Financial Officer: Yes.", "Jane Roe"),
        ("Jane Roe (Copper Street): Yes.", "Jane Roe"),
        ("[00:12:30] Jane Roe: Yes.", "Jane Roe"),
        ("Jane Roe :Yes.", "Jane Roe"),
        ("Unidentified Analyst: Yes.", "Unidentified Analyst"),
        ("Speaker 4: Yes.", "Speaker 4"),
        ("Zoë d'Ávila-Núñez: Yes.", "Zoë d'Ávila-Núñez"),
    ],
)
def test_a_line_with_a_colon_that_starts_a_turn(line, name):
    said = f"Operator: Hello, all.\n{line}\nOperator: And?\n{line}\n"
    assert [label.name.of(said) for label in colons.labels(said)] == ["Operator", name] * 2


def test_a_title_on_the_line_after_a_bare_label_is_that_persons():
    said = COLONS.format("Max von Berg:\nChief Designer: I drew it.")
    label = colons.labels(said)[1]
    assert label.name.of(said), label.about[0].of(said) == ("Max von Berg", "Chief Designer")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Questions & Answers:", "qa"),
        ("## Question-and-Answer Session", "qa"),
        ("Duration: 52 minutes", "end"),
        ("More BRMB analysis", "end"),
        ("Conference Call Participants", "participants"),
        ("We will have a question-and-answer session.", None),
    ],
)
def test_headings(line, kind):
    assert heading_kind(line) == kind


def test_text_nobody_recognises_is_refused_with_all_scores():
    given = Source("notes.txt", b"", "Dear all,\nsales were fine.\nNote: see page 3.\n")
    with pytest.raises(UnknownFormat, match=r"notes\.txt: .*alphaspread 0\.00, colons 0\.00"):
        sniff(given)


def test_a_format_nobody_has_is_refused_with_those_there_are():
    with pytest.raises(UnknownFormat, match="no format 'teletext'; there are alphaspread, colons"):
        by_name("teletext")
