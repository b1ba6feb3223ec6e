"""Bytes that are text in one encoding or two, or twice in one; and bytes that are no text."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.containers import held, opened
from kit.containers.encodings import decoded
from kit.containers.mojibake import repaired
from kit.errors import KitError, Unreadable

SAID = "Société Générale – “we’re” up 5 %.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Operator\nHello.", "Operator\nHello."),
        (b"\xef\xbb\xbfOperator", "Operator"),
        (SAID.encode(), SAID),
        (SAID.encode("cp1252"), SAID),
        (b"a small caf\xe9", "a small café"),
        ("Operator: Grüß Gott".encode("utf-16"), "Operator: Grüß Gott"),
        ("Operator: Grüß Gott".encode("utf-16-le"), "Operator: Grüß Gott"),
        ("Operator: Grüß Gott".encode("utf-16-be"), "Operator: Grüß Gott"),
        ("Operator: Grüß Gott".encode("utf-32"), "Operator: Grüß Gott"),
        (b"one\r\ntwo\r\n", "one\r\ntwo\r\n"),
        ("Mr. Ro\ufffd, lost before".encode(), "Mr. Ro\ufffd, lost before"),
    ],
)
def test_the_text_is_the_files_own(data, text):
    assert decoded("call.txt", data) == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (SAID.encode() + SAID.encode("cp1252"), SAID * 2, "1 line held bytes that are not UTF-8"),
        ("né à Nîmes, ".encode() + b"it\x92s so", "né à Nîmes, it’s so", "1 line held bytes"),
        ("été: we’re".encode() + b"\nr\xe9sum\xe9\x94 \x96", "été: we’re\nrésumé” –", "1 line"),
        ("Zoë says “no”".encode()[:-1], "Zoë says “no\ufffd", "1 letter of broken bytes"),
        (b"We said \xe2\x80", "We said \ufffd", "1 letter of broken bytes"),
        ("Zoë".encode() + b"\nand it\x8ds " + b"so " * 9, "Zoë\nand it\ufffds " + "so " * 9, "1 l"),
        (b"Hello\0there, all of you.", "Hello there, all of you.", "1 zero byte in the text"),
    ],
)
def test_what_is_repaired_is_told(data, text, told):
    read, notes = decoded("call.txt", data)
    assert read == text
    assert {note.kind for note in notes} == {"repaired"}
    assert any(note.says.startswith(told) for note in notes)


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"Operator\0\0\0", "zero bytes"),
        (bytes(range(1, 256)) * 9, "control bytes"),
        (b"\xff\xfe\xfa", "begins as UTF-16 and breaks off"),
        ("Оператор: добрый день, коллеги".encode("koi8-r"), "neither UTF-8 nor Windows-1252"),
        ("主持人：大家好，欢迎参加电话会议".encode("gbk"), "neither UTF-8 nor Windows-1252"),
        ("司会者：皆様こんにちは".encode("shift-jis"), "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_refused_says_what_it_is_and_what_to_do(data, seen):
    with pytest.raises(Unreadable, match=rf"^call\.txt: .*{seen}.* Save"):
        opened("call.txt", data)


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf\n", "\n".encode("utf-16")])
def test_a_blank_file_is_empty(data):
    with pytest.raises(Unreadable, match="the file is empty"):
        opened("call.txt", data)


# --- letters encoded twice


def twice(text, wrong="cp1252", times=1):
    for _ in range(times):
        text = text.encode().decode(wrong)
    return text


@pytest.mark.parametrize(
    "broken",
    [
        twice("Crédit’s gain – 5 €"),
        twice("Crédit’s gain – 5 €", "latin-1"),
        twice("Crédit’s gain – 5 €", times=2),
        "Crédit\x92s gain \x96 5 \x80",
    ],
    ids=["cp1252", "latin-1", "doubly", "controls"],
)
def test_letters_encoded_twice_are_put_right_in_their_lines_alone(broken):
    clean = "“Quoted”  ﬁne…\r\nL’année», \u00a0naïve SOCIÉTÉ»\r\n"
    text, (note,) = repaired(f"{clean}{broken}\r\n{clean}")
    assert text == f"{clean}Crédit’s gain – 5 €\r\n{clean}"
    assert note.kind == "repaired"
    assert note.says.startswith("1 line held letters that had been encoded twice (such as 'Cr")
    assert "for 'Crédit’s')" in note.says


def test_a_file_and_a_text_in_hand_are_repaired_alike():
    text = "Jane Roe: We’re Müller.\n"
    (call,), (same,) = opened("call.txt", twice(text).encode()), held("text", twice(text))
    assert (call.text, call.notes) == (text, same.notes)
    assert (same.text, len(same.notes)) == (text, 1)


@pytest.mark.parametrize("text", [SAID, "Æon Ångström, né(e) à “Rhône”: Ärzte für Ölförderung\n"])
def test_a_clean_text_is_left_alone_at_once(text):
    long = text * (100_000 // len(text))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert repaired(long) == (long, ())
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002


# --- whatever the bytes are

PIECES = st.sampled_from([SAID.encode(), SAID.encode("cp1252"), twice("né’\n").encode(), b"\0"])


@given(st.lists(PIECES | st.binary(max_size=8)))
def test_only_our_errors_come_out_of_any_bytes(pieces):
    with suppress(KitError):
        text, _ = decoded("call.txt", b"".join(pieces))
        assert "\0" not in repaired(text)[0]


@given(st.text())
def test_a_text_in_utf8_is_itself(text):
    if not text.startswith("\ufeff") and not any(letter < " " for letter in text):
        assert decoded("call.txt", text.encode()) == (text, ())
