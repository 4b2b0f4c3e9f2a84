"""The workbook says what the JSON says, holds no formula but its own, and leaves to the reviewer what is theirs."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from golden_reports import DOSSIERS, NOW, report_of

from cascade.advice.main_problems import main_problems
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Link, NotUnderstood, Problem, Source
from cascade.model.i18n import LANGUAGES, same
from cascade.reading.canonical import to_document
from cascade.reports.corrections import Correction
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import xlsx
from cascade.reports.formats.xlsx.workbook import MAX_CELL_LENGTH
from cascade.reports.report import Report
from cascade.rules.rule_set import Profile

GUMELAR, SELARAS = DOSSIERS
report_of = cache(report_of)
HOSTILE = ("=1+1", "+A1", "-2+3|cmd", "@SUM(A1)", "\t=1", "http://contoh.test", "x" * 40_000, "a\x00b\ud800", "_x0041_")


@cache
def written(dossier=GUMELAR, language="id"):
    return xlsx.render(report_of(dossier), language)


@cache
def workbook(dossier=GUMELAR, language="id"):
    return openpyxl.load_workbook(io.BytesIO(written(dossier, language)))


@cache
def data(dossier=GUMELAR):
    return json.loads(json_reporter.render(report_of(dossier), "id"))


def table(sheet, head):
    """The rows of a sheet as records, from the row that has a head."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(n for n, row in enumerate(rows) if head in row)
    names = [str(name) for name in rows[top]]
    return [dict(zip(names, row, strict=True)) for row in rows[top + 1 :]]


@pytest.mark.slow
def test_every_finding_of_the_json_is_in_the_sheet_with_its_message_and_place():
    rows = {row["Sidik temuan"]: row for row in table(workbook()["Temuan"], "Sidik temuan")}

    assert rows.keys() == {finding["fingerprint"] for finding in data()["findings"]}
    for finding in data()["findings"]:
        row = rows[finding["fingerprint"]]
        assert (row["Temuan"], row["Aturan"], row["Catatan singkat"]) == (
            finding["message"], finding["code"], finding["note"],
        )  # fmt: skip
        for item in finding["evidence"]:
            assert " ".join(item["value"].split()) in row["Nilai dan tempatnya"]
            assert (item["source"].get("cell") or item["source"]["file"]) in row["Nilai dan tempatnya"]


def test_coverage_and_links_are_complete():
    rules = {row["Aturan"]: row for row in table(workbook()["Cakupan aturan"], "Aturan")}

    assert rules.keys() == {each["code"] for each in data()["coverage"]}
    for each in data()["coverage"]:
        assert rules[each["code"]]["Lulus"] == each.get("pass", 0)
        assert rules[each["code"]]["Tidak cukup data"] == each.get("insufficient_data", 0)
    assert len(table(workbook()["Tautan"], "Putusan")) == len(data()["links"])


def test_the_kkr_has_the_columns_of_the_form_and_a_row_for_each_grave_finding():
    rows = table(workbook()["KKR"], "Kondisi")

    assert [name.split(" (")[0] for name in list(rows[0])[:9]] == [
        "No", "Aspek", "Kondisi", "Kriteria", "Sebab", "Akibat", "Rekomendasi", "Status", "Bukti",
    ]  # fmt: skip
    said = " ".join(str(row["Kondisi"]) for row in rows)
    for finding in data()["findings"]:
        if finding["severity"] != "info":
            assert finding["message"] in said


@pytest.mark.parametrize("sheet", ["KKR", "Temuan"])
def test_main_problems_have_the_number_and_the_advice_that_they_have_everywhere(sheet):
    rows = [row for row in table(workbook()[sheet], "No") if isinstance(row["No"], int)]
    advice = {row["No"]: row.get("Rekomendasi") or row["Yang perlu dilakukan"] for row in reversed(rows)}

    assert list(dict.fromkeys(row["No"] for row in rows)) == [each["number"] for each in data()["pokok"]]
    assert advice == {each["number"]: each["advice"] for each in data()["pokok"]}


def test_the_findings_of_a_main_problem_name_each_cell_to_change_with_its_old_and_new_value():
    rows = [row for row in table(workbook()["Temuan"], "No") if row["No"] == 6]

    changed = {line for row in rows for line in str(row["Sel yang diubah"] or "").split("\n") if line}

    values = {"PK tabel 2, baris 3: 84 → 82,50", "Rencana Aksi H8: 84 → 82,50"}
    assert changed == values | {"Rencana Aksi D8: (kosong) → Indeks"}
    assert all(row["Yang perlu dilakukan"] is None for row in rows[1:])


