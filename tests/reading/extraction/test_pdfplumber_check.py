"""Another program confirms the numbers of a PDF or puts them in doubt."""

from __future__ import annotations

from pdf_pages import printed
from ruled_pdf import ROWS, paper

from cascade.reading import loaders
from cascade.reading.document_builder import read_file
from cascade.reading.extraction.pdfplumber_check import check_numbers

PK = """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
    | 1 | Meningkatnya layanan | Indeks kepuasan | Indeks | 84 |
    | 2 | Meningkatnya tata kelola | Nilai SAKIP | Nilai | 80,5 |
    """


def test_another_program_confirms_the_numbers_of_a_pdf(tmp_path):
    path = printed(tmp_path / "pk.pdf", PK)

    result = check_numbers(path, loaders.load(path, path.name))

    assert [problem.message.id for problem in result.problems] == [
        "pk.pdf: 4 angka dibaca dua kali; 0 terbaca lain dan ditandai."
    ]


def test_a_number_that_it_does_not_confirm_is_ambiguous(tmp_path):
    right = printed(tmp_path / "pk.pdf", PK)
    wrong = printed(tmp_path / "lain.pdf", PK.replace("| 84 |", "| 48 |"))

    result = read_file(check_numbers(wrong, loaders.load(right, right.name)))

    targets = {i.name.text: i.targets[2025] for i in result.documents[0].indicators}
    assert targets["Indeks kepuasan"].ambiguous
    assert not targets["Nilai SAKIP"].ambiguous
    assert [each.reason.id for each in result.not_understood] == ["angka ini juga terbaca “48”"]


def test_files_without_pages_are_not_read_again(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("No;Indikator;Target\n1;Indeks;84\n", "utf-8")
    loaded = loaders.load(path, path.name)

    assert check_numbers(path, loaded) is loaded


def test_pages_that_the_other_program_does_not_find_are_not_read_again(tmp_path):
    whole = loaders.load(paper(tmp_path / "pk.pdf", ROWS, ROWS), "pk.pdf")
    cut = paper(tmp_path / "potong.pdf", ROWS)

    [problem] = [each for each in check_numbers(cut, whole).problems if "dibaca dua kali" in each.message.id]

    assert problem.message.id == "pk.pdf: 8 angka dibaca dua kali; 0 terbaca lain dan ditandai."
