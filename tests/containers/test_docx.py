"""Word documents: their paragraphs and tables as lines, and those that are refused."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.containers import docx, opened
from kit.errors import KitError, Unreadable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body):
    return (
        f'<w:document xmlns:w="{WORD}" xmlns:mc="{COMPATIBLE}"><w:body>{body}</w:body></w:document>'
    )


def zipped(xml, name="word/document.xml", **beside):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, xml)
        for part, said in beside.items():
            archive.writestr(f"word/{part}.xml", document(p(said)))
    return file.getvalue()


def p(*runs):
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def t(said):
    return f'<w:t xml:space="preserve">{said}</w:t>'


TABLE = f"<w:tbl><w:tr><w:tc>{p(t('Al Poe'))}</w:tc><w:tc>{p(t('Acme'))}</w:tc></w:tr></w:tbl>"
CALL = zipped(document(p(t("Jane "), t("Roe")) + p(t("Good day."))))


@pytest.mark.parametrize(
    ("beside", "says"),
    [
        ({}, []),
        ({"footnotes": "<w:separator/>"}, []),
        (
            {"header1": t("Acme"), "header2": t("Acme"), "footnotes": t("1 Unaudited.")},
            ["not read of this Word document: its header, footnotes"],
        ),
    ],
)
def test_what_stands_beside_the_text_is_said_to_be_unread(beside, says):
    (source,) = opened("call.docx", zipped(document(p(t("Good day."))), **beside))
    assert [note.says for note in source.notes] == says


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(t("Jane "), t("Roe -- CFO")) + p(t("R&amp;D rose.")), "Jane Roe -- CFO\n\nR&D rose."),
        (p(t("one") + "<w:br/>" + t("two")), "one\ntwo"),
        (p(t("Jane:") + "<w:tab/>" + t("Hi.")), "Jane:    Hi."),
        (p('<w:rPr><w:tab w:pos="720"/></w:rPr>' + t("Hi.")), "Hi."),
        (TABLE, "Al Poe | Acme"),
        (p(t("kept"), "<w:delText>gone</w:delText>"), "kept"),
        (f"<w:moveFrom>{p(t('moved'))}</w:moveFrom>{p(t('moved'))}", "moved"),
        (f"{p(t('box'))}<mc:Fallback>{p(t('box'))}</mc:Fallback>", "box"),
        (p("<w:instrText>PAGE</w:instrText>" + t("Sign in to")), "Sign in to"),
    ],
)
def test_paragraphs_are_lines(body, text):
    (source,) = opened("call.docx", zipped(document(body)))
    assert (source.text, source.container) == (text, "docx")


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (CALL[:-40], "broken or cut off"),
        (zipped(document("")), "shows no text"),
        (zipped("hello"), "text of this Word document is broken"),
        (zipped(document(p(t("x")))[:-9]), "text of this Word document is broken"),
        (zipped('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "declares entities"),
        (zipped("A" * 3_000_000), "would grow from"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "asks for a password"),
    ],
    ids=["cut", "empty", "no xml", "xml cut", "entities", "bomb", "locked"],
)
def test_what_is_refused_says_why_and_what_to_do(data, seen):
    with pytest.raises(Unreadable, match=seen) as refused:
        opened("call.docx", data)
    assert str(refused.value).startswith("call.docx: ")
    assert "save" in str(refused.value).lower()


@pytest.mark.parametrize("name", ["word/styles.xml", "inner/call.docx", "xl/workbook.xml"])
def test_another_zip_is_no_document(name):
    assert not docx.holds(zipped("<x/>", name))


@settings(deadline=None)
@given(st.integers(0, len(CALL) - 1), st.binary(min_size=1, max_size=4))
def test_whatever_bytes_change_only_errors_of_the_kit_come_out(at, changed):
    with contextlib.suppress(KitError):
        docx.read("call.docx", CALL[:at] + changed + CALL[at + len(changed) :])