def test_cause_effect_and_follow_up_are_left_to_the_reviewer():
    for row in table(workbook()["KKR"], "Kondisi"):
        assert {row["Sebab (diisi pereviu)"], row["Akibat (diisi pereviu)"], row["Tindak lanjut OPD"]} == {None}


def test_every_aspect_is_concluded():
    concluded = {row["Simpulan aspek"] for row in table(workbook()["KKR"], "Kondisi")}

    assert concluded == {"SESUAI", "SESUAI DENGAN CATATAN", "TIDAK SESUAI"}
    assert {r["Simpulan aspek"] for r in table(workbook(SELARAS)["KKR"], "Kondisi")} <= {"SESUAI", "TIDAK CUKUP DATA"}


def test_the_matrix_marks_the_targets_that_differ():
    sheet = workbook()["Matriks indikator × dokumen"]
    row = next(r for r in sheet.iter_rows() if r[2].value == "Persentase Linmas terbina")
    marked = {cell.value for cell in row if cell.fill.fgColor.rgb == "FFFFE9C7"}

    assert row[3].value == "Target 2022 Perjanjian Kinerja; Target 2022 Rencana Aksi"
    assert {0.95, "≠ 90% (setahun, TR IV)"} <= marked


def test_a_number_is_a_number_with_its_digits_and_a_text_stays_as_printed():
    sheet = workbook()["Matriks indikator × dokumen"]
    first = next(sheet.iter_rows(min_row=7, max_row=7))

    assert [(cell.value, cell.number_format) for cell in first if cell.value == 82.5] == [(82.5, "#,##0.00")]
    assert "12 bulan" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_kke_forms_are_filled_only_where_the_print_is_certain():
    smart = table(workbook()["KKE 1"], "Spesifik")
    budget = table(workbook()["KKE 3"], "Kode")

    assert {row["Spesifik"] for row in smart if row["Indikator"] and row["No"]} == {None}
    assert next(r for r in smart if r["Indikator"] == "Persentase Linmas terbina")["Menantang (C)"] == "Y"
    assert {row["Sesuai target Renstra (1/0)"] for row in budget if row["No"]} >= {1}
    assert {row["Sesuai target Renja (1/0)"] for row in budget if row["No"]} == {None}


def test_sheets_have_filters_frozen_and_repeated_heads_and_stand_on_their_paper():
    for sheet in workbook().worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert "&P" in sheet.oddFooter.right.text
        assert "kecamatan-gumelar-2022" in sheet.oddFooter.left.text
        if sheet.title.startswith("Matriks"):
            assert [each.id for each in sheet.col_breaks.brk] == [10]
            assert sheet.print_title_cols == "$A:$C"
        else:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToHeight == 0
        if sheet.title != "Ringkasan":
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref
            assert sheet.print_title_rows


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_formulas_are_the_scores_of_the_kke(language):
    formulas = [
        c.value for s in workbook(GUMELAR, language) for row in s.iter_rows() for c in row if c.data_type == "f"
    ]

    assert len(formulas) == 3
    assert all(formula.startswith("=IF(COUNTBLANK(") for formula in formulas)


def hostile_report(text):
    document, _ = to_document(
        {
            "kind": "renstra", "opd": text, "years": [2024, 2025],
            "elements": [{"id": "p", "level": "program", "name": text}],
            "indicators": [{"id": "i", "name": text, "level": "program", "element_id": "p", "unit": text,
                            "targets": {"2025": text}}],
        },
        "renstra", "renstra.json", "0" * 64,
    )  # fmt: skip
    made = report_of(GUMELAR)
    changed = replace(made.findings[0], subject=text, message=same(text), note=same(text), fix=same(text))
    return Report(
        "1", text, NOW, CascadeGraph([document]), findings=(changed,), coverage=made.coverage,
        problems=(Problem("error", same(text), same(text), Source(text)),),
        not_understood=(NotUnderstood(text, same(text), Source("x")),),
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_nothing_that_a_document_prints_becomes_a_formula_a_link_or_too_long(text):
    written = xlsx.render(hostile_report(text), "id")
    book = openpyxl.load_workbook(io.BytesIO(written))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert not [c for c in cells if c.data_type == "f" and not str(c.value).startswith("=IF(COUNTBLANK(")]
    assert not [c for c in cells if c.hyperlink]
    assert max(len(str(c.value)) for c in cells) <= MAX_CELL_LENGTH
    for cell in cells:
        if cell.data_type == "s" and str(cell.value).startswith(("=", "+", "-", "@")):
            assert cell.quotePrefix
    if len(text) > MAX_CELL_LENGTH:
        assert any(str(c.value).endswith("… (dipotong)") for c in cells)


def test_the_workbook_carries_the_date_of_the_report():
    assert workbook().properties.created == datetime.datetime(2026, 1, 31, 8, 0)
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(written())).infolist()} == {1980}


