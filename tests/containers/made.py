"""PDFs made up here: words put on pages, in fonts that every viewer has."""

from dataclasses import dataclass

FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "C": "Courier"}


@dataclass(frozen=True)
class At:
    """Words on a page: points from its left and lower edge, their size, and F, B or C for a font."""

    x: float
    y: float
    says: str
    size: float = 10
    font: str = "F"
    turned: str = "1 0 0 1"

    def drawn(self) -> bytes:
        said = self.says.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return (
            f"BT /{self.font} {self.size} Tf {self.turned} {self.x} {self.y} Tm ({said}) Tj ET\n"
        ).encode("cp1252")


def column(x, y, *says, step=12, **about):
    """Lines one below another."""
    return [At(x, y - step * at, said, **about) for at, said in enumerate(says)]


def pdf(*pages, rotate=0, more=b"", trailer=""):
    """A PDF of pages 595 by 842, each a list of ``At``; ``more`` is drawn on all of them."""
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in FONTS.items()
    )
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] "
        f"/Rotate {rotate} /Resources << /Font << {fonts} >> >> >>".encode(),
    ]
    for at, words in enumerate(pages):
        drawn = b"".join(word.drawn() for word in words) + more
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {4 + 2 * at} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    return _file(objects, trailer)


def _file(objects, trailer):
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )
