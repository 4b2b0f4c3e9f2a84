"""One cause is told once: one merged cell, one row with its sum, one reworded word, one table."""

from __future__ import annotations

from dataclasses import replace

from judged_documents import judged, renstra, shipped

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Evidence, Finding, Source
from cascade.model.i18n import same
from cascade.rules.findings.grouping import one_cause_once

NO_GRAPH = CascadeGraph(())
CELL = Source("renstra.pdf", page=71, table=2, row=5, column=7)


def finding(subject: str, *evidence: Evidence, code: str = "TRI-11", message: str = "", **changes: object) -> Finding:
    words, places = same("x"), tuple(each.source for each in evidence if each.source)
    made = Finding(
        code, "unit_vs_name", "warning", 0.9, subject, words, same(message or f"{subject} salah."), words, words, (),
        f"f-{subject}", "c", evidence, places,
    )  # fmt: skip
    return replace(made, **changes)


def value(text: str, source: Source, label: str = "target") -> Evidence:
    return Evidence(same(label), text, source)


def row(number: int) -> Source:
    return Source("renstra.pdf", page=71, table=2, row=number, column=3)


def test_a_merged_cell_that_is_handed_down_is_one_finding_with_all_its_rows():
    own, handed = value("94,5", CELL), value("94,5", replace(CELL, carried=True))
    rows = [finding(f"Jumlah {n}", own if n == 1 else handed, value("nama", row(n))) for n in range(1, 7)]
    [told] = one_cause_once(rows, NO_GRAPH)

    assert told.fingerprint == "f-Jumlah 1"
    assert told.joined == tuple(f"f-Jumlah {n}" for n in range(2, 7))
    assert {source.row for source in told.places} == {1, 2, 3, 4, 5, 6}
    assert "Sama pada 5 baris lain: “Jumlah 2”, “Jumlah 3”, “Jumlah 4” dan 2 lainnya." in told.message.id


def test_values_of_cells_of_their_own_stay_findings_of_their_own():
    rows = [finding("A", value("94,5", row(1))), finding("B", value("94,5", row(2)))]

    assert one_cause_once(rows, NO_GRAPH) == rows


def test_one_cell_that_two_rules_break_on_stays_two_findings():
    rows = [finding("A", value("94,5", replace(CELL, carried=True)), code=code) for code in ("TRI-11", "PLF-08")]

    assert len(one_cause_once(rows, NO_GRAPH)) == 2


def elements_with_blank_years(below: str):
    """Return what PGU-07 says of a kegiatan and a sub kegiatan that print one indicator without its target of 2025."""
    levels = (("kegiatan", "k", None), (below, "s", "k" if below == "sub_kegiatan" else None))
    elements = [
        {"id": i, "name": f"Unsur {i}", "level": level, "parent": up, "pagu": {2025: "9.000.000"}}
        for level, i, up in levels
    ]
    rows = [
        {
            "name": "Jumlah dokumen",
            "element_id": i,
            "level": level,
            "targets": {2025: "", 2026: "4"},
            "sources": [{"page": 3, "row": n}],
        }
        for n, (level, i, _) in enumerate(levels, 1)
    ]
    return judged(renstra(*rows, elements=elements), rules=shipped("PGU-07"))[0]


def test_a_row_and_the_one_above_it_that_sums_it_up_are_told_once_with_both_places():
    [told] = elements_with_blank_years("sub_kegiatan")

    assert {place.row for place in told.places} >= {1, 2}


def test_the_same_sentence_of_two_elements_side_by_side_is_two_findings():
    assert len(elements_with_blank_years("kegiatan")) == 2


def test_blank_cells_below_each_other_in_one_column_are_one_finding_and_others_are_not():
    rows = [finding(f"Nilai {n}", value("(kosong)", row(n)), code="SAT-04") for n in (4, 5, 6, 20)]
    told = one_cause_once(rows, NO_GRAPH)

    assert [each.fingerprint for each in told] == ["f-Nilai 4", "f-Nilai 20"]
    assert {place.row for place in told[0].places} == {4, 5, 6}


