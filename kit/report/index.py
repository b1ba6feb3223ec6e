"""The page of contents of a folder: what failed and why, then every report with its first answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from kit.report.assets import TEMPLATE, asset, policy, spare, style, write
from kit.report.jobs import Result

SCRIPT = ("base", "tables", "index")


def contents(results: Sequence[Result], folder: Path) -> Path:
    """Write ``index.html``: what failed and why, then what was made, each with its link.

    Of reports that have first answers (see `kit.show.findings`) those stand beside each other, and
    the changes said among them as bars of one scale.
    """
    folder.mkdir(parents=True, exist_ok=True)
    script = spare("\n".join(asset(f"script/{piece}.js") for piece in SCRIPT))
    templates = Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True)
    page = templates.get_template("contents.html.j2")
    made = [result for result in results if not result.failed]
    return write(
        folder / "index.html",
        page.render(
            failed=[result for result in results if result.failed],
            made=made,
            findings=_findings(made),
            widest=_widest(made),
            policy=policy(style(), script),
            script=script,
            style=style(),
        ),
    )


def _findings(results: Iterable[Result]) -> list[str]:
    """The kinds of first answers that any report has, in the order they first come in."""
    return list(dict.fromkeys(kind for result in results for kind in result.answers))


def _widest(results: Iterable[Result]) -> float:
    """The largest change among the answers, in percent: the whole length of a bar."""
    changes = (_change(answer) for result in results for answer in result.answers.values())
    return max(changes, default=0.0) or 1.0


def _change(answer: dict[str, Any]) -> float:
    return abs(float(answer.get("change") or 0))
