"""Tables as files for other tools: CSV, Excel, Parquet and DuckDB, by the file's ending."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import pandas as pd

from kit.dress import flat
from kit.errors import KitWarning, NotInstalled, Unwritable
from kit.tables import Table, described

Tables = Mapping[str, pd.DataFrame]
FORMULA = re.compile(
    r"[=+\-@\t\r\n＝＋－＠]"
)  # what a spreadsheet may run when text begins with it
CELL = 32_767  # characters: the longest text that Excel holds in a cell
ROWS = 1_048_575  # of a sheet, without its heading
WIDE = 60  # characters: the widest a column of a sheet is made
IN_SHEETS = re.compile(r"[\[\]:*?/\\]")  # what the name of a sheet may not hold
NO_FORMULAS = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}


def export(tables: pd.DataFrame | Tables, path: str | Path) -> Path:
    """Write tables into a file and give back its path; its ending says in which format.

    ``.csv``: one table, in UTF-8; text that a spreadsheet would run gets a leading apostrophe.
    ``.xlsx``: a sheet for each table, numbers as numbers, text always as text, and a last sheet
    ``columns`` that says what each column means. ``.parquet``: one table; ``.duckdb``: any number,
    each in place of one of its name that is there. These two keep types, nulls and text as they are; what
    columns mean is in the metadata ``kit`` of the Parquet file, and in the comments of DuckDB's.
    Meanings and units are known of the kit's own columns; of others none are made up.

    The index is written where it says something. One table alone goes by the file's name.

    >>> import tempfile
    >>> said = pd.DataFrame({"low": [-5.0], "sentence": ["=1+1"]})
    >>> export({"said": said}, Path(tempfile.mkdtemp()) / "said.csv").read_text().split()
    ['low,sentence', "-5.0,'=1+1"]

    Raises
    ------
    Unwritable
        When the ending is none of these, or the format cannot hold what it is given.
    NotInstalled
        When the library for the format is missing: ``pip install 'earnings-call-kit[export]'``.
    """
    path = Path(path)
    named = {path.stem: tables} if isinstance(tables, pd.DataFrame) else dict(tables)
    writer(path)({name: _laid_flat(table) for name, table in named.items()}, path)
    return path


def _laid_flat(table: pd.DataFrame) -> Table:
    """With its index as columns where it says something, and still known for what it is."""
    laid = Table(flat(table))
    laid.record = getattr(table, "record", None)
    return laid


def writer(path: Path) -> Callable[[Tables, Path], None]:
    """What writes files of this ending.

    Raises Unwritable where nothing does.
    """
    if path.suffix.lower() not in WRITERS:
        raise Unwritable(
            f"{path.name!r} ends in none of {', '.join(WRITERS)}; give the file one of these endings."
        )
    return WRITERS[path.suffix.lower()]


def write_csv(table: pd.DataFrame, to: Path | IO[str]) -> None:
    """A table as CSV whose text no spreadsheet takes for a formula; numbers are left alone."""
    words = table.select_dtypes(exclude=["number", "bool"]).columns
    inert = pd.DataFrame(table).assign(**{name: table[name].map(harmless) for name in words})
    inert.rename(columns=harmless).to_csv(to, index=False, lineterminator="\n")


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would run, as text it shows; anything else as it is.

    >>> harmless("=cmd()"), harmless("sales rose"), harmless(-3)
    ("'=cmd()", 'sales rose', -3)
    """
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def _csv(tables: Tables, path: Path) -> None:
    _, table = _only(tables, path)
    write_csv(table, path)


def _excel(tables: Tables, path: Path) -> None:
    meanings = pd.concat(
        [described(table).assign(table=name) for name, table in tables.items()], ignore_index=True
    )
    sheets = {**tables, "columns": meanings[["table", *meanings.columns.drop("table")]]}
    _fit_for_sheets(sheets)
    _library("xlsxwriter")
    options = {"options": NO_FORMULAS}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs=options) as book:
        for name, table in sheets.items():
            fitting = _fitting(name, table)
            fitting.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            for at, width in enumerate(_widths(table)):
                book.sheets[name].set_column(at, at, width)


