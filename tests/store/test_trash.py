import pytest

from cascade.model.errors import CascadeError
from cascade.store.trash import Trash
from cascade.store.workspace import open_workspace


@pytest.fixture
def trash(tmp_path):
    return Trash(open_workspace(tmp_path / "kerja"))


@pytest.fixture
def dossier(trash):
    folder = trash.workspace.new_dossier("Kec A")
    (folder / "lampiran").mkdir()
    (folder / "lampiran" / "pk.pdf").write_text("pk")
    return folder


def test_a_file_goes_and_comes_back_to_its_place(trash, dossier):
    name = trash.discard(dossier / "lampiran" / "pk.pdf")

    assert not (dossier / "lampiran" / "pk.pdf").exists()
    assert [(each.origin, each.is_dossier) for each in trash.content()] == [("Kec A/lampiran/pk.pdf", False)]
    assert trash.restore(name) == dossier / "lampiran" / "pk.pdf"
    assert (dossier / "lampiran" / "pk.pdf").read_text() == "pk"
    assert trash.content() == ()


def test_a_dossier_comes_back_whole_under_a_number_where_its_name_is_taken(trash, dossier):
    name = trash.discard(dossier)
    assert trash.workspace.dossiers() == {}
    trash.workspace.new_dossier("Kec A")

    restored = trash.restore(name)

    assert restored.name == "Kec A (2)"
    assert (restored / "lampiran" / "pk.pdf").read_text() == "pk"


def test_what_took_the_place_of_a_file_goes_into_the_trash_instead(trash, dossier):
    path = dossier / "lampiran" / "pk.pdf"
    name = trash.discard(path)
    path.write_text("baru")

    trash.restore(name)

    assert path.read_text() == "pk"
    assert len(trash.content()) == 1


def test_a_file_whose_dossier_is_gone_waits_for_it(trash, dossier):
    file = trash.discard(dossier / "lampiran" / "pk.pdf")
    folder = trash.discard(dossier)

    with pytest.raises(CascadeError, match="no longer there"):
        trash.restore(file)
    trash.restore(folder)
    trash.restore(file)

    assert (dossier / "lampiran" / "pk.pdf").is_file()


@pytest.mark.parametrize("name", ["", "..", "../Kec A", "20260101T000000-00000000"])
def test_a_name_that_is_not_in_the_trash_is_refused(trash, dossier, name):
    with pytest.raises(CascadeError, match="no longer in the trash"):
        trash.restore(name)


def test_a_place_that_somebody_has_tampered_with_leads_nowhere(trash, dossier):
    name = trash.discard(dossier / "lampiran" / "pk.pdf")
    (trash.folder / name / "asal.json").write_text('{"origin": "../../luar/pk.pdf", "dossier": false}')

    with pytest.raises(CascadeError):
        trash.restore(name)
