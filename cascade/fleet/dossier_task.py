"""Judge one dossier of a run, so that it does not matter where, when and how often.

A task goes in; its result lies in the output folder, under a name that follows from all that it rests on, and its outcome comes out.
The thread that does tasks opens no document: it leads one process under limits (`cascade/safe_io/standing_worker.py`), which unpacks,
reads, links and judges. A file at which that process is lost costs its own result; a dossier at which it is lost is one problem.
"""

from __future__ import annotations

import gc
import json
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from cascade.fleet.discovery import FoundDossier
from cascade.fleet.identity import Identity, contents_of, digest_of_states, identity, key_of, settings_above, states_of
from cascade.fleet.kept_reads import KeptReads
from cascade.fleet.output_error import output_error
from cascade.fleet.rows import Rows, rows_of, rows_of_failure
from cascade.fleet.schema import VERSION
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.batch import LONGEST_STEP, LOST, mistake
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.rules.rule_set import read_rule_set
from cascade.safe_io.archives.zipped_folder import is_zip, unpacked
from cascade.safe_io.atomic_file import replace_file
from cascade.safe_io.standing_worker import StandingWorker, WorkerClosedError, WorkerLostError
from cascade.safe_io.worker_pool import FailureReason

READING = 120.0  # seconds by the clock that a file may take without a sign of life
TRIES = 3  # how often a dossier is begun again where its process dies at the same place, as by the hand of a person
Say = Callable[[str | None], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One dossier to judge, for workers that judge with `identity`; what is kept lies in `store`."""

    dossier: FoundDossier
    options: CheckOptions
    store: Path
    identity: Identity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: where its result lies, as what the files were found, and how many were read for it."""

    key: str
    state: str
    reads: int = 0
    is_failed: bool = False
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker judges with something else, and does nothing."""

    identity: Identity


@dataclass(frozen=True, slots=True)
class Judged:
    """What the process under limits brings: the rows, whether they tell of a failure, how many files it read."""

    packed: bytes
    is_failed: bool
    reads: int


@dataclass(frozen=True, slots=True)
class _Job:
    """A task for the process under limits, none where it is only to begin; `lost` are the files at which it was lost before."""

    task: Task | None = None
    lost: Mapping[str, FailureReason] = field(default_factory=dict)


def result_path(store: Path, key: str) -> Path:
    """Return where the result of a task lies."""
    return store / "putusan" / key[:2] / f"{key}.json.z"


def pack(rows: Rows) -> bytes:
    """Return rows as they are kept; the same rows give the same bytes."""
    text = json.dumps({"version": VERSION, "tables": rows}, ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes) -> Rows:
    """Return what was kept."""
    tables: Rows = json.loads(zlib.decompress(packed))["tables"]
    return tables


def judge_dossier(task: Task) -> Outcome | Refused:
    """Judge a dossier, or find its result.

    Raises:
        CascadeError: the output folder takes no file.
    """
    own = identity(task.options)
    if own != task.identity:
        return Refused(own)
    states = states_of(task.dossier.place)
    state, key = digest_of_states(states), _key(task, contents_of(task.dossier.place, states))
    path = result_path(task.store, key)
    with suppress(OSError, ValueError, KeyError, zlib.error):
        return Outcome(key, state, 0, _tells_failure(unpack(path.read_bytes())))
    judged = _judged(task)
    is_changed = digest_of_states(states_of(task.dossier.place)) != state
    if is_changed:
        key = key_of(key, state)  # what was read is not what had been found: nobody is to find it by that
        path = result_path(task.store, key)
    _keep(path, judged.packed)
    return Outcome(key, state, judged.reads, judged.is_failed, is_changed)


def keep_failure(task: Task) -> Outcome:
    """Keep as the result of a task that it cost several workers.

    Raises:
        CascadeError: the output folder takes no file.
    """
    states = states_of(task.dossier.place)
    key, state = key_of(_key(task, contents_of(task.dossier.place, states)), "died"), digest_of_states(states)
    _keep(result_path(task.store, key), pack(rows_of_failure(task.dossier, LOST["died"])))
    return Outcome(key, state, 0, is_failed=True)


def _keep(path: Path, packed: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, packed)
    except OSError as error:
        raise output_error(path, error) from error


def _tells_failure(rows: Rows) -> bool:
    return rows["dossier"]["state"] == ["failed"]


def _key(task: Task, contents: str) -> str:
    options, dossier = task.options, task.dossier
    above = settings_above(dossier.place, options)
    return key_of(
        VERSION,
        task.identity.engine,
        task.identity.rules,
        above,
        options.now,
        dossier.government,
        dossier.name,
        contents,
    )


def _judged(task: Task) -> Judged:
    """Have a dossier judged by the process under limits, without the files at which it is lost."""
    lost: dict[str, FailureReason] = {}
    deaths: Counter[str | None] = Counter()
    while True:
        try:
            return _sandbox().do(_Job(task, lost))
        except WorkerClosedError:  # the run is broken off: nothing is known of the dossier
            raise
        except WorkerLostError as error:
            file = error.sign if isinstance(error.sign, str) else None
            deaths[file] += 1
            if error.reason == "died" and deaths[file] < TRIES:
                continue
            if file is None or file in lost:
                return Judged(pack(rows_of_failure(task.dossier, LOST[error.reason])), is_failed=True, reads=0)
            lost[file] = error.reason
        except RuntimeError as error:  # a mistake of ours outside of a dossier
            return Judged(pack(rows_of_failure(task.dossier, mistake(error))), is_failed=True, reads=0)


Sandbox = StandingWorker[_Job, str | None, Judged]
_sandboxes: dict[int, Sandbox] = {}  # by thread
_is_over = threading.Event()


def _sandbox() -> Sandbox:
    """Return the process under limits of this thread."""
    if _is_over.is_set():
        raise WorkerClosedError("died")
    thread = threading.get_ident()
    if thread not in _sandboxes:
        _sandboxes[thread] = StandingWorker(
            _judge_here, _Job(), patience=lambda file: LONGEST_STEP if file is None else READING
        )
    return _sandboxes[thread]


def begin_sandboxes() -> None:
    """Let the threads of this process have processes under limits."""
    _is_over.clear()


def end_sandboxes() -> None:
    """End all processes under limits, and begin none; what they are at is broken off and leaves no result."""
    _is_over.set()
    while _sandboxes:
        _sandboxes.popitem()[1].close()


def _judge_here(job: _Job, say: Say) -> Judged:
    """Judge a dossier in this process, which is the one under limits."""
    task = job.task
    if task is None:
        read_rule_set()
        gc.collect()
        gc.freeze()  # what was imported and compiled need not be looked at after every dossier
        return Judged(b"", is_failed=False, reads=0)
    reads = KeptReads(task.store / "bacaan", say, job.lost)
    options = replace(task.options, given=task.dossier.place, cache=reads, personal=True)  # rows are masked instead
    is_failed = False
    try:
        with unpacked(task.dossier.place) if is_zip(task.dossier.place) else nullcontext(task.dossier.place) as folder:
            report = check(folder, options, lambda _: say(None))
        rows = rows_of(report, task.dossier)
    except CascadeError as error:
        place = str(task.dossier.place)
        message = LocalizedText(
            *(text.replace(place, task.dossier.name) for text in (error.message.id, error.message.en))
        )
        rows, is_failed = rows_of_failure(task.dossier, message, error.hint), True
    except MemoryError:
        raise
    except Exception as error:  # a mistake of ours must not cost the other dossiers
        rows, is_failed = rows_of_failure(task.dossier, mistake(error)), True
    finally:
        gc.collect()  # a graph and what was asked of it hold each other
    return Judged(pack(rows), is_failed, reads.reads)
