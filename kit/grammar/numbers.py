"""Numbers: digits, words, digits spelt one by one, and the scales that multiply them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from math import prod
from typing import TypeAlias

from kit.lexicon import mapping

WORDS: dict[str, int] = mapping("numbers", "words")
ORDINALS: dict[str, int] = mapping("numbers", "ordinals")
SCALES: dict[str, float] = mapping("numbers", "scales")
LETTERS: dict[str, float] = mapping("numbers", "letters")
PARTS: dict[str, float] = mapping("numbers", "parts")


Tree: TypeAlias = "dict[str, Tree]"


def either(words: Iterable[object]) -> str:
    r"""A fragment for any of these words, the longest first; blanks in them match one blank.

    Words that begin alike share their letters, and a look at the first letter rules most places out:
    of a hundred phrases a search tries a few.

    >>> print(either(["net", "next", "near to"]))
    (?:(?=[n])ne(?:ar\sto|t|xt))
    """
    tree: Tree = {}
    for word in words:
        branch = tree
        for letter in str(word).lower():
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    letters = "".join(map(re.escape, sorted(filter(None, tree))))
    return f"(?:(?=[{letters}]){_grown(tree)})" if tree else "(?!)"


def _grown(tree: Tree) -> str:
    """The branches of a tree of letters; one that may end here ends only where none goes on."""
    ways = [_letter(letter) + _grown(branch) for letter, branch in sorted(tree.items()) if letter]
    if not ways:
        return ""
    together = ways[0] if len(ways) == 1 and "" not in tree else f"(?:{'|'.join(ways)})"
    return f"{together}?" if "" in tree else together


def _letter(letter: str) -> str:
    return r"\s" if letter == " " else re.escape(letter)


DIGITS = (  # 4,200.5  1,25,000  4200  .85
    r"(?: (?: \d{1,3} (?: ,\d{3} )+ | \d{1,2} (?: ,\d\d )+ ,\d{3} ) (?:\.\d+)? | \d+ (?:\.\d+)? | \.\d+ )"
)
SPACED = r"(?: \d{1,3} (?: \s\d{3} )+ (?! [\d,.]*\d ) )"  # 748 000, where a comma was lost
SLIPPED = rf"(?: \d{{1,2}} ,\s \d{{1,2}} (?= \s {either(SCALES)} ) )"  # 1, 3 billion, where a point was meant
SPELT = r"(?: \d (?:-\d)* -point (?:-\d)+ )"  # 1-5-point-1, as some transcribers write 15.1
_WORD = rf"{either(WORDS)} \b"
_POINT = rf"point (?: \s {_WORD} )+"
_TAIL = rf"(?: \s {_POINT} | [\s-] and [\s-] a [\s-] (?: half | quarter ) \b )"  # "and a half"
_DIVIDED = rf"(?= [\s-] (?: {either(SCALES)} | percent | percentage | point ) )"
SAID = rf"""(?:
    (?: a \s (?= {either(SCALES)} ) | {_WORD} )
    (?: [\s-] (?: and \s )? (?: {_WORD} | hundred \b ) ){{0,12}} {_TAIL}?
  | {either(PARTS)} {_DIVIDED} | {_POINT} (?= \s percent )
)"""  # twenty-five, a (hundred), one point two, seven and a half, half a (billion), point five
# million, lakh crore; "250 mi- million" where the speaker began again
SCALE = rf"(?: (?: [a-z]{{1,4}}- \s )? {either(SCALES)} s? (?: \s {either(SCALES)} s? )? \b )"

SOME = r"(?: \+ | -(?: some | odd | plus | ish ) \b )*"  # 115-odd crores, $100+ million


def number(group: str, *, letters: bool = False, plain: bool = False) -> str:
    """A fragment for a number and its scale: groups ``group`` and ``group_scale``.

    ``letters`` lets a scale be a letter too (5.2bn), which is safe beside a currency only; ``plain``
    leaves out numbers in words.
    """
    glued = rf" | -? {either(LETTERS)} \b | \s {either(LETTERS)} \b (?! ['-] )" if letters else ""
    said = "" if plain else rf" | {SAID}"
    half = r"(?: \s and \s a \s (?: half | quarter ) \b )?"  # a million and a half
    return rf"""(?: (?P<{group}> {SPELT} | {SPACED} | {SLIPPED} | {DIGITS} {said} )
        (?: (?P<{group}_scale> {SOME} [\s-]{{0,3}} {SCALE} {glued} ) (?P<{group}_half> {half} ) )? )"""


def scale(said: str | None) -> float:
    """What a scale word multiplies by; 1 where there is none.

    >>> scale(" billions"), scale("bn"), scale(" lakh crore"), scale(None)
    (1000000000.0, 1000000000.0, 1000000000000.0, 1.0)
    """
    heard = re.findall(r"[a-z]+", (said or "").lower())
    by = [
        SCALES.get(word.removesuffix("s")) or SCALES.get(word) or LETTERS.get(word)
        for word in heard
    ]
    return prod(filter(None, by), start=1.0)


def amount(match: re.Match[str], group: str, *, like: str | None = None) -> tuple[float, float]:
    """The value a group stands for and the size of its last digit, both scaled.

    ``like`` names a group whose scale is borrowed where this one has none ("$4.2 to $4.4 billion").

    >>> amount(re.match(number("n"), "1-5-point-1", re.VERBOSE), "n")
    (15.1, 0.1)
    """
    borrowed = match[f"{like}_scale"] if like and not match[f"{group}_scale"] else None
    by = scale(match[f"{group}_scale"] or borrowed)
    value, step = read(match[group])
    added = {"half": 0.5, "quarter": 0.25}.get(
        (match[f"{group}_half"] or "").rpartition(" ")[2], 0.0
    )
    return times(value + added, by), times(step, by)


def times(value: float, by: float) -> float:
    """A product as people write it, without the noise of binary fractions.

    >>> 16.4 * 1e9, times(16.4, 1e9)
    (16399999999.999998, 16400000000.0)
    """
    return float(Decimal(repr(value)) * Decimal(repr(by)))


def read(said: str) -> tuple[float, float]:
    """A number as digits or words, and the size of its last digit.

    >>> read("4,200.50"), read("twenty-five"), read("one point two"), read("half a"), read("a hundred")
    ((4200.5, 0.01), (25.0, 1.0), (1.2, 0.1), (0.5, 0.1), (100.0, 100.0))
    """
    said = re.sub(r"\s+", " ", said.strip().lower())
    if said in PARTS:
        return PARTS[said], 0.1
    if not said[-1].isdigit():
        return _spoken(f"zero {said}" if said.startswith("point ") else said)
    said = re.sub(r"^(\d{1,2}), (\d{1,2})$", r"\1.\2", said)
    digits = re.sub("[, ]", "", said.replace("-point-", ".").replace("-", ""))
    places = len(digits.partition(".")[2])
    return float(digits), round(0.1**places, places)


def _spoken(said: str) -> tuple[float, float]:
    whole, _, tail = said.partition(" point ")
    total, last = 0.0, 1.0
    for word in re.split(r"[\s-]+", whole):
        total, last = _heard(word, total, last)
    if tail:
        digits = "".join(str(WORDS[word]) for word in tail.split() if word in WORDS)
        return float(f"{total:.0f}.{digits}"), round(0.1 ** len(digits), len(digits))
    return total, last


def _heard(word: str, total: float, last: float) -> tuple[float, float]:
    """The sum so far with one more word: "two", "hundred", "and", "five"."""
    if word == "hundred":
        return max(total, 1.0) * 100, 100.0
    if word in ("half", "quarter"):
        return total + (0.5 if word == "half" else 0.25), 0.1
    if word in WORDS:
        return total + WORDS[word], 1.0
    if word == "a" and not total:
        return 1.0, 1.0
    return total, last
