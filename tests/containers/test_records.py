"""JSON and YAML: each shape a call is kept in, what is refused, and anything at all."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.containers.records import is_json, is_yaml, read_json, read_yaml
from kit.containers.written import Kept, Spoken, written
from kit.errors import KitError, UnknownFormat, Unreadable

HELLO = {"speaker": "Jane Roe", "text": "Sales rose."}
REPLY = {"speaker": "Al Poe", "text": "How so?"}
BODY = "Operator: Good day, and welcome to the call.\nJane Roe: Sales rose."
BLOB = "Good day, and welcome to this call of the Bramble Corporation. "


def read(value):
    text = value if isinstance(value, str) else json.dumps(value)
    assert is_json(text)
    return read_json("a.json", text)


def said(source):
    """Each turn's name and words; all spans must lie in the text, in order."""
    edges = [edge for turn in source.said for edge in (turn.start, turn.what.start, turn.what.end)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(source.text)
    return [
        (turn.who.name.of(source.text) if turn.who else None, turn.what.of(source.text))
        for turn in source.said
    ]


TURNS = [("Jane Roe", "Sales rose."), ("Al Poe", "How so?")]


@pytest.mark.parametrize(
    "value",
    [
        [HELLO, REPLY],
        {"symbol": "BRMB", "transcript": [HELLO, REPLY]},
        {"a": {"b": [{"c": [HELLO, REPLY]}]}},
        {"t": [{"speakerName": "Jane Roe", "content": "Sales rose."}, REPLY]},
        {
            "t": [
                {"speaker": {"name": "Jane Roe", "title": "CFO"}, "paragraphs": ["Sales rose."]},
                REPLY,
            ]
        },
        {
            "t": [
                {"speaker": "Jane Roe", "words": ["Sales", "rose."], "start_times": [0.1, 0.4]},
                REPLY,
            ]
        },
        {"t": [{"speaker": "Jane Roe", "sentences": [{"text": "Sales rose."}]}, REPLY]},
        [["Jane Roe", "Sales rose."], ["Al Poe", "How so?"]],
        [{"Jane Roe": "Sales rose."}, {"Al Poe": "How so?"}],
        {"speakers": [HELLO, REPLY], "text": "Sales rose. How so? And so they went on."},
        {
            "text": "Sales rose. How so? And so they went on.",
            "utterances": [HELLO, REPLY],
            "words": [{"speaker": "Jane Roe", "word": "Sales"}],
        },
        {
            "names": 3,
            "speakers": [{"speaker": "s1", "text": "Sales rose."}, REPLY],
            "speaker_map": {"s1": "Jane Roe"},
        },
        {"prepared_remarks": [HELLO], "questions_and_answers": [REPLY]},
        {
            "sections": [
                {"name": "Presentation", "turns": [HELLO]},
                {"name": "Q&A", "turns": [REPLY]},
            ]
        },
        [HELLO, {"speaker": "Editor", "text": None}, {"speaker": "", "text": "NaN"}, REPLY],
        [{**REPLY, "order": 2}, {**HELLO, "order": 1}],
        {"speaker": ["Jane Roe", "Al Poe"], "text": ["Sales rose.", "How so?"]},
        {"speaker": {"0": "Jane Roe", "1": "Al Poe"}, "text": {"0": "Sales rose.", "1": "How so?"}},
        {"0": HELLO, "1": REPLY},
        {"exchanges": [{"question": HELLO, "answers": [REPLY]}]},
        {
            "paragraphs": [
                {"speaker": 0, "text": "Sales rose."},
                {"speaker": 1, "text": "How so?"},
            ],
            "speaker_mapping": [
                {"speaker": 0, "speaker_data": {"name": "Jane Roe"}},
                {"speaker": 1, "speaker_data": {"name": "Al Poe", "role": "analyst"}},
            ],
        },
        "\n".join(map(json.dumps, [HELLO, REPLY])),
        json.dumps([HELLO, REPLY]) + ";\nthat was all",
        {"body": json.dumps([HELLO, REPLY])},
        {"turns": str([HELLO, REPLY])},
    ],
)
def test_turns_are_found_by_their_shape(value):
    (source,) = read(value)
    assert said(source) == TURNS
    assert source.container == "json"


@pytest.mark.parametrize(
    ("value", "head"),
    [
        ({"symbol": "BRMB", "year": 2025, "quarter": 2}, "Ticker: BRMB\nQuarter: Q2 2025"),
        ({"quarter": "2023Q4"}, "Quarter: 2023Q4"),
        ({"event": {"year": "2022", "quarter": 1.0}, "symbol": None}, "Quarter: Q1 2022"),
        ({"date": "2024-05-02 17:00:00"}, "Updated: 2024-05-02 17:00:00"),
        ({"date": "2024-05-02T00:00:00"}, "Date: 2024-05-02"),
        ({"date": ["May 2, 2024, 9:00 a.m. ET", "x"]}, "Date: May 2, 2024, 9:00 a.m. ET"),
        ({"conference_date": "2024-05-02T21:00:00-08:00"}, "Date: 2024-05-02"),
        ({"call_date": 1714680000}, "Date: 2024-05-02"),
        ({"exchange": "NYSE: BRMB", "ticker": "nan"}, "Exchange: NYSE"),
        (
            {"company": {"name": "Bramble Corp.", "ticker": "BRMB"}},
            "Company: Bramble Corp.\nTicker: BRMB",
        ),
        ({"title": "Bramble  Q2 2024 Call"}, "Bramble Q2 2024 Call"),
        ({"url": "https://a.io/t?symbol=BRMB&apikey=1"}, "Ticker: BRMB\nURL: https://a.io/t"),
        ({"duration": "52 minutes", "audio": 3}, "Duration: 52 minutes"),
        ({"duration": 52.5, "ticker": ["BRMB"]}, "Ticker: BRMB"),
    ],
)
def test_fields_become_the_lines_of_a_head(value, head):
    (source,) = read({**value, "transcript": [HELLO]})
    assert source.text == f"{head}\n\nJane Roe\nSales rose.\n"


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ([{"symbol": "BRMB", "content": BODY}], [f"Ticker: BRMB\n\n{BODY}"]),
        ({"content": BODY}, [BODY]),
        ({"transcript": BODY.split("\n")}, [BODY]),
        ({"prepared_remarks": BODY, "qa_section": ""}, [BODY]),
        ({"transcript": BODY, "qa_section": BODY, "prepared_remarks": BODY[:20]}, [BODY]),
        ({"whatever": "\n".join([BODY] * 40)}, ["\n".join([BODY] * 40)]),
        ([{"en": line, "zh": "好"} for line in BODY.split("\n")], [BODY]),
        (
            [{"text": BODY, "ticker": name} for name in "AB"],
            [f"Ticker: {name}\n\n{BODY}" for name in "AB"],
        ),
        ({"1": {"content": BODY}, "2": {"content": BODY}}, [BODY, BODY]),
        (
            {"segments": [{"start": 0, "text": BLOB}, {"start": 9, "text": "Sales rose."}]},
            [f"{BLOB.strip()}\nSales rose."],
        ),
        (
            {"content": "<p>Operator</p><p>Good day, and welcome to this call of ours.</p>"},
            ["Operator\n\nGood day, and welcome to this call of ours."],
        ),
    ],
)
def test_a_long_text_keeps_its_layout(value, texts):
    sources = read(value)
    assert [source.text for source in sources] == texts
    assert not any(source.said for source in sources)


