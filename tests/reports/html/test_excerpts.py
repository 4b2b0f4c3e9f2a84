"""A value leads to its place in the document, without numbers of persons."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import replace
from pathlib import Path

from fpdf import FPDF
from page_reports import AKSI, EVIDENCE, RENSTRA, finding, graph, one, page, report, text
from PIL import Image

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import (
    Grid,
    Source,
)
from cascade.reading import loaders


def test_a_value_leads_to_the_rows_of_its_table_with_the_cell_framed(tmp_path: Path) -> None:
    path = tmp_path / "aksi.csv"
    path.write_text("Indikator;Satuan;TR IV\n<b>Lain</b>;kali;3\nNIP 19800101 200501 1 001;%;90%\n", "utf-8")
    place = Source("aksi.csv", row=3, column=3)
    loaded = loaders.load(path, "aksi.csv")
    [cell] = [c for block in loaded.blocks if isinstance(block, Grid) for c in block.cells if c.text == "90%"]
    place = cell.source
    built = graph(RENSTRA, AKSI)
    built = CascadeGraph(
        [replace(d, file="aksi.csv", sha256=loaded.sha256) if d.kind == "rencana_aksi" else d for d in built.documents]
    )
    found = finding(indicators=(), evidence=(replace(EVIDENCE[1], source=place),), places=(place,))
    tree = page(report(built, found, files={"aksi.csv": path}))
    link = one(tree, "//article//dl[not(ancestor::details)]//li/a")
    framed = one(tree, f"//*[@id='{link.get('href')[1:]}']")
    assert text(framed) == "90%"
    assert framed.get("class") == "frame"
    excerpt = text(one(tree, "//table[@class='quote']"))
    assert "Indikator Satuan TR IV" in excerpt
    assert "200501" not in excerpt
    path.write_text("Indikator;Satuan;TR IV\nLain;kali;4\n", "utf-8")
    assert not page(report(built, found, files={"aksi.csv": path})).xpath("//table[@class='quote']")


def test_a_value_of_a_pdf_leads_to_a_picture_of_its_place_without_numbers_of_persons(tmp_path: Path) -> None:
    path = tmp_path / "pk.pdf"
    pdf = FPDF(unit="pt", format=(300, 400))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(20, 212, "95%")
    pdf.text(20, 232, "NIP 19800101 200501 1 001")
    path.write_bytes(bytes(pdf.output()))
    place = Source("pk.pdf", page=1, box=(18.0, 198.0, 60.0, 216.0))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    built = CascadeGraph([replace(graph(RENSTRA).documents[0], file="pk.pdf", sha256=sha256)])
    found = finding(indicators=(), evidence=(replace(EVIDENCE[0], source=place),), places=(place,))
    tree = page(report(built, found, files={"pk.pdf": path}))
    picture = one(tree, "//*[local-name()='svg'][@class='page']")
    link = one(tree, "//article//dl[not(ancestor::details)]//li/a")
    assert one(picture, f".//*[@id='{link.get('href')[1:]}']").get("class") == "frame"
    data = one(picture, "./*[local-name()='image']").get("href").removeprefix("data:image/webp;base64,")
    image = Image.open(io.BytesIO(base64.b64decode(data))).convert("L")
    top = 198 - 70
    number = image.crop((round(45 * 1.5), round((222 - top) * 1.5), round(150 * 1.5), round((233 - top) * 1.5)))
    assert sum(pixel < 110 for pixel in number.tobytes()) > 0.8 * number.width * number.height
