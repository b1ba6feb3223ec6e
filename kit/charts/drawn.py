"""How charts are written into a notebook: as a spec that needs no network, and a sentence.

JupyterLab draws this type live, and so does a page of `kit.report`. Altair's own renderers fetch
scripts from elsewhere, or write transcript text where a browser takes it for code.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from kit.charts.look import theme

MIME = "application/vnd.vegalite.v5+json"
# JupyterLab draws on a canvas unless told otherwise; only SVG takes the colour of the page's words
EMBEDDED = {"embed_options": {"renderer": "svg", "actions": False}}
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def bundle(spec: dict[str, Any], **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A chart as a notebook keeps it: the spec, and one sentence for where it cannot be drawn.

    The second dictionary tells JupyterLab how to draw it.

    >>> data, _ = bundle({"title": {"text": ["Sales", "rose"], "subtitle": ["USD"]}})
    >>> data["text/plain"]
    'Chart: Sales rose (USD).'
    """
    return {MIME: {**spec, "$schema": SCHEMA}, "text/plain": sentence(spec)}, {MIME: EMBEDDED}


def sentence(spec: dict[str, Any]) -> str:
    """What a chart shows, in a sentence: its title and what is measured, else its description."""
    title = spec.get("title") or {}
    title = title if isinstance(title, dict) else {"text": title}
    said, unit = _line(title.get("text")), _line(title.get("subtitle"))
    said = said or spec.get("description", "untitled")
    return f"Chart: {said}{f' ({unit})' if unit else ''}."


def enable() -> None:
    """Draw Altair charts the kit's way in this session: its look, its renderer, any number of rows.

    >>> enable()
    >>> alt.renderers.active, alt.theme.active
    ('kit', 'kit')
    """
    alt.renderers.register("kit", bundle)
    alt.renderers.enable("kit")
    alt.theme.register("kit", enable=True)(theme)
    alt.data_transformers.disable_max_rows()


def _line(said: str | list[str] | None) -> str:
    return " ".join(said) if isinstance(said, list) else said or ""
