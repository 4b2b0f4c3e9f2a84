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

from cascade.canonical import CanonicalSource
from cascade.errors import CascadeError
from cascade.expressions import Expression
from cascade.language import Language, Phrase, figure, same
from cascade.model import KIND_NAMES, QUARTER_NAMES, SEVERITY_NAMES, Finding, Severity, Source
from cascade.policy import Policy, Stand
from cascade.reportfile import FindingEntry, LinkEntry, ReportFile, TraceEntry
from cascade.rulebook import ExampleFile, Rule, Template
from cascade.vocabulary import language as vocabulary

SHORTEST = 4  # characters of a fingerprint that may stand for all of it

_GRAVE: dict[Severity, Phrase] = {each: Phrase(n.id.lower(), n.en.lower()) for each, n in SEVERITY_NAMES.items()}

# Conditions in words

_WORDS = {
    "sum": Phrase("jumlah", "sum"), "cumulative": Phrase("kumulatif", "cumulative"),
    "constant": Phrase("tetap", "constant"), "final": Phrase("posisi akhir", "final"),
    "average": Phrase("rata-rata", "average"), "ceiling": Phrase("batas atas", "ceiling"),
    "equal": Phrase("harus sama", "equal"), "floor": Phrase("batas bawah", "floor"),
    "up": Phrase("naik", "up"), "down": Phrase("turun", "down"), "keep": Phrase("tetap", "keep"),
    "range": Phrase("rentang", "range"), "people": Phrase("orang", "people"), "paper": Phrase("dokumen", "paper"),
    "group": Phrase("kelompok", "group"), "place": Phrase("tempat", "place"), "thing": Phrase("barang", "thing"),
    "occasion": Phrase("kegiatan", "occasion"), "service": Phrase("layanan", "service"), "time": Phrase("waktu", "time"),
    "share": Phrase("bagian (persen)", "share"), "score": Phrase("nilai", "score"), "grade": Phrase("predikat", "grade"),
    "count": Phrase("jumlah", "count"), "times": Phrase("frekuensi", "frequency"), "index": Phrase("indeks", "index"),
    "sub_kegiatan": same("sub kegiatan"), **{kind: same(name) for kind, name in KIND_NAMES.items()},
}  # fmt: skip
_COMPARED: dict[type[ast.cmpop], Phrase] = {
    ast.Eq: Phrase("sama dengan", "equals"), ast.NotEq: Phrase("tidak sama dengan", "differs from"),
    ast.Lt: Phrase("kurang dari", "is less than"), ast.LtE: Phrase("paling banyak", "is at most"),
    ast.Gt: Phrase("lebih dari", "is more than"), ast.GtE: Phrase("paling sedikit", "is at least"),
    ast.In: Phrase("salah satu dari", "is one of"), ast.NotIn: Phrase("bukan salah satu dari", "is none of"),
}  # fmt: skip
_OF_DATES: dict[type[ast.cmpop], Phrase] = {
    ast.Lt: Phrase("sebelum", "is before"), ast.LtE: Phrase("tidak sesudah", "is not after"),
    ast.Gt: Phrase("sesudah", "is after"), ast.GtE: Phrase("tidak sebelum", "is not before"),
}  # fmt: skip
_AMONG = Phrase("termasuk", "is among")
_EXACTLY_IF = Phrase("tepat bila", "exactly if")
FUNCTIONS = {
    "abs": Phrase("nilai mutlak {0}", "the absolute value of {0}"),
    "min": Phrase("nilai terkecil dari {0}", "the smallest of {0}"),
    "max": Phrase("nilai terbesar dari {0}", "the largest of {0}"),
    "sum": Phrase("jumlah {0}", "the sum of {0}"),
    "mean": Phrase("rata-rata {0}", "the mean of {0}"),
    "count": Phrase("banyaknya {0}", "the number of {0}"),
    "all_of": Phrase("semua ini benar: {0}", "all of these hold: {0}"),
    "any_of": Phrase("salah satu ini benar: {0}", "one of these holds: {0}"),
    "agrees": Phrase("{0} sama dengan {1} menurut angka yang dicetak", "{0} agrees with {1} within the printed digits"),
    "rounds_to": Phrase("{0} dan {1} hanya berbeda pembulatan", "{0} and {1} differ only by rounding"),
    "beyond": Phrase("{0} lebih ambisius dari {1} (menurut {2})", "{0} is more ambitious than {1} (by the {2})"),
    "monotone": Phrase("{0} tidak mundur (menurut {1})", "{0} never step back (by the {1})"),
    "normalized": Phrase("{0} tanpa beda ejaan", "{0} without spelling variants"),
    "head_word": Phrase("kata pertama {0}", "the first word of {0}"),
    "same_text": Phrase("{0} sama dengan {1}, ejaan diabaikan", "{0} equals {1}, spelling aside"),
    "same_letters": Phrase("{0} sama huruf demi huruf dengan {1}", "{0} equals {1} letter by letter"),
    "same_unit": Phrase("{0} setara dengan {1}", "{0} is equivalent to {1}"),
    "changes_meaning": Phrase(
        "{0} dan {1} berbeda dalam kata yang mengubah makna", "{0} and {1} differ in a meaning-changing word"
    ),
    "mentions": Phrase("{0} memuat salah satu kata {rest}", "{0} holds one of the words {rest}"),
    "year": Phrase("tahun dari {0}", "the year of {0}"),
    "month": Phrase("bulan dari {0}", "the month of {0}"),
    "fits": Phrase(
        "{0}, menurut cara membaca triwulannya, sama dengan {1}", "{0}, as its quarters are read, equals {1}"
    ),
    "linked": Phrase("{0} tertaut dengan indikator di {1}", "{0} is linked to an indicator of the {1}"),
    "shares": Phrase(
        "sedikitnya setengah indikator {0} tertaut dengan {1}",
        "at least half of the indicators of the {0} are linked to the {1}",
    ),
    "without_tujuan": Phrase(
        "{0} milik tujuan, dan {1} tidak memuat tujuan", "{0} is of a tujuan, and the {1} holds none of a tujuan"
    ),
    "listed": Phrase("{0} ada di {1}", "{0} is in the {1}"),
    "beside": Phrase("berkas ini memuat {1} untuk tahun {0}", "the dossier has a {1} for the years of {0}"),
    "grade": Phrase("predikat {1}", "the grade of {1}"),
    "made_by_quarters": Phrase("anggaran triwulan {0} berjumlah {1}", "the quarters of {0} come to {1}"),
    "same_funds": Phrase("{0} dan {1} menyebut sumber dana yang sama", "{0} and {1} name the same sources of funds"),
    "is_number": Phrase("{0} berupa angka", "{0} is a number"),
    "is_composite": Phrase("{0} satuan gabungan", "{0} is a unit of two"),
    "days_after": Phrase("hari dari {1} sampai {0}", "days from {1} to {0}"),
    "out_of_plan": Phrase(
        "baris daftar IKU yang memuat {0} tetapi tidak ada di Renstra, bila kebanyakan",
        "rows of the list of IKU with {0} that the Renstra has not, where they are most of it",
    ),
    "in_plan": Phrase("{0} ada di antara IKU dan tujuan/sasaran Renstra", "{0} is both an IKU and a tujuan or sasaran"),
    "quarters_of": Phrase("triwulan {0} menurut kalender", "the quarters of {0} by the calendar"),
}
_WITHIN = Phrase("seluruhnya di dalam", "lie all within")
_NOT = {
    "mentions": Phrase("{0} tidak memuat kata {rest}", "{0} holds none of the words {rest}"),
    "beyond": Phrase(
        "{0} tidak lebih ambisius dari {1} (menurut {2})", "{0} is not more ambitious than {1} (by the {2})"
    ),
    "linked": Phrase("{0} tidak tertaut dengan indikator di {1}", "{0} is linked to no indicator of the {1}"),
}
_AND, _OR = Phrase(" dan ", " and "), Phrase(" atau ", " or ")


