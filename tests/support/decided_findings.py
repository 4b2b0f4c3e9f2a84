"""Two findings, and waivers of them."""

from __future__ import annotations

import datetime

from cascade.decisions.decision_file import Waiver
from cascade.decisions.waivers import WaiverTerms
from cascade.model import Finding
from cascade.model.i18n import LocalizedText
from cascade.settings.schema import WaiverSettings

TODAY = datetime.date(2026, 2, 3)
NEXT_YEAR, LAST_YEAR = datetime.date(2027, 1, 1), datetime.date(2025, 1, 1)
SAID = LocalizedText("Target berbeda", "The target differs")


def finding(fingerprint: str = "a" * 16) -> Finding:
    return Finding(
        "TRI-01", "indicator", "error", 1.0, "Indeks A", SAID, SAID, SAID, SAID, (), fingerprint, "c", (), ()
    )


FOUND = finding(), finding("b" * 16)
TERMS = WaiverTerms(TODAY, 2026)
TWO_NAMES = WaiverTerms(TODAY, 2026, WaiverSettings(second_for_errors=True))


def waiver(fingerprint: str = "a" * 16, by: str | None = "Camat", until: datetime.date | None = NEXT_YEAR) -> Waiver:
    return Waiver(fingerprint=fingerprint, reason="menunggu PK perubahan", by=by, until=until)
