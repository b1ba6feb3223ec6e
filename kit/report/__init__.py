"""A notebook and its parameters in, one sealed page out. Knows notebooks, not calls."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.report.batch import reports
    from kit.report.jobs import Result
    from kit.report.runner import render
    from kit.report.watch import watched

__all__ = ["Result", "render", "reports", "watched"]
_FROM = {"Result": "jobs", "render": "runner", "reports": "batch", "watched": "watch"}


def __getattr__(name: str) -> Any:
    """What is asked for, imported then: a kernel of a report needs none of it."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_module(f"{__name__}.lean")  # before what it makes lean
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
