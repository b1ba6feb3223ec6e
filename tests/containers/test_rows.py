"""Tables as text: turns, pieces of turns, calls and lines in rows, and what is no table."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.containers.rows import holds, read
from kit.errors import KitError, UnknownFormat

NAMES = ["Operator", "Jane Roe", "Al Poe", "Jane Roe", "Al Poe", "Operator"]
WORDS = [
    "Good day, and welcome to the call.",
    "Sales rose, as we had told you.",
    "Thanks, and how about your costs?",
    "They fell, by 3% or so.",
    "That is all that I have got, thank you.",
    "That was, I am afraid, the last question.",
]
TURNS = list(zip(NAMES, WORDS, strict=True))


def said(source):
    return [
        (turn.who.name.of(source.text) if turn.who else None, turn.what.of(source.text))
        for turn in source.said
    ]


def table(header, row, delimiter=","):
    """A file of the six turns, each row made by a function of name, words and number."""
    cells = [header, *(row(who, what, at) for at, (who, what) in enumerate(TURNS, 1))]
    quoted = [
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row)
        for row in cells
        if row
    ]
    return "\n".join(quoted) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        table(
            ["Speaker", "Position", "Content", "Order"],
            lambda who, what, at: [who, "", what, str(at)],
        ),
        table(["", "speaker_name", "text"], lambda who, what, at: [str(at), who, f"  {what} "]),
        table(["Speaker", "Text"], lambda who, what, at: [who, what], ";"),
        table(["speaker", "utterance"], lambda who, what, at: [who, what], "\t"),
        table([], lambda who, what, at: [who, what], "\t"),
        table([], lambda who, what, at: [f"f{at}", str(at), who, what, "Neutral"]),
        table(["Who spoke", "Which words"], lambda who, what, at: [who, what]),
        "Speaker,Text\n" + "".join(f"{who},{what}\n" for who, what in TURNS),
    ],
    ids=["header", "index", "semicolons", "tabs", "no header", "more", "own header", "no quotes"],
)
def test_each_row_is_a_turn(text):
    assert holds(text)
    (source,) = read("a.csv", text)
    assert said(source) == TURNS
    assert source.container == "table"


def test_names_and_titles_are_tidied_and_texts_are_not():
    text = 'Speaker,Position,Content\nJane  Roe, Chief  Officer ," Up  by 3%. "\nAl Poe,NA,How?\n'
    (source,) = read("a.csv", text)
    lines = [turn.who.line.of(source.text) for turn in source.said]
    assert lines == ["Jane Roe -- Chief Officer", "Al Poe"]
    assert said(source)[0] == ("Jane Roe", "Up  by 3%.")


def test_names_in_small_letters_get_capitals():
    (source,) = read("a.csv", "name,text\noperator,Good day.\njane roe,Hello.\n")
    assert [who for who, _ in said(source)] == ["Operator", "Jane Roe"]


def test_sentences_of_one_speaker_make_one_turn():
    rows = "".join(
        f"s{at}{half},{at}.{half},{at}.9,{'qna' if at > 2 else 'announcement'},{who},{part},\n"
        for at, (who, what) in enumerate(TURNS)
        for half, part in enumerate([f'"{what}"', "So we say."])
    )
    (source,) = read("a.csv", rows)
    assert said(source) == [(who, f"{what} So we say.") for who, what in TURNS]
    assert source.qa == source.said[3].start


@pytest.mark.parametrize(
    "row", ["Questions And Answers,,", "Q&A,Q&A,Q&A", "Question and Answer Session,NA,"]
)
def test_a_row_that_is_a_heading_opens_the_questions(row):
    text = f"Speaker,Position,Content\nOperator,,Good day.\n{row}\nAl Poe,,How so?\n"
    (source,) = read("a.csv", text)
    assert said(source) == [("Operator", "Good day."), ("Al Poe", "How so?")]
    assert source.qa == source.said[1].start


def test_a_row_may_be_a_call():
    long = "Operator: Good day, and welcome.\nJane Roe: Sales rose, as we told you. " * 2000
    text = "ticker,date,transcript\n" + "".join(f'{name},2024-05-02,"{long}"\n' for name in "AB")
    sources = read("a.csv", text)
    assert [source.name for source in sources] == ["a.csv#1", "a.csv#2"]
    assert sources[1].text == f"Ticker: B\nDate: 2024-05-02\n\n{long}".strip()


def test_fields_of_turns_that_stay_are_the_calls():
    rows = "".join(f'{who},"{what}",BRMB,07-Mar-19,Q4 2018\n' for who, what in TURNS)
    (source,) = read("a.csv", f"name,text,ticker,date,quarter\n{rows}")
    assert source.text.startswith("Ticker: BRMB\nQuarter: Q4 2018\nDate: 2019-03-07\n\nOperator\n")


def test_one_quoted_column_holds_the_lines_of_a_text():
    text = '"."\n' + "".join(f'"{who}"\n"{what} ""Truly""."\n' for who, what in TURNS)
    (source,) = read("a.csv", text)
    assert source.text.splitlines()[:2] == ["Operator", f'{WORDS[0]} "Truly".']
    assert not source.said


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("date,open,close\n" + "2024-05-02,1.5,1.7\n" * 9, "date, open, close"),
        ("Speaker,Position\n" + "Jane Roe,CFO\n" * 3, "Speaker, Position"),
    ],
)
def test_a_table_without_what_was_said_lists_its_columns(text, seen):
    assert holds(text)
    with pytest.raises(UnknownFormat, match=rf"a\.csv: no call .* this table: {seen}"):
        read("a.csv", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Operator\n\nGood day, all, and welcome.\n\nJane Roe\n\nSales, costs, and margins rose.\n",
        "Good day, all, and welcome.\n" * 9,
        "Jane Roe, Bramble, CFO\nAl Poe, Copper Street, Analyst\n\nGood day.\nThank you.\n",
        "Name, Title, Company\nGood day to you all.\nThank you so much.\n",
        '"Good day," she said.\n"Thank you," said Al Poe.\n' * 5,
        "Jane Roe | Chief Financial Officer\n\nSales rose.\n\nAl Poe | Copper Street\n\nHow so?\n",
        "Operator: Good day; and welcome.\nJane Roe: Thanks; and hello.\n" * 9,
    ],
)
def test_a_transcript_with_commas_is_no_table(text):
    assert not holds(text)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (['Jane Roe,"Sales rose."', 'Al Poe,"How so?"'], []),
        (['Jane Roe,"Sales rose.', 'Al Poe,"How so?"'], ["near line 3 of the table"]),
        (['Jane Roe,"Sales rose."', 'Al Poe,"How so?'], ["near line 3 of the table"]),
    ],
)
def test_quotation_marks_that_do_not_pair_are_told(rows, says):
    (source,) = read("a.csv", "\n".join(["Speaker,Text", *rows]))
    assert [note.says.partition(" quotation")[0] for note in source.notes] == says


@given(
    st.lists(st.lists(st.text('",;\n\t aB1.', max_size=12), max_size=5), max_size=9),
    st.sampled_from(",;\t|"),
)
def test_any_rows_are_a_call_or_an_error_of_ours(rows, delimiter):
    for header in ("", "Speaker,Text\n", "name;text;date\n"):
        text = header + "\n".join(map(delimiter.join, rows))
        if holds(text):
            with suppress(KitError):
                assert all(source.text for source in read("a.csv", text))


def test_a_role_that_is_a_post_stands_beside_the_name():
    rows = "".join(
        f"{who},{role},{house},Sales rose by half this year.\n"
        for who, role, house in (
            *(("Jane Roe", "CEO", "Bramble"), ("Al Poe", "Head of Sales", "Bramble")),
            ("Mia Holt", "Analyst", "Copper Street"),
        )
    )
    [source] = read("call.csv", f"speaker_name,speaker_role,speaker_company,text\n{rows}")
    assert [tuple(span.of(source.text) for span in one.who.about) for one in source.said] == [
        *(("CEO", "Bramble"), ("Head of Sales", "Bramble"), ("Copper Street",)),
    ]
