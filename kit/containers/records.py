"""JSON, JSON lines and YAML to lists and mappings; `shapes` finds the calls in them.

    {"symbol": "ACME", "quarter": "2023Q4", "transcript": [{"speaker": "Jane Roe", "content": "..."}]}

    {"ticker": "ACME", "date": "2024-02-01", "text": "Operator: Good day. ..."}
    {"ticker": "BRMB", "date": "2024-02-06", "text": "Operator: Welcome. ..."}

    responses:
    - response:
        body: '{"speakers": [{"speaker": "spk1", "text": "Good day."}]}'

Line ends within strings and words after the last bracket are tolerated; what breaks off is not.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kit.containers.mojibake import repaired
from kit.containers.shapes import calls, sources
from kit.errors import Unreadable
from kit.readers.reader import Source

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")  # {"symbol":  [{"speaker":  []
_WORDS = re.compile(r"[^\s,]")  # what is no gap between two lines of JSON lines
_KEY = re.compile(r"\s*(?:(?:#.*|---[ \t]*)\n)*(?:- )?[\"']?\w[\w .-]{0,40}[\"']?:(?:\s|$)")
# "text: |"  "  body: '{"  "turns:" above "- speaker:", or that: what YAML writes and no transcript does
_NESTED = re.compile(
    r"""^[ ]* (?:-[ ])? [\w"'.-]+ : [ ]*
        (?: [|>][+-]?[ ]*$ | ['"]?[{\[]\s*["'{\[] | \n[ ]*-[ ]\w+:\s | .*\n[ ]+\w+:\s )""",
    re.MULTILINE | re.VERBOSE,
)
# "\\u00e2\\u0080\\u0099": a letter beyond ASCII as ASCII, which hides one that was encoded twice
_ESCAPED = re.compile(r"(?<!\\)\\u(?!00[0-7]|[dD][89a-fA-F])([0-9a-fA-F]{4})")
_DEEPEST = 100  # lists in lists of YAML
_DECODER = json.JSONDecoder(strict=False)
_AGAIN = "Download it again, or save the transcript itself as a text file (UTF-8)."


def is_json(text: str) -> bool:
    """Whether a text begins as JSON does.

    >>> is_json('[{"speaker": "Operator"}]'), is_json("[Operator Instructions] Good day.")
    (True, False)
    """
    return bool(_JSON.match(text))


def read_json(name: str, text: str) -> list[Source]:
    """The calls of a JSON text, or of JSON lines.

    Raises
    ------
    Unreadable
        When it breaks off or is no valid JSON.
    UnknownFormat
        When there is no call in it; the message lists the fields that are.

    Examples
    --------
    >>> [source] = read_json("a.json", '[{"speaker": "Jane Roe", "text": "Sales rose."}]')
    >>> source.text
    'Jane Roe\\nSales rose.\\n'
    """
    text, notes = repaired(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
    return [replace(call, notes=notes) for call in sources(name, "json", _json(name, text))]


def is_yaml(text: str) -> bool:
    """Whether a text is YAML with a call in it, which no transcript's own lines make.

    >>> is_yaml("turns:\\n- speaker: Jane Roe\\n  text: Sales rose.\\n")
    True
    >>> is_yaml("Operator: Good day.\\nJane Roe: Thanks.")
    False
    """
    return bool(_KEY.match(text) and _NESTED.search(text) and calls(_yaml(text)[0]))


def read_yaml(name: str, text: str) -> list[Source]:
    """The calls of a YAML text; of a recorded reply, those in its body.

    Raises
    ------
    Unreadable
        When it is no valid YAML, or repeats parts of itself.
    UnknownFormat
        When there is no call in it.

    Examples
    --------
    >>> read_yaml("a.yaml", "- speaker: Jane Roe\\n  text: Sales rose.\\n")[0].text
    'Jane Roe\\nSales rose.\\n'
    """
    value, wrong = _yaml(text)
    if wrong:
        raise Unreadable(f"{name}: this is no YAML that can be read ({wrong}). {_AGAIN}")
    return sources(name, "yaml", value)


def _json(name: str, text: str) -> object:
    """The value of a text; of several on end a list. What follows and is no JSON is left out."""
    values: list[Any] = []
    at = _after_gap(text, 0)
    while not values or text[at : at + 1] in ("{", "["):
        value, at = _value(name, text, at)
        values.append(value)
        at = _after_gap(text, at)
    return values[0] if len(values) == 1 else values


def _after_gap(text: str, at: int) -> int:
    words = _WORDS.search(text, at)
    return words.start() if words else len(text)


def _value(name: str, text: str, at: int) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise Unreadable(f"{name}: this JSON is broken or cut off ({where}). {_AGAIN}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name}: this JSON is none of a call ({error}). {_AGAIN}") from error


@lru_cache(maxsize=1)
def _yaml(text: str) -> tuple[object, str]:
    """The value of a text, of several documents a list, every scalar a string; or what is wrong."""
    import yaml

    open_: list[list[Any]] = [[]]
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            if isinstance(event, yaml.ScalarEvent):
                open_[-1].append(event.value)
            elif isinstance(event, yaml.CollectionStartEvent):
                open_.append([])
            elif isinstance(event, yaml.CollectionEndEvent):
                done = open_.pop()
                pairs = isinstance(event, yaml.MappingEndEvent)
                open_[-1].append(_mapping(done) if pairs else done)
            elif isinstance(event, yaml.AliasEvent):
                return None, "it repeats parts of itself by alias"
            if len(open_) > _DEEPEST:
                return None, "its lists and mappings lie too deep"
    except yaml.YAMLError as error:
        return None, " ".join(str(error).split())
    [values] = open_
    return (values[0] if len(values) == 1 else values), ""


def _mapping(items: list[Any]) -> dict[str, Any]:
    keys, values = items[::2], items[1::2]
    return {key: value for key, value in zip(keys, values, strict=True) if isinstance(key, str)}
