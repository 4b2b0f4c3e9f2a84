"""What a person downloads of a check."""

from __future__ import annotations

from unittest.mock import Mock

from corrected_dossier import NOON
from fixable_dossier import write_dossier
from reading_here import ReadingHere

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions, no_progress
from cascade.reports import formats
from cascade.web.results import downloads
from cascade.web.results.catalogue import ALL, FIX

NAMES = ("md", "xlsx", "annotated")


def test_what_was_made_already_goes_into_the_zip_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "installed", lambda: NAMES)
    report = check([write_dossier(tmp_path / "kecamatan-uji")], CheckOptions(cache=ReadingHere(), now=NOON))
    made = {name: downloads.make(report, name, "id", no_progress, {}.get) for name in (*NAMES, FIX)}
    anew = downloads.make(report, ALL, "id", no_progress, {}.get)

    monkeypatch.setattr(downloads, "_content", Mock(side_effect=AssertionError("made twice")))

    assert downloads.make(report, ALL, "id", no_progress, made.get) == anew
