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
GREY = RGBColor(0x59, 0x59, 0x59)


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
        self.opening()
        self.problems()
        self.limits()
        self.signature()
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
        normal.font.name, normal.font.size = "Arial", Pt(10)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "id-ID" if self.language == "id" else "en-GB")
        normal.element.rPr.append(language)
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(3), 1.03
        for name, size, before in (("Heading 1", 10.5, 9), ("Heading 2", 10, 6)):
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
        """A heading."""
        self.paper.add_heading(self.words[key], 1)

    def said(self, loop: str, text: str = "{{ x }}", style: str | None = None, **look: bool | float) -> None:
        """One paragraph for each item of a list."""
        self.tag(f"for x in {loop}")
        self.line(text, style=style, **look)
        self.tag("endfor")

    def numbered(self, number: str) -> Paragraph:
        """A paragraph with its number in the margin of its text."""
        paragraph = self.line(f"{number}.\t")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.9))
        return paragraph

    def fill(self, cell: _Cell, text: str) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(1), 1.0
        self.run(paragraph, text)

    # Parts

    def head(self) -> None:
        w = self.words
        self.tag("if surat.kop")
        self.tag("for x in surat.kop")
        self.tag("if loop.index <= 2")
        self.centred("{{ x }}", bold=True, size=13)
        self.tag("else")
        self.centred("{{ x }}", size=9)
        self.tag("endif")
        self.tag("endfor")
        rule(self.paper.add_paragraph())
        self.tag("else")
        self.paper.add_paragraph().paragraph_format.space_after = Pt(36)  # room for the paper of the office
        self.tag("endif")
        table = self.paper.add_table(rows=4, cols=4)
        table.autofit = False
        for row, key in zip(table.rows, ("nomor", "sifat", "lampiran", "hal"), strict=True):
            for cell, text in zip(row.cells, (w[key], ":", f"{{{{ surat.{key} }}}}", ""), strict=True):
                self.fill(cell, text)
        self.run(table.rows[0].cells[3].paragraphs[0], "{{ surat.tempat }}, {{ surat.tanggal }}")
        table.rows[0].cells[3].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for column, width in enumerate((2.3, 0.5, 6.9, 6.8)):
            set_width(table, column, width)
        self.paper.add_paragraph().paragraph_format.space_after = Pt(0)
        self.line(f"{w['yth']} {{{{ surat.kepada }}}}").paragraph_format.space_after = Pt(0)
        if w["di"]:
            self.line(f"{w['di']} {w['di_tempat']}")

    def opening(self) -> None:
        w = self.words
        self.paper.add_paragraph().paragraph_format.space_after = Pt(0)
        self.just("{{ pembuka }}")
        self.part("dokumen")
        self.tag("for d in dokumen")
        paragraph = self.numbered("{{ d.no }}")
        self.run(paragraph, "{{ d.nama }}{% if d.ditandatangani %}, " + w["ditandatangani"] + " {{ d.ditandatangani }}{% endif %} ({{ d.berkas }})")
        paragraph.paragraph_format.space_after = Pt(2)
        self.tag("endfor")
        self.tag("if dokumen_lain != '0'")
        self.line(f"{{{{ dokumen_lain }}}} {w['dokumen_lain']}")
        self.tag("endif")
        self.just("{{ metode }}")
        self.tag("if dasar")
        self.part("dasar")
        self.tag("for x in dasar")
        paragraph = self.numbered("{{ loop.index }}")
        self.run(paragraph, "{{ x.nama }}{{ x.pasal }}")
        paragraph.paragraph_format.space_after = Pt(2)
        self.tag("endfor")
        self.tag("if catatan_dasar")
        self.line("{{ catatan_dasar }}", size=8.5, grey=True)
        self.tag("endif")
        self.tag("endif")
        self.part("simpulan")
        self.tag("for x in simpulan")
        self.tag("if loop.first")
        self.just("{{ x }}", bold=True)
        self.tag("else")
        self.just("{{ x }}")
        self.tag("endif")
        self.tag("endfor")

    def just(self, text: str, **look: bool | float) -> None:
        """A line of the letter, set to both margins."""
        self.line(text, **look).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def problems(self) -> None:
        w = self.words
        self.tag("if masalah")
        self.part("masalah")
        self.tag("for a in masalah")
        self.paper.add_heading("{{ a.nama }} ({{ a.jumlah }})", 2)
        self.tag("for m in a.masalah")
        paragraph = self.numbered("{{ m.no }}")
        self.run(paragraph, "{{ m.sebelum }}")
        self.run(paragraph, "{{ m.pokok }}", bold=True)
        self.run(paragraph, "{{ m.sesudah }} ")
        self.run(paragraph, "{{ m.tingkat }}:", italic=True)
        self.run(paragraph, " {{ m.saran }}")
        self.tag("endfor")
        self.tag("endfor")
        self.tag("endif")
        self.said("masalah_lain")
        self.tag("if catatan_ringan")
        self.just("{{ catatan_ringan }}")
        self.tag("endif")
        self.tag("if dikecualikan")
        self.part("dikecualikan")
        self.said(
            "dikecualikan",
            f"{{{{ x.pokok }}}}: {{{{ x.jenis }}}} {{{{ x.alasan }}}} ({w['oleh']} {{{{ x.oleh }}}})",
            "List Bullet",
        )
        self.tag("if dikecualikan_lain != '0'")
        self.line(f"{{{{ dikecualikan_lain }}}} {w['pengecualian_lain']}")
        self.tag("endif")
        self.tag("endif")

    def limits(self) -> None:
        self.part("batas")
        self.said("batas", style="List Bullet")

    def signature(self) -> None:
        w = self.words
        first = len(self.paper.paragraphs)
        self.part("penutup")
        self.tag("for x in penutup")
        self.just("{{ x }}")
        self.tag("endfor")
        block = [
            self.line("{{ surat.penanda_tangan }}"),
            self.paper.add_paragraph(),
            self.line("{{ surat.nama }}", bold=True),
        ]
        self.tag("if surat.pangkat")
        block.append(self.line("{{ surat.pangkat }}"))
        self.tag("endif")
        block.append(self.line(f"{w['nip']} {{{{ surat.nip }}}}"))
        for paragraph in block:
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_after = Cm(8.5), Pt(0)
        block[0].paragraph_format.space_before = Pt(10)
        block[1].paragraph_format.space_after = Pt(36)
        for paragraph in self.paper.paragraphs[first:-1]:
            paragraph.paragraph_format.keep_with_next = True
        self.tag("if surat.tembusan")
        self.line(f"{w['tembusan']}:").paragraph_format.space_before = Pt(14)
        self.tag("for x in surat.tembusan")
        self.run(self.numbered("{{ loop.index }}"), "{{ x }}")
        self.tag("endfor")
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
