"""Apply the corrections of a dossier to its documents.

Documents as read and corrections go in; corrected documents come out, with what became of each correction and a problem for each
that is not applied where it was made. Of two corrections of one print the later one counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cascade.decisions.reading_correction import ReadingCorrection
from cascade.model import AppliedCorrection, Document, HandCorrection, Problem, Severity
from cascade.model.account import CorrectionState
from cascade.model.i18n import LocalizedText
from cascade.pipeline.hand_corrections.changes import Edit, changed_document
from cascade.pipeline.hand_corrections.finding import Found, find_rows, part_of
from cascade.pipeline.hand_corrections.values import fault_of


@dataclass(frozen=True, slots=True)
class Corrected:
    """Documents after their corrections, what became of each of these, and what a person should know of them."""

    documents: tuple[Document, ...]
    corrections: tuple[AppliedCorrection, ...] = ()
    problems: tuple[Problem, ...] = ()


def apply_corrections(documents: Sequence[Document], corrections: Sequence[ReadingCorrection]) -> Corrected:
    """Return the documents as a person corrected them."""
    edits: dict[int, list[Edit]] = defaultdict(list)
    applied, problems = [], []
    for number, correction in enumerate(corrections):
        if any(correction.subject == later.subject for later in corrections[number + 1 :]):
            continue
        found = find_rows(documents, correction)
        fault = _fault(documents, correction, found)
        if fault is not None:
            found = Found("refused", found.rows)
        outcome = _outcome(correction, found)
        applied.append(outcome)
        if outcome.state in _TOLD:
            problems.append(_problem(outcome, fault))
        if outcome.is_used:
            mark = HandCorrection(correction.what, correction.by, found.rows[0].read, correction.value)
            for each in found.rows:
                edits[each.number].append(Edit(each.row, part_of(correction), each.source, mark))
    changed = tuple(
        changed_document(document, edits[number]) if number in edits else document
        for number, document in enumerate(documents)
    )
    return Corrected(changed, tuple(applied), tuple(problems))


def _fault(documents: Sequence[Document], correction: ReadingCorrection, found: Found) -> LocalizedText | None:
    """Say why the text of a correction cannot stand where it belongs."""
    for each in found.rows:
        fault = fault_of(documents[each.number], each.row, part_of(correction), correction.value)
        if fault is not None:
            return fault
    return None


def _outcome(correction: ReadingCorrection, found: Found) -> AppliedCorrection:
    return AppliedCorrection(
        state=found.state,
        what=correction.what,
        part=part_of(correction).words,
        subject=correction.row_name,
        read=correction.read,
        value=correction.value,
        source=found.rows[0].source if found.rows else correction.place.source(correction.file),
        by=correction.by,
        why=correction.why,
        id=correction.id,
        on=correction.on,
        at=correction.at,
        year=correction.year,
        quarter=correction.quarter,
    )


def _problem(outcome: AppliedCorrection, fault: LocalizedText | None) -> Problem:
    severity, message, hint = _TOLD[outcome.state]
    about = message.format(p=outcome.part, s=outcome.subject, b=outcome.by, r=outcome.read, v=outcome.value)
    return Problem(severity, about + fault if fault else about, hint, replace(outcome.source, corrected=()))


_TOLD: dict[CorrectionState, tuple[Severity, LocalizedText, LocalizedText]] = {
    "moved": (
        "info",
        LocalizedText(
            "Koreksi {p} “{s}” oleh {b} tetap dipakai: berkas atau pembacaannya berubah, tetapi baris itu masih terbaca “{r}”.",
            "The correction of {p} of “{s}” by {b} is still applied: the file or its reading changed, but that row still reads “{r}”.",
        ),
        LocalizedText("Periksa sekali lagi di berkas yang baru.", "Look once more at the new file."),
    ),
    "fulfilled": (
        "info",
        LocalizedText(
            "Koreksi {p} “{s}” oleh {b} tidak diperlukan lagi: berkas sekarang terbaca “{v}”.",
            "The correction of {p} of “{s}” by {b} is needed no more: the file now reads “{v}”.",
        ),
        LocalizedText("Koreksi itu boleh dicabut.", "That correction may be taken back."),
    ),
    "lost": (
        "warning",
        LocalizedText(
            "Koreksi tidak dipakai lagi: {p} “{s}” oleh {b} (dibaca “{r}”, seharusnya “{v}”) tidak ditemukan dengan pasti di berkas ini.",
            "A correction is applied no more: {p} of “{s}” by {b} (read as “{r}”, should be “{v}”) is not found for certain in this file.",
        ),
        LocalizedText(
            "Lihat berkas yang baru; koreksi lagi bila masih salah dibaca, atau cabut koreksi lama.",
            "Look at the new file; correct it again if it is still misread, or take the old correction back.",
        ),
    ),
    "refused": (
        "warning",
        LocalizedText(
            "Koreksi {p} “{s}” oleh {b} tidak dipakai:", "The correction of {p} of “{s}” by {b} is not applied:"
        ),
        LocalizedText("Perbaiki nilainya di keputusan.yaml.", "Put its value right in keputusan.yaml."),
    ),
}
