"""PDFs of a few lines, written by hand, so that what a test reads stands in the test."""

from collections.abc import Sequence
from pathlib import Path

# x is always the same; a line is its height on the page, type size, weight and words.
PdfLine = tuple[float, float, str, str]


def write_pdf(path: Path, pages: Sequence[Sequence[PdfLine]]) -> Path:
    """Each page as given, on A4 paper, in Helvetica; weight is `plain` or `bold`."""
    path.write_bytes(pdf_bytes(pages))
    return path


def pdf_bytes(pages: Sequence[Sequence[PdfLine]]) -> bytes:
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    for at, lines in enumerate(pages):
        words = "\n".join(_drawn(line) for line in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(words)} >>\nstream\n{words}\nendstream")
    return _file(objects)


def _drawn(line: PdfLine) -> str:
    up, size, weight, words = line
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    font = "F2" if weight == "bold" else "F1"
    return f"BT /{font} {size} Tf 1 0 0 1 42 {up} Tm ({escaped}) Tj ET"


def _file(objects: list[str]) -> bytes:
    body, places = "%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + end).encode("latin-1")
