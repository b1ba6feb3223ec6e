"""The readers, and which of them a file is for. A new one is a module and a line here."""

from __future__ import annotations

from kit.errors import UnknownFormat
from kit.readers import alphaspread, colons, motleyfool, plain, seekingalpha
from kit.readers.reader import Reader, Source

READERS = (
    alphaspread.READER,
    colons.READER,
    motleyfool.READER,
    plain.READER,
    seekingalpha.READER,
)
ENOUGH = 0.5


def sniff(source: Source) -> Reader:
    """The one reader whose signs the file shows best, and shows well enough.

    Raises
    ------
    UnknownFormat
        When no reader scores half, or two lead; the message holds all scores.
    """
    scores = {reader.name: round(reader.score(source), 2) for reader in READERS}
    best, second, *_ = sorted(READERS, key=lambda reader: -scores[reader.name])
    if scores[best.name] < ENOUGH or scores[best.name] == scores[second.name]:
        listed = ", ".join(f"{name} {score:.2f}" for name, score in scores.items())
        raise UnknownFormat(
            f"{source.name}: no single reader recognises this as a call ({listed}; one needs "
            f"{ENOUGH:.2f} and to lead). If it is one, name its format with format=; "
            f"format='plain' takes any text as the words of one speaker."
        )
    return best


def by_name(name: str) -> Reader:
    """The reader of this name.

    Raises
    ------
    UnknownFormat
        When there is none; the message lists those there are.
    """
    for known in READERS:
        if known.name == name:
            return known
    listed = ", ".join(known.name for known in READERS)
    raise UnknownFormat(f"there is no format {name!r}; there are {listed}.")
