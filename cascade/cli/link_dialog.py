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

from cascade.cli import link_card
from cascade.cli.keys import Keyboard
from cascade.decisions.decision_file import DECISIONS_FILE, LinkAnswer
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.masking import mask_records
from cascade.reports.report import mask_graph
from cascade.review.session import ReviewSession
from cascade.text.printable import printable

ANSWERS: Mapping[str, LinkAnswer] = {"y": "confirmed", "n": "rejected", "t": "rejected"}  # t: tidak
UNDO_KEYS = ("u", "z")
MOST_SAMPLES = 10  # identical questions that are printed before they are answered together


def ask_questions(review: ReviewSession, keys: Keyboard, console: Console, language: Language) -> None:
    """Ask one question after the other until there is none, or the person has had enough."""
    dialog = _Dialog(review, keys, console, language)
    try:
        dialog.run()
    except (KeyboardInterrupt, EOFError):
        console.print()
    dialog.show_summary()


def quoted_path(path: Path) -> str:
    """Return a path as a person can paste it into any terminal."""
    return f'"{path}"' if " " in str(path) else str(path)


def reviewer_name(given: str | None, keys: Keyboard, ask: Callable[[str], None]) -> str:
    """Return whose answers these are: as told, else as a person at the terminal types it, else the user of the system."""
    if given is not None:
        return given.strip()
    try:
        user_name = getpass.getuser()
    except (OSError, KeyError):  # no user name in the environment and none in the system
        user_name = ""
    if not keys.is_person:
        return user_name
    ask(user_name)
    return keys.line() or user_name


