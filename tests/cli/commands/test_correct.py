"""One command writes a correction down, and the next check reads by it."""

from __future__ import annotations

import json

import pytest
from commandline import cascade
from corrected_dossier import FILE, spreadsheet

from cascade.decisions.decision_log import read_decisions

GIVEN = ("--file", FILE, "--at", "RA!G4", "--what", "target:TR4", "--by", "Siti", "--why", "tercetak 1,2")


@pytest.mark.slow
def test_a_correction_is_written_and_the_next_reading_shows_it(tmp_path):
    spreadsheet(tmp_path)

    run = cascade("correct", ".", *GIVEN, "--value", "1,2", "--now", "2025-02-03T09:00", cwd=tmp_path)
    read = cascade("read", ".", cwd=tmp_path)
    as_json = json.loads(cascade("read", ".", "--format", "json", cwd=tmp_path).stdout)

    assert run.returncode == 0, run.stderr
    assert "dibaca “12”, dikoreksi oleh Siti menjadi “1,2”; dicatat di keputusan.yaml" in run.stderr
    [entry] = read_decisions(tmp_path).corrections
    assert (entry.by, entry.why, entry.on.isoformat()) == ("Siti", "tercetak 1,2", "2025-02-03")
    assert "1 koreksi dengan tangan" in read.stdout
    assert "target TR IV “Jumlah rapat” (RA!G4): dibaca “12”, seharusnya “1,2”; dikoreksi oleh Siti" in read.stdout
    assert as_json["account"][0]["corrections"][0]["state"] == "applied"
    shown = as_json["documents"][0]["indicators"][0]["quarters"][3]
    assert (shown["raw"], shown["source"]["corrected"][0]["read"]) == ("1,2", "12")


def test_what_cannot_be_corrected_ends_with_2_and_writes_nothing(tmp_path):
    spreadsheet(tmp_path)

    wrong_value = cascade("correct", ".", *GIVEN, "--value", "satu", cwd=tmp_path)
    no_folder = cascade("correct", FILE, *GIVEN, "--value", "1,2", cwd=tmp_path)

    assert (wrong_value.returncode, no_folder.returncode) == (2, 2)
    assert "bukan angka" in wrong_value.stderr
    assert "Keputusan dicatat di folder berkas" in no_folder.stderr
    assert not (tmp_path / "keputusan.yaml").exists()
