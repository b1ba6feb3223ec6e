"""Doors: links that lead to a place of a call, for a page to open."""

from __future__ import annotations

from html import escape
from urllib.parse import quote


def door(call_id: str, start: int, end: int) -> str:
    """Where a door leads: this place of this call.

    >>> door("MRLW 2024:Q1", 12, 20)
    '#at:MRLW%202024%3AQ1:12-20'
    """
    return f"#at:{quote(str(call_id), safe='')}:{int(start)}-{int(end)}"


def link(href: str, said: str) -> str:
    """A door with these words on it.

    >>> link("#at:A:1-2", "5–7%")
    '<a class="door" href="#at:A:1-2">5–7%</a>'
    """
    return f'<a class="door" href="{escape(href)}">{escape(said)}</a>'
