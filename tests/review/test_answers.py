"""The answers of a workbook are taken once; what contradicts or is about nothing is refused, and the rest is taken."""

from __future__ import annotations

import datetime

import pytest
from filled_workbooks import GUMELAR, Person, written
from golden_reports import DOSSIERS, report_of

from cascade.decisions.decision_file import Decisions, ReviewerNote
from cascade.decisions.waivers import WaiverTerms
from cascade.model.errors import CascadeError
from cascade.review.answers import AnswerTaker
from cascade.review.workbook import read_workbook
from cascade.settings.schema import WaiverSettings

pytestmark = pytest.mark.slow

TODAY = datetime.date(2026, 2, 3)
TERMS = WaiverTerms(TODAY, 2022)
NONE = Decisions()
WAIVED = {
    "Alasan_bila": "PK perubahan disusun", "Dikecualikan_oleh": "Irban I", "Dikecualikan_sampai": "31 Desember 2026",
}  # fmt: skip


@pytest.fixture
def taken(tmp_path):
    """What is taken of a workbook that a person leaves, under some decisions."""

    def take(person: Person, decisions: Decisions = NONE, terms: WaiverTerms = TERMS, by: str = ""):
        taker = AnswerTaker(report_of(GUMELAR), decisions, terms, by)
        return taker.take(read_workbook(person.save(tmp_path)))

    return take


def refusals(taken_answers):
    return [problem.message.id for problem in taken_answers.refused]


def problem(number):
    return report_of(GUMELAR).main_problems[number - 1]


def test_an_untouched_workbook_says_nothing(taken):
    nothing = taken(Person())

    assert nothing.is_empty
    assert nothing.refused == []


def test_the_answer_to_a_link_names_what_people_read(taken):
    [decision] = taken(Person().fill("Tautan", 1, Jawaban="Sama", Alasan_jawaban="rapat", Dijawab="Asep")).links

    assert (decision.verdict, decision.by, decision.why, decision.on) == ("confirmed", "Asep", "rapat", TODAY)
    assert decision.left.name.startswith("Persentase desa yang tertib")


@pytest.mark.parametrize(
    ("typed", "verdict"), [("ya", "confirmed"), ("SAMA.", "confirmed"), ("tidak sama", "rejected"), ("T", "rejected")]
)
def test_answers_are_understood_as_people_type_them(taken, typed, verdict):
    assert taken(Person().fill("Tautan", 1, Jawaban=typed)).links[0].verdict == verdict


def test_an_answer_that_nobody_understands_is_refused_with_its_row(taken):
    [refusal] = refusals(taken(Person().fill("Tautan", 1, Jawaban="mungkin")))

    assert refusal.startswith("kertas-kerja.xlsx, lembar “Tautan”, baris ")
    assert "jawaban “mungkin” tidak dikenal" in refusal


def test_a_reason_without_an_answer_is_refused(taken):
    assert "alasan tanpa jawaban" in refusals(taken(Person().fill("Tautan", 1, Alasan_jawaban="rapat")))[0]


def test_two_answers_to_one_question_are_refused_and_neither_is_taken(taken):
    person = Person().fill("Tautan", 1, Jawaban="sama").fill("Tautan", 2, Jawaban="tidak sama")
    answers = taken(person)

    assert answers.links == []
    assert "bertentangan dengan baris" in refusals(answers)[0]


def test_an_answer_that_is_written_down_already_is_not_written_again(taken):
    person = Person().fill("Tautan", 1, Jawaban="sama")
    known = Decisions(links=tuple(taken(person).links))

    assert taken(person, known).is_empty
    assert taken(person, known).refused == []


def test_an_answer_against_a_decision_is_refused_with_who_made_it(taken):
    known = Decisions(links=tuple(taken(Person().fill("Tautan", 1, Jawaban="tidak sama", Dijawab="Asep")).links))
    [refusal] = refusals(taken(Person().fill("Tautan", 1, Jawaban="sama"), known))

    assert "sudah diputuskan “tidak sama” di keputusan.yaml (Asep 2026-02-03)" in refusal


def test_an_answer_to_a_link_that_is_no_longer_there_is_refused(taken):
    person = Person().fill("Tautan", 1, Jawaban="sama", Kunci="0" * 16)

    assert "tidak ada lagi" in refusals(taken(person))[0]


def test_a_waived_problem_is_waived_with_all_its_findings(taken):
    waivers = taken(Person().fill("KKR", 6, **WAIVED)).waivers

    assert {waiver.fingerprint for waiver in waivers} == {each.fingerprint for each in problem(6).findings}
    assert {(each.reason, each.by, each.until) for each in waivers} == {
        ("PK perubahan disusun", "Irban I", datetime.date(2026, 12, 31))
    }


