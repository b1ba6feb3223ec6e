"""The tables a report shows, whole and for machines, in one file beside its page.

The file is a Tabular Data Package (https://specs.frictionlessdata.io): each table with the names and
types of its columns, and every row, also those and the columns that the page leaves out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

RESOURCE = "application/vnd.dataresource+json"
SUFFIX = ".tables.json"
ANSWERS = "first-answers"
ANSWERED = ("about", "value", "change")


def beside(page: Path) -> Path:
    """Where the tables of a page are kept.

    >>> beside(Path("reports/acme-call.html")).name
    'acme-call.tables.json'
    """
    return page.with_suffix(SUFFIX)


def package(notebook: NotebookNode, name: str) -> str | None:
    """The tables among what a run notebook shows, as JSON; None where it shows none."""
    resources = list(_named(_resources(notebook)))
    if not resources:
        return None
    whole = {"profile": "tabular-data-package", "name": _slug(name), "resources": resources}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def answers(page: Path) -> dict[str, dict[str, Any]]:
    """The first answers among the tables kept beside a page, by what they are about; else none."""
    kept = beside(page)
    if not kept.is_file():
        return {}
    resources = json.loads(kept.read_text("utf-8"))["resources"]
    first = (resource for resource in resources if resource["name"] == ANSWERS)
    rows = (row for resource in first for row in resource["data"])
    return {row["finding"]: {name: row[name] for name in ANSWERED} for row in rows}


def _resources(notebook: NotebookNode) -> Iterator[dict[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if RESOURCE in output.get("data", {}):
                yield output.data[RESOURCE]


def _named(resources: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each under a name of its own, made of its title."""
    taken: Counter[str] = Counter()
    for resource in resources:
        name = _slug(resource.get("title") or "table")
        taken[name] += 1
        yield {"name": name if taken[name] == 1 else f"{name}-{taken[name]}", **resource}


def _slug(words: str) -> str:
    """
    >>> _slug("Key figures, the highest ranked first")
    'key-figures-the-highest-ranked-first'
    """
    return "-".join(re.findall(r"[a-z0-9]+", words.lower())) or "table"
