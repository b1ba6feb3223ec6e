"""What a person's name looks like, and when two names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from kit.lexicon import mapping, words
from kit.text import fold

# a capital letter of a Latin script; a few small ones with marks pass, a class of all would be slow
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ]"
HONORIFIC = rf"(?:{'|'.join(words('person', 'honorifics'))})\b\.?"
PARTICLE = rf"(?:{'|'.join(words('person', 'particles'))})"
_SUFFIX = rf"(?:{'|'.join(map(re.escape, words('person', 'suffixes')))})\b\.?"

# O'Neil  d'Arc  dell'Orto  al-Rashid
_BEGINS = rf"(?:[dl]'|de(?:ll|gl)?'|a[ln]-|el-)?{_CAPITAL}"
# J.  J.R.  St.  Okonjo-Reyes
WORD = (
    rf"(?:(?:{_CAPITAL}[.])+|(?:Ste?|Wm|Chas|Geo|Thos|Jas|Robt|Col|Gen|Rev|Hon)[.]"
    rf"|{_BEGINS}(?:[\w']|-(?=\w))*)"
)
# " van der Berg"  ' "Bo" Diaz'  " (Bo) Diaz"
REST = rf"(?:\s+(?:{PARTICLE}\s+)*(?:{WORD}|\"{WORD}\"|\({WORD}\)(?=\s+{_BEGINS}))){{0,4}}"
# "Mr. Leo Ju", "J. R. van der Berg, Jr."; no more than five names
NAME = rf"(?<!\w)(?:{HONORIFIC}\s+){{0,2}}(?:{PARTICLE}\s+){{0,2}}{WORD}{REST}(?:,?\s+{_SUFFIX})?"

_NAME = re.compile(NAME)
_HONORED = re.compile(rf"(?:{HONORIFIC}\s+){{0,2}}", re.IGNORECASE)
_SUFFIXED = re.compile(rf"(?:[,\s]+{_SUFFIX}){{1,2}}$", re.IGNORECASE)
_UNSURE = re.compile(r"\[\s*((?:\w+\.?\s)?[\w.'-]+(?:\s[\w.'-]+){0,2})\s+\]")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def bare(name: str) -> str:
    """The name without its honorific, suffix, and a typist's brackets of doubt.

    >>> bare("[ Mr. Arvid ]"), bare("Roe, Jr."), bare("Jane  Roe")
    ('Arvid', 'Roe', 'Jane Roe')
    """
    plain = " ".join(fold(name).replace("[", " ").replace("]", " ").split())
    return _SUFFIXED.sub("", _HONORED.sub("", plain, count=1))


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


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, accents left off, to be compared.

    >>> tokens("Mr. José F. O’Neil")
    ('jose', 'f', "o'neil")
    """
    return tuple(token.casefold() for token in _TOKEN.findall(_unaccented(bare(name))))


def _unaccented(name: str) -> str:
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def _full_forms() -> dict[str, tuple[str, ...]]:
    full: dict[str, tuple[str, ...]] = {}
    for table in ("names", "spellings"):
        for short, names in mapping("nicknames", table).items():
            word = tokens(short)[0]
            full[word] = (*full.get(word, ()), *(tokens(name)[0] for name in names))
    return full


@lru_cache(maxsize=65536)
def keys(token: str) -> frozenset[str]:
    """The forms by which a word of a name is looked up: itself, and the full names it is short for.

    >>> sorted(keys("bob")), sorted(keys("roe"))
    (['bob', 'robert'], ['roe'])
    """
    return frozenset((token, *_full_forms().get(token, ())))


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    short: dict[str, set[str]] = {}
    for name, full in _full_forms().items():
        for each in full:
            short.setdefault(each, set()).add(name)
    return {full: frozenset(names) for full, names in short.items()}


def spoken_forms(name: str) -> set[str]:
    """The words by which somebody of this name may be spoken to.

    >>> sorted(spoken_forms("Sidney Roe"))
    ['roe', 'sid', 'sidney']
    """
    return {
        form
        for word in tokens(name)
        if len(word) > 1
        for key in keys(word)
        for form in (key, *_short_forms().get(key, ()))
    }


def first_names_agree(one: str, other: str) -> bool:
    """Whether two first names can be one: equal, an initial, or a short form.

    >>> first_names_agree("matt", "matthew"), first_names_agree("j", "jane")
    (True, True)
    >>> first_names_agree("jane", "john")
    False
    """
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return not keys(one).isdisjoint(keys(other))


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


def part_of(one: str, other: str) -> bool:
    """Whether all words of a name stand in another, short forms included.

    >>> part_of("Mr. Bob", "Robert Roe"), part_of("Jane Roe", "Jane"), part_of("", "Jane Roe")
    (True, False, False)
    """
    words, others = tokens(one), tokens(other)
    return bool(words) and all(
        any(
            word == known or (len(word) > 1 < len(known) and first_names_agree(word, known))
            for known in others
        )
        for word in words
    )


def heard_as(one: str, other: str) -> bool:
    """Whether a name may be what somebody heard, or said in part, of another: last names are near.

    >>> heard_as("Alex Roe", "Xiaoxiong Roe"), heard_as("Jane", "Jane Roe"), heard_as("Al Poh", "Al Poe")
    (True, True, True)
    >>> heard_as("Jane Roe", "Jane Okafor"), heard_as("Ann Ash", "Bo Fry")
    (False, False)
    """
    a, b = tokens(one), tokens(other)
    if not share(one, other):
        return ratio("".join(a), "".join(b)) >= _ALIKE
    near = a[-1] in b or b[-1] in a or ratio(a[-1], b[-1]) >= _MISHEARD
    return len(a) == 1 or len(b) == 1 or near


_MISHEARD = 60  # of 100: how near a last name misheard is to the true one
_ALIKE = 80  # of 100: how far two words are one word with a slip in it
_NEARLY = 90


def alike(one: str, other: str) -> bool:
    """Whether two full names may be one with a slip or a word misheard: a word in common, the rest alike.

    >>> alike("Jane Rowe-Smith", "Jane Roe-Smith"), alike("Sanja Kumar Roe", "Sanjay Kumar Roe")
    (True, True)
    >>> alike("Jane Roe", "Joan Roe"), alike("Jane Roe", "Jane Poe"), alike("Jane", "Jane Roe")
    (False, False, False)
    """
    a, b = tokens(one), tokens(other)
    if len(a) != len(b) or len(a) < 2 or set(a).isdisjoint(b):
        return False
    return ratio(" ".join(a), " ".join(b)) >= _NEARLY and all(
        first_names_agree(x, y) or ratio(x, y) >= _ALIKE for x, y in zip(a, b, strict=True)
    )
