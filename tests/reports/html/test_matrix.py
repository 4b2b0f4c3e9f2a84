"""The matrix has every indicator once."""

from __future__ import annotations

from page_reports import finding, one, page, report, text


def test_the_matrix_has_each_indicator_once_with_its_target_in_each_document() -> None:
    table = one(page(report(None, finding())), "//table[@class='matrix']")
    rows = {text(row.xpath("./th")[0]): [text(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr")}
    assert rows == {
        "Indeks Kepuasan Masyarakat Indikator tujuan": ["82,50", "tidak tertaut –"],
        "Persentase Linmas terbina × KESALAHAN, No. 1 Indikator sasaran": [
            "95%",
            "setahun, TR IV: 90% ≠ berbeda dari Renstra",
        ],
        "Jumlah rapat Indikator program": ["4 kali", "tidak tertaut –"],
        "Jumlah kunjungan Indikator sasaran": ["tidak tertaut –", rows["Jumlah kunjungan Indikator sasaran"][1]],
    }
    assert len(table.xpath(".//tr[@class='differs']")) == 1
