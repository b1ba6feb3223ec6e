"""How records become tables: columns, dtypes and meanings come from the record, never the rows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import field, fields
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints
from weakref import WeakKeyDictionary

import pandas as pd

from kit.dress import dressed
from kit.model import Transcript

Calls = Transcript | Iterable[Transcript]
Function = TypeVar("Function", bound=Callable[..., pd.DataFrame])
Key = TypeVar("Key")
Read = TypeVar("Read")

DTYPES: dict[Any, str] = {
    str: "str",
    str | None: "str",
    float: "float64",
    float | None: "float64",
    int: "int64",
    int | None: "Int64",
    bool: "bool",
}


class Table(pd.DataFrame):
    """A DataFrame that shows its amounts and sentences as a reader wants them."""

    @property
    def _constructor(self) -> type[Table]:
        return Table

    def _repr_html_(self) -> str:
        return dressed(self, limit=pd.get_option("display.max_rows"))


def column(meaning: str, unit: str = "") -> Any:
    """A field of a record that is a column of its table: what it means, and its unit."""
    return field(metadata={"meaning": meaning, "unit": unit})


def schema(record: type) -> pd.DataFrame:
    """The columns of a record's table, in order: column, dtype, unit, meaning."""
    hints = get_type_hints(record)
    rows = [
        (f.name, DTYPES[hints[f.name]], f.metadata["unit"], f.metadata["meaning"])
        for f in fields(record)
    ]
    return Table(rows, columns=["column", "dtype", "unit", "meaning"])


def each(calls: Calls) -> Iterable[Transcript]:
    """One call or many, as many."""
    return [calls] if isinstance(calls, Transcript) else calls


def frame(record: type, rows: Iterable[Any]) -> pd.DataFrame:
    """Rows as a table whose columns and dtypes are the record's, even when there are no rows."""
    dtypes = dict(schema(record)[["column", "dtype"]].to_numpy())
    return Table(map(attrgetter(*dtypes), rows), columns=list(dtypes)).astype(dtypes)


def table(record: type) -> Callable[[Function], Function]:
    """Say in a function's help which columns its rows have. The function itself is left alone."""

    def document(function: Function) -> Function:
        columns = pd.DataFrame(schema(record)).to_string(index=False, justify="left")
        function.__doc__ = f"{inspect.getdoc(function)}\n\nColumns\n-------\n{columns}\n"
        function.record = record  # type: ignore[attr-defined]
        return function

    return document


def remembered(read: Callable[[Key], Read]) -> Callable[[Key], Read]:
    """Read a call, or a sentence of it, once: what was made of it is kept as long as it is."""
    kept: WeakKeyDictionary[Key, Read] = WeakKeyDictionary()

    @wraps(read)
    def once(one: Key) -> Read:
        if one not in kept:
            kept[one] = read(one)
        return kept[one]

    return once
