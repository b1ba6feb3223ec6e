"""Fields into one text: the one place that writes what a container keeps apart, with the spans.

    Q4 2023 Earnings Call
    Company: Acme Corp.
    Ticker: ACME

    Jane Roe -- Chief Financial Officer
    Revenue was $4.1 billion.

The lines of the head are such as `kit.front` reads from any page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kit.readers.reader import Label, Said, Source
from kit.values import Span

_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[\da-fA-F]{2,4});"
)
_BADGE = re.compile(r"\s+[\[(|]\s*")  # "Jane Roe| [|Acme]", "Jane Roe| | |Acme"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A person as fields tell of one, and what was said; a list's line where nothing was.

    ``about`` are the person's title and firm, ``role`` the file's own word for what they are.
    """

    name: str
    text: str = ""
    about: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One call as a container keeps it: fields, and its turns, or a ``body`` that holds them all.

    ``above`` are lines that stand at its head as they are, ``fields`` go by the names `kit.front`
    reads; ``qa`` is the turn with which questions begin.
    """

    title: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    listed: Sequence[Spoken] = ()
    spoken: Sequence[Spoken] = ()
    body: str = ""
    qa: int | None = None
    above: Sequence[str] = ()


def written(name: str, container: str, call: Kept) -> Source:
    """The call as one text, with the place of each turn, name and title in it.

    Examples
    --------
    >>> roe = Spoken("Jane Roe", "Sales rose.", about=("CFO",))
    >>> source = written("call.json", "json", Kept(fields={"Ticker": "ACME"}, spoken=[roe]))
    >>> print(source.text)
    Ticker: ACME
    <BLANKLINE>
    Jane Roe -- CFO
    Sales rose.
    <BLANKLINE>
    >>> [(said.who.name.of(source.text), said.what.of(source.text)) for said in source.said]
    [('Jane Roe', 'Sales rose.')]
    """
    page = _Page()
    page.head([call.title, *call.above], call.fields)
    page.gap()
    listed = tuple(page.line(person) for person in call.listed)
    said = [page.turn(spoken) for spoken in call.spoken or _of_nobody(call)]
    page.body("" if said else call.body)
    qa = said[call.qa].start if call.qa is not None and call.qa < len(said) else None
    return Source(name, page.text, container, tuple(said), listed, qa=qa)


def _of_nobody(call: Kept) -> Sequence[Spoken]:
    """The turn of a text of one line, which shows nobody and must be told from the head above."""
    below = bool(call.title or call.above or call.fields) and "\n" not in call.body.strip()
    return [Spoken("", call.body)] if below and call.body else []


class _Page:
    """A text that grows, and knows where each piece of it went."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._at = 0
        self._blank = True

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def write(self, piece: str) -> Span:
        where = Span(self._at, self._at + len(piece))
        self._pieces.append(piece)
        self._at = where.end
        self._blank = False
        return where

    def gap(self) -> None:
        """An empty line, but not at the top, nor below another."""
        if not self._blank:
            self.write("\n")
            self._blank = True

    def head(self, lines: Iterable[str], fields: Mapping[str, str]) -> None:
        for line in (
            *map(_tidy, lines),
            *(f"{name}: {_tidy(value)}" for name, value in fields.items()),
        ):
            if line:
                self.write(f"{line}\n")

    def line(self, person: Spoken) -> Label:
        """The line of a person: the name, and after dashes what is told of them."""
        bare, *badges = _BADGE.split(_tidy(person.name).rstrip(")]"))
        name = self.write(bare)
        about = tuple(self._beside(piece) for piece in (*badges, *_besides(person)))
        line = Span(name.start, self._at)
        self.write("\n")
        return Label(line, name, about, person.role)

    def turn(self, spoken: Spoken) -> Said:
        self.gap()
        who = self.line(spoken) if _tidy(spoken.name) else None
        what = self.write(_whole(spoken.text).strip())
        self.write("\n")
        return Said(who, what)

    def body(self, text: str) -> None:
        if text:
            self.gap()
            self.write(_whole(text))

    def _beside(self, piece: str) -> Span:
        self.write(" -- ")
        return self.write(piece)


def _besides(person: Spoken) -> Iterable[str]:
    """What is told of a person beyond the name: "Operator -- Operator" tells nothing."""
    pieces = dict.fromkeys(map(_tidy, person.about))
    return [piece for piece in pieces if piece and piece != _tidy(person.name)]


def _tidy(said: str) -> str:
    return " ".join(_whole(said).split())


def _whole(said: str) -> str:
    """The text with what HTML writes for a letter read, and without the halves of letters.

    >>> _whole("Moor &amp; Roe")
    'Moor & Roe'
    """
    said = html.unescape(said) if _ENTITY.search(said) else said
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
