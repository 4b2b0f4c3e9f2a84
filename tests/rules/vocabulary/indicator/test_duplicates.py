from __future__ import annotations

from evaluation_contexts import context_of, document

from cascade.graph.cascade_graph import node_id
from cascade.rules.vocabulary.indicator import duplicates
from cascade.rules.vocabulary.indicator.duplicates import is_promised_reworded, names_one_of_two, promised_before


def rows(*given):
    """Return the records of the indicators of a PK."""
    printed = [{"name": "Indeks Kepuasan Masyarakat", "level": "sasaran", "target": "84", **each} for each in given]
    context = context_of(document("perjanjian_kinerja", year=2025, indicators=printed))
    [pk] = context.graph.documents
    return [context.indicator(node_id(pk, each.id)) for each in pk.indicators]


def test_an_indicator_under_two_sasaran_is_promised_before_in_the_first_of_them():
    first, second = rows({"element": "Sasaran satu"}, {"element": "Sasaran dua"})

    assert promised_before(first) is None
    assert promised_before(second) is first


def test_another_unit_is_another_promise_and_programs_may_share_a_name():
    _, other_unit = rows({"element": "Sasaran satu", "unit": "orang"}, {"element": "Sasaran dua", "unit": "%"})
    _, program = rows({"element": "Program A", "level": "program"}, {"element": "Program B", "level": "program"})

    assert promised_before(other_unit) is None
    assert promised_before(program) is None


def test_a_name_that_only_wishes_or_adds_a_gloss_is_the_same_promise_reworded():
    first, second = rows(
        {"name": "Prosentase meningkatnya kesesuaian tata ruang", "element": "Sasaran satu"},
        {"name": "Persentase kesesuaian tata ruang (PMDN 86/2017)", "element": "Sasaran dua"},
    )

    assert promised_before(second) is first
    assert is_promised_reworded(second)


def test_another_word_or_another_gloss_is_another_promise():
    _, longer = rows({"name": "Persentase jalan", "element": "A"}, {"name": "Persentase jalan mantap", "element": "B"})
    _, other = rows({"name": "Nilai SAKIP (dinas)", "element": "A"}, {"name": "Nilai SAKIP (kota)", "element": "B"})

    assert promised_before(longer) is None
    assert promised_before(other) is None


def shared(name, *elements):
    """Return what an indicator that several kegiatan of a Renstra share names alone."""
    printed = [
        {"name": name, "level": "kegiatan", "element": element, "path": ["Penunjang"], "targets": {2025: "100"}}
        for element in elements
    ]
    context = context_of(document("renstra", years=[2025], indicators=printed))
    [renstra] = context.graph.documents
    found = names_one_of_two(context.indicator(node_id(renstra, renstra.indicators[0].id)))
    return found.text if found else None


def test_an_indicator_of_two_kegiatan_that_has_the_own_words_of_one_alone_names_that_one():
    goods = "Administrasi Barang Milik Daerah"

    assert shared("Persentase barang milik daerah tercatat", "Administrasi Kepegawaian", goods) == goods
    assert shared("Persentase layanan terpenuhi", "Administrasi Kepegawaian", goods) is None
    assert shared("Persentase kepegawaian dan barang milik daerah", "Administrasi Kepegawaian", goods) is None


def test_what_is_looked_at_grows_with_the_rows_not_with_their_square(monkeypatch):
    looked_at = []
    ask = duplicates._in_one_measure
    monkeypatch.setattr(duplicates, "_in_one_measure", lambda *pair: looked_at.append(pair) or ask(*pair))
    for record in rows(
        *({"name": f"Cakupan layanan {number}", "element": f"Sasaran {number}"} for number in range(60))
    ):
        promised_before(record)
    assert looked_at == []

    _, second = rows({"element": "Sasaran satu"}, {"element": "Sasaran dua"})
    promised_before(second)
    assert len(looked_at) == 1
