"""Why did this rule fire, and what does a rule ask?

A report file and a fingerprint go in, or a rule with what came of its examples; lines for the terminal come out,
in prose: conditions are told in words, every part of them with its value and place. Judges nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cascade.model import KIND_NAMES, QUARTER_NAMES, SEVERITY_NAMES, Finding, Severity, Source
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText, joined, same, written_number
from cascade.reading.canonical import CanonicalSource
from cascade.reports.schema import FindingEntry, LinkEntry, ReportFile, TraceEntry
from cascade.rules.prose import AND, OR, WORDS, Prose
from cascade.rules.rule import Rule
from cascade.rules.rule_file import ExampleFile
from cascade.rules.vocabulary.type_environment import type_environment
from cascade.settings.origin import SettingValue
from cascade.settings.policy import Policy

SHORTEST = 4  # characters of a fingerprint that may stand for all of it

_GRAVE: dict[Severity, LocalizedText] = {
    each: LocalizedText(n.id.lower(), n.en.lower()) for each, n in SEVERITY_NAMES.items()
}

# A rule

ASKED = {
    "indicators": LocalizedText("setiap indikator di {k}", "every indicator of the {k}"),
    "elements": LocalizedText("setiap tujuan, sasaran, program, kegiatan dan sub kegiatan di {k}", "every element of the {k}"),
    "documents": LocalizedText("setiap dokumen {k}", "every {k}"),
    "joined": LocalizedText("indikator yang sama di {k}", "the same indicator in the {k}"),
    "also": LocalizedText("indikator bernama sama di {k} lain", "the indicator of the same name in another {k}"),
    "found": LocalizedText("unsur yang sama di {k}", "the same element of the {k}"),
    "beside": LocalizedText("dokumen {k} lain", "another {k}"),
    "parents": LocalizedText("setiap unsur yang mempunyai bagian di {k}, per tahun", "every element with parts of the {k}, by year"),
    "pairs": LocalizedText("setiap pasangan indikator yang tertaut", "every pair of linked indicators"),
    "open_links": LocalizedText("setiap tautan yang belum dikonfirmasi", "every link that awaits confirmation"),
    "copies": LocalizedText("setiap indikator yang dicetak dua kali dalam satu dokumen", "every indicator that one document prints twice"),
    "prints": LocalizedText("setiap unsur di semua tabel {k}", "every element in all tables of the {k}"),
    "names": LocalizedText("setiap indikator di semua tabel {k}", "every indicator in all tables of the {k}"),
    "tables": LocalizedText("setiap tabel {k}", "every table of the {k}"),
    "blocks": LocalizedText("setiap blok baris yang dicetak dua kali dalam satu dokumen", "every block of rows that one document prints twice"),
}  # fmt: skip
_ANY = LocalizedText("semua dokumen", "documents")


def of_rule(rule: Rule, results: tuple[Any, ...], choices: Policy) -> list[LocalizedText]:
    """Explain a rule in prose, a line or paragraph each; `**…**` marks a heading.

    Args:
        rule: The rule.
        results: What came of its examples (`examples.run`), in their order.
        choices: The policy in force: what it overrides is told.
    """
    prose = Prose(rule)
    lines = [
        LocalizedText("**{c} · {t}**", "**{c} · {t}**").format(c=rule.code, t=rule.title),
        *_standing(rule, choices),
    ]
    asked = [_asked(selection.form, selection.kinds) for selection in rule.select]
    lines.append(
        LocalizedText("Yang diperiksa: {x}.", "What is checked: {x}.").format(
            x=joined(asked, LocalizedText(", dengan ", ", with "))
        )
    )
    if rule.needs:
        needed = joined((joined(map(_kind, need), OR) for need in rule.needs), ", ")
        lines.append(
            LocalizedText(
                "Diperlukan: {x}; tanpa itu aturan ini tidak dinilai.",
                "Needed: {x}; without it the rule is not judged.",
            ).format(x=needed)
        )
    if rule.when:
        lines.append(LocalizedText("Berlaku bila:", "Applies when:"))
        lines += [same("  – {x};").format(x=each) for each in prose.conditions(rule.when)]
    lines.append(LocalizedText("Yang harus benar:", "What must hold:"))
    lines += [same("  – {x}.").format(x=each) for each in prose.conditions(rule.condition)]
    lines.append(
        LocalizedText("Bila tidak: {s}. {m}", "If not: {s}. {m}").format(
            s=_GRAVE[rule.severity], m=prose.template(rule.message)
        )
    )
    for case in rule.cases:
        which = joined(prose.conditions(case.when), AND)
        said = LocalizedText("  – tetapi bila {w}: {s}{m}", "  – but if {w}: {s}{m}")
        words = LocalizedText(". {m}", ". {m}").format(m=prose.template(case.message)) if case.message else same("")
        lines.append(said.format(w=which, s=_GRAVE[case.severity or rule.severity], m=words))
    lines.append(LocalizedText("Perbaikan: {x}", "Fix: {x}").format(x=prose.template(rule.fix)))
    lines.append(LocalizedText("Catatan singkat: {x}", "Margin note: {x}").format(x=prose.template(rule.note)))
    lines.append(LocalizedText("**Dasar**", "**Basis**"))
    for basis in rule.basis:
        cited = " · ".join(text for text in (basis.instrument, basis.part, basis.article) if text)
        read = same("") if basis.verified else LocalizedText(" (belum diverifikasi)", " (not verified)")
        lines.append(LocalizedText(f"  – {cited}{read.id}", f"  – {cited}{read.en}"))
    lines.append(LocalizedText("**Contoh**", "**Examples**"))
    for number, example in enumerate(rule.examples):
        found = results[number].findings if number < len(results) else ()
        lines += _example(example, found)
    return lines


def overrides(rule: Rule, choices: Policy) -> list[LocalizedText]:
    """Tell what a region or dossier says of a rule, and whether it is only tried out."""
    told = [_TRIAL] if rule.trial else []
    for stand in choices.history.get(f"severities.{rule.code}", ()):
        said = LocalizedText("Tingkat {a} → {b}: {o}", "Severity {a} → {b}: {o}")
        told.append(said.format(a=_GRAVE[rule.severity], b=_GRAVE[stand.value], o=stand.origin.description))
    return [*told, *(_switched(stand) for stand in choices.history.get(f"off.{rule.code}", ()))]


_TRIAL = LocalizedText(
    "Masih dicoba: temuannya dilaporkan terpisah dan tidak pernah menggagalkan pemeriksaan.",
    "Still tried out: its findings are told apart and never fail a run.",
)


def _standing(rule: Rule, choices: Policy) -> Iterator[LocalizedText]:
    """Tell how grave it is, in which pack, and what the region says about it."""
    yield LocalizedText("Tingkat {s} · paket {p}", "Severity {s} · pack {p}").format(
        s=_GRAVE[rule.severity], p=rule.pack
    )
    yield from overrides(rule, choices)
    read = [*rule.condition.operands, *(o for case in rule.cases for o in case.when.operands)]
    for path in dict.fromkeys(operand.text for operand in read if operand.alias == "policy"):
        name = path.removeprefix("policy.")
        stands = choices.history.get(name, ())
        label = type_environment().records["policy"][name].label
        told = joined(
            (
                LocalizedText("{v} ({o})", "{v} ({o})").format(
                    v=WORDS.get(s.value, same(s.value)), o=s.origin.description
                )
                for s in reversed(stands)
            ),
            " ← ",
        )
        yield LocalizedText("Menurut {l}: {t}", "By the {l}: {t}").format(l=label, t=told)
    if any(".event." in operand.text or "quarters_of" in rule.condition.text for operand in rule.condition.operands):
        local = [event for event in choices.calendar if event.is_local]
        told = joined(
            same("{e} {q} ({o})").format(
                e=e.event, q=", ".join(QUARTER_NAMES[n - 1] for n in e.all_quarters), o=e.origin.description
            )
            for e in local
        )
        yield LocalizedText("Menurut kalender: {t}", "By the calendar: {t}").format(
            t=told if local else LocalizedText("bawaan cascade", "built into cascade")
        )


def _switched(stand: SettingValue) -> LocalizedText:
    if stand.value is False:
        return LocalizedText("Dihidupkan kembali: {o}", "Switched on again: {o}").format(o=stand.origin.description)
    return LocalizedText("Dimatikan ({r}): {o}", "Switched off ({r}): {o}").format(
        r=stand.value, o=stand.origin.description
    )


def _asked(form: str, kinds: tuple[str, ...]) -> LocalizedText:
    return ASKED[form].format(k=joined(map(_kind, kinds), OR) if kinds else _ANY)


def _kind(kind: str) -> LocalizedText:
    return same(KIND_NAMES[kind]) if kind in KIND_NAMES else LocalizedText("nomenklatur", "the nomenclature")


_EXPECTED = {
    "pass": LocalizedText("sesuai, tidak ada temuan", "in order, no finding"),
    "not_applicable": LocalizedText("aturan tidak berlaku", "the rule does not apply"),
    "insufficient_data": LocalizedText("tidak dapat dinilai", "cannot be judged"),
}


def _example(example: ExampleFile, found: tuple[Finding, ...]) -> Iterator[LocalizedText]:
    yield same(f"  • {example.title}")
    for kind in example.given:
        rows = example.indicators(kind)
        for row in rows[:3]:
            yield same(f"      {KIND_NAMES.get(kind, kind)}: {_row(row)}")
        if not rows:
            yield same(f"      {KIND_NAMES.get(kind, kind)}: …")
    for kind, value in example.policy.items():
        shown = WORDS.get(value, same(value)) if isinstance(value, str) else same(_flat_settings(value))
        yield LocalizedText("      kebijakan {k}: {v}", "      policy {k}: {v}").format(k=kind, v=shown)
    for finding in found[:2]:
        yield same("      → {s}: {m}").format(s=_GRAVE[finding.severity], m=finding.message)
    if not found:
        verdict = next((name for name in _EXPECTED if example.expect.get(name)), "pass")
        yield same("      → {x}").format(x=_EXPECTED[verdict])


def _flat_settings(value: Any) -> str:
    """Return a setting as it is said: `musrenbang_desa, TR III`."""
    if isinstance(value, list):
        return "; ".join(_flat_settings(each) for each in value)
    if not isinstance(value, dict):
        return str(value)
    shown = {
        key: ", ".join(QUARTER_NAMES[n - 1] for n in each) if key == "quarters" else each for key, each in value.items()
    }
    return ", ".join(str(each) if "event" in value else f"{key}: {each}" for key, each in shown.items())


def _row(row: Mapping[str, Any]) -> str:
    values = [str(row[key]) for key in ("target", "baseline") if row.get(key) is not None]
    values += [f"{year}: {value}" for year, value in (row.get("targets") or {}).items()]
    if row.get("quarters"):
        values.append(" · ".join(str(quarter or "–") for quarter in row["quarters"]))
    unit = f" [{row['unit']}]" if row.get("unit") else ""
    return f"{row.get('name', '…')}{unit}" + (f" – {'; '.join(values)}" if values else "")


# A finding


def of_finding(report: ReportFile, path: Path, fingerprint: str, rules: Mapping[str, Rule]) -> list[LocalizedText]:
    """Explain the findings of one fingerprint, or of its beginning.

    Args:
        report: The report that has it.
        path: Where that lies.
        fingerprint: At least `SHORTEST` characters of it.
        rules: By code; the conditions of a rule that is not among them are told as the report has them.

    Raises:
        CascadeError: the report has no such finding, or several that begin so.
    """
    wanted = fingerprint.strip().casefold()
    every = [*report.findings, *report.trial, *report.waived]
    found = [entry for entry in every if entry.fingerprint.startswith(wanted)] if len(wanted) >= SHORTEST else []
    names = sorted({entry.fingerprint for entry in found})
    if not found:
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
    lines = [line for entry in found for line in _told(report, entry, rules.get(entry.code))]
    return [*lines, _QUOTED[report.language]]


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


def _told(report: ReportFile, entry: FindingEntry, rule: Rule | None) -> Iterator[LocalizedText]:
    title = rule.title if rule else same(entry.title)
    yield same("**{s} {c} · {t}**").format(s=SEVERITY_NAMES[entry.severity], c=entry.code, t=title)
    yield same(entry.subject)
    yield same(entry.message)
    sure = LocalizedText("Keyakinan {n} dari 1; sidik temuan {f}.", "Confidence {n} of 1; fingerprint {f}.")
    yield sure.format(n=written_number(f"{entry.confidence:g}"), f=entry.fingerprint)
    for doubt in entry.doubts:
        yield LocalizedText("Keraguan: {d}", "Doubt: {d}").format(d=doubt)
    if not entry.trace:
        yield LocalizedText(
            "Laporan ini dibuat sebelum jejak dicatat; periksa ulang dengan cascade check.",
            "This report was made before traces were kept; run cascade check again.",
        )
    for part, title in _PARTS.items():
        steps = [step for step in entry.trace if step.part == part]
        if steps:
            answer = same("") if part == "case" else _value(steps[0])
            asked = title + LocalizedText(answer.id.capitalize(), answer.en.capitalize())
            yield same("**{t}**").format(t=asked)
            yield from _steps(entry, steps, Prose(rule) if rule else None)
    if entry.links:
        yield LocalizedText("**Tautan yang menjadi dasar**", "**The links that it rests on**")
        yield from (_link(report, ends.left, ends.right) for ends in entry.links)
    if entry.settings:
        yield LocalizedText("**Kebijakan yang dipakai**", "**Policies that were used**")
        yield from (same("  {n}: {v} – {o}").format(n=s.name, v=WORDS.get(s.value, same(s.value)), o=s.origin) for s in entry.settings)  # fmt: skip
    if entry.basis:
        yield LocalizedText("**Dasar**", "**Basis**")
        yield from (same(f"  {' · '.join(t for t in (b.instrument, b.part, b.article) if t)}") for b in entry.basis)
    whole = [step.text for step in entry.trace if step.depth == 0]
    if whole and rule:
        yield LocalizedText("**Syarat seperti tertulis di aturan**", "**The conditions as the rule has them**")
        yield from (same(f"  {text}") for text in whole)


def _steps(entry: FindingEntry, steps: list[TraceEntry], prose: Prose | None) -> Iterator[LocalizedText]:
    """The parts of one condition: each in words, with its value and where it is printed.

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
            forbidden = (
                step.part == "assert" and step.depth == 1 and dropped == [0] and steps[0].text.startswith("not ")
            )
            yield _step(entry, step, step.depth - len(dropped), prose, _FORBIDDEN if forbidden else same(""))


