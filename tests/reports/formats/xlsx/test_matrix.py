"""The matrix shows what each kind of document prints of an indicator, and what differs from a higher one."""

from __future__ import annotations

import io

import openpyxl
from golden_reports import NOW

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Link
from cascade.reading.canonical import to_document
from cascade.reports.formats.xlsx import matrix
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.report import Report


def printed(name, kind, target, quarters=None, **more):
    one = {"id": "a", "name": "Linmas terbina", "level": "sasaran", "unit": "%", "targets": {"2025": target}}
    if quarters:
        one["quarters"] = quarters
    return to_document({"kind": kind, "indicators": [one], **more}, name, f"{name}.json", "0" * 64)[0]


def rows_of(*documents, links=()):
    graph = CascadeGraph(documents)
    graph.add_links(Link(f"{left}#a", f"{right}#a", "exact", 100, 100) for left, right in links)
    workbook = Workbook(Report("1", "x", NOW, graph), "id")
    matrix.add(workbook)
    [sheet] = openpyxl.load_workbook(io.BytesIO(workbook.close())).worksheets
    rows = list(sheet.iter_rows(min_row=5))
    return rows[0], rows[1], rows[2:]


RENSTRA = printed("renstra", "renstra", "95%", years=[2025, 2026])
GREY, AMBER = "FFE7E6E6", "FFFFE9C7"


def test_each_kind_of_document_has_its_columns_under_its_name_and_its_place_at_the_end():
    groups, heads, _ = rows_of(RENSTRA, printed("pk", "perjanjian_kinerja", "95%", year=2025))

    assert [cell.value for cell in groups if cell.value] == ["Renstra", "Perjanjian Kinerja", "Tempat"]
    assert [cell.value for cell in heads] == [
        "No", "Jenjang", "Indikator", "Yang berbeda", "Nama tercetak", "Satuan", "Target 2025", "Nama tercetak", "Satuan",
        "Target 2025", "Renstra", "Perjanjian Kinerja",
    ]  # fmt: skip


def test_only_a_rencana_aksi_has_columns_for_quarters():
    plan = printed("ra", "rencana_aksi", "90%", ["20%", "40%", "60%", "90%"], year=2025)
    _, heads, [row] = rows_of(RENSTRA, plan, links=[("renstra", "ra")])
    quarters = {
        head.value: cell.value for head, cell in zip(heads, row, strict=True) if str(head.value).startswith("TR ")
    }

    assert list(quarters) == ["TR I", "TR II", "TR III", "TR IV"]
    assert list(quarters.values())[:3] == [0.2, 0.4, 0.6]


def test_what_differs_from_the_higher_document_is_named_and_orange():
    other = printed("pk", "perjanjian_kinerja", "90%", year=2025)
    _, _, [row] = rows_of(RENSTRA, other, links=[("renstra", "pk")])

    assert row[3].value == "Target 2025 Perjanjian Kinerja"
    assert [cell.fill.fgColor.rgb for cell in (row[3], row[6], row[9])] == [AMBER, "00000000", AMBER]


def test_where_no_document_of_a_kind_has_the_indicator_its_cells_are_grey():
    _, _, rows = rows_of(RENSTRA, printed("pk", "perjanjian_kinerja", "90%", year=2025))

    assert [[cell.fill.fgColor.rgb for cell in row[4:10]] for row in rows] == [
        ["00000000"] * 3 + [GREY] * 3, [GREY] * 3 + ["00000000"] * 3,
    ]  # fmt: skip
