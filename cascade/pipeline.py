"""The whole story: files → documents → graph → links → verdicts → report.

The only room that knows all the others. `check` is the page to read first.
"""

from __future__ import annotations

import datetime
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cascade import (
    __version__,
    decisions,
    followup,
    learning,
    loaders,
    policy,
    privacy,
    recap,
    recheck,
    templating,
    versions,
    workers,
)
from cascade.changes import changes_of
from cascade.decisions import Decisions
from cascade.errors import CascadeError, DocumentError, why
from cascade.evaluation import evaluate
from cascade.graph import CascadeGraph
from cascade.language import Language, Phrase
from cascade.likeness import Weights
from cascade.likeness import built_in as built_in_weights
from cascade.linking import link_dossier, link_pair
from cascade.manual import due
from cascade.model import (
    KIND_NAMES,
    PLANS,
    Document,
    Finding,
    Label,
    Link,
    NotUnderstood,
    Problem,
    Quantity,
    RuleCoverage,
    Source,
)
from cascade.packs import Asked, Book, read_book
from cascade.policy import DocumentSetting, Nomenclature, Policy
from cascade.reading import ReadFile, no_year, read_file
from cascade.recap import Recap
from cascade.records import World
from cascade.report import Ignored, Report
from cascade.reporters import json as json_reporter
from cascade.reportfile import ReportFile, compared, read_report
from cascade.text import normalized, same_text
from cascade.versions import Comparison
from cascade.yamledit import replace_file
from cascade.yamlfile import did_you_mean

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[Phrase], None]
HEAVY = 1_000_000  # bytes; an XLSX so large takes seconds
MOST_TOLD = 3  # problems that an error message lists
REPEATED = 0.5  # share of its indicators that makes a PK without a position another version of the other one
SINGLE = ("renstra", "renja", "iku", "perjanjian_kinerja")  # of these one is in force; of a PK, one per official


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was read of a folder or of some files; `files` says where each of them lies."""

    name: str
    folder: Path | None
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]
    ignored: tuple[Ignored, ...]
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """What links and rules make of a dossier under the decisions of one moment.

    `consequences` says for each open link which rules wait for its answer.
    """

    graph: CascadeGraph
    findings: tuple[Finding, ...]
    coverage: tuple[RuleCoverage, ...]
    problems: tuple[Problem, ...]
    disputed: frozenset[str]
    consequences: Mapping[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier as read, with all that it is judged by: judging it again under other decisions reads no file."""

    dossier: Dossier
    choices: Policy
    policy_files: tuple[Path, ...]
    official: Nomenclature | None
    book: Book
    weights: Weights | None

    @property
    def not_due(self) -> frozenset[str]:
        """The kinds of documents that need not be there yet."""
        return frozenset(self.book.profile.not_due if self.book.profile else ())

    def judge(self, human: Decisions, progress: Progress = lambda _: None) -> Judged:
        """Link and judge under these decisions; waivers are not applied yet."""
        progress(Phrase("Menautkan indikator …", "Linking indicators …"))
        graph, disputed, problems = _linked(self.dossier, human, self.weights)
        progress(Phrase("Menilai {n} aturan …", "Judging {n} rules …").format(n=len(self.book.rules)))
        world = World(graph, self.choices, self.official, disputed, self.not_due)
        findings, coverage = evaluate(self.book.rules, world)
        return Judged(graph, findings, coverage, problems, disputed, world.consequences)


def prepare(
    paths: list[Path],
    *,
    asked: Asked | None = None,
    region: Path | None = None,
    nomenclature: Path | None = None,
    progress: Progress = lambda _: None,
    thorough: bool = False,
    ocr_seconds: float = loaders.OCR_SECONDS,
    weights: Path | None = None,
) -> Prepared:
    """Read a dossier, one folder or some files, with its settings and the rules.

    Raises:
        CascadeError: the folder does not exist, or a settings or rule file is wrong.
    """
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    choices, policy_files = policy.read(folder, region)
    official = _nomenclature(nomenclature, folder, choices)
    book = read_book(asked, choices.rules)
    given = _weights(weights, folder, choices)
    dossier = read(paths, choices, progress, thorough=thorough, ocr_seconds=ocr_seconds)
    return Prepared(dossier, choices.at(_planning_year(dossier, choices)), policy_files, official, book, given)


