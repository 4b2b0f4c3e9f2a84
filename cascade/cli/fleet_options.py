"""Share what the commands on many dossiers have in common: arguments, and the sentence where their libraries are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cascade.model.errors import CascadeError, install_hint
from cascade.model.i18n import LocalizedText

Out = Annotated[Path, typer.Argument(help="Folder hasil dari fleet run. / The output folder of fleet run.")]
Run = Annotated[
    str | None, typer.Option("--run", help="Hasil yang mana (bawaan: yang terakhir). / Which run; else the newest one.")
]
_LIBRARIES = ("dask", "distributed", "duckdb", "pyarrow")


@contextmanager
def fleet_libraries() -> Iterator[None]:
    """Refuse a command whose libraries are not installed.

    Raises:
        CascadeError: they are not.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        raise CascadeError(_NOT_INSTALLED.format(e=error.name), install_hint("fleet")) from error


_NOT_INSTALLED = LocalizedText(
    "Pemeriksaan banyak berkas belum terpasang ({e} tidak ada).",
    "What checks many dossiers is not installed ({e} is missing).",
)
