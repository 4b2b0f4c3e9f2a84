"""Write the pages of the rules: one for each rule, one for each check by a person, and the list of all of them by aspect.

The shipped rules and a language go in; Markdown by the name of its page comes out. Says nothing that the rule's own file does
not say, except how any rule is tuned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from markdown_text import shown

from cascade.model import KIND_NAMES, SEVERITY_NAMES, Basis
from cascade.model.i18n import Language, LocalizedText, joined, same
from cascade.reports import rule_explanation
from cascade.rules import examples
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.rules.condition_wording import ConditionWording
from cascade.rules.examples import ExampleResult
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.manual_checks import ManualCheck, read_checks
from cascade.rules.rule import Rule
from cascade.rules.rule_file import ExampleFile
from cascade.rules.trust import NEEDED, shipped_standings
from cascade.rules.trust_page import proof_in_words
from cascade.settings.policy import policy_from

FOLDER = "aturan"
_WORDS = {
    "list": LocalizedText("Semua aturan", "All rules"),
    "code": LocalizedText("Kode", "Code"),
    "rule": LocalizedText("Aturan", "Rule"),
    "severity": LocalizedText("Tingkat", "Severity"),
    "pack": LocalizedText("Paket", "Pack"),
    "proof": LocalizedText("Teruji", "Proven"),
    "aspect": LocalizedText("Aspek", "Aspect"),
    "checked": LocalizedText("Apa yang dibandingkan", "What it compares"),
    "documents": LocalizedText("Dokumen", "Documents"),
    "said": LocalizedText("Apa yang dikatakan bila tidak sesuai", "What it says where that does not hold"),
    "to_do": LocalizedText("Yang perlu dilakukan", "What to do"),
    "failing": LocalizedText("Contoh yang tidak sesuai", "An example that fails"),
    "holding": LocalizedText("Contoh yang sesuai", "An example that holds"),
    "other": LocalizedText("Contoh lain", "More examples"),
    "basis": LocalizedText("Dasar", "Basis"),
    "tune": LocalizedText("Mengecualikan atau menyetel", "Waive or tune it"),
    "source": LocalizedText("Aturan ini sebagai berkas YAML", "This rule as a YAML file"),
    "look": LocalizedText("Yang dilihat", "What to look at"),
    "why": LocalizedText("Mengapa bukan oleh program", "Why not by a program"),
    "unverified": LocalizedText("belum dicocokkan dengan naskahnya", "not yet compared with the instrument itself"),
    "person": LocalizedText("diperiksa oleh manusia", "checked by a person"),
    "trial": LocalizedText(
        "Masih dicoba: temuannya dilaporkan terpisah dan tidak menggagalkan pemeriksaan.",
        "On trial: its findings are told apart and fail no check.",
    ),
}
_LIST_HEAD = LocalizedText(
    "{n} aturan dan {m} hal yang hanya dapat diperiksa manusia, menurut aspek reviu. Klik kodenya untuk dasar hukum, contoh dan yang perlu dilakukan; kotak "
    "pencarian di atas menemukan aturan menurut kata.\n\n"
    "*Tingkat*: **kesalahan** diperbaiki sebelum ditandatangani, **peringatan** diperiksa, **pertanyaan** dijawab, **info** boleh dibiarkan. "
    "*Teruji*: berapa temuan aturan itu pada dokumen nyata yang dinilai benar. Aturan yang belum benar sembilan dari sepuluh, dari sedikitnya {k} temuan, "
    "hanya bertanya tentang halaman tercetak (PDF, gambar, teks).",
    "{n} rules and {m} checks for a person alone, by aspect of a review. Click a code for the law, examples and what to do; the search above finds rules by their words.\n\n"
    "*Severity*: an **error** is corrected before anything is signed, a **warning** is looked at, a **question** is answered, **info** may stay. "
    "*Proven*: how many findings of the rule on real documents were judged right. A rule that has not been right nine times in ten, of at least {k} findings, "
    "only asks about printed pages (PDF, pictures, text).",
)
_TUNING = LocalizedText(
    "Satu masalah dikecualikan atau dinyatakan bukan temuan [di meja kerja](../meja-kerja.md#satu-masalah), dengan nama dan alasan. Untuk semua berkas suatu daerah, kantor atau "
    "satu berkas saja, tulis di `daerah.yaml`, `cascade.yaml` atau `berkas.yaml`:",
    "One problem is waived or called a false alarm [in the workbench](../meja-kerja.md#satu-masalah), with a name and a reason. For all dossiers of a region or an office, or for one "
    "dossier, write into `daerah.yaml`, `cascade.yaml` or `berkas.yaml`:",
)
_TUNED = LocalizedText(
    "severities: {{{c}: question}}          # tingkat lain: error, warning, question, info\noff: {{{c}: dinilai dengan cara lain}}   # atau dimatikan, dengan alasannya",
    "severities: {{{c}: question}}          # another severity: error, warning, question, info\noff: {{{c}: judged in another way}}      # or switched off, with the reason",
)
_BY_PERSON = LocalizedText(
    "Hal ini tidak dinilai program. Setiap laporan dan kertas kerja memuatnya sebagai baris yang diisi pereviu.",
    "No program judges this. Every report and workbook has it as a line that the reviewer fills in.",
)


def rule_pages(language: Language) -> dict[str, str]:
    """Return the pages of all shipped rules and checks, and the list of them."""
    rules, checks = tuple(shipped().values()), read_checks(shipped_rules())
    pages = {f"{FOLDER}/{rule.code}.md": rule_page(rule, language) for rule in rules}
    pages |= {f"{FOLDER}/{check.code}.md": _check_page(check, language) for check in checks}
    pages[f"{FOLDER}/index.md"] = _list_page(rules, checks, language)
    return pages


@cache
def shipped() -> Mapping[str, Rule]:
    """Return the shipped rules by their codes."""
    return {rule.code: rule for rule in read_rules(shipped_rules())}


@cache  # both languages tell the same
def _judged(code: str) -> tuple[ExampleResult, ...]:
    """Return what came of the examples of a rule."""
    return examples.run_examples((shipped()[code],))


def _list_page(rules: Sequence[Rule], checks: Sequence[ManualCheck], language: Language) -> str:
    codes = [*(rule.code for rule in rules), *(check.code for check in checks)]
    head = _LIST_HEAD.format(n=len(rules), m=len(checks), k=NEEDED)
    lines = [f"# {_say('list', language)}", "", head.say(language), ""]
    for aspect in in_order({aspect_of(code) for code in codes}):
        lines += [f"## {aspect_name(aspect).say(language)} {{ #{aspect.lower()} }}", ""]
        lines += [
            f"| {_say('code', language)} | {_say('rule', language)} | {_say('severity', language)} | {_say('proof', language)} |",
            "|---|---|---|---|",
        ]
        lines += [_row(rule, language) for rule in rules if aspect_of(rule.code) == aspect]
        lines += [_check_row(check, language) for check in checks if aspect_of(check.code) == aspect]
        lines.append("")
    return "\n".join(lines)


def _row(rule: Rule, language: Language) -> str:
    title, severity = _told(rule.title, language), _severity(rule).say(language)
    return f"| [{rule.code}]({rule.code}.md) | {title} | {severity} | {_proof(rule).say(language)} |"


def _check_row(check: ManualCheck, language: Language) -> str:
    return f"| [{check.code}]({check.code}.md) | {_told(check.title, language)} | {_say('person', language)} | – |"


def rule_page(rule: Rule, language: Language) -> str:
    """Return the page of a rule."""
    prose = ConditionWording(rule)
    asked = [*rule_explanation.asks(rule), *rule_explanation.rests_on(rule), *rule_explanation.conditions(rule, prose)]
    facts = {"severity": _severity(rule), "proof": _proof(rule), "pack": same(rule.pack)}
    failing, holding, others = _sorted_examples(rule, _judged(rule.code))
    lines = [*_head(rule.code, rule.title, facts, language)]
    if rule.trial:
        lines += ["!!! note", "", f"    {_say('trial', language)}", ""]
    lines += [f"## {_say('checked', language)}", "", *_prose(asked, language)]
    for name, example in (("failing", failing), ("holding", holding)):
        lines += [f"## {_say(name, language)}", "", *_example(*example, language)] if example else []
    lines += [f"## {_say('to_do', language)}", "", *_advice(rule, prose, language)]
    lines += [f"## {_say('basis', language)}", "", *_basis(rule.basis, language), ""]
    lines += [f"## {_say('said', language)}", "", *_prose(rule_explanation.failures(rule, prose), language)]
    if others:
        lines += [f'??? info "{_say("other", language)}"', ""]
        lines += [f"    {line}" for each in others for line in _example(*each, language)]
    lines += [f"## {_say('tune', language)}", "", _TUNING.say(language), "", *_prose(_policies(rule), language)]
    lines += ["```yaml", _TUNED.format(c=rule.code).say(language), "```", ""]
    source = Path(rule.path).read_text("utf-8").rstrip().splitlines()
    lines += [f'??? abstract "{_say("source", language)}"', "", "    ```yaml", *(f"    {line}" for line in source)]
    return "\n".join([*lines, "    ```", ""])


def _check_page(check: ManualCheck, language: Language) -> str:
    needs = joined((same(KIND_NAMES.get(each, each)) for each in check.needs), ", ")
    facts = {"severity": _WORDS["person"], "documents": needs}
    lines = [*_head(check.code, check.title, facts, language), _BY_PERSON.say(language), ""]
    lines += [f"## {_say('look', language)}", "", _told(check.instruction, language), ""]
    lines += [f"## {_say('why', language)}", "", _told(check.why, language), ""]
    return "\n".join([*lines, f"## {_say('basis', language)}", "", *_basis(check.basis, language), ""])


def _head(code: str, title: LocalizedText, facts: Mapping[str, LocalizedText], language: Language) -> Iterator[str]:
    aspect = aspect_of(code)
    yield from (f"# {code} · {_told(title, language)}", "")
    where = f"[{_say('list', language)}](index.md) › [{aspect_name(aspect).say(language)}](index.md#{aspect.lower()})"
    told = [f"**{_say(name, language)}**: {text.say(language)}" for name, text in facts.items()]
    yield from (where, "", " · ".join(told), "")


def _prose(lines: Iterable[LocalizedText], language: Language) -> Iterator[str]:
    """Yield lines of an explanation as paragraphs and lists."""
    in_list = False
    for line in lines:
        text = line.say(language)
        is_item = text.startswith("  – ")
        if in_list != is_item:
            yield ""
        in_list = is_item
        told = shown(text.removeprefix("  – "))
        yield from ((f"- {told}",) if is_item else (told, ""))
    yield ""


def _advice(rule: Rule, prose: ConditionWording, language: Language) -> Iterator[str]:
    templates = [rule.fix, *(case.fix for case in rule.cases if case.fix)]
    told = dict.fromkeys(_told(prose.template(template), language) for template in templates)
    yield from (f"- {text}" for text in told) if len(told) > 1 else told
    yield ""


Shown: TypeAlias = tuple[ExampleFile, ExampleResult]


def _sorted_examples(rule: Rule, results: Sequence[ExampleResult]) -> tuple[Shown | None, Shown | None, list[Shown]]:
    """Return an example that fails, one that holds, and the others."""
    pairs = list(zip(rule.examples, results, strict=False))
    failing = next((each for each in pairs if each[0].expect.get("fail")), None)
    holding = next((each for each in pairs if each[0].expect.get("pass") and not each[1].findings), None)
    return failing, holding, [each for each in pairs if each is not failing and each is not holding]


def _example(example: ExampleFile, result: ExampleResult, language: Language) -> Iterator[str]:
    """Yield an example: its title, what is printed where, what comes of it."""
    title, *lines = (line.say(language) for line in rule_explanation.example_lines(example, result.findings))
    yield from (f"**{shown(title.removeprefix('  • '))}**", "")
    for line in lines:
        yield f"- {shown(line.strip())}"
    yield ""


def _basis(bases: Sequence[Basis], language: Language) -> Iterator[str]:
    for basis in bases:
        cited = " · ".join(shown(text) for text in (basis.article, basis.part) if text)
        unread = not basis.verified and not basis.is_practice
        mark = f" *({_say('unverified', language)})*" if unread else ""
        yield f"- **{shown(basis.instrument)}**{' · ' if cited else ''}{cited}{mark}"
        if basis.quote:
            yield from ("", f"    > {shown(basis.quote)}", "")


def _policies(rule: Rule) -> Iterator[LocalizedText]:
    return rule_explanation.policies_read(rule, policy_from({}))


def _severity(rule: Rule) -> LocalizedText:
    name = SEVERITY_NAMES[rule.severity]
    return LocalizedText(name.id.lower(), name.en.lower())


def _proof(rule: Rule) -> LocalizedText:
    return proof_in_words(rule, shipped_standings().get(rule.code))


def _say(word: str, language: Language) -> str:
    return _WORDS[word].say(language)


def _told(text: LocalizedText, language: Language) -> str:
    return re.sub(r"\s+", " ", shown(text.say(language)))
