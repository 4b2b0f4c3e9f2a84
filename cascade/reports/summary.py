"""What came of several dossiers?

Each dossier that was checked is one line: findings and rules that were not judged for each aspect, missing documents,
or why it could not be checked at all. Rules that were not judged are counted apart, never as passed. The worst
dossier comes first.
"""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import xlsxwriter
from jinja2 import Environment, StrictUndefined

from cascade.model import KIND_NAMES, SEVERITIES, Severity
from cascade.model.i18n import Language, LocalizedText, written_date
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.text.printable import one_line, printable

HTML, XLSX = "rekap.html", "rekap.xlsx"
SHOWN: tuple[Severity, ...] = ("error", "warning", "question")
SEVERITY_NAMES: dict[Severity, LocalizedText] = {
    "error": LocalizedText("Kesalahan", "Errors"),
    "warning": LocalizedText("Peringatan", "Warnings"),
    "question": LocalizedText("Pertanyaan", "Questions"),
    "info": LocalizedText("Info", "Information"),
}
LETTERS: dict[Severity, LocalizedText] = {
    "error": LocalizedText("K", "E"),
    "warning": LocalizedText("P", "W"),
    "question": LocalizedText("T", "Q"),
}
WORDS = {
    "title": LocalizedText(
        "Rekapitulasi reviu dokumen perencanaan", "Recapitulation of the review of planning documents"
    ),
    "opd": LocalizedText("Perangkat daerah", "OPD"),
    "folder": LocalizedText("Berkas", "Dossier"),
    "aspect": LocalizedText("Aspek", "Aspect"),
    "unjudged": LocalizedText("Aturan tidak dinilai", "Rules not judged"),
    "judged": LocalizedText("Aturan dinilai", "Rules judged"),
    "missing": LocalizedText("Dokumen yang tidak ada", "Missing documents"),
    "unread": LocalizedText("Tidak terbaca", "Not read"),
    "failed": LocalizedText("Tidak dapat diperiksa", "Could not be checked"),
    "complete": LocalizedText("lengkap", "complete"),
    "good": LocalizedText("nihil", "none found"),
    "nothing": LocalizedText("tidak dinilai", "not judged"),
    "none": LocalizedText("tidak berlaku", "not applicable"),
    "partly": LocalizedText("{n} aturan tidak dinilai", "{n} rules not judged"),
    "report": LocalizedText("laporan", "report"),
    "total": LocalizedText("Jumlah", "Total"),
    "summary": LocalizedText(
        "{n} berkas diperiksa: {e} dengan kesalahan, {f} tidak dapat diperiksa, {m} tanpa dokumen yang lengkap.",
        "{n} dossiers: {e} with errors, {f} that could not be checked, {m} without all documents.",
    ),
    "legend": LocalizedText(
        "Setiap kotak: banyaknya kesalahan, peringatan, pertanyaan. Aturan yang tidak dapat dinilai bukan aturan yang lulus. Info tidak dihitung.",
        "Each box: errors, warnings, questions. A rule that could not be judged is not one that passed. Information is not counted.",
    ),
    "letters": LocalizedText(
        "K kesalahan, P peringatan, T pertanyaan, TN aturan tidak dinilai. Aturan yang tidak dinilai bukan aturan yang lulus. Info tidak dihitung.",
        "E errors, W warnings, Q questions, NJ rules not judged. A rule that was not judged is not one that passed. Information is not counted.",
    ),
    "not_judged": LocalizedText("TN", "NJ"),
    "made": LocalizedText("Dibuat {d} dengan cascade {v}", "Made {d} with cascade {v}"),
}


