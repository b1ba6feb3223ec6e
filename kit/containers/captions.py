"""Captions: WebVTT and SubRip, the cues of a recording with their times.

    WEBVTT

    00:00:01.000 --> 00:00:04.000
    <v Jane Roe>Good day, and welcome.

    1
    00:00:01,000 --> 00:00:04,000
    Jane Roe: Good day, and welcome.

Speakers are named by a voice tag, by a name and a colon, or only marked by ``>>`` or a dash; the
cues of one are put together. Captions that roll repeat the line before, which is then left out.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kit.containers.written import Kept, Spoken, written
from kit.errors import Unreadable
from kit.people.names import is_name
from kit.people.titles import is_title
from kit.readers.reader import Source
from kit.readers.who import can_be_who, is_nobodys

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}.*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[\w.-]+)*[ \t]+([^>\n]+)>")  # <v.loud Jane Roe>
_TAG = re.compile(r"</?[A-Za-z\d][^<>\n]{0,80}>|\{\\[^{}\n]*\}")  # <c.yellow> <00:00:01.2> {\an8}
_MARKED = re.compile(r"(?:>>+|»|-(?=\s?[^\W\d_]))\s*")  # ">> Jane Roe: Good day"
# "Jane Roe:", "[Jane Roe]", "(Jane Roe)"
_LABEL = re.compile(
    r"(?P<mark>[\[(])?(?P<name>[^\W\d_][^:<>\n]{0,60}?)[ \t]*(?(mark)[\])]:?|:)(?=\s|$)"
)
_NOTE = re.compile(r"NOTE\b[ \t]*\n?((?:.+\n)*.*)")  # a comment, up to a blank line
_BEGINS = 2000  # characters within which the first cue begins
_ROLLS = 0.3  # share of lines that say what the line before did: captions that roll


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cue: the voice its tag names, and what it says with its marks."""

    voice: str
    said: str

    @property
    def marked(self) -> bool:
        """Whether a mark says that somebody else speaks."""
        return bool(_MARKED.match(self.said))

    @property
    def bare(self) -> str:
        """The line without such a mark."""
        return _MARKED.sub("", self.said, count=1) if self.marked else self.said


def holds(text: str) -> bool:
    """Whether a text begins as captions do.

    >>> holds("1\\n00:00:01,000 --> 00:00:04,000\\nGood day.\\n")
    True
    """
    return text.lstrip().startswith("WEBVTT") or bool(_TIMING.search(text[:_BEGINS]))


def read(name: str, text: str) -> list[Source]:
    """The call: the turns of those the captions tell apart; one text where they tell nobody apart.

    Raises
    ------
    Unreadable
        When there is no cue, or none that says something.

    Examples
    --------
    >>> cues = "00:01.000 --> 00:02.000\\n<v Jane Roe>Sales\\n\\n00:02.000 --> 00:03.000\\n<v Jane Roe>rose."
    >>> read("a.vtt", f"WEBVTT\\n\\n{cues}\\n")[0].text
    'Jane Roe\\nSales rose.\\n'
    """
    lines = [line for cue in _cues(text) for line in _voices(cue)]
    said = list(_spoken(_unrolled(lines), _names(lines)))
    if not said:
        raise Unreadable(
            f"{name}: these captions hold no words; cues with times and a text below were wanted. "
            f"Download them again."
        )
    if not any(turn.name for turn in said) and len(said) == 1:
        return [written(name, "captions", Kept(above=_head(text), body=said[0].text))]
    return [written(name, "captions", Kept(above=_head(text), spoken=said))]


def _head(text: str) -> list[str]:
    """What stands above the first cue: the title beside the format's name, and comments."""
    first = _TIMING.search(text)
    above = text.lstrip()[: first.start() if first else 0]
    title = above.partition("\n")[0].removeprefix("WEBVTT").strip(" \t\r-–—:")
    notes = (line.strip() for note in _NOTE.finditer(above) for line in note[1].splitlines())
    return [line for line in (title if above.startswith("WEBVTT") else "", *notes) if line]


def _cues(text: str) -> Iterator[list[str]]:
    """The lines below each timing, to the next blank one."""
    timings = list(_TIMING.finditer(text))
    ends = [*(after.start() for after in timings[1:]), len(text)]
    for timing, end in zip(timings, ends, strict=False):
        lines = text[timing.end() : end].strip("\r\n").splitlines()
        if len(lines) > 1 and end < len(text) and lines[-1].strip().isdigit():
            lines.pop()  # the next cue's number, where no blank line stands before it
        yield list(takewhile(str.strip, lines))


def _voices(cue: Iterable[str]) -> Iterator[_Line]:
    """The lines of a cue, each under the voice its tag names."""
    voice = ""
    for line in cue:
        before, *tagged = _VOICE.split(line)
        pieces = [(voice, before), *zip(tagged[::2], tagged[1::2], strict=True)]
        for voice, piece in pieces:
            if plain := " ".join(html.unescape(_TAG.sub("", piece)).split()):
                yield _Line(" ".join(html.unescape(voice).split()), plain)


def _names(lines: Sequence[_Line]) -> frozenset[str]:
    """What stands before a colon and is somebody's name, as all of the captions show."""
    found = [label for line in lines if (label := _LABEL.match(line.bare))]
    labels = [label["name"] for label in found if not label["mark"] or _is_marked(label["name"])]
    times = Counter(labels)
    most = len(labels) > len(lines) / 2
    return frozenset(name for name in times if _is_somebody(name, times[name], most))


def _is_marked(name: str) -> bool:
    """Whether what stands in brackets can be a speaker's name, and no note: "[Operator]"."""
    return can_be_who(name) and (" " in name or is_nobodys(name))


def _is_somebody(name: str, times: int, most: bool) -> bool:
    if is_nobodys(name) or (most and times > 1):
        return True
    return is_name(name) and not is_title(name) and (times > 1 or " " in name)


def _unrolled(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines without what they repeat of the line before, in captions that roll."""
    again = sum(other.said.startswith(one.said) for one, other in pairwise(lines))
    if again <= _ROLLS * len(lines):
        yield from lines
        return
    last = ""
    for line in lines:
        rest = line.said.removeprefix(last)
        last = line.said
        if rest.strip():
            yield replace(line, said=rest.strip())


def _spoken(lines: Iterable[_Line], names: Collection[str]) -> Iterator[Spoken]:
    """The turns: a run of lines of one voice, to the next mark of another."""
    turn: list[str] = []
    who = ""
    for line in lines:
        label = _LABEL.match(line.bare)
        named = label["name"] if label and label["name"] in names else ""
        now = line.voice or named or ("" if line.marked else who)
        if turn and (now != who or (line.marked and not now)):
            yield Spoken(who, " ".join(turn))
            turn = []
        who = now
        turn.append(line.bare[label.end() :].strip() if label and named else line.bare)
    if any(turn):
        yield Spoken(who, " ".join(filter(None, turn)))
