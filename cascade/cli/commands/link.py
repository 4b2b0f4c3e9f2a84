"""Link indicators, and ask a person about the open links."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from cascade.cli import keys as keyboard
from cascade.cli.commands import (
    Format,
    Lang,
    console,
    language_of,
    moment,
    one_of,
    progress,
    tell,
    tell_problems,
    unwritable,
)
from cascade.cli.link_dialog import quoted, walk, who
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking import decisions
from cascade.linking.matcher import without_document
from cascade.linking.training import Learned
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline import check as pipeline
from cascade.reading.canonical import json_text
from cascade.reports.formats import json as json_reporter
from cascade.reports.terminal_text import plain, show_problems
from cascade.review import link_card
from cascade.review.session import Review
from cascade.safe_io.atomic_file import replace_file


def run(
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
    language = language_of(lang)
    one_of("--format", format_, ("table", "json"))
    if learn is not None:
        _show_learned(pipeline.learn(learn, output, weights), output, language)
        return
    paths = paths or []
    if review or export:
        _link_answers(paths, language, review=review, by=by, export=export, weights=weights)
    elif len(paths) == 2:
        with progress(language) as say:
            built, links, problems = pipeline.link_files(paths[0], paths[1], say, weights)
        plain = tuple(without_document(each) for each in links) if format_ == "json" else links
        _print_links(built, plain, 0, format_, language)
        tell_problems(problems, language)
    elif len(paths) == 1:
        human = decisions.read(paths[0])
        with progress(language) as say:
            built, problems = pipeline.link(paths[0], human, say, weights)
        rejected = sum(decision.verdict == "rejected" for decision in human.pairs(built)[0].values())
        _print_links(built, built.links(), rejected, format_, language)
        tell_problems(problems, language)
        _point_to_review(built, paths[0], format_, language)
    else:
        raise CascadeError(_ONE_OR_TWO)


_ONE_OR_TWO = LocalizedText("Beri satu folder atau dua dokumen.", "Give one folder or two documents.")


def _print_links(built: CascadeGraph, links: tuple[Link, ...], rejected: int, format_: str, language: Language) -> None:
    if format_ == "json":
        sys.stdout.write(json_text({"links": [json_reporter.link_entry(each, language) for each in links]}))
    else:
        link_card.show(console(), built, links, rejected, language)


def _point_to_review(built: CascadeGraph, folder: Path, format_: str, language: Language) -> None:
    if format_ == "table" and any(not each.is_settled for each in built.links()):
        said = LocalizedText(
            "Jawab satu per satu: cascade link {p} --review", "Answer one by one: cascade link {p} --review"
        )
        Console(stderr=True, soft_wrap=True).print(plain(said.format(p=quoted(folder)).say(language)), highlight=False)


def _link_answers(
    paths: list[Path], language: Language, *, review: bool, by: str | None, export: Path | None, weights: Path | None
) -> None:
    """Ask a person about the open links of a folder, and write the decided pairs to a file."""
    if len(paths) != 1 or not paths[0].is_dir():
        raise CascadeError(
            LocalizedText("--review dan --export membutuhkan satu folder.", "--review and --export need one folder."),
            LocalizedText("Jawaban disimpan di keputusan.yaml folder itu.", "Answers are kept in its keputusan.yaml."),
        )
    decisions.read(paths[0])  # a mistake in it is told before any document is read
    with progress(language) as say:
        ready = pipeline.prepare(paths, progress=say, weights=weights)
        if review:
            ready.judge(decisions.read(paths[0]), say)
    if review:
        _ask(ready, paths[0], by, language)
    if export:
        human = decisions.read(paths[0])
        built = CascadeGraph(ready.dossier.documents)
        pairs = list(decisions.labelled_pairs(built, human.pairs(built)[0], ready.dossier.name))
        _write_pairs(export, pairs, language)


def _ask(ready: pipeline.Prepared, folder: Path, by: str | None, language: Language) -> None:
    keys, terminal = keyboard.keyboard(), Console(highlight=False)

    def prompt(known: str) -> None:
        said = LocalizedText("Nama Anda, untuk dicatat [{k}]: ", "Your name, to be written down [{k}]: ").format(
            k=known
        )
        terminal.print(plain(said.say(language)), end="")

    today = (moment(None) or datetime.datetime.now().astimezone()).date()
    session = Review(ready, folder, "", today)
    show_problems(terminal, session.judged.problems, language)
    if not session.questions():
        said = LocalizedText("Tidak ada tautan yang perlu dikonfirmasi.", "No link awaits confirmation.")
        terminal.print(said.say(language))
        return
    try:
        session.by = who(by, keys, prompt)
    except KeyboardInterrupt:
        terminal.print()
        return
    walk(session, keys, terminal, language)


def _write_pairs(path: Path, pairs: list[dict[str, Any]], language: Language) -> None:
    lines = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    try:
        replace_file(path, lines.encode("utf-8"))
    except OSError as error:
        raise unwritable(path, error) from error
    same = sum(pair["same"] for pair in pairs)
    said = LocalizedText(
        "{p}: {n} pasangan ({y} sama, {t} tidak sama).", "{p}: {n} pairs ({y} the same, {t} not the same)."
    ).format(p=path, n=len(pairs), y=same, t=len(pairs) - same)
    tell(said, language)


def _show_learned(learned: Learned, output: Path, language: Language) -> None:
    columns = {
        "pairs": LocalizedText("pasangan", "pairs"), "loss": LocalizedText("galat log", "log loss"), "f1": LocalizedText("F1", "F1"),
        "precision": LocalizedText("presisi p ≥ 0,9", "precision p ≥ 0.9"), "recall": LocalizedText("cakupan p ≥ 0,9", "recall p ≥ 0.9"),
    }  # fmt: skip
    table = Table("", *(said.say(language) for said in columns.values()), box=None)
    for when, found in (
        (LocalizedText("sebelum", "before"), learned.before),
        (LocalizedText("sesudah", "after"), learned.after),
    ):
        table.add_row(when.say(language), *(str(getattr(found, column)) for column in columns))
    terminal = console()
    title = LocalizedText(
        "{n} pasangan; dinilai pada bagian yang disisihkan:", "{n} pairs; judged on a part held back:"
    )
    terminal.print(title.format(n=learned.pairs).say(language))
    terminal.print(table)
    said = (
        LocalizedText("Bobot ditulis: {p}. Pakai dengan --weights atau `weights:` di berkas.yaml.", "Written: {p}. Use it by --weights or `weights:` in berkas.yaml.")
        if learned.is_better
        else LocalizedText("Bobot baru tidak lebih baik; tidak ada yang ditulis.", "The new weights are no better; nothing is written.")
    )  # fmt: skip
    terminal.print(plain(said.format(p=output).say(language)))
