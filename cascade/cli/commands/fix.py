"""Write copies of the documents with the values that follow from the cascade."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli import options as given
from cascade.cli.options import comma_separated, language_of, report_time
from cascade.cli.output import print_lines, print_message, progress
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.dossier import name_of, require_existing
from cascade.pipeline.fix import propose
from cascade.pipeline.options import CheckOptions
from cascade.reports.formats import write_file
from cascade.reports.report_folder import claim_folder, find_folder
from cascade.reports.revised_copies import INDEX, index_of

FOLDER = "usulan"


def run(
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / The folder of a dossier.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            help="Folder salinan (bawaan: reports/<berkas>/usulan). / Folder of the copies (reports/<dossier>/usulan unless told).",
        ),
    ] = None,
    lang: given.Lang = "id",
    region: given.Region = None,
    profile: given.Profile = None,
    select: given.Select = None,
    ignore: given.Ignore = None,
    now: given.Now = None,
) -> None:
    """Tulis salinan XLSX dan DOCX dengan nilai yang mengikuti dokumen di atasnya. / Write copies with the corrections."""
    language = language_of(lang)
    options = CheckOptions(
        region=region, profile=profile, select=comma_separated(select), ignore=comma_separated(ignore),
        now=report_time(now),
    )  # fmt: skip
    require_existing([folder])
    target = output or find_folder(folder, name_of([folder])) / FOLDER
    if folder.resolve() in (target.resolve(), *target.resolve().parents):
        raise CascadeError(
            LocalizedText("{o} terletak di dalam folder berkas.", "{o} lies inside the dossier.").format(o=target),
            LocalizedText(
                "Pilih folder lain dengan --output: salinannya akan terbaca sebagai dokumen kedua.",
                "Choose another folder with --output: the copies would be read as second documents.",
            ),
        )
    with progress(language) as report_progress:
        revised = propose(folder, options, report_progress, language)
    target = output or claim_folder(folder, revised.dossier) / FOLDER
    for file, content in revised.copies.items():
        write_file(target / file, content)
    for path in _others(folder, revised.copies):
        write_file(target / path.relative_to(folder), path.read_bytes())
    write_file(target / INDEX, index_of(revised, language))
    lines: list[tuple[str, bool]] = []
    for heading, entries in revised.sections(is_brief=True):
        lines += [(heading.say(language), True)] if entries else []
        lines += [(f"  {entry.say(language)}", False) for entry in entries]
    nothing = LocalizedText("Tidak ada yang perlu diubah.", "There is nothing to change.")
    print_lines(lines or [(nothing.say(language), False)])
    print_message(LocalizedText("Usulan: {p}", "Proposal: {p}").format(p=target), language)


def _others(folder: Path, copied: Collection[str]) -> list[Path]:
    """Return the other files of a dossier, so that its copy is a whole one, which can be checked."""
    plain = (path for path in sorted(folder.glob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in plain if path.name not in copied and not path.name.startswith((".", "~$"))]