def _planning_year(dossier: Dossier, choices: Policy) -> int | None:
    """Return the year whose calendar and policies count: that of the newest yearly document."""
    years = [document.year for document in dossier.documents if document.kind not in PLANS and document.year]
    return choices.year or max(years, default=None)


def check(
    paths: list[Path],
    *,
    asked: Asked | None = None,
    region: Path | None = None,
    nomenclature: Path | None = None,
    baseline: Path | None = None,
    now: datetime.datetime | None = None,
    progress: Progress = lambda _: None,
    thorough: bool = False,
    timed: bool = False,
    personal: bool = False,
    templates: Path | None = None,
    ocr_seconds: float = loaders.OCR_SECONDS,
) -> Report:
    """Check a dossier: one folder, or some files; the numbers of persons (NIP) are masked unless `personal`.

    What an earlier report, the `baseline`, has too fails no run.

    Raises:
        CascadeError: the folder does not exist or holds nothing readable, or a settings or rule file is wrong.
    """
    if templates is not None:
        templating.check(templates)
    now = now or datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    before = read_report(baseline) if baseline else None
    ready = prepare(
        paths,
        asked=asked,
        region=region,
        nomenclature=nomenclature,
        progress=progress,
        thorough=thorough,
        ocr_seconds=ocr_seconds,
    )
    dossier = ready.dossier
    human = decisions.read(dossier.folder)
    judged = ready.judge(human, progress)
    partial = bool(ready.book.not_run)
    findings, waived, waiver_problems = decisions.apply_waivers(judged.findings, human, now.date(), partial=partial)
    standing, settled = compared(findings, before, judged.coverage) if before else (findings, ())
    missing = tuple(
        kind
        for kind in ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")
        if not judged.graph.of_kind(kind) and kind not in ready.not_due
    )
    verdict = ready.book.profile.verdict if ready.book.profile else None
    report = Report(
        version=__version__,
        dossier=dossier.name,
        created=now,
        graph=judged.graph,
        policy=ready.choices,
        findings=tuple(finding for finding in standing if not finding.trial),
        waived=waived,
        coverage=judged.coverage,
        problems=(
            *dossier.problems,
            *_unknown_rules(ready.choices, ready.book),
            *judged.problems,
            *waiver_problems,
        ),
        not_understood=dossier.not_understood,
        ignored=dossier.ignored,
        templates=templates or _templates(dossier.folder, ready.choices),
        policy_files=tuple(path.name for path in ready.policy_files),
        missing_kinds=missing,
        rules=ready.book.rules,
        not_run=ready.book.not_run,
        trial=tuple(finding for finding in standing if finding.trial),
        manual=due(ready.book.manual, {document.kind for document in judged.graph.documents}),
        settled=settled,
        profile=ready.book.profile,
        changes=changes_of(verdict.of, judged.graph, standing, dossier.problems, missing, judged.disputed)
        if verdict
        else (),
        timed=timed,
        files=dossier.files,
    )
    return report if personal else privacy.masked(report)


def check_each(
    folders: list[Path],
    written: Callable[[str, Report], Sequence[str]],
    *,
    now: datetime.datetime | None = None,
    progress: Progress = lambda _: None,
    **options: Any,
) -> Recap:
    """Check several dossiers, one folder each; one that cannot be checked is a line of the recap.

    Args:
        written: Called with the name of each dossier and its report; writes it and returns where, for the recap.
        options: As for `check`.
    """
    now = now or datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    lines = []
    for number, (folder, name) in enumerate(zip(folders, recap.folder_names(folders), strict=True), 1):
        place = Phrase("[{i}/{n}] {f}:", "[{i}/{n}] {f}:").format(i=number, n=len(folders), f=name)
        try:
            report = check([folder], now=now, progress=lambda said, at=place: progress(at + said), **options)  # type: ignore[misc]
            lines.append(recap.line_of(report, name, written(name, report)))
        except CascadeError as error:
            said = (text.replace(str(folder), name) for text in (error.message.id, error.message.en))
            lines.append(recap.Line(name, folder.name, failure=Phrase(*said)))
    return recap.recap_of(__version__, now, lines)


