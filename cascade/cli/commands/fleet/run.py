"""Check all dossiers below a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cascade.cli import options as given
from cascade.cli.fleet_options import fleet_libraries
from cascade.cli.options import comma_separated, language_of, report_time
from cascade.cli.output import print_message, steady_progress
from cascade.model.i18n import Language, LocalizedText, joined, same, written_number
from cascade.pipeline.options import CheckOptions
from cascade.reading.loaders import OCR_SECONDS

if TYPE_CHECKING:
    from cascade.fleet.run import FleetRun

SHOWN = 5  # stray documents that are named

Root = Annotated[
    Path,
    typer.Argument(
        help="Folder berisi satu folder atau ZIP untuk setiap OPD, langsung atau per daerah. / The dossiers."
    ),
]
Output = Annotated[Path, typer.Option("--output", help="Folder hasil. / Where results go.")]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", help="Penjadwal Dask, tcp://host:8786 (bawaan: mesin ini saja). / A Dask scheduler."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="Banyaknya pekerja di mesin ini. / How many here.")
]
Resume = Annotated[bool, typer.Option("--resume", help="Lanjutkan yang terputus. / Go on with what was broken off.")]


def run(  # noqa: PLR0913  # typer reads the options of the command from this signature
    root: Root,
    output: Output,
    scheduler: Scheduler = None,
    workers: Workers = None,
    resume: Resume = False,
    lang: given.Lang = "id",
    rules: given.Rules = None,
    region: given.Region = None,
    profile: given.Profile = None,
    select: given.Select = None,
    ignore: given.Ignore = None,
    nomenclature: given.Nomenclature = None,
    now: given.Now = None,
    ocr_budget: given.Seconds = OCR_SECONDS,
) -> None:
    """Periksa semua berkas di bawah satu folder. / Check all dossiers below a folder."""
    with fleet_libraries():
        from cascade.fleet.run import FleetOptions, run_fleet
    language = language_of(lang)
    options = CheckOptions(
        rules=tuple(path.resolve() for path in rules or ()), select=comma_separated(select), ignore=comma_separated(ignore),
        profile=profile, region=region.resolve() if region else None,
        nomenclature=nomenclature.resolve() if nomenclature else None, now=report_time(now), ocr_seconds=ocr_budget,
    )  # fmt: skip
    asked = FleetOptions(output=output, check=options, scheduler=scheduler, workers=workers, resumes=resume)
    try:
        with steady_progress(language) as say:
            done = run_fleet(root, asked, say)
    except KeyboardInterrupt:
        print_message(_GO_ON, language)
        raise
    for message in _what_came(done):
        print_message(message, language)
    _point_on(output, language)


def _what_came(done: FleetRun) -> list[LocalizedText]:
    """Say what came of a run."""
    record = done.record
    said = [
        LocalizedText(
            "{n} berkas dari {g} pemerintah dinilai ({f} tidak dapat dinilai), {r} file dibaca. Hasil: {p}",
            "{n} dossiers of {g} government(s) judged ({f} could not be), {r} files read. Results: {p}",
        ).format(
            n=written_number(record.dossiers), g=written_number(len(record.governments)), f=written_number(record.failed),
            r=written_number(done.reads), p=done.folder,
        )
    ]  # fmt: skip
    if done.strays:
        names = joined([same(path.name) for path in done.strays[:SHOWN]], ", ")
        stray = LocalizedText(
            "{n} dokumen di luar folder OPD tidak diperiksa: {f}{m}.",
            "{n} documents in no dossier were not checked: {f}{m}.",
        )
        said.append(stray.format(n=len(done.strays), f=names, m=" …" if len(done.strays) > SHOWN else ""))
    return said


def _point_on(output: Path, language: Language) -> None:
    shown = f'"{output}"' if " " in str(output) else str(output)
    print_message(
        LocalizedText("Rekap: cascade fleet report {p}", "Recap: cascade fleet report {p}").format(p=shown), language
    )


_GO_ON = LocalizedText(
    "Yang sudah dinilai tersimpan; lanjutkan dengan perintah yang sama dan --resume.",
    "What was judged is kept; go on with the same command and --resume.",
)
