"""A report that failed is a page too: what, where, of which input, and how to try again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader

from kit.report.assets import TEMPLATE, policy, style, write
from kit.report.jobs import Job, Result
from kit.report.provenance import command, parameters, versions


def failed(job: Job, result: Result, source: Mapping[str, Any]) -> None:
    """Write the page of a report that failed in the place of the one it did not become."""
    templates = Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True)
    kit = {"notebook": job.notebook.name, "given": job.given}
    html = templates.get_template("failed.html.j2").render(
        result=result,
        stopped=_stopped(job.page.with_suffix(".ipynb")),
        sources=source["calls"],
        sha256=source["notebook"],
        parameters=[(name, value) for name, value, _ in parameters(kit)],
        versions=versions(),
        command=command(kit),
        policy=policy(style()),
        style=style(),
    )
    write(job.page, html)


def _stopped(kept: Path) -> tuple[str, str] | None:
    """The number and the code of the cell at which the notebook stopped, if it ran that far."""
    if not kept.is_file():
        return None
    for cell in nbformat.read(kept, as_version=4).cells:
        if any(out.output_type == "error" for out in cell.get("outputs", [])):
            return str(cell.execution_count or " "), cell.source
    return None
