"""The words in force: the shipped ones, those of a region beside them, and no region's in another's documents."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from cascade.reading.tables.header_band import heading_score
from cascade.reading.tables.heading_evidence import heading_evidence
from cascade.reading.tables.vocabulary import listed_words, mended, mended_word, vocabulary, vocabulary_with
from cascade.settings.heading_words import HeadingWords


def words(**lists: object) -> HeadingWords:
    return HeadingWords.model_validate(lists)


def roles(heading: str) -> set[str]:
    return set(heading_evidence(heading).weights)


def test_the_shipped_vocabulary_leaves_no_list_and_no_pattern_empty():
    lists = vocabulary()

    for group in (lists.roles, lists.levels, lists.moments, lists.qualifiers, lists.subjects):
        assert all(group.values())
    patterns = (
        *lists.titles.values(),
        *lists.sections.values(),
        *lists.other_tables.values(),
        lists.looks_back,
        lists.of_region,
        lists.proposals,
    )
    assert "(?!)" not in patterns


def test_a_word_of_a_region_names_a_role_only_while_its_words_are_in_force():
    added = words(roles={"indicator": ["penanda hasil"]})

    assert not roles("penanda hasil")
    with vocabulary_with(added):
        assert "indicator" in roles("penanda hasil")
        assert heading_score("Penanda Hasil") == 1.0
        assert "penanda" in listed_words()
    assert not roles("penanda hasil")
    assert heading_score("Penanda Hasil") < 1.0


def test_a_misprinted_word_of_a_region_is_mended_with_its_words_only():
    with vocabulary_with(words(fillers=["kapasitas"])):
        assert mended("kapasitss tahun") == "kapasitas tahun"
    assert mended_word("kapasitss") == "kapasitss"


def test_a_phrase_of_a_region_overrides_what_the_shipped_lists_say_of_it():
    assert "responsible" in roles("pengampu")
    with vocabulary_with(words(roles={"location": ["pengampu"]})):
        assert roles("pengampu") == {"location"}
        assert "responsible" in roles("penanggung jawab")
        assert "pengampu" not in vocabulary().roles["responsible"]


def test_a_phrase_of_a_region_overrides_the_shipped_one_that_speaks_as_a_whole_heading_only():
    assert "target" in roles("kuantitas")
    with vocabulary_with(words(roles={"remarks": ["kuantitas"]})):
        assert "target" not in roles("kuantitas")


def test_a_phrase_for_the_whole_heading_leaves_longer_headings_as_they_were():
    with vocabulary_with(words(roles={"baseline": ["=target"]})):
        assert "target" not in roles("target")
        assert "target" in roles("target kinerja")


def test_a_title_of_a_region_counts_beside_the_shipped_ones():
    with vocabulary_with(words(titles={"iku": "daftar penanda utama"})):
        pattern = vocabulary().titles["iku"]
    assert "indikator kinerja utama" in pattern
    assert "daftar penanda utama" in pattern


def test_the_words_of_two_regions_do_not_reach_each_other():
    first, second = words(roles={"indicator": ["penanda"]}), words(roles={"target": ["penanda"]})

    for _ in range(2):
        with vocabulary_with(first):
            assert roles("penanda") == {"indicator"}
            with vocabulary_with(second):
                assert roles("penanda") == {"target"}
            with vocabulary_with(None):
                assert not roles("penanda")
            assert roles("penanda") == {"indicator"}
    assert not roles("penanda")


def test_two_regions_may_be_read_beside_each_other_in_threads():
    barrier = Barrier(2)

    def role_of(role: str) -> set[str]:
        with vocabulary_with(words(roles={role: ["penanda"]})):
            barrier.wait(10)
            found = roles("penanda")
            barrier.wait(10)
            return found

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(role_of, ("unit", "funds"))) == [{"unit"}, {"funds"}]