@dataclass(frozen=True, slots=True)
class Box:
    """One aspect of one dossier."""

    counts: Mapping[Severity, int] = field(default_factory=dict)
    judged: int = 0
    unjudged: int = 0

    @property
    def state(self) -> str:
        """The gravest of what it holds: a severity, "nothing" (not judged), "partly", "good", or "none"."""
        worst = next((severity for severity in SHOWN if self.counts.get(severity)), None)
        if worst:
            return worst
        if self.judged:
            return "partly" if self.unjudged else "good"
        return "nothing" if self.unjudged else "none"


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one dossier; `folder` is that of its report below the recap, `failure` why there is none."""

    folder: str
    opd: str
    boxes: Mapping[str, Box] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unread: tuple[LocalizedText, ...] = ()
    failure: LocalizedText | None = None
    reports: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(box.counts.get(severity, 0) for box in self.boxes.values())

    @property
    def unjudged(self) -> int:
        """How many rules were not judged."""
        return sum(box.unjudged for box in self.boxes.values())


def line_of(report: Report, folder: str, reports: Sequence[str] = ()) -> Line:
    """Return what came of a dossier that was checked."""
    counts: dict[str, Counter[Severity]] = {}
    judged, unjudged = Counter[str](), Counter[str]()
    for finding in report.findings:
        counts.setdefault(aspect_of(finding.code), Counter())[finding.severity] += 1
    for rule in report.coverage:
        aspect = aspect_of(rule.code)
        judged[aspect] += rule.state in ("failed", "passed")
        unjudged[aspect] += rule.state in ("unjudged", "broken", "off")
    aspects = {aspect_of(rule.code) for rule in report.coverage} | set(counts)
    boxes = {each: Box(dict(counts.get(each, {})), judged[each], unjudged[each]) for each in aspects}
    named = Counter(one_line(document.opd.text) for document in report.documents if document.opd)
    opd = named.most_common(1)[0][0] if named else report.policy.opd or report.dossier
    unread = tuple(problem.message for problem in report.problems if problem.severity == "error")
    return Line(folder, printable(opd), boxes, tuple(report.missing_kinds), unread, None, tuple(reports))


@dataclass(frozen=True, slots=True)
class Recap:
    """Several dossiers, the worst first."""

    version: str
    created: datetime.datetime
    lines: tuple[Line, ...]

    @property
    def aspects(self) -> list[str]:
        """The aspects that some dossier has, in the order of a working paper."""
        return in_order({aspect for line in self.lines for aspect in line.boxes})

    def summary(self) -> LocalizedText:
        """Say in one sentence what came of all."""
        return WORDS["summary"].format(
            n=len(self.lines),
            e=sum(bool(line.count("error")) for line in self.lines),
            f=sum(line.failure is not None for line in self.lines),
            m=sum(bool(line.missing) for line in self.lines),
        )


def recap_of(version: str, created: datetime.datetime, lines: Iterable[Line]) -> Recap:
    """Put the lines of some dossiers in order."""

    def grave(line: Line) -> tuple[Any, ...]:
        return (line.failure is None, *(-line.count(severity) for severity in SEVERITIES), line.folder.casefold())

    return Recap(version, created, tuple(sorted(lines, key=grave)))


def folder_names(paths: Sequence[Path]) -> list[str]:
    """Name each dossier by its folder; where several folders have one name, by as much of the path as tells them apart.

    Names are compared as Windows does, without regard to case.
    """
    parts = [[part for part in path.resolve().parts if part != path.resolve().anchor] or ["berkas"] for path in paths]
    lengths = [1] * len(paths)

    def names() -> list[str]:
        return ["-".join(each[-length:]) for each, length in zip(parts, lengths, strict=True)]

    for _ in range(max(map(len, parts), default=0)):
        counted = Counter(name.casefold() for name in names())
        for i, name in enumerate(names()):
            if counted[name.casefold()] > 1:
                lengths[i] = min(lengths[i] + 1, len(parts[i]))
    taken: Counter[str] = Counter()
    unique = []
    for name in names():
        taken[name.casefold()] += 1
        unique.append(name if taken[name.casefold()] == 1 else f"{name}-{taken[name.casefold()]}")
    return unique


def data(recap: Recap, language: Language) -> dict[str, Any]:
    """Return the recap for other programs."""
    return {
        "generator": "cascade",
        "cascade": recap.version,
        "created": recap.created.isoformat(),
        "dossiers": [
            {
                "dossier": line.folder,
                "opd": line.opd,
                "failure": line.failure.say(language) if line.failure else None,
                "findings": {severity: line.count(severity) for severity in SEVERITIES},
                "not_judged": line.unjudged,
                "missing_documents": list(line.missing),
                "not_read": [each.say(language) for each in line.unread],
                "aspects": {
                    aspect: {
                        **{severity: line.boxes[aspect].counts.get(severity, 0) for severity in SEVERITIES},
                        "judged": line.boxes[aspect].judged,
                        "not_judged": line.boxes[aspect].unjudged,
                    }
                    for aspect in recap.aspects
                    if aspect in line.boxes
                },
            }
            for line in recap.lines
        ],
    }


# The page


def html(recap: Recap, language: Language) -> str:
    """Return the recap as one page that needs nothing else."""

    def shown(value: object) -> object:
        return printable(value.say(language)) if isinstance(value, LocalizedText) else value

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["say"] = shown
    return environment.from_string(_template()).render(
        recap=recap, language=language, w=WORDS, shown=SHOWN, severities=SEVERITY_NAMES, kinds=KIND_NAMES,
        names={aspect: aspect_name(aspect) for aspect in recap.aspects}, empty=Box(), created=_date(recap),
    )  # fmt: skip


@cache
def _template() -> str:
    return files("cascade.reports").joinpath("recap.j2").read_text("utf-8")


def _date(recap: Recap) -> LocalizedText:
    return WORDS["made"].format(d=written_date(recap.created.date()), v=recap.version)


# The workbook

_COLOURS = {"error": "#FFC7CE", "warning": "#FFEB9C", "question": "#DDEBF7", "partly": "#EDEDED", "nothing": "#D9D9D9"}
_WIDTHS = (24, 24)
_LINE = 12.5  # points, of a line in Arial 9


def xlsx(recap: Recap, language: Language) -> bytes:
    """Return the recap as a workbook: the matrix, its numbers as a list, and the documents."""
    stream = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, plain)
    book.set_properties({"author": f"cascade {recap.version}", "created": recap.created.replace(tzinfo=None)})
    _Book(book, recap, language).write()
    book.close()
    return stream.getvalue()


class _Book:
    def __init__(self, book: xlsxwriter.Workbook, recap: Recap, language: Language):
        self.book, self.recap, self.language = book, recap, language
        base = {"font_name": "Arial", "font_size": 9, "valign": "top", "text_wrap": True, "border": 1}
        self.cell = book.add_format({**base, "border_color": "#BFBFBF"})
        self.head = book.add_format({**base, "bold": True, "bg_color": "#16324F", "font_color": "#FFFFFF"})
        self.title = book.add_format({"font_name": "Arial", "font_size": 14, "bold": True})
        self.note = book.add_format({"font_name": "Arial", "font_size": 9, "font_color": "#595959"})
        self.boxes = {
            state: book.add_format({**base, "border_color": "#BFBFBF", "align": "center", "bg_color": colour})
            for state, colour in _COLOURS.items()
        }
        self.centred = book.add_format({**base, "border_color": "#BFBFBF", "align": "center"})

    def write(self) -> None:
        self._matrix()
        self._list()
        self._documents()

    def say(self, phrase: LocalizedText | str) -> str:
        return printable(phrase.say(self.language) if isinstance(phrase, LocalizedText) else phrase)

    def _sheet(self, name: LocalizedText, heads: Sequence[LocalizedText | str], widths: Sequence[int]) -> Any:
        sheet = self.book.add_worksheet(self.say(name))
        sheet.write_string(0, 0, self.say(WORDS["title"]), self.title)
        sheet.write_string(1, 0, self.say(self.recap.summary()), self.note)
        sheet.write_string(2, 0, self.say(WORDS["letters"]), self.note)
        for column, head in enumerate(heads):
            sheet.write_string(4, column, self.say(head), self.head)
            sheet.set_column(column, column, widths[min(column, len(widths) - 1)])
        sheet.freeze_panes(5, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4)
        sheet.set_footer("&L&8cascade&R&8&P/&N")
        return sheet

    def _row(self, sheet: Any, row: int, values: Sequence[str | int | LocalizedText]) -> None:
        for column, value in enumerate(values):
            if isinstance(value, int):
                sheet.write_number(row, column, value, self.centred)
            else:
                sheet.write_string(row, column, self.say(value), self.cell)

    def _matrix(self) -> None:
        recap = self.recap
        totals = [SEVERITY_NAMES[severity] for severity in SHOWN]
        heads = [
            WORDS["opd"],
            WORDS["folder"],
            *totals,
            WORDS["unjudged"],
            *map(aspect_name, recap.aspects),
            WORDS["missing"],
        ]
        sheet = self._sheet(
            LocalizedText("Rekap", "Recap"), heads, (*_WIDTHS, 9, 10, 10, 9, *[11] * len(recap.aspects), 22)
        )
        for row, line in enumerate(recap.lines, 5):
            counts = [line.count(severity) for severity in SHOWN]
            self._row(
                sheet,
                row,
                [line.opd, line.folder, *counts, line.unjudged] if not line.failure else [line.opd, line.folder],
            )
            texts = []
            for column, aspect in enumerate(recap.aspects if not line.failure else (), 6):
                box = line.boxes.get(aspect, Box())
                texts.append(self._said(box))
                sheet.write_string(row, column, texts[-1], self.boxes.get(box.state, self.centred))
            missing = line.failure or ", ".join(KIND_NAMES[kind] for kind in line.missing) or WORDS["complete"]
            sheet.write_string(row, 6 + len(recap.aspects), self.say(missing), self.cell)
            lines = [text.count("\n") + 1 for text in texts]
            lines += [1 + len(self.say(text)) // 22 for text in (line.opd, line.folder, missing)]
            sheet.set_row(row, _LINE * max(lines) + 2)
        sheet.set_row(4, 4 * _LINE + 2)
        sheet.autofilter(4, 0, 4 + len(recap.lines), 6 + len(recap.aspects))

    def _said(self, box: Box) -> str:
        found = [f"{box.counts[s]} {self.say(LETTERS[s])}" for s in SHOWN if box.counts.get(s)]
        first = " · ".join(found) or self.say(WORDS["good" if box.state == "partly" else box.state])
        return first + (f"\n{box.unjudged} {self.say(WORDS['not_judged'])}" if box.unjudged and box.judged else "")

    def _list(self) -> None:
        names = [SEVERITY_NAMES[severity] for severity in SEVERITIES]
        heads = [WORDS["opd"], WORDS["folder"], WORDS["aspect"], *names, WORDS["judged"], WORDS["unjudged"]]
        sheet = self._sheet(LocalizedText("Angka", "Numbers"), heads, (*_WIDTHS, 34, 12))
        row = 5
        for line in self.recap.lines:
            for aspect in self.recap.aspects:
                if box := line.boxes.get(aspect):
                    counts = [box.counts.get(severity, 0) for severity in SEVERITIES]
                    self._row(
                        sheet, row, [line.opd, line.folder, aspect_name(aspect), *counts, box.judged, box.unjudged]
                    )
                    row += 1
        sheet.autofilter(4, 0, max(row - 1, 5), len(heads) - 1)

    def _documents(self) -> None:
        heads = [WORDS["opd"], WORDS["folder"], WORDS["missing"], WORDS["unread"]]
        sheet = self._sheet(LocalizedText("Dokumen", "Documents"), heads, (*_WIDTHS, 40, 80))
        for row, line in enumerate(self.recap.lines, 5):
            missing = ", ".join(KIND_NAMES[kind] for kind in line.missing) or self.say(WORDS["complete"])
            unread = [line.failure] if line.failure else line.unread
            told = "\n".join(self.say(each) for each in unread)
            self._row(sheet, row, [line.opd, line.folder, "–" if line.failure else missing, told])
        sheet.autofilter(4, 0, 4 + max(len(self.recap.lines), 1), 3)
