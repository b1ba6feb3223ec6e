"""Tables in files: what is read back is what was written, and text stays text."""

import io
import json
import re

import pandas as pd
import pytest

import kit
from kit.errors import KitWarning, NotInstalled, Unwritable
from kit.export import CELL, WRITERS, export, write_csv
from kit.tables import described

CALL = kit.load(kit.sample("marlow-2024q1"))
HOSTILE = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\n=1", "＝1+1", "{=1}"]
LINKS = ["https://example.com", "mailto:a@example.com", "internal:Sheet2!A1", "007"]
EACH = pytest.mark.parametrize("name", kit.TABLES)


def in_csv(table):
    out = io.StringIO()
    write_csv(table, out)
    return out.getvalue()


def in_excel(path):
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    return openpyxl.load_workbook(path)


def in_duckdb(query, path=":memory:"):
    with pytest.importorskip("duckdb").connect(str(path)) as database:
        return database.execute(query).fetchall()


def plain(table):
    """The rows with None for what is null."""
    return [tuple(None if pd.isna(v) else v for v in row) for row in table.itertuples(index=False)]


@EACH
@pytest.mark.parametrize("rows", [slice(None), slice(0)], ids=["full", "empty"])
def test_parquet_keeps_rows_types_and_meanings(name, rows, tmp_path):
    table = kit.TABLES[name](CALL)[rows]
    in_duckdb("select 1")
    path = export({name: table}, tmp_path / "t.parquet")
    assert in_duckdb(f"select * from '{path}'") == plain(table)
    [(_, key, said)] = in_duckdb(f"select * from parquet_kv_metadata('{path}')")
    about = json.loads(said)
    assert (key, about["table"]) == (b"kit", name)
    assert pd.DataFrame(about["columns"]).equals(pd.DataFrame(kit.schema(name)))


def test_duckdb_keeps_every_table_and_says_in_comments_what_columns_mean(tmp_path):
    in_duckdb("select 1")
    tables = {name: table(CALL) for name, table in kit.TABLES.items()}
    path = export(tables, tmp_path / "calls.duckdb")
    for name, table in tables.items():
        assert in_duckdb(f'select * from "{name}"', path) == plain(table)
    comments = in_duckdb("select column_name, comment from duckdb_columns()", path)
    assert ("start", "where it begins in `call.text`; in characters") in comments


def test_duckdb_puts_a_table_in_place_of_one_of_its_name(tmp_path):
    in_duckdb("select 1")
    for rows in (1, 2):
        path = export(kit.turns(CALL).head(rows), tmp_path / "it's.duckdb")
    assert in_duckdb("""select count(*) from "it's" """, path) == [(2,)]


@EACH
def test_excel_keeps_rows_and_types(name, tmp_path):
    pytest.importorskip("xlsxwriter")
    table = kit.TABLES[name](CALL)
    sheet = in_excel(export({name: table}, tmp_path / "t.xlsx"))[name]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == list(table.columns)
    for row, wanted in zip(rows, plain(table), strict=True):
        for cell, value in zip(row, wanted, strict=True):
            assert cell == (value if isinstance(value, str | bool | None) else pytest.approx(value))
            assert isinstance(cell, str) == isinstance(value, str)


def test_excel_says_on_its_last_sheet_what_columns_mean(tmp_path):
    pytest.importorskip("xlsxwriter")
    tables = {name: kit.TABLES[name](CALL) for name in ("turns", "metrics")}
    book = in_excel(export(tables, tmp_path / "t.xlsx"))
    assert book.sheetnames == ["turns", "metrics", "columns"]
    rows = list(book["columns"].iter_rows(values_only=True))
    assert rows[0] == ("table", "column", "dtype", "unit", "meaning")
    assert ("turns", "words", "int64", "words", "how many words") in rows


