"""Keep one dossier read and judged while somebody works on it.

The folder goes in; what the last check came to, how far the running one is and why it failed come out, at any moment and from any
thread. Reading and judging happen in a thread of the dossier's own, readers in their limited processes. Documents or decisions
that changed on disk are noticed at the next look.
"""

from __future__ import annotations

import datetime
import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from cascade.decisions.decision_file import DECISIONS_FILE, Decisions
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.recording import get_ready
from cascade.model import Document, Problem
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.check import report_on
from cascade.pipeline.file_reading import ReadingStep
from cascade.pipeline.judgement import Judgement, judge
from cascade.pipeline.last_report import Round, followed_up, keep_last, rounds_in
from cascade.pipeline.options import CheckOptions
from cascade.pipeline.preparation import Prepared, prepare
from cascade.pipeline.read_cache import ReadCache
from cascade.pipeline.watch import FileStates, difference, file_states, settled_states
from cascade.reports import formats
from cascade.reports.report import Report, mask_report
from cascade.reports.report_folder import claim_folder
from cascade.settings.time_zones import local_time
from cascade.web.workshop import Workshop

State = Literal["unread", "busy", "ready", "failed"]
PAUSE = 1.5  # seconds without a decision after which everything is judged anew
BETWEEN_LOOKS = 1.0  # seconds between two looks at the files of a dossier
_READING = threading.Semaphore(1)  # readers use every processor: one dossier after the other


@dataclass(frozen=True)
class Checked:
    """What one check came to: what was read and judged, the report that masks persons, the decisions and files it rests on.

    `number` grows with every check of the dossier; pages that show a report name it, so that an answer to an old one is noticed.
    `rounds` are what became of the problems whenever documents changed; `changed` are the files for which it was read again, `earlier` what each file said before it was last changed.
    """

    number: int
    prepared: Prepared
    log: DecisionLog
    judgement: Judgement
    report: Report
    files: FileStates
    finished: datetime.datetime
    rounds: tuple[Round, ...] = ()
    changed: tuple[str, ...] = ()
    earlier: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)

    def after(self, last: Checked | None) -> Checked:
        """Return the check with what it was that changed since the last one."""
        if last is None:
            return self
        changed = difference(last.files, self.files).files
        before = {
            file: found
            for file in changed
            if (found := tuple(each for each in last.prepared.dossier.documents if each.file == file))
        }
        return replace(self, changed=changed or last.changed, earlier={**last.earlier, **before})

    @property
    def now(self) -> datetime.datetime:
        """This moment, as the clocks of the office show it."""
        return local_time(datetime.datetime.now(datetime.UTC), self.prepared.settings.zone)

    @cached_property
    def unread(self) -> int:
        """How many tables and files were not read, or not whole."""
        tables = sum(len(each.of_state("not_read", "read_in_part")) for each in self.report.accounts)
        return tables + sum(problem.severity == "error" for problem in self.report.problems)

    @cached_property
    def open_links(self) -> int:
        """How many links wait for an answer."""
        return sum(not link.is_settled for link in self.report.links)


