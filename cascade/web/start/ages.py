"""Say how long ago something was, as people say it."""

from __future__ import annotations

import datetime

from cascade.model.i18n import LocalizedText

_JUST_NOW = LocalizedText("baru saja", "just now")
_STEPS = (
    (365 * 86_400, "tahun", "year"),
    (30 * 86_400, "bulan", "month"),
    (7 * 86_400, "minggu", "week"),
    (86_400, "hari", "day"),
    (3_600, "jam", "hour"),
    (60, "menit", "minute"),
)


def age_of(moment: datetime.datetime, now: datetime.datetime) -> LocalizedText:
    """Return the time between two moments in its largest whole unit: 2 jam lalu."""
    seconds = int((now - moment).total_seconds())
    for length, indonesian, english in _STEPS:
        count = seconds // length
        if count >= 1:
            return LocalizedText(f"{count} {indonesian} lalu", f"{count} {english}{'s' if count > 1 else ''} ago")
    return _JUST_NOW