class _Dialog:
    """The state of the dialog: the session, where keys come from, where text goes, a reason typed but not yet used."""

    def __init__(self, review: ReviewSession, keys: Keyboard, console: Console, language: Language):
        self.review = review
        self.keys = keys
        self.console = console
        self.language = language
        self.reason = ""

    def say(self, indonesian: str, english: str, style: str = "", **values: object) -> None:
        message = LocalizedText(indonesian, english).format(**values).say(self.language)
        self.console.print(Text(printable(message), style), soft_wrap="p" in values)  # a path is for pasting

    def run(self) -> None:
        while True:
            questions = self.review.questions()
            if questions:
                self.show_question(questions)
                while not self.take_key(questions[0]):
                    pass
            elif not self.after_last_question():
                return

    def after_last_question(self) -> bool:
        """After the last question: tell whether a person takes the last answer back."""
        if not self.review.history:
            return False
        self.console.print(Rule(style="dim"))
        self.say("Tidak ada pertanyaan lagi.", "There are no more questions.")
        self.show_keys(_LAST_KEYS)
        return self.keys.key() in UNDO_KEYS and self.undo()

    def show_question(self, questions: list[Link]) -> None:
        done = self.review.answered + len(self.review.skipped)
        title = LocalizedText(
            "Pertanyaan {n} dari {t}: apakah keduanya indikator yang sama?",
            "Question {n} of {t}: are these the same indicator?",
        ).format(n=done + 1, t=done + len(questions))
        self.console.print(Rule(style="dim"))
        changes = self.review.finding_changes(questions[0])
        graph, link, changes = mask_graph(self.review.graph), mask_records(questions[0]), mask_records(changes)
        self.console.print(link_card.question_card(graph, link, title, changes, self.language))
        self.show_keys()

    def show_keys(self, keys: LocalizedText | None = None) -> None:
        """Say which keys there are."""
        self.console.print()
        self.console.print(Text((keys or _QUESTION_KEYS).say(self.language), "bold"))

    def take_key(self, link: Link) -> bool:
        """Take one key; tell whether the next question is to be shown."""
        key = self.keys.key()
        try:
            return self.handle_key(key, link)
        except CascadeError as error:
            self.console.print(Text(printable(error.say(self.language)), "bold red"))
            self.show_keys()
            return False

    def handle_key(self, key: str, link: Link) -> bool:
        if key in ANSWERS:
            self.answer(link, ANSWERS[key])
            return True
        if key == "s":
            self.review.skip(link)
            self.say("→ dilewati, ditanyakan lagi lain kali", "→ skipped, asked again another time", "dim")
            return True
        if key in UNDO_KEYS:
            return self.undo()
        if key == "q":
            raise EOFError
        if key == "a":
            return self.answer_identical(link)
        if key == "r":
            self.say("Alasan:", "Reason:")
            self.reason = self.keys.line()
            self.show_keys()
        elif key.strip():
            self.say("Tombol “{k}” tidak dikenal.", "The key “{k}” is not known.", "yellow", k=key)
            self.show_keys()
        return False

    def answer(self, link: Link, verdict: LinkAnswer) -> None:
        also = self.review.answer(link, verdict, self.reason)
        self.reason = ""
        self.say("→ {w}; tercatat di {f}", "→ {w}; written to {f}", "green", w=_VERDICTS[verdict], f=DECISIONS_FILE)
        if also:
            self.say(
                "  Ikut terjawab: {n} pertanyaan lain tentang indikator yang sama.",
                "  This answered {n} more questions about the same indicator.",
                "green",
                n=also,
            )

    def answer_identical(self, link: Link) -> bool:
        """Show the questions that ask the same, and answer them with this one if the person says so."""
        identical = self.review.identical_questions(link)
        if not identical:
            self.say("Tidak ada pertanyaan lain yang sama persis.", "No other question is identical.", "yellow")
            self.show_keys()
            return False
        self.say(
            "{n} pertanyaan lain sama persis: nama, satuan, tingkat dan unsur di atasnya.",
            "{n} more questions are identical: names, units, levels and the elements above.",
            n=len(identical),
        )
        self.console.print(link_card.both_ends(mask_graph(self.review.graph), identical[:MOST_SAMPLES], self.language))
        if (unshown := len(identical) - MOST_SAMPLES) > 0:
            self.say("dan {n} lagi", "and {n} more", n=unshown)
        self.show_keys(_IDENTICAL_KEYS.format(n=len(identical) + 1))
        verdict = ANSWERS.get(self.keys.key())
        if verdict is None:
            self.say("→ batal", "→ cancelled", "dim")
            self.show_keys()
            return False
        count = self.review.answer_all([link, *identical], verdict, self.reason)
        self.reason = ""
        self.say(
            "→ {w}: {n} pertanyaan; tercatat di {f}",
            "→ {w}: {n} questions; written to {f}",
            "green",
            w=_VERDICTS[verdict],
            n=count,
            f=DECISIONS_FILE,
        )
        return True

    def undo(self) -> bool:
        """Take the last answer back; tell whether the questions are others now."""
        try:
            if self.review.undo():
                self.say("→ diurungkan", "→ undone", "green")
                return True
        except CascadeError as error:  # somebody removed or undid it meanwhile
            self.console.print(Text(printable(error.say(self.language)), "yellow"))
            return True
        self.say(
            "Belum ada jawaban di sesi ini. Jawaban lama: cascade decisions {p}.",
            "There is no answer in this session yet. Older answers: cascade decisions {p}.",
            "yellow",
            p=quoted_path(self.review.folder),
        )
        self.show_keys()
        return False

    def show_summary(self) -> None:
        """Say what was done and how to go on."""
        review = self.review
        given = [each.answer for each in review.answers for _ in each.questions]
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
            self.say("Tersimpan di {p}.", "Kept in {p}.", p=quoted_path(review.folder / DECISIONS_FILE))
        if still:
            self.say(
                "Lanjutkan kapan saja: cascade link {p} --review",
                "Go on at any time: cascade link {p} --review",
                p=quoted_path(review.folder),
            )
        if given:
            self.say(
                "Lihat akibatnya: cascade check {p}",
                "See what follows: cascade check {p}",
                p=quoted_path(review.folder),
            )


_QUESTION_KEYS = LocalizedText(
    "y ya, sama · n tidak sama · s lewati · a jawab semua yang sama persis · r beri alasan · u/z urungkan · q selesai",
    "y yes, the same · n not the same · s skip · a answer all identical ones · r give a reason · u/z undo · q quit",
)
_IDENTICAL_KEYS = LocalizedText(
    "y ke-{n} pertanyaan sama · n ke-{n}-nya tidak sama · tombol lain: batal",
    "y all {n} the same · n all {n} not the same · another key: cancel",
)
_VERDICTS: Mapping[LinkAnswer, LocalizedText] = {
    "confirmed": LocalizedText("ya, sama", "yes, the same"),
    "rejected": LocalizedText("tidak sama", "no"),
}
_LAST_KEYS = LocalizedText("u/z urungkan yang terakhir · q selesai", "u/z undo the last one · q quit")
