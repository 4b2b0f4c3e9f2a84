"""The picture of the cascade: boxes, lines, and what moves up where a branch is hidden."""

from __future__ import annotations

import pytest
from page_reports import finding, graph, one, page, report, text

from cascade.reports.html.graph_layout import lay_out, text_width, wrap


def test_the_picture_shows_each_box_once_per_print_and_leads_from_marks_to_cards() -> None:
    tree = page(report(None, finding(), finding("B-1", "warning", cause="p", elements=("renstra#p",), indicators=())))
    renstra, aksi = tree.xpath("//div[@class='picture']/svg")
    names = [text(each) for each in renstra.xpath(".//g[@class='node']//text[@y]") if not each.get("class")]
    assert names == ["Pelayanan prima", "Indeks Kepuasan Masyarakat", "Linmas kuat", "Persentase Linmas terbina",
                     "Program Ketenteraman", "Jumlah rapat"]  # fmt: skip
    assert "pokok masalah 1, kesalahan" in text(one(renstra, ".//a[@href='#masalah-1']"))
    assert len(renstra.xpath(".//a")) == 2
    assert len(aksi.xpath(".//a")) == 1
    assert [text(head) for head in aksi.xpath("./text[@class='head']")] == ["Sasaran", "Indikator"]
    assert aksi.xpath("ancestor::details")
    assert not renstra.xpath("ancestor::details")
    assert one(renstra, "./title") is not None
    assert "2 pokok masalah" in text(one(renstra, "./desc"))


def test_boxes_of_a_picture_never_overlap_and_hold_their_text() -> None:
    long = "Terselenggaranya pelayanan pemerintahan dan pemberdayaan masyarakat yang sangat panjang sekali " * 3
    elements = [{"id": "e0", "level": "tujuan", "name": long}]
    elements += [{"id": f"e{n}", "level": ("sasaran", "program", "sub_kegiatan")[n % 3], "name": long[: 20 * n], "parent": f"e{(n - 1) // 3}"}
                 for n in range(1, 14)]  # fmt: skip
    indicators = [{"id": f"i{n}", "name": long[: 9 * n + 5], "element_id": f"e{n % 14}"} for n in range(30)]
    indicators.append({"id": "lepas", "name": "Tanpa unsur"})
    built = graph({"kind": "renstra", "years": [2025, 2026], "elements": elements, "indicators": indicators})
    drawing = lay_out(built, built.documents[0])
    assert drawing
    assert len(drawing.boxes) == 14 + 31
    for i, a in enumerate(drawing.boxes):
        assert a.x + a.width <= drawing.width
        assert a.y + a.height <= drawing.height
        assert all(text_width(line) <= a.width - 10 for line in a.lines[:-1])
        for b in drawing.boxes[i + 1 :]:
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
            assert apart, (a, b)


def test_elements_in_a_circle_are_drawn_once_and_a_bare_document_not_at_all() -> None:
    circle = [
        {"id": "a", "level": "program", "name": "A", "parent": "b"},
        {"id": "b", "level": "kegiatan", "name": "B", "parent": "a"},
    ]
    built = graph({"kind": "renstra", "years": [2025], "elements": circle}, {"kind": "rencana_aksi", "year": 2025})
    drawing = lay_out(built, built.documents[0])
    assert drawing
    assert [box.name for box in drawing.boxes] == ["A", "B"]
    assert lay_out(built, built.documents[1]) is None


def test_words_longer_than_a_line_are_broken_and_endless_names_end_in_dots() -> None:
    assert all(text_width(line) <= 100 for line in wrap("x" * 40, 100))
    assert wrap("satu " * 200, 100)[-1].endswith("…")
    assert wrap("", 100) == ("",)


def drawn(elements, indicators):
    built = graph({"kind": "renstra", "years": [2025, 2026], "elements": elements, "indicators": indicators})
    return lay_out(built, built.documents[0])


def moved_up(boxes, hidden):
    """Return how far each box moves up when all below one of them is hidden, as the script of the page adds it up."""
    freed = [0] * len(boxes)
    for number, box in reversed(list(enumerate(boxes))):
        rest = 0 if number == hidden else box.below - freed[number]
        freed[number] = max(box.height, box.below) - max(box.height, rest)
        if box.parent is not None:
            freed[box.parent] += freed[number]
    up, following = [0] * len(boxes), {None: 0}
    for number, box in enumerate(boxes):
        up[number] = following[number] = following[box.parent]
        following[box.parent] += freed[number]
    return up, following[None]


@pytest.mark.parametrize("hidden", range(12))
def test_what_stands_below_a_hidden_branch_moves_up_to_where_it_would_stand_without_it(hidden):
    levels = ("tujuan", "sasaran", "program", "kegiatan")
    elements = [
        {"id": f"e{n}", "level": levels[n % 4], "name": "Terselenggaranya pelayanan " * (1 + n * 5 % 7)}
        | ({"parent": f"e{(n - 1) // 2}"} if n else {})
        for n in range(12)
    ]
    indicators = [
        {"id": f"i{n}", "name": "Persentase " * (1 + n % 5), "element_id": f"e{n * 7 % 12}"} for n in range(20)
    ]
    whole = drawn(elements, indicators)
    number = next(n for n, box in enumerate(whole.boxes) if box.node == f"renstra#e{hidden}")
    gone = {f"e{hidden}"}
    for element in elements:
        gone |= {element["id"]} if element.get("parent") in gone else set()
    kept = [each for each in elements if each["id"] not in gone - {f"e{hidden}"}]
    part = drawn(kept, [each for each in indicators if each["element_id"] not in gone])

    up, freed = moved_up(whole.boxes, number)
    tops = {box.node: box.y - moved for box, moved in zip(whole.boxes, up, strict=True)}
    assert {box.node: tops[box.node] for box in part.boxes} == {box.node: box.y for box in part.boxes}
    assert part.height == whole.height - freed


def test_the_page_tells_the_script_how_much_hangs_below_a_box_and_leaves_leaves_without():
    tree = page(report(None, finding()))
    renstra = tree.xpath("//div[@class='picture']/svg")[0]
    with_children = {int(node.get("data-p")) for node in renstra.xpath(".//g[@class='node']")} - {-1}
    nodes = renstra.xpath(".//g[@class='node']")

    assert {number for number, node in enumerate(nodes) if node.get("data-below")} == with_children
