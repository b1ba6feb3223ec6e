"""Token files: one word a line, with the number of who says it and the mark that follows it.

    token|speaker|ts|endTs|punctuation|case|tags
    Good|0||||UC|[]
    day|0|||.|LC|[]

Nothing else is said of the call or of its speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from kit.containers.fields import label, plain
from kit.containers.written import Kept, Spoken, written
from kit.errors import UnknownFormat
from kit.readers.reader import Source

_HEADER = re.compile(
    r"\s*(?:token|word)[|\t](?:[\w ]+[|\t])*speaker\w*(?:[|\t]|\s*\n)", re.IGNORECASE
)
_SPLIT = re.compile(r"[|\t]")


def holds(text: str) -> bool:
    """Whether the first line names a column of tokens and one of speakers.

    >>> holds("token|speaker|punctuation\\nGood|0|\\n")
    True
    """
    return bool(_HEADER.match(text))


def read(name: str, text: str) -> list[Source]:
    """The call: a turn is a run of tokens of one speaker, joined with blanks.

    Raises
    ------
    UnknownFormat
        When there are no tokens below the header.

    Examples
    --------
    >>> read("a.nlp", "token|speaker|punctuation\\nGood|0|\\nday|0|.\\n")[0].text
    'Speaker 0\\nGood day.\\n'
    """
    runs = groupby(_tokens(text), key=itemgetter(0))
    spoken = [Spoken(who, " ".join(token for _, token in run)) for who, run in runs]
    if not spoken:
        raise UnknownFormat(f"{name}: this token file has a header and no tokens. Get it again.")
    return [written(name, "tokens", Kept(spoken=spoken))]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Who says each token, and the token with its punctuation."""
    header, *lines = text.lstrip().splitlines()
    names = [plain(name) for name in _SPLIT.split(header)]
    who = next(at for at, name in enumerate(names) if name.startswith("speaker"))
    mark = next((at for at, name in enumerate(names) if name.startswith("punct")), None)
    for line in lines:
        cells = _SPLIT.split(line)
        if len(cells) > who and cells[0].strip():
            after = cells[mark] if mark is not None and mark < len(cells) else ""
            yield label(cells[who].strip()), cells[0].strip() + after.strip()
