"""Lay out the output folder of a run, and let one run at a time write into it.

hasil/<run>/<table>/<government>.parquet, hasil/<run>/run.json      finished runs, which appear whole
berjalan/rencana.json, berjalan/selesai.jsonl, berjalan/<run>/      the run that is on, or was broken off
simpanan/bacaan, simpanan/putusan                                   what was read and judged; may be deleted

"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cascade.fleet.dossier_task import Outcome
from cascade.fleet.output_error import output_error
from cascade.fleet.schema import VERSION, RunFile
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import replace_file
from cascade.safe_io.file_lock import locked

RUN_FILE = "run.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run that is on was begun with: its name, the moment that it bears, what was asked for."""

    run: str
    moment: str
    asked: str


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """The folder of some runs."""

    folder: Path

    @property
    def runs(self) -> Path:
        """Where finished runs lie."""
        return self.folder / "hasil"

    @property
    def store(self) -> Path:
        """Where what was read and judged is kept."""
        return self.folder / "simpanan"

    @property
    def unfinished(self) -> Path:
        """Where the run that is on lies."""
        return self.folder / "berjalan"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder for one run.

        Raises:
            CascadeError: another run holds it, or it cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder / "armada", patience=0):
                yield
        except TimeoutError as error:
            raise CascadeError(_HELD.format(p=self.folder), _HELD_HINT) from error
        except OSError as error:
            raise output_error(error.filename or self.folder, error) from error

    def finished(self) -> list[str]:
        """Return the names of the finished runs, the newest last."""
        if not self.runs.is_dir():
            return []
        names = [each.name for each in self.runs.iterdir() if (each / RUN_FILE).is_file()]
        return sorted(names, key=_in_order)

    def run_folder(self, run: str | None) -> Path:
        """Return the folder of a finished run; of the newest one where none is named.

        Raises:
            CascadeError: there is none.
        """
        names = self.finished()
        if not names:
            raise CascadeError(_NO_RUN.format(p=self.folder), _NO_RUN_HINT)
        if run is not None and run not in names:
            there = LocalizedText("Yang ada: {n}.", "There are: {n}.").format(n=", ".join(names))
            raise CascadeError(_UNKNOWN_RUN.format(p=self.folder, r=run), there)
        return self.runs / (run or names[-1])

    def begin(self, plan: Plan) -> None:
        """Begin a run; what is left of one that was broken off goes, but for what it judged."""
        shutil.rmtree(self.unfinished, ignore_errors=True)
        self.unfinished.mkdir(parents=True)
        replace_file(self.unfinished / "rencana.json", json.dumps(asdict(plan), ensure_ascii=False).encode())

    def plan(self) -> Plan | None:
        """Return the plan of the run that was broken off, None where there is none."""
        try:
            return Plan(**json.loads((self.unfinished / "rencana.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def outcomes(self) -> dict[tuple[str, str], Outcome]:
        """Return what came of the dossiers that the run that was broken off is done with."""
        known: dict[tuple[str, str], Outcome] = {}
        with suppress(OSError), (self.unfinished / "selesai.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                with suppress(ValueError, KeyError, TypeError):  # the last one may be half a line
                    entry = json.loads(line)
                    name = entry.pop("government"), entry.pop("dossier")
                    known[name] = Outcome(**entry)
        return known

    def note(self, entries: Iterable[tuple[str, str, Outcome]]) -> None:
        """Note that the run is done with some dossiers."""
        with (self.unfinished / "selesai.jsonl").open("a", encoding="utf-8") as lines:
            for government, dossier, outcome in entries:
                lines.write(json.dumps({"government": government, "dossier": dossier, **asdict(outcome)}) + "\n")

    def finish(self, plan: Plan, record: RunFile) -> Path:
        """Let a run appear among the finished ones, whole."""
        folder = self.unfinished / plan.run
        folder.mkdir(exist_ok=True)
        text = json.dumps(record.model_dump(), ensure_ascii=False, indent=1)
        replace_file(folder / RUN_FILE, text.encode() + b"\n")
        self.runs.mkdir(exist_ok=True)
        end = self.runs / plan.run
        folder.rename(end)
        shutil.rmtree(self.unfinished, ignore_errors=True)
        return end

    def new_name(self, day: str) -> str:
        """Return a name for a run of a day that no finished run has."""
        number, name = 1, day
        while (self.runs / name).exists():
            number += 1
            name = f"{day}-{number}"
        return name


def read_run(folder: Path) -> RunFile:
    """Return the record of a run.

    Raises:
        CascadeError: there is none, or one of a newer schema.
    """
    try:
        record = RunFile.model_validate_json((folder / RUN_FILE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CascadeError(_BROKEN.format(p=folder / RUN_FILE)) from error
    if record.version != VERSION:
        raise CascadeError(_OTHER_SCHEMA.format(p=folder.name, v=record.version, o=VERSION), _OTHER_SCHEMA_HINT)
    return record


def _in_order(name: str) -> tuple[str, int]:
    """Put 2026-11-30-10 behind 2026-11-30-9."""
    day, number = name[:10], name[11:]
    return day, int(number) if number.isdigit() else 0


_HELD = LocalizedText("{p}: sedang dipakai oleh proses lain.", "{p}: another run is writing there.")
_HELD_HINT = LocalizedText(
    "Tunggu sampai selesai, atau pilih --output lain.", "Wait for it, or choose another --output."
)
_NO_RUN = LocalizedText("{p}: belum ada hasil.", "{p}: there is no result yet.")
_NO_RUN_HINT = LocalizedText(
    "Jalankan dahulu: cascade fleet run FOLDER --output {p}", "Run first: cascade fleet run FOLDER --output {p}"
).format(p="OUT")
_UNKNOWN_RUN = LocalizedText("{p}: tidak ada hasil “{r}”.", "{p}: there is no run “{r}”.")
_BROKEN = LocalizedText("{p}: tidak dapat dibaca.", "{p}: cannot be read.")
_OTHER_SCHEMA = LocalizedText(
    "Hasil “{p}” memakai skema {v}, cascade ini skema {o}.", "The run “{p}” has schema {v}, this cascade has {o}."
)
_OTHER_SCHEMA_HINT = LocalizedText(
    "Jalankan ulang dengan cascade ini; hasil dari skema berbeda tidak dicampur.",
    "Run it again with this cascade; results of different schemas are not mixed.",
)