class _Prose:
    """Tells the conditions of one rule in words."""

    def __init__(self, rule: Rule):
        self.records = {selection.alias: selection.record for selection in rule.select} | {"policy": "policy"}
        self.named = {
            selection.alias: same("/".join(KIND_NAMES[kind] for kind in selection.kinds) or selection.alias)
            for selection in rule.select
        }
        self.several = len(rule.select) > 1

    def conditions(self, expression: Expression) -> list[Phrase]:
        """Return the conditions that must all hold."""
        tree = ast.parse(expression.text, mode="eval").body
        parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
        return [self.say(part) for part in parts]

    def say(self, node: ast.expr) -> Phrase:
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = [self.say(v) if isinstance(v, ast.Compare) else self._inner(v) for v in values]
                return _joined(_OR if isinstance(op, ast.Or) else _AND, parts)
            case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id=name), args=given)) if name in _NOT:
                return self._filled(_NOT[name], given)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Phrase("tidak benar: {x}", "it is not true: {x}").format(x=self.say(operand))
            case ast.UnaryOp(operand=operand):
                return Phrase("negatif {x}", "minus {x}").format(x=self.say(operand))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                said = Phrase("bila {a} maka {b}, selain itu {c}", "if {a} then {b}, otherwise {c}")
                return said.format(a=self.say(test), b=self.say(body), c=self.say(orelse))
            case ast.Compare():
                return self._compare(node)
            case ast.BinOp(left=left, op=op, right=right):
                sign = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×"}.get(type(op), "÷")
                return same("{a} {s} {b}").format(a=self.say(left), s=sign, b=self.say(right))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                plain = f"{name}({', '.join(f'{{{number}}}' for number in range(len(arguments)))})"
                return self._filled(FUNCTIONS.get(name) or same(plain), arguments)
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                return _joined(same(", "), [self.say(item) for item in items])
            case ast.Constant(value=str() as text):
                return _WORDS.get(text) or same(f"“{text}”")
            case ast.Constant(value=value):
                return same(str(value).replace(".", ","))
        return self._path(node)[1]

    def _inner(self, node: ast.expr) -> Phrase:
        said = self.say(node)
        return same("({x})").format(x=said) if isinstance(node, ast.BoolOp | ast.IfExp | ast.Compare) else said

    def is_truth(self, node: ast.expr) -> bool:
        """Tell whether a path is itself true or false."""
        try:
            return isinstance(node, ast.Attribute) and self._path(node)[0] == "truth"
        except KeyError:  # of another edition of the rule
            return False

    def _compare(self, node: ast.Compare) -> Phrase:
        said, left = [], node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.Is | ast.IsNot):
                there = (
                    Phrase("dapat ditentukan: {x}", "it can be told: {x}")
                    if self.is_truth(left)
                    else Phrase("{x} ada", "{x} is there")
                )
                gone = Phrase("{x} tidak ada", "{x} is not there")
                said.append((gone if isinstance(operator, ast.Is) else there).format(x=self.say(left)))
            else:
                compared = self._compared(left, operator, right)
                said.append(same("{a} {o} {b}").format(a=self._inner(left), o=compared, b=self._inner(right)))
            left = right
        return _joined(_AND, said)

    def _compared(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Phrase:
        kind = self._path(left)[0] if isinstance(left, ast.Attribute) else ""
        if kind == "set" and isinstance(operator, ast.LtE):
            return _WITHIN
        if isinstance(left, ast.Compare) and isinstance(operator, ast.Eq):
            return _EXACTLY_IF
        if isinstance(operator, ast.In) and isinstance(right, ast.Attribute):
            return _AMONG
        return (_OF_DATES if kind == "date" else _COMPARED).get(type(operator), _COMPARED[type(operator)])

    def _filled(self, template: Phrase, arguments: list[ast.expr]) -> Phrase:
        given = [self.say(argument) for argument in arguments]
        rest = _joined(same(", "), given[1:])
        return Phrase(
            template.id.format(*(g.id for g in given), rest=rest.id),
            template.en.format(*(g.en for g in given), rest=rest.en),
        )

    def template(self, template: Template) -> Phrase:
        """Return a message with its values called by their names."""
        said = template.phrase
        for name, expression in template.parts:
            called = self.say(ast.parse(expression.text, mode="eval").body)
            said = Phrase(
                said.id.replace(f"{{{name}}}", f"‹{called.id}›"), said.en.replace(f"{{{name}}}", f"‹{called.en}›")
            )
        return said

    def _path(self, node: ast.expr) -> tuple[str, Phrase]:
        """Return the type of a path and what it is called; the document is named where several are asked."""
        if isinstance(node, ast.Name):
            return self.records.get(node.id, ""), self.named.get(node.id, same(node.id))
        if isinstance(node, ast.Subscript):
            kind, owner = self._path(node.value)
            index = self.say(node.slice)
            at = Phrase("{o} menurut {i}", "{o} by {i}")
            if kind.startswith("list:") and isinstance(node.slice, ast.Constant):
                return kind.split(":", 1)[1], owner + same(QUARTER_NAMES[int(str(node.slice.value)) - 1])
            return kind.split(":", 1)[-1], at.format(o=owner, i=index)
        if not isinstance(node, ast.Attribute):
            return "", self.say(node)
        kind, owner = self._path(node.value)
        attribute = vocabulary().records[kind][node.attr]
        if node.attr == "document" and isinstance(node.value, ast.Name):
            return attribute.type, owner  # a document is called by its kind, as are its indicators
        root = (
            node.value.value if isinstance(node.value, ast.Attribute) and node.value.attr == "document" else node.value
        )
        if isinstance(root, ast.Name) and (not self.several or kind == "policy"):
            return attribute.type, attribute.label
        return attribute.type, Phrase("{a} ({o})", "{a} ({o})").format(a=attribute.label, o=owner)


def _joined(between: Phrase, parts: list[Phrase]) -> Phrase:
    return Phrase(between.id.join(part.id for part in parts), between.en.join(part.en for part in parts))


# A rule

ASKED = {
    "indicators": Phrase("setiap indikator di {k}", "every indicator of the {k}"),
    "elements": Phrase("setiap tujuan, sasaran, program, kegiatan dan sub kegiatan di {k}", "every element of the {k}"),
    "documents": Phrase("setiap dokumen {k}", "every {k}"),
    "joined": Phrase("indikator yang sama di {k}", "the same indicator in the {k}"),
    "also": Phrase("indikator bernama sama di {k} lain", "the indicator of the same name in another {k}"),
    "found": Phrase("unsur yang sama di {k}", "the same element of the {k}"),
    "beside": Phrase("dokumen {k} lain", "another {k}"),
    "parents": Phrase("setiap unsur yang mempunyai bagian di {k}, per tahun", "every element with parts of the {k}, by year"),
    "pairs": Phrase("setiap pasangan indikator yang tertaut", "every pair of linked indicators"),
    "open_links": Phrase("setiap tautan yang belum dikonfirmasi", "every link that awaits confirmation"),
    "copies": Phrase("setiap indikator yang dicetak dua kali dalam satu dokumen", "every indicator that one document prints twice"),
    "prints": Phrase("setiap unsur di semua tabel {k}", "every element in all tables of the {k}"),
    "names": Phrase("setiap indikator di semua tabel {k}", "every indicator in all tables of the {k}"),
    "tables": Phrase("setiap tabel {k}", "every table of the {k}"),
    "blocks": Phrase("setiap blok baris yang dicetak dua kali dalam satu dokumen", "every block of rows that one document prints twice"),
}  # fmt: skip
_ANY = Phrase("semua dokumen", "documents")


def of_rule(rule: Rule, results: tuple[Any, ...], choices: Policy) -> list[Phrase]:
    """Explain a rule in prose, a line or paragraph each; `**…**` marks a heading.

    Args:
        rule: The rule.
        results: What came of its examples (`examples.run`), in their order.
        choices: The policy in force: what it overrides is told.
    """
    prose = _Prose(rule)
    lines = [
        Phrase("**{c} · {t}**", "**{c} · {t}**").format(c=rule.code, t=rule.title),
        *_standing(rule, choices),
    ]
    asked = [_asked(selection.form, selection.kinds) for selection in rule.select]
    lines.append(
        Phrase("Yang diperiksa: {x}.", "What is checked: {x}.").format(x=_joined(Phrase(", dengan ", ", with "), asked))
    )
    if rule.needs:
        needed = _joined(same(", "), [_joined(_OR, [_kind(kind) for kind in need]) for need in rule.needs])
        lines.append(
            Phrase(
                "Diperlukan: {x}; tanpa itu aturan ini tidak dinilai.",
                "Needed: {x}; without it the rule is not judged.",
            ).format(x=needed)
        )
    if rule.when:
        lines.append(Phrase("Berlaku bila:", "Applies when:"))
        lines += [same("  – {x};").format(x=each) for each in prose.conditions(rule.when)]
    lines.append(Phrase("Yang harus benar:", "What must hold:"))
    lines += [same("  – {x}.").format(x=each) for each in prose.conditions(rule.condition)]
    lines.append(
        Phrase("Bila tidak: {s}. {m}", "If not: {s}. {m}").format(
            s=_GRAVE[rule.severity], m=prose.template(rule.message)
        )
    )
    for case in rule.cases:
        which = _joined(Phrase(" dan ", " and "), prose.conditions(case.when))
        said = Phrase("  – tetapi bila {w}: {s}{m}", "  – but if {w}: {s}{m}")
        words = Phrase(". {m}", ". {m}").format(m=prose.template(case.message)) if case.message else same("")
        lines.append(said.format(w=which, s=_GRAVE[case.severity or rule.severity], m=words))
    lines.append(Phrase("Perbaikan: {x}", "Fix: {x}").format(x=prose.template(rule.fix)))
    lines.append(Phrase("Catatan singkat: {x}", "Margin note: {x}").format(x=prose.template(rule.note)))
    lines.append(Phrase("**Dasar**", "**Basis**"))
    for basis in rule.basis:
        cited = " · ".join(text for text in (basis.instrument, basis.part, basis.article) if text)
        read = same("") if basis.verified else Phrase(" (belum diverifikasi)", " (not verified)")
        lines.append(Phrase(f"  – {cited}{read.id}", f"  – {cited}{read.en}"))
    lines.append(Phrase("**Contoh**", "**Examples**"))
    for number, example in enumerate(rule.examples):
        found = results[number].findings if number < len(results) else ()
        lines += _example(example, found)
    return lines


def overrides(rule: Rule, choices: Policy) -> list[Phrase]:
    """Tell what a region or dossier says of a rule, and whether it is only tried out."""
    told = [_TRIAL] if rule.trial else []
    for stand in choices.history.get(f"severities.{rule.code}", ()):
        said = Phrase("Tingkat {a} → {b}: {o}", "Severity {a} → {b}: {o}")
        told.append(said.format(a=_GRAVE[rule.severity], b=_GRAVE[stand.value], o=stand.origin.said))
    return [*told, *(_switched(stand) for stand in choices.history.get(f"off.{rule.code}", ()))]


_TRIAL = Phrase(
    "Masih dicoba: temuannya dilaporkan terpisah dan tidak pernah menggagalkan pemeriksaan.",
    "Still tried out: its findings are told apart and never fail a run.",
)


def _standing(rule: Rule, choices: Policy) -> Iterator[Phrase]:
    """Tell how grave it is, in which pack, and what the region says about it."""
    yield Phrase("Tingkat {s} · paket {p}", "Severity {s} · pack {p}").format(s=_GRAVE[rule.severity], p=rule.pack)
    yield from overrides(rule, choices)
    read = [*rule.condition.operands, *(o for case in rule.cases for o in case.when.operands)]
    for path in dict.fromkeys(operand.text for operand in read if operand.alias == "policy"):
        name = path.removeprefix("policy.")
        stands = choices.history.get(name, ())
        label = vocabulary().records["policy"][name].label
        told = _joined(
            same(" ← "),
            [
                Phrase("{v} ({o})", "{v} ({o})").format(v=_WORDS.get(s.value, same(s.value)), o=s.origin.said)
                for s in reversed(stands)
            ],
        )
        yield Phrase("Menurut {l}: {t}", "By the {l}: {t}").format(l=label, t=told)
    if any(".event." in operand.text or "quarters_of" in rule.condition.text for operand in rule.condition.operands):
        local = [event for event in choices.calendar if event.local]
        told = _joined(
            same("; "),
            [
                same("{e} {q} ({o})").format(
                    e=e.event, q=", ".join(QUARTER_NAMES[n - 1] for n in e.all_quarters), o=e.origin.said
                )
                for e in local
            ],
        )
        yield Phrase("Menurut kalender: {t}", "By the calendar: {t}").format(
            t=told if local else Phrase("bawaan cascade", "built into cascade")
        )


def _switched(stand: Stand) -> Phrase:
    if stand.value is False:
        return Phrase("Dihidupkan kembali: {o}", "Switched on again: {o}").format(o=stand.origin.said)
    return Phrase("Dimatikan ({r}): {o}", "Switched off ({r}): {o}").format(r=stand.value, o=stand.origin.said)


def _asked(form: str, kinds: tuple[str, ...]) -> Phrase:
    return ASKED[form].format(k=_joined(_OR, [_kind(kind) for kind in kinds]) if kinds else _ANY)


def _kind(kind: str) -> Phrase:
    return same(KIND_NAMES[kind]) if kind in KIND_NAMES else Phrase("nomenklatur", "the nomenclature")


_EXPECTED = {
    "pass": Phrase("sesuai, tidak ada temuan", "in order, no finding"),
    "not_applicable": Phrase("aturan tidak berlaku", "the rule does not apply"),
    "insufficient_data": Phrase("tidak dapat dinilai", "cannot be judged"),
}


def _example(example: ExampleFile, found: tuple[Finding, ...]) -> Iterator[Phrase]:
    yield same(f"  • {example.title}")
    for kind, given in example.given.items():
        rows = given if isinstance(given, list) else given.get("indicators", [])
        for row in rows[:3]:
            yield same(f"      {KIND_NAMES.get(kind, kind)}: {_row(row)}")
        if not rows:
            yield same(f"      {KIND_NAMES.get(kind, kind)}: …")
    for kind, value in example.policy.items():
        shown = _WORDS.get(value, same(value)) if isinstance(value, str) else same(_flat_settings(value))
        yield Phrase("      kebijakan {k}: {v}", "      policy {k}: {v}").format(k=kind, v=shown)
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


def of_finding(report: ReportFile, path: Path, fingerprint: str, rules: Mapping[str, Rule]) -> list[Phrase]:
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
            Phrase("{p}: tidak ada temuan {f}.", "{p}: there is no finding {f}.").format(p=path.name, f=fingerprint),
            Phrase("“Sidik temuan” tertulis di bawah setiap temuan.", "The fingerprint stands below every finding."),
        )
    if len(names) > 1:
        raise CascadeError(
            Phrase("{f} cocok dengan beberapa temuan: {n}.", "{f} fits several findings: {n}.").format(f=fingerprint, n=", ".join(names)),
        )  # fmt: skip
    lines = [line for entry in found for line in _told(report, entry, rules.get(entry.code))]
    return [*lines, _QUOTED[report.language]]


