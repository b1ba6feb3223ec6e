"""What a job title looks like, and what part in the call it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.lexicon import lexicon, words


def _any(listed: Iterable[str]) -> str:
    longest_first = sorted(listed, key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(word).replace(' ', ' +') for word in longest_first)})\b"


_POST = _any(words("titles", "posts"))
_WORD = _any(words("titles", "posts") + words("titles", "ranks") + words("titles", "functions"))
_JOIN = r"(?:,?\s+(?:and|of|for|to|the|&)\s+(?:the\s+)?|\s*[,/&]\s*|\s+|-)"
# "Vice President, Investor Relations"   "chairman and CEO"   "Head of Group Strategy"
_TITLE = re.compile(rf"(?<!\w)(?<!\w-){_WORD}(?:{_JOIN}{_WORD})*", re.IGNORECASE)
_HAS_POST = re.compile(rf"(?<!\w)(?<!\w-){_POST}", re.IGNORECASE)
_POST_ENDS = {post.split()[-1].lower() for post in words("titles", "posts")}
_ENDS = re.compile(r"[A-Za-z]+")
_LONG = 90  # no title has more characters on either side of its post
_SHORT = re.compile(r"[A-Z]{2,4}")
_SMALL = {"and", "of", "for", "the", "&"}


def is_title(text: str) -> bool:
    """Whether the text names a post, as a title does and a firm does not.

    >>> is_title("Vice President, Investor Relations"), is_title("Copper Street Research")
    (True, False)
    """
    return bool(_HAS_POST.search(text))


def titles(text: str) -> list[re.Match[str]]:
    """The titles in a text, each the longest run of the words titles are made of.

    >>> [match.group() for match in titles("our president and CEO, Jane Roe; and Al Poe, CFO")]
    ['president and CEO', 'CFO']
    """
    found: list[re.Match[str]] = []
    for post in _ENDS.finditer(text):
        after = found[-1].end() if found else 0
        if post.start() < after or post.group().lower() not in _POST_ENDS:
            continue
        near = _TITLE.finditer(text, max(after, post.start() - _LONG), post.end() + _LONG)
        around = next((run for run in near if run.end() >= post.end()), None)
        if around and _HAS_POST.search(around.group()):
            found.append(around)
    return found


def role(title: str) -> str | None:
    """The role a title, a list's heading or a page's word tells of; None where it tells none.

    >>> role("Senior Analyst, Investor Relations"), role("Research Analyst"), role("Moderator")
    ('executive', 'analyst', 'operator')
    """
    told = [named.name for named in lexicon("roles").find(title)]
    if "investor_relations" in told:
        return "executive"
    return min(told, key=["operator", "analyst", "executive", "other"].index, default=None)


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
