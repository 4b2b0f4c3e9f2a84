"""Forms name their elements on each page and print their indicators once for each sub kegiatan."""

from __future__ import annotations

from cascade.model import Cell, Label, Source
from cascade.reading.document_content import DocumentContent
from cascade.reading.forms.form_content import FormContent
from cascade.text.numbers import parse_quantity

HERE = Source("dpa.xlsx", row=1)


def name(text: str) -> Label:
    return Label(text, HERE)


def form() -> FormContent:
    """Return the content of a form that has named a program and a kegiatan."""
    content = FormContent(DocumentContent())
    content.open_element("program", name("Program A"), name("7.01.01"))
    content.open_element("kegiatan", name("Kegiatan A"), name("7.01.01.2.01"))
    return content


def test_an_element_that_the_next_page_names_again_is_the_same():
    content = form()

    assert not content.open_element("program", name("PROGRAM A"), name("7.01.01"))
    assert content.open_element("kegiatan", name("Kegiatan B"), name("7.01.01.2.02"))
    assert [(e.id, e.parent) for e in content.content.elements] == [("e1", None), ("e2", "e1"), ("e3", "e1")]


def test_an_indicator_that_the_form_of_the_next_sub_kegiatan_prints_again_is_another_one():
    content = form()
    content.add_indicators("program", Cell("Indeks A (%)", 1, 1, HERE), Cell("80", 1, 2, HERE))
    content.add_indicators("program", Cell("Indeks A (%)", 1, 1, HERE), Cell("85", 1, 2, HERE))

    assert [(i.name.text, i.element, str(i.unit), str(i.targets[0])) for i in content.content.indicators] == [
        ("Indeks A", "e1", "%", "80"),
        ("Indeks A", "e1", "%", "85"),
    ]


def test_several_indicators_beside_another_number_of_targets_are_not_paired():
    content = form()
    content.add_indicators("kegiatan", Cell("1. Jumlah A\n2. Jumlah B", 1, 1, HERE), Cell("5 Dokumen", 1, 2, HERE))

    assert [dict(i.targets) for i in content.content.indicators] == [{}, {}]
    assert "tidak dipasangkan" in content.content.not_understood[0].reason.id


def test_an_allocation_stays_with_a_kegiatan_that_spends_more_than_its_only_sub_kegiatan():
    content = form()
    content.give_pagu("kegiatan", {0: parse_quantity("Rp300.000.000")}, is_allocation=True)
    content.open_element("sub_kegiatan", name("Sub A"), name("7.01.01.2.01.0001"))
    content.give_pagu("sub_kegiatan", {0: parse_quantity("Rp100.000.000")}, is_allocation=False)
    content.settle_allocations()

    assert [[str(q) for q in e.pagu.values()] for e in content.content.elements] == [
        [],
        ["Rp300.000.000"],
        ["Rp100.000.000"],
    ]


def test_a_sentence_of_output_is_kept_once():
    content = form()
    content.add_statement("kegiatan", name("Tersedianya dokumen"))
    content.add_statement("kegiatan", name("Tersedianya dokumen"))

    assert [str(said) for said in content.content.elements[1].statements] == ["Tersedianya dokumen"]
