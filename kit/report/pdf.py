"""A page as a tagged PDF, printed by Chromium where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from kit.errors import NotFound, ReportFailed

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge", "msedge")
LONGEST = 120  # seconds a page may take
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",  # headings, tables and links are there for those who listen
    "--generate-pdf-document-outline",
    "--virtual-time-budget=20000",  # milliseconds of the page's own time: its charts are drawn by then
)


def browser() -> str:
    """The path of the browser that prints. Raises NotFound where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise NotFound(
            "a PDF is printed by Chromium or Chrome, and neither is installed; install one "
            "(Debian: apt install chromium), or print the page from the browser you read it in."
        )
    return found


def printed(page: Path) -> Path:
    """The PDF of a page, beside it, tagged for readers of all kinds.

    Every row of its tables is in it and every call is unfolded. Unlike the page, it notes the time.

    Raises NotFound where no browser is there to print it, ReportFailed where that browser fails.
    """
    pdf = page.with_suffix(".pdf")
    with TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
        command = [browser(), *FLAGS, *root, f"--user-data-dir={folder}/profile"]
        said = _run([*command, f"--print-to-pdf={made}", page.resolve().as_uri()])
        if not made.is_file():
            raise ReportFailed(f"{page.name} could not be printed: {said or 'no word of why'}.")
        shutil.move(made, pdf)
    return pdf


def _run(command: list[str]) -> str:
    """Run it to its end, and give back the last line it said."""
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return f"the browser took longer than {LONGEST} seconds"
    return next(reversed(ran.stderr.strip().splitlines()), "")
