"""Bytes that hold text, and bytes that are refused: what was seen, what was wanted, what to do."""

import pytest

from kit.containers import BINARY, TEXTUAL, held, opened
from kit.errors import Unreadable


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Operator\nHello.", "Operator\nHello."),
        (b"\xef\xbb\xbfOperator", "Operator"),
        ("Société Générale".encode(), "Société Générale"),
        ("Société Générale – 5 %".encode("cp1252"), "Société Générale – 5 %"),
        ("Operator: Grüß Gott".encode("utf-16"), "Operator: Grüß Gott"),
        (b"one\r\ntwo\r\n", "one\r\ntwo\r\n"),
    ],
    ids=["ascii", "byte order mark", "utf-8", "cp1252", "utf-16", "crlf"],
)
def test_the_text_is_the_files_own(data, text):
    assert [call.text for call in opened("call.txt", data)] == [text]


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel document"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"Operator\0\0\0", "zero bytes"),
        ("Оператор: добрый день, коллеги".encode("koi8-r"), "neither UTF-8 nor Windows-1252"),
        ("主持人：大家好，欢迎参加电话会议".encode("gbk"), "neither UTF-8 nor Windows-1252"),
        (b"<!DOCTYPE html><html><title>403 Forbidden</title>", "403 Forbidden"),
        (b"\n<html><body>Just a moment...</body></html>", "page"),
    ],
)
def test_what_is_refused_says_what_it_is_and_what_to_do(data, seen):
    with pytest.raises(Unreadable, match=seen) as refused:
        opened("call.txt", data)
    assert str(refused.value).startswith("call.txt: ")
    assert any(word in str(refused.value) for word in ("Save", "Download", "save", "download"))


def test_the_last_container_takes_what_no_other_does():
    assert TEXTUAL[-1].holds("anything")
    names = [container.name for container in (*BINARY, *TEXTUAL)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "said", ["Ann Poe, our CFO, said:\nwell, we grew, by half.", "1, 2, 3", "- a"]
)
def test_ordinary_text_is_no_other_container(said):
    assert [call.container for call in held("call.txt", said)] == ["text"]
