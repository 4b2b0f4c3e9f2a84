"""The documents of a dossier are linked: which with which, what people decided, and inside one document."""

from __future__ import annotations

import pytest
from documents_as_text import canonical
from linked_indicators import links_of, village_decision, village_pair

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking import candidates, matcher
from cascade.linking.matcher import link_dossier


def test_copies_inside_a_document_are_one_side_of_one_link():
    row = {"name": "Jumlah rapat", "level": "sub_kegiatan", "element": "Rapat"}
    found, _ = links_of(canonical("renja", [row], year=2025), canonical("rencana_aksi", [row, row], year=2025))

    assert len(found) == 1


def test_documents_of_other_years_are_not_linked():
    row = [{"name": "Nilai SAKIP", "level": "sasaran"}]
    found, _ = links_of(canonical("renja", row, year=2024), canonical("perjanjian_kinerja", row, year=2025))

    assert found == ()


def test_the_perubahan_of_a_pk_is_compared_with_the_rencana_aksi_of_its_own_phase():
    row = [{"name": "Nilai SAKIP", "level": "sasaran"}]
    found, _ = links_of(
        canonical("perjanjian_kinerja", row, id="murni", year=2025),
        canonical("perjanjian_kinerja", row, id="ubah", year=2025, phase="perubahan"),
        canonical("rencana_aksi", row, year=2025, phase="perubahan"),
    )

    assert [link.left.split("#")[0] for link in found] == ["ubah"]


def test_a_human_confirmation_is_obeyed_and_named():
    [link], problems = links_of(*village_pair(), decisions=village_decision("confirmed"))

    assert (link.verdict, problems) == ("confirmed", ())
    assert "Inspektur Pembantu" in link.reasons[0].id


def test_a_human_rejection_is_obeyed():
    assert links_of(*village_pair(), decisions=village_decision("rejected"))[0] == ()


def test_a_decision_that_matches_nothing_is_reported():
    _, problems = links_of(*village_pair(), decisions=village_decision("confirmed", right="Nama yang tidak ada"))

    assert "Nama yang tidak ada" in problems[0].message.id


def test_linking_is_deterministic_whatever_the_order_of_rows():
    rows = [{"name": f"Jumlah laporan {x} yang disusun", "level": "kegiatan"} for x in ("a1", "b2", "c3", "d4")]

    def names(order):
        left, right = canonical("renstra", order, years=[2025]), canonical("renja", rows, year=2025)
        graph = CascadeGraph([left, right])
        return {
            (graph.indicators[k.left].name.text, graph.indicators[k.right].name.text, k.verdict)
            for k in link_dossier(graph, Decisions())[0]
        }

    assert names(rows) == names(rows[::-1])


def test_a_renstra_perubahan_takes_the_place_of_the_renstra_for_the_years_that_it_covers():
    row = [{"name": "Nilai SAKIP", "level": "sasaran"}]
    found, _ = links_of(
        canonical("renstra", row, id="murni", years=[2022, 2023, 2024, 2025]),
        canonical("renstra", row, id="ubah", years=[2025], phase="perubahan"),
        canonical("perjanjian_kinerja", row, id="pk24", year=2024),
        canonical("perjanjian_kinerja", row, id="pk25", year=2025),
    )

    assert {(link.left, link.right) for link in found} == {("murni#i1", "pk24#i1"), ("ubah#i1", "pk25#i1")}


def test_the_last_plan_is_asked_about_the_year_after_it_only_where_no_plan_of_that_year_is_there():
    row = [{"name": "Nilai SAKIP", "level": "sasaran"}]
    old = canonical("renstra", row, id="lama", years=[2021, 2022, 2023, 2024])
    new = canonical("renstra", row, id="baru", years=[2025, 2026])
    pk = canonical("perjanjian_kinerja", row, year=2025)

    assert [link.left for link in links_of(old, pk)[0]] == ["lama#i1"]
    assert [link.left for link in links_of(old, new, pk)[0]] == ["baru#i1"]


def test_two_decisions_that_contradict_each_other_are_told_and_the_last_one_counts():
    both = Decisions((*village_decision("confirmed").links, *village_decision("rejected").links))

    found, problems = links_of(*village_pair(), decisions=both)

    assert found == ()
    assert "bertentangan" in problems[0].message.id


def printed(table: int, level: str, name: str, **more) -> dict:
    return {
        "level": level,
        "name": name,
        "sources": [{"file": "renstra.pdf", "page": 10 * table, "table": table, "row": 3}],
        **more,
    }


