"""Open a written page in the person's browser, only where that was asked for."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from cascade.cli.output import print_message
from cascade.model.i18n import Language, LocalizedText


def open_in_browser(page: Path, language: Language) -> None:
    """Open a page, or say where it lies."""
    if not webbrowser.open(page.resolve().as_uri()):
        message = LocalizedText(
            "Peramban tidak dapat dibuka; buka sendiri: {p}", "No browser could be opened; open it yourself: {p}"
        )
        print_message(message.format(p=page), language)