def test_two_parts_without_speakers_are_two_turns_of_nobody():
    (source,) = read(
        {"prepared_remarks": BLOB, "questions_and_answers": "The first question, please."}
    )
    assert said(source) == [(None, BLOB.strip()), (None, "The first question, please.")]
    assert source.qa == source.said[1].start


def test_two_parts_in_a_layout_stand_below_headings():
    (source,) = read(
        {"prepared_remarks": BODY, "qa": "Operator: The first question.\nAl Poe: How so?"}
    )
    assert source.text.split("\n\n")[::2] == ["Prepared Remarks:", "Questions and Answers:"]


@pytest.mark.parametrize(
    ("records", "turns"),
    [
        (
            [(1, "Sales"), (1, "rose."), (2, "How"), (2, "so?")],
            [("Speaker 1", "Sales rose."), ("Speaker 2", "How so?")],
        ),
        (
            [("A", "Sales rose."), ("SPEAKER_07", "How so?")],
            [("Speaker A", "Sales rose."), ("Speaker 07", "How so?")],
        ),
    ],
)
def test_pieces_with_times_make_one_turn(records, turns):
    pieces = [{"speaker": who, "text": text, "start": at} for at, (who, text) in enumerate(records)]
    assert said(read({"segments": pieces})[0]) == turns


@pytest.mark.parametrize("fields", [("words", "utterances"), ("utterances", "words")])
def test_of_two_cuts_of_one_call_the_one_that_lost_no_word_is_taken(fields):
    """A word that stands for nothing in a field, by itself, is one of those said."""
    cuts = {
        "words": [
            {"speaker": who, "text": word, "start": at}
            for who, words in [("A", "None of it rose."), ("B", "How so?")]
            for at, word in enumerate(words.split())
        ],
        "utterances": [
            {"speaker": "A", "text": "None of it rose."},
            {"speaker": "B", "text": "How so?"},
        ],
    }
    turns = [("Speaker A", "None of it rose."), ("Speaker B", "How so?")]
    assert said(read({name: cuts[name] for name in fields})[0]) == turns


