"""A region says once what stands around its letters; a dossier overrides it key by key."""

from __future__ import annotations

import pytest

from cascade.model.errors import CascadeError
from cascade.settings import policy


def test_the_dossier_overrides_what_the_region_says_key_by_key(tmp_path):
    (tmp_path / "daerah.yaml").write_text("name: Contoh\nletter: {place: Kota, copies_to: [Bupati]}\n", "utf-8")
    (tmp_path / "berkas.yaml").write_text("region: .\nletter: {number: 700/1, copies_to: []}\n", "utf-8")
    letter = policy.read(tmp_path)[0].letter

    assert (letter.place, letter.number, letter.copies_to) == ("Kota", "700/1", ())


def test_an_office_says_it_above_its_dossiers(tmp_path):
    (tmp_path / "berkas").mkdir()
    (tmp_path / "cascade.yaml").write_text("letter: {signatory: Inspektur, place: Kota}\n", "utf-8")
    (tmp_path / "berkas" / "berkas.yaml").write_text("letter: {place: Desa}\n", "utf-8")
    letter = policy.read(tmp_path / "berkas")[0].letter

    assert (letter.signatory, letter.place) == ("Inspektur", "Desa")


def test_a_key_that_no_letter_has_is_refused_with_file_and_line(tmp_path):
    (tmp_path / "berkas.yaml").write_text("letter:\n  nomer: 1\n", "utf-8")

    with pytest.raises(CascadeError, match=r"line 2, letter\.nomer"):
        policy.read(tmp_path)
