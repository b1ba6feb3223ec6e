"""What can go wrong with what a user gives us: few kinds, each also a builtin kind."""

from __future__ import annotations


class KitError(Exception):
    """Anything the kit has to tell its user; the message says what was seen, wanted, and to do."""


class NotFound(KitError, FileNotFoundError):
    """A path, pattern or folder that names no file."""

    def __str__(self) -> str:
        return str(self.args[0])


class Unreadable(KitError, ValueError):
    """A file that is there but holds no text we can read: empty, binary, broken."""


class UnknownFormat(KitError, ValueError):
    """Text that no single reader recognises as a transcript."""


class LexiconError(KitError, ValueError):
    """A lexicon that cannot be used: no such file, an entry without a name to go by."""


class MissingColumns(KitError, KeyError):
    """A table that lacks what a chart or a comparison needs."""

    def __str__(self) -> str:
        return str(self.args[0])


class ReportFailed(KitError, RuntimeError):
    """A notebook that did not run to its end; the executed notebook shows where."""


class Unwritable(KitError, ValueError):
    """A file that cannot hold what is to be written: of no known ending, or made for less."""


class NotInstalled(KitError, ImportError):
    """A library that only some uses need, and that is not there; the message names what brings it."""


class KitWarning(UserWarning):
    """What was left out so that the rest could go on: a file of many that is no call."""
