"""Hold what the screens work on: the workspace, its register, and the dossiers that are open.

A folder goes in. Dossiers are opened when somebody asks for them; of those that nobody has asked for lately only some stay in
memory. What every check comes to is remembered in the register.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path

from cascade.store.database import open_database
from cascade.store.events import EventStore
from cascade.store.register import Register, Run
from cascade.store.scope import Scope
from cascade.store.workspace import Workspace, open_workspace
from cascade.web.documents.library import Library
from cascade.web.open_dossier import Checked, OpenDossier

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
                found = self._open[name] = OpenDossier(name, folder, self.workspace.reports, self._remember)
            self._open.move_to_end(name)
            idle = [each for each, dossier in self._open.items() if dossier.state != "busy" and each != name]
            for each in idle[: max(0, len(self._open) - MOST_OPEN)]:
                del self._open[each]
        return found

    def close(self) -> None:
        """Let go of the database, and end the processes that draw and read."""
        self.library.close()
        self.database.close()

    def _remember(self, dossier: OpenDossier, checked: Checked) -> None:
        self.events.follow(self.scope, dossier.name, checked.log, checked.finished)
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
