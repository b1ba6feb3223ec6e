"""What a notebook can be told: the parameters its cell declares, and values that fit them."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode, ValidationError

from kit.errors import NotFound, ReportFailed

WORDS = {"true": True, "false": False, "none": None}
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a notebook: its type and its default, as its cell writes them."""

    type: str
    default: str

    def read(self, given: Any) -> Any:
        """What was given, as a value of this type where it was given as text.

        >>> Parameter("int", "10").read("5"), Parameter("str", "''").read("5")
        (5, '5')
        """
        if not isinstance(given, str) or not self.type or "str" in self.type:
            return given
        return WORDS[given.lower()] if given.lower() in WORDS else ast.literal_eval(given)


def notebook_at(path: Path) -> NotebookNode:
    """The notebook of a file. Raises NotFound where no file is, ReportFailed if it is none."""
    if not path.is_file():
        raise NotFound(f"{path}: there is no such notebook; name an .ipynb file.")
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, AttributeError, ValidationError) as error:
        raise ReportFailed(f"{path.name} cannot be read as a notebook: {error}") from error


def declared(notebook: NotebookNode) -> dict[str, Parameter]:
    """The parameters of a notebook by name, in the order of its cell tagged ``parameters``.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> cell = new_code_cell("top: int = 5  # rows", metadata={"tags": ["parameters"]})
    >>> declared(new_notebook(cells=[cell]))
    {'top': Parameter(type='int', default='5')}
    """
    tagged = (c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    source = next((cell.source for cell in tagged), "")
    return dict(filter(None, map(_parameter, ast.parse(source).body)))


def _parameter(line: ast.stmt) -> tuple[str, Parameter] | None:
    match line:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.expr() as value):
            return name, Parameter(ast.unparse(kind), ast.unparse(value))
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name, Parameter("", ast.unparse(value))
        case _:
            return None


def fitting(
    name: str, known: Mapping[str, Parameter], parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """The parameters as the notebook called ``name`` takes them: known, of their types, writable.

    Raises ReportFailed for one it does not declare, or a value that cannot be read as its type.
    """
    if unknown := [parameter for parameter in parameters if parameter not in known]:
        raise ReportFailed(
            f"{name} has no parameter {', '.join(map(repr, unknown))}; "
            f"it has {', '.join(known) or 'none'}."
        )
    return {key: _value(name, key, known[key], given) for key, given in parameters.items()}


def _value(notebook: str, name: str, parameter: Parameter, given: Any) -> Any:
    try:
        return writable(parameter.read(given))
    except (ValueError, SyntaxError, TypeError) as error:
        kind = parameter.type or "text, a number, a list or a dict"
        raise ReportFailed(
            f"{notebook} wants {kind} for {name}, and {given!r} cannot be read as that."
        ) from error


def writable(value: Any) -> Any:
    """The value as JSON can hold it: a path as text, half a character as the sign for a lost one.

    >>> writable((Path("a.txt"), "\\ud800"))
    ['a.txt', '\ufffd']
    """
    text = json.dumps(value, ensure_ascii=False, default=os.fspath)
    return json.loads(_SURROGATES.sub("\ufffd", text))
