"""What a person corrects of a reading counts everywhere below, says so, and is never lost silently."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from corrected_dossier import (
    FILE,
    NOON,
    ROWS,
    checked_again,
    contradicted,
    element,
    indicator,
    read_again,
    spreadsheet,
    wrong,
)
from docx import Document as WordDocument
from small_dossier import GUMELAR

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.reading_correction import PlaceInFile
from cascade.decisions.recording import undo
from cascade.model.errors import CascadeError
from cascade.pipeline.hand_corrections import Request, apply_corrections, correction_for
from cascade.pipeline.hand_corrections.entry import readable_rows
from cascade.pipeline.hand_corrections.parts import printed
from cascade.pipeline.hand_corrections.values import rows_of
from cascade.reports.formats import write
from cascade.reports.schema import ReportFile

pytestmark = pytest.mark.slow

SAID = "dikoreksi oleh Siti: dibaca “12”, seharusnya “1,2”"


@pytest.fixture
def folder(tmp_path):
    spreadsheet(tmp_path)
    return tmp_path


def test_a_corrected_value_is_read_like_a_printed_one_and_keeps_its_address(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")

    value = indicator(read_again(folder)).quarters[3]

    assert (value.raw, str(value.value), value.kind, value.decimals) == ("1,2", "1.2", "number", 1)
    assert (value.source.cell, value.source.sheet) == ("G4", "RA")
    assert SAID in value.source.place.id
    assert "corrected by Siti: read as “12”, should be “1,2”" in value.source.short("en")


def test_a_rule_judges_by_the_corrected_value(folder):
    contradicted(folder)
    before = [finding.code for finding in checked_again(folder).findings if finding.severity == "error"]
    wrong(folder, "RA!G4", "target:TR4", "95%")

    after = [finding.code for finding in checked_again(folder).findings if finding.severity == "error"]

    assert (before, after) == (["TRI-01"], [])


def test_every_report_that_shows_the_value_says_that_it_was_corrected(folder, tmp_path_factory):
    wrong(folder, "RA!G4", "target:TR4", "-1")
    wrong(folder, "RA!C4", "satuan", "dokumen")
    report = checked_again(folder)
    out = tmp_path_factory.mktemp("laporan")
    paths = {
        path.name: path for path in write(report, ("html", "json", "xlsx", "docx", "md"), out, "id", lambda _: None)
    }

    said = "dibaca “12”, seharusnya “-1”"
    assert said in paths["laporan.html"].read_text("utf-8")
    assert said in paths["laporan.md"].read_text("utf-8")
    sheets = openpyxl.load_workbook(next(path for name, path in paths.items() if name.endswith(".xlsx")))
    assert any(said in str(cell.value) for cell in sheets["Yang dibaca"]["A"])
    data = json.loads(paths["laporan.json"].read_text("utf-8"))
    ReportFile.model_validate(data)
    assert [(each["state"], each["what"], each["by"]) for each in data["corrections"]] == [
        ("applied", "target", "Siti"),
        ("applied", "unit", "Siti"),
    ]
    assert [each["read"] for each in data["account"][0]["corrections"]] == ["12", "kali"]


def test_evidence_in_each_format_says_that_a_value_was_corrected(folder, tmp_path):
    contradicted(folder)
    wrong(folder, "RA!G4", "target:TR4", "85%")
    report = checked_again(folder)
    paths = {
        p.suffix: p for p in write(report, ("html", "xlsx", "docx", "json"), tmp_path / "out", "id", lambda _: None)
    }
    said = "dikoreksi oleh Siti: dibaca “90%”, seharusnya “85%”"

    [finding] = [each for each in json.loads(paths[".json"].read_text("utf-8"))["findings"] if each["code"] == "TRI-01"]
    [source] = [each["source"] for each in finding["evidence"] if each["value"] == "85%"]
    assert source["corrected"] == [{"what": "target", "by": "Siti", "read": "90%", "value": "85%"}]
    assert said in paths[".html"].read_text("utf-8").split('id="dibaca"')[0]
    word = WordDocument(io.BytesIO(paths[".docx"].read_bytes()))
    texts = [p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells]
    assert any(said in text for text in texts)
    sheet = openpyxl.load_workbook(paths[".xlsx"])["Temuan"]
    assert any(said in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_a_level_a_code_a_pagu_and_a_blank_value_can_be_corrected(folder):
    wrong(folder, "RA!A4", "jenjang", "Kegiatan")
    wrong(folder, "RA!A5", "kode", "7.01.01.2.01.0001")
    wrong(folder, "RA!H5", "pagu:2025", "2.600.000", subject="Pelatihan Aparatur")
    wrong(folder, "RA!B4", "awal", "2")

    dossier = read_again(folder)
    meeting, training = element(dossier, "Rapat Koordinasi"), element(dossier, "Pelatihan Aparatur")

    assert (meeting.level, training.code.text) == ("kegiatan", "7.01.01.2.01.0001")
    assert training.parent == meeting.id, "what its table prints below a kegiatan stands under it"
    assert int(training.pagu[2025].value) == 2_600_000
    assert indicator(dossier).level == "kegiatan", "an indicator of a row follows its level"
    assert str(indicator(dossier).baseline.value) == "2"
    assert "jenjang dikoreksi oleh Siti: dibaca “sub_kegiatan”, seharusnya “Kegiatan”" in meeting.name.source.place.id


def test_what_is_no_row_is_gone_with_all_that_points_at_it(folder):
    spreadsheet(
        folder, [ROWS[0], ["Lihat halaman berikut", "Bersambung", "x", "1", "1", "1", "1", "4.000.000"], ROWS[1]]
    )
    wrong(folder, "RA!A5", "bukan-baris")
    wrong(folder, "RA!B5", "bukan-baris")

    dossier = read_again(folder)
    [document] = dossier.documents

    assert [each.name.text for each in document.elements] == ["Rapat Koordinasi", "Pelatihan Aparatur"]
    assert [each.name.text for each in document.indicators] == ["Jumlah rapat", "Jumlah orang terlatih"]
    left = {each.id for each in document.elements}
    assert {each.element for each in document.indicators} <= left
    assert {each for proof in document.proofs for each in proof.elements} <= left
    assert [each.state for each in dossier.corrections] == ["applied", "applied"]


def test_the_later_of_two_corrections_of_one_print_counts(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    wrong(folder, "RA!G4", "target:TR4", "1,3", by="Budi")

    dossier = read_again(folder)

    assert [(each.by, each.read) for each in dossier.corrections] == [("Budi", "12")]
    assert str(indicator(dossier).quarters[3].value) == "1.3"


def test_in_a_changed_file_the_row_is_found_by_its_name_and_text_and_that_is_said(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    spreadsheet(folder, above=4)

    dossier = read_again(folder)

    assert str(indicator(dossier).quarters[3].value) == "1.2"
    assert indicator(dossier).quarters[3].source.cell == "G7"
    [told] = [problem for problem in dossier.problems if "tetap dipakai" in problem.message.id]
    assert (told.severity, told.source.cell) == ("info", "G7")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[*ROWS[0][:6], "13", ROWS[0][7]], ROWS[1]], id="another text is read"),
        pytest.param([ROWS[0], ROWS[0], ROWS[1]], id="two rows fit"),
        pytest.param([ROWS[1]], id="the row is gone"),
    ],
)
def test_in_a_changed_file_without_that_row_nothing_is_applied_and_a_warning_says_so(folder, rows):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    spreadsheet(folder, rows)

    report = checked_again(folder)

    assert not any("1,2" in (q.raw if q else "") for d in report.documents for i in d.indicators for q in i.quarters)
    [told] = [problem for problem in report.problems if problem.message.id.startswith("Koreksi tidak dipakai lagi")]
    assert (told.severity, told.source.file, told.source.cell) == ("warning", FILE, "G4")
    assert [each.state for each in report.corrections] == ["lost"]


def test_a_file_that_prints_the_corrected_value_itself_needs_no_correction(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    spreadsheet(folder, [[*ROWS[0][:6], "1,2", ROWS[0][7]], ROWS[1]])

    dossier = read_again(folder)

    assert [each.state for each in dossier.corrections] == ["fulfilled"]
    assert not indicator(dossier).quarters[3].source.corrected
    assert [problem.severity for problem in dossier.problems if "tidak diperlukan lagi" in problem.message.id] == [
        "info"
    ]


def test_a_file_with_another_name_and_the_same_bytes_keeps_its_corrections(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    (folder / FILE).rename(folder / "rencana aksi.xlsx")

    assert str(indicator(read_again(folder)).quarters[3].value) == "1.2"


def test_a_value_written_by_hand_that_is_none_is_refused_with_a_sentence_and_the_rest_is_applied(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    wrong(folder, "RA!C5", "satuan", "peserta")
    path = folder / DECISIONS_FILE
    path.write_text(path.read_text("utf-8").replace("value: 1,2", "value: 1O"), "utf-8")

    dossier = read_again(folder)

    assert [each.state for each in dossier.corrections] == ["refused", "applied"]
    [told] = [problem for problem in dossier.problems if "tidak dipakai:" in problem.message.id]
    assert "“1O” bukan angka" in told.message.id


def test_undone_corrections_are_gone_without_reading_again(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    dossier = read_again(folder)

    undone = dossier.with_corrections(())

    assert indicator(undone).quarters[3].raw == "12"
    assert undone.corrections == ()
    assert not any(account.corrections for account in undone.accounts)
    assert undone.with_corrections(dossier.decided).documents == dossier.documents


def test_an_undone_correction_counts_no_more_and_stays_in_the_log(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    [event] = DecisionLog.read(folder).events
    undo(folder, event.id, "Budi", NOON, "salah lihat")

    log = DecisionLog.read(folder)

    assert (event.verb, event.actor, event.reason, event.at) == ("correct", "Siti", "tercetak lain", NOON)
    assert [(each.verb, each.in_force) for each in log.events] == [("correct", False), ("undo", True)]
    assert indicator(read_again(folder)).quarters[3].raw == "12"


def test_an_entry_with_year_and_quarter_is_refused(folder):
    wrong(folder, "RA!G4", "target:TR4", "1,2")
    path = folder / DECISIONS_FILE
    path.write_text(path.read_text("utf-8").replace("quarter: 4", "year: 2025\n    quarter: 4"), "utf-8")

    with pytest.raises(CascadeError) as refused:
        read_again(folder)
    assert "keputusan.yaml" in refused.value.message.id


NEW_TEXTS = {"target": "7", "pagu": "7.000", "end_target": "7", "end_pagu": "7.000", "unit": "ekor", "level": "program"}


def test_everything_read_of_a_real_dossier_is_found_again_at_its_place_and_alone():
    documents = read_again(GUMELAR).as_read
    tried = 0
    for document in documents:
        for row, part, text, source in list(readable_rows(document))[:: 1 + len(document.indicators) // 4]:
            suffix = f":{part.year}" if part.year else f":TR{part.quarter}" if part.quarter else ""
            value = "" if part.what == "not_a_row" else NEW_TEXTS.get(part.what, "Lain")
            if part.what in ("baseline",) or text == value:
                continue
            asked = Request(document.file, source.short(), part.what + suffix, value, "Siti", "uji", row.name.text)
            entry = correction_for([document], asked, NOON)
            result = apply_corrections([document], [entry])
            before, after = (
                [(each.name.text, printed(each, part)) for each in rows_of(d)] for d in (document, *result.documents)
            )
            changed = [each for each in before if each not in after]

            assert [each.state for each in result.corrections] == ["applied"]
            assert part.what == "level" or {PlaceInFile.of(read[1]) for _, read in changed} == {entry.place}
            tried += 1
    assert tried > 60
