"""Calls packed with gzip or zip: one file, or many, of any container.

What is packed is known by its bytes, its name only tells it apart (``calls.zip#2024/acme.txt``).
Nothing is ever written to a disk. Archives within an archive are opened, those within these are
not; how much may come out is limited, as a small archive can hold more than a machine does.
"""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import IO

from kit.errors import KitError, Unreadable
from kit.found import LIMIT, could_be_call
from kit.model import Note
from kit.readers.reader import Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with files in it, and empty
_GZIP = b"\x1f\x8b"
# files that only DOCX, XLSX, ODT, EPUB and the like hold
_OFFICE = {"[Content_Types].xml", "word/document.xml", "mimetype"}
_MEMBERS = 10_000
_SMALL = 10 * 2**20  # bytes: so much may have been packed however tightly
_TIGHT = 200  # times: text is packed to a tenth, a bomb to a thousandth
_CHUNK = 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack without a bound
_TOLD = 20  # failed members that are named one by one
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError),
    *(ValueError, RuntimeError, IndexError, OverflowError),
)

Opener = Callable[[str, bytes], Sequence[Source]]


@dataclass(frozen=True, slots=True)
class _Member:
    """A packed file: its name with that of its archive, its packed size, how it is unpacked."""

    name: str
    size: int
    open: Callable[[], IO[bytes] | gzip.GzipFile]


@dataclass(slots=True)
class _Unpacking:
    """An archive on its way to calls: what opens a file, what may still come out, what failed."""

    opened: Opener
    left: int
    failed: list[KitError] = field(default_factory=list)

    def calls(self, name: str, data: bytes, *, inner: bool = False) -> Iterator[Source]:
        for member in _members(name, data):
            try:
                yield from self._calls(member, self._content(member), inner)
            except KitError as error:
                self.failed.append(error)

    def _calls(self, member: _Member, data: bytes, inner: bool) -> Iterator[Source]:
        if not is_archive(data):
            yield from self.opened(member.name, data)
        elif not inner:
            yield from self.calls(member.name, data, inner=True)
        else:
            raise Unreadable(
                f"{member.name}: an archive in an archive in an archive is not opened. Unpack it."
            )

    def _content(self, member: _Member) -> bytes:
        most = min(self.left, max(_SMALL, _TIGHT * member.size))
        try:
            with member.open() as stream:
                data = _up_to(most, stream)
        except KitError:
            raise
        except _BROKEN as error:
            raise Unreadable(
                f"{member.name}: this is packed in a broken archive ({error}). Download it again."
            ) from error
        self.left -= len(data)
        if len(data) > most:
            raise Unreadable(
                f"{member.name}: this unpacks to more than {most >> 20} MB from "
                f"{member.size >> 10} KB, as no transcript does; {LIMIT >> 20} MB may come out "
                f"of an archive in all. Unpack it yourself if it is sound."
            )
        return data


def is_archive(data: bytes) -> bool:
    """Whether bytes are a gzip or zip archive; Office documents and books, zipped too, are none."""
    return data.startswith(_GZIP) or (data.startswith(_ZIP) and _OFFICE.isdisjoint(_names(data)))


def unpacked(name: str, data: bytes, opened: Opener) -> list[Source]:
    """The calls in an archive; notes on the first tell of files in it that could not be read.

    Raises
    ------
    Unreadable
        When there are none: it is broken, empty or too large, or each file in it is refused.

    Examples
    --------
    >>> from kit.containers import opened
    >>> [source.text for source in unpacked("call.gz", gzip.compress(b"Good day."), opened)]
    ['Good day.']
    """
    unpacking = _Unpacking(opened, LIMIT)
    if calls := list(unpacking.calls(name, data)):
        notes = (*calls[0].notes, *_notes(name, unpacking.failed))
        return [replace(calls[0], notes=notes), *calls[1:]]
    if not unpacking.failed:
        raise Unreadable(f"{name}: this archive holds no file that could be a call. Look into it.")
    first, *others = unpacking.failed
    if not others:
        raise first
    raise Unreadable(f"{name}: none of its {len(others) + 1} files could be read. {first}")


def _notes(name: str, failed: Sequence[KitError]) -> Iterator[Note]:
    for error in failed[:_TOLD]:
        why = str(error).removeprefix(f"{name}#")
        yield Note("unsure", f"A file in the archive could not be read: {why}")
    if len(failed) > _TOLD:
        more = len(failed) - _TOLD
        yield Note("unsure", f"{more} more files in the archive could not be read.")


def _members(name: str, data: bytes) -> Iterator[_Member]:
    if data.startswith(_GZIP):
        yield _Member(name, len(data), lambda: gzip.GzipFile(fileobj=io.BytesIO(data)))
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(
            f"{name}: this zip archive is broken ({error}). Download it again."
        ) from error
    for info in _kept(name, archive):
        label = f"{name}#{info.filename}"
        yield _Member(label, info.compress_size, partial(_opened, label, archive, info))


def _kept(name: str, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    kept = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(kept) > _MEMBERS:
        raise Unreadable(
            f"{name}: this zip archive has {len(kept)} files; {_MEMBERS} are read. Split it."
        )
    return [info for info in kept if could_be_call(info.filename)]


def _opened(label: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & 1:
        raise Unreadable(f"{label}: this is locked with a password. Unpack the archive with it.")
    if info.compress_type not in _METHODS:
        raise Unreadable(
            f"{label}: this is packed in a way that is not read. Pack it as plain zip."
        )
    return archive.open(info)


def _up_to(most: int, stream: IO[bytes] | gzip.GzipFile) -> bytes:
    """All a stream holds, or a little more than ``most`` bytes of it."""
    data = bytearray()
    while len(data) <= most and (chunk := stream.read(_CHUNK)):
        data += chunk
    return bytes(data)


def _names(data: bytes) -> list[str]:
    try:
        return zipfile.ZipFile(io.BytesIO(data)).namelist()
    except _BROKEN:
        return []