def inside(*rows: dict) -> list[str]:
    """The verdicts of the links inside one Renstra."""
    return [link.verdict for link in links_of(canonical("renstra", list(rows), years=[2025, 2026]))[0]]


def test_what_a_document_prints_again_with_a_slip_is_linked_inside_it():
    above = {"element": "Pemeliharaan Kendaraan", "path": ["Pemeliharaan Barang Milik Daerah"]}
    first = printed(1, "sub_kegiatan", "Jumlah kendaraan dinas yang dipelihara dan dibayarkan pajaknya", **above)
    again = printed(2, "sub_kegiatan", "Jumlah kendaraan dinas yang dipemelihara dan dibayarkan pajaknya", **above)

    assert inside(first, again) == ["auto"]


def test_one_indicator_on_two_levels_or_under_two_wordings_of_a_sasaran_is_linked_inside_its_document():
    name = "Persentase kepuasan pegawai"
    program = printed(2, "program", name, element="Program Penunjang")

    assert inside(printed(1, "sasaran", name, element="Layanan internal"), program) == ["exact"]
    assert inside(
        printed(1, "sasaran", name, element="Meningkatnya kualitas kinerja kecamatan"),
        printed(2, "sasaran", name, element="Meningkatnya kinerja pemerintah kecamatan"),
    ) == ["exact"]


@pytest.mark.parametrize(
    "other",
    [
        printed(1, "sub_kegiatan", "Jumlah dokumen perencanan yang disusun", element="Perencanaan"),  # the same table
        printed(2, "sub_kegiatan", "Jumlah dokumen perencanan yang disusun", element="Penyuluhan"),
        printed(2, "sub_kegiatan", "Jumlah dokumen evaluasi yang disusun", element="Perencanaan"),
        printed(2, "program", "Jumlah dokumen perencanaan yang disusun", element="Perencanaan"),
        {
            "level": "sub_kegiatan",
            "name": "Jumlah dokumen perencanan yang disusun",
            "element": "Perencanaan",
        },  # nowhere
    ],
)
def test_nothing_else_is_linked_inside_a_document(other):
    assert (
        inside(printed(1, "sub_kegiatan", "Jumlah dokumen perencanaan yang disusun", element="Perencanaan"), other)
        == []
    )


@pytest.mark.parametrize("level", ["program", "kegiatan", "sub_kegiatan"])
def test_what_an_official_below_the_head_promises_is_what_the_plan_measures_for_work(level):
    name = "Jumlah tenaga kesehatan yang dilatih"
    plan = canonical("renstra", [{"name": name, "level": level, "element": "Pelatihan"}], years=[2025])
    promise = [{"name": name, "level": "sasaran", "element": "Meningkatnya kompetensi tenaga kesehatan"}]
    below = canonical("perjanjian_kinerja", promise, year=2025, superior={"position": "Kepala Dinas Kesehatan"})
    head = canonical("perjanjian_kinerja", promise, year=2025, superior={"position": "Bupati Contoh"})

    assert len(links_of(plan, below)[0]) == 1
    assert len(links_of(plan, head)[0]) == (level == "program")


def test_the_same_target_of_one_unit_under_one_sasaran_settles_another_wording():
    row = {"level": "sasaran", "element": "Menurunnya kematian ibu", "unit": "Angka"}
    plan = canonical("renstra", [{**row, "name": "Angka Kematian Ibu", "targets": {2025: "95"}}], years=[2025])

    def verdict(target):
        [link] = links_of(plan, canonical("perjanjian_kinerja", [{**row, "name": "AKI", "target": target}], year=2025))[
            0
        ]
        return link.verdict

    assert (verdict("95"), verdict("90")) == ("auto", "needs_confirmation")


def test_names_of_a_document_are_indexed_once_and_two_names_compared_once(monkeypatch):
    rows = [{"name": name, "level": "sasaran"} for name in ("Nilai SAKIP", "Indeks Kepuasan Masyarakat")]
    kinds = ("renja", "perjanjian_kinerja", "rencana_aksi")
    indexed, compared = [], []
    index, compare = candidates.Index, matcher.compare
    monkeypatch.setattr(candidates, "Index", lambda names: indexed.append(1) or index(names))
    monkeypatch.setattr(matcher, "compare", lambda a, b: compared.append((a.text, b.text)) or compare(a, b))

    links, _ = links_of(*(canonical(kind, rows, year=2025) for kind in kinds))

    assert len(links) == 6
    assert len(indexed) <= len(kinds)
    assert len(compared) == len(set(compared))
