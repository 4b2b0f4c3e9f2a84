"""Say how far a run is, how fast it goes and how long it will take, also over hours.

The rate is that of the last dossiers, not of all: those that were found again cost nothing, and a run that was stopped overnight is
not slow.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from cascade.fleet.dossier_task import Outcome
from cascade.model.i18n import LocalizedText, written_number

LAST = 200  # dossiers by which the rate is told
FEWEST = 3  # before which none is
_MINUTE, _HOUR = 60, 3600


@dataclass(slots=True)
class Pace:
    """How many dossiers there are, how many are done, and when the last ones were."""

    total: int
    count: int = 0
    clock: Callable[[], float] = time.monotonic
    failed: int = 0
    moments: deque[float] = field(default_factory=lambda: deque(maxlen=LAST))

    def __post_init__(self) -> None:
        self.moments.append(self.clock())

    def done(self, outcome: Outcome) -> LocalizedText:
        """Count a dossier, and say how far the run is."""
        self.count += 1
        self.failed += outcome.is_failed
        self.moments.append(self.clock())
        return self.sentence()

    @property
    def seconds_each(self) -> float | None:
        """The seconds that a dossier took lately; None while nobody can tell."""
        if len(self.moments) <= FEWEST:
            return None
        return (self.moments[-1] - self.moments[0]) / (len(self.moments) - 1)

    def sentence(self) -> LocalizedText:
        """Say how far the run is."""
        said = _SO_FAR.format(n=written_number(self.count), m=written_number(self.total))
        if self.failed:
            said += _FAILED.format(n=written_number(self.failed))
        each = self.seconds_each
        if each is not None and self.count < self.total:
            since = self.clock() - self.moments[-1]
            left = max(0.0, (self.total - self.count) * max(each, since if since > 10 * each else 0) - since)
            said += _RATE.format(r=_rate(each), t=_duration(left))
        return said


def _rate(seconds: float) -> LocalizedText:
    per_minute = _MINUTE / max(seconds, 1e-6)
    if per_minute >= 1:
        return LocalizedText("{n}/menit", "{n}/min").format(
            n=written_number(f"{per_minute:.0f}" if per_minute >= 10 else f"{per_minute:.1f}")
        )
    return LocalizedText("{n}/jam", "{n}/h").format(n=written_number(f"{per_minute * _MINUTE:.1f}"))


def _duration(seconds: float) -> LocalizedText:
    """Return a time as people say it: less than a minute, minutes, hours and minutes."""
    if seconds < _MINUTE:
        return LocalizedText("kurang dari 1 menit", "less than a minute")
    minutes = round(seconds / _MINUTE)
    if seconds < _HOUR:
        return LocalizedText("{n} menit", "{n} min").format(n=minutes)
    return LocalizedText("{h} jam {n} menit", "{h} h {n} min").format(h=minutes // 60, n=minutes % 60)


_SO_FAR = LocalizedText("{n}/{m} berkas", "{n}/{m} dossiers")
_FAILED = LocalizedText("({n} tidak dapat dinilai)", "({n} could not be judged)")
_RATE = LocalizedText("· {r} · sisa sekitar {t}", "· {r} · about {t} left")
