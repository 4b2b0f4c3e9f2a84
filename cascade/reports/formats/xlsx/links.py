"""Add the sheet “Tautan”: which indicators are held to be the same, those that wait for an answer first."""

from __future__ import annotations

from decimal import Decimal

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import LINK_STATUS_NAMES, Link
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import (
    AMBER,
    ANSWER,
    ANSWER_BY,
    ANSWER_WHY,
    DOCUMENT,
    INDICATOR,
    NOT_SAME,
    NUMBER,
    OPEN,
    SAME,
    Choices,
    SheetColumn,
    Style,
    StyledValue,
    key_column,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.row_keys import link_key
from cascade.reports.papers.wording import each_once
from cascade.text.printable import one_line

_NOTE = LocalizedText(
    "Jingga: belum dikonfirmasi; tidak ada kesalahan yang didasarkan pada tautan ini. Jawab di sel kuning, lalu cascade check FOLDER --jawaban BERKAS-INI; atau cascade link FOLDER --review.",
    "Orange: not confirmed yet; no error rests on these links. Answer in the yellow cells, then cascade check FOLDER --jawaban THIS-FILE; or cascade link FOLDER --review.",
)
_ONE_DIGIT: Style = {"num_format": "0.0"}


def columns(graph: CascadeGraph) -> tuple[SheetColumn[Link], ...]:
    """Return the columns for the links of a graph."""
    return (
        NUMBER,
        SheetColumn(LocalizedText("Putusan", "Verdict"), 15, _verdict),
        SheetColumn(DOCUMENT, 16, lambda link: graph.document_of(link.left).name),
        SheetColumn(INDICATOR, 32, lambda link: one_line(graph.indicators[link.left].name.text)),
        SheetColumn(DOCUMENT, 16, lambda link: graph.document_of(link.right).name),
        SheetColumn(
            LocalizedText("Dianggap sama dengan", "Held to be the same as"),
            32,
            lambda link: one_line(graph.indicators[link.right].name.text),
        ),
        SheetColumn(LocalizedText("Kemiripan", "Score"), 10, lambda link: Decimal(f"{link.score:.1f}"), _ONE_DIGIT),
        SheetColumn(
            LocalizedText("Jarak ke calon lain", "Margin"), 10, lambda link: Decimal(f"{link.margin:.1f}"), _ONE_DIGIT
        ),
        SheetColumn(LocalizedText("Alasan", "Reasons"), 30, lambda link: each_once(link.reasons)),
        SheetColumn(ANSWER, 14, _open, allowed=Choices((SAME, NOT_SAME))),
        SheetColumn(ANSWER_WHY, 26, _open),
        SheetColumn(ANSWER_BY, 16, _open),
        key_column(lambda link: link_key(graph, link.left, link.right)),
    )


def _open(link: Link) -> StyledValue | None:
    return None if link.is_settled else OPEN


def _verdict(link: Link) -> StyledValue:
    return StyledValue(LINK_STATUS_NAMES[link.verdict], {} if link.is_settled else {"bg_color": AMBER})


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        LocalizedText("Tautan", "Links"),
        LocalizedText("TAUTAN INDIKATOR ANTARDOKUMEN", "LINKS BETWEEN DOCUMENTS"),
        (_NOTE,),
        columns(workbook.papers.graph),
        sorted(workbook.report.links, key=lambda link: link.is_settled),
    )