_FORBIDDEN = LocalizedText("(tidak boleh)", "(must not be)")


def _is_told_by_parts(step: TraceEntry, prose: Prose) -> bool:
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
    entry: FindingEntry, step: TraceEntry, depth: int, prose: Prose | None, before: LocalizedText
) -> LocalizedText:
    source, document = step.source, None
    if step.evidence is not None and step.evidence < len(entry.evidence):
        source, document = entry.evidence[step.evidence].source, entry.evidence[step.evidence].document
    place = _place(source)
    where = [*([same(document)] if document else []), *([place] if place else [])]
    told = same(" ({w})").format(w=joined(where, ", ")) if where else same("")
    called = before + (_in_words(step, prose) or same(step.text))
    line = same("{i}– {c}: {v}").format(i="  " * (depth + 1), c=called, v=_value(step))
    return LocalizedText(line.id + told.id, line.en + told.en)


def _in_words(step: TraceEntry, prose: Prose | None) -> LocalizedText | None:
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
    given = source.model_dump(
        include={"file", "page", "sheet", "table", "row", "cell", "carried", "guessed"}, exclude_none=True
    )
    found = Source(**{"file": "", **given})
    return LocalizedText(found.say("id"), found.say("en"))


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


_VERDICTS = {
    "exact": LocalizedText("nama sama", "same name"),
    "auto": LocalizedText("otomatis menurut nama", "automatic, by name"),
    "confirmed": LocalizedText("dikonfirmasi manusia", "confirmed by a person"),
    "needs_confirmation": LocalizedText("belum dikonfirmasi", "awaits confirmation"),
}


def _weighed(link: LinkEntry) -> LocalizedText:
    said = LocalizedText("– {v}, kemiripan {s}{r}", "– {v}, score {s}{r}")
    reasons = f": {'; '.join(link.reasons)}" if link.reasons else ""
    return said.format(v=_VERDICTS.get(link.verdict, same(link.verdict)), s=f"{link.score:g}", r=reasons)


def _flat(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()


def in_language(lines: list[LocalizedText], language: Language) -> list[tuple[str, bool]]:
    """Return the lines in one language, each with whether it is a heading."""
    said = [text for line in lines if (text := line.say(language))]
    return [(line.strip("*"), line.startswith("**")) for line in said]
