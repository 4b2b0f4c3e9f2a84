"""The HTML report shows everything that was found, trusts nothing that a document prints, and stands alone."""

from __future__ import annotations

import base64
import datetime
import hashlib
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from lxml import html as lxml_html
from PIL import Image

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import (
    LINK_NAMES,
    STATE_NAMES,
    Basis,
    Evidence,
    Finding,
    Grid,
    IgnoredFile,
    Link,
    Note,
    NotUnderstood,
    Problem,
    RuleCoverage,
    Severity,
    Source,
    WaivedFinding,
)
from cascade.model.i18n import LANGUAGES, Language, LocalizedText, same
from cascade.reading import loaders
from cascade.reading.canonical import to_document
from cascade.reports.followup import compare_reports
from cascade.reports.formats import html
from cascade.reports.formats import json as json_reporter
from cascade.reports.html.graph_layout import lay_out, text_width, wrap
from cascade.reports.html.labels import COUNTED, WORDS
from cascade.reports.report import Report
from cascade.reports.schema import ReportFile
from cascade.rules.manual_checks import ManualCheck

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'--></title><svg onload=alert(3)>",
    "{{ 7*7 }}\x00‮",
)
RENSTRA: dict[str, Any] = {
    "kind": "renstra",
    "opd": "Kecamatan Contoh",
    "years": [2024, 2025],
    "elements": [
        {"id": "t", "level": "tujuan", "name": "Pelayanan prima"},
        {"id": "s", "level": "sasaran", "name": "Linmas kuat", "parent": "t"},
        {"id": "p", "level": "program", "name": "Program Ketenteraman", "parent": "s"},
    ],
    "indicators": [
        {"id": "ikm", "name": "Indeks Kepuasan Masyarakat", "level": "tujuan", "element_id": "t", "targets": {"2025": "82,50"},
         "sources": [{"sheet": "T-C.25", "cell": "H8", "row": 8}]},
        {"id": "linmas", "name": "Persentase Linmas terbina", "level": "sasaran", "element_id": "s", "unit": "%",
         "targets": {"2025": {"raw": "95%", "source": {"sheet": "T-C.25", "cell": "I12"}}}},
        {"id": "rapat", "name": "Jumlah rapat", "level": "program", "element_id": "p", "targets": {"2025": "4 kali"}},
    ],
}  # fmt: skip
AKSI: dict[str, Any] = {
    "kind": "rencana_aksi",
    "opd": "Kecamatan Contoh",
    "year": 2025,
    "signed": "2025-01-06",
    "elements": [{"id": "s", "level": "sasaran", "name": "Linmas kuat"}],
    "indicators": [
        {"id": "linmas", "name": "Persentase Linmas terbina", "level": "sasaran", "element_id": "s", "unit": "persen",
         "quarters": ["25%", "50%", "75%", {"raw": "90%", "source": {"sheet": "RA", "cell": "H63"}}]},
        {"id": "kunjungan", "name": "Jumlah kunjungan", "level": "sasaran", "element_id": "s", "unit": "kali",
         "quarters": ["-", "", "3", "3"]},
    ],
    "notes": [{"text": "untuk target jangan melebihi Renstra", "source": {"cell": "T8"}, "author": "Penelaah"}],
}  # fmt: skip
EVIDENCE = (
    Evidence(
        LocalizedText("target 2025", "target 2025"),
        "95%",
        Source("renstra.json", sheet="T-C.25", cell="I12"),
        "Renstra 2024–2025",
    ),
    Evidence(same("TR IV"), "90%", Source("aksi.json", sheet="RA", cell="H63"), "Rencana Aksi 2025"),
)


def graph(*documents: dict[str, Any]) -> CascadeGraph:
    names = {"renstra": "renstra", "rencana_aksi": "aksi", "perjanjian_kinerja": "pk"}
    return CascadeGraph(to_document(d, names[d["kind"]], f"{names[d['kind']]}.json", "ab12" * 16)[0] for d in documents)


def linked(verdict: Any = "exact", **changes: Any) -> CascadeGraph:
    built = graph(RENSTRA, AKSI)
    link = Link("renstra#linmas", "aksi#linmas", verdict, 96.4, 20, (LocalizedText("nama mirip", "similar name"),))
    built.add_links([replace(link, **changes)])
    return built


