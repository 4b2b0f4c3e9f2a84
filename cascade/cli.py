"""What did the user ask?

The command line: arguments in, exit code out (0 clean, 1 findings at or above the threshold, 2 could
not run). JSON goes to standard output, messages to standard error. No logic of its own.
"""

from __future__ import annotations

import datetime
import io
import json
import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, NoReturn

import networkx as nx
import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from cascade import (
    __version__,
    catalogue,
    decisions,
    diffview,
    examples,
    explanation,
    followup,
    intake,
    keyboard,
    linkview,
    pipeline,
    policy,
    recap,
    reporters,
    skeleton,
    templating,
)
from cascade.canonical import CanonicalDocument, from_document
from cascade.errors import CascadeError, why
from cascade.graph import CascadeGraph
from cascade.language import LANGUAGES, Language, Phrase
from cascade.learning import Learned
from cascade.linking import without_document
from cascade.loaders import OCR_SECONDS
from cascade.model import KIND_NAMES, QUARTER_NAMES, SEVERITY_NAMES, Link, Problem
from cascade.packs import Asked, Book, read_book
from cascade.policy import BerkasFile, Policy, RegionFile
from cascade.privacy import without_numbers
from cascade.report import Report
from cascade.reporters import json as json_reporter
from cascade.reporters import terminal
from cascade.reporters.terminal import plain as escape
from cascade.reportfile import ReportFile, is_report, read_report, without
from cascade.review import Review, quoted, walk, who
from cascade.rulebook import RuleFile, read_rules, shipped_rules
from cascade.text import printable
from cascade.vocabulary import language as vocabulary
from cascade.yamledit import replace_file
from cascade.yamlfile import did_you_mean