def wording(subject: str, one: str, other: str, number: int) -> Finding:
    evidence = value(one, row(number), "redaksi"), value(other, row(number + 9), "redaksi")
    return finding(subject, *evidence, value("kegiatan", row(number), "jenjang"), code="NOM-14", kind="wording")


def test_one_word_that_is_written_in_two_ways_is_one_finding_however_many_names_have_it():
    jasa = wording("Jasa", "Jasa Urusan Pemerintah Daerah", "Jasa Urusan Pemerintahan Daerah", 1)
    aset = wording("Aset", "Aset Urusan Pemerintahan Daerah", "Aset Urusan Pemerintah Daerah", 2)
    kantor = wording("Kantor", "Sewa Kantor", "Sewa Gedung", 3)
    told = one_cause_once([jasa, aset, kantor], NO_GRAPH)

    assert [each.fingerprint for each in told] == ["f-Jasa", "f-Kantor"]
    assert told[0].message.id.endswith("Sama pada satu baris lain: “Aset”.")


def test_names_that_differ_in_more_than_a_slip_are_told_apart():
    long = [wording(name, f"{name} satu dua tiga", f"{name} empat lima enam", n) for n, name in enumerate(("A", "B"))]

    assert one_cause_once(long, NO_GRAPH) == long


def table_of_units(blank: int, filled: int, **source: object):
    """Return what SAT-04 and SAT-03 say of a table with rows whose unit is blank and rows whose unit is there."""
    place = {"page": 9, "table": 3, **source}
    rows = [
        {
            "name": f"Jumlah {noun} yang dibina",
            "unit": "" if n < blank else "orang",
            "targets": {2025: "4"},
            "sources": [place],
        }
        for n, noun in enumerate(NOUNS[: blank + filled])
    ]
    return judged(renstra(*rows, file="renstra.pdf"), rules=shipped("SAT-04"))


NOUNS = ("kader", "petani", "nelayan", "guru", "bidan", "perawat", "pedagang", "pengrajin", "penyuluh", "relawan")


def test_a_rule_that_fails_on_most_rows_of_a_table_asks_one_question_about_the_table():
    [asked], [coverage] = table_of_units(blank=6, filled=3)

    assert (asked.severity, asked.code, dict(coverage.counts)) == ("question", "SAT-04", {"fail": 6, "pass": 3})
    assert "tidak terpenuhi pada 6 dari 9 baris tabel di hal. 9" in asked.message.id
    assert "Apakah sebabnya satu" in asked.message.id
    assert all(noun in str(asked.evidence) for noun in NOUNS[:6])


def test_the_question_about_a_table_is_the_same_one_when_a_row_more_fails():
    [one], _ = table_of_units(blank=6, filled=3)
    [other], _ = table_of_units(blank=7, filled=2)

    assert one.fingerprint == other.fingerprint


def test_few_rows_and_the_lesser_part_of_a_table_stay_findings_of_their_own():
    assert [each.severity for each in table_of_units(blank=4, filled=0)[0]] == ["warning"] * 4
    assert len(table_of_units(blank=5, filled=5)[0]) == 5


def test_rows_that_stand_in_no_printed_table_are_judged_one_by_one():
    assert len(table_of_units(blank=6, filled=0, table=None, page=None)[0]) == 6


def table_of_work(fewer: int, steady: int):
    """Return what PLF-22 says of a table in which some rows promise less work than there was, and others as much."""
    rows = [
        {
            "name": f"Jumlah laporan {noun} yang disusun",
            "level": "sub_kegiatan",
            "element": f"Laporan {noun}",
            "unit": "laporan",
            "baseline": f"{20 + n}",
            "targets": {2025: f"{10 + n if n < fewer else 20 + n}", 2026: f"{10 + n if n < fewer else 20 + n}"},
            "pagu": {2025: "9.000.000", 2026: "9.000.000"},
            "sources": [{"page": 9, "table": 3, "row": n}],
        }
        for n, noun in enumerate(NOUNS[: fewer + steady])
    ]
    return judged(renstra(*rows, file="renstra.pdf"), rules=shipped("PLF-22"))[0]


