"""Bytes to characters: UTF-8, UTF-16, Windows-1252, and files that mix them or lost a few bytes.

The bytes of a letter in UTF-8 follow a pattern that other encodings do not keep by chance, so what
can be read as UTF-8 is. A line that cannot is Windows-1252, unless most of its letters are UTF-8
after all. For a byte that is neither stands U+FFFD, the mark of a lost letter; where there are many
of them, the encoding is one that is not read.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from kit.errors import Unreadable
from kit.model import Note

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = bytes(range(128, 256))
_CONTROLS = bytes({*range(1, 32)} - {*b"\t\n\v\f\r\x1a\x1b"})
_FEW = 0.01  # of all bytes: a text may hold so many zeros or controls by mistake
_STRANGE = 0.4  # no cp1252 text has so large a share of letters beyond ASCII
_LOST = 0.001  # of all letters: with more lost ones, the encoding is another one
# bytes that are no UTF-8, as "surrogateescape" holds them
_ESCAPED = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in _HIGH}
_CUT = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+")  # a letter of three bytes that has but two
_SAVE = "Save the transcript itself as a text file (UTF-8) and load that."


def decoded(name: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text of bytes that are text, and what was repaired; a byte order mark is no part of it.

    Raises
    ------
    Unreadable
        When the bytes are no text, or text of an encoding that is not read.

    Examples
    --------
    >>> decoded("call.txt", b"\\xef\\xbb\\xbfOperator\\r\\nGood day.")
    ('Operator\\r\\nGood day.', ())
    >>> text, (note,) = decoded("call.txt", b"Cr\\xc3\\xa9dit\\ncaf\\xe9\\n")
    >>> text, note.says
    ('Crédit\\ncafé\\n', '1 line held bytes that are not UTF-8, ... read as Windows-1252.')
    """
    if codec := _wide(data):
        data = _recoded(name, data, codec)
    _check(name, data)
    text, notes = _letters(name, data)
    if zeros := text.count("\0"):
        says = f"{many(zeros, 'zero byte')} in the text became {many(zeros, 'blank')}."
        notes = (*notes, Note("repaired", says))
    return text.replace("\0", " "), notes


def _wide(data: bytes) -> str | None:
    """The encoding of wide characters, by its mark or, as Latin letters go, by every second zero."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    zeros = data[::2].count(0), data[1::2].count(0)
    if max(zeros) > 0.35 * len(data) and min(zeros) < 0.025 * len(data):
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return None


def _recoded(name: str, data: bytes, codec: str) -> bytes:
    try:
        return data.decode(codec).encode()
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{name}: this begins as {codec[:6].upper()} and breaks off ({error}). {_SAVE}"
        ) from error


def _check(name: str, data: bytes) -> None:
    for count, what in ((data.count(0), "zero bytes"), (_count(data, _CONTROLS), "control bytes")):
        if count > max(1, _FEW * len(data)):
            raise Unreadable(
                f"{name}: this holds {what}, as binary files do, where text was wanted. {_SAVE}"
            )


def _letters(name: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        lines = _ended(data.removeprefix(codecs.BOM_UTF8)).splitlines(keepends=True)
    read = [_line(line) for line in lines]
    text = "".join(letters for letters, _ in read)
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    strange = sum(_count(line, _HIGH) for line in lines if not _is_utf8(line))
    if strange > _STRANGE * len(data) or lost > max(3, _LOST * len(text)):
        raise Unreadable(
            f"{name}: its letters are neither UTF-8 nor Windows-1252, which are the encodings that "
            f"are read. Save it as UTF-8."
        )
    return text, tuple(_told(Counter(encoding for _, encoding in read), lost))


def _ended(data: bytes) -> bytes:
    """The same bytes with a whole letter at their end: U+FFFD where the file was cut within one."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        whole = decoder.decode(data)
    except UnicodeDecodeError:
        return data
    left = decoder.getstate()[0]
    cut = not whole.isascii() or left.startswith("’".encode()[:2])  # else "café" in cp1252
    return f"{whole}\ufffd".encode() if cut else data


def _line(data: bytes) -> tuple[str, str]:
    """A line's text and its encoding: ``ascii, utf-8, cp1252``, or ``mixed`` of the latter two."""
    if _is_utf8(data):
        return data.decode(), "ascii" if data.isascii() else "utf-8"
    letters = re.sub(r"[\x00-\x7f]", "", data.decode("utf-8", "ignore"))
    if _count(data, _HIGH) - len(letters.encode()) > len(letters):
        return data.decode("cp1252", "replace"), "cp1252"
    escaped = _CUT.sub("\ufffd", data.decode("utf-8", "surrogateescape"))
    return escaped.translate(_ESCAPED), "mixed"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _told(lines: Counter[str], lost: int) -> Iterator[Note]:
    broken = lines["cp1252"] + lines["mixed"]
    if broken and (lines["utf-8"] or lines["mixed"]):
        yield Note(
            "repaired",
            f"{many(broken, 'line')} held bytes that are not UTF-8, as the others are; they were "
            f"read as Windows-1252.",
        )
    if lost:
        says = f"{many(lost, 'letter')} of broken bytes could not be read; U+FFFD stands for them."
        yield Note("repaired", says)


def _count(data: bytes, those: bytes) -> int:
    return len(data) - len(data.translate(None, those))


def many(count: int, what: str) -> str:
    """
    >>> many(1, "line"), many(3, "line")
    ('1 line', '3 lines')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