@pytest.mark.slow
def test_in_english_no_word_of_ours_is_indonesian():
    book = workbook(GUMELAR, "en")

    assert [s.title for s in book][:6] == ["Summary", "KKR", "KKE 1", "KKE 2", "KKE 3", "Matrix indicator × document"]
    heads = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.font.color and cell.font.bold]
    said = " ".join(str(c.value) for c in heads if c.fill.fgColor.rgb == "FF1F3864")
    assert "What to do" in said
    assert not re.findall(r"\b(yang|dan|Simpulan|Temuan|Berkas|Satuan|Aturan|Keadaan)\b", said)


def test_agreements_of_several_officials_stand_in_one_column_with_their_files():
    def printed(name, kind, target, **more):
        one = {"id": "a", "name": "Linmas terbina", "level": "sasaran", "unit": "%", "targets": {"2025": target}}
        return to_document({"kind": kind, "indicators": [one], **more}, name, f"{name}.json", "0" * 64)[0]

    graph = CascadeGraph(
        [
            printed("renstra", "renstra", "95%", years=[2025, 2026]),
            printed("camat", "perjanjian_kinerja", "95%", year=2025),
            printed("sekcam", "perjanjian_kinerja", "90%", year=2025),
        ]
    )
    graph.add_links(Link("renstra#a", f"{name}#a", "exact", 100, 100) for name in ("camat", "sekcam"))
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(Report("1", "x", NOW, graph), "id")))
    [row] = table(book["Matriks indikator × dokumen"], "Yang berbeda")

    assert row["Yang berbeda"] == "Target 2025 Perjanjian Kinerja"
    assert row["Target 2025"] == "95%\n≠ 90%"
    assert row["Perjanjian Kinerja"] == "camat.json\nsekcam.json"


@pytest.mark.slow
def test_where_the_profile_gives_one_answer_the_workbook_opens_with_it_and_with_the_cells_to_change():
    report = replace(report_of(GUMELAR), graph=CascadeGraph([]), findings=(), main_problems=())
    profile = Profile(
        name="uji",
        title={"id": "Uji", "en": "Trial"},
        verdict={
            "of": "perjanjian_kinerja",
            "ready": {"id": "SIAP", "en": "READY"},
            "not_ready": {"id": "BELUM", "en": "NOT YET"},
        },
    )
    place = Source("pk.xlsx", sheet="PK", cell="D7")
    changes = (
        Correction("retype", True, "Linmas terbina", same("95%"), same("85%"), "PK", place, ("PLF-02",)),
        Correction("reword", False, "Satuan", same("Persen"), same("%"), "PK", place, ("SAT-02",)),
    )
    ready, waiting = (
        openpyxl.load_workbook(io.BytesIO(xlsx.render(replace(report, profile=profile, changes=own), "id")))
        for own in ((), changes)
    )
    rows = table(waiting["Yang diubah"], "Seharusnya")

    assert [(r["Perlu"], r["Berkas"], r["Pokok"], r["Tertulis"], r["Seharusnya"]) for r in rows] == [
        ("wajib", "pk.xlsx", "Linmas terbina", "95%", "85%"), ("disarankan", "pk.xlsx", "Satuan", "Persen", "%"),
    ]  # fmt: skip
    assert waiting.sheetnames[1] == "Yang diubah"
    titles = [book["Yang diubah"]["A1"].value for book in (ready, waiting)]
    assert [title.partition(":")[0] for title in titles] == ["SIAP", "BELUM"]
    assert all("aturan tidak dapat dinilai" in title for title in titles)
    assert "Yang diubah" not in workbook().sheetnames


@pytest.mark.slow
def test_findings_of_rules_on_trial_have_a_sheet_of_their_own_and_are_no_findings():
    report = report_of(GUMELAR)
    first = report.findings[0]
    others = report.findings[1:4]
    made = replace(
        report,
        graph=CascadeGraph([]),
        findings=others,
        main_problems=main_problems(others, report.graph),
        trial=(replace(first, trial=True),),
    )
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(made, "id")))

    assert [row["Temuan"] for row in table(book["Aturan dicoba"], "Temuan")] == [first.message.id]
    assert first.fingerprint not in {row["Sidik temuan"] for row in table(book["Temuan"], "Sidik temuan")}
