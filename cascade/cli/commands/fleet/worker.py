"""Start workers for a scheduler."""

from __future__ import annotations

from typing import Annotated

import typer

from cascade.cli import options as given
from cascade.cli.fleet_options import fleet_libraries
from cascade.cli.options import language_of
from cascade.cli.output import print_message
from cascade.model.i18n import LocalizedText
from cascade.safe_io.worker_pool import available_cpus


def run(
    scheduler: Annotated[
        str, typer.Argument(help="Alamat penjadwal, tcp://host:8786. / The address of the scheduler.")
    ],
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Banyaknya (bawaan: satu per prosesor). / How many.")
    ] = None,
    lang: given.Lang = "id",
) -> None:
    """Jadikan mesin ini pekerja sebuah penjadwal. / Let this machine work for a scheduler."""
    with fleet_libraries():
        from cascade.fleet.cluster import serve
    count = workers or available_cpus()
    said = LocalizedText("{n} pekerja untuk {s}; Ctrl-C untuk berhenti.", "{n} workers for {s}; Ctrl-C to stop.")
    print_message(said.format(n=count, s=scheduler), language_of(lang))
    serve(scheduler, count)
