"""The pages of the sample calls, as axe-core finds them: in light, in dark and on a phone."""

from __future__ import annotations

import pytest

from kit.report import reports
from kit.samples import sample

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOTEBOOKS = ("call", "metrics", "guidance", "risks")
PAGES = ("marlow-2024q4-call", "metrics", "guidance", "risks", "index")
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pages, made once: the call's own, and those of several calls."""
    folder = tmp_path_factory.mktemp("reports")
    several = [sample("marlow-2024q4"), sample("yunhe-2023q4")]
    results = [
        *reports(several[:1], notebooks=NOTEBOOKS[:1], folder=folder),
        *reports(several, notebooks=NOTEBOOKS[1:], folder=folder),
    ]
    assert not [result.reason for result in results if result.failed]
    return folder


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_no_reader_is_shut_out(opened, folder, name, look):
    axe = pytest.importorskip("axe_core_python.sync_playwright").Axe()
    sheet = opened(folder / f"{name}.html", ready=name != "index", **look)
    if sheet.page.locator("a.door").count():
        sheet.page.locator("a.door").first.click()  # with a mark and the way back in sight
    found = axe.run(sheet.page, options={"resultTypes": ["violations"]})["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
