"""What stands before a colon, or in marks, and could be a speaker's label, each read by itself.

Jane Roe, Chief Financial Officer:      at the start of a line
JANE ROE, CHIEF                         begun on the line above
FINANCIAL OFFICER:
**Jane Roe** We grew.                   in marks of its own
... by half. JANE ROE: Yes.             within a line
Q1. How so?                             the number of a question or answer
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kit.lexicon import words
from kit.people.names import is_name, tokens
from kit.people.titles import is_title, titles
from kit.readers.furniture import furniture
from kit.readers.lines import MARKUP, Line, is_sentence, lines
from kit.readers.marks import CLOCK
from kit.readers.reader import Label
from kit.readers.who import FLAGS, can_be_who, is_field, is_full_name, is_nobodys, tells
from kit.values import Span

_REACH = 180  # characters before the colon, at most
_LONGEST_NAME = 70
_PARTS = 4  # words of a name that may stand on a line above the last of them
_FULL = 2  # words of a full name
_SPOKEN = 100  # characters behind a name in marks, which are no title
_HEAD = re.compile(
    rf"""{MARKUP}                                          # "**[00:12:30] |", "12. |"
    (?:[\[(]?{CLOCK}(?:\s*-+>?\s*{CLOCK})?[\])]?[\s-]*|\d{{1,3}}[.)]?\s+)?{MARKUP}
    (?:[\[(<]?(?P<flag>[QAM])(?:[\])>]\s*|\s+-\s+)|[<\[])?   # "[Q] |Jane", "<A - |Jane"
    (?P<name>[^\W\d_][^:,()\n]{{0,80}}?)
    (?:(?:\s*[,(]|\s+\[|\s+-{{1,2}}\s+|\s+from\s+)\s*      # "Jane Roe|, |CFO", "Jane Roe| (|UBS)"
       (?P<about>[^:()\[\]]{{1,100}}?)[)\]]?)?
    (?:>|\]\([^)\s]*\))?                                 # "<A - Jane Roe|>|:", "[Jane Roe|](#2)|:"
    [*_]*(?:\s*[\[(]{CLOCK}[\])])?                       # "Jane Roe| (00:12:30)|:"
    [*_]*\s?:[*_]*
    (?=\s|$|[A-Z$€£¥(\["']|(?<=\D:)\d|(?P<runs_on>[a-z]))""",
    re.VERBOSE,
)
# "- **Jane Roe** |Hi", "[Jane Roe, CFO] |Hi", "<Jane Roe> (12:30) |Hi"
_ENCLOSED = re.compile(
    rf"""(?:[-#>•]\s+)*(?:[\[(]?{CLOCK}[\])]?[\s-]*)?
    (?P<sign>\*{{1,3}}|_{{1,2}}|={{2,3}}|-{{2,3}}|[\[<{{])\s*
    (?P<name>[^\W\d_][^\n,()|*=<>\[\]{{}}]{{0,80}}?)
    (?:\s*(?:[,(|]|\s-{{1,2}}\s)\s*(?P<about>[^()*=<>\[\]{{}}]{{2,100}}?)\)?)?
    \s*(?:(?P=sign)|[\]>}}])(?:\s*[\[(]{CLOCK}[\])])?\s*[-|]?\s+(?=\S)""",
    re.VERBOSE,
)
# "Q: (Jane Roe, Copper Street) |Hi", "A [Jane Roe, CFO]: |Hi"
_FLAGGED = re.compile(
    rf"""{MARKUP}(?P<flag>[A-Z]|Question|Answer)[*_]*\s*(?P<colon>:[*_]*\s*)?
    [(\[]\s*(?P<name>[^\W\d_][^:,()\[\]\n]{{0,80}}?)
    (?:\s*(?:,|\s-{{1,2}}\s|\|)\s*(?P<about>[^:()\[\]]{{1,100}}?))?\s*[)\]]
    [*_]*\s?(?(colon):?|:)[*_]*\s+(?=\S)""",
    re.VERBOSE,
)
# "Jane Roe - |Hi", "001 Jane Roe | |Hi", "Jane Roe > |Hi", "Jane Roe :: |Hi"
_PARTED = re.compile(
    r"(?:\d{1,3}[.)]?\s+)?(?P<name>[^\W\d_][^\n,()|<>:]{1,60}?)(?P<about>)\s+(?:-{1,2}|\||>+|::)\s+(?=\S)"
)
_DIVIDED = re.compile(r" (?:--?|\||>+|::) ")
# "... on that. |JANE ROE", "... and then -|JANE ROE"
_INSIDE = re.compile(
    r"""(?:(?<=[.?!\])"'])[^\S\n]* | (?<=-)(?=[A-Z]{2}))
    (?P<name>[A-Z][\w.'-]*(?:[ ][A-Z][\w.'-]*){0,3})\Z""",
    re.VERBOSE,
)
_COLON = re.compile(r":\s(?=[A-Z\"'\[(])")
# "Q1. |How so?", "A 2: |By half."
_NUMBERED = re.compile(r"(?P<name>[QA])\s?\d{1,3}\s?[.:)．：](?=\s|$)")
_NONE = Line(Span(0, 0), "")
_MARKS = frozenset("-#>•[(*_=<{0123456789")  # begin a line with a name in marks


def heads(text: str) -> Iterator[Label]:
    """Everything that stands before a colon at a line's start and could be a speaker's label.

    >>> said = "Pricing: up 3%\\nJANE ROE, CHIEF\\nEXECUTIVE: Hello."
    >>> [label.line.of(said) for label in heads(said)]
    ['Pricing:', 'JANE ROE, CHIEF\\nEXECUTIVE:']
    """
    printed = furniture(text)
    above, end = _NONE, 0
    for line, below in pairwise([*lines(text), _NONE]):
        label = _wrapped(line, below, text) or _on_one_line(line)
        if label and label.line.start >= end and line.span not in printed:
            yield _with_name_above(label, above, text)
            end = label.line.end
        above = line


def inside(text: str) -> list[Label]:
    """The names within lines, behind the end of a sentence and before a colon.

    >>> said = "We grew. Jane Roe: By half."
    >>> [label.line.of(said) for label in inside(said)]
    ['Jane Roe:']
    """
    colons = (colon.start() for colon in _COLON.finditer(text))
    met = (_INSIDE.search(text, max(0, colon - _LONGEST_NAME), colon) for colon in colons)
    names = (Span(*match.span("name")) for match in met if match)
    return [Label(Span(name.start, name.end + 1), name) for name in names]


def numbered(text: str) -> list[Label]:
    """The marks of questions and answers that are numbered, if both are more than once.

    >>> said = "Q1. How so?\\nA1. By half.\\nQ2. And then?\\nA2. By half again."
    >>> [(label.name.of(said), label.role) for label in numbered(said)][:2]
    [('Q', 'analyst'), ('A', 'executive')]
    """
    marked = (line for line in lines(text) if line.plain[0] in FLAGS)
    met = [
        _marked(line.span.start, match) for line in marked if (match := _NUMBERED.match(line.plain))
    ]
    times = Counter(label.name.of(text) for label in met)
    return met if min(times[flag] for flag in FLAGS) > 1 else []


def _marked(at: int, match: re.Match[str]) -> Label:
    line, name = Span(*match.span()).shift(at), Span(*match.span("name")).shift(at)
    return Label(line, name, role=FLAGS[match["name"]])


def _on_one_line(line: Line) -> Label | None:
    head = _HEAD.match(line.plain) if ":" in line.plain[:_REACH] else None
    if head and (flagged := _FLAGGED.match(line.plain)) and _is_somebody(flagged["name"]):
        return _beside(line, flagged, FLAGS.get(flagged["flag"][0]))
    if head and is_field(line.plain):
        return None
    return _label(line.span.start, head) if head else _enclosed(line)


def _enclosed(line: Line) -> Label | None:
    """The label of a name in marks, with what is said behind it: "**Jane Roe** |We grew."."""
    if line.plain[0] in _MARKS:
        head = _ENCLOSED.match(line.plain) or _PARTED.match(line.plain)
    else:
        head = _PARTED.match(line.plain) if _DIVIDED.search(line.plain, 0, _LONGEST_NAME) else None
    if head is None or not _is_said(line.plain[head.end() :]) or not _is_somebody(head["name"]):
        return None
    return _beside(line, head)


def _beside(line: Line, head: re.Match[str], role: str | None = None) -> Label:
    start = line.span.start
    about = (Span(*head.span("about")).shift(start),) if head["about"] else ()
    name = Span(*head.span("name")).shift(start)
    return Label(Span(start, start + head.end()), name, about, role)


def _is_said(rest: str) -> bool:
    return is_sentence(rest) or len(rest) > _SPOKEN


def _is_somebody(name: str) -> bool:
    return can_be_who(name) and (is_full_name(name) or is_nobodys(name))


def _wrapped(line: Line, below: Line, text: str) -> Label | None:
    """The label that begins on one line and ends on the next: "JANE ROE, CHIEF| OFFICER: Hi."."""
    if not _may_wrap(line, below):
        return None
    head = _HEAD.match(line.plain + " " * (below.span.start - line.span.end) + below.plain)
    label = _label(line.span.start, head) if head and head["about"] else None
    told = label and any(tells(about.of(text)) for about in label.about)
    return label if told else None


def _may_wrap(line: Line, below: Line) -> bool:
    """Whether a line may be the first half of a label: "JANE ROE, CHIEF FINANCIAL"."""
    if ":" in line.plain[:_REACH] or ":" not in below.plain[: _REACH // 2]:
        return False
    return len(line.plain) < _REACH // 2 and "," in line.plain and line.plain[-1] not in ".?!"


def _with_name_above(label: Label, above: Line, text: str) -> Label:
    """The label with the first part of its name, where that stands on the line above by itself."""
    last = label.name.of(text)
    alone = len(tokens(last)) == 1 and not (is_nobodys(last) or label.about)
    between = text[above.span.end : label.line.start]
    if not alone or between.count("\n") != 1 or not _is_part_of_name(above.plain):
        return label
    start = above.span.start
    return Label(Span(start, label.line.end), Span(start, label.name.end))


def _is_part_of_name(plain: str) -> bool:
    return 1 < len(plain.split()) <= _PARTS and plain[-1] not in ".,?!:" and is_name(plain)


def _label(at: int, head: re.Match[str]) -> Label | None:
    """The label at a head; None where it names nobody: "Jane, one correction: ..."."""
    name = Span(*head.span("name"))
    about = [Span(*head.span("about"))] if head["about"] else []
    if behind := _behind_title(head["name"]):
        about = [Span(name.start, name.start + behind.start), *about]
        name = behind.shift(name.start).trim(head.string)
    elif (about and not _is_about(head["about"])) or not _can_speak(head):
        return None
    mark = about.pop().of(head.string) if len(head["about"] or "") == 1 else ""  # "Roe [|Q|]:"
    beside = tuple(one.shift(at) for one in about)
    return Label(
        Span(at, at + head.end()),
        name.shift(at),
        beside,
        FLAGS.get(head.groupdict().get("flag") or mark),
    )


def _behind_title(said: str) -> Span | None:
    """The name behind a title: "Chief Executive| Ann Lee"; None where there is no such thing."""
    title = next(iter(titles(said)), None)
    if title is None or title.start() or not is_name(said[title.end() :].strip()):
        return None
    return Span(title.end(), len(said))


def _is_about(beside: str) -> bool:
    return beside[0].isupper() or is_title(beside)


def _can_speak(head: re.Match[str]) -> bool:
    """Whether a name may stand before a colon: "Operator:we go on", but not "note:this"."""
    name = head["name"]
    runs_on = head["runs_on"] and not (is_nobodys(name) or len(tokens(name)) >= _FULL)
    return _can_be_label(name) and not runs_on


def _can_be_label(name: str) -> bool:
    if is_nobodys(name) or name in FLAGS or name.lower() in words("person", "alone"):
        return True
    return name.lower() not in words("person", "never") and (is_name(name) or is_title(name))
