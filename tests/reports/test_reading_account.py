"""Every format says in the same words what became of the tables of each file."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import openpyxl
import pytest
from page_reports import report

from cascade.model import FileAccount, Source, TableAccount
from cascade.model.i18n import same
from cascade.reports.formats import html, md, terminal, xlsx
from cascade.reports.formats import json as json_reporter
from cascade.reports.reading_account import TableLine, counts_text, lines_of, sentence_of
from cascade.reports.schema import ReportFile

ACCOUNT = FileAccount(
    "renstra.pdf",
    (
        TableAccount("read", Source("renstra.pdf", page=3), "Tabel 3.1", (3,), rows=4, rows_read=4),
        TableAccount(
            "read_in_part", Source("renstra.pdf", page=5), "Tabel 4.1", (5, 6), rows=9, rows_read=7, complete=False,
            pages_missing=(6,), reasons=(same("2 baris"),), proof=(same("jumlah tidak cocok"),),
        ),
        TableAccount("not_read", Source("renstra.pdf", page=8), "Tabel 4.2", (8,), rows=3),
        TableAccount("not_a_target_table", Source("renstra.pdf", page=2), "Tabel 2.1", (2,), rows=5),
    ),
)  # fmt: skip


@pytest.fixture
def accounted():
    return replace(report(None), accounts=(ACCOUNT,))


def test_counts_and_pages_stand_in_one_sentence():
    assert counts_text(ACCOUNT).id == "1 tabel dibaca, 1 dibaca sebagian, 1 tidak dibaca, 1 bukan tabel target"
    assert sentence_of(ACCOUNT).id.endswith("; dibaca sebagian: hal. 5–6; tidak dibaca: hal. 8")


def test_what_was_not_read_comes_first_and_other_tables_are_only_counted():
    assert [line.table.title for line in lines_of([ACCOUNT])] == ["Tabel 4.2", "Tabel 4.1", "Tabel 3.1"]


def test_completeness_is_claimed_only_where_it_is_proved():
    read, part, *_ = ACCOUNT.tables

    assert TableLine("f", read).completeness.id == "belum terbukti lengkap"
    assert TableLine("f", part).completeness.id == "tidak lengkap: hal. 6"
    assert TableLine("f", replace(read, complete=True)).completeness.id == "lengkap"
    assert TableLine("f", part).reasons.id == "2 baris; jumlah tidak cocok"


def test_the_json_report_carries_the_account_and_is_read_back(accounted):
    text = json_reporter.render(accounted, "id")
    (entry,) = json.loads(text)["account"]

    assert entry["pages"][1] == {"page": 3, "state": "read"}
    assert entry["tables"][1]["complete"] is False
    assert entry["tables"][0]["complete"] is None
    assert ReportFile.model_validate_json(text).account[0].tables[1].pages_missing == [6]


def test_page_workbook_markdown_and_terminal_show_it(accounted):
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(accounted, "id")))
    titles = [cell.value for cell in book["Yang dibaca"]["C"]]

    assert {"Tabel 3.1", "Tabel 4.1", "Tabel 4.2", "Tabel 2.1"} <= set(titles)
    assert "Apa yang dibaca" in html.render(accounted, "id")
    assert "tidak lengkap: hal. 6" in html.render(accounted, "id")
    for text in (md.render(accounted, "id"), terminal.render(accounted, "id")):
        assert "renstra.pdf" in text
        assert "tidak dibaca: hal. 8" in " ".join(text.split())
