"""The ways of writing a call: made-up ones of every kind, and the lines that must fool nobody."""

from pathlib import Path

import pytest

from kit.errors import UnknownFormat
from kit.load import load, sources
from kit.people.names import tokens
from kit.readers import READERS, by_name, colons, headed, sniff
from kit.readers.headings import heading_kind
from kit.readers.reader import Source

CALLS = Path(__file__).parent.parent / "calls"
# how each made-up call is written, who speaks it turn by turn, and at which turn questions begin
WRITTEN = {
    "letters.txt": ("headed", "Operator Lo Tan Gu Operator Kwan Tan Operator Lo", 4),
    "alone.txt": ("headed", "Operator Moss Salo Operator Ash Salo Operator Fry Salo Moss", 3),
    "beside.txt": ("headed", "Operator Poe Lee Operator Ash Lee Operator", 3),
    "above.txt": ("headed", "Operator Brandt Marsh Operator Holt Nair Q Marsh Operator", 3),
    "numbered.txt": ("headed", "Operator Olsen Okoro Operator Ricci Okoro", 3),
    "flags.txt": ("headed", "Operator Diaz Sund Operator Bell Sund Participant Sund Operator", 3),
    "lost-breaks.txt": ("headed", "Operator Roe Lund Operator Poe Lund Operator", 3),
    "colons.md": (
        "colons",
        "Operator Novak Holt Brand Operator Lund Brand Holt Operator",
        4,
    ),
    "bilingual.txt": ("colons", "Tan Operator Ash Tan", 1),
}
EACH = pytest.mark.parametrize("name", WRITTEN)


def source(name, change=lambda text: text):
    (given,) = sources(CALLS / name)
    return Source(given.name, change(given.text))


def names(given):
    _, draft = sniff(given)
    return [tokens(said.who.name.of(draft.text))[-1] for said in draft.said]


def speakers(name):
    return [tokens(word)[-1] for word in WRITTEN[name][1].split()]


def without_header(text):
    """The text from the first line on that somebody speaks."""
    return text[text.index("Welcome" if "Welcome" in text else "Good") :]


def test_every_made_up_call_is_told_of():
    assert {path.name for path in CALLS.iterdir()} - {"plain.txt"} == set(WRITTEN)


@EACH
def test_each_turn_is_its_speakers(name):
    reader, _ = sniff(source(name))
    assert reader.name == WRITTEN[name][0]
    assert names(source(name)) == speakers(name)


@EACH
def test_where_questions_begin(name):
    call = load(CALLS / name)
    assert next(turn.index for turn in call.turns if turn.part == "qa") == WRITTEN[name][2]


@EACH
def test_what_was_said_lies_in_the_text_in_order(name):
    _, draft = sniff(source(name))
    edges = [edge for said in draft.said for edge in (said.start, said.what.start, said.what.end)]
    assert edges == sorted(edges)
    assert 0 <= edges[0] <= edges[-1] <= len(draft.text)
    assert all(said.what.trim(draft.text) == said.what for said in draft.said)
    whole = draft.said
    assert all(any(one.what.holds(span) for one in whole) for span in draft.aside)


@EACH
def test_line_ends_of_another_system_change_nothing_but_offsets(name):
    (_, ours), (_, theirs) = (
        sniff(source(name, change))
        for change in (lambda text: text, lambda text: text.replace("\n", "\r\n"))
    )
    assert [said.what.of(ours.text) for said in ours.said] == [
        said.what.of(theirs.text).replace("\r\n", "\n") for said in theirs.said
    ]


@EACH
def test_blank_lines_more_or_less_change_no_speaker(name):
    assert names(source(name, lambda text: text.replace("\n", "\n\n"))) == speakers(name)


@pytest.mark.parametrize("name", ["letters.txt", "alone.txt", "beside.txt", "colons.md"])
def test_a_call_without_its_header_is_recognised_still(name):
    found = names(source(name, without_header))
    assert found == speakers(name)[-len(found) :]
    assert len(found) >= len(speakers(name)) - 1


