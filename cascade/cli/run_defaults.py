"""Say how a check is run where the command line does not: by `cascade.yaml` above the dossiers, else as built in.

Paths of dossiers go in; formats, language and threshold come out. A format that there is not is refused with file and line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cascade.model.i18n import Language, LocalizedText
from cascade.reports import formats
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings.layers import SettingsLayer
from cascade.settings.office import shared_layers
from cascade.settings.schema import OfficeFile


@dataclass(frozen=True, slots=True)
class RunDefaults:
    """What a run does that says nothing else."""

    report: tuple[str, ...] = ("html", "json")
    lang: Language = "id"
    fail_on: str = "error"


def run_defaults(dossiers: Sequence[Path]) -> RunDefaults:
    """Return what the files above all of some dossiers say, the nearest first.

    Raises:
        SettingsError: one of them is wrong, with file, line, key and a suggestion.
    """
    defaults = RunDefaults()
    for layer in shared_layers(dossiers):
        if isinstance(layer.content, OfficeFile):
            _require_formats(layer, layer.content.report)
            defaults = RunDefaults(
                layer.content.report or defaults.report,
                layer.content.lang or defaults.lang,
                layer.content.fail_on or defaults.fail_on,
            )
    return defaults


def _require_formats(layer: SettingsLayer, names: Sequence[str]) -> None:
    known = list(formats.available())
    for number, name in enumerate(names):
        if name not in known:
            message = LocalizedText("“{n}” tidak dikenal. Pilihan: {k}.", "“{n}” is not known. Choose from: {k}.")
            raise layer.file.error(
                ("report", number), message.format(n=name, k=", ".join(known)) + did_you_mean(name, known)
            )
