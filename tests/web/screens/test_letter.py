import re

import pytest
from workbench import INCONSISTENT

from cascade.web.results.letter import FIELDS

pytestmark = pytest.mark.slow

BASE = f"/berkas/{INCONSISTENT}"


@pytest.fixture(scope="module")
def dossier(client):
    return client.checked(INCONSISTENT)


def given(**changed):
    return {field.name: changed.get(field.name, "") for field in FIELDS}


def test_the_letter_shows_what_will_be_printed(client, dossier):
    text = client.get(f"{BASE}/surat")

    assert "Catatan Hasil Reviu Keselarasan" in text
    assert "Camat Gumelar" in text
    assert dossier.checked.report.main_problems[0].subject in text


def test_what_a_person_says_of_the_letter_is_kept_beside_the_documents_and_shown_at_once(client, dossier):
    before = (dossier.folder / "berkas.yaml").read_text("utf-8")

    client.post(f"{BASE}/surat", **given(letterhead="INSPEKTORAT\r\nKABUPATEN X", number="700/1/2022", reply_days="14"))
    text = client.get(f"{BASE}/surat")

    paper = text[text.index('class="paper"') :]
    assert "INSPEKTORAT" in paper
    assert "700/1/2022" in paper
    assert "14" in paper
    after = (dossier.folder / "berkas.yaml").read_text("utf-8")
    assert after.startswith(before)
    assert "number: 700/1/2022" in after
    dossier.wait(60)


def test_a_limit_that_is_none_is_refused_and_nothing_is_written(client, dossier):
    before = (dossier.folder / "berkas.yaml").read_bytes()

    for days in ("0", "banyak", "999"):
        answer = client.post(f"{BASE}/surat", 400, **given(reply_days=days))
        assert "hari kerja" in answer.text

    assert (dossier.folder / "berkas.yaml").read_bytes() == before


def test_the_notes_of_a_reviewer_stand_beside_their_problem(client, dossier):
    problem = dossier.checked.report.main_problems[0]
    path = dossier.folder / "keputusan.yaml"
    path.write_text(f"notes:\n  - fingerprint: {problem.findings[0].fingerprint}\n    cause: salah salin\n", "utf-8")
    client.checked(INCONSISTENT)
    dossier._looked = 0.0
    dossier.look()
    dossier.wait(60)

    text = client.get(f"{BASE}/surat")

    assert re.search(r"Catatan pereviu.{0,200}salah salin", text, re.S)
    path.unlink()
