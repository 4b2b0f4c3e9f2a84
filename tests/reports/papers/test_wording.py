"""How working papers write numbers, dates and criteria."""

from __future__ import annotations

from dataclasses import replace

from golden_reports import NOW
from small_workpapers import finding

from cascade.model import Basis, Source
from cascade.model.i18n import LocalizedText, same, written_date, written_number
from cascade.reports.papers.wording import basis_name, counted_rules, criterion, evidence_texts


def test_dates_and_numbers_are_written_as_each_language_writes_them():
    assert (written_number("1250.5").id, written_number("1250.5").en) == ("1.250,5", "1,250.5")
    assert (written_date(NOW).id, written_date(NOW).en) == ("31 Januari 2026", "31 January 2026")


def test_a_number_is_said_with_its_noun_in_each_language():
    assert counted_rules(1) == LocalizedText("1 aturan", "1 rule")
    assert counted_rules(2000) == LocalizedText("2.000 aturan", "2,000 rules")


def test_a_basis_is_cited_with_article_and_part_and_marked_where_nobody_has_read_it():
    assert (
        basis_name(Basis("PP 8/2006", "laporan kinerja", "Pasal 3", verified=True)).id
        == "PP 8/2006, Pasal 3, laporan kinerja"
    )
    assert basis_name(Basis("PP 8/2006")).en == "PP 8/2006 [not verified]"


def test_what_reviewers_do_is_cited_apart_from_the_law_and_needs_no_verification():
    basis = (Basis("Catatan reviu", "samakan"), Basis("PP 8/2006", article="Pasal 3", verified=True))

    assert (
        criterion(same("Judul"), basis).id
        == "Judul. Dasar: PP 8/2006, Pasal 3. Bukan peraturan: Catatan reviu, samakan"
    )
    assert criterion(same("Judul"), basis[:1]).id == "Judul. Bukan peraturan: Catatan reviu, samakan"
    assert criterion(same("Judul"), ()).id == "Judul"


def test_a_finding_without_values_is_cited_by_its_first_places():
    places = tuple(Source("ra.xlsx", sheet="RA", cell=f"H{row}") for row in range(6))
    texts = evidence_texts(replace(finding(), evidence=(), places=places))

    assert [text.id for text in texts] == [place.say("id") for place in places[:4]]
