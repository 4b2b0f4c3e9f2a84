"""Write the DOCX templates of the Catatan Hasil Reviu: `python reports/make_templates.py`.

One for each language, in `cascade/reports/papers/templates`; their words are those of `cascade/reports/papers/note/texts.py`, their fields those of
`review_note`. Running twice gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from cascade.model.i18n import LANGUAGES, Language
from cascade.safe_io.office_package import with_part_dates
from cascade.reports.papers.note.texts import TEXTS

HOME = Path(__file__).parent.parent / "cascade" / "reports" / "papers" / "templates"
MADE_ON = datetime(2026, 1, 15, 8, 0, 0)
WIDTH = 16.5  # cm between the margins
SHADE, GREY = "D9E2F3", RGBColor(0x59, 0x59, 0x59)


class Template:
    """The template of one language."""

    def __init__(self, language: Language):
        self.words = {key: phrase.say(language) for key, phrase in TEXTS.items()}
        self.language = language
        self.paper: Document = docx.Document()
        self.letter = 0

    def write(self) -> bytes:
        """Return the bytes of the template."""
        self.set_up()
        self.head()
        self.scope()
        self.method()
        self.conclusion()
        self.results()
        self.questions()
        self.signatures()
        self.annexes()
        stream = io.BytesIO()
        self.paper.save(stream)
        return with_part_dates(stream.getvalue(), MADE_ON)

    # Pieces

    def set_up(self) -> None:
        section = self.paper.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.5), Cm(2)
        section.top_margin, section.bottom_margin = Cm(2), Cm(2)
        normal = self.paper.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(10.5)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "id-ID" if self.language == "id" else "en-GB")
        normal.element.rPr.append(language)
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.1
        for name, size, before in (("Heading 1", 11.5, 14), ("Heading 2", 10.5, 10), ("Heading 3", 10, 8)):
            style = self.paper.styles[name]
            style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.element.rPr.rFonts.attrib.clear()
            style.element.rPr.rFonts.set(qn("w:ascii"), "Arial")
            style.element.rPr.rFonts.set(qn("w:hAnsi"), "Arial")
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
            style.paragraph_format.keep_with_next = True
        properties = self.paper.core_properties
        properties.author, properties.title = "cascade", self.words["judul"]
        properties.created = properties.modified = MADE_ON
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.run(
            foot,
            self.words["judul"].title() + " – {{ perangkat_daerah }} {{ tahun }}   |   " + self.words["halaman"] + " ",
            8,
        )
        field(foot, "PAGE")
        self.run(foot, f" {self.words['dari']} ", 8)
        field(foot, "NUMPAGES")

    def run(self, paragraph: Paragraph, text: str, size: float | None = None, *, bold: bool = False, italic: bool = False,
            grey: bool = False) -> None:  # fmt: skip
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
        if grey:
            run.font.color.rgb = GREY

    def line(self, text: str, style: str | None = None, **look: bool | float) -> Paragraph:
        paragraph = self.paper.add_paragraph(style=style)
        self.run(paragraph, text, **look)
        return paragraph

    def tag(self, text: str) -> None:
        """A paragraph that vanishes when the template is filled in."""
        self.paper.add_paragraph("{%p " + text + " %}")

    def centred(self, text: str, **look: bool | float) -> None:
        paragraph = self.line(text, **look)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)

    def part(self, key: str) -> None:
        """A heading with its letter."""
        self.paper.add_heading(f"{chr(ord('A') + self.letter)}. {self.words[key]}", 1)
        self.letter += 1

    def table(self, heads: list[str], widths: list[float], cells: list[str], loop: str, size: float = 9) -> Table:
        """A table with one row for each item of a list; its head is printed again on every page."""
        table = self.paper.add_table(rows=4, cols=len(heads))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for column, (head, cell, width) in enumerate(zip(heads, cells, widths, strict=True)):
            set_width(table, column, width)
            self.fill(table.rows[0].cells[column], head, size, bold=True)
            shade(table.rows[0].cells[column], SHADE)
            self.fill(table.rows[2].cells[column], cell, size)
        self.fill(table.rows[1].cells[0], "{%tr for " + loop + " %}", size)
        self.fill(table.rows[3].cells[0], "{%tr endfor %}", size)
        repeat(table.rows[0]._tr)
        for row in table.rows:
            whole(row._tr)
        after = self.paper.add_paragraph()
        after.paragraph_format.space_after = Pt(2)
        return table

    def fill(self, cell: _Cell, text: str, size: float, *, bold: bool = False) -> None:
        for number, part in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(1), 1.0
            tag, part = (
                (part[: part.index("%}") + 2], part[part.index("%}") + 2 :])
                if part.startswith("{% cellbg")
                else ("", part)
            )
            small, strong = part.startswith("~"), part.startswith("*")
            self.run(paragraph, tag + part.lstrip("~*"), size - 1.5 if small else size, bold=bold or strong, grey=small)

    def listed(self, loop: str, text: str) -> None:
        self.tag(f"for x in {loop}")
        self.line(text, style="List Bullet")
        self.tag("endfor")

    # Parts

    def head(self) -> None:
        self.centred(self.words["kop"], italic=True, grey=True, size=9)
        rule(self.paper.paragraphs[-1])
        self.paper.add_paragraph().paragraph_format.space_after = Pt(2)
        self.centred(self.words["judul"], bold=True, size=14)
        self.centred(self.words["subjudul"], bold=True, size=12)
        self.centred("{{ perangkat_daerah|upper }}", bold=True, size=12)
        self.centred(self.words["tahun"] + " {{ tahun }}", bold=True, size=12)
        self.centred(self.words["konsep"], italic=True, grey=True, size=9)
        self.part("identitas")
        table = self.paper.add_table(rows=0, cols=3)
        table.autofit = False
        for key, value in (
            ("perangkat_daerah", "{{ perangkat_daerah }}"), ("tahun_reviu", "{{ tahun }}"), ("tanggal", "{{ tanggal }}"),
            ("alat", "{{ alat }}"), ("nomor", self.words["isian"]), ("pereviu", self.words["isian"]),
        ):  # fmt: skip
            row = table.add_row()
            for cell, text in zip(row.cells, (self.words[key], ":", value), strict=True):
                self.fill(cell, text, 10.5)
        for column, width in enumerate((5, 0.5, 11)):
            set_width(table, column, width)
        self.part("dasar")
        self.listed("dasar", "{{ x.nama }} {{ x.tanda }}")
        self.line(self.words["rincian_dasar"])
        self.tag("for x in bukan_peraturan")
        self.line("{{ x }}")
        self.tag("endfor")

    def scope(self) -> None:
        w = self.words
        self.part("ruang_lingkup")
        self.line(w["lingkup"])
        self.table(
            [w["no"], w["dokumen"], w["versi"], w["berkas"], w["ditandatangani"], w["indikator"]],
            [0.9, 3.1, 2.0, 5.8, 2.8, 1.9],
            ["{{ d.no }}", "{{ d.nama }}", "{{ d.versi }}", "{{ d.berkas }}\n~{{ d.sha256_baris }}",
             "{{ d.ditandatangani }}", "{{ d.indikator }}"],
            "d in dokumen",
        )  # fmt: skip

    def method(self) -> None:
        self.part("metode")
        self.listed("metode", "{{ x }}")
        self.line(self.words["batas"], bold=True).paragraph_format.keep_with_next = True
        self.listed("batas", "{{ x }}")

    def conclusion(self) -> None:
        w = self.words
        self.part("simpulan")
        self.tag("for x in simpulan")
        self.line("{{ x }}")
        self.tag("endfor")
        self.table(
            [w["aspek"], w["kesalahan"], w["peringatan"], w["pertanyaan_kolom"], w["dinilai"], w["tidak_dinilai"], w["simpulan_kolom"]],
            [4.1, 1.9, 2.0, 2.1, 1.5, 1.5, 3.4],
            ["{{ a.nama }}", "{{ a.kesalahan }}", "{{ a.peringatan }}", "{{ a.pertanyaan }}", "{{ a.dinilai }}",
             "{{ a.tidak_dinilai }}", "{% cellbg a.warna %}*{{ a.simpulan }}\n~{{ a.status }}"],
            "a in aspek",
            8,
        )  # fmt: skip

    def results(self) -> None:
        w = self.words
        self.part("uraian")
        self.tag("for a in aspek")
        self.paper.add_heading("{{ a.no }}. {{ a.nama }} – {{ a.simpulan }}", 2)
        self.line("{{ a.pernyataan }}")
        self.tag("for k in a.kelompok")
        self.paper.add_heading("{{ k.tingkat }} – {{ k.judul }} ({{ k.aturan }})", 3)
        paragraph = self.line(f"{w['kriteria']}: ", bold=True, size=9)
        self.run(paragraph, "{{ k.kriteria }}", 9)
        paragraph.paragraph_format.keep_with_next = True
        self.table(
            [w["no"], w["kondisi"], w["bukti"], w["rekomendasi"]],
            [0.9, 5.9, 5.7, 4.0],
            [
                "{{ t.no }}",
                "*{{ t.pokok }}\n{{ t.kondisi }}\n~{{ t.keraguan }}",
                "{{ t.bukti }}",
                "{{ t.rekomendasi }}",
            ],
            "t in k.temuan",
            8.5,
        )
        self.tag("endfor")
        self.tag("if a.catatan_ringan")
        self.line(w["catatan_ringan"] + ":", bold=True, size=9)
        self.tag("for m in a.catatan_ringan")
        self.line("{{ m.jumlah }} × {{ m.judul }} ({{ m.aturan }}), " + w["misalnya"] + " {{ m.contoh }}. {{ m.rekomendasi }}",
                  style="List Bullet", size=9)  # fmt: skip
        self.tag("endfor")
        self.tag("endif")
        self.tag("endfor")

    def questions(self) -> None:
        w = self.words
        self.part("pertanyaan")
        self.empty("pertanyaan")
        self.tag("if pertanyaan")
        self.table(
            [w["no"], w["pertanyaan_satu"], w["bukti"], w["jawaban"]], [0.9, 6.3, 5.3, 4.0],
            ["{{ p.no }}", "*{{ p.pokok }}\n{{ p.pertanyaan }}", "{{ p.bukti }}", " "], "p in pertanyaan", 8.5,
        )  # fmt: skip
        self.tag("endif")
        self.tag("if dikecualikan")
        self.paper.add_heading(w["dikecualikan"], 2)
        self.table(
            [w["kondisi"], w["alasan_kecuali"], w["oleh"]], [8.0, 5.0, 3.5],
            ["*{{ p.pokok }}\n{{ p.kondisi }}", "{{ p.alasan }}", "{{ p.oleh }}"], "p in dikecualikan", 8.5,
        )  # fmt: skip
        self.tag("endif")

    def signatures(self) -> None:
        w = self.words
        self.part("tanda_tangan")
        first = len(self.paper.paragraphs)
        self.line(f"{w['tanggapan']}: {w['isian']}")
        for _ in range(3):
            rule(self.paper.add_paragraph())
        self.line(w["tim"], bold=True)
        for paragraph in self.paper.paragraphs[first:]:
            paragraph.paragraph_format.keep_with_next = True
        table = self.paper.add_table(rows=4, cols=3)
        table.style, table.autofit = "Table Grid", False
        for column, (key, width) in enumerate((("nama", 6.5), ("peran", 5), ("paraf", 5))):
            set_width(table, column, width)
            for row in table.rows:
                row.height = Cm(0.9)
            self.fill(table.rows[0].cells[column], w[key], 9.5, bold=True)
            shade(table.rows[0].cells[column], SHADE)
        table.rows[0].height = Cm(0.6)

    def annexes(self) -> None:
        w = self.words
        self.paper.add_page_break()
        self.paper.add_heading(w["lampiran"], 1)
        self.paper.add_heading("1. " + w["lampiran_dasar"], 2)
        self.table(
            [w["peraturan"], w["bunyi"], w["aturan"], w["naskah"]],
            [5.0, 6.2, 3.2, 2.1],
            ["*{{ d.peraturan }}\n{{ d.pasal }}", "{{ d.tentang }}\n~{{ d.bunyi }}", "{{ d.aturan }}", "{{ d.naskah }}"],
            "d in dasar_pasal",
            8,
        )
        self.paper.add_heading("2. " + w["lampiran_tautan"], 2)
        self.empty("tautan")
        self.tag("if tautan")
        self.table(
            [w["no"], w["putusan"], w["indikator_satu"], w["dianggap_sama"]], [0.9, 3.0, 6.3, 6.3],
            ["{{ t.no }}", "{{ t.putusan }} ({{ t.kemiripan }})", "{{ t.kiri }}\n~{{ t.dokumen_kiri }}",
             "{{ t.kanan }}\n~{{ t.dokumen_kanan }}"],
            "t in tautan", 8.5,
        )  # fmt: skip
        self.tag("endif")
        self.paper.add_heading("3. " + w["lampiran_cakupan"], 2)
        self.table(
            [w["aturan"], w["keadaan"], w["gagal"], w["lulus"], w["tidak_cukup_data"], w["alasan"]],
            [5.9, 2.7, 1.3, 1.3, 1.6, 3.7],
            ["*{{ c.aturan }}\n{{ c.judul }}", "{{ c.keadaan }}", "{{ c.gagal }}", "{{ c.lulus }}",
             "{{ c.tidak_cukup_data }}", "{{ c.alasan }}"],
            "c in cakupan", 8.5,
        )  # fmt: skip
        self.paper.add_heading("4. " + w["lampiran_tidak_terbaca"], 2)
        self.empty("tidak_terbaca")
        self.tag("if tidak_terbaca")
        self.table(
            [w["jenis"], w["tempat"], w["isi"], w["saran"]], [2.4, 4.4, 5.2, 4.5],
            ["{{ u.jenis }}", "{{ u.berkas }}\n~{{ u.tempat }}", "{{ u.isi }}", "{{ u.alasan }}"],
            "u in tidak_terbaca", 8.5,
        )  # fmt: skip
        self.tag("endif")
        self.paper.add_heading("5. " + w["lampiran_manual"], 2)
        self.listed("periksa_manual", "{{ x }}")

    def empty(self, name: str) -> None:
        self.tag(f"if not {name}")
        self.line(self.words["tidak_ada"])
        self.tag("endif")


def set_width(table: Table, column: int, width: float) -> None:
    """Word takes the width of the cells, LibreOffice that of the column."""
    table.columns[column].width = Cm(width)
    for cell in table.columns[column].cells:
        cell.width = Cm(width)


def field(paragraph: Paragraph, name: str) -> None:
    """A number that Word computes."""
    for kind, text in (("begin", None), (None, name), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(8)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def repeat(row: OxmlElement) -> None:
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: OxmlElement) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def rule(paragraph: Paragraph) -> None:
    """A line below a paragraph."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", "808080")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    after = (
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "rPr",
    )  # Word minds the order
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *(f"w:{name}" for name in after))


def main() -> None:
    """Write the template of each language."""
    HOME.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (HOME / f"catatan-hasil-reviu.{language}.docx").write_bytes(Template(language).write())


if __name__ == "__main__":
    main()
