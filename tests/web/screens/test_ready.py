import os
import re
import time

import pytest
from fixable_dossier import NAME
from workbench import CONSISTENT, client_of, workspace_with

pytestmark = pytest.mark.slow

BASE = f"/berkas/{NAME}"
RENJA = "renja.xlsx"
PK = "pk.docx"


@pytest.fixture
def dossier(fixable):
    return fixable.checked(NAME)


def tally(text):
    return [int(each) for each in re.search(r"(\d+) selesai, (\d+) tersisa", text).groups()]


def test_the_page_answers_the_question_and_lists_every_cell_with_the_way_to_it(fixable, dossier):
    prepared = dossier.checked.prepared

    text = fixable.get(f"{BASE}/siap")

    assert "BELUM SIAP DITANDATANGANI" in text or "SUDAH DITANDATANGANI; perlu PK perubahan" in text
    done, left = tally(text)
    assert done == 0
    assert left >= 2
    assert f"({left})" in text
    assert len(re.findall(r'<li id="langkah-\d+" class="must">', text)) == left
    assert "/dokumen/" in text
    assert "Menjadi" in text
    assert "seperti" in text
    assert dossier.checked.prepared is prepared


def bring_corrected(fixable, dossier, corrected):
    """Bring the corrected PK; return what was left to do before."""
    _, before = tally(fixable.get(f"{BASE}/siap"))
    fixable.post_files(f"{BASE}/versi", kembali="siap", berkas=(PK, corrected[PK]))
    assert dossier.wait(120)
    return before


def test_a_corrected_file_makes_the_list_shorter_and_what_is_done_stays_visible(fixable, dossier, corrected):
    before = bring_corrected(fixable, dossier, corrected)
    text = fixable.get(f"{BASE}/siap")

    done, left = tally(text)
    assert done >= 1
    assert left < before
    assert "Sudah tidak ada di daftar" in text
    assert "<s>" in text


def test_the_count_survives_the_server_and_begins_anew_when_somebody_asks_for_it(fixable, dossier, corrected):
    bring_corrected(fixable, dossier, corrected)
    done, left = tally(fixable.get(f"{BASE}/siap"))
    dossier.made.forget((dossier.checked.number, "siap"))

    assert done >= 1
    assert tally(fixable.get(f"{BASE}/siap")) == [done, left]

    fixable.post(f"{BASE}/siap/mulai")

    assert tally(fixable.get(f"{BASE}/siap")) == [0, left]


def test_a_document_that_may_be_signed_says_so(tmp_path):
    with client_of(workspace_with(tmp_path / "kerja", CONSISTENT)) as client:
        client.checked(CONSISTENT)
        text = client.get(f"/berkas/{CONSISTENT}/siap")

    assert "SIAP DITANDATANGANI" in text or "SUDAH DITANDATANGANI; tidak ada yang harus diubah" in text
    assert "BELUM SIAP" not in text
    assert "Tidak ada yang harus diubah dahulu" in text


def test_saving_a_document_on_disk_is_noticed_and_told(fixable, dossier):
    number = fixable.http.get(f"{BASE}/awas").json()["number"]
    os.utime(dossier.folder / RENJA, (1, 1))
    dossier._looked = 0.0

    first = fixable.http.get(f"{BASE}/awas").json()
    assert dossier.wait(120)
    second = fixable.http.get(f"{BASE}/awas").json()

    assert first == {"number": number, "busy": True}
    assert second == {"number": number + 1, "busy": False}
    assert f"{RENJA}</b> berubah; sudah diperiksa ulang" in " ".join(fixable.get(f"{BASE}/siap").split())


def test_a_file_that_is_half_written_is_waited_for(fixable, dossier):
    path, number = dossier.folder / RENJA, dossier.checked.number
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    dossier._looked = 0.0

    assert fixable.http.get(f"{BASE}/awas").json()["busy"]
    time.sleep(0.3)
    assert dossier.checked.number == number
    path.write_bytes(whole)
    assert dossier.wait(120)

    assert not any(problem.severity == "error" for problem in dossier.checked.report.problems)
    assert any(each.file == RENJA for each in dossier.checked.report.documents)
