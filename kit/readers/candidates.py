"""Lines that could be a speaker's own, each read by itself: a name, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.lexicon import words
from kit.people.names import PARTICLE, tokens
from kit.people.names import sure as sure_of
from kit.readers.lines import MARKUP, Line, is_sentence, lines
from kit.readers.marks import CLOCK, undressed
from kit.readers.reader import Label
from kit.readers.who import (
    FLAGS,
    can_be_about,
    can_be_who,
    is_field,
    is_form,
    is_full_name,
    is_group,
    is_letter_of,
    is_nobodys,
    tells,
)
from kit.values import Span

_LONGEST = 170  # no speaker line has more characters
_SHORTEST_WRAPPED = 60  # a line that goes on in the next has more characters
_STOPS = ".?!:;)]\"'-*…"
_STRAY = frozenset(words("stray"))
_UNNAMED = frozenset(words("person", "unnamed"))
# "Q - |Jane Roe", "A: |Jane Roe"
_FLAG = r"(?:(?P<flag>[QA])\s*[-:]\s+)?"
# "|Jane", "|Édouard", "|van Roe", "|d'Arc", "|al-Rashid"
_NAMES = rf"(?:[^\W\d_a-z]|{PARTICLE}\s|[a-z]{{1,4}}['-][A-Z])"
# what could be a speaker's line at a glance; most lines could not
_MAY = re.compile(
    rf"""\W*+\w++(?:\W++\w++){{0,2}}+$                       # "Jane Roe", in any letters
      | [^:]{{1,60}}(?<=\s)[\[(]?\d{{1,2}}:\d\d[\])]?$        # "jane roe of Acme 12:30"
      | {MARKUP}{_FLAG}[\[<\s]*(?:\d[\w-]*\s+)?{_NAMES}\S*  # "[07AB1-E |Jane", and then
        (?: \s*$
          | \s+\d{{1,3}}\W                                 # "Speaker| 7 12:30"
          | \S*[,;)\]}}]                                    # "Jane|, CFO"
          | \s*[-|({{\["&]                                  # "Jane| - CFO"
          | \s+(?:{_NAMES}|[-|"]) )                         # "Jane| Roe"
    """,
    re.VERBOSE,
)
# what stands around the name and what is beside it
_SHOWN = re.compile(
    rf"""{MARKUP}{_FLAG}(?:<<\s*)?
    (?P<who>.*?)(?=[,\s\[{{>*_]|$)
    (?P<tag>,?\s*(?:
        \[\d+\]                                      # "Jane Roe| [4]"
      | \{{[^}}]*\}}                                 # "Jane Roe| {{BIO 1234 <GO>}}"
      | \s[\[(]?{CLOCK}[\])]?                       # "Jane Roe| (00:12:30)", "Jane Roe | CFO| | 12:30"
        (?:\s*-\s*\d\d:\d\d:\d\d)?(?:\s*\([^)]*\))?  # "Jane Roe| 00:12:30 - 00:13:10 (en)"
    ))?
    (?:>>|[*_\s])*""",
    re.VERBOSE,
)
_DASH = r"\s*--+\s*|\s+-\s+|\s*\|\s*"  # "Jane Roe| -- |CFO", "Jane Roe| | |CFO"
_GAP = r"\s{3,}"
_DIVIDES = re.compile(rf"{_DASH}|{_GAP}")
# and behind the name also "Jane Roe| -|CFO", "Jane Roe|, |Acme - CFO", "Jane Roe| (|UBS)"
_APART = re.compile(
    rf"{_DASH}|\s+-(?=[A-Z])|\s*[,;]\s+|\s*\((?!\w+\)\s+[A-Z])|\s+\[(?=[A-Z])|{_GAP}"
)
# "Jane Roe|, Jr.|, CFO"
_SUFFIX = re.compile(rf",\s+(?:{'|'.join(map(re.escape, words('person', 'suffixes')))})\b\.?")
# "Operator: |Good morning."
_SPEAKS_ON = re.compile(r"(?P<name>[A-Za-z]+(?:\s[A-Za-z]+)?)\s?:(?=\s|$)")
# "[ Arvid Roe ]", "[07AB1-E Jane Roe]"
_DOUBTED = re.compile(r"\[\s*(?:\d[\w-]*\s+)?(?P<name>[^\[\]]+?)\s*\]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be a speaker's: ``sure`` when it alone tells so, by a title, house or tag.

    ``key`` are the words of the name, ``index`` is the line's, and ``may_follow`` tells whether the
    line before it ends where a new one may begin.
    """

    label: Label
    key: tuple[str, ...]
    sure: bool
    is_full_name: bool
    index: int
    may_follow: bool

    @property
    def written(self) -> str:
        """The name in small letters without its blanks, which some pages lose."""
        return "".join(self.key)

    @property
    def may_be_first_name(self) -> bool:
        """Whether it is one word, and none that names a thing."""
        return len(self.key) == 1 and _STRAY.isdisjoint(self.key) and not self.is_nobody

    @property
    def is_nobody(self) -> bool:
        """Whether it names the operator, or somebody the page could not name."""
        return not self.key or is_nobodys(" ".join(self.key))

    @property
    def may_be_told(self) -> bool:
        """Whether a title or house may stand below: an operator has none, an unknown analyst may."""
        return not self.is_nobody or not _UNNAMED.isdisjoint(self.key[:1])


@lru_cache(maxsize=4)
def candidates(text: str) -> tuple[Candidate, ...]:
    """Every line of a text that could be a speaker's own.

    >>> found = candidates("Jane Roe -- CFO\\nWe grew.\\nAl Poe\\nHow?\\n")
    >>> [(one.key, one.sure) for one in found]
    [(('jane', 'roe'), True), (('al', 'poe'), False)]
    """
    return tuple(_candidates(lines(text)))


def _candidates(page: Sequence[Line]) -> Iterator[Candidate]:
    for index, line in enumerate(page):
        if unnamed := _nobody_speaks(line) or _flag_alone(page, index):
            yield Candidate(unnamed, (), True, False, index, True)
        elif read := _read(line):
            yield from _placed(*read, page, index)


def _nobody_speaks(line: Line) -> Label | None:
    """The label of a line such as "Operator: Good morning."."""
    match = _SPEAKS_ON.match(line.plain)
    if not match or not is_nobodys(match["name"]) or is_field(line.plain):
        return None
    start = line.span.start
    return Label(Span(start, start + match.end()), Span(start, start + match.end("name")))


def _flag_alone(page: Sequence[Line], index: int) -> Label | None:
    """The label of a line below a rule that says of a speaker only that they ask, or answer."""
    line = page[index]
    role = FLAGS.get(line.plain)
    below_rule = role and index > 0 and page[index - 1].is_rule
    return Label(line.span, line.span, role=role) if below_rule else None


def _placed(label: Label, sure: bool, page: Sequence[Line], index: int) -> Iterator[Candidate]:
    """The candidate of a label, unless the line above goes on into it."""
    line = page[index]
    name = label.name.shift(-line.span.start).of(line.plain)
    sure = sure or (index > 0 and is_letter_of(page[index - 1].plain, name))
    key, follows = tokens(name), _may_follow(page, index)
    if follows or len(key) > 1 or not label.about:
        yield Candidate(label, key, sure, is_full_name(name), index, follows)


def _may_follow(page: Sequence[Line], index: int) -> bool:
    """Whether a new line may begin here: the one before is blank, short or ends a sentence."""
    if not index:
        return True
    before, line = page[index - 1], page[index]
    apart = line.span.start - before.span.end > 1 or len(before.plain) < _SHORTEST_WRAPPED
    return apart or before.plain[-1] in _STOPS or before.is_rule


def _read(line: Line) -> tuple[Label, bool] | None:
    """The label of a line, and whether it is sure; None where it can be no speaker's."""
    if len(line.plain) > _LONGEST or not _MAY.match(bare := undressed(line.plain)):
        return None
    shown = _SHOWN.fullmatch(sure_of(bare))
    who = _who(shown) if shown else None
    if not shown or not who:
        return None
    plain = shown.string[: who.end]
    pieces = list(_pieces(plain, who.start))
    return _labelled(line.span, shown, who, pieces) if _are_speakers(plain, pieces) else None


def _who(shown: re.Match[str]) -> Span | None:
    """Where the name and what is beside it stand; None where no letter begins it, or it is said."""
    who = _DOUBTED.fullmatch(shown["who"])
    start, end = who.span("name") if who else (0, len(shown["who"]))
    span = Span(start, end).shift(shown.start("who"))
    begins = _LETTER.match(shown.string, span.start, span.end)
    return span if begins and not is_sentence(shown.string[: span.end]) else None


def _pieces(plain: str, start: int) -> Iterator[Span]:
    """The name, and the pieces behind it that dashes divide."""
    apart = _APART.search(plain, start)
    if apart and (suffix := _SUFFIX.match(plain, apart.start())):
        apart = _APART.search(plain, suffix.end())
        yield Span(start, suffix.end())
    else:
        yield Span(start, apart.start() if apart else len(plain))
    if not apart:
        return
    rest = apart.end()
    for dash in _DIVIDES.finditer(plain, rest):
        yield Span(rest, dash.start())
        rest = dash.end()
    yield Span(rest, max(rest, len(plain) - plain.endswith((")", "]"))))


def _are_speakers(plain: str, pieces: Sequence[Span]) -> bool:
    """Whether the first piece can be a name and the others titles, houses and such."""
    name, *about = (piece.of(plain) for piece in pieces)
    if not can_be_who(name) or not all(map(can_be_about, about)):
        return False
    return not (about and is_form(about[0]))  # "Acme Instruments|, Inc."


def _labelled(
    at: Span, shown: re.Match[str], who: Span, pieces: Sequence[Span]
) -> tuple[Label, bool] | None:
    name, *about = pieces
    flag = shown["flag"]
    if about and about[-1].of(shown.string) in FLAGS:
        flag = about.pop().of(shown.string)  # "Jane Roe, Acme - CFO - |A"
    said = name.of(shown.string)
    beside = tuple(piece.shift(at.start) for piece in about)
    if is_group(said):  # "Executives - Chair & CEO" is all that is told of the name
        return (Label(at, who.shift(at.start), beside, said), True) if about else None
    sure = bool(flag or shown["tag"]) or any(tells(piece.of(shown.string)) for piece in about)
    label = Label(at, name.shift(at.start), beside, FLAGS.get(flag or ""))
    return label, sure or is_nobodys(said)
