"""Answer, skip and undo on the links of one dossier, and say what is open at this moment.

What the last check says and what the file says now go together: an answer counts as soon as it is written, long before everything is judged
anew, which happens once the answers pause. What was skipped is remembered here alone and asked again after the next start.
"""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from cascade.decisions.decision_file import LINK_ANSWERS, Decisions, LinkAnswer
from cascade.decisions.recording import undo
from cascade.graph.cascade_graph import NodeId
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reports.masking import mask
from cascade.review.questions import FindingChanges
from cascade.review.session import ReviewSession
from cascade.text.printable import one_line
from cascade.web.links.ledger import Decided, Ledger, Pair
from cascade.web.links.sight import Sight, key_of, pair_of
from cascade.web.open_dossier import Checked, OpenDossier

MOST_RECENT = 10
SKIP = "lewat-"  # before the key of a question that was skipped, where an undo names it
_LONG_AGO = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Act:
    """One of the last things that were done; `name` is what an undo names, `count` how many answers it gave at once."""

    name: str
    answer: LinkAnswer | None
    names: tuple[str, str]
    count: int
    by: str
    at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open at this moment, first to ask first; `reopened` are those whose answer was undone since the last check."""

    sight: Sight
    questions: tuple[Link, ...]
    in_force: dict[str, Decided]
    changed: frozenset[Pair]
    skipped: int

    def identical(self, link: Link) -> list[Link]:
        """Return the other open questions that ask the same."""
        is_open = {pair_of(each) for each in self.questions}
        return [each for each in self.sight.identical(link) if pair_of(each) in is_open]


class LinkDesk:
    """What is remembered of the work on one dossier."""

    def __init__(self, dossier: OpenDossier) -> None:
        self.folder = dossier.folder
        self.ledger = Ledger(dossier.folder)
        self.lock = threading.RLock()
        self._known: dict[str, Link] = {}  # every question that was open once, by its key
        self._skipped: dict[Pair, tuple[Link, datetime.datetime]] = {}
        self._sight: Sight | None = None

    def sight(self, checked: Checked) -> Sight:
        """Return the links of a check."""
        with self.lock:
            if self._sight is None or self._sight.checked is not checked:
                self._sight = Sight(checked)
                self._known |= {key_of(link): link for link in self._sight.open}
            return self._sight

    def standing(self, checked: Checked) -> Standing:
        """Return what is open at this moment."""
        with self.lock:
            sight = self.sight(checked)
            self.ledger.refresh()
            before, now = sight.judged_under, self.ledger.in_force
            new = [each for name, each in now.items() if name not in before]
            answered = {pair for each in new for pair in sight.pairs_of(each)}
            undone = {
                pair for name, each in before.items() if name not in now for pair in sight.pairs_of(each)
            } - answered
            taken: set[tuple[NodeId, str]] = set()
            for each in new:
                if each.answer == "confirmed":
                    taken = taken.union(*map(sight.partners_taken, sight.pairs_of(each)))
            known = {pair_of(link): link for link in self._known.values()} if undone else {}
            still = {pair_of(link) for link in sight.open}
            reopened = [known[pair] for pair in undone if pair in known and pair not in still]
            questions = [
                link
                for link in (*reopened, *sight.open)
                if pair_of(link) not in answered
                and taken.isdisjoint(sight.partners_taken(pair_of(link)))
                and pair_of(link) not in self._skipped
            ]
            return Standing(sight, tuple(questions), dict(now), frozenset(answered | undone), len(self._skipped))

    def find(self, checked: Checked, key: str) -> Link | None:
        """Return a link of the check, or a question that was open once, by its key."""
        sight = self.sight(checked)
        return sight.links.get(key) or self._known.get(key) or sight.decided_links.get(key)

    def answer(
        self, checked: Checked, links: Sequence[Link], answer: LinkAnswer, by: str, why: str, entry_id: str
    ) -> None:
        """Write one answer down.

        Raises:
            CascadeError: somebody else answered meanwhile, or it cannot be written.
        """
        with self.lock:
            sight = self.sight(checked)
            self.ledger.refresh()
            self._refuse_answered(sight, links)
            given = self._session(checked, by).record(links, answer, why, entry_id)
            for link in links:
                self._skipped.pop(pair_of(link), None)
            if len(given.questions) > 1:
                self.ledger.forget()
                return
            names = (_name(sight, links[0].left), _name(sight, links[0].right))
            pairs = frozenset((pair_of(links[0]),))
            now = checked.now
            self.ledger.enter(Decided(entry_id, answer, names, by, now, now.date(), why, pairs=pairs))

    def has_written(self, entry_id: str, answer: LinkAnswer) -> bool:
        """Tell whether an answer of this id stands in the file; who sends it again, for the server died, is not told that it is taken.

        Raises:
            CascadeError: it says something else there, or is undone.
        """
        with self.lock:
            self.ledger.refresh()
            if entry_id not in self.ledger.ids:
                return False
            if not any(
                each.answer == answer for each in self.ledger.in_force.values() if entry_id in (each.id, each.batch)
            ):
                raise CascadeError(_USED, _USED_HINT)
            return True

    def skip(self, checked: Checked, link: Link) -> None:
        """Leave a question for another time."""
        with self.lock:
            self._skipped[pair_of(link)] = (link, checked.now)

    def ask_skipped(self) -> None:
        """Ask again what was skipped."""
        with self.lock:
            self._skipped.clear()

    def take_back(self, checked: Checked, name: str, by: str, entry_id: str) -> str:
        """Undo an act by its name; return the key of the first question that it answered.

        Raises:
            CascadeError: it is no longer in force, or the undo cannot be written.
        """
        with self.lock:
            if name.startswith(SKIP):
                key = name.removeprefix(SKIP)
                self._skipped = {pair: each for pair, each in self._skipped.items() if key_of(each[0]) != key}
                return key
            sight = self.sight(checked)
            self.ledger.refresh()
            struck = [each for each in self.ledger.in_force.values() if name in (each.id, each.batch)]
            undo(self.folder, name, by, checked.now, entry_id=entry_id)
            self.ledger.strike([name], entry_id)
            pairs = [pair for each in struck[:1] for pair in sight.pairs_of(each)]
            return next((key_of(link) for link in self._known.values() if pair_of(link) in pairs), "")

    def recent(self) -> list[Act]:
        """Return the last acts that can be undone, the last one first."""
        with self.lock:
            counts = Counter(each.name for each in self.ledger.in_force.values())
            answers: dict[str, Act] = {}
            for each in self.ledger.latest_first():
                if each.name not in answers:
                    names = mask(each.names[0]), mask(each.names[1])
                    answers[each.name] = Act(each.name, each.answer, names, counts[each.name], each.by, each.at)
                if len(answers) == MOST_RECENT:
                    break
            sight = self._sight
            skipped = [
                Act(SKIP + key_of(link), None, (_name(sight, link.left), _name(sight, link.right)) if sight else ("", ""), 1, "", at)
                for link, at in reversed(self._skipped.values())
            ]  # fmt: skip
            latest = sorted([*skipped, *answers.values()], key=lambda act: act.at or _LONG_AGO, reverse=True)
            return latest[:MOST_RECENT]

    def changes(self, checked: Checked, link: Link) -> dict[LinkAnswer, FindingChanges]:
        """Judge under either answer and return what would change."""
        sight = self.sight(checked)
        pair = pair_of(link)
        if pair not in sight.changes:
            sight.changes[pair] = self._session(checked, "").finding_changes(link)
        return {answer: sight.changes[pair][answer] for answer in LINK_ANSWERS if answer in sight.changes[pair]}

    def _refuse_answered(self, sight: Sight, links: Sequence[Link]) -> None:
        asked = {pair_of(link) for link in links}
        for name, each in self.ledger.in_force.items():
            if name not in sight.judged_under and not asked.isdisjoint(sight.pairs_of(each)):
                raise CascadeError(_ANSWERED.format(a=each.names[0], w=each.by or "–"), _ANSWERED_HINT)

    def _session(self, checked: Checked, by: str) -> ReviewSession:
        decisions: Decisions = checked.log.decisions
        known = checked.judgement, decisions
        return ReviewSession(checked.prepared, self.folder, by, lambda: checked.now, known=known)


def _name(sight: Sight, node: NodeId) -> str:
    return one_line(sight.graph.indicators[node].name.text) if node in sight.graph.indicators else ""


_desks: WeakKeyDictionary[OpenDossier, LinkDesk] = WeakKeyDictionary()
_desks_lock = threading.Lock()


def desk_of(dossier: OpenDossier) -> LinkDesk:
    """Return what is remembered of the work on a dossier, as long as it is open."""
    with _desks_lock:
        if dossier not in _desks:
            _desks[dossier] = LinkDesk(dossier)
        return _desks[dossier]


_USED = LocalizedText(
    "Formulir ini sudah dipakai; jawabannya lain, atau sudah diurungkan.",
    "This form is used already; its answer is another one, or is undone.",
)
_USED_HINT = LocalizedText("Muat ulang halamannya, lalu jawab lagi.", "Load the page again, then answer.")
_ANSWERED = LocalizedText("Sementara itu “{a}” sudah dijawab ({w}).", "Meanwhile somebody answered “{a}” ({w}).")
_ANSWERED_HINT = LocalizedText(
    "Lihat di daftar semua tautan; jawaban itu dapat diurungkan.",
    "Look in the list of all links; that answer can be undone.",
)
