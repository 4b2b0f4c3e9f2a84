"""Explain a rule in prose: what it asks of whom, and what the region says of it.

A rule and what came of its examples go in; lines for the terminal come out, a line or paragraph each, conditions told in
words; `**…**` marks a heading. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cascade.model import KIND_NAMES, QUARTER_NAMES, SEVERITY_NAMES, Basis, Finding
from cascade.model.i18n import LocalizedText, joined, same
from cascade.rules.condition_wording import AND, OR, WORDS, ConditionWording
from cascade.rules.examples import ExampleResult
from cascade.rules.rule import Rule
from cascade.rules.rule_file import ExampleFile
from cascade.rules.trust import shipped_standings
from cascade.rules.trust_page import proof_in_words
from cascade.rules.vocabulary.type_environment import type_environment
from cascade.settings.origin import SettingValue
from cascade.settings.policy import Policy

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
_SEVERITIES: dict[object, LocalizedText] = {
    each: LocalizedText(name.id.lower(), name.en.lower()) for each, name in SEVERITY_NAMES.items()
}
_PROVEN = LocalizedText("Teruji pada dokumen nyata: {p}", "Proven on real documents: {p}")
_TRIAL = LocalizedText(
    "Masih dicoba: temuannya dilaporkan terpisah dan tidak pernah menggagalkan pemeriksaan.",
    "Still tried out: its findings are told apart and never fail a run.",
)
_PARTS_READ = {
    "document": LocalizedText("dokumennya sendiri", "its own document"),
    "tables": LocalizedText("tabel yang memuatnya atau seharusnya memuatnya", "the tables that print it, or should"),
    "sum": LocalizedText("semua bagian dari jumlah itu", "all parts of the sum"),
    "totals": LocalizedText("semua baris di atas baris jumlah", "all rows above the total row"),
}
_EXPECTED = {
    "pass": LocalizedText("sesuai, tidak ada temuan", "in order, no finding"),
    "not_applicable": LocalizedText("aturan tidak berlaku", "the rule does not apply"),
    "insufficient_data": LocalizedText("tidak dapat dinilai", "cannot be judged"),
}


def explain_rule(rule: Rule, results: Sequence[ExampleResult], choices: Policy) -> list[LocalizedText]:
    """Explain a rule in prose, a line or paragraph each; `**…**` marks a heading.

    Args:
        rule: The rule.
        results: What came of its examples (`examples.run_examples`), in their order.
        choices: The policy in force: what it overrides is told.
    """
    prose = ConditionWording(rule)
    return [
        LocalizedText("**{c} · {t}**", "**{c} · {t}**").format(c=rule.code, t=rule.title),
        LocalizedText("Tingkat {s} · paket {p}", "Severity {s} · pack {p}").format(
            s=_SEVERITIES[rule.severity], p=rule.pack
        ),
        _PROVEN.format(p=proof_in_words(rule, shipped_standings().get(rule.code))),
        *rule_overrides(rule, choices),
        *policies_read(rule, choices),
        *_calendar(rule, choices),
        *asks(rule),
        *rests_on(rule),
        *conditions(rule, prose),
        *failures(rule, prose),
        LocalizedText("Perbaikan: {x}", "Fix: {x}").format(x=prose.template(rule.fix)),
        LocalizedText("Catatan singkat: {x}", "Margin note: {x}").format(x=prose.template(rule.note)),
        LocalizedText("**Dasar**", "**Basis**"),
        *map(_basis, rule.basis),
        LocalizedText("**Contoh**", "**Examples**"),
        *_examples(rule, results),
    ]


def rule_overrides(rule: Rule, choices: Policy) -> list[LocalizedText]:
    """Tell what a region or dossier says of a rule, and whether it is only tried out."""
    lines = [_TRIAL] if rule.trial else []
    for setting in choices.history.get(f"severities.{rule.code}", ()):
        line = LocalizedText("Tingkat {a} → {b}: {o}", "Severity {a} → {b}: {o}")
        new = _SEVERITIES[setting.value]
        lines.append(line.format(a=_SEVERITIES[rule.severity], b=new, o=setting.origin.description))
    return [*lines, *(_switched(setting) for setting in choices.history.get(f"off.{rule.code}", ()))]


def _switched(setting: SettingValue) -> LocalizedText:
    if setting.value is False:
        return LocalizedText("Dihidupkan kembali: {o}", "Switched on again: {o}").format(o=setting.origin.description)
    line = LocalizedText("Dimatikan ({r}): {o}", "Switched off ({r}): {o}")
    return line.format(r=setting.value, o=setting.origin.description)


def policies_read(rule: Rule, choices: Policy) -> Iterator[LocalizedText]:
    """Yield the policies that a rule reads: the value in force first, then what it overrode, each with who says so."""
    operands = [*rule.condition.operands, *(operand for case in rule.cases for operand in case.when.operands)]
    for path in dict.fromkeys(operand.text for operand in operands if operand.alias == "policy"):
        name = path.removeprefix("policy.")
        values = joined(map(_setting, reversed(choices.history.get(name, ()))), " ← ")
        label = type_environment().records["policy"][name].label
        yield LocalizedText("Menurut {l}: {t}", "By the {l}: {t}").format(l=label, t=values)


def _setting(setting: SettingValue) -> LocalizedText:
    value = WORDS.get(str(setting.value), same(str(setting.value)))
    return LocalizedText("{v} ({o})", "{v} ({o})").format(v=value, o=setting.origin.description)


def _calendar(rule: Rule, choices: Policy) -> Iterator[LocalizedText]:
    """Yield the dates of a region, where a rule reads the calendar."""
    operands = rule.condition.operands
    if any(".event." in operand.text or "quarters_of" in rule.condition.text for operand in operands):
        local = [
            same("{e} {q} ({o})").format(e=event.event, q=_quarters(event.all_quarters), o=event.origin.description)
            for event in choices.calendar
            if event.is_local
        ]
        dates = joined(local) if local else LocalizedText("bawaan cascade", "built into cascade")
        yield LocalizedText("Menurut kalender: {t}", "By the calendar: {t}").format(t=dates)


def _quarters(numbers: Sequence[int]) -> str:
    return ", ".join(QUARTER_NAMES[number - 1] for number in numbers)


def asks(rule: Rule) -> Iterator[LocalizedText]:
    """Yield of what a rule asks, and which documents it needs for that."""
    asked = [_asked(selection.form, selection.kinds) for selection in rule.select]
    yield LocalizedText("Yang diperiksa: {x}.", "What is checked: {x}.").format(
        x=joined(asked, LocalizedText(", dengan ", ", with "))
    )
    if rule.needs:
        yield LocalizedText(
            "Diperlukan: {x}; tanpa itu aturan ini tidak dinilai.", "Needed: {x}; without it the rule is not judged."
        ).format(x=joined((joined(map(_kind, need), OR) for need in rule.needs), ", "))


def _asked(form: str, kinds: tuple[str, ...]) -> LocalizedText:
    return ASKED[form].format(k=joined(map(_kind, kinds), OR) if kinds else _ANY)


def _kind(kind: str) -> LocalizedText:
    return same(KIND_NAMES[kind]) if kind in KIND_NAMES else LocalizedText("nomenklatur", "the nomenclature")


def rests_on(rule: Rule) -> Iterator[LocalizedText]:
    """Tell what must have been read whole before a fail of the rule is a finding."""
    if rule.rests_on:
        parts = [_PARTS_READ.get(name) or same(KIND_NAMES[name]) for name in rule.rests_on]
        line = LocalizedText(
            "Dinilai hanya bila terbaca seluruhnya: {x}.", "Judged only where this was read completely: {x}."
        )
        yield line.format(x=joined(parts, ", "))


def conditions(rule: Rule, prose: ConditionWording) -> Iterator[LocalizedText]:
    """Yield when a rule applies and what must hold."""
    if rule.when:
        yield LocalizedText("Berlaku bila:", "Applies when:")
        yield from (same("  – {x};").format(x=each) for each in prose.conditions(rule.when))
    yield LocalizedText("Yang harus benar:", "What must hold:")
    yield from (same("  – {x}.").format(x=each) for each in prose.conditions(rule.condition))


def failures(rule: Rule, prose: ConditionWording) -> Iterator[LocalizedText]:
    """Yield what a rule says where its condition does not hold, and in which cases it says something else."""
    line = LocalizedText("Bila tidak: {s}. {m}", "If not: {s}. {m}")
    yield line.format(s=_SEVERITIES[rule.severity], m=prose.template(rule.message))
    for case in rule.cases:
        which = joined(prose.conditions(case.when), AND)
        severity = _SEVERITIES[case.severity or rule.severity]
        words = LocalizedText(". {m}", ". {m}").format(m=prose.template(case.message)) if case.message else same("")
        line = LocalizedText("  – tetapi bila {w}: {s}{m}", "  – but if {w}: {s}{m}")
        yield line.format(w=which, s=severity, m=words)


def _basis(basis: Basis) -> LocalizedText:
    quote = f"“{basis.quote}”" if basis.quote else ""
    cited = " · ".join(text for text in (basis.instrument, basis.article, basis.part, quote) if text)
    unread = not basis.verified and not basis.is_practice
    mark = LocalizedText(" (belum diverifikasi)", " (not verified)") if unread else same("")
    return LocalizedText(f"  – {cited}{mark.id}", f"  – {cited}{mark.en}")


def _examples(rule: Rule, results: Sequence[ExampleResult]) -> Iterator[LocalizedText]:
    for number, example in enumerate(rule.examples):
        yield from example_lines(example, results[number].findings if number < len(results) else ())


def example_lines(example: ExampleFile, findings: Sequence[Finding]) -> Iterator[LocalizedText]:
    """Yield an example: its title, what is printed, what the rule says of it."""
    yield same(f"  • {example.title}")
    for kind, given in example.given.items():
        rows = _given_rows(given)
        for row in rows[:3]:
            yield same(f"      {KIND_NAMES.get(kind, kind)}: {_given_row(row)}")
        if not rows:
            yield same(f"      {KIND_NAMES.get(kind, kind)}: …")
    for name, value in example.policy.items():
        shown = WORDS.get(value, same(value)) if isinstance(value, str) else same(_flat_setting(value))
        yield LocalizedText("      kebijakan {k}: {v}", "      policy {k}: {v}").format(k=name, v=shown)
    for finding in findings[:2]:
        yield same("      → {s}: {m}").format(s=_SEVERITIES[finding.severity], m=finding.message)
    if not findings:
        verdict = next((name for name in _EXPECTED if example.expect.get(name)), "pass")
        yield same("      → {x}").format(x=_EXPECTED[verdict])


def _given_rows(given: object) -> list[Mapping[str, object]]:
    """Return the indicators of a document of an example, which may be all that is written of it, or else its elements."""
    rows: object = (given.get("indicators") or given.get("elements")) if isinstance(given, Mapping) else given
    return rows if isinstance(rows, list) else []


def _given_row(row: Mapping[str, object]) -> str:
    values = [str(row[key]) for key in ("target", "baseline") if row.get(key) is not None]
    targets, quarters = row.get("targets"), row.get("quarters")
    if isinstance(targets, Mapping):
        values += [f"{year}: {value}" for year, value in targets.items()]
    if isinstance(quarters, list) and quarters:
        values.append(" · ".join(str(quarter or "–") for quarter in quarters))
    pagu = row.get("pagu")
    if isinstance(pagu, Mapping):
        values.append("pagu " + ", ".join(f"{year}: {value}" for year, value in pagu.items()))
    elif pagu is not None:
        values.append(f"pagu {pagu}")
    unit = f" [{row['unit']}]" if row.get("unit") else ""
    return f"{row.get('name', '…')}{unit}" + (f" – {'; '.join(values)}" if values else "")


def _flat_setting(value: object) -> str:
    """Return a setting as it is said: `musrenbang_desa, TR III`."""
    if isinstance(value, list):
        return "; ".join(_flat_setting(item) for item in value)
    if not isinstance(value, Mapping):
        return str(value)
    shown = {key: _quarters(item) if key == "quarters" else item for key, item in value.items()}
    return ", ".join(str(item) if "event" in value else f"{key}: {item}" for key, item in shown.items())
