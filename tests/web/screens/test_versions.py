import pytest
from fixable_dossier import NAME

pytestmark = pytest.mark.slow

BASE = f"/berkas/{NAME}"
RENJA = "renja.xlsx"


@pytest.fixture
def dossier(fixable):
    return fixable.checked(NAME)


@pytest.fixture
def replaced(fixable, dossier, corrected):
    """The check of the dossier before one of its documents was replaced."""
    before = dossier.checked
    fixable.post_files(f"{BASE}/versi", berkas=(f"C:\\kerja\\{RENJA}", corrected[RENJA]))
    again(dossier)
    return before


def again(dossier):
    assert dossier.wait(120)
    return dossier.checked


def put_back(fixable, dossier):
    key = next((fixable.workbench.workspace.state_folder / "earlier" / NAME).iterdir()).name
    fixable.post(f"{BASE}/versi/kembalikan", versi=key)
    again(dossier)


def test_before_anything_is_replaced_the_page_says_so(fixable, dossier):
    text = fixable.get(f"{BASE}/versi")

    assert "Belum ada pemeriksaan sebelumnya" in text
    assert RENJA in text


def test_what_is_no_document_or_cannot_be_told_replaces_nothing(fixable, dossier):
    before = dossier.checked

    other = fixable.post_files(f"{BASE}/versi", 400, berkas=("renja.exe", b"MZ"))
    unclear = fixable.post_files(f"{BASE}/versi", 400, berkas=("catatan.txt", b"bukan apa-apa"))

    assert "bukan dokumen yang dapat dibaca" in other
    assert "tidak jelas dokumen mana" in unclear or "tidak ada dokumen" in unclear
    assert again(dossier) is before


def test_a_new_version_tells_what_it_solved_and_what_is_left(fixable, dossier, written, replaced):
    after = dossier.checked
    text = fixable.get(f"{BASE}/versi")

    assert len(after.report.main_problems) < len(replaced.report.main_problems)
    gone = after.report.follow_up.problem_counts["solved"]
    assert gone >= 1
    assert f"Selesai ({gone})" in text
    assert all(name in text for name in ("Masih terbuka (", "Nilai berubah (", "Baru ("))
    assert f"{RENJA}</b> berubah" in text
    first = after.report.main_problems[0]
    assert f"/masalah/{first.findings[0].fingerprint}" in text
    kept = next((fixable.workbench.workspace.state_folder / "earlier" / NAME).rglob(RENJA))
    assert kept.read_bytes() == (written / RENJA).read_bytes()
    assert text.count(f'"mono">{RENJA}') == 1


def test_the_difference_of_the_two_versions_names_both_values(fixable, replaced):
    of_memory = fixable.get(f"{BASE}/versi/beda?berkas={RENJA}")
    key = next((fixable.workbench.workspace.state_folder / "earlier" / NAME).iterdir()).name
    of_file = fixable.get(f"{BASE}/versi/beda?versi={key}")

    for text in (of_memory, of_file):
        assert "<del>" in text
        assert "berubah" in text
        assert "tetap" in text
    fixable.get(f"{BASE}/versi/beda?versi=..", 404)
    fixable.get(f"{BASE}/versi/beda?berkas=lain.xlsx", 404)


def test_the_old_version_can_be_put_back(fixable, dossier, written, replaced):
    put_back(fixable, dossier)

    assert (dossier.folder / RENJA).read_bytes() == (written / RENJA).read_bytes()
    fixable.post(f"{BASE}/versi/kembalikan", 404, versi="../..")


def test_a_file_of_another_name_replaces_the_document_of_its_kind_and_year(fixable, dossier, corrected):
    names = {path.name for path in dossier.folder.iterdir()}

    fixable.post_files(f"{BASE}/versi", berkas=("Renja final (2).xlsx", corrected[RENJA]))
    again(dossier)

    assert {path.name for path in dossier.folder.iterdir()} == names
    assert (dossier.folder / RENJA).read_bytes() == corrected[RENJA]


def test_the_same_version_again_says_so(fixable, dossier, corrected, replaced):
    text = fixable.post_files(f"{BASE}/versi", berkas=(RENJA, corrected[RENJA]))
    again(dossier)

    assert "sama dengan yang sudah ada" in text


def test_a_problem_tells_what_became_of_it_in_every_round(fixable, dossier, corrected, replaced):
    put_back(fixable, dossier)
    fixable.post_files(f"{BASE}/versi", berkas=(RENJA, corrected[RENJA]))
    rounds = again(dossier).rounds
    assert len(rounds) == 3
    solved = next(name for name, status in rounds[-1].statuses.items() if status == "solved")
    history = fixable.get(f"{BASE}/masalah/{solved}").partition('<ul class="history">')[2].partition("</ul>")[0]
    said = [line for line in history.splitlines() if "dibandingkan dengan laporan" in line]

    assert len(said) == sum(solved in each.statuses for each in rounds) >= 2
    assert "selesai" in said[0]


def test_a_dossier_that_is_renamed_is_followed_up_and_keeps_its_earlier_versions(fixable, dossier, replaced):
    before = dossier.checked
    earlier = len(list((fixable.workbench.workspace.state_folder / "earlier" / NAME).iterdir()))
    name = fixable.workbench.rename(NAME, "Kecamatan Lain")
    renamed = fixable.checked(name)

    assert renamed.checked.report.follow_up.problem_counts == before.report.follow_up.problem_counts
    assert [each.statuses for each in renamed.checked.rounds] == [each.statuses for each in before.rounds]
    assert len(list((fixable.workbench.workspace.state_folder / "earlier" / name).iterdir())) == earlier
    (renamed.folder / RENJA).write_bytes((renamed.folder / RENJA).read_bytes() + b" ")
    renamed.check()
    assert again(renamed).report.follow_up is not None
