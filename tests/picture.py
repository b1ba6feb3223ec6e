"""The sample page, and the README's picture of it: its first answers, and the words a figure opens.

python tests/picture.py reports/sample.html reports/sample.png        (`make sample` does)
"""

import base64
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from kit.report import render
from kit.report.jobs import shipped
from kit.samples import sample

SHEET = """<body style="margin:0;background:#eceff2;padding:20px;color:#4a5560;font:15px sans-serif">
<style>img {{ display: block; box-shadow: 0 1px 5px #0003 }}</style>
<img src="data:image/png;base64,{0}">
<p style="margin:14px 2px 10px">Each underlined figure opens the words it was read from, here +15%:</p>
<img src="data:image/png;base64,{1}">"""
EDGES = """() => {
  const paragraph = document.activeElement.closest("p") ?? document.activeElement;
  return [paragraph.closest("article").getBoundingClientRect().top,
          paragraph.getBoundingClientRect().bottom];
}"""


def clip(top: float, bottom: float) -> dict[str, float]:
    return {"x": 28, "y": top, "width": 924, "height": bottom - top}


def main(page_file: Path, picture: Path) -> None:
    render(shipped("call"), page_file, {"calls": str(sample("marlow-2024q4"))})
    for beside in (".ipynb", ".tables.json"):
        page_file.with_suffix(beside).unlink()  # as large again
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html.ready", state="attached")
        top = page.locator(".kicker").bounding_box()["y"]
        last = page.locator(".findings").bounding_box()
        first = page.screenshot(full_page=True, clip=clip(top - 16, last["y"] + last["height"] + 8))
        page.locator("a[data-mark]").filter(has_text="+15%").first.click()
        page.wait_for_timeout(900)
        top, bottom = page.evaluate(EDGES)
        second = page.screenshot(clip=clip(top - 8, bottom + 16))
        page = browser.new_page(viewport={"width": 964, "height": 600})  # the other has a policy
        page.set_content(
            SHEET.format(*(base64.b64encode(part).decode() for part in (first, second)))
        )
        page.wait_for_timeout(300)
        page.screenshot(path=picture, full_page=True)
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
