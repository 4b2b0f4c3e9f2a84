"""Findings and coverage rule by rule."""

from __future__ import annotations

from page_reports import finding, one, page, report, text

from cascade.model import (
    RuleCoverage,
)
from cascade.model.i18n import LocalizedText, same


def test_a_basis_that_no_one_has_read_is_marked() -> None:
    rule = text(one(page(report(None, finding())), "//div[@id='aturan-PLF-01']/p"))
    assert (
        rule
        == "Dasar: PermenPAN-RB 88/2021, Lampiran I: dokumen selaras – “… selaras” belum diverifikasi ; Catatan reviu"
    )


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
    assert "SELARAS pada yang dinilai : Tidak ada masalah. 2 aturan tidak dapat dinilai, 1 hanya sebagian." in head
    assert (
        "2 aturan tidak dapat dinilai ; 1 aturan hanya dinilai sebagian. Yang tidak dinilai belum tentu benar" in head
    )
    assert "1 aturan tidak berlaku untuk dokumen ini." in head
