"""From bytes to text, or a clear word why not.

A container is a way of keeping text in a file; the first whose mark the bytes carry has them. What
a container cannot give yet is refused with what it is and what to do. Offsets of a call are those
of the text as decoded: line ends stay as they are, and a byte order mark is no character of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from kit.errors import Unreadable

Holds = Callable[[bytes], bool]

_AS_TEXT = "Save the transcript itself as a text file (UTF-8) and load that."
# <title>403 Forbidden</title>
_TITLE = re.compile(rb"<title[^>]*>\s*([^<]*)", re.IGNORECASE)
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_STRANGE = 0.4  # no cp1252 text has so large a share of letters beyond ASCII


@dataclass(frozen=True, slots=True)
class Container:
    """A way of keeping text: what it is called, how its bytes are known, and how they are read."""

    name: str
    holds: Holds
    text: Callable[[str, bytes], str]


def opened(name: str, data: bytes) -> str:
    """The text a file's bytes hold.

    Raises
    ------
    Unreadable
        When there is none, or it is kept in a way that is not read yet; the message says which.

    Examples
    --------
    >>> opened("call.txt", b"\\xef\\xbb\\xbfOperator\\r\\nGood day.")
    'Operator\\r\\nGood day.'
    >>> opened("call.pdf", b"%PDF-1.7 ...")
    Traceback (most recent call last):
    ...
    kit.errors.Unreadable: call.pdf: this is a PDF document, which is not read yet. Save the ...
    """
    return next(kind for kind in CONTAINERS if kind.holds(data)).text(name, data)


def _begins(*marks: bytes) -> Holds:
    return lambda data: data.startswith(marks)


def _unread(what: str) -> Callable[[str, bytes], str]:
    def refuse(name: str, data: bytes) -> NoReturn:
        raise Unreadable(f"{name}: this is {what}, which is not read yet. {_AS_TEXT}")

    return refuse


def _empty(name: str, data: bytes) -> NoReturn:
    raise Unreadable(f"{name}: the file is empty; a transcript was wanted. Download it again.")


def _web_page(name: str, data: bytes) -> NoReturn:
    title = _TITLE.search(data)
    called = " ".join(title[1].decode("utf-8", "replace").split()) if title else ""
    raise Unreadable(
        f"{name}: this is a web page{f' called {called!r}' if called else ''}, and HTML is not "
        f"read yet. If the page is an error, download it again; if it is a call, select its text "
        f"and save that as a text file."
    )


def _binary(name: str, data: bytes) -> NoReturn:
    raise Unreadable(
        f"{name}: this holds zero bytes, as binary files do, where text was wanted. {_AS_TEXT}"
    )


def _utf16(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name}: this begins as UTF-16 and breaks off ({error}).") from error


def _plain(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows(name, data)


def _windows(name: str, data: bytes) -> str:
    strange = sum(byte > 127 for byte in data)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        strange = len(data)
    if strange > _STRANGE * len(data):
        raise Unreadable(
            f"{name}: its letters are neither UTF-8 nor Windows-1252, which are the two encodings "
            f"that are read. Save it as UTF-8."
        )
    return text


CONTAINERS = (
    Container("empty", lambda data: not data.strip(), _empty),
    Container("pdf", _begins(b"%PDF"), _unread("a PDF document")),
    Container("zip", _begins(b"PK\x03\x04", b"PK\x05\x06"), _unread("a zip archive (DOCX, XLSX)")),
    Container("doc", _begins(b"\xd0\xcf\x11\xe0"), _unread("an old Word or Excel document")),
    Container("rtf", _begins(b"{\\rtf"), _unread("an RTF document")),
    Container("gzip", _begins(b"\x1f\x8b"), _unread("a gzip archive")),
    Container("image", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), _unread("a picture")),
    Container("html", lambda data: bool(_WEB_PAGE.match(data)), _web_page),
    Container("utf-16", _begins(b"\xff\xfe", b"\xfe\xff"), _utf16),
    Container("binary", lambda data: b"\0" in data, _binary),
    Container("text", lambda data: True, _plain),
)
