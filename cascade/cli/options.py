"""Declare the options that commands share, and turn what was typed into values.

A value that is not allowed is refused with the allowed ones.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.completion import one_of
from cascade.model.errors import CascadeError
from cascade.model.i18n import LANGUAGES, Language, LocalizedText

THRESHOLDS = ("error", "warning", "question", "info", "never")
_either_language, _a_threshold = one_of(*LANGUAGES), one_of(*THRESHOLDS)
Lang = Annotated[
    str, typer.Option("--lang", help="Bahasa: id, en. / Language: id, en.", autocompletion=_either_language)
]
Format = Annotated[str, typer.Option("--format", help="table, json.", autocompletion=one_of("table", "json"))]
Rules = Annotated[list[Path] | None, typer.Option("--rules", help="Folder aturan tambahan. / More rules.")]
Personal = Annotated[
    bool, typer.Option("--data-pribadi", help="Nomor pribadi ditampilkan utuh. / Show the numbers of persons.")
]
Region = Annotated[
    Path | None,
    typer.Option(
        "--region",
        help="Paket daerah: folder dengan daerah.yaml (kebijakan, kalender, kata kepala kolom). / A region pack.",
    ),
]
Thorough = Annotated[
    bool, typer.Option("--teliti", help="Angka PDF dibaca dua kali; lambat. / Read the numbers of PDFs twice; slow.")
]
Seconds = Annotated[
    float,
    typer.Option(
        "--ocr-budget", min=0, help="Detik per dokumen untuk membaca gambar. / Seconds a document for reading pictures."
    ),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Folder berkas atau ZIP-nya, beberapa folder, atau beberapa dokumen; bawaan: folder ini. / Folders, ZIPs or files."
    ),
]
Reports = Annotated[
    str | None,
    typer.Option(
        "--report", help="Laporan yang ditulis (bawaan: html,json). / Reports to write (html,json unless told)."
    ),
]
CheckLang = Annotated[
    str | None,
    typer.Option(
        "--lang", help="Bahasa: id (bawaan), en. / Language: id (unless told), en.", autocompletion=_either_language
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        help="Folder laporan (bawaan: reports/<berkas>/). / Folder of the reports (reports/<dossier>/ unless told).",
    ),
]
CheckFormat = Annotated[
    str,
    typer.Option(
        "--format",
        help="table; json menulis laporan ke keluaran standar. / table; json writes the report to standard output.",
        autocompletion=one_of("table", "json"),
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        help="inti, lengkap, evaluasi, pra-pk, renstra, atau berkas YAML. / inti, lengkap, evaluasi, pra-pk, renstra, or a YAML file.",
        autocompletion=one_of("inti", "lengkap", "evaluasi", "pra-pk", "renstra"),
    ),
]
Select = Annotated[
    list[str] | None, typer.Option("--select", help="Hanya aturan ini: TRI-01, TRI, inti. / Only these rules.")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Tanpa aturan ini. / Without these rules.")]
Baseline = Annotated[
    Path | None, typer.Option("--baseline", help="Laporan lama: hanya temuan baru yang menggagalkan. / Old report.")
]
Shrink = Annotated[
    bool, typer.Option("--shrink", help="Hapus dari --baseline yang sudah selesai. / Drop what is solved.")
]
Timing = Annotated[bool, typer.Option("--timing", help="Waktu setiap aturan. / Seconds of every rule.")]
Nomenclature = Annotated[
    Path | None, typer.Option("--nomenclature", help="CSV nomenklatur resmi. / A CSV of the official codes and names.")
]
Now = Annotated[
    str | None,
    typer.Option("--now", help="Waktu laporan, mis. 2026-01-31T08:00. / Time of the report, such as 2026-01-31T08:00."),
]
Previous = Annotated[
    Path | None, typer.Option("--previous", help="laporan.json sebelumnya, untuk tindak lanjut. / Earlier report.")
]
Answers = Annotated[
    Path | None,
    typer.Option(
        "--jawaban",
        help="kertas-kerja.xlsx yang sudah diisi: jawabannya dicatat di keputusan.yaml. / A filled-in workbook.",
    ),
]
AnsweredBy = Annotated[
    str, typer.Option("--by", help="Nama pereviu, untuk jawaban yang tidak menyebut nama. / Whose answers they are.")
]
Template = Annotated[
    Path | None, typer.Option("--template", help="Folder templat DOCX/PDF daerah. / Templates of your own.")
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Semua temuan dan semua yang tidak dinilai. / Everything.")
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Tetap berjalan dan periksa ulang setiap kali berkas disimpan; Ctrl-C untuk berhenti. / Check again at each change.",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Buka laporan HTML di peramban. / Open it in the browser.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Hanya kode keluar. / The exit code only.")]
FailOn = Annotated[
    str, typer.Option("--fail-on", help="error, warning, question, info, never.", autocompletion=_a_threshold)
]
CheckFailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        help="error (bawaan), warning, question, info, never. / error (unless told), warning, question, info, never.",
        autocompletion=_a_threshold,
    ),
]
NoFollowUp = Annotated[
    bool,
    typer.Option(
        "--no-follow-up", help="Tanpa tindak lanjut atas laporan terakhir. / Do not compare with the last report."
    ),
]


def in_words(indonesian: str, english: str, language: Language) -> str:
    """Return one of two texts."""
    return LocalizedText(indonesian, english).say(language)


def language_of(given: str) -> Language:
    """Return the language that was asked for."""
    require_choice("--lang", given, LANGUAGES)
    return "en" if given == "en" else "id"


def require_choice(option: str, given: str, allowed: tuple[str, ...]) -> None:
    """Refuse a choice that there is not."""
    if given not in allowed:
        raise CascadeError(
            LocalizedText(
                "{o}: “{g}” tidak dikenal. Pilihan: {k}.", "{o}: “{g}” is not known. Choose from: {k}."
            ).format(o=option, g=given, k=", ".join(allowed))
        )


def report_time(given: str | None) -> datetime.datetime | None:
    """Return the time that the report shall bear: given, of `SOURCE_DATE_EPOCH`, or None for now.

    One without a zone was meant in that of the region.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None and epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    if given is None:
        return None
    try:
        return datetime.datetime.fromisoformat(given)
    except ValueError as error:
        raise CascadeError(
            LocalizedText("--now: “{g}” bukan waktu ISO 8601.", "--now: “{g}” is not ISO 8601.").format(g=given)
        ) from error


def comma_separated(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the values of an option that may be given several times, or once with commas."""
    return tuple(part.strip() for each in given or () for part in each.split(",") if part.strip())
