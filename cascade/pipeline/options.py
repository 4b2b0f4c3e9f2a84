"""Say what one run is asked for, beside the files themselves.

One frozen record for the command line, scripts and whatever comes later; every option has the value that a run without it
has. Decides nothing and opens nothing.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import OCR_SECONDS

if TYPE_CHECKING:
    from cascade.pipeline.file_reading import FileToRead
    from cascade.reading.document_builder import ReadFile

Progress = Callable[[LocalizedText], None]
PathOrPaths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Reader(Protocol):
    """Reads files, or knows already what is in them."""

    def read_files(self, files: list[FileToRead], progress: Progress) -> list[ReadFile]:
        """Return what is understood of files, in their order."""
        ...


def no_progress(_: LocalizedText) -> None:
    """Say nothing of how far a run has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What a check is asked for.

    Attributes:
        rules: Folders with rules beside the shipped ones.
        select: Codes (TRI-01), beginnings of codes (TRI) or packs (inti); nothing else is run.
        ignore: The same, of what is not run.
        profile: The name of a shipped profile, or the path of a YAML file.
        region: The folder of a region pack, with its `daerah.yaml`.
        nomenclature: The CSV of official names; else what the settings name.
        weights: The YAML file of weights for linking; else what the settings name.
        baseline: An earlier `laporan.json`: what it has too fails no run.
        templates: A folder with templates of the letter; else what the settings name.
        now: The time that the report bears, in the region's zone where it names none; None is this moment.
        thorough: Let another program confirm the numbers of PDFs (extra `teliti`).
        ocr_seconds: How long pictures of one document are read.
        personal: Show the numbers of officials (NIP) whole.
        timed: Show the seconds of every rule.
        excerpts: Keep what excerpts in an HTML report show, so that it need not read the files again.
        cache: Knows what was read before, for whoever checks again and again; else every file is read, in processes of their own.
        given: What was given as the dossier where its documents were unpacked from it; `cascade.yaml` is looked for above it.
    """

    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    region: Path | None = None
    nomenclature: Path | None = None
    weights: Path | None = None
    baseline: Path | None = None
    templates: Path | None = None
    now: datetime.datetime | None = None
    thorough: bool = False
    ocr_seconds: float = OCR_SECONDS
    personal: bool = False
    timed: bool = False
    given: Path | None = None
    excerpts: bool = False
    cache: Reader | None = None

    @property
    def moment(self) -> datetime.datetime:
        """The time that the report bears."""
        return self.now or datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def dossier_folder(paths: list[Path]) -> Path | None:
    """Return the folder of a dossier; None where it was given as some files."""
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None


def as_paths(given: PathOrPaths) -> list[Path]:
    """Return one path or several as a list."""
    return [Path(given)] if isinstance(given, str | os.PathLike) else [Path(each) for each in given]
