"""Say how far the check of a dossier is, file by file, and as an event that a page listens for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.file_reading import ReadingStep
from cascade.web.open_dossier import OpenDossier

BETWEEN_SIGNS = 0.3  # seconds between two looks at how far a check is
MOST_SIGNS = 4_000


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading of one file is."""

    file: str
    state: Literal["waiting", "reading", "done"]
    text: LocalizedText


def steps_of(dossier: OpenDossier) -> tuple[Step, ...]:
    """Return how far each file is, in the order of the files; nothing where none is being read."""
    return tuple(_step(file, step) for file, step in dossier.steps.items())


def sign_of(said: str, seconds: int, is_busy: bool, steps: Sequence[Step] = (), language: Language = "id") -> str:
    """Return a server-sent event."""
    files = [[each.state, each.text.say(language)] for each in steps]
    return f"data: {json.dumps({'said': said, 'seconds': seconds, 'busy': is_busy, 'files': files})}\n\n"


def _step(file: str, step: ReadingStep | None) -> Step:
    if step is None:
        return Step(file, "waiting", _WAITING)
    if step.is_done:
        return Step(file, "done", _DONE)
    if step.pages:
        return Step(file, "reading", _PAGE.format(p=step.page, n=step.pages))
    return Step(file, "reading", _READING)


_WAITING = LocalizedText("menunggu", "waiting")
_READING = LocalizedText("sedang dibaca", "being read")
_PAGE = LocalizedText("halaman {p} dari {n}", "page {p} of {n}")
_DONE = LocalizedText("selesai dibaca", "has been read")
