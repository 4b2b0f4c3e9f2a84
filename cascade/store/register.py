"""Remember settings, sessions, dossiers and runs of a workspace.

Records go in and come out; every question takes a `Scope`. Nothing here reads a dossier.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from cascade.model.i18n import LocalizedText
from cascade.store.database import Database
from cascade.store.schema import DOSSIER, RUN, SESSION, SETTING
from cascade.store.scope import Scope

ASIDE = ".cascade/"  # before the name of what is no folder of the workspace any more
SESSION_LENGTH = datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Run:
    """What one check of a dossier came to; `unread` counts tables and files that were not read whole."""

    finished: datetime.datetime
    engine: str
    documents: str
    word: LocalizedText
    errors: int
    warnings: int
    questions: int
    open_links: int
    unread: int


@dataclass(frozen=True, slots=True)
class Register:
    """What a workspace remembers."""

    database: Database

    def setting(self, name: str) -> str:
        """Return a setting; empty where there is none."""
        with self.database.reading() as connection:
            found = connection.execute(select(SETTING.c.value).where(SETTING.c.name == name)).scalar()
        return found or ""

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting in the place of the last one."""
        statement = insert(SETTING).values(name=name, value=value)
        with self.database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    def begin_session(self, secret: str, now: datetime.datetime) -> None:
        """Remember a session by the digest of its secret; forget those that have ended."""
        with self.database.writing() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.ends < written_moment(now)))
            connection.execute(
                insert(SESSION).values(
                    digest=_digest(secret), begun=written_moment(now), ends=written_moment(now + SESSION_LENGTH)
                )
            )

    def has_session(self, secret: str, now: datetime.datetime) -> bool:
        """Tell whether a secret is that of a session that has not ended."""
        statement = select(SESSION.c.ends).where(SESSION.c.digest == _digest(secret))
        with self.database.reading() as connection:
            ends = connection.execute(statement).scalar()
        return ends is not None and ends > written_moment(now)

    def keep_run(self, scope: Scope, folder: str, run: Run) -> None:
        """Remember what a check came to; of one that came to the same as the last only the moment."""
        if not scope.sees(folder):
            return
        with self.database.writing() as connection:
            dossier = dossier_id(connection, folder, run.finished)
            values = {
                "engine": run.engine, "documents": run.documents, "word_id": run.word.id,
                "word_en": run.word.en, "errors": run.errors, "warnings": run.warnings,
                "questions": run.questions, "open_links": run.open_links, "unread": run.unread,
            }  # fmt: skip
            last = connection.execute(
                select(RUN).where(RUN.c.dossier == dossier).order_by(RUN.c.id.desc()).limit(1)
            ).one_or_none()
            if last is not None and all(getattr(last, name) == value for name, value in values.items()):
                connection.execute(update(RUN).where(RUN.c.id == last.id).values(finished=written_moment(run.finished)))
                return
            connection.execute(insert(RUN).values(dossier=dossier, finished=written_moment(run.finished), **values))

    def rename(self, scope: Scope, old: str, new: str) -> None:
        """Remember what is known of a dossier under another folder; what was known of one that bore the name goes aside."""
        if not scope.sees(old):
            return
        with self.database.writing() as connection:
            for was, becomes in ((new, f"{ASIDE}{written_moment(datetime.datetime.now(datetime.UTC))}"), (old, new)):
                connection.execute(update(DOSSIER).where(DOSSIER.c.folder == was).values(folder=becomes))

    def last_runs(self, scope: Scope) -> dict[str, Run]:
        """Return the last run of each dossier, by its folder."""
        newest = select(func.max(RUN.c.id)).group_by(RUN.c.dossier)
        statement = select(DOSSIER.c.folder, RUN).join(RUN, RUN.c.dossier == DOSSIER.c.id).where(RUN.c.id.in_(newest))
        with self.database.reading() as connection:
            rows = connection.execute(statement).all()
        return {
            row.folder: Run(
                datetime.datetime.fromisoformat(row.finished), row.engine, row.documents,
                LocalizedText(row.word_id, row.word_en), row.errors, row.warnings, row.questions,
                row.open_links, row.unread,
            )
            for row in rows
            if scope.sees(row.folder)
        }  # fmt: skip


def dossier_id(connection: Connection, folder: str, now: datetime.datetime) -> int:
    """Return the number of a dossier, which gets one where it has none."""
    connection.execute(insert(DOSSIER).values(folder=folder, first_seen=written_moment(now)).on_conflict_do_nothing())
    number: int = connection.execute(select(DOSSIER.c.id).where(DOSSIER.c.folder == folder)).scalar_one()
    return number


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def written_moment(moment: datetime.datetime) -> str:
    """Return a moment as the database holds it."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")
