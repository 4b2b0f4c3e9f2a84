"""A request becomes one entry about one print, or a sentence says what is wrong with it."""

from __future__ import annotations

import pytest
from corrected_dossier import FILE, NOON, ROWS, read_again, spreadsheet

from cascade.model.errors import CascadeError
from cascade.pipeline.hand_corrections import Request, correction_for
from cascade.pipeline.hand_corrections.entry import part_named, readable_rows
from cascade.pipeline.hand_corrections.parts import Part


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("berkas")
    spreadsheet(folder)
    return read_again(folder).as_read


def request(**changed: str) -> Request:
    given = {"file": FILE, "at": "RA!G4", "what": "target:TR4", "value": "1,2", "by": "Siti", "why": "tercetak 1,2"}
    return Request(**(given | changed))


@pytest.mark.parametrize("at", ["RA!G4", "ra!g4", "G4", "lembar “RA”, sel G4", "sheet RA, cell G4", "RA!B4"])
def test_a_place_is_written_as_reports_print_it_of_the_value_or_of_its_row(documents, at):
    entry = correction_for(documents, request(at=at), NOON)

    assert (entry.place.cell, entry.row_name, entry.read, entry.value) == ("G4", "Jumlah rapat", "12", "1,2")
    assert (entry.digest, entry.quarter, entry.year, entry.at) == (documents[0].sha256, 4, None, NOON)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"at": "RA!Z9"}, "tidak ada target TR IV yang terbaca di “RA!Z9”"),
        ({"file": "aksii.xlsx"}, "tidak ada dokumen yang dibaca dari berkas ini"),
        ({"what": "targett"}, "bagian ini tidak ada"),
        ({"what": "satuan:2024"}, "bagian ini tidak ada"),
        ({"value": "1O"}, "“1O” bukan angka"),
        ({"value": "dua belas"}, "“dua belas” bukan angka"),
        ({"what": "pagu", "at": "RA!H4", "value": "banyak"}, "membutuhkan angka, mis. 1.250.000"),
        ({"what": "jenjang", "at": "RA!A4", "value": "bagian"}, "bukan jenjang"),
        ({"what": "nama", "at": "RA!B4", "value": " "}, "tidak boleh kosong"),
        ({"value": "12"}, "Sudah terbaca “12”"),
        ({"by": " "}, "perlu nama"),
        ({"why": "x"}, "perlu nama (--by) dan alasan"),
    ],
)
def test_what_cannot_be_written_down_is_refused_with_a_sentence(documents, changed, said):
    with pytest.raises(CascadeError) as refused:
        correction_for(documents, request(**changed), NOON)

    assert said in refused.value.message.id


def test_rows_at_one_place_are_told_apart_by_name(tmp_path):
    header = ["Sub Kegiatan", "Indikator", "Satuan", "TW I", "TW II", "TW III", "TW IV"]
    rows = [header, ["Rapat", "Jumlah rapat", "kali", "3", "3", "3", "12"]]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (tmp_path / "aksi.html").write_text(f"<p>Rencana Aksi Tahun 2025</p><table>{table}</table>", "utf-8")
    documents = read_again(tmp_path).as_read
    place = documents[0].indicators[0].name.source.short()
    asked = request(file="aksi.html", at=place, what="jenjang", value="kegiatan")

    with pytest.raises(CascadeError) as refused:
        correction_for(documents, asked, NOON)
    told = correction_for(
        documents, request(file="aksi.html", at=place, what="jenjang", value="kegiatan", subject="rapat"), NOON
    )

    assert "“Rapat”; “Jumlah rapat”" in refused.value.message.id
    assert told.row_name == "Rapat"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("target:2024", Part("target", 2024)),
        ("Target: TW II", Part("target", quarter=2)),
        ("pagu:TR1", Part("pagu", quarter=1)),
        ("target-akhir", Part("end_target")),
        ("end_pagu", Part("end_pagu")),
        ("bukan baris", Part("not_a_row")),
        ("kondisi", None),
    ],
)
def test_parts_are_called_as_people_call_them(text, part):
    if part is None:
        with pytest.raises(CascadeError):
            part_named(text)
    else:
        assert part_named(text) == part


def test_everything_that_was_read_can_be_pointed_at(documents):
    found = [(row.name.text, part.words.id, read) for row, part, read, _ in readable_rows(documents[0])]

    assert ("Jumlah rapat", "target TR IV", "12") in found
    assert ("Pelatihan Aparatur", "pagu 2025", ROWS[1][7]) in found
    assert ("Rapat Koordinasi", "jenjang", "sub_kegiatan") in found
    assert ("Rapat Koordinasi", "bukan baris", "Rapat Koordinasi") in found