def follow(report: Report, previous: ReportFile, *, personal: bool = False) -> Report:
    """Say of each finding what became of it since an earlier report of the same dossier."""
    if not personal:
        plain = privacy.without_numbers(previous.model_dump(mode="json", by_alias=True, exclude_unset=True))
        previous = ReportFile.model_validate(plain)
    now = ReportFile.model_validate_json(json_reporter.render(report, "id"))
    return replace(report, follow_up=followup.compare(previous, now))


def compare_documents(
    old: Path, new: Path, progress: Progress = lambda _: None, weights: Path | None = None
) -> tuple[Comparison, tuple[Problem, ...]]:
    """Compare two versions of one document.

    Raises:
        CascadeError: a file cannot be read, or the two are different kinds of document.
    """
    graph, links, problems = link_files(old, new, progress, weights)
    olds, news = ([each for each in graph.documents if each.id.startswith(side)] for side in "LR")
    kinds = [{each.kind for each in side} for side in (olds, news)]
    if not kinds[0] & kinds[1]:
        told = [", ".join(KIND_NAMES.get(kind, kind) for kind in sorted(side)) for side in kinds]
        raise CascadeError(
            Phrase("{a} adalah {x}, {b} adalah {y}.", "{a} is a {x}, {b} is a {y}.").format(
                a=old.name, x=told[0], b=new.name, y=told[1]
            ),
            Phrase(
                "diff membandingkan dua versi satu dokumen; untuk dokumen yang berlainan: cascade check.",
                "diff compares two versions of one document; for different documents: cascade check.",
            ),
        )
    return versions.compare(graph, olds, news, links), problems


def read(
    paths: list[Path],
    choices: Policy | None = None,
    progress: Progress = lambda _: None,
    *,
    thorough: bool = False,
    ocr_seconds: float = loaders.OCR_SECONDS,
) -> Dossier:
    """Read a folder, or some files, into documents.

    `thorough` has another program confirm the numbers of PDFs; reading the pictures of one file stops after `ocr_seconds`.
    """
    if thorough:
        recheck.require()
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    choices = choices or policy.read(folder)[0]
    files, ignored = _files(paths, folder, choices)
    documents: list[Document] = []
    problems: list[Problem] = []
    missed: list[NotUnderstood] = []
    for found in _read_all(
        [_File(path, name, choices.documents.get(name), thorough, ocr_seconds) for path, name in files], progress
    ):
        documents += found.documents
        problems += (problem for problem in found.problems if not _is_settled(problem, choices))
        missed += found.not_understood
    if files and not workers.limits_memory():
        problems.append(_NO_MEMORY_LIMIT)
    if folder is not None:
        problems += _not_there(choices, [name for _, name in files], [each.file for each in ignored])
    finished = tuple(_completed(document, choices) for document in documents)
    places = {name: path for path, name in files}
    return Dossier(name_of(paths), folder, finished, tuple(problems), tuple(missed), ignored, places)


_NO_MEMORY_LIMIT = Problem(
    "info",
    Phrase(
        "Sistem ini tidak dapat membatasi memori pembaca berkas; yang dibatasi waktunya, ukurannya dan isinya.",
        "This system cannot limit the memory of what reads files; their time, size and content are limited.",
    ),
)


