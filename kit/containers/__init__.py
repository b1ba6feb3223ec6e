"""From bytes to the calls in them, or a clear word why not. A new container is a module and a line.

Bytes that are no text are known by how they begin (``BINARY``); all others are decoded, and known
as text by what they hold (``TEXTUAL``), the last of which is a text and nothing more. The text of a
plain file is the file's own, character for character but for what a note says was repaired; of
other containers it is made here, once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

from kit.containers import captions, docx, html, pdf, records, rows, tokens
from kit.containers.archives import is_archive, unpacked
from kit.containers.container import Binary, Textual
from kit.containers.encodings import decoded
from kit.containers.mojibake import repaired
from kit.errors import Unreadable
from kit.readers.reader import Source

_AS_TEXT = "Save the transcript itself as a text file (UTF-8) and load that."


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _refused(what: str) -> Callable[[str, bytes], NoReturn]:
    def refuse(name: str, data: bytes) -> NoReturn:
        raise Unreadable(f"{name}: this is {what}, which is not read. {_AS_TEXT}")

    return refuse


def _empty(name: str, data: bytes) -> NoReturn:
    raise Unreadable(f"{name}: the file is empty; a transcript was wanted. Download it again.")


BINARY = (
    Binary("empty", lambda data: not data.strip(), _empty),
    Binary("pdf", _begins(b"%PDF"), pdf.read),
    Binary("docx", docx.holds, docx.read),
    Binary("locked", docx.is_locked, docx.locked),
    Binary("archive", is_archive, lambda name, data: unpacked(name, data, opened)),
    Binary(
        "office", _begins(b"PK\x03\x04"), _refused("an Excel, OpenDocument or other zipped file")
    ),
    Binary("tar", lambda data: data[257:262] == b"ustar", _refused("a tar archive")),
    Binary("packed", _begins(b"7z\xbc\xaf", b"Rar!", b"BZh9", b"\xfd7zXZ"), _refused("an archive")),
    Binary("doc", _begins(b"\xd0\xcf\x11\xe0"), _refused("an old Word or Excel document")),
    Binary("rtf", _begins(b"{\\rtf"), _refused("an RTF document")),
    Binary("image", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), _refused("a picture")),
)
TEXTUAL = (
    Textual("json", records.is_json, records.read_json),
    Textual("yaml", records.is_yaml, records.read_yaml),
    Textual("captions", captions.holds, captions.read),
    Textual("tokens", tokens.holds, tokens.read),
    Textual("table", rows.holds, rows.read),
    Textual("html", html.holds, html.read),
    Textual("text", lambda text: True, lambda name, text: [Source(name, text)]),
)


def opened(name: str, data: bytes) -> list[Source]:
    """The calls a file's bytes hold: one, but for archives and tables of calls.

    Raises
    ------
    Unreadable
        When there is none, or it is kept in a way that is not read; the message says which.

    Examples
    --------
    >>> [source.text for source in opened("call.txt", b"Operator\\r\\nGood day.")]
    ['Operator\\r\\nGood day.']
    >>> opened("call.rtf", b"{\\\\rtf1 ...")
    Traceback (most recent call last):
    ...
    kit.errors.Unreadable: call.rtf: this is an RTF document, which is not read. Save the ...
    """
    for kind in BINARY:
        if kind.holds(data):
            return list(kind.read(name, data))
    text, notes = decoded(name, data)
    if not text.strip():
        _empty(name, data)
    return [replace(call, notes=(*notes, *call.notes)) for call in held(name, text)]


def held(name: str, text: str) -> list[Source]:
    """The calls a text holds, as `opened` gives them for a file's; Unreadable when it is blank."""
    if not text.strip():
        raise Unreadable(f"{name}: this is blank; the words of a call were wanted.")
    text, notes = repaired(text)
    calls = next(kind for kind in TEXTUAL if kind.holds(text)).read(name, text)
    return [replace(call, notes=(*notes, *call.notes)) for call in calls]
