"""Calls in archives: which come out, what is told of the others, and what is never unpacked."""

import gzip
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.containers import archives, opened
from kit.errors import KitError, Unreadable

CALL = b"Jane Roe: Good day.\nAl Poe: Hello, Jane.\n"


def packed(members, method=zipfile.ZIP_DEFLATED):
    """A zip archive of names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(data):
    """The same archive with the flag of a password in both headers of each file."""
    out = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        out[out.index(mark) + flags] |= 1
    return bytes(out)


@pytest.mark.parametrize(
    ("name", "data", "names"),
    [
        ("call.txt.gz", gzip.compress(CALL, mtime=0), ["call.txt.gz"]),
        (
            "call.txt",
            gzip.compress(CALL[:9], mtime=0) + gzip.compress(CALL[9:], mtime=0),
            ["call.txt"],
        ),
        ("q.zip", packed({"a.txt": CALL}), ["q.zip#a.txt"]),
        ("q.zip", packed({"a.bin": CALL, "b/c.txt": CALL}), ["q.zip#a.bin", "q.zip#b/c.txt"]),
        ("q.zip", packed({"a.txt": CALL}, zipfile.ZIP_STORED), ["q.zip#a.txt"]),
        ("q.zip", packed({"a.gz": gzip.compress(CALL, mtime=0)}), ["q.zip#a.gz"]),
        ("q.zip", packed({"b.zip": packed({"a.txt": CALL})}), ["q.zip#b.zip#a.txt"]),
        ("q.zip.gz", gzip.compress(packed({"a.txt": CALL}), mtime=0), ["q.zip.gz#a.txt"]),
        ("q.zip", packed({"a.txt": CALL}).replace(b"a.txt", b"\0.txt"), ["q.zip#"]),
        ("q.zip", packed({"../../etc/a.txt": CALL}), ["q.zip#../../etc/a.txt"]),
        (
            "q.zip",
            packed(
                {"a.txt": CALL, "__MACOSX/._a.txt": b"\0", "x/.DS_Store": b"\0", "README": b"x"}
            ),
            ["q.zip#a.txt"],
        ),
    ],
)
def test_the_calls_in_an_archive(name, data, names):
    calls = opened(name, data)
    assert [call.name for call in calls] == names
    assert {(call.text, call.notes) for call in calls} == {(CALL.decode(), ())}


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"\x89PNG\r\n", "x: this is a picture"),
        (b"", "x: the file is empty"),
        (gzip.compress(CALL, mtime=0)[:-9], "x: this is packed in a broken archive"),
        (
            gzip.compress(gzip.compress(CALL, mtime=0), mtime=0),
            "x: an archive in an archive in an archive",
        ),
        (b"PK\x03\x04 and no more", "x: this zip archive is broken"),
    ],
)
def test_a_bad_file_does_not_lose_the_others(bad, why):
    first, second = opened("q.zip", packed({"x": bad, "a.txt": CALL, "b.txt": CALL}))
    (note,) = first.notes
    assert (note.kind, second.notes) == ("unsure", ())
    assert note.says.startswith(f"A file in the archive could not be read: {why}")


def test_many_bad_files_are_counted():
    names = {f"{n}.png": b"\x89PNG" for n in range(25)}
    (call,) = opened("q.zip", packed({**names, "a.txt": CALL}))
    assert call.notes[-1].says == "5 more files in the archive could not be read."


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (packed({}), "holds no file that could be a call"),
        (packed({"README.md": CALL, "folder/": b""}), "holds no file that could be a call"),
        (packed({"a.txt": CALL})[:-30], "this zip archive is broken"),
        (locked(packed({"a.txt": CALL})), "#a.txt: this is locked with a password"),
        (packed({"a.txt": CALL}, zipfile.ZIP_LZMA), "packed in a way that is not read"),
        (packed({"a": b"\x89PNG", "b": b""}), "none of its 2 files .* q.zip#a: this is a picture"),
        (gzip.compress(b"", mtime=0), "the file is empty"),
        (gzip.compress(CALL, mtime=0) + b"more", "packed in a broken archive"),
        (
            packed({"[Content_Types].xml": CALL, "xl/a.xml": CALL}),
            "an Excel, OpenDocument or other",
        ),
    ],
)
def test_what_is_refused_names_the_file_and_why(data, seen):
    with pytest.raises(Unreadable, match=rf"^q\.zip.*{seen}"):
        opened("q.zip", data)


BOMB = gzip.compress(b"We grew. " * 2_000_000, mtime=0)  # 18 MB from 18 KB


@pytest.mark.parametrize("data", [BOMB, packed({"a.gz": BOMB}), packed({"a": b" " * 20_000_000})])
def test_what_unpacks_beyond_measure_is_refused(data):
    with pytest.raises(Unreadable, match="unpacks to more than"):
        opened("q.zip", data)


def test_what_comes_out_in_all_is_limited(monkeypatch):
    monkeypatch.setattr(archives, "LIMIT", 1000)
    calls = {f"{n}.txt": CALL * 10 for n in range(5)}  # 410 bytes each
    first, second = opened("q.zip", packed(calls))
    assert second.name == "q.zip#1.txt"
    assert len(first.notes) == 3


WHOLE = [
    gzip.compress(CALL, mtime=0),
    packed({"a.txt": CALL, "b.gz": gzip.compress(CALL, mtime=0), "c": b"\0"}),
]


@given(st.sampled_from(WHOLE), st.data())
def test_only_our_errors_come_out_of_broken_archives(data, draw):
    at = draw.draw(st.integers(2, len(data)))
    broken = (
        data[:at] + draw.draw(st.binary(max_size=4)) + data[at + draw.draw(st.integers(0, 4)) :]
    )
    with suppress(KitError):
        assert opened("q.zip", broken)