@dataclass(frozen=True, slots=True)
class _File:
    """One file to read: where it is, its name in the report, and what `berkas.yaml` says of it."""

    path: Path
    name: str
    setting: DocumentSetting | None = None
    thorough: bool = False
    ocr_seconds: float = loaders.OCR_SECONDS

    @property
    def size(self) -> int:
        """Bytes; 0 where nobody can tell."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    @property
    def is_heavy(self) -> bool:
        """Tell whether reading it takes longer than beginning a process."""
        return self.path.suffix.lower() == ".pdf" or self.size > HEAVY


def _read_all(files: list[_File], progress: Progress) -> list[ReadFile]:
    """Read files in processes of their own, several where that is faster; the results are in the order of the files."""
    begun: dict[str, int] = {}

    def said(file: _File, page: tuple[int, int] | None) -> None:
        begun.setdefault(file.name, len(begun) + 1)
        phrase = Phrase("Membaca {f} ({i}/{n})", "Reading {f} ({i}/{n})")
        phrase = phrase.format(f=file.name, i=begun[file.name], n=len(files))
        if page and page[1]:
            phrase += Phrase("halaman {p}/{m}", "page {p}/{m}").format(p=page[0], m=page[1])
        progress(phrase + Phrase("…", "…"))

    most = min(workers.hands(), sum(file.is_heavy for file in files))  # one process reads all that is small
    first = sorted(range(len(files)), key=lambda number: -files[number].size)  # the longest work must not begin last
    results = workers.run(_read_one, [files[number] for number in first], lost=_lost, said=said, most=max(1, most))
    return [found for _, found in sorted(zip(first, results, strict=True), key=lambda each: each[0])]


def _read_one(file: _File, say: Callable[[tuple[int, int] | None], None]) -> ReadFile:
    """Read one file; the tables stay where they were found, nobody asks for them."""
    say(None)
    try:
        loaded = loaders.load(file.path, file.name, lambda page, pages: say((page, pages)), file.ocr_seconds)
        checked = recheck.recheck(file.path, loaded, lambda: say(None)) if file.thorough else loaded
        return replace(read_file(checked, file.setting), tables=())
    except DocumentError as error:
        return ReadFile((), (Problem("error", error.message, error.hint, Source(file.name)),), ())
    except MemoryError:
        raise
    except Exception as error:  # a mistake of ours must not cost the other files
        return ReadFile((), (_mistake(file, error),), ())


def _mistake(file: _File, error: Exception) -> Problem:
    at = traceback.extract_tb(error.__traceback__)[-1]
    said = Phrase(
        "{f}: kesalahan di dalam cascade saat membaca berkas ini ({e}, {m}:{n}).",
        "{f}: a mistake in cascade while reading this file ({e}, {m}:{n}).",
    ).format(f=file.name, e=type(error).__name__, m=Path(at.filename).name, n=at.lineno)
    hint = Phrase("Laporkan kepada pengelola cascade.", "Report it to those who maintain cascade.")
    return Problem("error", said, hint, Source(file.name))


def _lost(file: _File, fate: workers.Fate) -> ReadFile:
    return ReadFile((), (_not_read(file, fate),), ())


def _not_read(file: _File, fate: workers.Fate) -> Problem:
    """Say that the process that read a file was lost."""
    said = {
        "died": Phrase(
            "{f}: pembacaan berhenti di tengah jalan (berkas rusak atau terlalu besar).",
            "{f}: reading it broke off (the file is damaged or too large).",
        ),
        "silent": Phrase(
            "{f}: terlalu lama dibaca, tidak ada kemajuan selama {s} detik; dihentikan.",
            "{f}: it takes too long, no progress for {s} seconds; stopped.",
        ),
        "full": Phrase(
            "{f}: membutuhkan terlalu banyak memori (lebih dari {g} GB); dihentikan.",
            "{f}: it needs too much memory (more than {g} GB); stopped.",
        ),
    }[fate].format(f=file.name, s=workers.SILENCE, g=workers.MEMORY // 1024**3)
    hint = Phrase(
        "Simpan ulang dari aplikasinya (atau cetak ke PDF baru), atau bagi berkasnya.",
        "Save it again in its program (or print it to a new PDF), or split the file.",
    )
    return Problem("error", said, hint, Source(file.name))


def picture(path: Path, number: int, language: Language = "id", progress: Progress = lambda _: None) -> Image:
    """Draw what was seen on one page of a file, or in one table of a file without pages.

    Raises:
        CascadeError: the file cannot be read, or has no such page or table.
    """
    [(path, name)], _ = _files([path], None, Policy())

    def said(wanted: _Picture, page: tuple[int, int] | None) -> None:
        progress(Phrase("Membaca {f} …", "Reading {f} …").format(f=name))

    def lost(wanted: _Picture, fate: workers.Fate) -> CascadeError:
        problem = _not_read(wanted.file, fate)
        return CascadeError(problem.message, problem.hint)

    [drawn] = workers.run(_draw, [_Picture(_File(path, name), number, language)], lost=lost, said=said)
    if isinstance(drawn, CascadeError):
        raise drawn
    return drawn


@dataclass(frozen=True, slots=True)
class _Picture:
    """One page or table of a file to draw."""

    file: _File
    number: int
    language: Language


def _draw(wanted: _Picture, say: Callable[[tuple[int, int] | None], None]) -> Image | CascadeError:
    from cascade.picture import draw  # a library for pictures, which no other command needs

    path = wanted.file.path
    say(None)
    try:
        loaded = loaders.load(path, wanted.file.name, lambda page, pages: say((page, pages)))
        return draw(path, loaded, read_file(loaded), wanted.number, wanted.language)
    except CascadeError as error:
        return error


def link_files(
    left: Path, right: Path, progress: Progress = lambda _: None, weights: Path | None = None
) -> tuple[CascadeGraph, tuple[Link, ...], tuple[Problem, ...]]:
    """Link the indicators of two files."""
    sides = [read([path], progress=progress) for path in (left, right)]
    for side in sides:
        if not side.documents:
            raise nothing_read(side)
    renamed = [
        [replace(d, id=f"{'LR'[number]}{i}") for i, d in enumerate(side.documents)] for number, side in enumerate(sides)
    ]
    graph = CascadeGraph([*renamed[0], *renamed[1]])
    given = _weights(weights, None, Policy())
    links = link_pair(graph, renamed[0], renamed[1], weights=given)
    return graph, links, tuple(p for side in sides for p in side.problems)


def link(
    folder: Path, human: Decisions, progress: Progress = lambda _: None, weights: Path | None = None
) -> tuple[CascadeGraph, tuple[Problem, ...]]:
    """Link all documents of a folder under some decisions."""
    dossier = read([folder], progress=progress)
    home = folder if folder.is_dir() else None
    graph, _, problems = _linked(dossier, human, _weights(weights, home, policy.read(home)[0]))
    return graph, (*dossier.problems, *problems)


def _linked(
    dossier: Dossier, human: Decisions, weights: Weights | None = None
) -> tuple[CascadeGraph, frozenset[str], tuple[Problem, ...]]:
    """Return the linked graph of a dossier, the kinds in dispute, and what is wrong between its documents."""
    if not dossier.documents:
        raise nothing_read(dossier)
    graph = CascadeGraph(dossier.documents)
    disputed, disputes = _disputed(dossier.documents)
    links, unmatched = link_dossier(graph, human, disputed, weights)
    graph.add_links(links)
    return graph, frozenset(disputed), (*disputes, *_other_opd(dossier.documents), *unmatched)


def _files(
    paths: list[Path], folder: Path | None, choices: Policy
) -> tuple[list[tuple[Path, str]], tuple[Ignored, ...]]:
    for path in paths:
        if not path.exists():
            raise CascadeError(
                Phrase("{p}: tidak ditemukan.", "{p}: not found.").format(p=path),
                Phrase("Periksa nama folder atau berkasnya.", "Check the name of the folder or file."),
            )
    if folder is None:
        return [(path, path.name) for path in paths], ()
    found, others = loaders.list_files(folder)
    ignored = [Ignored(path.relative_to(folder).as_posix(), reason) for path, reason in others]
    files = []
    for path in found:
        name = path.relative_to(folder).as_posix()
        if name == choices.nomenclature:
            ignored.append(Ignored(name, Phrase("dipakai sebagai nomenklatur", "used as nomenclature")))
        else:
            files.append((path, name))
    return files, tuple(ignored)


def _completed(document: Document, choices: Policy) -> Document:
    """Fill in what `berkas.yaml` says of the whole dossier where the document itself is silent."""
    if document.opd is None and choices.opd:
        document = replace(document, opd=Label(choices.opd, Source(policy.BERKAS)))
    if document.year is None and document.kind not in PLANS and choices.year:
        document = _of_year(document, choices.year)
    return document


def _of_year(document: Document, year: int) -> Document:
    """Give a document without a year, and its values without a year, the year of the dossier."""

    def dated(values: Mapping[int, Quantity]) -> dict[int, Quantity]:
        return {at or year: quantity for at, quantity in values.items()}

    return replace(
        document,
        year=year,
        years=document.years or (year,),
        elements=tuple(replace(e, pagu=dated(e.pagu)) for e in document.elements),
        indicators=tuple(replace(i, targets=dated(i.targets), pagu=dated(i.pagu)) for i in document.indicators),
    )


def _is_settled(problem: Problem, choices: Policy) -> bool:
    """Tell whether `berkas.yaml` answers what a document leaves open: its year."""
    return bool(choices.year) and problem.source is not None and problem == no_year("", problem.source)


def _unknown_rules(choices: Policy, book: Book) -> Iterator[Problem]:
    """Report what the settings say of rules that do not exist."""
    codes = [*(rule.code for rule in book.rules), *book.not_run]
    said = Phrase("{b}: tidak ada aturan {c}.", "{b}: there is no rule {c}.")
    for kind in ("off", "severities"):
        for code in getattr(choices, kind):
            stand = choices.stand(kind, code)
            if code not in codes and stand is not None:
                at = stand.origin.source
                yield Problem("warning", said.format(b=at.file, c=code), did_you_mean(code, codes), at)


def _not_there(choices: Policy, files: list[str], others: list[str]) -> Iterator[Problem]:
    """Report what `berkas.yaml` says of files that are not there."""
    for name in choices.documents:
        if name not in files:
            said = (
                Phrase("{b}: “{f}” tidak dibaca sebagai dokumen.", "{b}: “{f}” is not read as a document.")
                if name in others
                else Phrase("{b}: tidak ada berkas “{f}” di folder ini.", "{b}: there is no file “{f}” in this folder.")
            )
            yield Problem(
                "warning", said.format(b=policy.BERKAS, f=name), did_you_mean(name, files), Source(policy.BERKAS)
            )


def _nomenclature(path: Path | None, folder: Path | None, choices: Policy) -> Nomenclature | None:
    if path is not None:
        return policy.read_nomenclature(path)
    if choices.nomenclature and folder is not None:
        return policy.read_nomenclature(folder / choices.nomenclature)
    return None


def _templates(folder: Path | None, choices: Policy) -> Path | None:
    """Return the folder of the region's templates that `berkas.yaml` names, beside it."""
    return templating.check(folder / choices.templates) if choices.templates and folder is not None else None


