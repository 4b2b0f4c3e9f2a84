"""What a decision means today: the same indicator, however it is printed now, and never its twin."""

from __future__ import annotations

import pytest
from documents_as_text import canonical

from cascade.decisions.name_lookup import IndicatorReference, find_indicators, means_the_same, reference_to
from cascade.graph.cascade_graph import CascadeGraph


@pytest.mark.parametrize(
    ("once", "today"),
    [
        ("Persentase desa yang tertib administrasi", "Prosentase desa yg tertib adm."),
        ("Persentase penyelengaraan pelayanan publik", "Persentase penyelenggaraan pelayanan publik"),
        ("Jumlah dokumen perencanan strategis", "Jumlah dokumen perencanaan strategis"),
        ("Penyelenggaraa n musyawarah kelurahan", "Penyelenggaraan musyawarah kelurahan"),
        ("Penyelengaraa n musyawarah kelurahan", "Penyelenggaraan musyawarah kelurahan"),
        ("Jumlah laporan koordinasi dan sinkronisasi", "Jumlah laporan sinkronisasi dan koordinasi"),
        ("Jumlah dokumen renja", "Jumlah dokumen renja yang disusun"),
        ("Cakupan pembinaan linmas (%)", "1. Cakupan pembinaan Satlinmas"),
    ],
)
def test_spelling_broken_words_and_slips_do_not_lose_a_name(once, today):
    assert means_the_same(once, today)
    assert means_the_same(today, once)


@pytest.mark.parametrize(
    ("once", "today"),
    [
        ("Persentase desa yang tertib administrasi", "Persentase kelurahan yang tertib administrasi"),
        ("Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi"),
        ("Jumlah barang milik daerah yang tersedia", "Jumlah barang milik daerah yang dipelihara"),
        ("Jumlah dokumen RKA", "Jumlah dokumen perubahan RKA"),
        ("Persentase peningkatan pendapatan", "Persentase penurunan pendapatan"),
        ("Persentase pengaduan yang diselesaikan", "Persentase pengadaan yang diselesaikan"),
        ("Jumlah kelompok tani pertanian", "Jumlah kelompok tani pertanahan"),
        ("Jumlah warga Desa Sukamaju yang terlayani", "Jumlah warga Desa Sukamaja yang terlayani"),
        ("Jumlah penduduk pindah ke Papua", "Jumlah penduduk pindah dari Papua"),
        ("Jumlah desa tertib", "Persentase desa tertib"),
        ("Jumlah laporan triwulan I", "Jumlah laporan triwulan II"),
        ("Jumlah pelajar yang dilatih", "Jumlah pengajar yang dilatih"),
        ("Persentase rumah layak huni", "Persentase rumah tidak layak huni"),
        ("Jumlah laporan 3 bulan", "Jumlah laporan 4 bulan"),
        ("Nilai SAKIP", "Nilai SAKIP kabupaten"),
    ],
)
def test_a_word_that_changes_the_meaning_is_another_indicator(once, today):
    assert not means_the_same(once, today)
    assert not means_the_same(today, once)


def dossier(*rows: dict, **more) -> CascadeGraph:
    return CascadeGraph([canonical("renja", [{"level": "kegiatan", **row} for row in rows], year=2026, **more)])


def found(graph: CascadeGraph, **side) -> list[str]:
    return [
        graph.indicators[node].id
        for node in find_indicators(graph, IndicatorReference(**{"document": "renja", **side})).nodes
    ]


def test_the_printed_name_is_preferred_to_one_that_only_means_the_same():
    graph = dossier(
        {"id": "a", "name": "Jumlah dokumen perencanaan", "element": "A"},
        {"id": "b", "name": "Jml dokumen perencanan", "element": "B"},
    )

    assert found(graph, name="Jml dokumen perencanan") == ["b"]


def test_the_element_tells_two_indicators_of_one_name_apart_and_may_be_misspelled():
    graph = dossier(
        {"id": "a", "name": "Jumlah laporan", "element": "Penyelenggaraan rapat koordinasi"},
        {"id": "b", "name": "Jumlah laporan", "element": "Pemeliharaan gedung"},
    )

    assert found(graph, name="Jumlah laporan", element="Penyelengaraan rapat koordinasi") == ["a"]
    assert found(graph, name="Jumlah laporan") == []
    assert len(find_indicators(graph, IndicatorReference(document="renja", name="Jumlah laporan")).candidates) == 2


