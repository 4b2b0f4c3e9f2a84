"""A small PDF with one ruled table a page, written by hand."""

from __future__ import annotations

from pathlib import Path

HEADER = ("No", "Sasaran", "Indikator", "Satuan", "2025", "2026")
ROWS = [HEADER, ("1", "Sasaran satu", "Persentase desa", "%", "80", "85"), ("2", "Sasaran dua", "Indeks", "", "3", "4")]
XS = (40, 80, 200, 340, 400, 460, 520)


def paper(path: Path, *pages: list[tuple[str, ...]], title: str = "Indikator Kinerja Utama 2025-2029") -> Path:
    """Write a PDF with one ruled table a page, 24 points a row, its top 100 points below the edge; a title on page 1."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for rows in pages:
        drawn = [] if kids else [f"BT /F 12 Tf 40 520 Td ({title}) Tj ET"]
        bottom = 500 - 24 * len(rows)
        drawn += [f"{x} {bottom} m {x} 500 l S" for x in XS]
        drawn += [f"{XS[0]} {500 - 24 * n} m {XS[-1]} {500 - 24 * n} l S" for n in range(len(rows) + 1)]
        for n, row in enumerate(rows):
            drawn += [
                f"BT /F 8 Tf {x + 3} {484 - 24 * n} Td ({text}) Tj ET" for x, text in zip(XS, row, strict=False) if text
            ]
        stream = "\n".join(drawn)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    content, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    path.write_text(f"{content}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}", "latin-1")
    return path