_PARTS = {
    "when": Phrase("Apakah aturan ini berlaku?", "Does the rule apply?"),
    "assert": Phrase("Apakah ketentuannya terpenuhi?", "Does what must hold, hold?"),
    "case": Phrase("Mengapa tingkat atau pesan ini?", "Why this severity or message?"),
}
_QUOTED = {
    "id": Phrase("", "The texts of the finding are those of the report, which is in Indonesian."),
    "en": Phrase("Teks temuan dikutip dari laporan, yang berbahasa Inggris.", ""),
}
_YES, _NO = Phrase("ya", "yes"), Phrase("tidak", "no")
_VALUES = {
    "benar": _YES, "true": _YES, "salah": _NO, "false": _NO,
    "(kosong)": Phrase("(kosong)", "(blank)"), "(blank)": Phrase("(kosong)", "(blank)"),
}  # fmt: skip


def _told(report: ReportFile, entry: FindingEntry, rule: Rule | None) -> Iterator[Phrase]:
    title = rule.title if rule else same(entry.title)
    yield same("**{s} {c} · {t}**").format(s=SEVERITY_NAMES[entry.severity], c=entry.code, t=title)
    yield same(entry.subject)
    yield same(entry.message)
    sure = Phrase("Keyakinan {n} dari 1; sidik temuan {f}.", "Confidence {n} of 1; fingerprint {f}.")
    yield sure.format(n=figure(f"{entry.confidence:g}"), f=entry.fingerprint)
    for doubt in entry.doubts:
        yield Phrase("Keraguan: {d}", "Doubt: {d}").format(d=doubt)
    if not entry.trace:
        yield Phrase(
            "Laporan ini dibuat sebelum jejak dicatat; periksa ulang dengan cascade check.",
            "This report was made before traces were kept; run cascade check again.",
        )
    for part, title in _PARTS.items():
        steps = [step for step in entry.trace if step.part == part]
        if steps:
            answer = same("") if part == "case" else _value(steps[0])
            asked = title + Phrase(answer.id.capitalize(), answer.en.capitalize())
            yield same("**{t}**").format(t=asked)
            yield from _steps(entry, steps, _Prose(rule) if rule else None)
    if entry.links:
        yield Phrase("**Tautan yang menjadi dasar**", "**The links that it rests on**")
        yield from (_link(report, ends.left, ends.right) for ends in entry.links)
    if entry.settings:
        yield Phrase("**Kebijakan yang dipakai**", "**Policies that were used**")
        yield from (same("  {n}: {v} – {o}").format(n=s.name, v=_WORDS.get(s.value, same(s.value)), o=s.origin) for s in entry.settings)  # fmt: skip
    if entry.basis:
        yield Phrase("**Dasar**", "**Basis**")
        yield from (same(f"  {' · '.join(t for t in (b.instrument, b.part, b.article) if t)}") for b in entry.basis)
    whole = [step.text for step in entry.trace if step.depth == 0]
    if whole and rule:
        yield Phrase("**Syarat seperti tertulis di aturan**", "**The conditions as the rule has them**")
        yield from (same(f"  {text}") for text in whole)