def test_a_waiver_is_found_again_after_sorting_filtering_and_deleting(taken):
    plain = taken(Person().fill("KKR", 6, **WAIVED))
    moved = Person().fill("KKR", 6, **WAIVED).delete("KKR", 2).reverse("KKR").hide_all_but("KKR", 6)

    assert taken(moved).waivers == plain.waivers


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"Dikecualikan_oleh": "Irban I"}, "Pengecualian tanpa alasan tidak dicatat."),
        ({"Status": "Dikecualikan"}, "Pengecualian tanpa alasan tidak dicatat."),
        ({"Alasan_bila": "PK perubahan disusun"}, "Pengecualian tanpa nama tidak dicatat."),
        ({**WAIVED, "Dikecualikan_sampai": "akhir tahun"}, "“akhir tahun” bukan tanggal."),
        ({**WAIVED, "Dikecualikan_sampai": "31-12-2025"}, "Pengecualian sampai 2025-12-31 sudah berakhir."),
        ({**WAIVED, "Disetujui_oleh": "irban i"}, "Orang kedua haruslah orang lain dari Irban I."),
    ],
)
def test_a_waiver_that_lacks_something_is_refused_with_one_sentence(taken, filled, sentence):
    answers = taken(Person().fill("KKR", 6, **filled))

    assert answers.waivers == []
    assert [refusal.split(": ", 1)[1] for refusal in refusals(answers)] == [sentence]


def test_where_the_region_asks_for_it_an_error_needs_a_second_name(taken):
    two = WaiverTerms(TODAY, 2022, WaiverSettings(second_for_errors=True))
    alone = taken(Person().fill("KKR", 6, **WAIVED), terms=two)
    agreed = taken(Person().fill("KKR", 6, **WAIVED, Disetujui_oleh="Sekretaris"), terms=two)

    assert "persetujuan orang kedua" in refusals(alone)[0]
    assert {waiver.second for waiver in agreed.waivers} == {"Sekretaris"}


def test_cause_effect_and_follow_up_are_kept_and_not_twice(taken):
    person = Person().fill("KKR", 1, Sebab="Salah salin", Akibat="Target ganda", Tindak="Diperbaiki")
    [note] = taken(person, by="Asep").notes

    assert (note.cause, note.effect, note.follow_up, note.by) == ("Salah salin", "Target ganda", "Diperbaiki", "Asep")
    assert taken(person, Decisions(notes=(note,))).is_empty


def test_of_a_note_that_is_known_only_what_changed_is_taken(taken):
    known = ReviewerNote(fingerprint=problem(1).findings[0].fingerprint, cause="Salah salin", effect="Ganda")
    [note] = taken(Person().fill("KKR", 1, Sebab="Salah ketik", Akibat="Ganda"), Decisions(notes=(known,))).notes

    assert (note.cause, note.effect) == ("Salah ketik", None)


def test_a_copied_row_that_says_the_same_counts_once_and_one_that_differs_is_refused(taken):
    person = Person().fill("KKR", 1, Sebab="Salah salin")
    below = person.copy_row("KKR", 1)
    assert len(taken(person).notes) == 1

    _, columns = person.heads(person.book["KKR"])
    person.book["KKR"].cell(below, columns["Sebab (diisi pereviu)"]).value = "Lain"
    answers = taken(person)

    assert answers.notes == []
    assert "bertentangan dengan baris" in refusals(answers)[0]


def test_what_is_written_into_a_row_of_no_problem_is_refused(taken):
    person = Person()
    sheet = person.book["KKR"]
    _, columns = person.heads(sheet)
    sheet.cell(sheet.max_row, columns["Sebab (diisi pereviu)"]).value = "Di luar"

    assert "bukan baris pokok masalah" in refusals(taken(person))[0]


def test_a_problem_that_is_no_longer_found_is_refused_and_the_rest_is_taken(taken):
    person = Person().fill("KKR", 1, Sebab="Salah salin", Kunci="0" * 16).fill("KKR", 2, Sebab="Lupa")
    answers = taken(person)

    assert "tidak ditemukan lagi" in refusals(answers)[0]
    assert [note.cause for note in answers.notes] == ["Lupa"]


def test_a_workbook_of_another_dossier_is_refused_as_a_whole(taken):
    with pytest.raises(CascadeError) as refused:
        taken(Person(written(DOSSIERS[1])))

    assert "tidak ada yang dicatat" in refused.value.message.id


def test_a_problem_whose_status_says_that_it_is_none_is_a_false_alarm_with_reason_and_name(taken):
    found = taken(Person().fill("KKR", 1, Status="Bukan temuan", Alasan_bila="salah baca", Dikecualikan_oleh="Sari"))

    assert {each.fingerprint for each in found.verdicts} == {each.fingerprint for each in problem(1).findings}
    assert {(each.verdict, each.reason, each.by) for each in found.verdicts} == {("false_alarm", "salah baca", "Sari")}
    assert found.waivers == []
    assert refusals(taken(Person().fill("KKR", 1, Status="Bukan temuan", Dikecualikan_oleh="Sari"))) != []
