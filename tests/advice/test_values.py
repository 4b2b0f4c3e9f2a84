"""Every value that is to be changed is followed to what it has to be in the end."""

from __future__ import annotations

from page_reports import AKSI, RENSTRA, finding, graph

from cascade.advice.values import says_the_same, settle
from cascade.model import Change, Evidence, Source
from cascade.model.i18n import same


def cell(value, file="aksi.json", row=1, name="H", document="Rencana Aksi 2025"):
    return Evidence(same("target"), value, Source(file, sheet="RA", row=row, cell=f"{name}{row}"), document)


def asks(fingerprint, printed, model, severity="error"):
    return finding(fingerprint=fingerprint, severity=severity, changes=(Change(printed, model.value, model),))


def settled(*findings):
    return settle(findings, graph(RENSTRA, AKSI))


def test_two_prints_are_one_value_however_they_are_written():
    assert says_the_same("100%", "100 %")
    assert says_the_same("82,5", "82,50")
    assert not says_the_same("100%", "95%")
    assert not says_the_same("Kegiatan", "kali")
    assert not says_the_same("Prosentase", "Persentase")


def test_a_circle_of_changes_comes_to_an_end():
    one, other = cell("1"), cell("2", row=2)

    assert len(settled(asks("1", one, other), asks("2", other, one)).changes) <= 2


def test_a_number_is_asked_for_without_the_unit_of_its_model_where_the_cell_has_none():
    model = cell("12 unit", "renstra.json", document="Renstra 2024–2025")

    assert [change.wanted for change in settled(asks("1", cell("14"), model)).changes] == ["12"]
    assert [change.wanted for change in settled(asks("1", cell("14 unit"), model)).changes] == ["12 unit"]


def test_a_value_made_of_several_cells_is_no_change_that_a_program_can_make():
    model = cell("12", "renstra.json", document="Renstra 2024–2025")
    quarters = Evidence(
        same("target setahun"), "14", Source("aksi.json", sheet="RA", row=3, cell="P3:S3"), "Rencana Aksi 2025"
    )

    assert [change.is_certain for change in settled(asks("1", quarters, model)).changes] == [False]


def test_where_a_question_is_in_the_way_the_change_for_either_answer_is_kept():
    renstra, renja = (
        cell("100", "renstra.json", document="Renstra 2024–2025"),
        cell("95", "renja.json", document="Renja"),
    )
    aksi = cell("100")
    found = settled(asks("1", aksi, renja), asks("2", renja, renstra, severity="question"))

    assert [(each.cell.source.file, each.wanted, each.is_asked) for each in found.changes] == [
        ("renja.json", "100", True)
    ]
    assert [(each.cell.source.file, each.wanted) for each in found.otherwise] == [("aksi.json", "95")]
    assert found.findings == {"1", "2"}
