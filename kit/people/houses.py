"""Whose house a name is: the company's own, or another's."""

from __future__ import annotations

from functools import cache, lru_cache

from kit.lexicon import words
from kit.people import names


def is_company(firm: str, company: str | None) -> bool:
    """Whether a house is the company itself, by the words it begins with or its initials.

    >>> is_company("Acme Holdings", "Acme Inc."), is_company("AMC", "Apex Mining Corp.")
    (True, True)
    >>> is_company("Bank of Poe", "Bank of Roe"), is_company("J.P. Roe & Co.", "JP Roe")
    (False, True)
    """
    own, said = _core(company or ""), _core(firm)
    if not (own and said):
        return False
    short, long = sorted(("".join(own), "".join(said)), key=len)
    begins = own[: len(said)] == said[: len(own)] or (
        short == long[: len(short)] and len(short) > 4
    )
    return begins or "".join(word[0] for word in words_of(company or "")) == "".join(said)


def words_of(house: str) -> tuple[str, ...]:
    """The words of a house's name, without "and" or a sign for it.

    >>> words_of("Roe & Poe and Co.")
    ('roe', 'poe', 'co')
    """
    return tuple(word for word in names.tokens(house) if word != "and")


@lru_cache(maxsize=4096)
def _core(house: str) -> tuple[str, ...]:
    """The words of a house's name but for those that many have: "Inc.", "Holdings"."""
    return tuple(word for word in words_of(house) if word not in common()) or words_of(house)


@cache
def common() -> frozenset[str]:
    """The words that the names of many houses end in: "Inc.", "Holdings"."""
    legal = (token for word in words("firms", "legal") for token in names.tokens(word))
    return frozenset(token for token in legal if len(token) > 1)
