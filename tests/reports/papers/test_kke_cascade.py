"""KKE format 2 says 1 only where all three documents agree."""

from __future__ import annotations

from small_workpapers import papers

from cascade.model import Link


def same_everywhere(**changes):
    one = {
        "id": "a",
        "name": "Indeks Kepuasan Masyarakat",
        "level": "sasaran",
        "unit": "Indeks",
        "targets": {"2025": "82"},
    }
    documents = [
        {"kind": "renstra", "years": [2025, 2026], "indicators": [one]},
        {"kind": "renja", "year": 2025, "indicators": [one]},
        {"kind": "perjanjian_kinerja", "year": 2025, "owner": {"position": "Camat Contoh"}, "indicators": [{**one, **changes}]},
    ]  # fmt: skip
    links = [
        Link("renstra#a", "renja#a", "exact", 100, 100),
        Link("renstra#a", "perjanjian_kinerja#a", "exact", 100, 100),
    ]
    return papers(documents=documents, links=links).cascade


def test_fit_is_one_only_where_all_three_documents_say_the_same():
    [row] = same_everywhere()
    [other] = same_everywhere(targets={"2025": "84"})

    assert (row.fit, row.positions) == (1, ("Camat Contoh",))
    assert (other.fit, other.why.id) == (None, "Target 2025 berbeda")