@pytest.mark.parametrize("said", HOSTILE + LINKS)
def test_in_excel_text_is_text_also_where_it_looks_like_more(said, tmp_path):
    pytest.importorskip("xlsxwriter")
    book = in_excel(export(pd.DataFrame({said: [said]}), tmp_path / "t.xlsx"))
    for row in (1, 2):
        cell = book["t"].cell(row, 1)
        assert (cell.value, cell.data_type, cell.hyperlink) == (said, "s", None)


def test_a_text_too_long_for_a_cell_is_cut_and_said_to_be(tmp_path):
    pytest.importorskip("xlsxwriter")
    table = pd.DataFrame({"text": ["a" * CELL, "b" * (CELL + 1)]})
    with pytest.warns(KitWarning, match=r"1 in text"):
        path = export(table, tmp_path / "t.xlsx")
    _, whole, cut = (cell for (cell,) in in_excel(path)["t"].iter_rows(values_only=True))
    assert (len(whole), len(cut), cut[-2:]) == (CELL, CELL, "b…")


@pytest.mark.parametrize("said", [said for said in HOSTILE if not said.startswith("{")])
def test_in_csv_no_text_becomes_a_formula_and_numbers_stay_numbers(said):
    table = pd.DataFrame({"low": [-15.0], "count": [-3], said: [said]})
    kept = pd.read_csv(io.StringIO(in_csv(table)))
    assert kept.columns[-1] == f"'{said}"
    assert plain(kept) == [(-15.0, -3, f"'{said}")]


def test_in_csv_text_of_categories_is_harmless_too():
    assert "'=1+1" in in_csv(pd.DataFrame({"kind": pd.Categorical(["=1+1"])}))


@pytest.mark.parametrize("ending", WRITERS)
def test_an_index_that_says_something_is_written(ending, tmp_path):
    for library in ("xlsxwriter", "duckdb"):
        pytest.importorskip(library)
    counts = kit.turns(CALL).groupby("role").size().to_frame("turns")
    path = export(counts, tmp_path / f"roles{ending}")
    read = {
        ".csv": lambda: in_csv(counts.reset_index()).splitlines()[0].split(","),
        ".xlsx": lambda: [cell.value for cell in in_excel(path)["roles"][1]],
        ".parquet": lambda: [row[0] for row in in_duckdb(f"describe from '{path}'")],
        ".duckdb": lambda: [row[0] for row in in_duckdb("describe roles", path)],
    }
    assert read[ending]() == ["role", "turns"]


@pytest.mark.parametrize(
    ("tables", "name", "says"),
    [
        ({"a": pd.DataFrame()}, "t.ods", "ends in none of .csv, .xlsx, .parquet, .duckdb"),
        ({"a": pd.DataFrame()}, "t", "ends in none of"),
        ({"a": pd.DataFrame(), "b": pd.DataFrame()}, "t.csv", "here are 2: a, b"),
        ({}, "t.csv", "here are 0: none"),
        ({"a/b": pd.DataFrame({"c": [1]})}, "t.xlsx", "names no sheet"),
        ({"a": pd.DataFrame(index=range(2_000_000))}, "t.xlsx", "holds 1,048,575"),
    ],
)
def test_what_a_file_cannot_hold_is_an_error_that_says_so(tables, name, says, tmp_path):
    with pytest.raises(Unwritable, match=re.escape(says)):
        export(tables, tmp_path / name)


@pytest.mark.parametrize("ending", [".xlsx", ".parquet", ".duckdb"])
def test_a_library_that_is_not_there_is_named_with_what_brings_it(ending, tmp_path, monkeypatch):
    for library in ("xlsxwriter", "duckdb"):
        monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(NotInstalled, match=r"pip install 'earnings-call-kit\[export\]'"):
        export(pd.DataFrame({"a": [1]}), tmp_path / f"t{ending}")


def test_a_part_of_a_table_still_knows_what_its_columns_mean():
    part = kit.metrics(CALL).query("low > 0").sort_values("rank")[["metric", "low"]]
    assert described(part)["meaning"].all()
    assert not described(part.assign(mine=1))["meaning"].iloc[-1]
