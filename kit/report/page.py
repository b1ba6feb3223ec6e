"""A run notebook as one page: nothing to fetch, no script but its own, every figure a door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nbconvert.exporters.html import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Bool, default

from kit.report.assets import (
    TEMPLATE,
    bundle,
    encoded,
    policy,
    script,
    shared_assets,
    style,
)
from kit.report.doors import CHART, Shown, opened, shown
from kit.report.frames import framed
from kit.report.headings import anchored, finding, headed, name, sections, title
from kit.report.packed import Pack, letters, texts
from kit.report.provenance import command, parameters, versions

FEW = 2  # calls whose transcripts a page writes out; those of more are packed


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
    packed = bundle() if drawn else None
    own = script(drawn=drawn)
    return {
        "style": style(),
        "script": own,
        "packed": pack.written(),
        "charts": letters(packed[0]) if packed else None,
        "policy": policy(style(), own, *([packed[1]] if packed else [])),
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


FILTERS = {
    "anchored": anchored,
    "base64": encoded,
    "chart": chart,
    "finding": finding,
    "headed": headed,
    "sections": sections,
}
