"""What is said of a risk: that it is there, that it is answered, that it eases, or only the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from kit.grammar.numbers import either
from kit.lexicon import Lexicon, lexicon, mapping, words
from kit.values import Span

REACH = 60
"""How many characters from the words that name a risk a word may stand that says what is with it."""

_ACTS = 160  # how far off what is done about it may stand
_EASES = 100  # how far off it may be said to be over, or not to be there
_BRIEF = 40  # the same of a topic, which may have been no trouble
_VERB = 30  # how far before an ill or a strength the verb may stand that works on it
_BETTER = {"ills": "down", "strengths": "up"}
_APART = re.compile(r",|\band\b")
_CLAUSES = re.compile(r"[;:]")
_CONCEDED = re.compile(rf"\b{either(mapping('adverse')['conceded'])}\b[^,;]*$", re.IGNORECASE)
_SLOW = re.compile(rf"\b{either(words('tenses', 'slow'))}\b", re.IGNORECASE)
Hit = re.Match[str]


@cache
def any_of(key: str) -> re.Pattern[str]:
    """The words that ``adverse.toml`` has under a key."""
    return re.compile(rf"(?<!\w){either(mapping('adverse')[key])}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hazard:
    """Words that name a risk: outright (``says``), or beside others (``topics, ills, strengths``)."""

    category: str
    kind: str
    span: Span


@cache
def _subjects() -> Lexicon:
    """The subjects of risks that are none by themselves, each kind of each category an entry."""
    return Lexicon(
        "risk subjects",
        {
            f"{name}.{kind}": {"says": entry.about[kind], "not": entry.skips if first else ()}
            for name, entry in lexicon("risks").entries.items()
            for first, kind in _kinds(entry.about)
        },
    )


def _kinds(about: Iterable[str]) -> Iterator[tuple[bool, str]]:
    kinds = [kind for kind in ("topics", "ills", "strengths") if kind in about]
    return ((number == 0, kind) for number, kind in enumerate(kinds))


@dataclass(frozen=True)
class Said:
    """A sentence as one reads it for risks."""

    text: str

    @cached_property
    def hazards(self) -> list[Hazard]:
        """The risks it names, and the subjects with a word near them of harm, relief or remedy."""
        named = [Hazard(one.name, "says", one.span) for one in lexicon("risks").find(self.text)]
        subjects = (
            Hazard(category, kind, one.span)
            for one in _subjects().find(self.text)
            for category, kind in [one.name.split(".")]  # "labour.ills"
        )
        return named + [one for one in subjects if self._is_told(one)]

    def stance(self, hazards: list[Hazard]) -> str:
        """How the sentence stands to the hazards of one category."""
        if any_of("boilerplate").search(self.text):
            return "boilerplate"
        if any(self._near("denial", one, _EASES) for one in hazards):
            return "improvement"
        moved = [self._moved(one) for one in hazards]
        worse = [hit.start() for hits, _ in moved for hit in hits]
        if any(self._acts(one) for one in hazards):
            return "both" if worse and any_of("admits").search(self.text) else "mitigation"
        better = [hit.start() for _, hits in moved for hit in hits]
        bare = [at for at in worse if not _CONCEDED.search(self.text[:at])]
        return "improvement" if max(better, default=-1) > max(bare, default=-1) else "exposure"

    def _is_told(self, one: Hazard) -> bool:
        """Whether a subject is a risk here; a topic takes more than a measure that may be anyone's."""
        told = self._worse(one) or self._better(one) or self._near("denial", one)
        if one.kind == "topics":
            return bool(told or self._near("mitigation", one))
        return bool(told) or self._acts(one)

    def _moved(self, one: Hazard) -> tuple[list[Hit], list[Hit]]:
        """Words that it gets worse, and better; of an ill or a strength only the nearest."""
        worse, better = self._worse(one), self._better(one)
        if one.kind not in _BETTER or not (worse and better):
            return worse, better
        nearest = min(worse + better, key=lambda hit: self._distance(hit, one.span))
        return [hit for hit in worse if hit is nearest], [hit for hit in better if hit is nearest]

    def _distance(self, hit: Hit, span: Span) -> int:
        """How far a word stands from a subject, more where it stands before it and in another phrase."""
        if hit.start() >= span.end:
            return hit.start() - span.end
        apart = _APART.search(self.text, hit.end(), span.start)
        return span.start - hit.end() + (REACH if apart else 0)

    def _worse(self, one: Hazard) -> list[Hit]:
        """Words of harm, but for those that are a relief: tariffs that fall, demand that surges."""
        better = _BETTER.get(one.kind, lexicon("risks")[one.category].about.get("better", ""))
        relief = {"down": any_of("falling"), "up": any_of("rising")}.get(better)
        harm = [
            hit
            for hit in self._near("words", one)
            if not (relief and relief.fullmatch(hit.group()))
        ]
        moved = {"ills": "up", "strengths": "down"}.get(one.kind)
        return harm + (self._near(moved, one) if moved else [])

    def _better(self, one: Hazard) -> list[Hit]:
        """Words that it eases, which of an ill or a strength is said by more of them."""
        more = {"says": ["gain"], "ills": ["gain", "down"], "strengths": ["gain", "up"]}
        hits = self._near("improvement", one, _BRIEF if one.kind == "topics" else _EASES)
        hits += [hit for kind in more.get(one.kind, ()) for hit in self._near(kind, one)]
        return [hit for hit in hits if not self._is_slow(hit)]

    def _is_slow(self, hit: Hit) -> bool:
        """Whether what seems to get better does not: "slow recovery", "no improvement"."""
        before = " ".join(self.text[: hit.start()].split()[-2:])
        return bool(any_of("words").search(before) or _SLOW.search(before))

    def _acts(self, one: Hazard) -> bool:
        """Whether something is done about it: "we hedge", "to bring down delinquencies"."""
        verbs = {"ills": "curbs", "strengths": "builds"}.get(one.kind)
        done = self._near(verbs, one, _VERB) if verbs else []
        governed = (hit for hit in done if hit.end() <= one.span.start)
        return any(not _APART.search(self.text, hit.end(), one.span.start) for hit in governed) or (
            any(self._near(kind, one, _ACTS) for kind in ("mitigation", "measures"))
        )

    def _near(self, kind: str, one: Hazard, reach: int = REACH) -> list[Hit]:
        return [hit for hit in self._all(kind) if self._is_near(hit, one.span, reach)]

    def _is_near(self, hit: Hit, span: Span, reach: int) -> bool:
        """In reach, in the same clause, and not a part of the words that name the risk."""
        if span.start <= hit.start() and hit.end() <= span.end:
            return False
        between = (hit.end(), span.start) if hit.end() <= span.start else (span.end, hit.start())
        return between[1] - between[0] < reach and not _CLAUSES.search(self.text, *between)

    def _all(self, kind: str) -> list[Hit]:
        return list(any_of(kind).finditer(self.plain if kind == "words" else self.text))

    @cached_property
    def plain(self) -> str:
        """The sentence without words that only sound of harm: "risk management"."""
        return any_of("not").sub(lambda hit: " " * len(hit.group()), self.text)
