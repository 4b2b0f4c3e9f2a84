from __future__ import annotations

from itertools import combinations

import pytest
from documents_as_text import canonical
from hypothesis import given
from hypothesis import strategies as st

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.decisions import Decisions, LinkDecision, Side
from cascade.linking.features import acronyms, built_in, compare, row
from cascade.linking.matcher import close_triangles, link_dossier
from cascade.model import Link
from cascade.text.word_lists import word_lists


def links_of(*documents, decisions: Decisions | None = None):
    graph = CascadeGraph(documents)
    found, problems = link_dossier(graph, decisions or Decisions())
    return found, problems


def one(left: dict, right: dict, level: str = "sasaran"):
    """The link between the single indicators of a Renstra and a PK, or None."""
    found, _ = links_of(
        canonical("renstra", [{"level": level, **left}], years=[2024, 2025]),
        canonical("perjanjian_kinerja", [{"level": level, **right}], year=2025),
    )
    return found[0] if found else None


def test_the_same_name_is_an_exact_link_whatever_the_spelling():
    link = one(
        {"name": "Persentase pembayaran PBB di Kecamatan"},
        {"name": "Prosentase Pembayaran Pajak Bumi dan Bangunan di kec."},
    )

    assert link.verdict == "exact"
    assert link.reasons[0].id == "nama sama"


def test_acronyms_of_the_field_are_spellings_of_one_name():
    assert one({"name": "Nilai SKM"}, {"name": "Indeks Kepuasan Masyarakat (IKM)"}).verdict == "exact"
    assert one({"name": "Nilai AKIP"}, {"name": "Nilai SAKIP"}).verdict == "exact"


def test_the_name_of_the_opd_is_no_part_of_the_name_of_its_indicator():
    link = links_of(
        canonical("renstra", [{"level": "sasaran", "name": "Nilai SAKIP Kecamatan Uji"}], years=[2024, 2025]),
        canonical("perjanjian_kinerja", [{"level": "sasaran", "name": "Nilai SAKIP"}], year=2025),
    )[0]

    assert [found.verdict for found in link] == ["exact"]


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi", "kelurahan"),
        (
            "Jumlah barang milik daerah yang tersedia",
            "Jumlah barang milik daerah yang dipelihara",
            "tersedia ↔ dipelihara",
        ),
        ("Persentase kelompok masyarakat yang aktif", "Persentase kelompok swadaya masyarakat yang aktif", "swadaya"),
    ],
)
def test_a_meaning_changing_word_is_never_linked_without_asking(left, right, word):
    link = one({"name": left}, {"name": right})

    assert link is None or (link.verdict == "needs_confirmation" and word in link.changed)


@pytest.mark.parametrize(
    ("name", "one_word", "other_word"),
    [
        ("Persentase {} yang diselesaikan tepat waktu", "pengaduan", "pengadaan"),
        ("Persentase kelompok masyarakat {} yang dibina kecamatan", "pertanian", "pertanahan"),
        ("Persentase pelayanan {} yang sesuai standar operasional", "perikanan", "perizinan"),
        ("Persentase {} yang lulus uji kompetensi bahasa Inggris", "pelajar", "pengajar"),
        ("Persentase sarana {} yang memenuhi standar pelayanan", "dasar", "pasar"),
        ("Persentase penyelesaian {} pada perangkat daerah", "pelanggaran", "penganggaran"),
        ("Jumlah tenaga {} yang tersertifikasi kompetensi", "pendidikan", "kependidikan"),
        ("Jumlah siswa {} yang menerima beasiswa prestasi akademik", "Sekolah Menengah Atas", "Sekolah Menengah Kejuruan"),
        ("Jumlah warga Desa {} yang terlayani administrasi", "Sukamaju", "Sukamaja"),
        ("Jumlah guru dari provinsi lain yang pindah ke {} dan diterima", "Papua", "Papua Barat"),
    ],
)  # fmt: skip
def test_a_word_of_the_field_is_never_a_typing_slip_of_another_one(name, one_word, other_word):
    link = one({"name": name.format(one_word)}, {"name": name.format(other_word)})

    assert link is None or link.verdict == "needs_confirmation"


@pytest.mark.parametrize("slip", ["penyelengaraan", "peneyelenggaraan", "penyelenggaran"])
def test_a_typing_slip_of_a_word_of_the_field_is_linked(slip):
    name = "Persentase {} pelayanan publik yang sesuai standar operasional"

    assert one({"name": name.format("penyelenggaraan")}, {"name": name.format(slip)}).verdict == "auto"


