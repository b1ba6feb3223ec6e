"""What a person's name looks like, and when two names can be one person's."""

from __future__ import annotations

import re
from functools import cache

from kit.lexicon import mapping, words
from kit.text import fold

_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_HONORIFIC = rf"(?:{'|'.join(words('person', 'honorifics'))})\b\.?"
_PARTICLE = rf"(?:{'|'.join(words('person', 'particles'))})"
_SUFFIX = rf"(?:{'|'.join(map(re.escape, words('person', 'suffixes')))})\b\.?"

# J.  Okonjo-Reyes  O'Neil  d'Arc
WORD = rf"(?:[{_UPPER}][.](?:[{_UPPER}][.])*|(?:[dl]')?[{_UPPER}](?:[\w']|-(?=\w))*)"
REST = rf"(?:\s+(?:{_PARTICLE}\s+)*{WORD}){{0,4}}"  # " van der Berg"
# "Mr. Leo Ju", "J. R. van der Berg, Jr."; no more than five names
NAME = rf"(?<!\w)(?:{_HONORIFIC}\s+)?(?:{_PARTICLE}\s+){{0,2}}{WORD}{REST}(?:,?\s+{_SUFFIX})?"

_NAME = re.compile(NAME)
_STRIPPED = re.compile(rf"^{_HONORIFIC}\s+|[,\s]+{_SUFFIX}$", re.IGNORECASE)
_UNSURE = re.compile(r"\[\s*((?:\w+\.?\s)?[\w.'-]+(?:\s[\w.'-]+){0,2})\s+\]")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def bare(name: str) -> str:
    """The name without its honorific, suffix, and a typist's brackets of doubt.

    >>> bare("[ Mr. Arvid ]"), bare("Roe, Jr."), bare("Jane  Roe")
    ('Arvid', 'Roe', 'Jane Roe')
    """
    plain = " ".join(fold(name).replace("[", " ").replace("]", " ").split())
    return _STRIPPED.sub("", _STRIPPED.sub("", plain))


def whole(name: str) -> str:
    """The name as written, blanks and a typist's brackets of doubt tidied.

    >>> whole("[ Arvid ]  Roe, Jr.")
    'Arvid Roe, Jr.'
    """
    return " ".join(name.replace("[", " ").replace("]", " ").split())


def sure(text: str) -> str:
    """The text with brackets of doubt blanked, so that offsets hold.

    >>> sure("our CRO, [ Arvid ] Roe. [Operator Instructions]")
    'our CRO,   Arvid   Roe. [Operator Instructions]'
    """
    return _UNSURE.sub(lambda match: f" {match.group()[1:-1]} ", text)


def is_name(text: str) -> bool:
    """Whether this much text and no more could be a person's name.

    >>> [is_name(text) for text in ("Jane Roe", "J. van der Berg", "ANN O'NEIL", "Net sales")]
    [True, True, True, False]
    """
    plain = fold(text).strip()
    return bool(_NAME.fullmatch(plain)) or (
        plain.isupper() and bool(_NAME.fullmatch(plain.title()))
    )


@cache
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, to be compared.

    >>> tokens("Mr. John F. O’Neil")
    ('john', 'f', "o'neil")
    """
    return tuple(token.casefold() for token in _TOKEN.findall(bare(name)))


@cache
def _short_for() -> frozenset[tuple[str, str]]:
    nicknames = mapping("nicknames", "names")
    return frozenset((s.lower(), full.lower()) for s, fulls in nicknames.items() for full in fulls)


def first_names_agree(one: str, other: str) -> bool:
    """Whether two first names can be one: equal, an initial, or a short form.

    >>> first_names_agree("matt", "matthew"), first_names_agree("j", "jane")
    (True, True)
    >>> first_names_agree("jane", "john")
    False
    """
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or not _short_for().isdisjoint({(one, other), (other, one)})


def agree(one: str, other: str) -> bool:
    """Whether two full names are surely ways of writing one: initials, order, short forms, blanks.

    >>> agree("Zhou Ming", "Ming Zhou"), agree("Tim Lee", "Timothy K. Lee"), agree("AlPo", "Al Po")
    (True, True, True)
    >>> agree("John F. Roe", "John J. Roe"), agree("Jane", "Jane Roe")
    (False, False)
    """
    a, b = tokens(one), tokens(other)
    if a and (set(a) == set(b) or "".join(a) == "".join(b)):
        return True
    if min(len(a), len(b)) < 2 or a[-1] != b[-1]:
        return False
    return _given_names_agree(a[:-1], b[:-1])


def _given_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return all(map(first_names_agree, short, long))
    if any(first_names_agree(name, long[0]) for name in short[:1]):
        return all(any(first_names_agree(name, other) for other in long) for name in short)
    return all(len(name) > 1 and name in long for name in short)


def share(one: str, other: str) -> bool:
    """Whether two names have a first or last name in common, short forms included.

    >>> share("James Roe", "Ann Roe"), share("Will", "William Roe"), share("Li Na", "Roe")
    (True, True, False)
    """
    return any(
        len(a) > 1 and len(b) > 1 and first_names_agree(a, b)
        for a in tokens(one)
        for b in tokens(other)
    )
