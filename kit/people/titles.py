"""What a job title looks like, and what part in the call it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from kit.lexicon import lexicon, words
from kit.people.phrases import any_of
from kit.values import Span

_POST = rf"{any_of(words('titles', 'posts'))}\b"
_WORD = rf"{any_of(words('titles', 'posts') + words('titles', 'ranks') + words('titles', 'functions'))}\b"
_JOIN = r"(?:,?\s+(?:and|of|for|to|the|&)\s+(?:the\s+)?|\s*[,/&]\s*|\s+|-)"
# "Vice President, Investor Relations"   "chairman and CEO"   "Head of Group Strategy"
_TITLE = re.compile(rf"(?<!\w)(?<!\w-){_WORD}(?:{_JOIN}{_WORD})*", re.IGNORECASE)
_HAS_POST = re.compile(rf"(?<!\w)(?<!\w-){_POST}", re.IGNORECASE)
_POST_ENDS = re.compile(
    rf"\b{any_of(post.split()[-1].lower() for post in words('titles', 'posts'))}\b"
)
# "Chief Executive |Officer"
_ENDS = re.compile(rf"{any_of(words('titles', 'ends'))}\b", re.IGNORECASE)
_WITHIN = {
    word
    for key in ("posts", "ranks", "functions", "joins")
    for phrase in words("titles", key)
    for word in re.split(r"[ -]", phrase.lower())
}
_LETTERS = re.compile(r"[A-Za-z]+")
_LONG = 90  # no title has more characters before its post
_GAP = 3  # characters between two words of a title, at most: "CFO & Treasurer"
_SHORT = re.compile(r"[A-Z]{2,4}")
_SMALL = {"and", "of", "for", "the", "&"}


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether the text names a post, as a title does and a firm does not.

    >>> is_title("Vice President, Investor Relations"), is_title("Copper Street Research")
    (True, False)
    """
    return bool(_HAS_POST.search(text))


@lru_cache(maxsize=4096)
def is_part(label: str) -> bool:
    """Whether a speaker line tells a part in the call or a post, and no name.

    >>> [is_part(label) for label in ("Operator", "Analysts - Managing Director", "CFO", "Al Poe")]
    [True, True, True, False]
    """
    first = label.partition(" - ")[0].strip()
    parts = (named.span for named in lexicon("roles").find(first))
    return Span(0, len(first)) in parts or bool(_TITLE.fullmatch(first))


def title_at(text: str, start: int) -> re.Match[str] | None:
    """The title that begins here.

    >>> title_at("I am the head of sales.", 9).group()
    'head of sales'
    """
    found = _TITLE.match(text, start)
    return found if found and _HAS_POST.search(found.group()) else None


def titles(text: str, within: Span | None = None) -> list[re.Match[str]]:
    """The titles in a text, each the longest run of the words titles are made of.

    >>> [match.group() for match in titles("our president and CEO, Jane Roe; and Al Poe, CFO")]
    ['president and CEO', 'CFO']
    """
    within = within or Span(0, len(text))
    found: list[re.Match[str]] = []
    for post in _POST_ENDS.finditer(_lower(within.of(text))):
        after = found[-1].end() if found else within.start
        if within.start + post.start() >= after:
            last = Span(*post.span()).shift(within.start)
            found += _around(text, last, Span(after, within.end))
    return found


def is_function(text: str) -> bool:
    """Whether the text is made of what titles are held of: "Finance, Treasury & Tax".

    >>> is_function("Investor Relations"), is_function("Copper Street Research")
    (True, False)
    """
    return bool(_TITLE.fullmatch(text))


def crosses(text: str, more: str) -> bool:
    """Whether one title runs from the first of two lines to the second.

    >>> crosses("EVP, Chief Financial", "Officer"), crosses("SVP", "Finance & Strategy")
    (True, True)
    >>> crosses("Chief Financial Officer", "Acme Inc."), crosses("CEO", "Director")
    (False, False)
    """
    if is_function(more) and not is_title(more):
        return bool(titles(text))
    ended = any(title.end() == len(text) for title in titles(text))
    both = titles(f"{text} {more}")
    crossing = any(title.start() < len(text) < title.end() for title in both)
    return crossing and bool(not ended or _ENDS.match(more))


def _lower(said: str) -> str:
    """The text in small letters, unless that would move them."""
    lower = said.lower()
    return lower if len(lower) == len(said) else said


def _around(text: str, last: Span, within: Span) -> Iterator[re.Match[str]]:
    """The title around a post's last word: from the first word before it that fits."""
    near = Span(max(within.start, last.start - _LONG), last.end)
    said = list(_LETTERS.finditer(text, near.start, near.end))
    first = len(said) - 1
    while first > 0 and _leads(said[first - 1], said[first]):
        first -= 1
    runs = (_TITLE.match(text, word.start(), within.end) for word in said[first:])
    whole = (run for run in runs if run and run.end() >= last.end)
    yield from islice((run for run in whole if _HAS_POST.search(run.group())), 1)


def _leads(word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a word may stand in a title before the one that follows."""
    return word.group().lower() in _WITHIN and following.start() - word.end() <= _GAP


@lru_cache(maxsize=4096)
def role(title: str) -> str | None:
    """The role a title, a list's heading or a page's word tells of; None where it tells none.

    >>> role("Senior Analyst, Investor Relations"), role("Research Analyst"), role("Moderator")
    ('executive', 'analyst', 'operator')
    """
    told = [named.name for named in lexicon("roles").find(title)]
    if "investor_relations" in told:
        return "executive"
    return min(
        told, key=["operator", "analyst", "executive", "service", "other"].index, default=None
    )


def is_word(word: str) -> bool:
    """Whether titles are made of such a word: "Financial", "of".

    >>> is_word("Capital"), is_word("Copper")
    (True, False)
    """
    return word.lower() in _WITHIN


def same_post(one: str, other: str) -> bool:
    """Whether two titles name one post, initials counted: "CRO" and "Chief Risk Officer".

    >>> same_post("CRO", "Chief Risk Officer"), same_post("CFO", "Chief Risk Officer")
    (True, False)
    """
    return not set(_posts(one)).isdisjoint(_posts(other))


def _posts(title: str) -> list[str]:
    parts = re.split(r",|;|/|&|\band\b", title)
    return [post for part in parts if (post := _initials(part.strip())) and len(post) > 1]


def _initials(part: str) -> str:
    if _SHORT.fullmatch(part):
        return part
    return "".join(word[0].upper() for word in part.split() if word.lower() not in _SMALL)
