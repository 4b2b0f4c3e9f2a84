"""Two documents of one kind and period cannot both be in force, unless one is a list inside the plan itself."""

from __future__ import annotations

from cascade.graph.conflicts import documents_of_other_opd, find_conflicting_kinds, is_superseded, share_years
from cascade.model import Document
from cascade.reading.canonical import to_document


def document(kind: str, file: str, number: int = 1) -> Document:
    data = {
        "kind": kind,
        "opd": "Dinas Contoh",
        "years": [2025, 2026],
        "indicators": [{"name": "Indeks A", "level": "sasaran"}],
    }
    return to_document(data, f"{file}#{number}", file)[0]


def test_two_iku_of_one_period_are_in_dispute():
    kinds, problems = find_conflicting_kinds((document("iku", "iku-a.xlsx"), document("iku", "iku-b.xlsx")))
    assert kinds == {"iku"}
    assert len(problems) == 1


def test_the_iku_of_an_office_and_the_list_in_its_renstra_stand_side_by_side():
    inside = (document("renstra", "renstra.pdf"), document("iku", "renstra.pdf", 2), document("iku", "iku.xlsx"))
    assert find_conflicting_kinds(inside) == (set(), ())


def plan(*years: int, **more) -> Document:
    data = {"kind": "renstra", "years": list(years), "indicators": [], **more}
    return to_document(data, f"r{years[0]}{more.get('phase', '')}", "renstra.pdf")[0]


def yearly(year: int) -> Document:
    return to_document({"kind": "renja", "year": year, "indicators": []}, "renja", "renja.pdf")[0]


def test_a_perubahan_supersedes_the_plan_for_the_years_that_it_covers():
    old, amended = plan(2022, 2023, 2024, 2025), plan(2025, phase="perubahan")

    assert is_superseded(old, yearly(2025), (old, amended))
    assert not is_superseded(old, yearly(2024), (old, amended))
    assert not is_superseded(amended, yearly(2025), (old, amended))


def test_the_plan_of_the_next_period_supersedes_the_last_one_for_its_own_years():
    old, new = plan(2021, 2022, 2023), plan(2024, 2025)

    assert is_superseded(old, yearly(2024), (old, new))
    assert not is_superseded(old, yearly(2023), (old, new))
    assert not is_superseded(old, yearly(2024), (old,))


def test_an_annual_document_shares_a_year_for_which_a_plan_prints_values_and_a_plan_only_its_period():
    row = {"name": "Indeks A", "level": "sasaran", "targets": {"2025": "1", "2026": "2"}}
    old = to_document({"kind": "renstra", "years": [2024, 2025], "indicators": [row]}, "r", "r")[0]
    renja = to_document({"kind": "renja", "year": 2025, "years": [2025], "indicators": [row]}, "j", "j")[0]

    assert share_years(old, yearly(2026))
    assert share_years(yearly(2026), old)
    assert not share_years(old, yearly(2027))
    assert not share_years(old, plan(2026, 2027))
    assert not share_years(renja, yearly(2026))


def test_two_pk_of_two_officials_stand_side_by_side_and_of_one_do_not():
    def pk(file: str, position: str | None, name: str = "Indeks A") -> Document:
        owner = {"owner": {"position": position}} if position else {}
        row = {"name": name, "level": "sasaran"}
        data = {"kind": "perjanjian_kinerja", "year": 2025, "indicators": [row], **owner}
        return to_document(data, file, file)[0]

    camat, sekretaris = pk("a.docx", "Camat Uji"), pk("b.docx", "Sekretaris Kecamatan")

    assert find_conflicting_kinds((camat, sekretaris)) == (set(), ())
    assert find_conflicting_kinds((camat, pk("c.docx", "CAMAT UJI")))[0] == {"perjanjian_kinerja"}
    assert find_conflicting_kinds((camat, pk("d.docx", None)))[0] == {"perjanjian_kinerja"}
    assert find_conflicting_kinds((camat, pk("e.docx", None, "Jumlah laporan"))) == (set(), ())


def test_a_document_of_another_opd_is_named_once_for_each_file():
    def of(opd: str, file: str, number: int = 1) -> Document:
        return to_document({"kind": "renja", "opd": opd, "indicators": []}, f"{file}#{number}", file)[0]

    documents = (of("Dinas A", "a.pdf"), of("DINAS  A", "b.pdf"), of("Dinas B", "c.pdf"), of("Dinas B", "c.pdf", 2))
    [problem] = documents_of_other_opd(documents)

    assert "“Dinas A” (a.pdf) dan “Dinas B” (c.pdf)" in problem.message.id