def _steps(entry: FindingEntry, steps: list[TraceEntry], prose: _Prose | None) -> Iterator[Phrase]:
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


_FORBIDDEN = Phrase("(tidak boleh)", "(must not be)")


def _is_told_by_parts(step: TraceEntry, prose: _Prose) -> bool:
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


def _step(entry: FindingEntry, step: TraceEntry, depth: int, prose: _Prose | None, before: Phrase) -> Phrase:
    source, document = step.source, None
    if step.evidence is not None and step.evidence < len(entry.evidence):
        source, document = entry.evidence[step.evidence].source, entry.evidence[step.evidence].document
    place = _place(source)
    where = [*([same(document)] if document else []), *([place] if place else [])]
    told = Phrase(f" ({', '.join(w.id for w in where)})", f" ({', '.join(w.en for w in where)})") if where else same("")
    called = before + (_in_words(step, prose) or same(step.text))
    line = same("{i}– {c}: {v}").format(i="  " * (depth + 1), c=called, v=_value(step))
    return Phrase(line.id + told.id, line.en + told.en)


def _in_words(step: TraceEntry, prose: _Prose | None) -> Phrase | None:
    tree = _parsed(step.text)
    if prose is None or tree is None:
        return None
    try:
        return prose.say(tree)
    except KeyError:  # the report is of another edition of the rule
        return None


