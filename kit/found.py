"""Which files a path, a folder or a pattern names, and their bytes."""

from __future__ import annotations

import glob
import os
import re
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path

from kit.errors import KitError, KitWarning, NotFound, Unreadable
from kit.lexicon import words

LIMIT = 256 * 2**20  # bytes of a file, or of all that is packed in it
SUFFIXES = (  # what the files of a folder end in that could be calls
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx"),
    *(".json", ".jsonl", ".yaml", ".yml", ".csv", ".tsv", ".vtt", ".srt", ".nlp", ".gz", ".zip"),
)


def _either(key: str) -> str:
    return f"(?:{'|'.join(map(re.escape, words('files', key)))})"


# "README.md", "licence-2.txt"; "index.html", not "Index Fund Q1.txt"; "speaker_metadata.csv"
_BESIDE = re.compile(
    rf"{_either('begins')}(?![a-z]) | {_either('whole')}(?:\.|$) "
    rf"| .*(?<![a-z]){_either('anywhere')}(?![a-z])",
    re.VERBOSE | re.DOTALL,
)


def files(*patterns: str | Path) -> list[Path]:
    """The files that files, folders and glob patterns name, each once.

    A folder stands for the files in it and below that could be calls, by name (`SUFFIXES`,
    `could_be_call`); links to other folders are not followed. A folder below that cannot be
    searched is a KitWarning.

    Raises
    ------
    NotFound
        When a pattern names no file, or a folder holds none that could be a call.
    """
    if not patterns:
        raise NotFound("no file, folder or pattern was given; name at least one.")
    return list(dict.fromkeys(path for pattern in patterns for path in _named(str(pattern))))


def could_be_call(name: str) -> bool:
    """Whether a path is neither hidden nor a read-me, a licence, a table of metadata or the like.

    >>> [could_be_call(name) for name in ("2024/acme.txt", "README.md", "__MACOSX/._acme.txt")]
    [True, False, False]
    """
    *folders, last = name.replace("\\", "/").lower().split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in (*folders, last))
    return not (hidden or "__macosx" in folders or _BESIDE.match(last))


def content(path: str | Path) -> bytes:
    """A file's bytes, as they stood at one moment.

    Raises
    ------
    NotFound
        When there is no such file, or it is a folder.
    Unreadable
        When it cannot be opened, is no ordinary file, is larger than `LIMIT`, or does not stop
        changing.

    Examples
    --------
    >>> content("kit/samples/marlow-2024q4.txt")[:18]
    b'Marlow Instruments'
    """
    try:
        _check(path)
        tries = (_at_rest(path) for _ in range(2))
        data = next((data for data in tries if data is not None), None)
    except KitError:
        raise
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NotFound(f"there is no file {str(path)!r}; looked in {Path.cwd()}.") from error
    except OSError as error:
        raise Unreadable(f"{path}: the file cannot be opened ({error.strerror}).") from error
    if data is None:
        raise Unreadable(f"{path}: the file changes while it is read; wait until it is written.")
    return data


def _named(pattern: str) -> list[Path]:
    if os.path.isdir(pattern):
        return _in_folder(pattern)
    if os.path.lexists(pattern):
        return [Path(pattern)]
    found = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]
    if not (named := [path for path in found if not os.path.isdir(path)]):
        raise NotFound(
            f"no file is named by {pattern!r}. Check the path; a pattern may hold * and **."
        )
    return named


def _in_folder(folder: str) -> list[Path]:
    if not (found := sorted(_walked(folder))):
        raise NotFound(
            f"no transcript is in the folder {folder!r}: it was searched, with all below, for "
            f"files that end in {', '.join(SUFFIXES)}. Name the files themselves if theirs do not."
        )
    return found


def _walked(folder: str) -> Iterator[Path]:
    for above, _, names in os.walk(folder, onerror=_unsearched):
        for path in (Path(above, name) for name in names):
            inside = path.relative_to(folder).as_posix()
            if inside.lower().endswith(SUFFIXES) and could_be_call(inside):
                yield path


def _unsearched(error: OSError) -> None:
    says = f"{error.filename}: the folder cannot be searched ({error.strerror})."
    warnings.warn(says, KitWarning, stacklevel=2)


def _check(path: str | Path) -> None:
    """Raise unless it can be read to an end, before an open that might wait for ever."""
    about = os.stat(path)
    if stat.S_ISDIR(about.st_mode):
        raise NotFound(
            f"{path} is a folder; load takes one file. load_all({str(path)!r}) takes all."
        )
    if not stat.S_ISREG(about.st_mode):
        raise Unreadable(f"{path}: this is a pipe or a device; save what it gives and load that.")
    if about.st_size > LIMIT:
        raise Unreadable(
            f"{path}: the file has {about.st_size >> 20} MB; up to {LIMIT >> 20} MB are read. "
            f"Split it."
        )


def _at_rest(path: str | Path) -> bytes | None:
    """The bytes of a file, or None if it changed meanwhile."""
    with open(path, "rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(LIMIT)
        after = os.fstat(file.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same else None
