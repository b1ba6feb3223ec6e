"""From a path, a pattern or a text to calls; and every way that can go wrong, in a sentence."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from kit.errors import KitError, KitWarning, NotFound, UnknownFormat, Unreadable
from kit.found import files
from kit.load import load, load_all
from kit.values import Period

CALLS = Path("tests/calls")
SAMPLES = Path("kit/samples")


def test_a_call_is_what_its_source_says():
    call = load(CALLS / "beside.txt")
    assert (call.id, call.company) == ("BRMB-2024Q3", "Bramble Tools Corp.")
    assert (call.exchange, call.ticker) == ("NASDAQ", "BRMB")
    assert (call.period, call.date) == (Period(2024, 3), date(2024, 10, 24))
    assert (call.source.format, call.source.path) == ("headed", "tests/calls/beside.txt")
    assert len(call.source.sha256) == 64


def test_the_text_is_the_files_own_and_spans_count_it():
    call = load(CALLS / "colons.md")
    assert call.text == (CALLS / "colons.md").read_text("utf-8")
    assert call.turns[0].span.of(call.text).startswith("Welcome to the Ostrava Rail call")


def test_the_day_a_page_was_saved_is_not_the_day_of_the_call():
    call = load(CALLS / "letters.txt")
    assert call.date is None
    assert {f.name: f.value for f in call.facts}["page_date"] == "2024-08-09"


@pytest.mark.parametrize("name", ["letters.txt", "beside.txt", "colons.md"])
def test_every_fact_points_at_its_words(name):
    call = load(CALLS / name)
    placed = [fact for fact in call.facts if fact.span]
    assert placed
    assert all(fact.span.of(call.text).strip() for fact in placed)
    assert all(fact.span for fact in call.facts if fact.said_in not in ("file name", "argument"))


def test_the_caller_knows_better_and_the_header_is_kept():
    call = load(CALLS / "beside.txt", period="2025Q1")
    assert call.period == Period(2025, 1)
    assert {f.value for f in call.facts if f.name == "period"} == {"2025Q1", "2024Q3"}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("# Acme SE Q2 2024 Earnings Call Transcript\n{}", "acme-se-2024Q2"),
        ("**Ticker:** NYSE:ACM\n**Quarter:** Q2 2024\n{}", "ACM-2024Q2"),
        ("**Ticker:** NYSE:ACM\n**Date:** 2024-05-07\n{}", "ACM-2024-05-07"),
        ("**Ticker:** NYSE:ACM\n{}", "text"),
        ("{}", "text"),
    ],
)
def test_ids(text, id):
    talk = "Jane Roe: Hello, Al.\nAl Poe: Hello, Jane.\nJane Roe: Goodbye.\n"
    assert load(text=text.format(talk)).id == id


def test_line_ends_and_byte_order_marks_change_no_turn(tmp_path):
    plain = load(CALLS / "beside.txt")
    other = tmp_path / "beside.txt"
    other.write_bytes(b"\xef\xbb\xbf" + (CALLS / "beside.txt").read_bytes().replace(b"\n", b"\r\n"))
    call = load(other)
    assert [t.span.of(call.text).replace("\r\n", "\n") for t in call.turns] == [
        t.span.of(plain.text) for t in plain.turns
    ]
    assert (call.id, call.date, call.speakers[1].name) == (plain.id, plain.date, "Ann Poe")


def test_loading_twice_gives_the_same():
    one, other = load(CALLS / "letters.txt"), load(CALLS / "letters.txt")
    assert (one.turns, one.speakers, one.facts) == (other.turns, other.speakers, other.facts)
    assert list(one.parts.items()) == list(other.parts.items())


def test_turns_of_a_call_without_figures_load():
    call = load(text="Jane Roe: Hello, Al.\nAl Poe: Hello, Jane.\nJane Roe: Goodbye.\n")
    assert (len(call.turns), call.currency, call.period) == (3, None, None)


# --- what can go wrong


def message(error, *args, **how):
    with pytest.raises(error) as raised:
        load(*args, **how)
    assert isinstance(raised.value, KitError)
    return str(raised.value)


def test_no_such_file():
    assert "there is no file 'nowhere.txt'; looked in" in message(NotFound, "nowhere.txt")


def test_a_folder_is_not_one_file():
    assert "is a folder" in message(NotFound, CALLS)
    assert "load_all('tests/calls')" in message(NotFound, CALLS)


def test_an_empty_file(tmp_path):
    (tmp_path / "call.txt").write_text("\n")
    assert message(Unreadable, tmp_path / "call.txt").endswith("Download it again.")


def test_an_empty_text():
    assert message(Unreadable, text=" ") == "text: this is blank; the words of a call were wanted."


def test_a_binary_file_names_itself(tmp_path):
    (tmp_path / "call.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1")
    assert "call.xls: this is an old Word or Excel" in message(Unreadable, tmp_path / "call.xls")


def test_an_error_page(tmp_path):
    (tmp_path / "call.txt").write_text("<html><title>404 Not Found</title></html>")
    assert "'404 Not Found'" in message(Unreadable, tmp_path / "call.txt")


def test_a_transcript_nobody_recognises_names_a_way_out():
    said = message(UnknownFormat, text="Sales were fine, they said. And then they left.")
    assert "format='plain'" in said


def test_a_format_that_does_not_fit():
    assert "shows no turn" in message(UnknownFormat, text="Sales were fine.", format="colons")


def test_a_path_and_a_text_are_one_too_many():
    with pytest.raises(TypeError, match="one of the two"):
        load("call.txt", text="Sales")
    with pytest.raises(TypeError, match="one of the two"):
        load()


def test_a_period_that_is_none():
    with pytest.raises(ValueError, match="write 2023Q4"):
        load(text="Sales.", format="plain", period="Q4")


# --- many


def test_files_patterns_and_folders_in_order_and_once(tmp_path):
    for name in ("b.txt", "a.md", "README.md", ".hidden.txt", "x.py", "deep/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Hello.")
    found = files(tmp_path / "b.txt", f"{tmp_path}/*.txt", tmp_path)
    assert [path.name for path in found] == ["b.txt", "a.md", "c.txt"]


def test_the_samples_load():
    assert [call.id for call in load_all(SAMPLES / "marlow-*.txt")] == [
        f"MRLW-2024Q{quarter}" for quarter in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize("pattern", ["nowhere/*.txt", "nowhere.txt"])
def test_naming_no_file_is_an_error(pattern):
    with pytest.raises(NotFound, match="no file is named by"):
        load_all(pattern)


def test_naming_nothing_is_an_error():
    with pytest.raises(NotFound, match="name at least one"):
        load_all()


def test_a_folder_without_transcripts_is_an_error(tmp_path):
    (tmp_path / "data.xlsx").write_text("a,b")
    with pytest.raises(NotFound, match=r"no transcript is in the folder .*\.txt, \.text, \.md"):
        load_all(tmp_path)


def test_a_file_that_fails_is_named_and_the_others_are_loaded(tmp_path):
    (tmp_path / "good.txt").write_bytes((CALLS / "beside.txt").read_bytes())
    (tmp_path / "sad.txt").write_text("Nothing of the kind.")
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7")
    with pytest.warns(KitWarning) as warned:
        (call,) = load_all(tmp_path)
    assert call.id == "BRMB-2024Q3"
    assert [str(one.message).rpartition("/")[2].partition(":")[0] for one in warned] == [
        "sad.txt",
        "torn.pdf",
    ]


def test_files_of_which_none_can_be_read_are_an_error(tmp_path):
    for name in ("sad.txt", "worse.txt"):
        (tmp_path / name).write_text("Nothing of the kind.")
    with pytest.raises(
        UnknownFormat, match=r"none of 2 calls could be read; the first: .*sad\.txt"
    ):
        load_all(tmp_path)


def test_a_file_of_several_calls_gives_them_all_and_load_says_so(tmp_path):
    said = "Operator: Good day.\nAnn Poe: We grew.\nAl Roe: By how much?\nAnn Poe: By half.\n"
    rows = [{"ticker": name, "transcript": said} for name in ("ACM", "BRM")]
    (tmp_path / "calls.jsonl").write_text("\n".join(map(json.dumps, rows)))
    calls = load_all(tmp_path / "calls.jsonl")
    assert [(call.ticker, len(call.turns)) for call in calls] == [("ACM", 4), ("BRM", 4)]
    assert "holds 2 calls" in message(UnknownFormat, tmp_path / "calls.jsonl")


# --- how fast


def seconds(load_once, times):
    load_once()
    start = time.perf_counter()
    for _ in range(times):
        load_once()
    return (time.perf_counter() - start) / times


def test_a_sentence_takes_well_under_a_millisecond():
    assert seconds(lambda: load(text="Sales rose 5%.", format="plain"), 200) < 0.001


def test_a_long_call_takes_a_fraction_of_a_second():
    turns = "\n".join(
        f"{who}: {'We grew sales by 5% and margins held. ' * 40}"
        for who in ["Jane Roe", "Al Poe"] * 20
    )
    assert len(turns) > 60_000
    assert seconds(lambda: load(text=turns), 3) < 0.25
