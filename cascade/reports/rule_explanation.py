"""Explain a rule in prose: what it asks of whom, and what the region says of it.

A rule and what came of its examples go in; lines for the terminal come out, conditions told in words. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cascade.model import KIND_NAMES, QUARTER_NAMES, SEVERITY_NAMES, Finding, Severity
from cascade.model.i18n import LocalizedText, joined, same
from cascade.rules.loader import ExampleFile, Rule
from cascade.rules.prose import AND, OR, WORDS, Prose
from cascade.rules.vocabulary.registry import language as vocabulary
from cascade.settings.policy import Policy, SettingValue

_GRAVE: dict[Severity, LocalizedText] = {
    each: LocalizedText(n.id.lower(), n.en.lower()) for each, n in SEVERITY_NAMES.items()
}

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


def explain_rule(rule: Rule, results: tuple[Any, ...], choices: Policy) -> list[LocalizedText]:
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


def rule_overrides(rule: Rule, choices: Policy) -> list[LocalizedText]:
    """Tell what a region or dossier says of a rule, and whether it is only tried out."""
    told = [_TRIAL] if rule.trial else []
    for stand in choices.history.get(f"severities.{rule.code}", ()):
        said = LocalizedText("Tingkat {a} → {b}: {o}", "Severity {a} → {b}: {o}")
        told.append(said.format(a=_GRAVE[rule.severity], b=_GRAVE[stand.value], o=stand.origin.said))
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
    yield from rule_overrides(rule, choices)
    read = [*rule.condition.operands, *(o for case in rule.cases for o in case.when.operands)]
    for path in dict.fromkeys(operand.text for operand in read if operand.alias == "policy"):
        name = path.removeprefix("policy.")
        stands = choices.history.get(name, ())
        label = vocabulary().records["policy"][name].label
        told = joined(
            (
                LocalizedText("{v} ({o})", "{v} ({o})").format(v=WORDS.get(s.value, same(s.value)), o=s.origin.said)
                for s in reversed(stands)
            ),
            " ← ",
        )
        yield LocalizedText("Menurut {l}: {t}", "By the {l}: {t}").format(l=label, t=told)
    if any(".event." in operand.text or "quarters_of" in rule.condition.text for operand in rule.condition.operands):
        local = [event for event in choices.calendar if event.local]
        told = joined(
            same("{e} {q} ({o})").format(
                e=e.event, q=", ".join(QUARTER_NAMES[n - 1] for n in e.all_quarters), o=e.origin.said
            )
            for e in local
        )
        yield LocalizedText("Menurut kalender: {t}", "By the calendar: {t}").format(
            t=told if local else LocalizedText("bawaan cascade", "built into cascade")
        )


def _switched(stand: SettingValue) -> LocalizedText:
    if stand.value is False:
        return LocalizedText("Dihidupkan kembali: {o}", "Switched on again: {o}").format(o=stand.origin.said)
    return LocalizedText("Dimatikan ({r}): {o}", "Switched off ({r}): {o}").format(r=stand.value, o=stand.origin.said)


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
    for kind, given in example.given.items():
        rows = given if isinstance(given, list) else given.get("indicators", [])
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
