"""What a reader sees: tables dressed, the first answers, who spoke, and the call itself."""

from __future__ import annotations

from kit.show.call import header
from kit.show.findings import findings
from kit.show.peers import side_by_side
from kit.show.table import Shown, people, show
from kit.show.transcript import transcript

__all__ = ["Shown", "findings", "header", "people", "show", "side_by_side", "transcript"]
