"""The HTML report shows everything that was found, trusts nothing that a document prints, and stands alone."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from page_reports import AKSI, RENSTRA, finding, graph, linked, one, page, parse, report, text

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import (
    Basis,
    Evidence,
    IgnoredFile,
    Link,
    Note,
    NotUnderstood,
    Problem,
    RuleCoverage,
    Source,
    WaivedFinding,
)
from cascade.model.i18n import LANGUAGES, Language, LocalizedText, same
from cascade.reports.followup import compare_reports
from cascade.reports.formats import html
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import ReportFile
from cascade.rules.manual_checks import ManualCheck

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'--></title><svg onload=alert(3)>",
    "{{ 7*7 }}\x00‮",
)


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
            assert f"{item.document}, {item.label.id}: {item.value} — {item.source.place.id}" in shown


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
    assert "NOT CONSISTENT : 1 main problems (1 to be corrected)." in shown
    assert "The target 90% falls short of the Renstra 95%." in shown
    assert "17 August 2025, 16:05 WIB" in shown
    assert "Missing from this dossier: Renja." in shown
    for indonesian in ("Temuan", "Tautan", "Keyakinan", "Dasar", "belum", "aturan", "lembar", "temuan"):
        assert indonesian not in shown


def test_one_report_is_always_written_the_same() -> None:
    first, second = (html.render(report(linked(), finding(), finding("B-2", "info")), "id") for _ in range(2))
    assert first == second


def test_the_head_opens_with_the_conclusion_and_never_speaks_of_signing() -> None:
    tree = page(
        report(
            None,
            finding(),
            finding("B-1", "question", cause="lain", indicators=()),
            finding("C-1", "info"),
            missing_kinds=("renja", "perjanjian_kinerja"),
        )
    )
    head = text(one(tree, "//section[@id='ringkasan']"))
    assert "BELUM SELARAS : 2 pokok masalah (1 harus diperbaiki, 1 perlu dijawab)." in head
    assert "1 × Kesalahan 0 ! Peringatan 1 ? Pertanyaan 1 i Catatan ringan" in head
    assert "sebelum ditandatangani" not in head
    assert "Dokumen yang ada: Renstra, Rencana Aksi." in head
    assert "Tidak ada di berkas ini: Renja, Perjanjian Kinerja." in head
    assert "Rencana Aksi 2025 aksi.json Kecamatan Contoh 2025-01-06 2 ab12ab12ab12" in head
    masthead = text(one(tree, "//header[@class='masthead']"))
    assert "17 Agustus 2025 pukul 16.05 WIB" in masthead
    assert "2025, 2024–2025" in masthead


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


def test_a_note_without_place_is_still_shown() -> None:
    built = linked()
    documents = [replace(d, notes=(Note("tanpa tempat", Source("")),)) for d in built.documents]
    assert "“tanpa tempat”" in text(page(report(CascadeGraph(documents))))


def test_the_summary_concludes_each_aspect_and_lists_the_main_problems() -> None:
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
        text(row.xpath("./th")[0]): [text(cell) for cell in row.xpath("./td")]
        for row in head.xpath(".//table[@class='aspects']/tbody/tr")
    }
    assert aspects == {
        "Keselarasan target dengan Renstra": ["1", "TIDAK SESUAI"],
        "Satuan": ["", "SESUAI"],
        "Pagu anggaran": ["", "TIDAK CUKUP DATA"],
    }
    [first] = head.xpath(".//ol[@class='first']/li")
    assert (first.get("value"), text(first)) == (
        "1",
        "× KESALAHAN: Persentase Linmas terbina Renstra I12: samakan dengan Renstra.",
    )


def test_a_long_list_of_main_problems_is_folded_after_the_gravest() -> None:
    many = [finding(cause=str(n), subject=f"X{n}", indicators=(), evidence=(), places=()) for n in range(40)]
    head = one(page(report(None, *many)), "//section[@id='ringkasan']")

    assert len(head.xpath(".//ol[@class='first'][not(ancestor::details)]/li")) == 25
    assert "dan 15 pokok masalah lagi" in text(one(head, ".//details/summary"))
    assert len(head.xpath(".//ol[@class='first']/li")) == 40


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
    assert "Tindak lanjut. Dibandingkan dengan laporan 17 Agustus 2025 pukul 16.05 WIB:" in text(tree)


def test_a_large_dossier_has_a_page_that_opens_and_says_what_it_leaves_out(monkeypatch) -> None:
    """The gravest cards are whole, the others brief; every link on the page still leads somewhere."""
    other = finding("TRI-01", "warning", cause="lain", subject="Jumlah kunjungan", fingerprint="f2")
    made = report(None, finding(), other)
    whole = page(made)
    monkeypatch.setattr("cascade.reports.html.cards.MOST_DETAILED", 1)
    for limit, most in (("MOST_ROWS", 1), ("MOST_BOXES", 0), ("MOST_SETTLED", 0)):
        monkeypatch.setattr(f"cascade.reports.html.page.{limit}", most)
    small = page(made)

    assert len(whole.xpath("//details[contains(@class, 'told')]")) == 2
    assert len(small.xpath("//details[contains(@class, 'told')]")) == 1
    assert len(small.xpath("//article")) == 2
    assert other.message.id in text(one(small, "//article[2]"))
    assert "Uraian setiap aturannya ada di laporan.json" in text(one(small, "//article[2]"))
    assert not small.xpath("//section[@id='gambar']//svg")
    assert "Terlalu besar untuk digambar" in text(one(small, "//section[@id='gambar']"))
    assert "indikator lagi tidak dimuat di sini" in text(one(small, "//section[@id='matriks']"))
    ids = small.xpath("//@id")
    assert {link[1:] for link in small.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert len(ids) == len(set(ids))
