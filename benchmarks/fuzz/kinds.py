"""Name the kinds of damaged files: what they are made of, what damages them, and what reads them where they are no documents."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cascade.decisions.decision_log import read_decisions
from cascade.linking.weights import read_weights
from cascade.reports.schema import read_report
from cascade.review.workbook import read_workbook
from cascade.rules.loader import read_rule
from cascade.rules.rule_set import read_profile
from cascade.safe_io.archives.zipped_folder import opened
from cascade.settings import policy
from cascade.settings.nomenclature import read_nomenclature

import hostile
import package
import pdf
import seeds
import texts
from hostile import Edit

MOST_BYTES = 4_000_000  # of a damaged file: larger ones take time and say nothing new


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; `read` is None for documents, which the reading of a dossier takes."""

    name: str
    file: str
    seeds: Callable[[], tuple[bytes, ...]]
    edits: tuple[Edit, ...]
    read: Callable[[Path], object] | None = None
    is_limited: bool = False  # reads in a process under limits by itself

    @property
    def is_document(self) -> bool:
        """Tell whether it is read as a document."""
        return self.read is None


@dataclass(frozen=True, slots=True)
class Mutant:
    """One damaged file; `edits` are the numbers of those that are applied, in their order."""

    kind: Kind
    seed: int
    edits: tuple[int, ...]

    @classmethod
    def of(cls, kind: Kind, seed: int) -> Mutant:
        """Return the damaged file of a seed."""
        return cls(kind, seed, tuple(range(_rng(kind, seed).choice((1, 1, 1, 2, 2, 3, 5)))))

    @property
    def label(self) -> str:
        """What `--only` takes."""
        return f"{self.kind.name}/{self.seed}"

    @property
    def file(self) -> str:
        """The name of the file: that of its kind, told apart by the seed where nothing asks for that very name."""
        return f"{self.kind.name}-{self.seed}{Path(self.kind.file).suffix}" if self.kind.is_document else self.kind.file

    def content(self) -> bytes:
        """Return the damaged file."""
        return self.damaged(_rng(self.kind, self.seed, "seed").choice(self.kind.seeds()))

    def damaged(self, content: bytes) -> bytes:
        """Return some content after the edits."""
        for number in self.edits:
            rng = _rng(self.kind, self.seed, number)
            edited = rng.choice(self.kind.edits)(content, rng)
            content = edited if len(edited) <= MOST_BYTES else content
        return content


def _rng(kind: Kind, *key: object) -> random.Random:
    return random.Random("/".join(map(str, (kind.name, *key))))


def _settings(path: Path) -> None:
    choices = policy.read(path.parent, path.parent if path.name == policy.DAERAH else None)[0]
    for year in (2026, None):
        choices.for_year(year)
    choices.waivers.end_after(2026, None)


def _office(path: Path) -> None:
    folder = path.parent / "berkas"
    folder.mkdir(exist_ok=True)
    policy.read(folder)


def _decisions(path: Path) -> None:
    read_decisions(path.parent)


def _profile(path: Path) -> None:
    read_profile(str(path))


def _zip(path: Path) -> None:
    with opened(path, lambda _: None) as folder:
        list(folder.rglob("*"))


def _document(suffix: str, edits: tuple[Edit, ...], name: str = "") -> Kind:
    return Kind(name or suffix[1:], f"dokumen{suffix}", lambda: seeds.of_suffix(suffix), edits)


def _notation(file: str, read: Callable[[Path], object], name: str = "") -> Kind:
    return Kind(name or Path(file).stem, file, lambda: seeds.settings(file), texts.NOTATION, read)


_KINDS = (
    _document(".xlsx", package.edits("xlsx")),
    _document(".docx", package.edits("docx")),
    _document(".ods", package.edits("odf")),
    _document(".odt", package.edits("odf")),
    _document(".xls", (*[hostile.flip] * 9, *hostile.BYTES)),
    _document(".pdf", pdf.BYTES, "pdf-bytes"),
    _document(".pdf", pdf.OBJECTS, "pdf-objects"),
    _document(".csv", texts.PLAIN),
    _document(".txt", texts.PLAIN),
    _document(".html", texts.MARKUP),
    _document(".json", texts.NOTATION),
    _document(".yaml", texts.NOTATION),
    _notation("berkas.yaml", _settings),
    _notation("daerah.yaml", _settings),
    _notation("cascade.yaml", _office, "kantor"),
    _notation("keputusan.yaml", _decisions),
    _notation("aturan.yaml", read_rule),
    _notation("profil.yaml", _profile),
    Kind("bobot", "bobot.yaml", seeds.weights, texts.NOTATION, read_weights),
    Kind("nomenklatur", "nomenklatur.csv", lambda: seeds.settings("nomenklatur.csv"), texts.PLAIN, read_nomenclature),
    Kind("laporan", "laporan.json", seeds.last_reports, texts.NOTATION, read_report),
    Kind("jawaban", "jawaban.xlsx", seeds.filled_workbooks, package.edits("xlsx"), read_workbook),
    Kind("zip", "berkas.zip", seeds.zipped, (*package.PARTS, *package.ZIP), _zip, is_limited=True),
)
KINDS = {kind.name: kind for kind in _KINDS}
DOCUMENTS = tuple(kind for kind in _KINDS if kind.is_document)
