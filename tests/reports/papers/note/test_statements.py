"""What the letter says of the conclusion and of the limits."""

from __future__ import annotations

from dataclasses import replace

from review_notes import BOTH, GUMELAR, SELARAS, report_of, text, words

from cascade.model.i18n import same
from cascade.reports.papers.note.statements import closing, limits, listed, minor_notes, opening
from cascade.reports.papers.workpapers import Workpapers
from cascade.settings.letter import Letter


def with_letter(**settings):
    made = report_of(GUMELAR)
    return Workpapers(replace(made, policy=made.policy.model_copy(update={"letter": Letter(**settings)})))


@BOTH
def test_the_letter_is_of_limited_assurance_and_says_what_was_not_judged_for_want_of_which_documents(name):
    said = text(name)

    assert words("keyakinan terbatas") in said
    assert words("tidak terdapat hal-hal yang membuat kami yakin bahwa") in said
    assert words("antara lain karena tidak disampaikan IKU, RPJMD, DPA dan RKPD") in said


@BOTH
def test_a_dossier_in_order_asks_for_nothing_and_has_no_part_about_problems(name):
    said = text(name, SELARAS)

    assert words("SELARAS pada yang dinilai: tidak ada masalah") in said
    assert words("Pokok masalah dan saran") not in said
    assert words("Kami mohon Saudara memperbaiki") not in said
    assert words("Kami tidak memberikan simpulan atas keberadaan indikator antardokumen") in said


def test_the_letter_says_in_how_many_days_it_wants_an_answer_where_the_region_says_so():
    assert "paling lambat 10 hari kerja" in closing(with_letter(reply_days=10))[0].id
    assert "paling lambat" not in closing(with_letter())[0].id


def test_the_opening_names_the_working_paper():
    assert "(kertas-kerja.xlsx)" in opening(with_letter(), "kertas-kerja.xlsx").id


def test_links_that_wait_for_an_answer_are_a_limit_and_rules_on_trial_are_nobodys_business():
    said = " ".join(limit.id for limit in limits(Workpapers(report_of(GUMELAR))))

    assert "Masih menunggu konfirmasi: 2 tautan indikator" in said
    assert "dicoba" not in said


def test_minor_notes_are_counted():
    assert "31 catatan ringan" in minor_notes(report_of(GUMELAR)).id
    assert minor_notes(replace(report_of(GUMELAR), findings=())).id == ""


def test_names_are_listed_as_a_sentence_lists_them():
    assert listed(map(same, "abc")).id == "a, b dan c"
    assert listed(map(same, "ab")).en == "a and b"
    assert (listed([same("a")]).id, listed([]).id) == ("a", "")
