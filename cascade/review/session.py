"""What does a person say to the open questions?

Walks through the links that await confirmation, best first: shows one, takes a key, writes the answer to
`keputusan.yaml` before anything else happens, judges anew. Answers of a human only; whatever stops it (q, Ctrl-C, a
closed window) loses nothing, and the next run goes on with what is still open.
"""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from cascade.cli.keys import Keyboard
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking import decisions
from cascade.linking.decisions import Decisions
from cascade.model import Finding, Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, Phrase
from cascade.pipeline.check import Judged, Prepared
from cascade.review import link_card as linkview
from cascade.review.link_card import Outlook
from cascade.safe_io.yaml_editor import Edit
from cascade.text.normalize import printable

Answer = Literal["confirmed", "rejected"]
KEYS: Mapping[str, Answer] = {"y": "confirmed", "n": "rejected", "t": "rejected"}  # t: tidak
Identity = tuple[str, str]


@dataclass(slots=True)
class Review:
    """One session: the dossier, what has been answered, what was left for later."""

    prepared: Prepared
    folder: Path
    by: str
    today: datetime.date
    skipped: dict[Identity, None] = field(default_factory=dict)
    answers: list[tuple[Identity, Answer, Edit]] = field(default_factory=list)
    steps: list[Identity | None] = field(default_factory=list)  # for undo: a skipped question, or None for an answer
    judged: Judged = field(init=False)
    human: Decisions = field(init=False)

    def __post_init__(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Read the decisions and judge under them; a person may have changed the file meanwhile."""
        self.human = decisions.read(self.folder)
        self.judged = self.prepared.judge(self.human)

    @property
    def graph(self) -> CascadeGraph:
        """The documents with their links of this moment."""
        return self.judged.graph

    def questions(self) -> list[Link]:
        """Return what is still to ask in this session, best first."""
        found = linkview.best_first(self.graph.links(), self.judged.consequences)
        return [link for link in found if self.identity(link) not in self.skipped]

    def identity(self, link: Link) -> Identity:
        """Name a question so that judging anew keeps it."""
        return link.left, link.right

    def outlooks(self, link: Link) -> dict[str, Outlook]:
        """Judge under either answer and return what would change."""
        found = {}
        for verdict in ("confirmed", "rejected"):
            decision = decisions.decision_on(self.graph, link, verdict, self.by, self.today)
            if decision is not None:
                supposed = replace(self.human, links=(*self.human.links, decision))
                found[verdict] = _difference(self.judged.findings, self.prepared.judge(supposed).findings)
        return found

    def answer(self, link: Link, verdict: Answer, why: str = "") -> int:
        """Write an answer down; return how many other questions it answered.

        Raises:
            CascadeError: it cannot be written, or nothing tells one of the indicators from its twins.
        """
        decision = decisions.decision_on(self.graph, link, verdict, self.by, self.today, why)
        if decision is None:
            raise CascadeError(_NAMELESS, _NAMELESS_HINT)
        before = self._open() - {self.identity(link)}
        edit = decisions.record(self.folder, decision)
        self.answers.append((self.identity(link), verdict, edit))
        self.steps.append(None)
        self.look_again()
        return len(before - self._open())

    def _open(self) -> set[Identity]:
        return {self.identity(link) for link in self.graph.links() if not link.is_settled}

    def skip(self, link: Link) -> None:
        """Leave a question for another time."""
        self.skipped[self.identity(link)] = None
        self.steps.append(self.identity(link))

    def undo(self) -> bool:
        """Take the last answer or skip of this session back; False where there is none, or the file was changed since."""
        if not self.steps:
            return False
        skipped = self.steps[-1]
        if skipped is not None:
            self.skipped.pop(skipped, None)
        elif self.answers[-1][2].undo():
            self.answers.pop()
            self.look_again()
        else:
            return False
        self.steps.pop()
        return True


def _difference(now: tuple[Finding, ...], then: tuple[Finding, ...]) -> Outlook:
    """Return the findings that come and go; the question itself goes with either answer, that is no news."""
    old, new = ({finding.fingerprint for finding in each} for each in (now, then))
    return Outlook(
        tuple(finding for finding in then if finding.fingerprint not in old),
        tuple(finding for finding in now if finding.fingerprint not in new and finding.severity != "question"),
    )


def walk(review: Review, keys: Keyboard, console: Console, language: Language) -> None:
    """Ask one question after the other until there is none, or the person has had enough."""
    talk = _Talk(review, keys, console, language)
    try:
        talk.walk()
    except (KeyboardInterrupt, EOFError):
        console.print()
    talk.close()


def quoted(path: Path) -> str:
    """Return a path as a person can paste it into any terminal."""
    return f'"{path}"' if " " in str(path) else str(path)


def who(given: str | None, keys: Keyboard, ask: Callable[[str], None]) -> str:
    """Return whose answers these are: as told, else as a person at the terminal types it, else the user of the system."""
    if given is not None:
        return given.strip()
    try:
        known = getpass.getuser()
    except (OSError, KeyError):  # no user name in the environment and none in the system
        known = ""
    if not keys.is_person:
        return known
    ask(known)
    return keys.line() or known


class _Talk:
    """What is said and asked."""

    def __init__(self, review: Review, keys: Keyboard, console: Console, language: Language):
        self.review = review
        self.keys = keys
        self.console = console
        self.language = language
        self.why = ""

    def say(self, indonesian: str, english: str, style: str = "", **values: object) -> None:
        said = Phrase(indonesian, english).format(**values).say(self.language)
        self.console.print(Text(printable(said), style), soft_wrap="p" in values)  # a path is for pasting

    def walk(self) -> None:
        while True:
            questions = self.review.questions()
            if questions:
                self.show(questions)
                while not self.take(questions[0]):
                    pass
            elif not self.last_word():
                return

    def last_word(self) -> bool:
        """After the last question: tell whether a person takes the last answer back."""
        if not self.review.steps:
            return False
        self.console.print(Rule(style="dim"))
        self.say("Tidak ada pertanyaan lagi.", "There are no more questions.")
        self.menu(_LAST_KEYS)
        return self.keys.key() == "u" and self.undo()

    def show(self, questions: list[Link]) -> None:
        done = len(self.review.answers) + len(self.review.skipped)
        title = Phrase(
            "Pertanyaan {n} dari {t}: apakah keduanya indikator yang sama?",
            "Question {n} of {t}: are these the same indicator?",
        ).format(n=done + 1, t=done + len(questions))
        self.console.print(Rule(style="dim"))
        outlooks = self.review.outlooks(questions[0])
        self.console.print(linkview.card(self.review.graph, questions[0], title, outlooks, self.language))
        self.menu()

    def menu(self, keys: Phrase | None = None) -> None:
        """Say which keys there are."""
        enter = Phrase(" (lalu Enter)", " (then Enter)").say(self.language) if self._enters else ""
        self.console.print()
        self.console.print(Text((keys or _ALL_KEYS).say(self.language) + enter, "bold"))

    @property
    def _enters(self) -> bool:
        return self.keys.needs_enter and self.keys.is_person

    def take(self, link: Link) -> bool:
        """Take one key; tell whether the next question is to be shown."""
        key = self.keys.key()
        try:
            return self.do(key, link)
        except CascadeError as error:
            self.console.print(Text(printable(error.say(self.language)), "bold red"))
            self.menu()
            return False

    def do(self, key: str, link: Link) -> bool:
        if key in KEYS:
            self.answer(link, KEYS[key])
            return True
        if key == "s":
            self.review.skip(link)
            self.say("→ dilewati, ditanyakan lagi lain kali", "→ skipped, asked again another time", "dim")
            return True
        if key == "u":
            return self.undo()
        if key == "q":
            raise EOFError
        if key == "a":
            self.say("Alasan:", "Reason:")
            self.why = self.keys.line()
            self.menu()
        elif key.strip():
            self.say("Tombol “{k}” tidak dikenal.", "The key “{k}” is not known.", "yellow", k=key)
            self.menu()
        return False

    def answer(self, link: Link, verdict: Answer) -> None:
        also = self.review.answer(link, verdict, self.why)
        self.why = ""
        what = Phrase("→ ya, sama", "→ yes, the same") if verdict == "confirmed" else Phrase("→ tidak sama", "→ no")
        self.say("{w}; tercatat di {f}", "{w}; written to {f}", "green", w=what, f=decisions.KEPUTUSAN)
        if also:
            self.say(
                "  Ikut terjawab: {n} pertanyaan lain tentang indikator yang sama.",
                "  This answered {n} more questions about the same indicator.",
                "green",
                n=also,
            )

    def undo(self) -> bool:
        if self.review.undo():
            self.say("→ diurungkan", "→ undone", "green")
            return True
        if self.review.steps:
            self.say(
                "{f} diubah orang sesudah jawaban itu; ubah langsung di sana.",
                "{f} was changed by someone after that answer; change it there.",
                "yellow",
                f=decisions.KEPUTUSAN,
            )
        else:
            self.say(
                "Belum ada jawaban di sesi ini. Jawaban lama diubah langsung di {f}.",
                "There is no answer in this session yet. Change older answers in {f}.",
                "yellow",
                f=decisions.KEPUTUSAN,
            )
        self.menu()
        return False

    def close(self) -> None:
        """Say what was done and how to go on."""
        review = self.review
        given = [verdict for _, verdict, _ in review.answers]
        still = sum(not link.is_settled for link in review.graph.links())
        self.console.print(Rule(style="dim"))
        self.say(
            "{n} jawaban tercatat ({y} sama, {t} tidak sama); {o} pertanyaan masih terbuka.",
            "{n} answers written ({y} the same, {t} not the same); {o} questions still open.",
            "bold",
            n=len(given),
            y=given.count("confirmed"),
            t=given.count("rejected"),
            o=still,
        )
        if given:
            self.say("Tersimpan di {p}.", "Kept in {p}.", p=quoted(review.folder / decisions.KEPUTUSAN))
        if still:
            self.say(
                "Lanjutkan kapan saja: cascade link {p} --review",
                "Go on at any time: cascade link {p} --review",
                p=quoted(review.folder),
            )
        if given:
            self.say(
                "Lihat akibatnya: cascade check {p}", "See what follows: cascade check {p}", p=quoted(review.folder)
            )


_ALL_KEYS = Phrase(
    "y ya, sama · n tidak sama · s lewati · a beri alasan · u urungkan · q selesai",
    "y yes, the same · n not the same · s skip · a give a reason · u undo · q quit",
)
_LAST_KEYS = Phrase("u urungkan yang terakhir · q selesai", "u undo the last one · q quit")
_NAMELESS = Phrase(
    "Jawaban tidak dapat dicatat: salah satu dokumen mencetak indikator ini lebih dari sekali, dengan nama dan unsur yang sama.",
    "The answer cannot be written down: one of the documents prints this indicator more than once, under one name and element.",
)
_NAMELESS_HINT = Phrase(
    "Bedakan nama atau unsurnya di dokumen, atau lewati dengan s.",
    "Tell the names or elements apart in the document, or skip it with s.",
)