def _value(step: TraceEntry) -> Phrase:
    """Return what a part came to; what no document prints is a word of ours and said in words."""
    printed = step.source is not None or step.evidence is not None
    words = _VALUES if printed else _VALUES | _WORDS
    return words.get(step.value, same(step.value))


def _place(source: CanonicalSource | None) -> Phrase | None:
    if source is None:
        return None
    given = source.model_dump(
        include={"file", "page", "sheet", "table", "row", "cell", "carried", "guessed"}, exclude_none=True
    )
    found = Source(**{"file": "", **given})
    return Phrase(found.say("id"), found.say("en"))


def _link(report: ReportFile, left: str, right: str) -> Phrase:
    names = {
        f"{document.id}#{indicator.id}": indicator.name
        for document in report.documents
        for indicator in document.indicators
    }
    found = next((link for link in report.links if {link.left, link.right} == {left, right}), None)
    pair = f"  “{_flat(names.get(left, left))}” ({left.split('#')[0]}) ↔ “{_flat(names.get(right, right))}” ({right.split('#')[0]})"
    weighed = _weighed(found) if found else same("")
    return Phrase(f"{pair} {weighed.id}", f"{pair} {weighed.en}")


_VERDICTS = {
    "exact": Phrase("nama sama", "same name"),
    "auto": Phrase("otomatis menurut nama", "automatic, by name"),
    "confirmed": Phrase("dikonfirmasi manusia", "confirmed by a person"),
    "needs_confirmation": Phrase("belum dikonfirmasi", "awaits confirmation"),
}


def _weighed(link: LinkEntry) -> Phrase:
    said = Phrase("– {v}, kemiripan {s}{r}", "– {v}, score {s}{r}")
    reasons = f": {'; '.join(link.reasons)}" if link.reasons else ""
    return said.format(v=_VERDICTS.get(link.verdict, same(link.verdict)), s=f"{link.score:g}", r=reasons)


def _flat(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()


def in_language(lines: list[Phrase], language: Language) -> list[tuple[str, bool]]:
    """Return the lines in one language, each with whether it is a heading."""
    said = [text for line in lines if (text := line.say(language))]
    return [(line.strip("*"), line.startswith("**")) for line in said]