def test_without_times_a_speaker_may_speak_twice_in_a_row():
    assert len(said(read([HELLO, HELLO, REPLY, HELLO, REPLY])[0])) == 5


def test_the_calls_of_one_table_of_turns_are_told_apart():
    rows = [
        {"ticker": name, "date": "2024-05-02", **turn}
        for name in "AB"
        for turn in [HELLO, REPLY] * 2
    ]
    assert [(source.name, said(source)) for source in read(rows)] == [
        ("a.json#1", TURNS * 2),
        ("a.json#2", TURNS * 2),
    ]


def test_people_are_listed_with_what_is_told_of_them():
    people = [{"name": "Jane Roe", "role": "CFO"}, {"name": "Al Poe", "company": "Copper Street"}]
    (source,) = read({"participants": people, "transcript": [HELLO, REPLY]})
    lines = [label.line.of(source.text) for label in source.listed]
    assert lines == ["Jane Roe -- CFO", "Al Poe -- Copper Street"]
    assert said(source) == TURNS


def test_titles_firms_and_roles_stand_beside_the_name():
    about = {"title": " Chief  Financial Officer ", "firm": "Bramble", "role": "executive"}
    (source,) = read([{**HELLO, **about}])
    (turn,) = source.said
    assert turn.who.line.of(source.text) == "Jane Roe -- Chief Financial Officer -- Bramble"
    assert [span.of(source.text) for span in turn.who.about] == [
        "Chief Financial Officer",
        "Bramble",
    ]
    assert turn.who.role == "executive"


def test_letters_encoded_twice_are_repaired_where_escapes_hide_them():
    (source,) = read('[{"speaker": "Jane Roe", "text": "We\\u00e2\\u0080\\u0099re up."}]')
    assert said(source) == [("Jane Roe", "We’re up.")]
    assert [note.kind for note in source.notes] == ["repaired"]


def test_turns_that_only_comment_on_a_text_are_not_its_own():
    comments = [{"author": "jroe", "text": "Nice."}, {"author": "apoe", "text": "Thanks."}]
    (source,) = read({"ticker": "BRMB", "comments": comments, "transcript": BODY})
    assert source.text == f"Ticker: BRMB\n\n{BODY}"


def test_a_text_of_one_line_below_a_head_is_a_turn_of_nobody():
    (source,) = read({"ticker": "BRMB", "text": BLOB})
    assert said(source) == [(None, BLOB.strip())]


def test_a_title_that_all_turns_have_is_the_calls():
    rows = [{"title": "Bramble Q2 2024 Call", **turn} for turn in [HELLO, REPLY] * 2]
    (source,) = read(rows)
    assert source.text.startswith("Bramble Q2 2024 Call\n\nJane Roe\n")


def test_what_html_writes_for_a_letter_is_read():
    (source,) = read([{"speaker": "Jane Roe", "firm": "Moor &amp; Co", "text": "Up &lt;5%&#39;"}])
    assert source.text == "Jane Roe -- Moor & Co\nUp <5%'\n"


def test_raw_line_ends_in_strings_are_read():
    assert (
        read('{"content": "Operator: Good day, all of you.\nJane Roe: Sales rose."}')[0].text.count(
            "\n"
        )
        == 1
    )


@pytest.mark.parametrize(
    ("text", "error", "seen"),
    [
        ('{"symbol": "BRMB", "content": "Operator: Go', Unreadable, "broken or cut off .line 1"),
        ('{"content": "Operator"}\n{"content": "Op', Unreadable, "cut off .line 2"),
        ("[" * 9000, Unreadable, "none of a call"),
        ('{"a": ' + "9" * 5000 + "}", Unreadable, "none of a call"),
        ('{"Error Message": "No such symbol."}', UnknownFormat, "Error Message"),
        ('{"open": [1, 2], "close": [null]}', UnknownFormat, "open, close"),
        ("[]", UnknownFormat, "this json: none"),
    ],
)
def test_what_holds_no_call_is_refused_with_a_reason(text, error, seen):
    with pytest.raises(error, match=seen) as refused:
        read(text)
    assert str(refused.value).startswith("a.json: ")


@pytest.mark.parametrize(
    "text",
    [
        "[Operator Instructions] Good day.",
        "{inaudible} Good day.",
        "Operator: Good day.",
        "[ph] Roe",
        "",
    ],
)
def test_a_transcript_is_no_json(text):
    assert not is_json(text)
    assert not is_yaml(text)


YAML = [
    "turns:\n- speaker: Jane Roe\n  text: Sales rose.\n- speaker: Al Poe\n  text: How so?\n",
    "- speaker: Jane Roe\n  text: Sales rose.\n- speaker: Al Poe\n  text: |\n    How so?\n",
    "responses:\n- response:\n    body: '" + json.dumps([HELLO, REPLY]) + "'\n    status: 200\n",
]


