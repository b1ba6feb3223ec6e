"""A run notebook as one page: nothing to fetch, no script but its own, every figure a door."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import platform
import re
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Any

from nbconvert.exporters.html import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from kit.report.doors import CHART, Shown, opened, shown

TEMPLATE = Path(__file__).with_name("template")
PACKAGES = ("earnings-call-kit", "pandas", "altair", "papermill", "nbconvert")
_TITLE = re.compile(r"^#\s+(?P<title>.+?)\s*#*\s*$", re.MULTILINE)
_SECTION = re.compile(r'<h2\b[^>]*\bid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)
_BARE = re.compile(r"<h2>(?P<title>.*?)</h2>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class PageExporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's exporter with the kit's template: ``jupyter nbconvert --to kit`` finds it too."""

    export_from_notebook = "Kit report"
    exclude_anchor_links = True

    @default("template_name")  # type: ignore[untyped-decorator]
    def _template_name_default(self) -> str:
        return TEMPLATE.name

    @default("extra_template_basedirs")  # type: ignore[untyped-decorator]
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(TEMPLATE.parent)]

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        yield from super().default_filters()
        yield from FILTERS.items()

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **_: Any
    ) -> tuple[str, Any]:
        """The page and what went into it. Raises ReportFailed when a door leads nowhere."""
        resources = self._init_resources(resources)
        calls = shown(nb)
        notebook = opened(nb, calls.places)
        resources["page"] = about(notebook, calls)
        html, resources = TemplateExporter.from_notebook_node(self, notebook, resources)
        return html, resources


def about(notebook: NotebookNode, calls: Shown) -> dict[str, Any]:
    """What the template needs beside the cells: title, provenance, scripts and their policy."""
    kit = notebook.metadata.get("kit", {})
    drawn = any(map(chart, _data(notebook)))
    style, script, bundle = asset("page.css"), asset("page.js"), _bundle() if drawn else None
    return {
        "title": title(notebook),
        "name": name(title(notebook), calls.names),
        "sources": calls.sources,
        "notebook": kit.get("notebook"),
        "sha256": kit.get("sha256"),
        "parameters": parameters(kit),
        "versions": versions(),
        "command": command(kit) if kit else None,
        "style": style,
        "script": script,
        "charts": _base64(bundle[0]) if bundle else None,
        "policy": policy(style, script, *([bundle[1]] if bundle else [])),
    }


def parameters(kit: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is the notebook's default; files are named without their folders.

    >>> parameters({"given": {"calls": "/calls/acme.txt"}, "defaults": {"top": "10"}})
    [('calls', 'acme.txt', False), ('top', '10', True)]
    """
    given = dict(kit.get("given", {}))
    if "calls" in given:
        given["calls"] = "; ".join(_files(given["calls"]))
    defaults = kit.get("defaults", {})
    return [(name, str(value), False) for name, value in given.items()] + [
        (name, value, True) for name, value in defaults.items()
    ]


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


def command(kit: Mapping[str, Any]) -> str:
    """The command that makes the page again, files named without their folders.

    >>> command({"notebook": "call.ipynb", "given": {"calls": "calls/acme.txt", "top": 5}})
    'kit report acme.txt --notebook call -p top 5'
    """
    given = dict(kit["given"])
    files = _files(given.pop("calls", ""))
    options = [word for name, value in given.items() for word in ("-p", name, str(value))]
    notebook = kit["notebook"].removesuffix(".ipynb")
    return shlex.join(["kit", "report", *files, "--notebook", notebook, *options])


def versions() -> dict[str, str]:
    """The packages that made the page and their versions; the kit itself may be a checkout."""
    found = {"Python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "checkout"
    return found


def policy(style: str, *scripts: str) -> str:
    """The page's Content-Security-Policy: these very scripts and this style, and nothing else.

    >>> policy("a{}").split("; ")[2:]
    ["script-src 'none'", 'img-src data:', "base-uri 'none'", "form-action 'none'"]
    """
    run = " ".join(map(_hash, scripts)) or "'none'"
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {run}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def asset(name: str) -> str:
    """The text of a file of the template."""
    return (TEMPLATE / name).read_text("utf-8")


def inert(value: Any) -> str:
    """Data as JSON that is only data wherever in a page it stands: no ``<`` is left in it.

    >>> inert("</script>")
    '"\\\\u003c/script>"'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def chart(data: Mapping[str, Any]) -> Any:
    """The Vega-Lite chart among the forms of an output, else None."""
    return next((data[kind] for kind in data if CHART.fullmatch(kind)), None)


def anchored(html: str) -> str:
    """Second-level headings can be gone to: those without an id get one, made of their words.

    >>> anchored("<h2>In <em>short</em></h2> <h2>In short</h2>")
    '<h2 id="in-short">In <em>short</em></h2> <h2 id="in-short-2">In short</h2>'
    """
    taken: Counter[str] = Counter()

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


def write(path: Path, text: str) -> Path:
    """Write a file whole or not at all: under another name first, then in one step in its place."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _files(calls: str) -> list[str]:
    return [PurePath(file.strip()).name for file in calls.split(";") if file.strip()]


def _base64(data: str | bytes) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


def _data(notebook: NotebookNode) -> Iterator[Mapping[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield output.get("data", {})


@cache
def _bundle() -> tuple[bytes, str]:
    packed = (TEMPLATE / "charts.js.gz").read_bytes()
    return packed, gzip.decompress(packed).decode("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{_base64(digest)}'"


FILTERS = {
    "anchored": anchored,
    "base64": _base64,
    "chart": chart,
    "inert": inert,
    "sections": sections,
}
