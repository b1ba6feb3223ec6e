"""The page of contents: what failed and why, then what was made, each with its link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from kit.report.jobs import Result
from kit.report.page import TEMPLATE, asset, policy, write


def contents(results: Sequence[Result], folder: Path) -> Path:
    """Write ``index.html``: what failed and why, then what was made, each with its link."""
    folder.mkdir(parents=True, exist_ok=True)
    style = asset("page.css")
    templates = Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True)
    page = templates.get_template("contents.html.j2")
    return write(
        folder / "index.html",
        page.render(
            failed=[result for result in results if result.failed],
            made=[result for result in results if not result.failed],
            policy=policy(style),
            style=style,
        ),
    )