def test_a_rule_that_only_asks_asks_many_rows_of_a_table_once_and_names_them():
    [asked] = table_of_work(fewer=5, steady=5)

    assert asked.severity == "question"
    assert "Pertanyaan yang sama untuk 5 baris tabel di hal. 9" in asked.message.id
    assert all(f"“Jumlah laporan {noun} yang disusun”" in asked.message.id for noun in NOUNS[:5])
    assert {place.row for place in asked.places} >= {0, 1, 2, 3, 4}


def test_a_few_questions_of_one_table_stay_apart():
    assert len(table_of_work(fewer=4, steady=6)) == 4


def kegiatan_with_other_indicators(other: int, same: int):
    """Return what ADA-18 says of kegiatan that two tables measure, some of them by other indicators."""
    elements, rows = [], []
    for page, table in ((70, 1), (80, 2)):
        elements.append(
            {
                "id": f"p{table}",
                "name": "Program Pembinaan",
                "level": "program",
                "sources": [{"page": page, "table": table}],
            }
        )
        for n, noun in enumerate(NOUNS[: other + same]):
            place = [{"page": page, "table": table, "row": n}]
            work = {"id": f"k{table}{n}", "name": f"Pembinaan {noun}", "level": "kegiatan", "parent": f"p{table}"}
            elements.append({**work, "sources": place})
            name = f"Jumlah dokumen {noun}" if n < other and table == 2 else f"Persentase kepuasan {noun} yang dibina"
            rows.append({"name": name, "element_id": work["id"], "level": "kegiatan", "sources": place})
    return judged(renstra(*rows, elements=elements, file="renstra.pdf"), rules=shipped("ADA-18"))[0]


def test_most_kegiatan_of_two_tables_that_are_measured_by_something_else_are_one_question():
    [asked] = kegiatan_with_other_indicators(other=6, same=1)

    assert asked.severity == "question"
    assert "tidak terpenuhi pada 6 dari 7 baris tabel di hal. 70 dan tabel di hal. 80" in asked.message.id


def test_two_kegiatan_that_are_measured_by_something_else_are_told_one_by_one():
    assert len(kegiatan_with_other_indicators(other=2, same=5)) == 2


def test_rows_that_print_one_series_are_asked_about_once():
    series = "2025–2026: 84,32 85,9"
    pairs = [
        finding(
            name,
            value(name, row(n), "nama indikator"),
            value(series, replace(row(n), column=None), "deret"),
            code="PLF-23",
            kind="copied_series",
            severity="question",
        )
        for n, name in enumerate(("Indeks A", "Persentase B", "Persentase C"))
    ]
    other = value("2025–2026: 1 3", replace(row(9), column=None), "deret")
    apart = finding("Jumlah D", other, code="PLF-23", kind="copied_series", severity="question")
    told = one_cause_once([*pairs, apart], NO_GRAPH)

    assert [each.subject for each in told] == ["Indeks A", "Jumlah D"]
    assert "“Persentase B”, “Persentase C”" in told[0].message.id


def absent(subject: str, number: int, table: int = 1, **changes: object) -> Finding:
    lacking = value("Program A", Source("renstra.pdf", page=12, table=table, row=5), "tabel yang tidak memuatnya")
    asked = {"code": "ADA-19", "kind": "missing_in", "severity": "question", "elements": (f"renstra#{subject}",)}
    return finding(subject, lacking, value(subject, row(number), "nama"), **{**asked, **changes})


def test_a_table_is_asked_once_why_it_lacks_many_elements():
    told = one_cause_once([*(absent(f"Kegiatan {n}", n) for n in range(5)), absent("Kegiatan X", 9, table=3)], NO_GRAPH)

    assert [each.subject for each in told] == ["Kegiatan 0", "Kegiatan X"]
    assert all(f"“Kegiatan {n}”" in told[0].message.id for n in range(1, 5))


def test_what_a_table_is_accused_to_lack_and_a_few_questions_stay_apart():
    accused = [absent(f"Kegiatan {n}", n, severity="error") for n in range(6)]

    assert one_cause_once(accused, CascadeGraph(())) == accused
    assert len(one_cause_once([absent(f"Kegiatan {n}", n) for n in range(4)], NO_GRAPH)) == 4
