"""What must hold for the page of every notebook: for all readers, sealed, small, each figure a door."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.report import reports
from kit.samples import sample

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOTEBOOKS = sorted(path.stem for path in (Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
ONE = "marlow-2024q4"
PAGES = {name: f"{ONE}-{name}" if name in ("call", "explore") else name for name in NOTEBOOKS}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}
KB = 1000
EACH = pytest.mark.parametrize("name", NOTEBOOKS)
SCALES = (1, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12, 1e-2)


def made(folder, **how):
    several = [sample(ONE), sample("yunhe-2023q4")]
    one = [name for name in NOTEBOOKS if PAGES[name] != name]
    results = [
        *reports(several[:1], notebooks=one, folder=folder, **how),
        *reports(several, notebooks=sorted({*NOTEBOOKS} - {*one}), folder=folder, **how),
    ]
    assert not [result.reason for result in results if result.failed]
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pages, made once: the call's own, and those of several calls."""
    return made(tmp_path_factory.mktemp("reports"))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("name", [*NOTEBOOKS, "index"])
def test_no_reader_is_shut_out(opened, folder, name, look):
    axe = pytest.importorskip("axe_core_python.sync_playwright").Axe()
    page = opened(folder / f"{PAGES.get(name, name)}.html", **look).page
    page.locator("details.twin summary").evaluate_all("all => all.forEach(one => one.click())")
    if page.locator("a.door").count():
        page.locator("a.door").first.click()  # with a mark and the way back in sight
    found = axe.run(page, options={"resultTypes": ["violations"]})["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@EACH
def test_it_asks_for_nothing_and_nothing_goes_wrong(opened, folder, name):
    sheet = opened(folder / f"{PAGES[name]}.html")
    sheet.page.locator("details.twin summary").evaluate_all("all => all.forEach(s => s.click())")
    sheet.page.emulate_media(media="print")
    assert sheet.page.locator("figure.undrawn").count() == 0
    assert (sheet.errors, sheet.asked) == ([], [])


DOORS = """() => [...document.querySelectorAll("a.door")].map((door) => {
  const first = document.getElementById(decodeURIComponent(door.hash.slice(1)));
  const last = door.dataset.to ? document.getElementById(door.dataset.to) : first;
  const [start, end] = (door.dataset.mark ?? "").split("-").map(Number);
  const texts = [...document.querySelectorAll("[data-start]")];
  const held = texts.slice(texts.indexOf(first), texts.indexOf(last) + 1);
  const said = held.map((one, at) => {
    const letters = [...one.textContent];
    return letters.slice(at ? 0 : start, one === last ? end : undefined).join("");
  });
  return [door.textContent, door.closest("[data-value]")?.dataset.value ?? null, said.join(" ")];
})"""
# a figure that the kit worked out itself has its doors in the figures it was worked out from
UNLINKED = """() => [...document.querySelectorAll("[data-value]")].filter((cell) => {
  const head = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent;
  const proof = head.startsWith("computed") ? cell.parentElement : cell;
  return !proof.querySelector("a[data-mark]");
}).map((cell) => cell.textContent)"""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def said(value: float, words: str) -> bool:
    """Whether the words hold the number, in digits of some scale; words without digits may."""
    digits = [float(found.replace(",", "")) for found in NUMBER.findall(words)]
    return not digits or any(
        abs(number * scale - abs(value)) <= 1e-6 * abs(value)
        for number in digits
        for scale in SCALES
    )


@EACH
def test_every_printed_figure_leads_to_the_words_that_hold_it(opened, folder, name):
    page = opened(folder / f"{PAGES[name]}.html").page
    page.locator("details.twin summary").evaluate_all("all => all.forEach(one => one.click())")
    assert page.evaluate(UNLINKED) == []
    doors = page.evaluate(DOORS)
    assert doors
    assert [shown for shown, _, words in doors if not words.strip()] == []
    for shown, value, words in doors:
        ends = [float(end) for end in (value or "").split(" ")[:2] if end]
        assert all(said(end, words) for end in ends), (shown, words)


@EACH
def test_a_page_is_under_half_a_megabyte(folder, name):
    assert (folder / f"{PAGES[name]}.html").stat().st_size <= 500 * KB


def test_pages_that_share_what_draws_them_are_small_and_whole(opened, tmp_path):
    folder = made(tmp_path, shared=True)
    shared = [path for path in folder.iterdir() if path.name.startswith("kit-report-")]
    assert sorted(path.suffix for path in shared) == [".css", ".js"]
    sizes = {name: (folder / f"{PAGES[name]}.html").stat().st_size for name in NOTEBOOKS}
    assert {name: size for name, size in sizes.items() if size > 80 * KB} == {}
    sheet = opened(folder / f"{ONE}-call.html")
    assert sheet.page.locator("figure.drawn svg").count() == sheet.page.locator("figure").count()
    assert (sheet.errors, sheet.asked) == ([], [])