def _weights(path: Path | None, folder: Path | None, choices: Policy) -> Weights | None:
    """Return the weights that are given for linking: by an option, else by `berkas.yaml`."""
    if path is None and choices.weights and folder is not None:
        path = folder / choices.weights
    return learning.read_weights(path) if path is not None else None


def learn(pairs: Path, output: Path, before: Path | None = None) -> learning.Learned:
    """Fit the weights of linking to labelled pairs, and write them where they judge no worse than those before.

    Raises:
        CascadeError: a file cannot be read or written, or holds too few pairs.
    """
    old = learning.read_weights(before) if before else built_in_weights()
    learned = learning.learn(learning.read(pairs), old, f"cascade link --learn {pairs.name}")
    if learned.is_better:
        try:
            replace_file(output, learning.written(learned.weights).encode("utf-8"))
        except OSError as error:
            raise CascadeError(
                Phrase("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).").format(
                    p=output, r=why(error)
                )
            ) from error
    return learned


def _disputed(documents: tuple[Document, ...]) -> tuple[set[str], tuple[Problem, ...]]:
    """Find kinds of which two documents cover one period and phase: no one can tell which is in force."""
    disputed: set[str] = set()
    problems = []
    for i, first in enumerate(documents):
        for second in documents[i + 1 :]:
            same = (first.kind, first.years, first.edition) == (second.kind, second.years, second.edition)
            if first.kind in SINGLE and same and _opd(first) == _opd(second) and _one_owner(first, second):
                disputed.add(first.kind)
                problems.append(_dispute(first, second))
    return disputed, tuple(problems)


