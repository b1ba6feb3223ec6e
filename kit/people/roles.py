"""What part each has in the call: by what they say, and by who speaks when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kit.lexicon import words
from kit.people import handing, titles
from kit.people.houses import is_company
from kit.people.person import Person, Roll
from kit.people.phrases import any_of, spoken
from kit.readers.reader import Draft
from kit.values import Span

# "I'll be your conference operator today"
_OPERATES = re.compile(rf"\b{spoken('operates')}\b", re.IGNORECASE)
# "all lines are in listen-only mode"
_TELEPHONES = re.compile(spoken("telephones"), re.IGNORECASE)
# "thank you for taking my question"
_ASKING = re.compile(rf"\b{spoken('asking')}\b", re.IGNORECASE)
# "hosted by |Copper Street"
_HOSTS = re.compile(rf"\b{spoken('hosts')}\s+(?:the\s+)?(?=[A-Z])")
# "Copper |Securities"
_FINANCE = re.compile(rf"\b{any_of(words('firms', 'kinds'))}\b")
# "can we go to the next question, please?"
_NEXT = re.compile(r"\b(?:next|first|last|final)\s+question\b", re.IGNORECASE)
_LAST_WORDS = 120
_LONGEST = 2500  # characters: the telephone service says no more in a turn
_FIRST_WORDS = 500
_SHORT = 120  # characters of a turn that thanks, or asks for more
_INTERJECTED = 40  # and of one that only calls in: "Sorry, can you speak up?"
_TURNS = 4  # of theirs that are looked at


def find_operators(roll: Roll, heard: str, draft: Draft) -> None:
    """Who says they are the operator, or speaks as only the telephone service does."""
    if any(person.role == "operator" for person in roll):
        return
    for person in roll:
        if person.role is None and _operates(person, heard, draft):
            person.role = "operator"
            person.shown_by("self-named")


def _operates(person: Person, heard: str, draft: Draft) -> bool:
    openings = [_opening(draft, index) for index in person.turns[:_TURNS]]
    if any(map(_OPERATES.search, openings)):
        return True
    turns = [draft.said[index].what for index in person.turns[:_TURNS]]
    short = [turn for turn in turns if turn.end - turn.start < _LONGEST]
    given = sum(bool(handing.question_from(heard, turn, going=False)) for turn in short)
    serves = given and any(_TELEPHONES.search(heard, turn.start, turn.end) for turn in short)
    if person.unnamed or serves:
        return given > (0 if serves else 1)
    return given == _TURNS and not person.title


def _opening(draft: Draft, index: int) -> str:
    what = draft.said[index].what
    return draft.text[what.start : min(what.end, what.start + _FIRST_WORDS)]


def find_askers(roll: Roll, draft: Draft) -> None:
    """Who begins, in few words, as only those do who ask."""
    for person in roll:
        first = draft.said[person.turns[0]].what
        short = first.end - first.start < _LONGEST
        if person.role is None and short and _ASKING.search(_opening(draft, person.turns[0])):
            person.role = "analyst"


def unlist(seats: Sequence[Person], opening: int) -> None:
    """Who only opens a call that has questions asks none, whatever list they stand in."""
    for person in dict.fromkeys(seats[:2] if opening < len(seats) else ()):
        if person.role == "analyst" and person.turns[-1] < opening:
            person.role = None


def presume(before_questions: Iterable[Person]) -> None:
    """Who speaks before questions, and is no operator or analyst, speaks for the company."""
    for person in before_questions:
        person.role = person.role or "executive"


def find_hosts(
    seats: Sequence[Person], heard: str, draft: Draft, opening: int, company: str | None
) -> set[Person]:
    """The people of a broker's house who only open the call ("hosted by Copper Street")."""
    hosts = set()
    for index, person in enumerate(seats[:opening] if company else ()):
        guest = person if person.role != "operator" else _next(seats[:opening], index)
        house = _hosting(heard, draft.said[index].what)
        if (
            guest
            and house
            and guest.role is None
            and not (guest.title or is_company(house, company))
        ):
            guest.firm = guest.firm or house
            if house in words("firms") or _FINANCE.search(house):
                hosts.add(guest)
    return hosts


def _next(seats: Sequence[Person], index: int) -> Person | None:
    return next(iter(seats[index + 1 : index + 2]), None)


def _hosting(heard: str, turn: Span) -> str | None:
    """The house that a turn says hosts the call, or of which it hands over to somebody."""
    first = min(turn.end, turn.start + 2 * _FIRST_WORDS)
    for match in _HOSTS.finditer(heard, turn.start, first):
        if _FINANCE.search(house := handing.house(heard, match.end())) or house in words("firms"):
            return house
    guest = handing.guest(heard, turn)
    return guest.firm if guest and guest.firm and not titles.is_title(guest.firm) else None


def fill(roll: Roll, seats: Sequence[Person], draft: Draft, hosts: set[Person]) -> None:
    """Who is left asks or answers, as their words and their places among the turns tell."""
    asked = any(person.role == "analyst" for person in roll)
    for person in roll:
        if person.role is None:
            person.role = _left(person, seats, draft, asked) if person not in hosts else "other"


def _left(person: Person, seats: Sequence[Person], draft: Draft, asked: bool) -> str:
    if not person.firm and titles.role(person.title or "") == "executive":
        return "executive"
    if any(_ASKING.search(_opening(draft, index)) for index in person.turns[:_TURNS]):
        return "analyst"
    if _invited(person, seats, draft) or _is_answered(person, seats, draft):
        return "analyst"
    if asked and (_leads_on(person, draft) or _answers(person, seats, draft)):
        return "executive"
    return "other"


def _invited(person: Person, seats: Sequence[Person], draft: Draft) -> bool:
    """Whether somebody first speaks when the company asks for the next question."""
    before = person.turns[0] - 1
    return (
        before >= 0
        and seats[before].role in ("executive", "operator")
        and bool(_NEXT.search(_closing(draft, before)))
    )


def _is_answered(person: Person, seats: Sequence[Person], draft: Draft) -> bool:
    """Whether somebody comes in with a question where none stands open, and only ever asks."""
    first = person.turns[0]
    turns = [draft.said[index].what.of(draft.text) for index in (*person.turns[:_TURNS], first - 1)]
    open_still = seats[first - 1].role == "analyst" and turns.pop().endswith("?")
    answered = {seat.role for seat in seats[first + 1 : first + 2]} <= {"executive", "operator"}
    asks = all("?" in turn or len(turn) < _SHORT for turn in turns[: len(person.turns)])
    alone = len(person.turns) == 1 and len(turns[0]) < _INTERJECTED
    return first > 0 and turns[0].endswith("?") and answered and asks and not (alone or open_still)


def _leads_on(person: Person, draft: Draft) -> bool:
    """Whether somebody ends a turn by asking for the next question."""
    return any("next question" in _closing(draft, index) for index in person.turns[:_TURNS])


def _answers(person: Person, seats: Sequence[Person], draft: Draft) -> bool:
    """Whether somebody never given the floor speaks after others and does not mostly ask."""
    turns = [draft.said[index].what.of(draft.text) for index in person.turns[:_TURNS]]
    before = {seats[index - 1].role for index in person.turns if index}
    asks = sum(turn.endswith("?") for turn in turns)
    return 2 * asks < len(turns) and not before <= {"operator"}


def _closing(draft: Draft, index: int) -> str:
    what = draft.said[index].what
    return draft.text[max(what.start, what.end - _LAST_WORDS) : what.end]