def test_the_same_words_in_another_order_are_a_question():
    name = "Jumlah pendidik yang dipindahkan dari {} ke {}"
    link = one({"name": name.format("Papua", "Papua Barat")}, {"name": name.format("Papua Barat", "Papua")})

    assert (link.verdict, [reason.id for reason in link.reasons]) == ("needs_confirmation", ["urutan kata berbeda"])


def test_two_things_named_side_by_side_may_change_places():
    link = one(
        {"name": "Jumlah laporan koordinasi dan sinkronisasi"}, {"name": "Jumlah laporan sinkronisasi dan koordinasi"}
    )

    assert link.verdict == "auto"


def test_jumlah_is_never_persentase_of_the_same_object():
    assert (
        one({"name": "Jumlah desa yang tertib administrasi"}, {"name": "Persentase desa yang tertib administrasi"})
        is None
    )


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Tingkat kepuasan masyarakat atas layanan", "Persentase kepuasan masyarakat atas layanan", "tingkat ↔ persentase"),
        ("Nilai SAKIP Kecamatan", "Predikat SAKIP Kecamatan", "nilai ↔ predikat"),
        ("Level maturitas SPIP", "Nilai maturitas SPIP", "level ↔ nilai"),
        ("Angka Kematian Ibu per 100.000 kelahiran hidup", "Angka Kematian Ibu", "per 100.000 kelahiran hidup"),
    ],
)  # fmt: skip
def test_a_kindred_measure_or_a_missing_basis_is_a_question_and_no_lost_link(left, right, why):
    link = one({"name": left}, {"name": right})

    assert link.verdict == "needs_confirmation"
    assert why in link.reasons[0].id


def test_a_kindred_measure_never_disturbs_the_link_between_the_same_names():
    rows = [{"name": f"{measure} SAKIP", "level": "sasaran"} for measure in ("Nilai", "Predikat")]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("perjanjian_kinerja", rows, year=2025))

    assert [link.verdict for link in found] == ["exact", "exact"]


def test_equal_targets_are_no_evidence_for_a_link():
    apart = one({"name": "Indeks kepuasan", "targets": {2025: "84,37"}}, {"name": "Nilai SAKIP", "target": "84,37"})

    assert apart is None


def test_a_near_tie_is_a_question_that_names_the_runner_up():
    found, _ = links_of(
        canonical(
            "renstra", [{"name": "Jumlah dokumen perencanaan bidang yang disusun", "level": "sasaran"}], years=[2025]
        ),
        canonical(
            "perjanjian_kinerja",
            [
                {"name": f"Jumlah dokumen perencanaan bidang {x} yang disusun", "level": "sasaran"}
                for x in ("satu", "dua")
            ],
            year=2025,
        ),
    )

    assert [link.verdict for link in found] == ["needs_confirmation"]
    assert found[0].runner_up is not None


def test_the_same_name_twice_is_told_apart_by_the_elements_above():
    rows = [
        {
            "id": x,
            "name": "Jumlah Sekolah Baru",
            "level": "sub_kegiatan",
            "element": "Pembangunan USB",
            "path": [f"Pendidikan {x}"],
        }
        for x in ("Dasar", "Menengah")
    ]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", list(reversed(rows)), year=2025))

    assert {(link.left.split("#")[1], link.right.split("#")[1], link.verdict) for link in found} == {
        ("Dasar", "Dasar", "exact"),
        ("Menengah", "Menengah", "exact"),
    }


def test_links_are_one_to_one():
    rows = [
        {"name": f"Jumlah dokumen {x} yang disusun", "level": "kegiatan"} for x in ("renja", "renstra", "rka", "dpa")
    ]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", rows[::-1], year=2025))

    assert len({link.left for link in found}) == len({link.right for link in found}) == len(found) == 4


def test_copies_inside_a_document_are_one_side_of_one_link():
    row = {"name": "Jumlah rapat", "level": "sub_kegiatan", "element": "Rapat"}
    found, _ = links_of(canonical("renja", [row], year=2025), canonical("rencana_aksi", [row, row], year=2025))

    assert len(found) == 1


def test_levels_do_not_mix():
    assert (
        one({"name": "Presentase Realisasi PBB", "level": "sub_kegiatan"}, {"name": "Persentase realisasi PBB"}) is None
    )


