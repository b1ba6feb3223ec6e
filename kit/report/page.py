"""A run notebook as one page: nothing to fetch, no script but its own, every figure a door."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import platform
import re
import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Any

from nbconvert.exporters.html import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Bool, default

from kit.report.doors import CHART, Shown, opened, shown
from kit.report.frames import framed
from kit.report.headings import anchored, finding, headed, name, sections, title
from kit.report.packed import Pack, letters, texts

TEMPLATE = Path(__file__).with_name("template")
PACKAGES = ("earnings-call-kit", "pandas", "altair", "papermill", "nbconvert")
FEW = 2  # calls whose transcripts a page writes out; those of more are packed
_UNSAID = re.compile(r"^(?:[ \t]*(?://.*|/\*.*\*/)?\n|[ \t]+)", re.MULTILINE)
SCRIPT = (
    "base",
    "doors",
    "hints",
    "contents",
    "tables",
    "find",
    "charts",
    "start",
)  # in this order


class PageExporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's exporter with the kit's template: ``jupyter nbconvert --to kit`` finds it too.

    ``shared`` makes a page that leaves its style and its script to two files beside it; see
    `shared_assets`.
    """

    export_from_notebook = "Kit report"
    exclude_anchor_links = True
    shared = Bool(False, help="leave style and script to files beside the page").tag(config=True)

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
        many = self.shared or len(calls.names) > FEW
        pack = _pack(notebook, Pack(dict(texts(calls.places)), calls=many))
        resources["page"] = {
            **about(notebook, calls),
            **(shared_with(pack) if self.shared else sealed(pack, drawn=_drawn(notebook))),
        }
        html, resources = TemplateExporter.from_notebook_node(self, notebook, resources)
        return html, resources


def about(notebook: NotebookNode, calls: Shown) -> dict[str, Any]:
    """What the template needs beside the cells: the title, and where the page comes from."""
    kit = notebook.metadata.get("kit", {})
    return {
        "title": title(notebook),
        "name": name(title(notebook), calls.names),
        "sources": calls.sources,
        "notebook": kit.get("notebook"),
        "sha256": kit.get("sha256"),
        "parameters": parameters(kit),
        "versions": versions(),
        "command": command(kit) if kit else None,
    }


def sealed(pack: Pack, *, drawn: bool) -> dict[str, Any]:
    """A page that holds all it needs, and the policy that lets nothing else run."""
    bundle = _bundle() if drawn else None
    own = script(drawn=drawn)
    return {
        "style": style(),
        "script": own,
        "packed": pack.written(),
        "charts": letters(bundle[0]) if bundle else None,
        "policy": policy(style(), own, *([bundle[1]] if bundle else [])),
    }


def shared_with(pack: Pack) -> dict[str, Any]:
    """A page whose style and script lie beside it; what the script unpacks is still its own."""
    css, js = shared_assets()
    return {
        "shared": {"style": css, "script": js},
        "packed": pack.written(),
        "policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
    }


@cache
def shared_assets() -> dict[str, str]:
    """The two files that pages made with ``shared`` need beside them, by name: style and script.

    Their names change with what is in them, so that pages of two versions share a folder.
    """
    both = f"{_bundle()[1]}\n(() => {{\n{script()}}})();\n"
    return {
        f"kit-report-{_digest(style())}.css": style(),
        f"kit-report-{_digest(both)}.js": both,
    }


def share(folder: Path) -> None:
    """Put the two files into a folder, where they are not there yet."""
    for file, text in shared_assets().items():
        if not (folder / file).is_file():
            write(folder / file, text)


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
def script(*, drawn: bool = True) -> str:
    """The page's own script, which is kept in pieces, as a page carries it; charts need one more."""
    pieces = [piece for piece in SCRIPT if drawn or piece != "charts"]
    return spare("\n".join(asset(f"script/{piece}.js") for piece in pieces))


@cache
def style() -> str:
    """The page's style as a page carries it."""
    return spare(asset("page.css"))


def spare(code: str) -> str:
    """Script or style without indents, empty lines, and lines that are comments.

    >>> spare("// Doors.\\n\\nfunction open() {\\n  return 1; // one\\n}\\n")
    'function open() {\\nreturn 1; // one\\n}\\n'
    """
    return _UNSAID.sub("", code)


@cache
def asset(name: str) -> str:
    """The text of a file of the template."""
    return (TEMPLATE / name).read_text("utf-8")


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


def _pack(notebook: NotebookNode, pack: Pack) -> Pack:
    """Take out of a notebook's outputs what is packed; of a chart its title stays."""
    charts = 0
    for data in _data(notebook):
        if spec := chart(data):
            charts += 1
            pack.chart(f"chart-{charts}", spec)
            kind = next(filter(CHART.fullmatch, data))
            data[kind] = NotebookNode({"title": spec.get("title") or ""})
        elif "text/html" in data:
            data["text/html"] = pack.table(framed(data["text/html"]))
    return pack


def _drawn(notebook: NotebookNode) -> bool:
    return any(map(chart, _data(notebook)))


def _data(notebook: NotebookNode) -> Iterator[dict[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield output.get("data", {})


def chart(data: Mapping[str, Any]) -> Any:
    """The Vega-Lite chart among the forms of an output, else None."""
    return next((data[kind] for kind in data if CHART.fullmatch(kind)), None)


def _base64(data: str | bytes) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


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
    "finding": finding,
    "headed": headed,
    "sections": sections,
}