@pytest.mark.parametrize("text", YAML)
def test_yaml_is_read_as_json_is(text):
    assert is_yaml(text)
    assert [said(source) for source in read_yaml("a.yaml", text)] == [TURNS]


@pytest.mark.parametrize(
    "text",
    [
        "Company: Bramble\nDate: 2024-05-02\n\nOperator: Good day.\n- Sales: up\nJane Roe: Thanks.\n",
        "Title: A list\nItems:\n- one\n- two\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nturns:\n- speaker: *b\n  text: Sales rose.\n",
        "turns:\n- speaker: Jane\n text: [",
        "a: " + "[" * 100_000,
    ],
    ids=["transcript", "list", "aliases", "broken", "deep"],
)
def test_other_text_is_no_yaml(text):
    assert not is_yaml(text)


def test_yaml_that_cannot_be_read_says_why():
    with pytest.raises(Unreadable, match="repeats parts of itself by alias"):
        read_yaml("a.yaml", "a: &a [x]\nb: *a\n")


KEYS = st.sampled_from(
    [
        "speaker",
        "text",
        "title",
        "transcript",
        "quarter",
        "date",
        "participants",
        "qa",
        "prepared",
        "en",
        "x",
        "url",
        "words",
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


PEOPLE = {"S1": {"name": "Jane Roe", "position": "CFO"}, "S2": {"name": "Al Poe"}}
SPOKEN = [{"speaker": "S1", "text": "Sales rose."}, {"speaker": "S2", "text": "How so?"}] * 3
LISTED = [{"id": label, **who} for label, who in PEOPLE.items()]


@pytest.mark.parametrize(
    "value",
    [
        {"speakers": PEOPLE, "segments": SPOKEN},
        {"meta": {"cast": PEOPLE}, "segments": SPOKEN},
        {"cast": LISTED, "segments": SPOKEN},
        [{"record": "call", "ticker": "ACME", "speakers": PEOPLE}, *SPOKEN],
        [{"type": "meta", "ticker": "ACME"}, *LISTED, *SPOKEN],
    ],
)
def test_a_table_of_names_is_found_wherever_it_stands(value):
    [source] = read_json("a.json", json.dumps(value))
    assert said(source) == [("Jane Roe", "Sales rose."), ("Al Poe", "How so?")] * 3
    assert "Jane Roe -- CFO" in source.text


@pytest.mark.parametrize(
    "value",
    [
        {"prepared_remarks": "A: Hi.\nB: Yes.", "questions": "C: How so?\nB: By half."},
        {"qa_text": "C: How so?\nB: By half.", "intro": "A: Hi.\nB: Yes."},
        {
            "remarks": {"text": "A: Hi.\nB: Yes." * 3},
            "qna": {"text": "C: How so?\nB: By half." * 3},
        },
        [
            {"heading": "Prepared Remarks", "body": "A: Hi.\nB: Yes." * 3},
            {"heading": "Q&A", "body": "C: How so?\nB: By half." * 3},
        ],
    ],
)
def test_halves_of_a_call_stand_below_headings_in_their_order(value):
    [source] = read_json("a.json", json.dumps(value))
    lines = [line for line in source.text.split("\n") if line]
    assert lines[:2] == ["Prepared Remarks:", "A: Hi."]
    assert lines.index("Questions and Answers:") < lines.index("C: How so?")


@given(VALUES)
def test_whatever_the_fields_hold_it_is_a_call_or_an_error_of_ours(value):
    try:
        sources = read_json("a.json", json.dumps({"transcript": value}))
    except KitError:
        return
    assert all(isinstance(said(source), list) for source in sources)


@given(
    st.sampled_from([*YAML, json.dumps([HELLO, REPLY])]), st.integers(0, 120), st.text(max_size=4)
)
def test_a_broken_file_is_a_call_or_an_error_of_ours(text, at, put):
    for cut in (text[:at], text[:at] + put + text[at:]):
        for holds, read_as in ((is_json, read_json), (is_yaml, read_yaml)):
            if holds(cut):
                with suppress(KitError):
                    read_as("a", cut)


TURN = st.builds(Spoken, st.text(max_size=9), st.text(max_size=20), st.tuples(st.text(max_size=9)))


@given(st.lists(TURN, max_size=4), st.lists(TURN, max_size=2), st.text(max_size=9))
def test_what_is_written_is_where_its_spans_say(spoken, listed, title):
    source = written("a", "json", Kept(title, {"Ticker": title}, listed, spoken))
    assert [words for _, words in said(source)] == [turn.text.strip() for turn in spoken]
    assert len(source.listed) == len(listed)
