"""The engine as papermill finds it. Papermill loads every engine that is installed whenever it
starts, so this one comes only when it is asked to run a notebook."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Entry:
    """``KitEngine``, imported at its first use."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("kit.report.engine").KitEngine, name)


engine = Entry()