def test_a_tujuan_indicator_is_found_among_the_sasaran_of_a_pk():
    assert (
        one({"name": "Indeks Kepuasan Masyarakat", "level": "tujuan"}, {"name": "Indeks Kepuasan Masyarakat"}).verdict
        == "exact"
    )


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


def decided(verdict: str, right: str = "Persentase desa/kelurahan tertib") -> Decisions:
    return Decisions(
        (
            LinkDecision(
                left=Side(document="renstra", name="Persentase desa tertib"),
                right=Side(document="perjanjian_kinerja", name=right),
                verdict=verdict,
                by="Inspektur Pembantu",
            ),
        )
    )


def pair():
    return (
        canonical("renstra", [{"name": "Persentase desa tertib", "level": "sasaran"}], years=[2025]),
        canonical("perjanjian_kinerja", [{"name": "Persentase desa/kelurahan tertib", "level": "sasaran"}], year=2025),
    )


def test_a_human_confirmation_is_obeyed_and_named():
    [link], problems = links_of(*pair(), decisions=decided("confirmed"))

    assert (link.verdict, problems) == ("confirmed", ())
    assert "Inspektur Pembantu" in link.reasons[0].id


def test_a_human_rejection_is_obeyed():
    assert links_of(*pair(), decisions=decided("rejected"))[0] == ()


def test_a_decision_that_matches_nothing_is_reported():
    _, problems = links_of(*pair(), decisions=decided("confirmed", right="Nama yang tidak ada"))

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


def trio():
    return (
        *pair(),
        canonical("rencana_aksi", [{"name": "Persentase desa/kelurahan tertib", "level": "sasaran"}], year=2025),
    )


def test_one_confirmation_answers_the_same_question_about_a_third_document():
    found, _ = links_of(*trio(), decisions=decided("confirmed"))

    assert sorted(link.verdict for link in found) == ["confirmed", "confirmed", "exact"]


def test_one_rejection_answers_the_same_question_about_a_third_document():
    found, _ = links_of(*trio(), decisions=decided("rejected"))

    assert [link.verdict for link in found] == ["exact"]


def test_without_a_decision_both_questions_stay_open():
    found, _ = links_of(*trio())

    assert sorted(link.verdict for link in found) == ["exact", "needs_confirmation", "needs_confirmation"]


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
    both = Decisions((*decided("confirmed").links, *decided("rejected").links))

    found, problems = links_of(*pair(), decisions=both)

    assert found == ()
    assert "bertentangan" in problems[0].message.id


def test_contradicting_decisions_on_twins_leave_the_question_open():
    names = {"renja": "Persentase desa/kelurahan tertib", "perjanjian_kinerja": "Persentase desa/kelurahan tertib"}
    rows = {kind: [{"name": name, "level": "sasaran"}] for kind, name in names.items()}
    documents = (
        canonical("renstra", [{"name": "Persentase desa tertib", "level": "sasaran"}], years=[2025]),
        *(canonical(kind, rows[kind], year=2025) for kind in names),
        canonical("rencana_aksi", rows["renja"], year=2025),
    )
    verdicts = zip(names, ("confirmed", "rejected"), strict=True)
    decisions = [
        LinkDecision(
            left=Side(document="renstra", name="Persentase desa tertib"),
            right=Side(document=kind, name=names[kind]),
            verdict=verdict,
        )
        for kind, verdict in verdicts
    ]

    found, _ = links_of(*documents, decisions=Decisions(tuple(decisions)))

    assert [x.verdict for x in found if (x.left, x.right) == ("renstra#i1", "rencana_aksi#i1")] == [
        "needs_confirmation"
    ]


@pytest.mark.parametrize("group", word_lists()["changing"], ids=lambda group: group[0])
def test_no_two_meaning_changing_words_of_one_group_are_linked_unasked(group):
    name = "Persentase layanan {} yang memenuhi standar pelayanan minimal"
    for one_word, other_word in combinations(group, 2):
        link = one({"name": name.format(one_word)}, {"name": name.format(other_word)})

        assert link is None or link.verdict == "needs_confirmation", (one_word, other_word)


@pytest.mark.parametrize("word", word_lists()["one_sided"])
def test_no_meaning_changing_word_of_one_side_is_linked_unasked(word):
    name = "Jumlah kelompok {} masyarakat desa yang difasilitasi pemerintah kecamatan"
    link = one({"name": name.format("")}, {"name": name.format(word)})

    assert link is None or link.verdict == "needs_confirmation"


