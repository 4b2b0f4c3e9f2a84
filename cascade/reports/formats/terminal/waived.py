"""Show in the terminal what persons have accepted: who, why and until when.

A report goes in; one line, or a line for each waived finding, comes out. Prints nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cascade.model import WaivedFinding
from cascade.model.i18n import LocalizedText, written_date
from cascade.reports.formats.terminal.pieces import Translator
from cascade.reports.report import Report
from cascade.reports.terminal_text import plain

_WAIVED = LocalizedText("{n} temuan dikecualikan", "{n} findings waived")
FALSE_ALARMS = LocalizedText("Bukan temuan ({n})", "False alarms ({n})")
_FALSE_ALARMS = LocalizedText("{n} bukan temuan", "{n} false alarms")
_BY = LocalizedText("oleh {b}", "by {b}")
_FIRST_END = LocalizedText("(yang pertama berakhir {d})", "(the first ends {d})")


def waived_line(report: Report, say: Translator) -> Iterator[str]:
    """Yield one line on what persons have accepted, with the first to end; nothing where nobody did."""
    if not report.waived:
        return
    names = dict.fromkeys(each.by for each in report.waived if each.by)
    ends = [each.until for each in report.waived if each.until]
    line = _WAIVED.format(n=len(report.waived))
    if names:
        line += _BY.format(b=", ".join(names))
    if ends:
        line += _FIRST_END.format(d=written_date(min(ends)))
    yield f"[dim]{plain(say(line))}.[/]"


def false_alarm_line(report: Report, say: Translator) -> Iterator[str]:
    """Yield one line on what persons say is no finding; nothing where nobody did."""
    if report.false_alarms:
        line = _FALSE_ALARMS.format(n=len(report.false_alarms))
        if names := dict.fromkeys(each.by for each in report.false_alarms if each.by):
            line += _BY.format(b=", ".join(names))
        yield f"[dim]{plain(say(line))}.[/]"


def set_aside_notes(findings: Iterable[WaivedFinding], say: Translator) -> list[str]:
    """Return what persons have taken out of the findings: who and why, and until when."""
    return [f"{each.finding.code} “{plain(each.finding.subject)}” – {plain(say(each.sentence))}" for each in findings]
