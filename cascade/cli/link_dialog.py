"""Ask a person in the terminal about one open link after the other.

Shows a question, takes a key, hands the answer to the session; whatever stops it (q, Ctrl-C, a closed window) loses
nothing.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from cascade.cli.keys import Keyboard
from cascade.linking import decisions
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.review import link_card
from cascade.review.session import Answer, Review
from cascade.text.printable import printable

KEYS: Mapping[str, Answer] = {"y": "confirmed", "n": "rejected", "t": "rejected"}  # t: tidak


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
        said = LocalizedText(indonesian, english).format(**values).say(self.language)
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
        title = LocalizedText(
            "Pertanyaan {n} dari {t}: apakah keduanya indikator yang sama?",
            "Question {n} of {t}: are these the same indicator?",
        ).format(n=done + 1, t=done + len(questions))
        self.console.print(Rule(style="dim"))
        outlooks = self.review.outlooks(questions[0])
        self.console.print(link_card.card(self.review.graph, questions[0], title, outlooks, self.language))
        self.menu()

    def menu(self, keys: LocalizedText | None = None) -> None:
        """Say which keys there are."""
        self.console.print()
        self.console.print(Text((keys or _ALL_KEYS).say(self.language), "bold"))

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
        what = (
            LocalizedText("→ ya, sama", "→ yes, the same")
            if verdict == "confirmed"
            else LocalizedText("→ tidak sama", "→ no")
        )
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


_ALL_KEYS = LocalizedText(
    "y ya, sama · n tidak sama · s lewati · a beri alasan · u urungkan · q selesai",
    "y yes, the same · n not the same · s skip · a give a reason · u undo · q quit",
)
_LAST_KEYS = LocalizedText("u urungkan yang terakhir · q selesai", "u undo the last one · q quit")
