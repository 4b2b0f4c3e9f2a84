"""The letter cites the law behind its own problems, and nothing else."""

from __future__ import annotations

from page_reports import finding

from cascade.advice.main_problem import MainProblem
from cascade.model import Basis
from cascade.model.i18n import same
from cascade.reports.papers.note.legal_basis import footnote, full_name, instruments, laws_behind


def behind(*bases):
    return laws_behind([MainProblem(1, (finding(basis=bases),), (), same(""))])


def test_practice_and_notes_of_reviewers_are_no_law():
    assert behind(Basis("Praktik pemeriksaan"), Basis("Catatan reviu")) == []


def test_laws_stand_before_regulations_and_each_once_with_its_articles():
    cited = behind(
        Basis("PermenPAN-RB 88/2021", "", "komponen 1 kriteria 5"),
        Basis("UU 25/2004", "", "Pasal 23"),
        Basis("PermenPAN-RB 88/2021", "", "komponen 1 kriteria 8"),
    )

    assert [(row["nama"].id, row["pasal"]) for row in instruments(cited)] == [
        ("Undang-Undang Nomor 25 Tahun 2004", ": Pasal 23"),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021",
            ", komponen 1 kriteria 5; kriteria 8",
        ),
    ]


def test_a_name_that_nobody_knows_stays_as_it_is():
    assert full_name("Perbup Contoh 12/2024").id == "Perbup Contoh 12/2024"
    assert full_name("PP 8/2008").en == "Government Regulation 8 of 2008"


def test_articles_that_nobody_read_are_told_once_by_the_number_of_their_regulation():
    read = Basis("PP 8/2008", "", "Pasal 40", verified=True)
    unread = Basis("UU 25/2004", "", "Pasal 23")

    assert footnote([*instruments(behind(read, unread))]).id.startswith("*) Pasal pada angka 1 belum")
    assert footnote([*instruments(behind(read))]).id == ""