def _dispute(first: Document, second: Document) -> Problem:
    return Problem(
        "error",
        Phrase(
            "Dua {k} untuk periode yang sama: {a} dan {b}. Tidak diketahui mana yang berlaku; aturan yang membutuhkan {k} tidak dinilai.",
            "Two {k} for the same period: {a} and {b}. It is not known which is in force; rules that need {k} are not judged.",
        ).format(k=KIND_NAMES[first.kind], a=first.id, b=second.id),
        Phrase(
            "Keluarkan salah satunya, atau tandai di berkas.yaml: documents: {{{b}: {{phase: perubahan}}}}",
            "Take one out, or mark it in berkas.yaml: documents: {{{b}: {{phase: perubahan}}}}",
        ).format(b=second.file),
        second.source,
    )


def _one_owner(first: Document, second: Document) -> bool:
    """Tell whether two documents are of one official; where that is not printed, their indicators tell."""
    for part in ("position", "name"):
        owners = [normalized(label.text) for d in (first, second) if d.owner and (label := getattr(d.owner, part))]
        if len(owners) == 2:
            return owners[0] == owners[1]
    if first.kind != "perjanjian_kinerja":
        return True
    ours, theirs = ({normalized(indicator.name.text) for indicator in d.indicators} for d in (first, second))
    return bool(ours & theirs) and len(ours & theirs) >= REPEATED * min(len(ours), len(theirs))


