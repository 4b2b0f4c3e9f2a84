"""A place of a document has one address in the workbench, and every address leads back to its place."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from workbench import INCONSISTENT

from cascade.model import Source
from cascade.web.documents.page_screen import page_screen
from cascade.web.places import Place, crop_address, place_address, place_in

pytestmark = pytest.mark.slow

BASE = f"/berkas/{INCONSISTENT}"


@pytest.fixture(scope="module")
def checked(client):
    return client.checked(INCONSISTENT).checked


def query_of(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_every_place_that_a_problem_names_has_an_address_that_leads_to_it(client, checked):
    files = checked.prepared.dossier.files
    places = {place for problem in checked.report.main_problems for place in problem.places if place.file in files}
    assert len(places) > 50
    answered = set()
    for place in sorted(places, key=lambda each: each.file):  # the cells of a file are taken from disk once
        address = place_address(BASE, checked, place)
        key, *page = urlsplit(address).path.removeprefix(f"{BASE}/dokumen/").split("/")
        assert address.endswith("#sel")
        if (key, place.sheet) not in answered:
            assert client.http.get(address).status_code == 200
            answered.add((key, place.sheet))
        number = int(page[0]) if page else None
        folder = checked.prepared.dossier.files[place.file].parent
        query = query_of(address)
        assert page_screen(client.workbench.library, checked, folder, key, number, query) is not None
        found = place_in(query)
        assert (found.sheet, found.cell or found.row) == (place.sheet, place.cell or place.row)


def test_a_place_on_a_page_is_named_by_its_box(checked):
    file = next(iter(checked.prepared.dossier.files))
    source = Source(file, page=3, box=(10.04, 20.0, 30.5, 41.0), row=2, column=1)

    address = place_address(BASE, checked, source)

    assert urlsplit(address).path.endswith("/3")
    assert place_in(query_of(address)) == Place(box=(10.0, 20.0, 30.5, 41.0))


def test_a_table_in_a_text_is_named_by_row_and_column(checked):
    file = next(iter(checked.prepared.dossier.files))
    address = place_address(BASE, checked, Source(file, table=2, row=7, column=3))
    assert place_in(query_of(address)) == Place(table=2, row=7, column=3)


def test_a_file_that_is_not_of_the_dossier_has_no_address(checked):
    assert place_address(BASE, checked, Source("lain.xlsx", sheet="A", cell="B2")) is None
    assert crop_address(BASE, checked, Source("lain.xlsx", sheet="A", cell="B2")) is None
    assert place_address(BASE, checked, None) is None


def test_two_files_of_the_same_content_have_addresses_of_their_own(checked):
    dossier = checked.prepared.dossier
    one = next(name for name in dossier.files if name.endswith("rencana-aksi-2022.xlsx"))
    twice = replace(
        checked,
        prepared=replace(
            checked.prepared, dossier=replace(dossier, files={**dossier.files, "b.xlsx": dossier.files[one]})
        ),
    )
    assert place_address(BASE, twice, Source("b.xlsx")) != place_address(BASE, twice, Source(one))


@pytest.mark.parametrize("text", ["", "1,2", "'; drop", "A0", "1,2,3,x", "t", "9" * 400])
def test_an_address_that_is_not_well_formed_names_nothing(text):
    assert place_in({"sel": text}).cell is None
    assert place_in({"sel": text}).box is None
