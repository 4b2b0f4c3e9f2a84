"""Explain why a rule fired: every part of its conditions in words, with its value and place.

A report file and a fingerprint go in; lines for the terminal come out, with the links, policies and bases that the
finding rests on. Judges nothing: what it tells was recorded when the rule was evaluated.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cascade.model import LINK_STATUS_EXPLANATIONS, SEVERITY_NAMES, Source
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, joined, same, written_number
from cascade.reading.canonical import CanonicalSource
from cascade.reports.schema import FindingEntry, LinkEntry, ReportFile, SettingEntry, TraceEntry
from cascade.rules.condition_wording import WORDS, ConditionWording
from cascade.rules.rule import Rule

SHORTEST = 4  # characters of a fingerprint that may stand for all of it
_PARTS = {
    "when": LocalizedText("Apakah aturan ini berlaku?", "Does the rule apply?"),
    "assert": LocalizedText("Apakah ketentuannya terpenuhi?", "Does what must hold, hold?"),
    "case": LocalizedText("Mengapa tingkat atau pesan ini?", "Why this severity or message?"),
}
_QUOTED = {
    "id": LocalizedText("", "The texts of the finding are those of the report, which is in Indonesian."),
    "en": LocalizedText("Teks temuan dikutip dari laporan, yang berbahasa Inggris.", ""),
}
_YES, _NO = LocalizedText("ya", "yes"), LocalizedText("tidak", "no")
_VALUES = {
    "benar": _YES, "true": _YES, "salah": _NO, "false": _NO,
    "(kosong)": LocalizedText("(kosong)", "(blank)"), "(blank)": LocalizedText("(kosong)", "(blank)"),
}  # fmt: skip
_FORBIDDEN = LocalizedText("(tidak boleh)", "(must not be)")


def explain_finding(report: ReportFile, path: Path, fingerprint: str, rules: Mapping[str, Rule]) -> list[LocalizedText]:
    """Explain the findings of one fingerprint, or of its beginning.

    Args:
        report: The report that has it.
        path: Where that lies.
        fingerprint: At least `SHORTEST` characters of it.
        rules: By code; the conditions of a rule that is not among them are told as the report has them.

    Raises:
        CascadeError: the report has no such finding, or several that begin so.
    """
    prefix = fingerprint.strip().casefold()
    every = [*report.findings, *report.trial, *report.waived, *report.false_alarms]
    entries = [entry for entry in every if entry.fingerprint.startswith(prefix)] if len(prefix) >= SHORTEST else []
    entries = entries or [entry for entry in every if fingerprint in entry.joined]
    names = sorted({entry.fingerprint for entry in entries})
    if not entries:
        raise CascadeError(
            LocalizedText("{p}: tidak ada temuan {f}.", "{p}: there is no finding {f}.").format(
                p=path.name, f=fingerprint
            ),
            LocalizedText(
                "“Sidik temuan” tertulis di bawah setiap temuan.", "The fingerprint stands below every finding."
            ),
        )
    if len(names) > 1:
        raise CascadeError(
            LocalizedText("{f} cocok dengan beberapa temuan: {n}.", "{f} fits several findings: {n}.").format(f=fingerprint, n=", ".join(names)),
        )  # fmt: skip
    lines = [line for entry in entries for line in _entry_lines(report, entry, rules.get(entry.code))]
    return [*lines, _QUOTED[report.language]]


def _entry_lines(report: ReportFile, entry: FindingEntry, rule: Rule | None) -> Iterator[LocalizedText]:
    yield from _head(entry, rule)
    yield from _parts(entry, rule)
    if entry.links:
        yield LocalizedText("**Tautan yang menjadi dasar**", "**The links that it rests on**")
        yield from (_link(report, ends.left, ends.right) for ends in entry.links)
    if entry.settings:
        yield LocalizedText("**Kebijakan yang dipakai**", "**Policies that were used**")
        yield from map(_setting, entry.settings)
    if entry.basis:
        yield LocalizedText("**Dasar**", "**Basis**")
        yield from (same(f"  {' · '.join(t for t in (b.instrument, b.article, b.part) if t)}") for b in entry.basis)
    conditions = [step.text for step in entry.trace if step.depth == 0]
    if conditions and rule:
        yield LocalizedText("**Syarat seperti tertulis di aturan**", "**The conditions as the rule has them**")
        yield from (same(f"  {text}") for text in conditions)


def _head(entry: FindingEntry, rule: Rule | None) -> Iterator[LocalizedText]:
    """Yield what was found, how sure it is, and what is in doubt."""
    title = rule.title if rule else same(entry.title)
    yield same("**{s} {c} · {t}**").format(s=SEVERITY_NAMES[entry.severity], c=entry.code, t=title)
    yield same(entry.subject)
    yield same(entry.message)
    confidence = LocalizedText("Keyakinan {n} dari 1; sidik temuan {f}.", "Confidence {n} of 1; fingerprint {f}.")
    yield confidence.format(n=written_number(f"{entry.confidence:g}"), f=entry.fingerprint)
    for doubt in entry.doubts:
        yield LocalizedText("Keraguan: {d}", "Doubt: {d}").format(d=doubt)


def _parts(entry: FindingEntry, rule: Rule | None) -> Iterator[LocalizedText]:
    """Yield each condition of the rule as a question with its answer, then its parts."""
    if not entry.trace:
        yield LocalizedText(
            "Laporan ini dibuat sebelum jejak dicatat; periksa ulang dengan cascade check.",
            "This report was made before traces were kept; run cascade check again.",
        )
    prose = ConditionWording(rule) if rule else None
    for part, question in _PARTS.items():
        steps = [step for step in entry.trace if step.part == part]
        if steps:
            answer = same("") if part == "case" else _value(steps[0])
            heading = question + LocalizedText(answer.id.capitalize(), answer.en.capitalize())
            yield same("**{t}**").format(t=heading)
            yield from _steps(entry, steps, prose)


def _setting(setting: SettingEntry) -> LocalizedText:
    value = WORDS.get(setting.value, same(setting.value))
    return same("  {n}: {v} – {o}").format(n=setting.name, v=value, o=setting.origin)


def _steps(entry: FindingEntry, steps: list[TraceEntry], prose: ConditionWording | None) -> Iterator[LocalizedText]:
    """Yield the parts of one condition: each in words, with its value and where it is printed.

    What only asks whether its one part is there, or is not so, is told by that part; a value is told once.
    """
    told: set[str] = set()
    dropped: list[int] = []  # depths of parts whose own parts take their place
    for number, step in enumerate(steps):
        dropped = [depth for depth in dropped if depth < step.depth]
        below = steps[number + 1 :]
        has_parts = bool(below) and below[0].depth == step.depth + 1
        if prose and has_parts and _is_told_by_parts(step, prose):
            dropped.append(step.depth)
        elif step.text not in told:
            told.add(step.text)
            is_negated_whole = dropped == [0] and steps[0].text.startswith("not ")
            is_forbidden = step.part == "assert" and step.depth == 1 and is_negated_whole
            yield _step(entry, step, step.depth - len(dropped), prose, _FORBIDDEN if is_forbidden else same(""))


def _is_told_by_parts(step: TraceEntry, prose: ConditionWording) -> bool:
    tree = _parsed(step.text)
    if isinstance(tree, ast.BoolOp):
        return step.depth == 0 and isinstance(tree.op, ast.And)
    if isinstance(tree, ast.UnaryOp):
        return isinstance(tree.op, ast.Not)
    if isinstance(tree, ast.Compare) and isinstance(tree.ops[0], ast.Is | ast.IsNot):
        return not prose.is_truth(tree.left)
    return False


def _parsed(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def _step(
    entry: FindingEntry, step: TraceEntry, depth: int, prose: ConditionWording | None, prefix: LocalizedText
) -> LocalizedText:
    source, document = step.source, None
    if step.evidence is not None and step.evidence < len(entry.evidence):
        source, document = entry.evidence[step.evidence].source, entry.evidence[step.evidence].document
    place = _place(source)
    where = [*([same(document)] if document else []), *([place] if place else [])]
    address = same(" ({w})").format(w=joined(where, ", ")) if where else same("")
    words = prefix + (_in_words(step, prose) or same(step.text))
    line = same("{i}– {c}: {v}").format(i="  " * (depth + 1), c=words, v=_value(step))
    return LocalizedText(line.id + address.id, line.en + address.en)


def _in_words(step: TraceEntry, prose: ConditionWording | None) -> LocalizedText | None:
    tree = _parsed(step.text)
    if prose is None or tree is None:
        return None
    try:
        return prose.say(tree)
    except KeyError:  # the report is of another edition of the rule
        return None


def _value(step: TraceEntry) -> LocalizedText:
    """Return what a part came to; what no document prints is a word of ours and said in words."""
    printed = step.source is not None or step.evidence is not None
    words = _VALUES if printed else _VALUES | WORDS
    return words.get(step.value, same(step.value))


def _place(source: CanonicalSource | None) -> LocalizedText | None:
    if source is None:
        return None
    fields = source.model_dump(
        include={"file", "page", "sheet", "table", "row", "cell", "carried", "guessed"}, exclude_none=True
    )
    place = Source(**{"file": "", **fields})
    return LocalizedText(place.say("id"), place.say("en"))


def _link(report: ReportFile, left: str, right: str) -> LocalizedText:
    names = {
        f"{document.id}#{indicator.id}": indicator.name
        for document in report.documents
        for indicator in document.indicators
    }
    found = next((link for link in report.links if {link.left, link.right} == {left, right}), None)
    pair = f"  “{_flat(names.get(left, left))}” ({left.split('#')[0]}) ↔ “{_flat(names.get(right, right))}” ({right.split('#')[0]})"
    weighed = _weighed(found) if found else same("")
    return LocalizedText(f"{pair} {weighed.id}", f"{pair} {weighed.en}")


def _weighed(link: LinkEntry) -> LocalizedText:
    weight = LocalizedText("– {v}, kemiripan {s}{r}", "– {v}, score {s}{r}")
    reasons = f": {'; '.join(link.reasons)}" if link.reasons else ""
    return weight.format(
        v=LINK_STATUS_EXPLANATIONS.get(link.verdict, same(link.verdict)), s=f"{link.score:g}", r=reasons
    )


def _flat(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()
