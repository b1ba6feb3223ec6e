"""The signs that a page puts around a name and beside it, made blanks and bars one for one.

### Jane Roe · 12:30            Jane Roe | 12:30
**Jane Roe** *CFO*              Jane Roe    CFO
[00:12:30] Jane Roe / CFO       Jane Roe | CFO
--- Jane Roe ---                Jane Roe
"""

from __future__ import annotations

import re

_KEYS = ("speaker", "name:", "name :")
CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_EMPHASIS = re.compile(r"[*_=]+")
_BETWEEN = re.compile(r"(?<=\s)[·•|/~@](?=\s)")
# "[00:12:30] |Jane Roe", "12:30 - 12:50 |Jane Roe", "`12:30` |Jane Roe", whose signs fold() makes quotes
_TIME_FIRST = re.compile(rf"^\W*+{CLOCK}(?:\s*-+>?\s*{CLOCK})?[\])']?[\s|>-]+(?=[^\W\d_])")
# "12. |Jane Roe", "(12) |Jane Roe", "→ |Jane Roe", "Speaker: |Jane Roe"
_LEAD = re.compile(
    r"(?:\(?\d{1,3}[.)]?\s+|[^\w\s\"'(\[<{|$€£+.,;:%&#-]+\s+|(?:speaker|name)\s*:\s+)(?=[^\W\d_])",
    re.IGNORECASE,
)
# "<Jane Roe>", "{Jane Roe}", "--- Jane Roe ---"
_AROUND = re.compile(r"(?P<open>[<{]|[^\w\s\[\"'(]+\s)\s*(?P<inside>[^\W\d_].*?)(?P<close>[\W]*)")
# "Jane Roe| - |12:30"
_TIME_LAST = re.compile(rf"\s[|,-](?=\s*[\[(]?{CLOCK}[\])]?\W*$)")
_SIGNS = re.compile(r"[*_=<{·•|/~@]")


def undressed(plain: str) -> str:
    """A line of the same length in which only words, bars and signs within words are left.

    >>> undressed("**Jane Roe** · CFO"), undressed("--- Jane Roe ---")
    ('  Jane Roe   | CFO', '    Jane Roe    ')
    >>> undressed("[00:12:30] Jane Roe"), undressed("Jane Roe (UBS)")
    ('           Jane Roe', 'Jane Roe (UBS)')
    """
    if not _is_dressed(plain):
        return plain
    line = _EMPHASIS.sub(_blank, plain)
    around = _AROUND.fullmatch(line)
    line = _without(line, around) if around else line
    lead = _LEAD.match(line)
    line = _blank(lead) + line[lead.end() :] if lead else line
    line = _BETWEEN.sub("|", _TIME_FIRST.sub(_blank, line, count=1))
    return _TIME_LAST.sub(_blank, line, count=1)


def _is_dressed(plain: str) -> bool:
    """Whether there may be a sign to take off; most lines have none."""
    ends = not plain[:1].isalpha() or plain[-1].isdigit() or plain[:7].lower().startswith(_KEYS)
    return ends or bool(_SIGNS.search(plain))


def _without(line: str, around: re.Match[str]) -> str:
    """The line without the signs around it: those at its end only where they close what is open."""
    closes = {"<": ">", "{": "}"}.get(around["open"], around["open"].strip())
    inside = line[around.start("inside") : around.end("inside")]
    if around["close"].strip() != closes:
        return line
    return " " * around.start("inside") + inside + " " * (len(line) - around.end("inside"))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