def _opd(document: Document) -> str:
    return document.opd.text.casefold() if document.opd else ""


def _other_opd(documents: tuple[Document, ...]) -> tuple[Problem, ...]:
    named = [document for document in documents if document.opd]
    others = (
        Problem(
            "warning",
            Phrase(
                "Perangkat daerah berbeda: “{a}” ({fa}) dan “{b}” ({fb}).",
                "Different OPD: “{a}” ({fa}) and “{b}” ({fb}).",
            ).format(a=named[0].opd, fa=named[0].file, b=document.opd, fb=document.file),
            Phrase("Satu folder untuk satu perangkat daerah.", "One folder for one OPD."),
            document.opd.source if document.opd else None,
        )
        for document in named[1:]
        if document.opd and named[0].opd and not same_text(named[0].opd.text, document.opd.text)
    )
    return tuple({each.message: each for each in others}.values())  # one file may hold several documents


def name_of(paths: list[Path]) -> str:
    """Return the name of a dossier: that of its folder or first file."""
    first = paths[0].resolve()
    return first.name if first.is_dir() else first.stem


def nothing_read(dossier: Dossier) -> CascadeError:
    """Return what to tell whoever gave a folder or files without a document."""
    where = str(dossier.folder or dossier.name)
    if not dossier.problems:
        return CascadeError(
            Phrase("{w}: tidak ada dokumen.", "{w}: there are no documents.").format(w=where),
            Phrase(
                "Taruh Renstra, Renja, PK dan Rencana Aksi (Excel .xlsx, Word .docx, PDF, CSV) di folder ini.",
                "Put Renstra, Renja, PK and Rencana Aksi (Excel .xlsx, Word .docx, PDF, CSV) there.",
            ),
        )
    told = [problem.message for problem in dossier.problems]
    more = len(told) - MOST_TOLD
    listed = Phrase("; ".join(p.id for p in told[:MOST_TOLD]), "; ".join(p.en for p in told[:MOST_TOLD]))
    if more > 0:
        listed += Phrase("… dan {n} lainnya.", "… and {n} more.").format(n=more)
    said = Phrase("{w}: tidak ada dokumen yang dapat dibaca. {p}", "{w}: no document could be read. {p}")
    return CascadeError(said.format(w=where, p=listed), dossier.problems[0].hint)