@given(st.data())
def test_a_name_that_a_narrow_column_breaks_anywhere_is_the_same_indicator(data):
    name = "Persentase penyelenggaraan pelayanan masyarakat yang memenuhi standar operasional"
    place = data.draw(st.integers(len("Persentase") + 1, len(name) - 1))
    broken = f"{name[:place]} {name[place:]}"

    link = one({"name": name}, {"name": broken})

    assert link is not None
    assert link.is_settled


def test_an_acronym_is_learned_from_the_documents():
    explained = {"name": "Persentase Potensi Sumber Kesejahteraan Sosial (PSKS) yang dibina", "level": "program"}
    rows = [{"name": "Persentase PSKS yang aktif", "level": "program"}, explained]
    full = {"name": "Persentase potensi sumber kesejahteraan sosial yang aktif", "level": "program"}
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", [full], year=2025))

    assert [(link.left, link.verdict) for link in found] == [("renstra#i1", "exact")]


@pytest.mark.parametrize(
    ("explained", "short"),
    [
        ("Persentase desa ODF (Open Defecation Free)", "Persentase desa ODF"),
        ("Indeks Kualitas Lingkungan Hidup (IKLH)", "IKLH"),
    ],
)
def test_an_acronym_that_is_spelled_out_in_brackets_or_stands_alone_is_the_name(explained, short):
    rows = [{"name": name, "level": "sasaran"} for name in (explained, short)]
    found, _ = links_of(
        canonical("renstra", rows[:1], years=[2025]), canonical("perjanjian_kinerja", rows[1:], year=2025)
    )

    assert [link.is_settled for link in found] == [True]


def test_an_acronym_that_no_document_explains_is_a_question_that_spells_it_out():
    link = one(
        {"name": "Persentase PSKS yang aktif berperan"},
        {"name": "Persentase potensi sumber kesejahteraan sosial yang aktif berperan"},
    )

    assert link.verdict == "needs_confirmation"
    assert "PSKS = potensi sumber kesejahteraan sosial" in link.reasons[0].id


def test_an_acronym_with_two_meanings_is_not_learned():
    texts = [
        "Indeks Kepuasan Masyarakat (IKM)",
        "Pembinaan Industri Kecil Menengah (IKM)",
        "Rencana Kerja Anggaran (RKG)",
    ]

    assert acronyms(texts) == ()


def test_two_indicators_in_one_cell_are_each_compared_and_always_asked_about():
    name = "Jumlah laporan hasil monitoring kegiatan desa"
    link = one({"name": f"1. {name} 2. Indeks Kepuasan Masyarakat"}, {"name": name})

    assert (link.verdict, link.reasons[0].id) == ("needs_confirmation", "beberapa indikator dalam satu sel")


def test_an_office_or_place_at_the_end_of_one_name_is_no_difference():
    for tail in (
        "Kecamatan Sukaraya",
        "di Kabupaten Banjarwangi",
        "Dinas Perhubungan",
        "pada Badan Kepegawaian Daerah",
    ):
        link = one({"name": f"Jumlah laporan hasil pembinaan kelompok tani {tail}"}, {"name": "Jumlah laporan hasil pembinaan kelompok tani"})  # fmt: skip
        assert link.verdict == "auto", tail


def test_another_place_on_each_side_is_a_difference():
    name = "Jumlah laporan hasil pembinaan kelompok tani Kecamatan {}"
    link = one({"name": name.format("Sukaraya")}, {"name": name.format("Banjarwangi")})

    assert link is None or link.verdict == "needs_confirmation"


def test_one_code_never_links_two_names_and_another_code_makes_the_same_name_a_question():
    here = {"name": "Jumlah Sekolah Baru", "code": "1.01.02.2.01.0001"}

    assert one(here, {"name": "Jumlah kendaraan dinas yang dipelihara", "code": here["code"]}) is None
    assert one(here, here).verdict == "exact"
    elsewhere = one(here, {**here, "code": "1.01.02.2.02.0001"})
    assert (elsewhere.verdict, elsewhere.reasons[0].id) == (
        "needs_confirmation",
        "kode berbeda: 1.01.02.2.01.0001 ↔ 1.01.02.2.02.0001",
    )