app = typer.Typer(
    help="Periksa keselarasan Renstra, Renja, Perjanjian Kinerja dan Rencana Aksi. / Check planning documents.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
rules_app = typer.Typer(help="Aturan: list, show, test, new. / The rules.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

Lang = Annotated[str, typer.Option("--lang", help="Bahasa / language: id, en.")]
Format = Annotated[str, typer.Option("--format", help="table, json.")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", help="Folder aturan tambahan. / More rules.")]
Personal = Annotated[
    bool, typer.Option("--data-pribadi", help="NIP ditampilkan utuh. / Show the numbers of officials.")
]
Region = Annotated[
    Path | None, typer.Option("--region", help="Paket daerah: folder dengan daerah.yaml. / A region pack.")
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


def main() -> None:
    """Run the command line; every error that a person can mend is one message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(app(standalone_mode=False))
    except CascadeError as error:
        _refuse(error)
    except _UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.exit(str(error))
        _refuse(_misused(error))
    except (typer.Abort, KeyboardInterrupt, EOFError):
        Console(stderr=True).print(_said("Dihentikan.", "Stopped.", _asked_language()))
        sys.exit(130)


def _refuse(error: CascadeError) -> None:
    said = f"[bold red]cascade:[/] {terminal.plain(error.say(_asked_language()))}"
    Console(stderr=True).print(said, highlight=False, soft_wrap=True)
    sys.exit(2)


_UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def _misused(error: Any) -> CascadeError:
    """Say in both languages what is wrong with the command as it was typed."""
    command = error.ctx.command_path if error.ctx else "cascade"
    hint = Phrase("Pilihannya: {c} --help", "The choices: {c} --help").format(c=command)
    option = getattr(error, "option_name", None)
    name = getattr(getattr(error, "param", None), "name", None)
    own = error.format_message()
    if type(error).__name__ == "NoSuchOption":
        near = ", ".join(error.possibilities or ())
        guess = Phrase("Maksud Anda {n}?", "Did you mean {n}?").format(n=near) if near else Phrase("", "")
        return CascadeError(
            Phrase("Pilihan {o} tidak dikenal.", "There is no option {o}.").format(o=option), guess + hint
        )
    if type(error).__name__ == "MissingParameter":
        what = _ARGUMENTS.get(str(name), Phrase(str(name), str(name)))
        return CascadeError(Phrase("Belum disebut: {w}.", "Missing: {w}.").format(w=what), hint)
    if found := re.match(r"No such command '(.*?)'", own):
        known = [each.name or each.callback.__name__ for each in app.registered_commands if each.callback]
        wrong = Phrase("Perintah “{c}” tidak ada.", "There is no command “{c}”.").format(c=found[1])
        return CascadeError(wrong, did_you_mean(found[1], known) + hint)
    if found := re.match(r"Option '(.*?)' requires an argument|Invalid value for '(.*?)'", own):
        return CascadeError(
            Phrase("{o}: nilainya tidak ada atau tidak sah.", "{o}: its value is missing or not valid.").format(
                o=found[1] or found[2]
            ),
            hint,
        )
    return CascadeError(
        Phrase("Perintah tidak dapat dijalankan: {m}", "The command cannot be run: {m}").format(m=own), hint
    )


_ARGUMENTS = {
    "paths": Phrase("folder atau berkas", "a folder or files"),
    "files": Phrase("berkas", "a file"),
    "file": Phrase("berkas", "a file"),
    "folder": Phrase("folder", "a folder"),
    "code": Phrase("kode aturan", "the code of a rule"),
}


def _asked_language() -> Language:
    """The language on the command line, for errors that are raised before or while it is parsed."""
    given = " ".join(sys.argv[1:]).replace("--lang=", "--lang ").split()
    return "en" if "en" in [b for a, b in pairwise(given) if a == "--lang"] else "id"


def _version(value: bool) -> None:
    if value:
        print(f"cascade {__version__}")  # noqa: T201  # the version is the output
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Versi. / Version.")
    ] = False,
) -> None:
    pass


@app.command()
def check(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Satu folder berkas, beberapa folder, atau beberapa dokumen. / Folders or files."),
    ],
    report: Annotated[str, typer.Option("--report", help="Laporan yang ditulis, mis. html,json.")] = "html,json",
    output: Annotated[Path | None, typer.Option("--output", help="Folder laporan (bawaan: reports/<berkas>/).")] = None,
    format_: Annotated[
        str, typer.Option("--format", help="table; json menulis laporan ke keluaran standar.")
    ] = "table",
    lang: Lang = "id",
    fail_on: Annotated[str, typer.Option("--fail-on", help="error, warning, question, info, never.")] = "error",
    rules: Rules = None,
    region: Region = None,
    profile: Annotated[
        str | None, typer.Option("--profile", help="inti, lengkap, evaluasi, pra-pk, renstra, atau berkas YAML.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Hanya aturan ini: TRI-01, TRI, inti. / Only these rules.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Tanpa aturan ini. / Without these rules.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="Laporan lama: hanya temuan baru yang menggagalkan. / Old report.")
    ] = None,
    shrink: Annotated[
        bool, typer.Option("--shrink", help="Hapus dari --baseline yang sudah selesai. / Drop what is solved.")
    ] = False,
    timing: Annotated[bool, typer.Option("--timing", help="Waktu setiap aturan. / Seconds of every rule.")] = False,
    nomenclature: Annotated[Path | None, typer.Option("--nomenclature", help="CSV nomenklatur resmi.")] = None,
    now: Annotated[str | None, typer.Option("--now", help="Waktu laporan, mis. 2026-01-31T08:00.")] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", help="laporan.json sebelumnya, untuk tindak lanjut. / Earlier report.")
    ] = None,
    thorough: Thorough = False,
    personal: Personal = False,
    template: Annotated[
        Path | None, typer.Option("--template", help="Folder templat DOCX/PDF daerah. / Templates of your own.")
    ] = None,
    ocr_budget: Seconds = OCR_SECONDS,
) -> None:
    """Periksa satu berkas perencanaan dan tulis laporannya. / Check a dossier."""
    language = _language(lang)
    _one_of("--fail-on", fail_on, ("error", "warning", "question", "info", "never"))
    _one_of("--format", format_, ("table", "json"))
    formats = tuple(name.strip() for name in report.split(",") if name.strip()) if format_ == "table" or output else ()
    for name in formats:
        _one_of("--report", name, tuple(reporters.discover()))
    asked = Asked(tuple(rules or ()), _listed(select), _listed(ignore), profile)
    if len(paths) > 1 and any(path.is_dir() for path in paths):
        if baseline is not None:
            raise CascadeError(Phrase("--baseline hanya untuk satu folder.", "--baseline is for one folder only."))
        _check_each(
            paths, formats, output or Path("reports"), format_, language, fail_on,
            asked=asked, region=region, nomenclature=nomenclature, now=_now(now), previous=previous, thorough=thorough,
            personal=personal, templates=template,
        )  # fmt: skip
    earlier = read_report(previous) if previous else None
    _spare(baseline, shrink, formats, output or _reports(paths))
    with _progress(language) as progress:
        result = pipeline.check(
            paths,
            asked=asked,
            region=region,
            nomenclature=nomenclature,
            baseline=baseline,
            now=_now(now),
            progress=progress,
            thorough=thorough,
            timed=timing,
            personal=personal,
            templates=template,
            ocr_seconds=ocr_budget,
        )
    if earlier:
        result = pipeline.follow(result, earlier, personal=personal)
    if format_ == "json":
        sys.stdout.write(json_reporter.render(result, language))
    else:
        terminal.show(result, language, _console())
    if formats:
        with _progress(language) as progress:
            progress(Phrase("Menulis laporan …", "Writing the reports …"))
            written = reporters.write(result, formats, output or Path("reports") / result.dossier, language)
        said = Phrase("Laporan: {f}", "Report: {f}").format(f=", ".join(str(path) for path in written))
        Console(stderr=True, soft_wrap=True).print(escape(said.say(language)), highlight=False)
    if timing:
        Console(stderr=True).print(terminal.timing(result, language))
    if baseline and result.settled:
        _shrink(baseline, result.settled, shrink, language)
    raise typer.Exit(1 if result.fails(fail_on) else 0)


def _check_each(
    folders: list[Path],
    formats: tuple[str, ...],
    output: Path,
    format_: str,
    language: Language,
    fail_on: str,
    *,
    previous: Path | None,
    **options: Any,
) -> NoReturn:
    """Check several dossiers; `previous` is the folder of an earlier run of the same ones."""
    if not all(path.is_dir() for path in folders):
        raise CascadeError(
            Phrase("Beri folder saja, atau dokumen saja.", "Give folders only, or documents only."),
            Phrase("Satu folder untuk satu perangkat daerah.", "One folder for one OPD."),
        )
    failed = []

    def written(name: str, report: Report) -> list[str]:
        earlier = previous / name / json_reporter.FILE if previous else None
        if earlier is not None and earlier.exists():
            report = pipeline.follow(report, read_report(earlier), personal=options["personal"])
        failed.append(report.fails(fail_on))
        paths = reporters.write(report, formats, output / name, language)
        return [path.relative_to(output).as_posix() for path in paths if path.suffix == ".html"]

    with _progress(language) as progress:
        found = pipeline.check_each(folders, written, progress=progress, **options)
    if format_ == "json":
        sys.stdout.write(json_reporter.dump(recap.data(found, language)))
    else:
        _show_recap(found, language)
    if formats:
        reporters.put(output / recap.HTML, recap.html(found, language))
        reporters.put(output / recap.XLSX, recap.xlsx(found, language))
        said = Phrase("Rekap: {h}, {x}; laporan setiap berkas: {d}", "Recap: {h}, {x}; the report of each dossier: {d}")
        said = said.format(h=output / recap.HTML, x=output / recap.XLSX, d=output / "…")
        Console(stderr=True, soft_wrap=True).print(escape(said.say(language)), highlight=False)
    raise typer.Exit(2 if any(line.failure for line in found.lines) else 1 if any(failed) else 0)


def _listed(given: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for each in given or () for part in each.split(",") if part.strip())


def _reports(paths: list[Path]) -> Path:
    return Path("reports") / intake.name_of(paths)


def _spare(baseline: Path | None, shrink: bool, formats: tuple[str, ...], folder: Path) -> None:
    """Refuse to write a report over the baseline: it would grow by what is new."""
    if shrink and baseline is None:
        raise CascadeError(Phrase("--shrink membutuhkan --baseline.", "--shrink needs --baseline."))
    if baseline and "json" in formats and baseline.resolve() == (folder / json_reporter.FILE).resolve():
        raise CascadeError(
            Phrase("Laporan baru akan menimpa {b}.", "The new report would overwrite {b}.").format(b=baseline),
            Phrase("Salin dahulu ke tempat lain, mis. dasar.json.", "Copy it first, for instance to baseline.json."),
        )


def _shrink(baseline: Path, settled: tuple[str, ...], wanted: bool, language: Language) -> None:
    said = Phrase(
        "{n} temuan di {b} sudah selesai. Hapus dari sana dengan --shrink.",
        "{n} findings of {b} are solved. Drop them from it with --shrink.",
    )
    if wanted:
        try:
            replace_file(baseline, without(baseline, settled))
        except OSError as error:
            raise _unwritable(baseline, error) from error
        said = Phrase("{n} temuan yang selesai dihapus dari {b}.", "{n} solved findings dropped from {b}.")
    told = said.format(n=len(settled), b=baseline).say(language)
    Console(stderr=True, soft_wrap=True).print(escape(told), highlight=False)


@app.command()
def explain(
    report: Annotated[Path, typer.Argument(help="laporan.json.")],
    fingerprint: Annotated[str, typer.Argument(help="Sidik temuan, atau awalnya. / Fingerprint, or its beginning.")],
    rules: Rules = None,
    region: Region = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Bahasa / language: id, en.")] = None,
) -> None:
    """Jelaskan mengapa temuan ini muncul. / Explain why a finding was made."""
    found = read_report(report)
    language = _language(lang or found.language)
    book, _ = _standing(rules, region, None)
    _print_lines(explanation.of_finding(found, report, fingerprint, {rule.code: rule for rule in book.rules}), language)


def _print_lines(lines: list[Phrase], language: Language) -> None:
    console = Console(soft_wrap=not sys.stdout.isatty())
    for number, (text, is_heading) in enumerate(explanation.in_language(lines, language)):
        if is_heading and number:
            console.print()
        console.print(f"[bold]{terminal.plain(text)}[/]" if is_heading else terminal.plain(text), highlight=False)


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Dokumen. / Documents.")],
    format_: Format = "table",
    lang: Lang = "id",
    thorough: Thorough = False,
    personal: Personal = False,
    ocr_budget: Seconds = OCR_SECONDS,
) -> None:
    """Tampilkan apa yang dipahami dari dokumen. / Show what was understood."""
    language = _language(lang)
    _one_of("--format", format_, ("table", "json"))
    with _progress(language) as progress:
        dossier = intake.read(files, progress=progress, thorough=thorough, ocr_seconds=ocr_budget)
    dossier = dossier if personal else without_numbers(dossier)
    if format_ == "json":
        data = {
            "documents": [from_document(document) for document in dossier.documents],
            "problems": [json_reporter.problem(each, language) for each in dossier.problems],
            "not_understood": [json_reporter.not_understood(each, language) for each in dossier.not_understood],
        }
        sys.stdout.write(json_reporter.dump(data))
    else:
        _show_documents(dossier, language)
        if not dossier.documents and not dossier.problems:
            raise intake.nothing_read(dossier)
    raise typer.Exit(0 if dossier.documents else 2)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="Dokumen. / A document.")],
    page: Annotated[int, typer.Option("--page", help="Halaman PDF; selain PDF: nomor tabel. / Page, or table.")] = 1,
    output: Annotated[Path | None, typer.Option("--output", help="Gambar PNG (bawaan: BERKAS-hal-N.png).")] = None,
    lang: Lang = "id",
) -> None:
    """Gambar satu halaman dengan tabel, sel dan kolom sebagaimana dibaca. / Draw what was seen on a page."""
    language = _language(lang)
    with _progress(language) as progress:
        image = intake.picture(file, page, language, progress)
    path = output or Path(f"{file.stem}-hal-{page}.png")
    png = io.BytesIO()
    image.save(png, "PNG")
    try:
        replace_file(path, png.getvalue())
    except OSError as error:
        raise _unwritable(path, error) from error
    said = Phrase("Gambar: {p}", "Picture: {p}").format(p=path)
    Console(stderr=True, soft_wrap=True).print(escape(said.say(language)), highlight=False)


@app.command()
def link(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Satu folder, atau dua dokumen: KIRI KANAN. / DIR or LEFT RIGHT.")
    ] = None,
    format_: Format = "table",
    lang: Lang = "id",
    review: Annotated[
        bool, typer.Option("--review", help="Jawab tautan yang dipertanyakan. / Answer the open questions.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", help="Nama penjawab. / Whose answers these are.")] = None,
    export: Annotated[
        Path | None, typer.Option("--export", help="Tulis keputusan sebagai pasangan JSONL. / Write labelled pairs.")
    ] = None,
    weights: Annotated[
        Path | None, typer.Option("--weights", help="Berkas bobot, bukan yang bawaan. / Weights to use.")
    ] = None,
    learn: Annotated[
        Path | None, typer.Option("--learn", help="Sesuaikan bobot dengan pasangan berlabel ini. / Fit the weights.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", help="Bobot hasil --learn. / Where it is written.")] = Path(
        "bobot.yaml"
    ),
) -> None:
    """Tautkan indikator yang sama di dokumen yang berbeda. / Link the same indicators."""
    language = _language(lang)
    _one_of("--format", format_, ("table", "json"))
    if learn is not None:
        _show_learned(pipeline.learn(learn, output, weights), output, language)
        return
    paths = paths or []
    if review or export:
        _link_answers(paths, language, review=review, by=by, export=export, weights=weights)
    elif len(paths) == 2:
        with _progress(language) as progress:
            built, links, problems = pipeline.link_files(paths[0], paths[1], progress, weights)
        plain = tuple(without_document(each) for each in links) if format_ == "json" else links
        _print_links(built, plain, 0, format_, language)
        _show_problems(problems, language)
    elif len(paths) == 1:
        human = decisions.read(paths[0])
        with _progress(language) as progress:
            built, problems = pipeline.link(paths[0], human, progress, weights)
        rejected = sum(decision.verdict == "rejected" for decision in human.pairs(built)[0].values())
        _print_links(built, built.links(), rejected, format_, language)
        _show_problems(problems, language)
        _point_to_review(built, paths[0], format_, language)
    else:
        raise CascadeError(_ONE_OR_TWO)


_ONE_OR_TWO = Phrase("Beri satu folder atau dua dokumen.", "Give one folder or two documents.")


def _print_links(built: CascadeGraph, links: tuple[Link, ...], rejected: int, format_: str, language: Language) -> None:
    if format_ == "json":
        sys.stdout.write(json_reporter.dump({"links": [json_reporter.link(each, language) for each in links]}))
    else:
        linkview.show(_console(), built, links, rejected, language)


def _point_to_review(built: CascadeGraph, folder: Path, format_: str, language: Language) -> None:
    if format_ == "table" and any(not each.is_settled for each in built.links()):
        said = Phrase("Jawab satu per satu: cascade link {p} --review", "Answer one by one: cascade link {p} --review")
        Console(stderr=True, soft_wrap=True).print(escape(said.format(p=quoted(folder)).say(language)), highlight=False)


def _link_answers(
    paths: list[Path], language: Language, *, review: bool, by: str | None, export: Path | None, weights: Path | None
) -> None:
    """Ask a person about the open links of a folder, and write the decided pairs to a file."""
    if len(paths) != 1 or not paths[0].is_dir():
        raise CascadeError(
            Phrase("--review dan --export membutuhkan satu folder.", "--review and --export need one folder."),
            Phrase("Jawaban disimpan di keputusan.yaml folder itu.", "Answers are kept in its keputusan.yaml."),
        )
    decisions.read(paths[0])  # a mistake in it is told before any document is read
    with _progress(language) as progress:
        ready = pipeline.prepare(paths, progress=progress, weights=weights)
        if review:
            ready.judge(decisions.read(paths[0]), progress)
    if review:
        _ask(ready, paths[0], by, language)
    if export:
        human = decisions.read(paths[0])
        built = CascadeGraph(ready.dossier.documents)
        pairs = list(decisions.labelled_pairs(built, human.pairs(built)[0], ready.dossier.name))
        _write_pairs(export, pairs, language)


def _ask(ready: pipeline.Prepared, folder: Path, by: str | None, language: Language) -> None:
    keys, console = keyboard.keyboard(), Console(highlight=False)

    def prompt(known: str) -> None:
        said = Phrase("Nama Anda, untuk dicatat [{k}]: ", "Your name, to be written down [{k}]: ").format(k=known)
        console.print(escape(said.say(language)), end="")

    today = (_now(None) or datetime.datetime.now().astimezone()).date()
    session = Review(ready, folder, "", today)
    linkview.show_problems(console, session.judged.problems, language)
    if not session.questions():
        said = Phrase("Tidak ada tautan yang perlu dikonfirmasi.", "No link awaits confirmation.")
        console.print(said.say(language))
        return
    try:
        session.by = who(by, keys, prompt)
    except KeyboardInterrupt:
        console.print()
        return
    walk(session, keys, console, language)


def _write_pairs(path: Path, pairs: list[dict[str, Any]], language: Language) -> None:
    lines = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    try:
        replace_file(path, lines.encode("utf-8"))
    except OSError as error:
        raise _unwritable(path, error) from error
    same = sum(pair["same"] for pair in pairs)
    said = Phrase(
        "{p}: {n} pasangan ({y} sama, {t} tidak sama).", "{p}: {n} pairs ({y} the same, {t} not the same)."
    ).format(p=path, n=len(pairs), y=same, t=len(pairs) - same)
    Console(stderr=True, soft_wrap=True).print(escape(said.say(language)), highlight=False)


def _unwritable(path: Path, error: OSError) -> CascadeError:
    said = Phrase("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).")
    return CascadeError(said.format(p=path, r=why(error)))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="laporan.json atau dokumen yang lama. / The old report or document.")],
    new: Annotated[Path, typer.Argument(help="laporan.json atau dokumen yang baru. / The new one.")],
    format_: Annotated[str, typer.Option("--format", help="table, json, md.")] = "table",
    lang: Lang = "id",
    fail_on: Annotated[str, typer.Option("--fail-on", help="error, warning, question, info, never.")] = "error",
) -> None:
    """Bandingkan dua laporan, atau dua versi satu dokumen. / Compare two reports, or two versions of a document."""
    language = _language(lang)
    _one_of("--format", format_, ("table", "json", "md"))
    _one_of("--fail-on", fail_on, ("error", "warning", "question", "info", "never"))
    shown: diffview.ReportDiff | diffview.DocumentDiff
    if is_report(old) and is_report(new):
        before, after = read_report(old), read_report(new)
        follow_up = followup.compare(before, after)
        shown = diffview.ReportDiff(before, after, follow_up, language)
        fails = any(followup.is_grave(each, fail_on) for each in followup.gained(before, after, follow_up))
    elif is_report(old) or is_report(new):
        raise CascadeError(
            Phrase("Beri dua laporan, atau dua dokumen.", "Give two reports, or two documents."),
            Phrase("cascade diff LAMA.json BARU.json", "cascade diff OLD.json NEW.json"),
        )
    else:
        with _progress(language) as progress:
            comparison, problems = pipeline.compare_documents(old, new, progress)
        shown = diffview.DocumentDiff(comparison, language)
        fails = bool(comparison.changes or comparison.columns) and fail_on != "never"
        _show_problems(problems, language)
    if format_ == "json":
        sys.stdout.write(json_reporter.dump(shown.data()))
    elif format_ == "md":
        sys.stdout.write(shown.markdown())
    else:
        shown.show(_console())
    raise typer.Exit(1 if fails else 0)


@app.command()
def graph(
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / A dossier.")],
    format_: Annotated[str, typer.Option("--format", help="graphml, json, mermaid.")] = "json",
    lang: Lang = "id",
) -> None:
    """Ekspor graf cascading (unsur, indikator, tautan). / Export the cascading graph."""
    language = _language(lang)
    _one_of("--format", format_, ("graphml", "json", "mermaid"))
    with _progress(language) as progress:
        built, problems = pipeline.link(folder, decisions.read(folder), progress)
    plain = built.plain()
    for _, data in plain.nodes(data=True):
        data.update({key: printable(value) for key, value in data.items() if isinstance(value, str)})
    if format_ == "graphml":
        sys.stdout.write(printable("\n".join(nx.generate_graphml(plain)) + "\n"))
    elif format_ == "json":
        sys.stdout.write(json_reporter.dump(nx.node_link_data(plain, edges="edges")))
    else:
        sys.stdout.write(printable(_mermaid(plain)))
    _show_problems(problems, language)


@app.command()
def template(
    folder: Annotated[Path, typer.Argument(help="Folder tujuan. / Where to copy them.")],
    lang: Lang = "id",
) -> None:
    """Salin templat Catatan Hasil Reviu untuk diubah (kop, kata). / Copy the templates of the review note."""
    written = templating.copy(folder)
    said = Phrase("Templat: {f}", "Templates: {f}") if written else Phrase("Semua sudah ada.", "All are there already.")
    listed = said.format(f=", ".join(str(path) for path in written))
    Console(stderr=True, soft_wrap=True).print(escape(listed.say(_language(lang))), highlight=False)


@app.command()
def schema(
    what: Annotated[str, typer.Argument(help="document, report, rule, berkas, daerah, keputusan.")] = "document",
) -> None:
    """Tulis JSON Schema. / Print a JSON Schema."""
    models: dict[str, type[BaseModel]] = {
        "document": CanonicalDocument,
        "report": ReportFile,
        "rule": RuleFile,
        "berkas": BerkasFile,
        "daerah": RegionFile,
        "keputusan": decisions.DecisionFile,
    }
    _one_of("schema", what, tuple(models))
    sys.stdout.write(json_reporter.dump(models[what].model_json_schema()))


Dossier = Annotated[
    Path | None, typer.Option("--berkas", help="Folder berkas yang berkas.yaml-nya berlaku. / A dossier's settings.")
]


def _standing(
    rules: list[Path] | None, region: Path | None, folder: Path | None, profile: str | None = None
) -> tuple[Book, Policy]:
    """The rules, and the policy of a region pack or dossier for the dossier's year or else this year."""
    choices, _ = policy.read(folder, region)
    choices = choices.at(choices.year or (_now(None) or datetime.datetime.now().astimezone()).year)
    return read_book(Asked(tuple(rules or ()), profile=profile), choices.rules), choices


@rules_app.command("list")
def list_rules(
    format_: Format = "table",
    rules: Rules = None,
    region: Region = None,
    folder: Dossier = None,
    profile: Annotated[str | None, typer.Option("--profile", help="inti, lengkap, evaluasi, pra-pk, renstra.")] = None,
    lang: Lang = "id",
) -> None:
    """Daftar aturan. / List the rules."""
    language = _language(lang)
    _one_of("--format", format_, ("table", "json", "md"))
    book, choices = _standing(rules, region, folder, profile)
    names = {key: Phrase(n.id.lower(), n.en.lower()) for key, n in SEVERITY_NAMES.items()}
    if format_ == "json":
        entries = [
            {
                "code": rule.code, "kind": rule.kind, "severity": choices.severities.get(rule.code, rule.severity),
                "title": rule.title.say(language), "manual": False, "pack": rule.pack, "trial": rule.trial,
                "off": choices.off.get(rule.code),
                "overrides": [said.say(language) for said in explanation.overrides(rule, choices)],
            }
            for rule in book.rules
        ]  # fmt: skip
        entries += [
            {"code": check.code, "title": check.title.say(language), "manual": True, "pack": check.pack}
            for check in book.manual
        ]
        sys.stdout.write(json_reporter.dump({"rules": entries}))
        return
    if format_ == "md":
        sys.stdout.write(catalogue.page(book.rules, book.manual).say(language))
        return
    table = Table(*(_said(*name, language) for name in _RULE_COLUMNS), box=None)
    for rule in book.rules:
        notes = [said.say(language) for said in explanation.overrides(rule, choices)]
        severity = names[choices.severities.get(rule.code, rule.severity)].say(language)
        table.add_row(rule.code, severity, rule.pack, escape("\n".join([rule.title.say(language), *notes])))
    _console().print(table)


_RULE_COLUMNS = (("kode", "code"), ("tingkat", "severity"), ("paket", "pack"), ("judul", "title"))


@rules_app.command("show")
def show_rule(code: str, rules: Rules = None, region: Region = None, folder: Dossier = None, lang: Lang = "id") -> None:
    """Jelaskan satu aturan. / Explain one rule."""
    language = _language(lang)
    book, choices = _standing(rules, region, folder)
    found = {rule.code: rule for rule in book.rules}
    if code.upper() not in found:
        raise CascadeError(
            Phrase("Tidak ada aturan {c}.", "There is no rule {c}.").format(c=code),
            did_you_mean(code.upper(), list(found)),
        )
    rule = found[code.upper()]
    _print_lines(explanation.of_rule(rule, examples.run((rule,)), choices), language)


@rules_app.command("test")
def run_examples(
    folder: Annotated[Path | None, typer.Argument(help="Folder aturan (bawaan: aturan cascade).")] = None,
    lang: Lang = "id",
) -> None:
    """Jalankan contoh setiap aturan. / Run the examples of every rule."""
    language = _language(lang)
    book = read_rules(folder or shipped_rules())
    results = examples.run(book)
    failed = [result for result in results if result.failures]
    console = _console()
    for result in failed:
        console.print(f"[bold red]✗[/] {result.rule.code} · {escape(result.title)}", highlight=False)
        for failure in result.failures:
            console.print(f"    {escape(failure.say(language))}", highlight=False)
    said = Phrase("{n} aturan, {e} contoh, {f} gagal.", "{n} rules, {e} examples, {f} failed.")
    console.print(said.format(n=len(book), e=len(results), f=len(failed)).say(language), highlight=False)
    raise typer.Exit(1 if failed else 0)


@rules_app.command("vocabulary")
def show_vocabulary(lang: Lang = "id") -> None:
    """Apa yang dapat ditanyakan sebuah aturan. / What a rule may ask."""
    language = _language(lang)
    words = vocabulary()
    table = Table(
        "",
        _said("nama", "name", language),
        _said("jenis", "type", language),
        _said("arti", "meaning", language),
        box=None,
    )
    for record, attributes in words.records.items():
        for name, attribute in attributes.items():
            table.add_row(record, name, attribute.type, escape(attribute.label.say(language)))
            record = ""
    for function in words.functions.values():
        said = explanation.FUNCTIONS.get(function.name) if language == "id" else None
        places = [f"‹{number}›" for number, _ in enumerate(function.arguments, 1)]
        about = said.id.format(*places, rest=places[-1]) if said else function.about
        table.add_row("", f"{function.name}({', '.join(function.arguments)})", function.result, escape(about))
    _console().print(table)


@rules_app.command("new")
def new_rule(
    code: Annotated[str | None, typer.Argument(help="Kode, mis. TRI-90; tanpa kode akan ditanyakan.")] = None,
    folder: Annotated[Path, typer.Option("--folder", help="Folder aturan.")] = Path("rules/lokal"),
    title: Annotated[str | None, typer.Option("--title", help="Judul aturan.")] = None,
    about: Annotated[str, typer.Option("--about", help="Apa yang diperiksa: " + ", ".join(skeleton.KINDS))] = "target",
    lang: Lang = "id",
) -> None:
    """Tulis kerangka aturan baru. / Write the skeleton of a new rule."""
    language = _language(lang)
    _one_of("--about", about, tuple(skeleton.KINDS))
    here = [folder] if any(folder.glob("*.yaml")) else []
    taken = {rule.code: rule.path for rule in read_rules(shipped_rules(), *here)}
    note = ""
    if code is None:
        note = typer.prompt(_said("Catatan reviu yang menjadi aturan", "The note that becomes a rule", language))
        about = _ask_about(language)
        free = skeleton.free_code(about, taken)
        asked = _said("Kode; Enter untuk yang diusulkan", "Code; Enter takes the proposed one", language)
        code = str(typer.prompt(asked, default=free)).strip()
        while problem := _code_problem(code, taken):
            typer.echo(problem.say(language), err=True)
            code = str(typer.prompt(asked, default=free)).strip()
        asked = _said("Judul; Enter bila sama dengan catatan", "Title; Enter if it is the note", language)
        title = title or typer.prompt(asked, default=note, show_default=False)
    elif problem := _code_problem(code, taken):
        raise problem
    title = title or Phrase("Judul aturan", "Title of the rule").say(language)
    path = folder / f"{code.upper()}-{'-'.join(re.findall(r'[a-z0-9]+', title.lower())[:8])}.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(path, skeleton.skeleton(code.upper(), title, note, about).encode("utf-8"))
    said = Phrase(
        "{p} ditulis. Ubah, lalu: cascade rules test {f}; lihat juga cascade rules vocabulary. Pakai: cascade check FOLDER --rules {f}",
        "{p} written. Edit it, then: cascade rules test {f}; see also cascade rules vocabulary. Use it: cascade check FOLDER --rules {f}",
    )
    _console().print(escape(said.format(p=path, f=folder).say(language)), highlight=False, soft_wrap=True)


def _ask_about(language: Language) -> str:
    for number, name in enumerate(skeleton.KINDS.values(), 1):
        typer.echo(f"  {number}  {name.say(language)}", err=True)
    numbers = {str(number): kind for number, kind in enumerate(skeleton.KINDS, 1)}
    asked = _said("Apa yang diperiksa (nomor)", "What is checked (number)", language)
    while (chosen := str(typer.prompt(asked)).strip()) not in numbers:
        said = Phrase("“{c}”: ketik satu nomor, 1 sampai {n}.", "“{c}”: type one number, 1 to {n}.")
        typer.echo(said.format(c=chosen, n=len(numbers)).say(language), err=True)
    return numbers[chosen]


def _code_problem(code: str, taken: dict[str, str]) -> CascadeError | None:
    if not re.fullmatch(r"[A-Z]{3}-\d{2}", code.upper()):
        return CascadeError(
            Phrase("Kode “{c}” tidak sah.", "The code “{c}” is not valid.").format(c=code),
            Phrase("Tiga huruf, tanda hubung, dua angka: TRI-90.", "Three letters, a hyphen, two digits: TRI-90."),
        )
    if code.upper() in taken:
        said = Phrase("Kode {c} sudah dipakai: {p}.", "The code {c} is taken: {p}.")
        return CascadeError(said.format(c=code.upper(), p=taken[code.upper()]))
    return None


# Showing


def _said(indonesian: str, english: str, language: Language) -> str:
    return Phrase(indonesian, english).say(language)


def _language(given: str) -> Language:
    _one_of("--lang", given, LANGUAGES)
    return "en" if given == "en" else "id"


def _one_of(option: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise CascadeError(
            Phrase("{o}: “{g}” tidak dikenal. Pilihan: {k}.", "{o}: “{g}” is not known. Choose from: {k}.").format(
                o=option, g=given, k=", ".join(known)
            )
        )


def _now(given: str | None) -> datetime.datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None and epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    if given is None:
        return None
    try:
        parsed = datetime.datetime.fromisoformat(given)
    except ValueError as error:
        raise CascadeError(
            Phrase("--now: “{g}” bukan waktu ISO 8601.", "--now: “{g}” is not ISO 8601.").format(g=given)
        ) from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.UTC)


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else 140)


class _progress:  # noqa: N801  # reads as a verb at its call: `with _progress(language) as progress`
    """A status line on a terminal; nothing where the output goes to a file."""

    def __init__(self, language: Language):
        self.language = language
        self.status = Console(stderr=True).status("cascade …") if sys.stderr.isatty() else None

    def __enter__(self) -> intake.Progress:
        return self._say

    def _say(self, phrase: Phrase) -> None:
        if self.status:
            self.status.start()  # not before the first word: its thread would make beginning a reading process dearer
            self.status.update(terminal.plain(phrase.say(self.language)))

    def __exit__(self, *_: object) -> None:
        if self.status:
            self.status.stop()


def _show_recap(found: recap.Recap, language: Language) -> None:
    names = [recap.SEVERITY_NAMES[severity] for severity in recap.SHOWN]
    heads = [recap.WORDS["folder"], recap.WORDS["opd"], *names, recap.WORDS["unjudged"], recap.WORDS["missing"]]
    table = Table(*(head.say(language) for head in heads), box=None)
    for line in found.lines:
        if line.failure:
            table.add_row(terminal.plain(line.folder), f"[bold red]{terminal.plain(line.failure.say(language))}[/]")
            continue
        missing = ", ".join(KIND_NAMES[kind] for kind in line.missing) or recap.WORDS["complete"].say(language)
        counts = [str(line.count(severity)) for severity in recap.SHOWN]
        table.add_row(terminal.plain(line.folder), terminal.plain(line.opd), *counts, str(line.unjudged), missing)
    console = _console()
    console.print(table)
    console.print(found.summary().say(language), highlight=False)


def _show_problems(problems: tuple[Problem, ...], language: Language) -> None:
    linkview.show_problems(Console(stderr=True, highlight=False), problems, language)


def _show_documents(dossier: intake.Dossier, language: Language) -> None:
    console = _console()
    for document in dossier.documents:
        elements = {element.id: element for element in document.elements}
        years = sorted({year for indicator in document.indicators for year in indicator.targets})
        names = QUARTER_NAMES if any(indicator.quarters for indicator in document.indicators) else ()
        heads = [
            _said("indikator", "indicator", language), _said("satuan", "unit", language), _said("awal", "baseline", language),
            *map(str, years), *names, _said("tempat", "place", language),
        ]  # fmt: skip
        table = Table("", *heads, box=None)
        table.title_justify = "left"
        table.title = f"{document.name} · {terminal.plain(document.title.text if document.title else document.file)}"
        for indicator in document.indicators:
            element = elements.get(indicator.element or "")
            quarters = [q.raw if q else "" for q in (indicator.quarters or (None,) * 4)[: len(names)]]
            baseline = indicator.baseline.raw if indicator.baseline else ""
            targets = [indicator.targets[y].raw if y in indicator.targets else "" for y in years]
            name = f"{indicator.name.text}\n[{element.name.text}]" if element else indicator.name.text
            at = indicator.sources[0]
            place = at.cell or (at.place.say(language))
            unit = indicator.unit.text if indicator.unit else ""
            row = [indicator.level, name, unit, baseline, *targets, *quarters, place]
            table.add_row(*map(terminal.plain, row))
        console.print(table)
        for note in document.notes:
            said = Phrase("catatan: {t}", "note: {t}").format(t=note.text).say(language)
            console.print(terminal.plain(f"{said} ({note.source.say(language)})"), highlight=False)
    for missed in dossier.not_understood:
        said = f"? “{missed.text}” – {missed.reason.say(language)} ({missed.source.say(language)})"
        console.print(terminal.plain(said), highlight=False)
    _show_problems(dossier.problems, language)


def _show_learned(learned: Learned, output: Path, language: Language) -> None:
    columns = {
        "pairs": Phrase("pasangan", "pairs"), "loss": Phrase("galat log", "log loss"), "f1": Phrase("F1", "F1"),
        "precision": Phrase("presisi p ≥ 0,9", "precision p ≥ 0.9"), "recall": Phrase("cakupan p ≥ 0,9", "recall p ≥ 0.9"),
    }  # fmt: skip
    table = Table("", *(said.say(language) for said in columns.values()), box=None)
    for when, found in (
        (Phrase("sebelum", "before"), learned.before),
        (Phrase("sesudah", "after"), learned.after),
    ):
        table.add_row(when.say(language), *(str(getattr(found, column)) for column in columns))
    console = _console()
    title = Phrase("{n} pasangan; dinilai pada bagian yang disisihkan:", "{n} pairs; judged on a part held back:")
    console.print(title.format(n=learned.pairs).say(language))
    console.print(table)
    said = (
        Phrase("Bobot ditulis: {p}. Pakai dengan --weights atau `weights:` di berkas.yaml.", "Written: {p}. Use it by --weights or `weights:` in berkas.yaml.")
        if learned.is_better
        else Phrase("Bobot baru tidak lebih baik; tidak ada yang ditulis.", "The new weights are no better; nothing is written.")
    )  # fmt: skip
    console.print(escape(said.format(p=output).say(language)))


def _mermaid(plain: Any) -> str:
    names = {node: f"n{number}" for number, node in enumerate(plain.nodes)}
    lines = ["flowchart LR"]
    for node, data in plain.nodes(data=True):
        text = json.dumps(f"{data.get('level') or data.get('kind')}: {data['name'][:80]}", ensure_ascii=False)
        lines.append(f"  {names[node]}[{text.replace('<', '‹').replace('>', '›')}]")
    arrows = {"parent": "-->", "measures": "-.->", "link": "<-->", "holds": "-->", "copy": "-.-"}
    for a, b, data in plain.edges(data=True):
        if data["type"] != "holds" or (plain.nodes[b]["type"] == "element" and not plain.in_degree(b) > 1):
            lines.append(f"  {names[a]} {arrows[data['type']]} {names[b]}")
    return "\n".join(lines) + "\n"
