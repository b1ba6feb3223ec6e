"""Which row of one call tells what a row of another told: the most words in common first, each once.

The measure is the share of words in common (Dice's, as rapidfuzz counts it, which the kit uses
already). On 67 pairs of real calls it pairs 162 sentences on risks. The best sum over all pairs
(scipy's ``linear_sum_assignment``) is the same 162; words weighed by how rare they are (TF-IDF,
scikit-learn) pair 148 of them and five others, and are no truer to the eye. The two are two hundred
megabytes to install.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Indel

from kit.compare.telling import Telling

CHANGES = ("new", "dropped", "changed", "reworded", "same")
"""How what is said stands to what was said; tables are in this order."""
NEVER = 1000.0
"""What is needed of two that are never one."""
_SAME_FIGURES = 10.0


@dataclass(frozen=True, slots=True)
class Pair:
    """What was told, and what is told of the same thing; one of them may be None."""

    was: Telling | None
    now: Telling | None

    @property
    def told(self) -> Telling:
        """What is told now or, where it is dropped, what was."""
        return self.now or self.was  # type: ignore[return-value]

    @property
    def change(self) -> str:
        """One of CHANGES: another figure is a change, other words are none.

        >>> nine = Telling(None, "sales", "sales rose #", ("9 percent",))
        >>> eight = Telling(None, "sales", "sales rose #", ("8 percent",))
        >>> Pair(nine, eight).change, Pair(nine, None).change
        ('changed', 'dropped')
        """
        if self.was is None or self.now is None:
            return "dropped" if self.was else "new"
        if sorted(self.was.figures) != sorted(self.now.figures):
            return "changed"
        return "same" if self.was.words == self.now.words else "reworded"

    @property
    def alike(self) -> float | None:
        """The share of words the two have in common, whatever their order and figures: 0 to 100."""
        if self.was is None or self.now is None:
            return None
        return 100 * Indel.normalized_similarity(_words(self.was), _words(self.now))

    def each(self, *names: str) -> dict[str, Any]:
        """Columns of both records: of what was told under ``was_`` and the name."""
        sides = (("was_", self.was), ("", self.now))
        return {
            f"{before}{name}": getattr(told.row, name) if told else None
            for before, told in sides
            for name in names
        }


def _words(told: Telling) -> list[str]:
    return sorted(told.words.split())


def paired(
    was: Sequence[Telling], now: Sequence[Telling], needed: Callable[[Telling, Telling], float]
) -> list[Pair]:
    """What was told beside what is told, in the order of CHANGES and then as given.

    ``needed`` says how many words of a hundred two have to have in common to tell of one thing. Those
    that exceed it most are paired first, one with the same figures before one with others; among equals
    the earliest.
    """
    scorer = Indel.normalized_similarity
    alike = 100 * process.cdist([*map(_words, was)], [*map(_words, now)], scorer=scorer)
    mates = nearest(
        (least - float(alike[i, j]) - _SAME_FIGURES * (one.figures == other.figures), i, j)
        for i, one in enumerate(was)
        for j, other in enumerate(now)
        if alike[i, j] >= (least := needed(one, other))
    )
    told = {j: was[i] for i, j in mates.items()}
    pairs = [Pair(told.get(j), one) for j, one in enumerate(now)]
    pairs += [Pair(one, None) for i, one in enumerate(was) if i not in mates]
    return sorted(pairs, key=lambda pair: CHANGES.index(pair.change))


def nearest(far: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """Which place goes with which, given how far two are: the nearest first, each once.

    >>> nearest([(5, 0, 0), (1, 0, 1), (2, 1, 1), (9, 1, 0)])
    {0: 1, 1: 0}
    """
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(far):
        if i not in mates and j not in taken:
            mates[i] = j
            taken.add(j)
    return mates


def topic(what: Hashable, before: Collection[Hashable], after: Collection[Hashable]) -> str:
    """Whether a subject is new in a call, dropped, or kept.

    >>> topic("tariffs", {"tariffs", "labor"}, {"labor"})
    'dropped'
    """
    return "new" if what not in before else "kept" if what in after else "dropped"
