"""Link indicators, and ask a person about the open links."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cascade.cli import link_card
from cascade.cli.keys import keyboard
from cascade.cli.link_dialog import ask_questions, quoted_path, reviewer_name
from cascade.cli.options import Format, Lang, Personal, language_of, report_time, require_choice
from cascade.cli.output import console, print_message, print_problems, progress
from cascade.decisions.decided_pairs import find_decided_pairs
from cascade.decisions.decision_log import read_decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.labelled_pairs import pairs_of_decisions
from cascade.linking.one_to_one import with_printed_ids
from cascade.linking.training import TrainingResult
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.link import link, link_files, mask_linked
from cascade.pipeline.options import CheckOptions
from cascade.pipeline.preparation import Prepared, prepare
from cascade.pipeline.train import learn
from cascade.reading.canonical import json_text
from cascade.reports.formats import json as json_reporter
from cascade.reports.masking import mask_records
from cascade.reports.report import mask_graph
from cascade.reports.terminal_text import plain, show_problems
from cascade.review.session import ReviewSession
from cascade.safe_io.atomic_file import replace_file, unwritable_error
from cascade.settings.time_zones import local_time


def run(  # noqa: PLR0913  # typer reads the options of the command from this signature
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
    pairs: Annotated[
        Path | None, typer.Option("--learn", help="Sesuaikan bobot dengan pasangan berlabel ini. / Fit the weights.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", help="Bobot hasil --learn. / Where it is written.")] = Path(
        "bobot.yaml"
    ),
    personal: Personal = False,
) -> None:
    """Tautkan indikator yang sama di dokumen yang berbeda. / Link the same indicators."""
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json"))
    paths = paths or []
    if pairs is not None:
        _show_learned(learn(pairs, output, weights), output, language)
    elif review or export:
        _require_folder(paths)
        prepared = _prepare(paths[0], weights, language)
        if review:
            _ask(prepared, paths[0], by, language)
        if export:
            _write_pairs(export, prepared, paths[0], language, personal=personal)
    elif len(paths) == 2:
        with progress(language) as report_progress:
            linked = link_files(paths[0], paths[1], report_progress, weights)
        linked = linked if personal else mask_linked(linked)
        links = tuple(map(with_printed_ids, linked.links)) if format_ == "json" else linked.links
        _print_links(linked.graph, links, 0, format_, language)
        print_problems(linked.problems, language)
    elif len(paths) == 1:
        with progress(language) as report_progress:
            linked = link(paths, CheckOptions(weights=weights), report_progress)
        answers = find_decided_pairs(linked.graph, linked.decisions)[0].values()
        rejected = sum(decision.verdict == "rejected" for decision in answers)
        linked = linked if personal else mask_linked(linked)
        _print_links(linked.graph, linked.links, rejected, format_, language)
        print_problems(linked.problems, language)
        _point_to_review(linked.links, paths[0], format_, language)
    else:
        raise CascadeError(_ONE_OR_TWO)


_ONE_OR_TWO = LocalizedText("Beri satu folder atau dua dokumen.", "Give one folder or two documents.")


def _print_links(graph: CascadeGraph, links: tuple[Link, ...], rejected: int, format_: str, language: Language) -> None:
    if format_ == "json":
        sys.stdout.write(json_text({"links": [json_reporter.link_entry(each, language) for each in links]}))
    else:
        link_card.print_links(console(), graph, links, rejected, language)


def _point_to_review(links: tuple[Link, ...], folder: Path, format_: str, language: Language) -> None:
    if format_ == "table" and any(not each.is_settled for each in links):
        how = LocalizedText(
            "Jawab satu per satu: cascade link {p} --review", "Answer one by one: cascade link {p} --review"
        )
        print_message(how.format(p=quoted_path(folder)), language)


def _require_folder(paths: list[Path]) -> None:
    if len(paths) != 1 or not paths[0].is_dir():
        raise CascadeError(
            LocalizedText("--review dan --export membutuhkan satu folder.", "--review and --export need one folder."),
            LocalizedText("Jawaban disimpan di keputusan.yaml folder itu.", "Answers are kept in its keputusan.yaml."),
        )


def _prepare(folder: Path, weights: Path | None, language: Language) -> Prepared:
    """Read a dossier; a mistake in its decisions is told before any document is read."""
    read_decisions(folder)
    with progress(language) as report_progress:
        return prepare(folder, CheckOptions(weights=weights), report_progress)


def _ask(prepared: Prepared, folder: Path, by: str | None, language: Language) -> None:
    """Ask a person about the open links of a folder."""
    keys, terminal = keyboard(), Console(highlight=False)

    def prompt(user_name: str) -> None:
        asked = LocalizedText("Nama Anda, untuk dicatat [{k}]: ", "Your name, to be written down [{k}]: ")
        terminal.print(plain(asked.format(k=user_name).say(language)), end="")

    def clock() -> datetime.datetime:
        return local_time(report_time(None) or datetime.datetime.now(datetime.UTC), prepared.settings.zone)

    with progress(language) as report_progress:
        report_progress(LocalizedText("Menautkan dan menilai …", "Linking and judging …"))
        session = ReviewSession(prepared, folder, "", clock)
    show_problems(terminal, mask_records(session.judged.problems), language)
    if not session.questions():
        none = LocalizedText("Tidak ada tautan yang perlu dikonfirmasi.", "No link awaits confirmation.")
        terminal.print(none.say(language))
        return
    try:
        session.by = reviewer_name(by, keys, prompt)
    except KeyboardInterrupt:
        terminal.print()
        return
    ask_questions(session, keys, terminal, language)


def _write_pairs(path: Path, prepared: Prepared, folder: Path, language: Language, *, personal: bool) -> None:
    """Write the decided pairs of a dossier, one JSON object a line."""
    graph = CascadeGraph(prepared.dossier.documents)
    decided = find_decided_pairs(graph, read_decisions(folder))[0]
    graph = graph if personal else mask_graph(graph)
    pairs = list(pairs_of_decisions(graph, decided, prepared.dossier.name))
    lines = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    try:
        replace_file(path, lines.encode("utf-8"))
    except OSError as error:
        raise unwritable_error(path, error) from error
    same = sum(bool(pair["same"]) for pair in pairs)
    written = LocalizedText(
        "{p}: {n} pasangan ({y} sama, {t} tidak sama).", "{p}: {n} pairs ({y} the same, {t} not the same)."
    )
    print_message(written.format(p=path, n=len(pairs), y=same, t=len(pairs) - same), language)


def _show_learned(learned: TrainingResult, output: Path, language: Language) -> None:
    columns = {
        "pairs": LocalizedText("pasangan", "pairs"), "loss": LocalizedText("galat log", "log loss"), "f1": LocalizedText("F1", "F1"),
        "precision": LocalizedText("presisi p ≥ 0,9", "precision p ≥ 0.9"), "recall": LocalizedText("cakupan p ≥ 0,9", "recall p ≥ 0.9"),
    }  # fmt: skip
    table = Table("", *(heading.say(language) for heading in columns.values()), box=None)
    for when, scores in (
        (LocalizedText("sebelum", "before"), learned.before),
        (LocalizedText("sesudah", "after"), learned.after),
    ):
        table.add_row(when.say(language), *(str(getattr(scores, column)) for column in columns))
    terminal = console()
    title = LocalizedText(
        "{n} pasangan; dinilai pada bagian yang disisihkan:", "{n} pairs; judged on a part held back:"
    )
    terminal.print(title.format(n=learned.pairs).say(language))
    terminal.print(table)
    message = (
        LocalizedText("Bobot ditulis: {p}. Pakai dengan --weights atau `weights:` di berkas.yaml.", "Written: {p}. Use it by --weights or `weights:` in berkas.yaml.")
        if learned.is_better
        else LocalizedText("Bobot baru tidak lebih baik; tidak ada yang ditulis.", "The new weights are no better; nothing is written.")
    )  # fmt: skip
    terminal.print(plain(message.format(p=output).say(language)))
