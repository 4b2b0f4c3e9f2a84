"""KKE format 3 answers 1 or 0 only where targets can be compared."""

from __future__ import annotations

from small_workpapers import papers

from cascade.model import Link

ELEMENT = {
    "id": "k",
    "level": "kegiatan",
    "name": "Rapat Koordinasi",
    "code": "7.01.01.2.01",
    "pagu": {2025: "74.000.000"},
}
INDICATOR = {"id": "a", "name": "Jumlah rapat", "level": "kegiatan", "element_id": "k", "unit": "kali"}


def rows(renstra=None, dpa="12", more=()):
    documents = [
        {"kind": "dpa", "year": 2025, "elements": [ELEMENT],
         "indicators": [{**INDICATOR, "targets": {"2025": dpa}}, *more]},
    ]  # fmt: skip
    if renstra is not None:
        documents.append(
            {"kind": "renstra", "years": [2025, 2026], "indicators": [{**INDICATOR, "element_id": None, "targets": {"2025": renstra}}]}
        )  # fmt: skip
    links = [Link("dpa#a", "renstra#a", "exact", 100, 100)] if renstra is not None else []
    return papers(documents=documents, links=links).budget


def test_the_same_target_is_one_and_another_zero():
    [alike], [other] = rows("12"), rows("14")

    assert (alike.fits[0], other.fits[0]) == (1, 0)
    assert alike.others[0].raw == "12"


def test_what_cannot_be_compared_is_left_open_with_the_reason():
    [without] = rows()
    [blank] = rows("")

    assert without.fits == (None, None)
    assert without.why.id == "Renstra tidak ada di berkas; Renja tidak ada di berkas"
    assert "target Renstra tidak ditemukan" in blank.why.id


def test_an_element_and_its_pagu_stand_only_in_its_first_row():
    first, second = rows("12", more=[{**INDICATOR, "id": "b", "name": "Jumlah peserta", "targets": {"2025": "30"}}])

    assert (first.element, first.pagu.raw, first.level) == ("Rapat Koordinasi", "74.000.000", "kegiatan")
    assert (second.element, second.pagu, second.indicator) == ("", None, "Jumlah peserta")
