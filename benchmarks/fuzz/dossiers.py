"""Check damaged dossiers and write every report of them, and the proposals."""

from __future__ import annotations

import datetime
import random
import shutil
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cascade.model import Document
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language
from cascade.pipeline.check import check
from cascade.pipeline.last_report import followed_up, keep_last
from cascade.pipeline.options import CheckOptions
from cascade.reports import formats
from cascade.reports.report import Report
from cascade.reports.revised_copies import index_of, revised_copies

import seeds
from kinds import DOCUMENTS, KINDS, Kind, Mutant
from state import Outcome
from watch import TooLong, at_most

NAME = "dossier"
SECONDS = 120.0  # of processor time that a check with all reports may take
_MISTAKE = "a mistake in cascade"
_MOMENT = datetime.datetime(2026, 7, 1, 8, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class DossierResult:
    """What came of a dossier: its outcome, how many documents in it were healthy, and which of them came out otherwise."""

    outcome: Outcome
    healthy: int = 0
    dead: tuple[str, ...] = ()


def write(seed: int, folder: Path) -> tuple[frozenset[str], bool]:
    """Write the damaged dossier of a seed; return the names of its damaged files, and whether settings are among them."""
    rng = random.Random(f"{NAME}/{seed}")
    base = _base(seed)
    shutil.copytree(base, folder)
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in (".xlsx", ".docx")]
    damaged = set()
    for path in rng.sample(paths, rng.choice((1, 1, 2, 3))):
        kind = _kind_for(path, rng)
        suffix = Path(kind.file).suffix
        new = path.with_suffix(suffix)
        content = seeds.printed(base / path.name, suffix)
        path.unlink()
        new.write_bytes(Mutant.of(kind, seed).damaged(content))
        damaged.add(new.name)
    settings = [name for name in ("berkas", "keputusan") if rng.random() < 0.15]
    for name in settings:
        mutant = Mutant.of(KINDS[name], seed)
        (folder / mutant.file).write_bytes(mutant.content())
    return frozenset(damaged), bool(settings)


def _base(seed: int) -> Path:
    """Return the shipped dossier that is damaged: one time in four the larger one, which takes twice as long."""
    small, large = seeds.DOSSIERS
    return small if seed % 4 else large


def _kind_for(path: Path, rng: random.Random) -> Kind:
    """Return most often the kind that the document is of: only its copies bear notes and new values."""
    own = path.suffix[1:]
    return KINDS[own] if rng.random() < 0.7 else rng.choice(DOCUMENTS)


def judge(seed: int, place: Path) -> DossierResult:
    """Check the dossier of a seed, and write its reports."""
    shutil.rmtree(place, ignore_errors=True)
    folder = place / "berkas"
    damaged, has_settings = write(seed, folder)
    try:
        with at_most(SECONDS):
            return _judged(seed, folder, place / "laporan", damaged, has_settings)
    except CascadeError as error:
        return DossierResult(Outcome("refused", error.message.en))
    except TooLong:
        return DossierResult(Outcome("failed", "took too long:\n" + traceback.format_exc()))
    except Exception:
        return DossierResult(Outcome("failed", traceback.format_exc()))


def _judged(seed: int, folder: Path, output: Path, damaged: frozenset[str], has_settings: bool) -> DossierResult:
    language: Language = "id" if seed % 3 else "en"
    report = check(folder, CheckOptions(now=_MOMENT))
    mistakes = [problem.message.en for problem in report.problems if _MISTAKE in problem.message.en]
    keep_last(report, output)
    formats.write(report, formats.available(), output, language)
    followed_up(report, output)
    index_of(revised_copies(report, language), language)
    if mistakes:
        return DossierResult(Outcome("failed", "\n".join(mistakes)))
    healthy = {} if has_settings else _sound(_base(seed), folder, damaged)
    dead = tuple(name for name, sound in healthy.items() if _printed(report, name) != sound)
    return DossierResult(Outcome("read"), len(healthy), dead)


def _sound(base: Path, folder: Path, damaged: frozenset[str]) -> Mapping[str, object]:
    """Return what the healthy files of a dossier say where no file of it is damaged."""
    return {name: printed for name, printed in _of_healthy(base).items() if (folder / name).exists() and name not in damaged}


@cache
def _of_healthy(base: Path) -> Mapping[str, object]:
    report = check(base, CheckOptions(now=_MOMENT))
    return {path.name: _printed(report, path.name) for path in base.iterdir() if path.suffix in (".xlsx", ".docx")}


def _printed(report: Report, name: str) -> object:
    """Return what the documents of a file print; levels may follow from other documents."""
    return [_values(document) for document in report.documents if document.file == name]


def _values(document: Document) -> object:
    return document.kind, document.year, document.sha256, [(each.name, each.unit, each.targets, each.quarters) for each in document.indicators]
