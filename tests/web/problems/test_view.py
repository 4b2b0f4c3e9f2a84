from dataclasses import replace

import pytest

from cascade.model.i18n import same
from cascade.web.problems.listing import ListedProblem
from cascade.web.problems.standing import ProblemStanding
from cascade.web.problems.view import Found, Row, View


def row(order, severity="error", codes=("TRI-01",), files=("a.xlsx",), unit="Program A", status=None, state="open"):
    listed = ListedProblem(
        f"f{order:02}", order + 1, order, severity, codes, f"Masalah {order}", same("pesan"), same("saran"), files, unit, status,
        words=f"masalah {order} {unit.casefold()} {' '.join(codes).casefold()}",
    )  # fmt: skip
    return Row(listed, ProblemStanding(state))


ROWS = [
    row(0),
    row(1, "warning", ("PGU-01", "TRI-01"), status="new"),
    row(2, "warning", ("PGU-01",), ("b.xlsx", "a.xlsx"), "Kegiatan B", "open", "waived"),
    row(3, "question", ("MUT-02",), (), "", "solved"),
]
NAMES = {"a.xlsx": "Renja 2022"}


def found(view):
    return Found(view, ROWS, NAMES)


def orders(view):
    return [each.listed.order for each in found(view).rows]


def counts(view, name):
    facet = next(each for each in found(view).facets if each.name == name)
    return {value.value: value.count for value in facet.values}


def test_a_view_can_be_written_as_a_query_and_read_again():
    view = View({"tingkat": ("error", "warning"), "unsur": ("Program A",)}, "kata dua", "aspek", 200, 3)
    query = {name: value if isinstance(value, list) else [str(value)] for name, value in view.query.items()}

    assert View.of(query) == view
    assert (
        view.address("/x")
        == "/x?tingkat=error&tingkat=warning&unsur=Program+A&cari=kata+dua&kelompok=aspek&per=200&halaman=3"
    )


@pytest.mark.parametrize("value", ["0", "-1", "x", "²", "9999999999", ""])
def test_a_page_that_there_is_not_is_the_first_or_the_last(value):
    assert found(View.of({"halaman": [value], "per": [value], "kelompok": [value]})).view == View()


def test_values_of_one_filter_widen_and_filters_narrow():
    assert orders(View({"tingkat": ("error", "question")})) == [0, 3]
    assert orders(View({"aspek": ("PGU",), "keputusan": ("open",)})) == [1]
    assert orders(View(search="kegiatan PGU")) == [2]


def test_a_number_is_what_a_value_would_show_beside_the_other_filters():
    view = View({"tingkat": ("warning",)})

    assert counts(view, "tingkat") == {"error": 1, "warning": 2, "question": 1}
    assert counts(view, "aspek") == {"TRI": 1, "PGU": 2}
    assert counts(view, "keputusan") == {"open": 1, "waived": 1}
    for name in ("aspek", "dokumen", "aturan", "keadaan"):
        for value, count in counts(view, name).items():
            assert len(found(view.toggled(name, value)).rows) == count


def test_a_chosen_value_that_nothing_has_any_more_can_still_be_taken_back():
    assert counts(View({"aturan": ("KAL-02",)}), "aturan")["KAL-02"] == 0
    assert View({"aturan": ("KAL-02",)}).toggled("aturan", "KAL-02") == View()


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("aspek", [("Target triwulan", 1), ("Pagu anggaran", 2), ("Mutu rumusan indikator", 1)]),
        ("dokumen", [("b.xlsx", 1), ("Renja 2022", 2), ("Tanpa dokumen", 1)]),
        ("unsur", [("Kegiatan B", 1), ("Program A", 2), ("Tanpa unsur", 1)]),
    ],
)
def test_groups_have_each_row_once(by, headings):
    assert [(each.label.id, each.count) for each in found(View(group=by)).groups] == headings


def test_a_group_tells_its_number_on_every_page_of_it():
    many = [row(number) for number in range(60)]
    last = Found(View(group="unsur", page=2), many, NAMES)

    assert [(each.count, len(each.rows)) for each in last.groups] == [(60, 10)]
    assert Found(View(page=9), many, NAMES).view.page == 2


def test_next_and_previous_are_found_also_from_a_row_that_the_view_leaves_out():
    view = View({"tingkat": ("warning",)})
    before, after, position = found(view).around(ROWS[3])
    assert (before, after, position) == (ROWS[2], None, 2)
    assert found(view).around(ROWS[0])[1] is ROWS[1]
    assert found(view).around(ROWS[1]) == (None, ROWS[2], 0)


def test_what_was_decided_in_part_is_not_decided_together_with_others():
    part = replace(ROWS[0], standing=ProblemStanding("open", (object(),), (object(),)))
    waiting = replace(ROWS[1], standing=ProblemStanding("open", (), (object(),)))

    assert Found(View(), [part, waiting], NAMES).undecided == (waiting,)