def finding(code: str = "PLF-01", severity: Severity = "error", **changes: Any) -> Finding:
    made = Finding(
        code=code,
        kind="value_mismatch",
        severity=severity,
        confidence=0.95,
        subject="Persentase Linmas terbina",
        title=LocalizedText(f"Judul {code}", f"Title {code}"),
        message=LocalizedText("Target 90% di bawah Renstra 95%.", "The target 90% falls short of the Renstra 95%."),
        note=LocalizedText("target di bawah Renstra", "target below the Renstra"),
        fix=LocalizedText("Samakan dengan Renstra.", "Make it equal the Renstra."),
        basis=(Basis("PermenPAN-RB 88/2021", "dokumen selaras", "1.b.8"), Basis("Catatan reviu", verified=True)),
        fingerprint=f"f{code}",
        cause="linmas",
        evidence=EVIDENCE,
        places=tuple(e.source for e in EVIDENCE if e.source),
        indicators=("aksi#linmas", "renstra#linmas"),
    )
    return replace(made, **changes)


def report(built: CascadeGraph | None = None, *findings: Finding, **changes: Any) -> Report:
    made = Report(
        version="1.2.3",
        dossier="contoh",
        created=datetime.datetime(2025, 8, 17, 9, 5, tzinfo=datetime.UTC),
        graph=built or linked(),
        findings=findings,
        coverage=(RuleCoverage("PLF-01", LocalizedText("Judul PLF-01", "Title PLF-01"), {"fail": 1, "pass": 2}),),
    )
    return replace(made, **changes)


def parse(written: str) -> Any:
    return lxml_html.fromstring(written)


def page(made: Report, language: Language = "id") -> Any:
    return parse(html.render(made, language))


