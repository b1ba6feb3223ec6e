"""Plain characters one for one, and where sentences end. Offsets hold throughout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kit.lexicon import words
from kit.values import Span

_PLAIN = {
    **dict.fromkeys("‘’‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00a0\u2000\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
    "％": "%",
    "＄": "$",
    "，": ",",
    "İ": "I",  # its small letter is two: the only one whose place would not hold
}


_ODD_ASCII = {odd: plain for odd, plain in _PLAIN.items() if odd.isascii()}


def fold(text: str) -> str:
    """Curly quotes, long dashes and odd blanks as plain ones, one for one, so that offsets hold.

    >>> fold("Acme’s margin – 12%")
    "Acme's margin - 12%"
    """
    odd = _ODD_ASCII if text.isascii() else _PLAIN
    for letter in odd:
        if letter in text:
            text = text.replace(letter, odd[letter])
    return text


def shortened(text: str, most: int) -> str:
    r"""The text on one line of at most so many characters.

    >>> shortened("Sales rose,\nand costs fell.", 16)
    'Sales rose, and…'
    """
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def blanked(text: str, aside: Iterable[Span]) -> str:
    r"""The text with blanks where stretches of it are, and around them one line break at most.

    >>> blanked("We grew\n\n7\n\nby half.", [Span(9, 10)])
    'We grew\n    by half.'
    """
    spans = sorted(aside)
    if not spans:
        return text
    pieces: list[str] = []
    end = 0
    for span in spans:
        start, stop = max(end, span.start), max(end, span.end)
        while start > end and text[start - 1].isspace():
            start -= 1
        while stop < len(text) and text[stop].isspace():
            stop += 1
        blank = " " if pieces and start == end else "\n"
        pieces += [text[end:start], blank.ljust(stop - start)[: stop - start]]
        end = max(end, stop)
    return "".join([*pieces, text[end:]])


# "approx. 5", "Acme Inc. reported", "J. Smith", "U.S. sales": a full stop that ends no sentence
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(map(re.escape, words('abbreviations')))})|\b[A-Z](?:\.[A-Z])*)\.$",
)
# one class of letters comes first, so that a search looks at no other place
_STOP = re.compile(
    r"""[.?!\s] (?: (?<! \s ) [.?!]* ['")\]]* (?= \s+ ['"(\[]* [A-Z0-9$€£¥\[] )
        | (?<= \n ) \s* | (?<= \s ) \s* \n \s* )""",
    re.VERBOSE,
)
_WRAPPED = 40  # characters: a line as long as this may have been broken to fit a page
_LONGEST = 4000  # characters: more than anyone says in one breath
_RUNS_ON = re.compile(r"[\w,;%)'-]$")


def sentences(text: str, within: Span | None = None) -> Iterator[Span]:
    """Where each sentence stands, blanks at its ends left out.

    A full stop ends one unless it belongs to a number or an abbreviation; a line's end does too,
    unless the line was only wrapped: no stop before it, and a small letter or, behind a long line, a
    number after. What runs on for thousands of characters is cut at a blank.

    >>> said = "Sales were $1.2 billion. Mr. Roe agreed.\\nNext slide."
    >>> [span.of(said) for span in sentences(said)]
    ['Sales were $1.2 billion.', 'Mr. Roe agreed.', 'Next slide.']
    """
    within = within or Span(0, len(text))
    plain = fold(text[within.start : within.end])
    start = 0
    for match in _STOP.finditer(plain):
        if _ends(plain, start, match):
            yield from _kept(text, Span(start, match.end()).shift(within.start))
            start = match.end()
    yield from _kept(text, Span(start, len(plain)).shift(within.start))


def _ends(plain: str, start: int, match: re.Match[str]) -> bool:
    if not match.group().isspace():
        return not _ABBREVIATION.search(plain, max(start, match.start() - 14), match.start() + 1)
    if match.group().count("\n") > 1:
        return True
    after = plain[match.end() : match.end() + 1]
    wrapped = match.start() - max(start, plain.rfind("\n", 0, match.start())) > _WRAPPED
    goes_on = after.islower() or (wrapped and after in "0123456789$€£¥")
    return not (after and goes_on and _RUNS_ON.search(plain, start, match.start()))


def _kept(text: str, span: Span) -> Iterator[Span]:
    """What stands there without the blanks round it; where it goes on and on, in pieces."""
    kept = span.trim(text)
    while kept.end - kept.start > _LONGEST:
        end = kept.start + _LONGEST
        end = max(text.rfind(" ", kept.start, end), text.rfind("\n", kept.start, end), 0) or end
        yield Span(kept.start, end).trim(text)
        kept = Span(end, kept.end).trim(text)
    if kept.start < kept.end:
        yield kept
