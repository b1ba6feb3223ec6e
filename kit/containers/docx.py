"""Word documents (.docx): a zip whose ``word/document.xml`` holds the paragraphs and tables.

    <w:p><w:r><w:t>Jane Roe -- Chief Financial Officer</w:t></w:r></w:p>

They are written as a web page and read as one, so that a table or a break means the same in both.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from lzma import LZMAError
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from kit.containers import html
from kit.errors import Unreadable
from kit.model import Note
from kit.readers.reader import Source

_DOCUMENT = "word/document.xml"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 200_000_000  # bytes of XML; the longest call has about one million
_SLACK = 1_000_000  # bytes that any document may have, and
_DENSEST = 200  # times what it takes in the zip: prose shrinks to a tenth
# what `zipfile` raises of bytes that are no sound zip
_BROKEN = (
    *(BadZipFile, EOFError, LookupError, LZMAError, NotImplementedError, OSError, OverflowError),
    *(RuntimeError, struct.error, ValueError, zlib.error),
)
# what stands beside the text, and whether it holds any words
_BESIDE = re.compile(r"word/(?P<kind>header|footer|footnotes|endnotes|comments)\d*\.xml")
_WORDS = re.compile(rb"<\w+:t(?: [^>]*)?>[^<]*\w")
_WORD = "/wordprocessingml/"
_TAGS = {"p": "p", "tbl": "table", "tr": "tr", "tc": "td"}
_MARKS = {"br": "<br>", "cr": "<br>", "tab": "&nbsp;" * 4, "noBreakHyphen": "-"}
_TWICE = frozenset(("Fallback", "moveFrom"))  # what they hold is said elsewhere again


def holds(data: bytes) -> bool:
    """Whether the bytes are a Word document, a zip of its own, or what is left of one.

    >>> holds(b"PK\\x03\\x04..."), holds(b"%PDF-1.7")
    (False, False)
    """
    if not data.startswith(_ZIP) or _DOCUMENT.encode() not in data:
        return False
    try:
        return _DOCUMENT in ZipFile(io.BytesIO(data)).namelist()
    except _BROKEN:
        return True


def is_locked(data: bytes) -> bool:
    """Whether the bytes are an Office document that asks for a password.

    >>> is_locked(b"\\xd0\\xcf\\x11\\xe0..." + "EncryptedPackage".encode("utf-16-le"))
    True
    """
    return data.startswith(_OLE) and _LOCKED in data


def locked(name: str, data: bytes) -> Iterable[Source]:
    """Refuses a document that asks for a password.

    >>> locked("call.docx", b"")
    Traceback (most recent call last):
    ...
    kit.errors.Unreadable: call.docx: this document asks for a password. Save it without one ...
    """
    raise Unreadable(
        f"{name}: this document asks for a password. Save it without one (in Word: File, Info, "
        f"Protect Document) and load that."
    )


def read(name: str, data: bytes) -> Iterable[Source]:
    """The call in a Word document: a line for each paragraph, as `html.shown` gives a page's.

    Raises
    ------
    Unreadable
        When the zip is broken, cut off or grows beyond reason, or the document shows no text.
    """
    xml, notes = _opened(name, data)
    source = html.shown(name, _page(name, xml))
    if not source.text.strip():
        raise Unreadable(
            f"{name}: this Word document shows no text, perhaps only pictures of it. Save the "
            f"transcript itself as a text file (UTF-8) and load that."
        )
    return [replace(source, container="docx", notes=(*source.notes, *notes))]


def _opened(name: str, data: bytes) -> tuple[bytes, tuple[Note, ...]]:
    """The XML of a document, and a note where what stands beside it is not read."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            document = archive.getinfo(_DOCUMENT)
            _check_size(name, document)
            return archive.read(document), tuple(_unread(name, archive))
    except _BROKEN as error:
        raise Unreadable(
            f"{name}: this Word document is broken or cut off ({error}). Download it again, or "
            f"open it in Word and save it anew."
        ) from error


def _unread(name: str, archive: ZipFile) -> Iterator[Note]:
    """The note on heads, feet and footnotes that hold words."""
    kinds: dict[str, None] = {}
    for part in archive.infolist():
        if beside := _BESIDE.fullmatch(part.filename):
            _check_size(name, part)
            if _WORDS.search(archive.read(part)):
                kinds[beside["kind"]] = None
    if kinds:
        yield Note("gap", f"not read of this Word document: its {', '.join(kinds)}")


def _check_size(name: str, document: ZipInfo) -> None:
    """Refuses a document that unpacks to more than a call can have, before it is unpacked."""
    if document.file_size > min(_LARGEST, _SLACK + _DENSEST * document.compress_size):
        raise Unreadable(
            f"{name}: this Word document would grow from {document.compress_size:,} bytes to "
            f"{document.file_size:,} when unpacked, as no transcript does. Save its text as a "
            f"text file (UTF-8) and load that."
        )


def _page(name: str, xml: bytes) -> str:
    page = _Page()
    try:
        page.parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(
            f"{name}: the text of this Word document is broken ({error}). Open it in Word and "
            f"save it anew."
        ) from error
    return "".join(page.pieces)


class _Page:
    """A web page written while the XML of a document is read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.EntityDeclHandler = self._refuse
        self._twice = 0
        self._speaks = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self._twice += tag in _TWICE
        if self._twice or _WORD not in space:
            return
        self._speaks = tag == "t"
        if tag in _TAGS:
            self.pieces.append(f"<{_TAGS[tag]}>")
        elif tag in _MARKS and not self._is_stop(attributes):
            self.pieces.append(_MARKS[tag])

    def _end(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        self._speaks = False
        if tag in _TAGS and _WORD in space and not self._twice:
            self.pieces.append(f"</{_TAGS[tag]}>")
        self._twice -= tag in _TWICE

    def _say(self, text: str) -> None:
        if self._speaks:
            self.pieces.append(escape(text, quote=False))

    @staticmethod
    def _is_stop(attributes: dict[str, str]) -> bool:
        """Whether a tab is one of the ruler's stops, which say where it stands, and no character."""
        return any(name.endswith(" pos") for name in attributes)

    @staticmethod
    def _refuse(*_: object) -> None:
        raise ValueError("it declares entities, as no document written by Word does")
