"""Whether words on a page can be a person's name, or say who a person is: a title, a house, a mark."""

from __future__ import annotations

import re
from functools import cache

from kit.lexicon import lexicon, words
from kit.people import titles
from kit.people.names import is_name, tokens
from kit.readers.headings import heading_kind
from kit.readers.lines import is_sentence

FLAGS = {"Q": "analyst", "A": "executive"}  # what a page writes of one who asks, or answers
_LONGEST_NAME = 60  # no name has more characters
_FEW_WORDS = 3  # in small letters may stand beside a name: "Jane Roe - closing remarks"
_MOST_WORDS = 26  # stand beside a name, title and house and all
_INITIALS = 2  # at most are drawn in a circle
_MOST_UNNAMED = 2  # words follow "Unidentified"
# "spk07", "Speaker 4", "S1"
_NUMBERED = re.compile(r"(?:spk|speaker|sp|s)[ _-]?\d{1,3}", re.IGNORECASE)
_SPOKEN = "|".join(map(re.escape, words("talk", "spoken") + words("talk", "verbs")))
# "up 5%", "it grew. We are", "before we move on", "Q4 2024 Earnings Call"
_NOT_ABOUT = re.compile(
    rf"[$%?!;]|\b(?:Q[1-4]|20\d\d)\b|[a-z]{{4}}\.\s+[A-Z][a-z]+\s[a-z]|\b(?:{_SPOKEN}|I)\b"
)
_FIELD = re.compile(r"(?:speaker|name)\s*:\s+(?P<name>[^,|(]*)", re.IGNORECASE)
_STRAY = frozenset(words("stray"))
_TITLE_WORDS = frozenset(words("titles", "functions") + words("titles", "ranks"))
_STAGES = frozenset(words("headings", "stages"))  # "[Operator Instructions]"
_HOUSE_WORDS = frozenset(words("firms", "parts"))  # no person is called "Securities"
_FORMS = frozenset(words("firms", "forms"))


def is_field(plain: str) -> bool:
    """Whether a line names who speaks as a field does.

    >>> is_field("Speaker: Jane Roe, CFO"), is_field("Speaker: We grew by half.")
    (True, False)
    """
    field = _FIELD.match(plain)
    return field is not None and can_be_who(field["name"].strip())


@cache
def is_nobodys(name: str) -> bool:
    """Whether a name is the operator's, or that of somebody the page could not name.

    >>> is_nobodys("Operator"), is_nobodys("Unidentified Analyst"), is_nobodys("Operator error")
    (True, True, False)
    """
    if _NUMBERED.fullmatch(name):
        return True
    first, *rest = name.strip(" :").lower().split() or [""]
    if first in words("person", "unnamed"):
        return len(rest) <= _MOST_UNNAMED and all(map(str.isalnum, rest))
    return " ".join((first, *rest)) in lexicon("roles")["operator"].says


def is_group(name: str) -> bool:
    """Whether it is what a page that keeps names back puts in their place.

    >>> is_group("Executives"), is_group("Jane Roe")
    (True, False)
    """
    return name.lower() in words("headings", "groups")


def is_letter_of(letter: str, name: str) -> bool:
    """Whether a line is the letter (or two) of a name, as a page draws in a circle beside it.

    >>> is_letter_of("J", "Jane Roe"), is_letter_of("JR", "Jane Roe"), is_letter_of("I", "Jane Roe")
    (True, True, False)
    """
    if not (1 <= len(letter) <= _INITIALS and letter.isupper()) or not name:
        return False
    parts = name.split()
    initials = parts[0][0] + (parts[-1][0] if len(letter) == _INITIALS else "")
    return letter.casefold() == initials.casefold()


def is_full_name(name: str) -> bool:
    """Whether it has two words or more, none of which heads a list's item or is a title.

    >>> is_full_name("Jane Roe"), is_full_name("Jane"), is_full_name("Net Revenue")
    (True, False, False)
    """
    key = tokens(name)
    return len(key) > 1 and _STRAY.isdisjoint(key) and not titles.is_title(name)


def can_be_who(name: str) -> bool:
    """Whether it could be somebody, and neither a list's heading nor a title or house alone.

    >>> can_be_who("Jane Roe"), can_be_who("Operator"), can_be_who("Roe Securities")
    (True, True, False)
    """
    if (is_nobodys(name) and not name.islower()) or is_group(name):
        return True
    fits = 1 < len(name) <= _LONGEST_NAME and is_name(name)
    return fits and not heading_kind(name) and not _is_no_persons(name)


def _is_no_persons(name: str) -> bool:
    """Whether what looks like a name holds a word that no person's has."""
    said = tokens(name)
    return (
        name.lower() in words("person", "never")
        or any(map(str.isdigit, name))
        or _TITLE_WORDS.issuperset(said)
        or not _STAGES.isdisjoint(said)
        or tells(name)
        or is_house(name)
    )


def can_be_about(piece: str) -> bool:
    """Whether it could be a title or a house beside a name, and nothing that is said.

    >>> can_be_about("Copper Street, L.P."), can_be_about("54% of sales, up again")
    (True, False)
    """
    if not piece or _NOT_ABOUT.search(piece) or is_sentence(piece):
        return False
    count = len(piece.split())
    begins = piece[0].isupper() or piece[0].isdigit() or titles.is_title(piece)
    return count <= _FEW_WORDS or (begins and count <= _MOST_WORDS)


def is_form(piece: str) -> bool:
    """Whether it begins as the name of a company ends.

    >>> is_form("Inc."), is_form("Copper Street Inc.")
    (True, False)
    """
    return not _FORMS.isdisjoint(tokens(piece)[:1])


def is_house(name: str) -> bool:
    """Whether a name holds a word that houses' names hold and people's do not.

    >>> is_house("Copper Street Securities, LLC"), is_house("Jane Roe")
    (True, False)
    """
    return not _HOUSE_WORDS.isdisjoint(tokens(name))


def tells(piece: str) -> bool:
    """Whether it says who somebody is: a title, or a house known to ask.

    >>> tells("Chief Financial Officer"), tells("UBS"), tells("54% of sales")
    (True, True, False)
    """
    return titles.is_title(piece) or piece.lower() in _houses()


@cache
def _houses() -> frozenset[str]:
    return frozenset(map(str.lower, words("firms")))