def test_the_same_name_under_two_kegiatan_is_a_question_where_nothing_says_which():
    rows = [
        {"id": x, "name": "Jumlah Sekolah Baru", "level": "sub_kegiatan", "element": "USB", "path": [f"Pendidikan {x}"]}
        for x in ("Dasar", "Menengah")
    ]
    alone = [{"name": "Jumlah Sekolah Baru", "level": "sub_kegiatan", "element": "USB"}]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", alone, year=2025))

    assert [(link.verdict, link.reasons[0].id) for link in found] == [
        ("needs_confirmation", "kandidat kedua hampir sama")
    ]


def test_a_triangle_over_three_documents_that_does_not_close_is_a_question():
    def link(left: str, right: str, verdict: str, score: float) -> Link:
        return Link(f"{left}#i1", right if "#" in right else f"{right}#i1", verdict, score, 50)

    rows = [{"id": x, "name": f"Indeks {x}", "level": "sasaran"} for x in ("i1", "i2")]
    documents = [
        canonical("renstra", rows, years=[2025]),
        canonical("renja", rows, year=2025),
        canonical("rencana_aksi", rows, year=2025),
    ]
    pairs = {("renstra", "renja"), ("renja", "rencana_aksi"), ("renstra", "rencana_aksi")}
    graph = CascadeGraph(documents)
    first, second = link("renstra", "renja", "auto", 80), link("renja", "rencana_aksi", "exact", 99)

    closed = close_triangles(graph, (first, second, link("renstra", "rencana_aksi", "auto", 85)), pairs)
    open_ = close_triangles(graph, (first, second, link("renstra", "rencana_aksi#i2", "auto", 85)), pairs)

    assert [each.verdict for each in closed] == ["auto", "exact", "auto"]
    assert [each.verdict for each in open_] == ["needs_confirmation", "exact", "auto"]
    assert "dokumen ketiga" in open_[0].reasons[0].id


def test_left_and_right_may_change_places():
    texts = ["Jml lap. hasil monev penyelenggaraa n desa", "Jumlah laporan hasil monitoring dan evaluasi penyelenggaraan desa/kelurahan"]  # fmt: skip
    one_row, other_row = (row(text, "Laporan", ["Monev"], None, False) for text in texts)

    there, back = compare(one_row, other_row), compare(other_row, one_row)

    assert built_in().odds(there) == pytest.approx(built_in().odds(back))
    assert (there.only_left, there.only_right) == (back.only_right, back.only_left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Persentase Jembatan dalam Kondisi Baik yang dilaksanakan", "Persentase Jembatan dalam Kondisi Baik"),
        ("Jumlah Dokumen Kajian Pesisir yang tersedai", "Jumlah Dokumen Kajian Pesisir"),
        ("Jumlah Populasi Kambing Taun 2026", "Jumlah Populasi Kambing"),
        ("Laju Petumbuhan Sektor Kehutanan, Pertanian dan Perikanan", "Laju Pertumbuhan Sektor Pertanian, Kehutanan dan Perikanan"),
        ("Angka Keberhasilan Pegobatan TBC", "Angka Keberhasilan Pengobatan TBC"),
        ("Indeks resko bencana", "Indeks Risiko Bencana"),
    ],
)  # fmt: skip
def test_a_slip_a_list_or_a_last_word_that_adds_nothing_is_linked_unasked(left, right):
    assert one({"name": left}, {"name": right}).verdict in ("exact", "auto")


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Persentase kekerasan oleh anak", "Persentase kekerasan terhadap anak", "oleh ↔ terhadap"),
        ("Jumlah bantuan dari desa", "Jumlah bantuan untuk desa", "dari ↔ untuk"),
        ("Jumlah laporan pencatatan sipil", "Jumlah laporan pencatatan sipil di provinsi", "provinsi"),
        ("Jumlah pengadan barang", "Jumlah pengaduan barang", "pengadan ↔ pengaduan"),
        ("Luas Kebun Raya Sukamaju yang dipelihara", "Luas Kebun Raya Sukamaja yang dipelihara", "sukamaju ↔ sukamaja"),
    ],
)  # fmt: skip
def test_what_may_be_another_thing_is_asked_and_named(left, right, why):
    link = one({"name": left}, {"name": right})

    assert link.verdict == "needs_confirmation"
    assert why in link.reasons[0].id


