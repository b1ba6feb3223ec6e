"""PDF: a text with a line for each line one sees, in the order one reads them.

A call's PDF is pages of prose under running heads, with lists of people in two or three columns,
speakers' names on lines of their own or in a column left of what they say, and a letter or a cover
in front. Heads and feet are left out and told in a note; all else is kept:

- columns come one after the other, a label before the first line of its text (``Operator: Good``);
- what stands apart on a line (a ``Q`` at the right margin) stands behind three blanks;
- a blank line parts paragraphs, within a page and, where the sentence has ended, between pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.containers.pdf.boxes import rows
from kit.containers.pdf.columns import lines
from kit.containers.pdf.furniture import cut
from kit.containers.pdf.pages import Page, pages
from kit.containers.pdf.prose import text
from kit.errors import Unreadable
from kit.model import Note
from kit.readers.reader import Source

_SHOWN = 4  # heads and feet that the note quotes
_BROKEN = (
    "this PDF cannot be opened: it is cut off or damaged, or has no pages. Download it again, or "
    "save the transcript as text and load that."
)
_LOCKED = (
    "this PDF is locked with a password, and text was wanted. Open it with the password, save a "
    "copy without one (print to PDF), and load that."
)
_SCANNED = "{} of {} pages show pictures and no text: what they say is missing; run OCR to have it."


def read(name: str, data: bytes) -> list[Source]:
    """The call a PDF's pages hold, as one text.

    Raises
    ------
    Unreadable
        When the file is cut off, damaged or locked with a password, has no pages, or none of them
        has text, as is so with scans.

    Examples
    --------
    >>> read("call.pdf", b"%PDF-1.7")
    Traceback (most recent call last):
    ...
    kit.errors.Unreadable: call.pdf: this PDF cannot be opened: it is cut off or damaged, ...
    """
    found = _pages(name, data)
    if not any(page.words for page in found):
        raise Unreadable(f"{name}: {_without_text(found)}")
    kept, gone = cut([rows(page.words) for page in found], [page.height for page in found])
    said = text([lines(page) for page in kept])
    return [Source(name, said, container="pdf", notes=(*_furniture(gone), *_gaps(found)))]


def _pages(name: str, data: bytes) -> list[Page]:
    import pypdfium2

    if b"%%EOF" not in data:
        raise Unreadable(f"{name}: {_BROKEN}")
    try:
        with pypdfium2.PdfDocument(data) as document:
            return list(pages(document, pypdfium2.raw))
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Unreadable(f"{name}: {_LOCKED if locked else _BROKEN}") from error


def _without_text(found: Sequence[Page]) -> str:
    return (
        f"this PDF has {len(found)} pages and no text on them: scanned, as it seems. "
        "Run OCR first (ocrmypdf scan.pdf call.pdf) and load what it gives."
    )


def _furniture(gone: Sequence[str]) -> Iterator[Note]:
    if gone:
        shown = ", ".join(map(repr, gone[:_SHOWN])) + (" ..." if len(gone) > _SHOWN else "")
        yield Note("furniture", f"heads and feet of pages were left out: {shown}")


def _gaps(found: Sequence[Page]) -> Iterator[Note]:
    if mute := [page for page in found if page.drawn and not page.words]:
        yield Note("gap", _SCANNED.format(len(mute), len(found)))