class OpenDossier:
    """A dossier that somebody works on."""

    def __init__(
        self,
        name: str,
        folder: Path,
        reports: Path,
        on_checked: Callable[[OpenDossier, Checked], None] = lambda dossier, checked: None,
        on_failed: Callable[[OpenDossier, CascadeError], None] = lambda dossier, error: None,
    ) -> None:
        self.name = name
        self.folder = folder
        self.reports = reports
        self.on_checked = on_checked
        self.on_failed = on_failed
        self.lock = threading.RLock()
        self.checked: Checked | None = None
        self.error: CascadeError | None = None
        self.progress: LocalizedText | None = None
        self.steps: dict[str, ReadingStep | None] = {}  # how far the reading of each file is, None where it waits
        self.began = 0.0  # by the monotonic clock
        self._wants_reading = True
        self._wants_judging = False
        self._stops = False
        self._thread: threading.Thread | None = None
        self._timer: threading.Timer | None = None
        self._looked = 0.0
        self.made = Workshop()
        self.cache = ReadCache()  # a file that is as it was is not read again
        self._tried: tuple[FileStates, str] | None = None  # what there was when the last check began

    @property
    def state(self) -> State:
        """Whether there is something to show, and whether it is being made anew."""
        with self.lock:
            if self._thread is not None:
                return "busy"
            if self.error is not None:
                return "failed"
            return "ready" if self.checked else "unread"

    @property
    def now(self) -> datetime.datetime:
        """This moment, as the clocks of the office show it, where they are known."""
        checked = self.checked
        return checked.now if checked else datetime.datetime.now(datetime.UTC)

    @property
    def seconds(self) -> int:
        """How long the running check has taken."""
        return int(time.monotonic() - self.began) if self._thread is not None else 0

    def look(self) -> None:
        """Begin a check where there is none yet, or the files have changed since the last one."""
        with self.lock:
            if self._thread is not None or time.monotonic() - self._looked < BETWEEN_LOOKS:
                return
            self._looked = time.monotonic()
            tried = self._tried
        if tried is None or document_states(self.folder) != tried[0]:
            self.check()
        elif decided_in(self.folder) != tried[1]:
            self.judge()

    def check(self) -> None:
        """Read everything anew and judge it, in the background."""
        self._begin(reading=True)

    def judge(self) -> None:
        """Judge what was read under the decisions of this moment, in the background."""
        self._begin(reading=False)

    def judge_soon(self) -> None:
        """Judge once nobody has decided anything for a while."""
        with self.lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(PAUSE, self.judge)
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        """Break the running check off at its next sign; the last one stays."""
        with self.lock:
            if self._thread is not None:
                self._stops, self._wants_reading, self._wants_judging = True, False, False

    def wait(self, seconds: float) -> bool:
        """Wait for the running check; no where it takes longer."""
        end = time.monotonic() + seconds
        while self.state == "busy":
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    def _begin(self, *, reading: bool) -> None:
        with self.lock:
            self._wants_reading |= reading
            self._wants_judging = True
            if self._thread is None:
                self.began, self.error = time.monotonic(), None
                self._thread = threading.Thread(target=self._work, name=f"check {self.name}", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        """Check until nothing more is wanted."""
        while True:
            with self.lock:
                if not (self._wants_reading or self._wants_judging):
                    self._thread, self.progress, self.steps, self._stops = None, None, {}, False
                    return
                reading = self._wants_reading or self.checked is None
                self._wants_reading = self._wants_judging = self._stops = False
            try:
                checked = self._check(reading=reading)
            except CascadeError as error:
                self._fail(error)
            except Exception as error:  # a mistake of ours is told, and costs this dossier alone
                self._fail(CascadeError(_MISTAKE.format(e=f"{type(error).__name__}: {error}"), _MISTAKE_HINT))
            else:
                with self.lock:
                    self.checked, self.error = checked, None
                self.on_checked(self, checked)

    def _fail(self, error: CascadeError) -> None:
        with self.lock:
            self.error = error
        self.on_failed(self, error)

    def _say(self, text: LocalizedText) -> None:
        """Note how far the check is.

        Raises:
            CascadeError: somebody has stopped it.
        """
        with self.lock:
            if self._stops:
                raise CascadeError(_STOPPED, _STOPPED_HINT)
            self.progress = text
            if isinstance(text, ReadingStep):
                self.steps = {**dict.fromkeys(text.files), **self.steps, text.file: text}

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no other dossier is being read."""
        while not _READING.acquire(timeout=BETWEEN_LOOKS / 4):
            self._say(_WAITS)
        try:
            yield
        finally:
            _READING.release()

    def _check(self, *, reading: bool) -> Checked:
        last, decided = self.checked, decided_in(self.folder)
        if last is None:
            files = document_states(self.folder)
        else:
            files = document_states(self.folder, last.files) if reading else last.files
        self._tried = (files, decided)
        options = CheckOptions(cache=self.cache)
        if reading or last is None:
            with self._turn():
                prepared = prepare(self.folder, options, self._say)
        else:
            prepared = last.prepared
        log = get_ready(self.folder)
        decisions = log.decisions
        judgement = _judgement_under(decisions, last) if last and prepared is last.prepared else None
        masked = last.report.graph if last and judgement else None
        judgement = judgement or judge(prepared, decisions, self._say)
        report = mask_report(report_on(prepared, decisions, judgement, options), masked)
        rounds = last.rounds if last else ()
        if reading:
            report, rounds = self._kept(report)
        else:
            report = replace(report, follow_up=last.report.follow_up if last else None)
        number = last.number + 1 if last else 1
        now = datetime.datetime.now(datetime.UTC)
        return Checked(number, prepared, log, judgement, report, files, now, rounds).after(last)

    def _kept(self, report: Report) -> tuple[Report, tuple[Round, ...]]:
        """Write the report that the next one is compared with; return it with what became of the last one, and of those before."""
        try:
            folder = claim_folder(self.folder, report.dossier, self.reports)
            report = followed_up(report, folder)
            keep_last(report, folder)
            formats.write(report, ("json",), folder, "id", self._say)
        except CascadeError as error:
            return replace(report, problems=(*report.problems, Problem("warning", error.message, error.hint))), ()
        return report, rounds_in(folder)


def _judgement_under(decisions: Decisions, last: Checked) -> Judgement | None:
    """Return what rules said last, where nothing that they rest on was decided since: verdicts on findings change no judgement."""
    then = last.log.decisions
    is_same = (decisions.links, decisions.lines) == (then.links, then.lines)
    return last.judgement if is_same and decisions.corrections == then.corrections else None


def document_states(folder: Path, known: FileStates | None = None) -> FileStates:
    """Return which documents and settings a dossier has, and when each was changed; none where the folder is not there.

    With the states that were known, only once nobody is writing what changed.
    """
    try:
        states = file_states(folder) if known is None else settled_states(folder, known)
    except OSError:
        return {}
    return {name: state for name, state in states.items() if name != DECISIONS_FILE}


def decided_in(folder: Path) -> str:
    """Return the digest of what is decided of a dossier; empty where nothing is."""
    try:
        return hashlib.sha256((folder / DECISIONS_FILE).read_bytes()).hexdigest()
    except OSError:
        return ""


_WAITS = LocalizedText("Menunggu berkas lain selesai dibaca …", "Waiting until another dossier has been read …")
_STOPPED = LocalizedText("Pemeriksaan dihentikan.", "The check was stopped.")
_STOPPED_HINT = LocalizedText("Tekan “Periksa ulang” bila ingin memulainya lagi.", "Press “Check again” to begin anew.")
_MISTAKE = LocalizedText(
    "cascade keliru saat memeriksa berkas ini ({e}).", "cascade made a mistake while checking this dossier ({e})."
)
_MISTAKE_HINT = LocalizedText(
    "Berkas lain tidak terganggu. Coba periksa ulang; bila terulang, laporkan beserta kalimat ini.",
    "Other dossiers are not affected. Check again; if it happens again, report it with this sentence.",
)
