"""How records become tables: columns, dtypes and meanings come from the record, never the rows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields
from functools import cache, wraps
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, get_type_hints
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
    """A DataFrame that shows its amounts and sentences as a reader wants them.

    ``record`` says what its columns mean, also of a part of the table.
    """

    _metadata: ClassVar[list[str]] = ["record"]
    record: type | None = None

    @property
    def _constructor(self) -> type[Table]:
        return Table

    def _repr_html_(self) -> str:
        return dressed(self, limit=pd.get_option("display.max_rows"))


def column(meaning: str, unit: str = "") -> Any:
    """A field of a record that is a column of its table: what it means, and its unit."""
    return field(metadata={"meaning": meaning, "unit": unit})


@cache
def dtypes(record: type) -> Mapping[str, str]:
    """The dtype of each column of a record's table."""
    hints = get_type_hints(record)
    return MappingProxyType({f.name: DTYPES[hints[f.name]] for f in fields(record)})


def schema(record: type) -> pd.DataFrame:
    """The columns of a record's table, in order: column, dtype, unit, meaning."""
    rows = [
        (f.name, dtypes(record)[f.name], f.metadata["unit"], f.metadata["meaning"])
        for f in fields(record)
    ]
    return Table(rows, columns=["column", "dtype", "unit", "meaning"])


def each(calls: Calls) -> Iterable[Transcript]:
    """One call or many, as many."""
    return [calls] if isinstance(calls, Transcript) else calls


def frame(record: type, rows: Iterable[Any]) -> pd.DataFrame:
    """Rows as a table whose columns and dtypes are the record's, even when there are no rows."""
    told = dtypes(record)
    values = zip(*map(attrgetter(*told), rows), strict=True)
    columns = dict(zip(told, values, strict=False)) or dict.fromkeys(told, ())
    arrays = {name: pd.array(columns[name], dtype=told[name]) for name in told}  # type: ignore[call-overload]
    made = Table(arrays, copy=False)
    made.record = record
    return made


def described(table: pd.DataFrame) -> pd.DataFrame:
    """Each column a table has: column, dtype, unit, meaning; nothing where the kit did not make it."""
    record = getattr(table, "record", None)
    known = (
        schema(record).set_index("column") if record else pd.DataFrame(columns=["unit", "meaning"])
    )
    told = known[["unit", "meaning"]].reindex(table.columns).fillna("")
    told = told.rename_axis("column").reset_index()
    told.insert(1, "dtype", [str(dtype) for dtype in table.dtypes])
    return pd.DataFrame(told)


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
        known = kept.get(one)
        if known is None:
            known = kept[one] = read(one)
        return known

    return once
