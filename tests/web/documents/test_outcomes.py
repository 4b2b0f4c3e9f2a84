"""Every place of a file says what it became in the check, which problems speak of it and what a person corrected."""

from __future__ import annotations

import pytest
from corrected_dossier import FILE, contradicted, spreadsheet, wrong
from workbench import client_of

from cascade.decisions.decision_log import read_decisions
from cascade.model import Source
from cascade.reports.html.places import place_key
from cascade.web.documents.outcomes import column_letters, column_number, keys_of, outcomes_of

pytestmark = pytest.mark.slow


@pytest.fixture
def outcomes(tmp_path):
    """Return what a dossier came to, after something was written into it."""

    def made(write):
        folder = tmp_path / "dinas"
        folder.mkdir()
        write(folder)
        with client_of(tmp_path) as desk:
            checked = desk.checked("dinas").checked
            return outcomes_of(checked, FILE, read_decisions(folder).corrections)

    return made


def at(cell):
    return place_key(Source(FILE, sheet="RA", cell=cell))


def test_names_and_values_say_what_they_became(outcomes):
    found = outcomes(spreadsheet)
    assert [each.kind for each in found.became[at("A4")]] == ["element"]
    assert [each.kind for each in found.became[at("C4")]] == ["unit"]
    [value] = found.became[at("G4")]
    assert value.sentence.id == "target TR IV dari indikator sub kegiatan “Jumlah rapat”"
    assert value.text == "12"


def test_a_cell_of_a_problem_carries_its_number(outcomes):
    found = outcomes(contradicted)
    numbers = {number for marks in found.problems.values() for number in marks}
    assert 1 in numbers


def test_a_corrected_cell_says_who_and_why(outcomes):
    def write(folder):
        spreadsheet(folder)
        wrong(folder, "RA!G4", "target:TR4", "13")

    [mark] = outcomes(write).corrections[at("G4")]
    assert (mark.by, mark.why, mark.read, mark.value, mark.state) == ("Siti", "tercetak lain", "12", "13", "applied")


def test_an_address_of_a_run_of_cells_speaks_of_each():
    keys = list(keys_of(Source(FILE, sheet="RA", cell="Y3:AB3")))
    assert [key[-1] for key in keys] == ["Y3", "Z3", "AA3", "AB3"]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_called_as_in_a_spreadsheet(number, letters):
    assert column_letters(number) == letters
    assert column_number(letters) == number
