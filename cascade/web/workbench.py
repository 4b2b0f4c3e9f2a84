"""Hold what the screens work on: the workspace, its register, and the dossiers that are open.

A folder goes in. Dossiers are opened when somebody asks for them; of those that nobody has asked for lately only some stay in
memory. What every check comes to is remembered in the register.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline import last_report
from cascade.reports.report_folder import find_folder
from cascade.safe_io.yaml_editor import sweep
from cascade.settings.policy import BERKAS
from cascade.store.database import open_database
from cascade.store.earlier_versions import EarlierVersions
from cascade.store.events import EventStore
from cascade.store.incoming import Incoming
from cascade.store.register import ASIDE, Register, Run
from cascade.store.scope import Scope
from cascade.store.trash import Trash
from cascade.store.workspace import Workspace, open_workspace
from cascade.web.documents.library import Library
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.rounds import Rounds

LONGEST_STOP = 20  # seconds that a check which is stopped may take to end
MOST_OPEN = 8  # dossiers that stay in memory
DATABASE = "workbench.sqlite"
_ACTOR = "actor"


class Workbench:
    """A workspace with what is open of it."""

    def __init__(self, folder: Path) -> None:
        self.workspace: Workspace = open_workspace(folder)
        self.database = open_database(self.workspace.state_folder / DATABASE)
        self.register = Register(self.database)
        self.library = Library(self.workspace.state_folder)
        self.events = EventStore(self.database)
        self.incoming = Incoming(self.workspace)
        self.trash = Trash(self.workspace)
        self.rounds = Rounds(self.dossier)
        self.failures: dict[str, CascadeError] = {}  # why the last check of a dossier failed, where it did
        self._actor = self.register.setting(_ACTOR)
        self._open: OrderedDict[str, OpenDossier] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def actor(self) -> str:
        """The name under which decisions are written down; empty where nobody has given one."""
        return self._actor

    @property
    def scope(self) -> Scope:
        """Who asks."""
        return Scope(self._actor)

    def rename_actor(self, name: str) -> None:
        """Write decisions down under another name from now on."""
        self.register.keep_setting(_ACTOR, name)
        self._actor = name

    def last_runs(self) -> dict[str, Run]:
        """Return what the last check of each dossier came to."""
        return self.register.last_runs(self.scope)

    def check_new(self) -> None:
        """Have dossiers that were never checked checked in the background, where that is done unasked."""
        runs = self.last_runs()
        self.rounds.add_untried(name for name in self.workspace.dossiers() if name not in runs)

    def is_open(self, name: str) -> OpenDossier | None:
        """Return a dossier that is open already."""
        with self._lock:
            return self._open.get(name)

    def dossier(self, name: str) -> OpenDossier | None:
        """Return a dossier of the workspace, opened; None where there is none of the name."""
        folder = self.workspace.dossiers().get(name)
        if folder is None or not self.scope.sees(name):
            return None
        with self._lock:
            found = self._open.get(name)
            if found is None:
                found = self._open[name] = OpenDossier(
                    name, folder, self.workspace.reports, self._remember, self._remember_failure
                )
            self._open.move_to_end(name)
            idle = [each for each, dossier in self._open.items() if dossier.state != "busy" and each != name]
            for each in idle[: max(0, len(self._open) - MOST_OPEN)]:
                del self._open[each]
        return found

    def let_go(self, name: str) -> None:
        """Close a dossier whose folder is about to move.

        Raises:
            CascadeError: its check does not end.
        """
        self.rounds.leave_out(name)
        with self._lock:
            found = self._open.get(name)
        if found is not None:
            found.stop()
            if not found.wait(LONGEST_STOP):
                raise CascadeError(_BUSY.format(d=name), _BUSY_HINT)
        with self._lock:
            self._open.pop(name, None)
        self.failures.pop(name, None)

    def rename(self, name: str, wanted: str) -> str:
        """Give a dossier another name, its reports too; return the name that it got.

        Raises:
            CascadeError: its folder cannot be moved, or is the workspace itself.
        """
        self.workspace.require_several()
        self.let_go(name)
        folder = self.workspace.dossiers()[name]
        reports = find_folder(folder, name, self.workspace.reports)
        renamed = self.workspace.adopt(folder, wanted)
        new_reports = find_folder(renamed, renamed.name, self.workspace.reports)
        if reports.is_dir() and not new_reports.exists():
            with suppress(OSError, CascadeError):
                reports.rename(new_reports)
                last_report.rename(new_reports, renamed.name)
        EarlierVersions.of(self.workspace.folder, name, folder).move_to(renamed.name)
        self.register.rename(self.scope, name, renamed.name)
        return renamed.name

    def discard(self, name: str) -> str:
        """Move a dossier into the trash; return its place there.

        Raises:
            CascadeError: its folder cannot be moved, or is the workspace itself.
        """
        self.workspace.require_several()
        self.let_go(name)
        place = self.trash.discard(self.workspace.dossiers()[name])
        self.register.rename(self.scope, name, f"{ASIDE}{place}")
        return place

    def restore(self, place: str) -> tuple[str, bool]:
        """Put something from the trash back; return the dossier that it is or belongs to, and whether it is one.

        Raises:
            CascadeError: it cannot be put back.
        """
        is_dossier = any(each.name == place and each.is_dossier for each in self.trash.content())
        restored = self.trash.restore(place)
        if is_dossier:
            self.register.rename(self.scope, f"{ASIDE}{place}", restored.name)
            return restored.name, True
        if self.workspace.is_one_dossier:
            return next(iter(self.workspace.dossiers())), False
        return restored.relative_to(self.workspace.folder).parts[0], False

    def clear_leftovers(self) -> None:
        """Take away what a killed server left: uploads that broke off, and temporary files beside those that it wrote."""
        self.incoming.clear()
        for folder in self.workspace.dossiers().values():
            for name in (BERKAS, DECISIONS_FILE):
                sweep(folder / name)

    def close(self) -> None:
        """Let go of the database, and end the processes that draw and read."""
        self.library.close()
        self.rounds.clear()
        self.database.close()

    def _remember_failure(self, dossier: OpenDossier, error: CascadeError) -> None:
        self.failures[dossier.name] = error
        self.rounds.was_checked(dossier.name)

    def _remember(self, dossier: OpenDossier, checked: Checked) -> None:
        self.events.follow(self.scope, dossier.name, checked.log, checked.finished)
        self.failures.pop(dossier.name, None)
        self.rounds.was_checked(dossier.name)
        report = checked.report
        digest = hashlib.sha256("".join(sorted(each.sha256 for each in report.documents)).encode()).hexdigest()
        severities = [problem.severity for problem in report.main_problems]
        run = Run(
            finished=checked.finished,
            engine=report.version,
            documents=digest,
            word=report.conclusion.word,
            errors=severities.count("error"),
            warnings=severities.count("warning"),
            questions=severities.count("question"),
            open_links=checked.open_links,
            unread=checked.unread,
        )
        self.register.keep_run(self.scope, dossier.name, run)


_BUSY = LocalizedText("{d} masih diperiksa.", "{d} is still being checked.")
_BUSY_HINT = LocalizedText("Coba lagi sebentar lagi.", "Try again in a moment.")
