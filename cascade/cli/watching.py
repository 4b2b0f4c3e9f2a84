"""Check a dossier again whenever its files change, and say in a few lines what became of its problems.

What to check and how comes from the command; the differences of two reports go to the terminal, in the reader's language. Ends with
Ctrl-C.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence

from cascade.cli.output import print_message
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.compare import follow_up_of
from cascade.pipeline.watch import Change
from cascade.reports.followup import FollowUp
from cascade.reports.report import Report
from cascade.reports.schema import Status
from cascade.text.printable import one_line

MOST_NAMED = 12  # problems of one kind that are named
MOST_FILES = 5  # that one line names


def watch(
    first: Report, changes: Iterable[Change], check_again: Callable[[], Report], language: Language, dossier: str
) -> None:
    """Check again at each change until the person ends it; a check that cannot be made is told, and the watch goes on."""
    last = first
    print_message(_WATCHING.format(d=dossier), language)
    try:
        for change in changes:
            if change.waiting:
                print_message(_WAITING.format(f=", ".join(change.waiting)), language)
                continue
            print_message(_CHANGED.format(t=f"{datetime.datetime.now():%H.%M.%S}", f=_named(change.files)), language)
            try:
                report = check_again()
            except CascadeError as error:
                print_message(error.message, language)
                if error.hint:
                    print_message(error.hint, language)
                continue
            for line in difference(follow_up_of(last, report), report):
                print_message(line, language)
            last = report
    except KeyboardInterrupt:
        print_message(_ENDED, language)


def difference(follow_up: FollowUp, report: Report) -> Iterator[LocalizedText]:
    """Yield what became of the main problems, those that are gone under the numbers that they had."""
    named: dict[Status, list[str]] = {}
    for entry, status in follow_up.gone_problems:
        named.setdefault(status, []).append(f"{entry.number} “{one_line(entry.subject)}”")
    for problem in report.main_problems:
        status = follow_up.problem_statuses[problem.number]
        named.setdefault(status, []).append(f"{problem.number} “{one_line(problem.subject)}”")
    for status, words in _TOLD.items():
        found = named.get(status, [])
        if found:
            shown = found[:MOST_NAMED] if status != "open" else [each.partition(" ")[0] for each in found[:MOST_NAMED]]
            rest = "" if len(found) <= MOST_NAMED else f" … (+{len(found) - MOST_NAMED})"
            yield words.format(n=len(found), l="; ".join(shown) + rest)
    if not named:
        yield _NOTHING_LEFT
    unread = [problem for problem in report.problems if problem.severity == "error"]
    yield from (problem.message for problem in unread)


def _named(files: Sequence[str]) -> str:
    return ", ".join(files[:MOST_FILES]) + (f" … (+{len(files) - MOST_FILES})" if len(files) > MOST_FILES else "")


_TOLD: dict[Status, LocalizedText] = {
    "solved": LocalizedText("  Selesai ({n}): nomor lama {l}", "  Solved ({n}): formerly number {l}"),
    "waived": LocalizedText("  Dikecualikan ({n}): nomor lama {l}", "  Waived ({n}): formerly number {l}"),
    "not_judged": LocalizedText(
        "  Tidak dapat dinilai lagi ({n}): nomor lama {l}", "  No longer judged ({n}): formerly number {l}"
    ),
    "new": LocalizedText("  Baru ({n}): nomor {l}", "  New ({n}): number {l}"),
    "changed": LocalizedText("  Nilainya berubah ({n}): nomor {l}", "  Value changed ({n}): number {l}"),
    "open": LocalizedText("  Masih ada ({n}): nomor {l}", "  Still there ({n}): number {l}"),
}
_NOTHING_LEFT = LocalizedText("  Tidak ada pokok masalah.", "  There are no problems.")
_WATCHING = LocalizedText(
    "Menunggu perubahan berkas di {d}; simpan berkasnya, pemeriksaan diulang sendiri. Ctrl-C untuk berhenti.",
    "Waiting for changes of the files in {d}; save a file and it is checked again by itself. Ctrl-C ends it.",
)
_WAITING = LocalizedText(
    "Menunggu {f}: masih dibuka atau sedang disimpan oleh program lain.",
    "Waiting for {f}: another program still has it open or is saving it.",
)
_CHANGED = LocalizedText("{t} {f} berubah; diperiksa ulang.", "{t} {f} changed; checked again.")
_ENDED = LocalizedText("Selesai mengamati.", "No longer watching.")
