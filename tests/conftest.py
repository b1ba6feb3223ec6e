"""A browser without a network for the tests that open pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TELL = "onsecuritypolicyviolation = e => console.error('refused', e.violatedDirective)"


@dataclass
class Sheet:
    """A page in the browser, and what went wrong there: errors, and addresses it asked for."""

    page: object
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    if CHROMIUM is None and os.environ.get("CI"):
        pytest.fail("these tests need chromium, and CI has to have it")
    if CHROMIUM is None:
        pytest.skip("these tests drive chromium, and it is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def watch() -> Callable[..., Sheet]:
    """Write down all that goes wrong on a page, and let it ask for nothing but its own."""
    return watched


@pytest.fixture(scope="module")
def opened(chromium) -> Iterator[Callable[..., Sheet]]:
    """Open a file in the browser and wait until its charts are drawn; no request leaves it."""
    contexts = []

    def open_file(path: Path, *, script: bool = True, ready: bool = True, **options) -> Sheet:
        context = chromium.new_context(java_script_enabled=script, **options)
        contexts.append(context)
        sheet = watched(context.new_page())
        sheet.page.goto(path.resolve().as_uri())
        if script and ready:
            sheet.page.wait_for_selector("html.ready", state="attached")
        return sheet

    yield open_file
    for context in contexts:
        context.close()


def watched(page, *, allowed: str = "file:") -> Sheet:
    """The page with all that goes wrong on it written down; only ``allowed`` addresses answer."""
    sheet = Sheet(page)

    def answer(route):
        if route.request.url.startswith((allowed, "data:", "blob:")):
            return route.continue_()
        sheet.asked.append(route.request.url)
        return route.abort()

    page.route("**/*", answer)
    page.on("pageerror", lambda error: sheet.errors.append(str(error)))
    page.on("console", lambda said: said.type == "error" and sheet.errors.append(said.text))
    page.on("dialog", lambda dialog: (sheet.errors.append("a dialog opened"), dialog.dismiss()))
    page.add_init_script(TELL)
    page.set_default_timeout(15_000)
    return sheet
