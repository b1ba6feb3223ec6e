"""A DataFrame as pandas itself writes it, made fit for a page: no style of its own, heads that are heads."""

from __future__ import annotations

import re

_FRAME = re.compile(
    r"<div>\s*<style scoped>.*?</style>\s*"
    r'<table border="1" class="dataframe">(?P<rows>.*?)</table>\s*(?P<shape><p>[^<]*</p>)?\s*</div>',
    re.DOTALL,
)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_TO_THE_RIGHT = ' style="text-align: right;"'
_NUMBER = re.compile(r"<td>(?=[-+\d.,]+(?:e[-+]?\d+)?</td>)")


def framed(html: str) -> str:
    """The same output, its DataFrames as tables of the page.

    >>> import pandas as pd
    >>> print(framed(pd.DataFrame({"n": [1]}, index=["a"])._repr_html_()))
    <div class="table" role="region" tabindex="0" aria-label="A table of n"><table class="kit"><thead>
        <tr>
          <td></td>
          <th scope="col">n</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">a</th>
          <td class="num">1</td>
        </tr>
      </tbody></table></div>
    """
    return _FRAME.sub(_table, html) if 'class="dataframe"' in html else html


def _table(match: re.Match[str]) -> str:
    rows = match["rows"].strip().replace(_TO_THE_RIGHT, "").replace("<th></th>", "<td></td>")
    head = _HEAD.search(rows)
    names = re.findall(r"<th[^>]*>([^<]+)</th>", head[0]) if head else []
    heads = rows[: head.end()].replace("<th>", '<th scope="col">') if head else ""
    body = rows[head.end() :] if head else rows
    body = _NUMBER.sub('<td class="num">', body.replace("<th>", '<th scope="row">'))
    label = f"A table of {', '.join(names)}".replace('"', "&quot;") if names else "A table"
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="kit">{heads}{body}</table></div>{match["shape"] or ""}'
    )
