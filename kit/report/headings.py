"""What a page and its sections are called: title, heading, contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from nbformat import NotebookNode

OWN = ("report", "back", "hint", "charts", "packed")  # what the template calls its own elements
_TITLE = re.compile(r"^#\s+(?P<title>.+?)\s*#*\s*$", re.MULTILINE)
_HEADING = re.compile(r"<h1\b[^>]*>(?P<title>.*?)</h1>", re.DOTALL)
_SECTION = re.compile(r'<h2\b[^>]*\bid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)
_BARE = re.compile(r"<h2>(?P<title>.*?)</h2>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def title(notebook: NotebookNode) -> str:
    """The notebook's own title, else its first heading.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> title(new_notebook(cells=[new_markdown_cell("# Guidance\\n\\nWhat to expect.")]))
    'Guidance'
    """
    if own := notebook.metadata.get("title"):
        return str(own)
    prose = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = (match["title"] for match in map(_TITLE.search, prose) if match)
    return next(found, "Report")


def name(title: str, calls: Sequence[str]) -> str:
    """What the page is called among others: the call's name first, or how many calls there are.

    >>> name("One call", ["Acme, 2024Q4"]), name("Guidance", ["Acme", "Beta"]), name("A tour", [])
    ('Acme, 2024Q4: One call', 'Guidance: 2 calls', 'A tour')
    """
    if len(calls) == 1:
        return f"{calls[0]}: {title}"
    return f"{title}: {len(calls)} calls" if calls else title


def headed(html: str) -> str:
    """A page has one first heading: where an output names the call, the report's title steps back.

    >>> headed("<h1>One call</h1> <h1>Acme</h1>")
    '<p class="kicker">One call</p> <h1>Acme</h1>'
    >>> headed("<h1>Guidance</h1>")
    '<h1>Guidance</h1>'
    """
    found = list(_HEADING.finditer(html))
    if len(found) < 2:
        return html
    first = found[0]
    kicker = f'<p class="kicker">{first["title"]}</p>'
    return html[: first.start()] + kicker + html[first.end() :]


def anchored(html: str) -> str:
    """Second-level headings can be gone to: those without an id get one, made of their words.

    >>> anchored("<h2>In <em>short</em></h2> <h2>In short</h2>")
    '<h2 id="in-short">In <em>short</em></h2> <h2 id="in-short-2">In short</h2>'
    """
    taken = Counter(OWN)

    def anchor(match: re.Match[str]) -> str:
        words = re.findall(r"\w+", unescape(_TAG.sub("", match["title"])).lower())
        name = "-".join(words) or "section"
        taken[name] += 1
        number = f"-{taken[name]}" if taken[name] > 1 else ""
        return f'<h2 id="{name}{number}">{match["title"]}</h2>'

    return _BARE.sub(anchor, html)


def sections(html: str) -> list[tuple[str, str]]:
    """The second-level headings of a page that can be gone to: id and text, both still escaped.

    >>> sections('<h2 id="risks">What could <em>hurt</em></h2>')
    [('risks', 'What could hurt')]
    """
    return [(match["id"], _TAG.sub("", match["title"])) for match in _SECTION.finditer(html)]


def finding(chart: Mapping[str, Any], words: str) -> tuple[str, str]:
    """The title of a chart and its subtitle, each in a line; without a title, these words.

    >>> finding({"title": {"text": ["Sales", "rose"], "subtitle": "USD"}}, "A chart.")
    ('Sales rose', 'USD')
    >>> finding({"title": "Sales"}, "A chart."), finding({}, "A chart.")
    (('Sales', ''), ('A chart.', ''))
    """
    title = chart.get("title") or words
    title = title if isinstance(title, Mapping) else {"text": title}
    return _line(title.get("text")) or words, _line(title.get("subtitle"))


def _line(said: Any) -> str:
    return " ".join(map(str, said)) if isinstance(said, list) else str(said or "")
