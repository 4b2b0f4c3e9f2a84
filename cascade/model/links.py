"""Hold which indicators of two documents are taken for the same one, how surely and why.

Linking writes these records; a finding may rest only on a link that is settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cascade.model.i18n import LocalizedText

LinkStatus = Literal["exact", "auto", "confirmed", "needs_confirmation"]
LINK_STATUS_NAMES: dict[LinkStatus, LocalizedText] = {
    "exact": LocalizedText("nama sama", "same name"),
    "auto": LocalizedText("otomatis, nama mirip", "automatic, similar name"),
    "confirmed": LocalizedText("dikonfirmasi manusia", "confirmed by a person"),
    "needs_confirmation": LocalizedText("belum dikonfirmasi", "not confirmed yet"),
}
LINK_STATUS_EXPLANATIONS: dict[str, LocalizedText] = {  # where a finding is explained
    "exact": LINK_STATUS_NAMES["exact"],
    "auto": LocalizedText("otomatis menurut nama", "automatic, by name"),
    "confirmed": LINK_STATUS_NAMES["confirmed"],
    "needs_confirmation": LocalizedText("belum dikonfirmasi", "awaits confirmation"),
}
LINK_COUNT_NAMES: dict[str, LocalizedText] = {  # where links are counted, those made and refused by hand apart
    "exact": LocalizedText("sama", "exact"),
    "auto": LocalizedText("otomatis", "automatic"),
    "confirmed": LocalizedText("dikonfirmasi", "confirmed"),
    "by_hand": LocalizedText("dengan tangan", "by hand"),
    "needs_confirmation": LocalizedText("perlu konfirmasi", "to confirm"),
    "rejected": LocalizedText("ditolak", "rejected"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """Two indicators of different documents that are held to be the same one.

    `score` is 0 to 100, `margin` the distance to the best other candidate of either side. `changed`
    lists the meaning-changing words in which the two names differ; `by_hand` tells a confirmed link that
    would not have been proposed.
    """

    left: str
    right: str
    verdict: LinkStatus
    score: float
    margin: float
    reasons: tuple[LocalizedText, ...] = ()
    runner_up: str | None = None
    changed: tuple[str, ...] = ()
    by_hand: bool = False

    @property
    def is_settled(self) -> bool:
        """A finding may rest on this link."""
        return self.verdict != "needs_confirmation"
