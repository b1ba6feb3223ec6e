"""The ways of writing a call, and which of them a source is written in.

There are few, whoever the vendor is: the speaker on a line of its own (``headed``), the speaker
before a colon (``colons``), and turns kept apart by the container (``fields``). Which one it is, is
decided for the whole source by the turns that each of them finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.errors import UnknownFormat
from kit.people.names import tokens
from kit.readers import colons, fields, headed, plain
from kit.readers.drafts import drafted
from kit.readers.mixed import mixed
from kit.readers.reader import Draft, Label, Reader, Source
from kit.readers.several import calls_in
from kit.readers.talk import READ_OUT, is_spoken, seen

_ENOUGH = 3  # turns, of two people: fewer are no way of writing
_FEW_PEOPLE = 2


def _headed(source: Source) -> Draft:
    text = source.text
    return drafted(text, mixed(headed.labels(text), colons.labels(text), text))


def _colons(source: Source) -> Draft:
    text = source.text
    return drafted(text, mixed(colons.labels(text), headed.labels(text), text))


READERS = (
    Reader(
        "colons", "'Name: text', a title or firm beside the name or not", colons.labels, _colons
    ),
    Reader("fields", "turns that the container itself keeps apart", lambda text: (), fields.read),
    Reader(
        "headed",
        "the speaker on a line above the turn, with more about them or not",
        headed.labels,
        _headed,
    ),
    Reader("plain", "text without speakers, as one turn", lambda text: (), plain.read),
)


def sniff(source: Source) -> tuple[Reader, Draft]:
    """The way a source is written in, and its draft in that way.

    >>> source = Source("call.txt", "Jane Roe: Hello.\\nAl Poe: Hi, Jane.\\nJane Roe: Bye.\\n")
    >>> reader, draft = sniff(source)
    >>> reader.name, len(draft.said)
    ('colons', 3)

    Raises
    ------
    UnknownFormat
        When nobody takes turns in it and it is no talk, or when it holds several calls; the message
        says what was seen and what to do.
    """
    if source.said:
        return by_name("fields"), fields.read(source)
    reader, draft = max(_drafts(source), key=lambda pair: _turns(pair[1]))
    if _turns(draft) >= _ENOUGH and not _is_written(draft):
        _refuse_several(source, draft)
        return reader, draft
    if is_spoken(source.text) and not any(seen(source.text)):
        alone = len(draft.said) == 1 and draft.said[0].who
        return (reader, draft) if alone else (by_name("plain"), plain.read(source))
    raise UnknownFormat(
        f"{source.name}: this is no transcript of a call that can be told: "
        f"{_shown(source, _turns(draft))}, where a call shows {_ENOUGH} turns of two people at "
        f"least. If it is one, say with format= how it is written (headed, colons); "
        f"format='plain' takes any text as the words of one speaker."
    )


def _drafts(source: Source) -> Iterator[tuple[Reader, Draft]]:
    """The draft of the way that finds most speaker lines, and of others that may find more."""
    ways = [(len(reader.labels(source.text)), reader) for reader in READERS]
    most = -1
    for count, reader in sorted(ways, key=lambda pair: -pair[0]):
        if count > most:
            draft = reader.read(source)
            most = max(most, len(draft.said))
            yield reader, draft


def _turns(draft: Draft) -> int:
    """How many turns have a speaker who is named; none where all are one person's."""
    names = [tokens(said.who.called(draft.text)) for said in draft.said if said.who]
    return len(names) if len(set(names)) > 1 else 0


def _is_written(draft: Draft) -> bool:
    """Whether what people seem to say is no talk, and the text looks like something else."""
    said = "\n".join(said.what.of(draft.text) for said in draft.said)
    return not is_spoken(said, READ_OUT) and any(seen(draft.text))


def _refuse_several(source: Source, draft: Draft) -> None:
    begins = calls_in(draft)
    if len(begins) > 1:
        where = ", ".join(f"{start:,}" for start in begins)
        raise UnknownFormat(
            f"{source.name}: this text holds {len(begins)} calls, one after the other, where one is "
            f"wanted (they begin at the characters {where}). Save each to a file of its own."
        )


def _shown(source: Source, turns: int) -> str:
    """What a source shows that is no call, in words."""
    looks = "; ".join(seen(source.text))
    return f"it shows {looks or 'no talk'}, and {f'only {turns}' if turns else 'no'} turns"


def signs(draft: Draft) -> tuple[str, ...]:
    """By what a draft's way of writing was recognised, in words.

    >>> source = Source("call.txt", "Jane Roe: Hello.\\nAl Poe: Hi, Jane.\\nJane Roe: Bye.\\n")
    >>> signs(sniff(source)[1])
    ("3 speaker lines such as 'Jane Roe:', of 2 people",)
    """
    who = [said.who for said in draft.said if said.who]
    if not who:
        return ("no speaker lines",)
    people = {tokens(label.called(draft.text)) for label in who}
    found = [
        f"{len(who)} speaker lines such as {_example(who, draft.text)!r}, of {len(people)} people"
    ]
    if draft.listed:
        found.append(f"{len(draft.listed)} lines of people listed")
    if heading := draft.parts.get("qa"):
        first = heading.of(draft.text).partition("\n")[0].strip()
        found.append(f"a heading of questions, {first!r}")
    return tuple(found)


def _example(who: Sequence[Label], text: str) -> str:
    """The second speaker line, as the first is often an operator's; the first of a few people's."""
    many = len({tokens(label.called(text)) for label in who}) > _FEW_PEOPLE
    return " / ".join(who[int(many)].line.of(text).split("\n"))


def by_name(name: str) -> Reader:
    """The reader of this name.

    >>> by_name("plain").about
    'text without speakers, as one turn'

    Raises
    ------
    UnknownFormat
        When there is none; the message lists those there are.
    """
    for known in READERS:
        if known.name == name:
            return known
    listed = ", ".join(known.name for known in READERS)
    raise UnknownFormat(
        f"there is no format {name!r}; there are {listed}. Name one of them, or leave out format= "
        f"to have it recognised."
    )