def _fit_for_sheets(tables: Tables) -> None:
    for name, table in tables.items():
        if len(table) > ROWS:
            raise Unwritable(
                f"{name} has {len(table):,} rows, and a sheet of Excel holds {ROWS:,}."
            )
        if len(name) > 31 or IN_SHEETS.search(name):
            raise Unwritable(
                f"{name!r} names no sheet of Excel: 31 characters at most, and none of []:*?/\\."
            )


def _fitting(title: str, table: pd.DataFrame) -> pd.DataFrame:
    """With texts that are too long for a cell cut short, which is said."""
    words = table.select_dtypes(exclude=["number", "bool"])
    long = {name: _lengths(words[name]) > CELL for name in words}
    if cut := {name: which for name, which in long.items() if which.any()}:
        told = ", ".join(f"{which.sum()} in {name}" for name, which in cut.items())
        warnings.warn(
            f"{title}: texts longer than the {CELL:,} characters of a cell of Excel end in an "
            f"ellipsis ({told}); CSV, Parquet and DuckDB hold them whole.",
            KitWarning,
            stacklevel=4,
        )
    shorter: dict[Any, Any] = {
        name: table[name].mask(which, table[name].astype(str).str[: CELL - 1] + "…")
        for name, which in cut.items()
    }
    return table.assign(**shorter)


def _lengths(cells: pd.Series[Any]) -> pd.Series[Any]:
    """How many characters each cell takes; 0 where nothing is there."""
    return cells.map(lambda cell: len(str(cell)), na_action="ignore").fillna(0).astype(int)


def _widths(table: pd.DataFrame) -> Iterator[int]:
    """How wide each column of a sheet should be, in characters: as its longest cell, within reason."""
    for name in table:
        yield min(WIDE, 2 + max([len(str(name)), *_lengths(table[name])]))


def _parquet(tables: Tables, path: Path) -> None:
    name, table = _only(tables, path)
    about = json.dumps({"table": name, "columns": described(table).to_dict("records")})
    with _library("duckdb").connect() as memory:
        memory.register("rows", pd.DataFrame(table))
        memory.execute(
            f"copy rows to {_quoted(path)} "
            f"(format parquet, compression zstd, kv_metadata {{kit: {_quoted(about)}}})"
        )


def _duckdb(tables: Tables, path: Path) -> None:
    with _library("duckdb").connect(str(path)) as database:
        for name, table in tables.items():
            database.register("rows", pd.DataFrame(table))
            database.execute(f"create or replace table {_named(name)} as select * from rows")
            for column, comment in _comments(table):
                place = f"{_named(name)}.{_named(column)}"
                database.execute(f"comment on column {place} is {_quoted(comment)}")


def _comments(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """What each column means, with its unit: "the lower end, in the unit of `unit`"."""
    for column, _, unit, meaning in described(table).to_numpy():
        if said := "; in ".join(filter(None, (meaning, unit))):
            yield column, said


def _only(tables: Tables, path: Path) -> tuple[str, pd.DataFrame]:
    """The one table that a format holds, and its name."""
    if len(tables) != 1:
        raise Unwritable(
            f"a {path.suffix} file holds one table, and here are {len(tables)}: "
            f"{', '.join(tables) or 'none'}; .xlsx and .duckdb hold several."
        )
    return next(iter(tables.items()))


def _quoted(said: object) -> str:
    """As a literal of SQL."""
    return "'" + str(said).replace("'", "''") + "'"


def _named(name: str) -> str:
    """As a name of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise NotInstalled(
            f"this format needs {name}; pip install 'earnings-call-kit[export]' brings it."
        ) from error


WRITERS = {".csv": _csv, ".xlsx": _excel, ".parquet": _parquet, ".duckdb": _duckdb}