def text(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def one(tree: Any, css: str) -> Any:
    (found,) = tree.xpath(css)
    return found


def test_every_finding_is_shown_with_its_message_values_and_places() -> None:
    other = finding(
        "TRI-01",
        "warning",
        cause="lain",
        subject="Jumlah kunjungan",
        message=LocalizedText("Pesan kedua.", "Second message."),
    )
    info = finding("NOM-01", "info", cause="info", message=LocalizedText("Hanya info.", "Only information."))
    shown = text(page(report(None, finding(), other, info)))
    for each in (finding(), other, info):
        assert each.message.id in shown
        assert each.fix.id in shown
        assert each.note.id in shown
        assert each.fingerprint in shown
        for item in each.evidence:
            assert item.source
            assert f"{item.document}, {item.label.id}: {item.value} — {item.source.say()}" in shown


def test_findings_that_share_a_cause_stand_on_one_card_and_the_worst_card_comes_first() -> None:
    findings = (
        finding("A-1", "warning", cause="x", subject="X"),
        finding("A-2", "error", cause="y", subject="Y"),
        finding("A-3", "info", cause="y"),
    )
    cards = page(report(None, *findings)).xpath("//article")
    assert [text(card.xpath(".//h3")[0]) for card in cards] == ["Y", "X"]
    assert len(cards[0].xpath(".//div[@class='finding']")) == 2


def test_a_card_lays_the_linked_indicator_side_by_side_and_marks_what_differs_in_words() -> None:
    table = one(page(report(None, finding())), "//article//table")
    assert [text(head) for head in table.xpath("./thead//th")][1:] == [
        "Renstra 2024–2025 renstra.json",
        "Rencana Aksi 2025 aksi.json",
    ]
    rows = {text(row.xpath("./th")[0]): [text(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr")}
    assert rows["Satuan"] == ["%", "persen"]
    assert rows["Target 2025"] == ["95% lembar “T-C.25”, sel I12", "setahun, TR IV: 90% ≠ berbeda dari Renstra"]
    assert rows["Triwulan"][1] == "TR I: 25% TR II: 50% TR III: 75% TR IV: 90% lembar “RA”, sel H63"


def test_a_document_without_the_indicator_says_so_and_an_open_link_joins_nothing() -> None:
    table = one(page(report(linked("needs_confirmation"), finding(indicators=("renstra#linmas",)))), "//article//table")
    assert "tidak tertaut di dokumen ini" in text(table)
    assert "90%" not in text(table)


def test_differing_copies_in_one_document_are_both_shown() -> None:
    copied = {
        **AKSI,
        "indicators": [
            *AKSI["indicators"],
            {**AKSI["indicators"][0], "id": "copy", "quarters": ["25%", "50%", "75%", "91%"]},
        ],
    }
    built = graph(RENSTRA, copied)
    table = one(page(report(built, finding(indicators=("aksi#copy",)))), "//article//table")
    assert "TR IV: 90%" in text(table)
    assert "TR IV: 91%" in text(table)


def test_blank_and_dash_are_told_apart_and_a_missing_column_is_named() -> None:
    table = one(page(report(graph(AKSI), finding(indicators=("aksi#kunjungan",)))), "//article//table")
    assert "TR I: - TR II: (kosong) TR III: 3" in text(table)


def test_findings_without_indicator_have_a_card_without_table() -> None:
    tree = page(
        report(
            None,
            finding(indicators=(), elements=("renstra#p",), subject="Program Ketenteraman"),
            finding(cause="d", indicators=()),
        )
    )
    assert not tree.xpath("//article//table")
    assert "Pelayanan prima › Linmas kuat › Program" in text(tree.xpath("//article")[0])


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "tinggi (1,00)"), (0.9, "tinggi"), (0.89, "sedang (0,89)"), (0.69, "rendah (0,69)")]
)
def test_confidence_is_said_in_words_and_number(confidence: float, word: str) -> None:
    assert word in text(one(page(report(None, finding(confidence=confidence))), "//article"))


def test_a_basis_that_no_one_has_read_is_marked() -> None:
    rule = text(one(page(report(None, finding())), "//div[@id='aturan-PLF-01']/p"))
    assert rule == "Dasar: PermenPAN-RB 88/2021, pasal 1.b.8: dokumen selaras belum diverifikasi ; Catatan reviu"


def test_more_than_four_places_are_collapsed_but_present() -> None:
    def places(count: int) -> tuple[Source, ...]:
        return tuple(Source("aksi.json", sheet="RA", row=n, cell=f"Z{n}") for n in range(count))

    few, many = (page(report(None, finding(places=places(count)))) for count in (4, 5))
    assert not few.xpath("//article//details")
    assert "5 tempat lain" in text(one(many, "//article//details/summary"))
    assert "sel Z4" in text(one(many, "//article//details"))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_a_document_prints_acts_as_html(hostile: str, language: Language) -> None:
    renstra = {**RENSTRA, "opd": hostile, "elements": [{**e, "name": hostile} for e in RENSTRA["elements"]]}
    renstra["indicators"] = [
        {**i, "name": hostile, "unit": hostile, "targets": {"2025": hostile}} for i in RENSTRA["indicators"]
    ]
    built = graph(renstra, {**AKSI, "notes": [{"text": hostile, "author": hostile}]})
    built.add_links(
        [Link("renstra#linmas", "aksi#linmas", "needs_confirmation", 90, 10, (same(hostile),), runner_up=hostile)]
    )
    place = Source(hostile, sheet=hostile, cell=hostile)
    bad = finding(
        code=hostile, subject=hostile, message=same(hostile), note=same(hostile), fix=same(hostile), title=same(hostile),
        basis=(Basis(hostile, hostile, hostile),), fingerprint=hostile, cause=hostile, doubts=(same(hostile),),
        evidence=(Evidence(same(hostile), hostile, place, hostile),), places=(place,), elements=("renstra#t",),
    )  # fmt: skip
    made = report(
        built, bad, dossier=hostile, version=hostile, waived=(WaivedFinding(bad, hostile, hostile),), policy_files=(hostile,),
        coverage=(RuleCoverage(hostile, same(hostile), {"insufficient_data": 1}, (same(hostile),)),),
        problems=(Problem("error", same(hostile), same(hostile), place),), missing_kinds=(hostile,),
        not_understood=(NotUnderstood(hostile, same(hostile), place),), ignored=(IgnoredFile(hostile, same(hostile)),),
    )  # fmt: skip
    written = html.render(made, language)
    tree = parse(written)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not re.search(r"<script(?!>\(function)|<img|<svg onload", written)
    assert "49" not in text(one(tree, "//article"))
    assert "\x00" not in written
    assert "‮" not in written


def test_the_policy_of_the_page_allows_its_own_script_and_style_only() -> None:
    tree = page(report(None, finding()))
    policy = one(tree, "//meta[@http-equiv]").get("content")
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(one(tree, f"//{tag}").text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_every_internal_link_has_its_target(language: Language) -> None:
    twins = [finding(), finding(), finding("PLF 01", cause="lin mas"), finding("PLF-01", "info", cause="lin-mas")]
    tree = page(report(None, *twins), language)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//a/@href")
    assert links
    assert {link[1:] for link in links} <= set(ids)
    named = {name for names in tree.xpath("//@aria-labelledby") for name in names.split()}
    assert named <= set(ids)


def test_the_page_refers_to_nothing_outside_itself() -> None:
    written = html.render(report(None, finding()), "id")
    tree = parse(written)
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed")
    assert "default-src 'none'" in written
    assert not re.search(r"https?:|@import|url\(", written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_a_whole_document_in_its_language(language: Language) -> None:
    written = html.render(report(None, finding()), language)
    assert written.startswith("<!DOCTYPE html>")
    assert parse(written).get("lang") == language
    opened, closed = (
        re.findall(pattern, written)
        for pattern in (r"<(div|table|tr|td|section|article|ul|li|dl|dd|svg|g|details)\b", r"</(\w+)>")
    )
    for tag in set(opened):
        assert opened.count(tag) == closed.count(tag), tag


def test_english_says_everything_in_english() -> None:
    shown = text(one(page(report(None, finding(), missing_kinds=("renja",)), "en"), "//body"))
    assert "1 error must be corrected before signing." in shown
    assert "The target 90% falls short of the Renstra 95%." in shown
    assert "17 August 2025, 09:05 UTC" in shown
    assert "Missing from this dossier: Renja." in shown
    for indonesian in ("Temuan", "Tautan", "Keyakinan", "Dasar", "belum", "aturan", "lembar", "temuan"):
        assert indonesian not in shown


def test_the_words_of_the_page_all_exist_in_both_languages() -> None:
    phrases = [
        *WORDS.values(),
        *STATE_NAMES.values(),
        *LINK_NAMES.values(),
        *(p for pair in COUNTED.values() for p in pair),
    ]
    assert all(phrase.id and phrase.en for phrase in phrases)


def test_one_report_is_always_written_the_same() -> None:
    first, second = (html.render(report(linked(), finding(), finding("B-2", "info")), "id") for _ in range(2))
    assert first == second


def test_the_head_says_in_one_sentence_what_to_do() -> None:
    tree = page(
        report(
            None,
            finding(),
            finding("B-1", "question"),
            finding("C-1", "info"),
            missing_kinds=("renja", "perjanjian_kinerja"),
        )
    )
    head = text(one(tree, "//section[@id='ringkasan']"))
    assert "1 kesalahan harus diperbaiki sebelum ditandatangani, 1 pertanyaan perlu dijawab." in head
    assert "Tidak ada di berkas ini: Renja, Perjanjian Kinerja." in head
    assert "Rencana Aksi 2025 aksi.json Kecamatan Contoh 2025-01-06 2 ab12ab12ab12" in head
    masthead = text(one(tree, "//header[@class='masthead']"))
    assert "17 Agustus 2025 pukul 09.05 UTC" in masthead
    assert "2025, 2024–2025" in masthead


def test_a_rule_that_could_not_be_judged_is_not_shown_as_passed() -> None:
    coverage = (
        RuleCoverage(
            "A-01",
            same("Gagal"),
            {"fail": 1, "insufficient_data": 2},
            (LocalizedText("tanpa satuan (×2)", "no unit (×2)"),),
        ),
        RuleCoverage("A-02", same("Lulus"), {"pass": 3}),
        RuleCoverage(
            "A-03",
            same("Buta"),
            {"insufficient_data": 1},
            (LocalizedText("tidak ada Renja di berkas ini", "no Renja"),),
        ),
        RuleCoverage("A-04", same("Mati"), {"waived": 1}, (LocalizedText("dimatikan: uji", "off"),)),
        RuleCoverage("A-05", same("Sepi"), {"not_applicable": 0}),
        RuleCoverage("A-06", same("Rusak"), {"error": 1}),
    )
    tree = page(report(coverage=coverage))
    rows = {text(row.xpath("./th")[0])[:4]: row for row in tree.xpath("//table[@class='coverage']/tbody/tr")}
    states = {code: text(row.xpath("./td")[0]) for code, row in rows.items()}
    assert states == {
        "A-01": "ada temuan sebagian tidak dapat dinilai", "A-02": "lulus", "A-03": "tidak dapat dinilai", "A-04": "dimatikan",
        "A-05": "tidak ada yang dinilai", "A-06": "galat: aturan tidak berjalan",
    }  # fmt: skip
    assert "tidak ada Renja di berkas ini" in text(rows["A-03"])
    assert len({row.get("class") for row in rows.values()}) == 6
    head = text(one(tree, "//section[@id='ringkasan']"))
    assert "Tidak ada kesalahan, peringatan atau pertanyaan pada 2 aturan yang dapat dinilai." in head
    assert (
        "2 aturan tidak dapat dinilai ; 1 aturan hanya dinilai sebagian. Yang tidak dinilai belum tentu benar" in head
    )
    assert "1 aturan tidak berlaku untuk dokumen ini." in head


def test_open_links_are_questions_and_settled_ones_are_folded_away() -> None:
    questions = text(
        one(page(report(linked("needs_confirmation", runner_up="aksi#kunjungan"))), "//section[@id='tautan']")
    )
    assert "Pertanyaan: apakah ini indikator yang sama?" in questions
    assert "belum dikonfirmasi 96 20 nama mirip Jumlah kunjungan" in questions
    settled = one(page(report(linked("auto"))), "//section[@id='tautan']")
    assert "Tidak ada tautan yang menunggu konfirmasi." in text(settled)
    assert "otomatis, nama mirip" in text(one(settled, ".//details"))


def test_limits_name_problems_what_was_missed_ignored_files_notes_and_waivers() -> None:
    place = Source("aksi.json", cell="B2")
    tree = page(
        report(
            problems=(
                Problem(
                    "warning", LocalizedText("Dua OPD.", "Two OPDs."), LocalizedText("Pisahkan.", "Split them."), place
                ),
            ),
            not_understood=(NotUnderstood("???", LocalizedText("bukan angka", "no number"), place),),
            ignored=(IgnoredFile("foto.jpg", LocalizedText("bukan dokumen", "no document")),),
            waived=(WaivedFinding(finding(), "sudah disepakati", "Inspektur"),),
            policy_files=("berkas.yaml",),
        )
    )
    shown = text(one(tree, "//section[@id='batas']"))
    for wanted in ("PERINGATAN Dua OPD. aksi.json, sel B2Saran: Pisahkan.", "??? bukan angka aksi.json, sel B2", "foto.jpg: bukan dokumen",
                   "“untuk target jangan melebihi Renstra” Rencana Aksi 2025 aksi.json, sel T8 Penelaah",
                   "sudah disepakati Inspektur", "berkas.yaml"):  # fmt: skip
        assert wanted.replace(" ", "") in shown.replace(" ", "")


def test_an_empty_report_still_makes_a_page() -> None:
    tree = page(report(CascadeGraph([]), coverage=()))
    assert "Tidak ada aturan yang dijalankan." in text(tree)
    assert "Tidak ada dokumen dengan unsur atau indikator." in text(tree)


def test_the_picture_shows_each_box_once_per_print_and_leads_from_marks_to_cards() -> None:
    tree = page(report(None, finding(), finding("B-1", "warning", cause="p", elements=("renstra#p",), indicators=())))
    renstra, aksi = tree.xpath("//div[@class='picture']/svg")
    names = [text(each) for each in renstra.xpath(".//g[@class='node']//text[@y]") if not each.get("class")]
    assert names == ["Pelayanan prima", "Indeks Kepuasan Masyarakat", "Linmas kuat", "Persentase Linmas terbina",
                     "Program Ketenteraman", "Jumlah rapat"]  # fmt: skip
    assert "1 temuan, kesalahan" in text(one(renstra, ".//a[contains(@href, 'linmas')]"))
    assert len(renstra.xpath(".//a")) == 2
    assert len(aksi.xpath(".//a")) == 1
    assert [text(head) for head in aksi.xpath("./text[@class='head']")] == ["Sasaran", "Indikator"]
    assert aksi.xpath("ancestor::details")
    assert not renstra.xpath("ancestor::details")
    assert one(renstra, "./title") is not None
    assert "2 kotak bertanda temuan" in text(one(renstra, "./desc"))


def test_boxes_of_a_picture_never_overlap_and_hold_their_text() -> None:
    long = "Terselenggaranya pelayanan pemerintahan dan pemberdayaan masyarakat yang sangat panjang sekali " * 3
    elements = [{"id": "e0", "level": "tujuan", "name": long}]
    elements += [{"id": f"e{n}", "level": ("sasaran", "program", "sub_kegiatan")[n % 3], "name": long[: 20 * n], "parent": f"e{(n - 1) // 3}"}
                 for n in range(1, 14)]  # fmt: skip
    indicators = [{"id": f"i{n}", "name": long[: 9 * n + 5], "element_id": f"e{n % 14}"} for n in range(30)]
    indicators.append({"id": "lepas", "name": "Tanpa unsur"})
    built = graph({"kind": "renstra", "years": [2025, 2026], "elements": elements, "indicators": indicators})
    drawing = lay_out(built, built.documents[0])
    assert drawing
    assert len(drawing.boxes) == 14 + 31
    for i, a in enumerate(drawing.boxes):
        assert a.x + a.width <= drawing.width
        assert a.y + a.height <= drawing.height
        assert all(text_width(line) <= a.width - 10 for line in a.lines[:-1])
        for b in drawing.boxes[i + 1 :]:
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
            assert apart, (a, b)


def test_elements_in_a_circle_are_drawn_once_and_a_bare_document_not_at_all() -> None:
    circle = [
        {"id": "a", "level": "program", "name": "A", "parent": "b"},
        {"id": "b", "level": "kegiatan", "name": "B", "parent": "a"},
    ]
    built = graph({"kind": "renstra", "years": [2025], "elements": circle}, {"kind": "rencana_aksi", "year": 2025})
    drawing = lay_out(built, built.documents[0])
    assert drawing
    assert [box.name for box in drawing.boxes] == ["A", "B"]
    assert lay_out(built, built.documents[1]) is None


def test_words_longer_than_a_line_are_broken_and_endless_names_end_in_dots() -> None:
    assert all(text_width(line) <= 100 for line in wrap("x" * 40, 100))
    assert wrap("satu " * 200, 100)[-1].endswith("…")
    assert wrap("", 100) == ("",)


def test_confidence_and_values_are_never_recomputed_from_floats() -> None:
    built = linked()
    target = built.indicators["renstra#linmas"].targets[2025]
    assert target.value == Decimal(95)
    assert "95%" in text(one(page(report(built, finding())), "//article//table"))


def test_a_note_without_place_is_still_shown() -> None:
    built = linked()
    documents = [replace(d, notes=(Note("tanpa tempat", Source("")),)) for d in built.documents]
    assert "“tanpa tempat”" in text(page(report(CascadeGraph(documents))))


def test_the_summary_concludes_each_aspect_and_names_what_to_do_first() -> None:
    coverage = (
        RuleCoverage("PLF-01", same("A"), {"fail": 1}),
        RuleCoverage("SAT-01", same("B"), {"pass": 1}),
        RuleCoverage("PGU-01", same("C"), {"insufficient_data": 1}),
    )
    head = one(
        page(report(None, finding(), finding("B-1", "info", cause="x"), coverage=coverage)),
        "//section[@id='ringkasan']",
    )
    aspects = {
        text(row.xpath("./th")[0]): text(row.xpath("./td")[0])
        for row in head.xpath(".//table[@class='aspects']/tbody/tr")
    }
    assert aspects == {
        "Keselarasan target dengan Renstra × 1 KESALAHAN": "TIDAK SESUAI",
        "Satuan": "SESUAI",
        "Pagu anggaran": "TIDAK CUKUP DATA",
    }
    [first] = head.xpath(".//ol[@class='first']/li")
    assert "Target 90% di bawah Renstra 95%. Samakan dengan Renstra." in text(first)


def test_the_matrix_has_each_indicator_once_with_its_target_in_each_document() -> None:
    table = one(page(report(None, finding())), "//table[@class='matrix']")
    rows = {text(row.xpath("./th")[0]): [text(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr")}
    assert rows == {
        "Indeks Kepuasan Masyarakat Indikator tujuan": ["82,50", "tidak tertaut –"],
        "Persentase Linmas terbina × 1 KESALAHAN Indikator sasaran": [
            "95%",
            "setahun, TR IV: 90% ≠ berbeda dari Renstra",
        ],
        "Jumlah rapat Indikator program": ["4 kali", "tidak tertaut –"],
        "Jumlah kunjungan Indikator sasaran": ["tidak tertaut –", rows["Jumlah kunjungan Indikator sasaran"][1]],
    }
    assert len(table.xpath(".//tr[@class='differs']")) == 1


def test_quarters_are_drawn_beside_the_target_of_the_year_and_said_in_words() -> None:
    spark = one(page(report(None, finding())), "//article//svg[@class='spark']")
    assert spark.get("aria-label") == "TR I 25%; TR II 50%; TR III 75%; TR IV 90%; target setahun 95%"
    assert len(spark.xpath("./rect")) == 4
    assert not spark.xpath("./rect[@class='above']")


def test_evidence_that_only_repeats_the_name_of_a_document_is_left_out() -> None:
    named = Evidence(
        LocalizedText("nama dokumen", "name of the document"), "Renstra 2024–2025", None, "Renstra 2024–2025"
    )
    card = text(one(page(report(None, finding(evidence=(*EVIDENCE, named)))), "//article"))
    assert "nama dokumen" not in card


def test_matters_for_a_person_stand_as_open_lines() -> None:
    check = ManualCheck(
        "MUT-90", same("Relevansi"), ("renstra",), (), LocalizedText("Nilai relevansinya.", "Judge it."), same("makna")
    )
    section = text(one(page(report(None, manual=(check,))), "//section[@id='manusia']"))
    assert "MUT-90 Relevansi Nilai relevansinya. makna ☐ belum diperiksa" in section
    assert not page(report(None)).xpath("//section[@id='manusia']")


def test_follow_up_says_of_each_finding_what_became_of_it() -> None:
    then = report(None, finding(), finding("B-1", fingerprint="hilang", subject="Lama"))
    now = report(None, finding("C-1", fingerprint="baru"), finding())
    files = [ReportFile.model_validate_json(json_reporter.render(each, "id")) for each in (then, now)]
    tree = page(replace(now, follow_up=compare_reports(*files)))
    marks = {
        text(each.xpath("./ancestor::div[@class='finding']")[0]).split()[2]: text(each)
        for each in tree.xpath("//article//h4/span[contains(@class, 'status')]")
    }
    assert marks == {"PLF-01": "masih terbuka", "C-1": "baru"}
    gone = one(tree, "//h3[@id='hilang']/following-sibling::div[1]//tbody/tr")
    assert text(gone).startswith("B-1 Lama")
    assert "Tindak lanjut. Dibandingkan dengan laporan 17 Agustus 2025 pukul 09.05 UTC:" in text(tree)


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
    link = one(tree, "//article//li/a")
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
    link = one(tree, "//article//li/a")
    assert one(picture, f".//*[@id='{link.get('href')[1:]}']").get("class") == "frame"
    data = one(picture, "./*[local-name()='image']").get("href").removeprefix("data:image/webp;base64,")
    image = Image.open(io.BytesIO(base64.b64decode(data))).convert("L")
    top = 198 - 70
    number = image.crop((round(45 * 1.5), round((222 - top) * 1.5), round(150 * 1.5), round((233 - top) * 1.5)))
    assert sum(pixel < 110 for pixel in number.tobytes()) > 0.8 * number.width * number.height


def test_many_documents_that_lack_an_indicator_are_a_line_and_no_columns() -> None:
    more = [{**RENSTRA, "id": f"iku-{n}", "kind": "iku", "indicators": [], "elements": []} for n in range(4)]
    documents = [
        to_document(d, d.get("id", d["kind"]), f"{d.get('id', d['kind'])}.json", "0" * 64)[0] for d in (RENSTRA, *more)
    ]
    card = one(page(report(CascadeGraph(documents), finding(indicators=("renstra#linmas",)))), "//article")
    assert len(card.xpath(".//thead//th")) == 2
    assert "Tidak tertaut di dokumen ini: IKU 2024–2025 (iku-0.json); IKU" in text(card)
