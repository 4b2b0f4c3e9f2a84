from __future__ import annotations

from cascade.model import Problem, Source
from cascade.model.i18n import LocalizedText


def test_a_problem_of_pages_names_each_page_once_and_points_to_the_first():
    template = LocalizedText("{file}: halaman {p} {what}.", "{file}: pages {p} {what}.")
    problem = Problem.of_pages("warning", Source("r.pdf", page=1), [9, 3, 4, 5, 3], template, what="kosong")

    assert problem.message.id == "r.pdf: halaman 3–5, 9 kosong."
    assert problem.pages == (3, 4, 5, 9)
    assert (problem.source.file, problem.source.page) == ("r.pdf", 3)