def test_an_element_that_is_gone_is_not_replaced_by_its_neighbour():
    graph = dossier({"id": "b", "name": "Jumlah laporan", "element": "Pemeliharaan gedung"})

    assert found(graph, name="Jumlah laporan", element="Pengadaan gedung") == []


def test_one_name_under_one_sub_kegiatan_of_two_kegiatan_is_named_with_the_kegiatan():
    rows = [
        {"id": x, "name": "Jumlah Sekolah Baru", "element": "Pembangunan USB", "path": [f"Pendidikan {x}"]}
        for x in ("Dasar", "Menengah")
    ]
    graph = dossier(*rows)
    node = next(n for n, indicator in graph.indicators.items() if indicator.id == "Menengah")
    side = reference_to(graph, node)

    assert (side.element, side.under) == ("Pembangunan USB", "Pendidikan Menengah")
    assert find_indicators(graph, side).nodes == (node,)


def test_a_unique_name_is_named_by_kind_and_name_alone():
    graph = dossier({"name": "Nilai  SAKIP\n(nilai)"})

    assert reference_to(graph, "renja#i1") == IndicatorReference(document="renja", name="Nilai SAKIP (nilai)")


def test_a_twin_that_differs_in_a_slip_of_the_pen_alone_makes_a_name_need_its_element():
    rows = [
        {"name": "Presentase layanan publik", "element": "Tata kelola"},
        {"name": "Persentase layanan publik", "element": "Mutu layanan"},
    ]

    assert reference_to(dossier(*rows), "renja#i1").element == "Tata kelola"


def test_what_nothing_tells_apart_has_no_name():
    graph = dossier({"name": "Jumlah laporan"}, {"name": "Jumlah laporan"})

    assert reference_to(graph, "renja#i1") is None


@pytest.mark.parametrize(
    "called", ["pk", "perjanjian_kinerja", "Perjanjian Kinerja", "perjanjian kinerja 2026", "pk.yaml"]
)
def test_a_document_is_called_by_kind_title_or_file(called):
    pk = canonical("perjanjian_kinerja", [{"name": "Nilai SAKIP", "level": "sasaran"}], id="pk", year=2026)

    assert find_indicators(CascadeGraph([pk]), IndicatorReference(document=called, name="Nilai SAKIP")).nodes == (
        "pk#i1",
    )


def test_the_original_and_the_revised_document_are_both_meant_by_their_kind():
    row = [{"name": "Nilai SAKIP", "level": "sasaran"}]
    graph = CascadeGraph(
        [
            canonical("renja", row, id="murni", year=2026),
            canonical("renja", row, id="ubah", year=2026, phase="perubahan"),
        ]
    )

    assert find_indicators(graph, IndicatorReference(document="renja", name="Nilai SAKIP")).nodes == (
        "murni#i1",
        "ubah#i1",
    )
    assert find_indicators(graph, IndicatorReference(document="Renja Perubahan 2026", name="Nilai SAKIP")).nodes == (
        "ubah#i1",
    )


def test_two_officials_who_promise_other_things_under_one_name_are_told_apart_by_the_owner():
    def pk(number, element, position):
        row = {"name": "Jumlah laporan", "level": "kegiatan", "element": element}
        return canonical("perjanjian_kinerja", [row], id=f"pk{number}", year=2026, owner={"position": position})

    graph = CascadeGraph([pk(1, "Rapat koordinasi", "Camat Uji"), pk(2, "Pemeliharaan gedung", "Sekretaris Camat")])
    plain = find_indicators(graph, IndicatorReference(document="pk", name="Jumlah laporan"))

    assert (plain.nodes, len(plain.candidates)) == ((), 2)
    assert find_indicators(
        graph, IndicatorReference(document="pk", name="Jumlah laporan", owner="Sekretaris Camat")
    ).nodes == ("pk2#i1",)
    assert reference_to(graph, "pk2#i1").element == "Pemeliharaan gedung"