def test_the_same_name_under_two_kegiatan_is_told_apart_by_the_kegiatan_that_one_side_prints():
    """The sub kegiatan is printed on one side only, and one name has a slip."""
    name, above = "Jumlah ruang kelas yang dibangun", ["Pengelolaan Sekolah Dasar", "Pengelolaan Pendidikan Nonformal"]
    renstra = canonical(
        "renstra",
        [
            {"level": "sub_kegiatan", "name": name, "element": "Pembangunan Ruang Kelas", "path": [each]}
            for each in above
        ],
        years=[2024, 2025],
    )
    renja = canonical(
        "renja", [{"level": "sub_kegiatan", "name": "Jumlah ruang kelas yang dibagun", "path": above[:1]}], year=2025
    )
    [link] = links_of(renstra, renja)[0]

    assert link.verdict == "auto"
    assert link.left == CascadeGraph([renstra]).groups(renstra)[0]


def test_a_code_alone_never_tells_two_indicators_of_one_name_apart():
    name = "Jumlah ruang kelas yang dibangun"
    renstra = canonical(
        "renstra", [{"level": "sub_kegiatan", "name": name, "code": f"1.01.02.2.0{n}.0003", "element": f"Unsur {n}"} for n in (1, 2)], years=[2024, 2025]
    )  # fmt: skip
    renja = canonical("renja", [{"level": "sub_kegiatan", "name": name, "code": "1.01.02.2.01.0003"}], year=2025)
    [link] = links_of(renstra, renja)[0]

    assert link.verdict == "needs_confirmation"
    assert link.reasons[0].id == "kandidat kedua hampir sama"


NAME = "Persentase pelaku ekonomi kreatif yang memiliki kekayaan intelektual"


def test_a_list_of_iku_cites_the_indicator_of_a_program():
    program = {"level": "program", "name": NAME, "element": "Program Pengembangan Ekonomi Kreatif"}
    renstra = canonical("renstra", [program], years=[2025, 2026])
    iku = canonical("iku", [{"level": "iku", "name": NAME.replace("ekonomi kreatif", "ekraf")}], years=[2025, 2026])

    assert [link.verdict for link in links_of(renstra, iku)[0]] == ["exact"]


def test_another_wording_on_another_level_is_a_question_that_names_the_levels():
    renstra = canonical("renstra", [{"level": "program", "name": NAME, "element": "Program A"}], years=[2025, 2026])
    iku = canonical("iku", [{"level": "iku", "name": NAME.replace("memiliki", "mempunyai")}], years=[2025, 2026])
    [link] = links_of(renstra, iku)[0]

    assert link.verdict == "needs_confirmation"
    assert link.reasons[0].id == "jenjang berbeda: program ↔ iku"


def test_an_indicator_on_its_own_level_comes_before_one_of_the_same_name_on_another():
    rows = [
        {"level": "program", "name": NAME, "element": "Program A"},
        {"level": "sasaran", "name": NAME, "element": "Sasaran A"},
    ]
    renstra = canonical("renstra", rows, years=[2025, 2026])
    iku = canonical("iku", [{"level": "iku", "name": NAME}], years=[2025, 2026])
    [link] = links_of(renstra, iku)[0]

    assert (link.verdict, link.left) == ("exact", CascadeGraph([renstra]).groups(renstra)[1])


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("Cakupan pemanfaatan data kependudukan semakin luas", "exact"),
        ("Meningkatnya tertib arsip", "needs_confirmation"),
    ],
)
def test_one_name_under_one_sasaran_in_two_wordings_is_no_tie(other, verdict):
    above = ("Cakupan pemanfaatan data semakin luas", other)
    renstra = canonical(
        "renstra", [{"level": "sasaran", "name": NAME, "element": each} for each in above], years=[2025, 2026]
    )
    iku = canonical("iku", [{"level": "iku", "name": NAME}], years=[2025, 2026])
    [link] = links_of(renstra, iku)[0]

    assert (link.verdict, link.left) == (verdict, CascadeGraph([renstra]).groups(renstra)[0])


def test_a_name_that_begins_as_another_one_is_asked_about():
    link = one(
        {"name": "Cakupan kepemilikan dokumen administrasi kependudukan"},
        {"name": "Cakupan kepemilikan dokumen administrasi kependudukan yang valid dan lengkap"},
    )

    assert link.verdict == "needs_confirmation"
    assert link.reasons[0].id == "hanya satu pihak memuat: valid lengkap"


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