def test_a_pages_own_analysis_is_no_turn_and_its_note_no_speech():
    _, draft = sniff(source("letters.txt"))
    assert draft.parts["summary"].of(draft.text).endswith("Jane Roe expects more.")
    assert draft.said[-1].what.of(draft.text) == "Goodbye."


def test_what_pages_repeat_is_within_a_turn_but_said_by_nobody():
    call = load(CALLS / "above.txt")
    (sentence,) = [span.of(call.text) for span in call.sentences(call.turns[2])][1:]
    assert sentence.startswith("Sales were $412 million")
    assert sentence.endswith("we told you it would.")
    said = call.turns[2].span.of(call.spoken)
    assert "Corrected Transcript" not in said
    assert len(call.spoken) == len(call.text)


def test_an_advertisement_is_within_a_turn_but_said_by_nobody():
    call = load(CALLS / "beside.txt")
    assert "10 stocks" in call.turns[1].span.of(call.text)
    assert "10 stocks" not in call.turns[1].span.of(call.spoken)
    assert call.turns[1].span.of(call.spoken).endswith("Tobias?")


@pytest.mark.parametrize("name", ["beside.txt", "above.txt", "numbered.txt", "flags.txt"])
def test_lists_of_people_are_no_turns(name):
    _, draft = sniff(source(name))
    assert draft.listed
    assert all(said.what.of(draft.text)[-1] in ".?" for said in draft.said)


def test_titles_and_houses_below_a_name_are_taken_with_it():
    speakers = {speaker.name: speaker for speaker in load(CALLS / "above.txt").speakers}
    assert speakers["Priya Nair"].title == "Executive Vice President and Chief Financial Officer"
    assert speakers["Dana Holt"].firm == "Copper Street Securities, Inc."
    assert speakers["Q"].role == "analyst"


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
    assert names(source("beside.txt", change)) == speakers("beside.txt")


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Jane Roe -- Chief Financial Officer", True),
        ("Jane van Roe--Investor Relations", True),
        ("Jane Roe – Goldman Sachs", True),
        ("Jane Roe -- Copper Street, L.P. -- Analyst", True),
        ("Jane Roe, Acme Corp - Chief Financial Officer    [12]", True),
        ("Q - Jane Roe {BIO 10 <GO>}", True),
        ("Gross Margin -- 54% of sales, up again", False),
        ("Thank you -- we will take that offline.", False),
        ("Growth -- our priority", False),
        ("Thanks, Jane, and we move to our CFO", False),
        ("Guggenheim Securities, LLC, Research Division", False),
        ("Chief Financial Officer, Acme Corp", False),
    ],
)
def test_which_lines_of_their_own_are_speakers(line, speaks):
    assert bool(headed.labels(f"{line}\n\nThank you all.\n")) is speaks


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
        "Scrip Code: 500001",
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
        ("Jane Roe from Copper Street: Yes.", "Jane Roe"),
        ("Chief Financial Officer Jane Roe: Yes.", "Jane Roe"),
        ("J. Roe: Yes.", "J. Roe"),
        ("[00:12:30] Jane Roe: Yes.", "Jane Roe"),
        ("Jane Roe :Yes.", "Jane Roe"),
        ("Unidentified Analyst: Yes.", "Unidentified Analyst"),
        ("Speaker 4: Yes.", "Speaker 4"),
        ("spk07: Yes.", "spk07"),
        ("Zoë d'Ávila-Núñez: Yes.", "Zoë d'Ávila-Núñez"),
    ],
)
def test_a_line_with_a_colon_that_starts_a_turn(line, name):
    said = f"Operator: Hello, all.\n{line}\nOperator: And?\n{line}\n"
    assert [label.name.of(said) for label in colons.labels(said)] == ["Operator", name] * 2


