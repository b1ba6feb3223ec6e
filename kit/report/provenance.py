"""Where a page comes from, as its last lines say it: parameters, versions, the command to repeat."""

from __future__ import annotations

import platform
import shlex
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import Any

PACKAGES = ("earnings-call-kit", "pandas", "altair", "papermill", "nbconvert")


def parameters(kit: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is the notebook's default; files are named without their folders.

    >>> parameters({"given": {"calls": "/calls/acme.txt"}, "defaults": {"top": "10"}})
    [('calls', 'acme.txt', False), ('top', '10', True)]
    """
    given = dict(kit.get("given", {}))
    if "calls" in given:
        given["calls"] = "; ".join(_files(given["calls"]))
    defaults = kit.get("defaults", {})
    return [(name, str(value), False) for name, value in given.items()] + [
        (name, value, True) for name, value in defaults.items()
    ]


def command(kit: Mapping[str, Any]) -> str:
    """The command that makes the page again, files named without their folders.

    >>> command({"notebook": "call.ipynb", "given": {"calls": "calls/acme.txt", "top": 5}})
    'kit report acme.txt --notebook call -p top 5'
    """
    given = dict(kit["given"])
    files = _files(given.pop("calls", ""))
    options = [word for name, value in given.items() for word in ("-p", name, str(value))]
    notebook = kit["notebook"].removesuffix(".ipynb")
    return shlex.join(["kit", "report", *files, "--notebook", notebook, *options])


def versions() -> dict[str, str]:
    """The packages that made the page and their versions; the kit itself may be a checkout."""
    found = {"Python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "checkout"
    return found


def _files(calls: str) -> list[str]:
    return [PurePath(file.strip()).name for file in calls.split(";") if file.strip()]
