"""Earnings-call transcripts as tables and reports, each figure with the words that prove it.

What is named here is imported when it is first asked for, as pandas alone takes longer than a call.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit import compare as compare
    from kit.catalogue import schema as schema
    from kit.errors import KitError as KitError
    from kit.explore import explore as explore
    from kit.export import export as export
    from kit.facts import TABLES as TABLES
    from kit.facts import exchanges as exchanges
    from kit.facts import figures as figures
    from kit.facts import guidance as guidance
    from kit.facts import health as health
    from kit.facts import metrics as metrics
    from kit.facts import risks as risks
    from kit.facts import speakers as speakers
    from kit.facts import turns as turns
    from kit.load import load as load
    from kit.load import load_all as load_all
    from kit.model import Transcript as Transcript
    from kit.samples import sample as sample
    from kit.samples import samples as samples
    from kit.show import show as show
    from kit.values import Period as Period
    from kit.values import Span as Span

__version__ = "0.2.0"

_ROOMS = ["compare"]
_HOMES = {
    "catalogue": ["schema"],
    "errors": ["KitError"],
    "explore": ["explore"],
    "export": ["export"],
    "facts": [
        *("TABLES", "exchanges", "figures", "guidance", "health", "metrics", "risks", "speakers"),
        "turns",
    ],
    "load": ["load", "load_all"],
    "model": ["Transcript"],
    "samples": ["sample", "samples"],
    "show": ["show"],
    "values": ["Period", "Span"],
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}
__all__ = sorted([*_HOME, *_ROOMS])


class _Kit(ModuleType):
    """A package whose function stays when a module of the same name is imported: ``kit.load``."""

    def __setattr__(self, name: str, value: object) -> None:
        named = name in _HOME and isinstance(value, ModuleType)
        super().__setattr__(name, getattr(value, name) if named else value)


sys.modules[__name__].__class__ = _Kit


if not TYPE_CHECKING:  # who checks types is to see a misspelt name

    def __getattr__(name: str) -> Any:
        if name in _ROOMS:
            return import_module(f"{__name__}.{name}")
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