def test_a_label_that_wraps_is_one():
    said = "JANE ROE, CHIEF FINANCIAL OFFICER,\nACME CORP.: Hello.\nAL POE: Hi.\nJANE ROE: Bye.\n"
    labels = colons.labels(said)
    assert [label.name.of(said) for label in labels] == ["JANE ROE", "AL POE", "JANE ROE"]
    assert labels[0].about[0].of(said) == "CHIEF FINANCIAL OFFICER,\nACME CORP."


def test_labels_within_a_line_that_lost_its_breaks():
    said = "Jane Roe: We grew. Al Poe: By how much? Jane Roe: By half. Note: unaudited. Al Poe: Ah."
    assert [label.name.of(said) for label in colons.labels(said)] == ["Jane Roe", "Al Poe"] * 2


def test_turns_within_a_line_do_not_overlap():
    said = "Jane Roe: Good day.\nWe grew. Al Poe: By what? Jane Roe: By half. Al Poe: Ah.\n"
    call = load(text=said)
    assert [turn.span.of(said) for turn in call.turns] == [
        "Good day.\nWe grew.",
        "By what?",
        "By half.",
        "Ah.",
    ]


def test_a_title_on_the_line_after_a_bare_label_is_that_persons():
    said = COLONS.format("Max von Berg:\nChief Designer: I drew it.")
    label = colons.labels(said)[1]
    assert (label.name.of(said), label.about[0].of(said)) == ("Max von Berg", "Chief Designer")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Questions & Answers:", "qa"),
        ("## Question-and-Answer Session", "qa"),
        ("QUESTION AND ANSWER SECTION", "qa"),
        ("Analyst Q&A (CEO and CFO)", "qa"),
        ("Management Participants", "participants"),
        ("━━ Call participants ━━", "participants"),
        ("Duration: 52 minutes", "end"),
        ("More BRMB analysis", "end"),
        ("Conference Call Participants", "participants"),
        ("We will have a question-and-answer session.", None),
        ("We now go to Q&A", None),
    ],
)
def test_headings(line, kind):
    assert heading_kind(line) == kind


# --- texts that are no call, or several


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Dear all,\nsales were fine.\nNote: see page 3.\n", "no talk"),
        (
            "Exhibit 99.1\nAcme today announced revenue of $4.1 billion.\n" * 9,
            r"an exhibit of a filing \('exhibit 99'\); a press release \('today announced'\)",
        ),
        ("Revenue 4.1 3.9 5.1%\nCosts 2.2 2.0 10.0%\n" * 20, "more figures than talk"),
        ("Q1 call\nSign in to read on.\n", r"a page that wants a login \('sign in to'\)"),
    ],
    ids=["letter", "press release", "tables", "paywall"],
)
def test_what_is_no_call_is_refused_with_what_it_shows(text, seen):
    with pytest.raises(UnknownFormat, match=rf"notes\.txt: .*{seen}") as refused:
        sniff(Source("notes.txt", text))
    assert "format='plain'" in str(refused.value)


def test_talk_in_which_nobody_is_named_is_one_unknown_speakers_and_says_so():
    said = "Thank you all. I think we're in good shape, and you can see that in the margin. " * 9
    call = load(text=said)
    assert [(turn.speaker.name, turn.part) for turn in call.turns] == [
        ("Unknown speaker", "prepared")
    ]
    assert call.source.format == "plain"
    assert "no_speakers" in {note.kind for note in call.notes}


def test_two_calls_in_one_text_are_not_made_one():
    one = (CALLS / "above.txt").read_text("utf-8")
    with pytest.raises(UnknownFormat, match=r"holds 2 calls, one after the other"):
        load(text=one + one.replace("2024", "2025"))


def test_a_format_nobody_has_is_refused_with_those_there_are():
    with pytest.raises(UnknownFormat, match="no format 'teletext'; there are colons, fields"):
        by_name("teletext")


def test_readers_have_names_of_their_own():
    assert len({reader.name for reader in READERS}) == len(READERS)
