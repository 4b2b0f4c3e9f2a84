"""Tell the condition of a rule in words.

A condition of a rule, or a part of it, goes in; one phrase in both languages comes out, made of what attributes,
functions and values are called. Judges nothing.
"""

from __future__ import annotations

import ast

from cascade.model import KIND_NAMES, QUARTER_NAMES
from cascade.model.i18n import LocalizedText, joined, same
from cascade.rules.language.expression import Expression
from cascade.rules.language.types import DATE, SET, TRUTH, Type
from cascade.rules.rule import Rule, Template
from cascade.rules.vocabulary.type_environment import type_environment

WORDS = {
    "sum": LocalizedText("jumlah", "sum"), "cumulative": LocalizedText("kumulatif", "cumulative"),
    "constant": LocalizedText("tetap", "constant"), "final": LocalizedText("posisi akhir", "final"),
    "average": LocalizedText("rata-rata", "average"), "ceiling": LocalizedText("batas atas", "ceiling"),
    "equal": LocalizedText("harus sama", "equal"), "floor": LocalizedText("batas bawah", "floor"),
    "up": LocalizedText("naik", "up"), "down": LocalizedText("turun", "down"), "keep": LocalizedText("tetap", "keep"),
    "range": LocalizedText("rentang", "range"), "people": LocalizedText("orang", "people"), "paper": LocalizedText("dokumen", "paper"),
    "group": LocalizedText("kelompok", "group"), "place": LocalizedText("tempat", "place"), "thing": LocalizedText("barang", "thing"),
    "occasion": LocalizedText("kegiatan", "occasion"), "service": LocalizedText("layanan", "service"), "time": LocalizedText("waktu", "time"),
    "share": LocalizedText("bagian (persen)", "share"), "score": LocalizedText("nilai", "score"), "grade": LocalizedText("predikat", "grade"),
    "count": LocalizedText("jumlah", "count"), "times": LocalizedText("frekuensi", "frequency"), "index": LocalizedText("indeks", "index"),
    "sub_kegiatan": same("sub kegiatan"), **{kind: same(name) for kind, name in KIND_NAMES.items()},
}  # fmt: skip
_COMPARED: dict[type[ast.cmpop], LocalizedText] = {
    ast.Eq: LocalizedText("sama dengan", "equals"), ast.NotEq: LocalizedText("tidak sama dengan", "differs from"),
    ast.Lt: LocalizedText("kurang dari", "is less than"), ast.LtE: LocalizedText("paling banyak", "is at most"),
    ast.Gt: LocalizedText("lebih dari", "is more than"), ast.GtE: LocalizedText("paling sedikit", "is at least"),
    ast.In: LocalizedText("salah satu dari", "is one of"), ast.NotIn: LocalizedText("bukan salah satu dari", "is none of"),
}  # fmt: skip
_OF_DATES: dict[type[ast.cmpop], LocalizedText] = {
    ast.Lt: LocalizedText("sebelum", "is before"), ast.LtE: LocalizedText("tidak sesudah", "is not after"),
    ast.Gt: LocalizedText("sesudah", "is after"), ast.GtE: LocalizedText("tidak sebelum", "is not before"),
}  # fmt: skip
_AMONG = LocalizedText("termasuk", "is among")
_EXACTLY_IF = LocalizedText("tepat bila", "exactly if")
FUNCTION_PHRASES = {
    "abs": LocalizedText("nilai mutlak {0}", "the absolute value of {0}"),
    "min": LocalizedText("nilai terkecil dari {0}", "the smallest of {0}"),
    "max": LocalizedText("nilai terbesar dari {0}", "the largest of {0}"),
    "sum": LocalizedText("jumlah {0}", "the sum of {0}"),
    "mean": LocalizedText("rata-rata {0}", "the mean of {0}"),
    "count": LocalizedText("banyaknya {0}", "the number of {0}"),
    "all_of": LocalizedText("semua ini benar: {0}", "all of these hold: {0}"),
    "any_of": LocalizedText("salah satu ini benar: {0}", "one of these holds: {0}"),
    "agrees": LocalizedText(
        "{0} sama dengan {1} menurut angka yang dicetak", "{0} agrees with {1} within the printed digits"
    ),
    "rounds_to": LocalizedText("{0} dan {1} hanya berbeda pembulatan", "{0} and {1} differ only by rounding"),
    "beyond": LocalizedText("{0} lebih ambisius dari {1} (menurut {2})", "{0} is more ambitious than {1} (by the {2})"),
    "monotone": LocalizedText("{0} tidak mundur (menurut {1})", "{0} never step back (by the {1})"),
    "normalized": LocalizedText("{0} tanpa beda ejaan", "{0} without spelling variants"),
    "head_word": LocalizedText("kata pertama {0}", "the first word of {0}"),
    "same_text": LocalizedText("{0} sama dengan {1}, ejaan diabaikan", "{0} equals {1}, spelling aside"),
    "same_letters": LocalizedText("{0} sama huruf demi huruf dengan {1}", "{0} equals {1} letter by letter"),
    "same_unit": LocalizedText("{0} setara dengan {1}", "{0} is equivalent to {1}"),
    "changes_meaning": LocalizedText(
        "{0} dan {1} berbeda dalam kata yang mengubah makna", "{0} and {1} differ in a meaning-changing word"
    ),
    "mentions": LocalizedText("{0} memuat salah satu kata {rest}", "{0} holds one of the words {rest}"),
    "year": LocalizedText("tahun dari {0}", "the year of {0}"),
    "month": LocalizedText("bulan dari {0}", "the month of {0}"),
    "fits": LocalizedText(
        "{0}, menurut cara membaca triwulannya, sama dengan {1}", "{0}, as its quarters are read, equals {1}"
    ),
    "linked": LocalizedText("{0} tertaut dengan indikator di {1}", "{0} is linked to an indicator of the {1}"),
    "shares": LocalizedText(
        "sedikitnya setengah indikator {0} tertaut dengan {1}",
        "at least half of the indicators of the {0} are linked to the {1}",
    ),
    "without_tujuan": LocalizedText(
        "{0} milik tujuan, dan {1} tidak memuat tujuan", "{0} is of a tujuan, and the {1} holds none of a tujuan"
    ),
    "listed": LocalizedText("{0} ada di {1}", "{0} is in the {1}"),
    "has_kin_in": LocalizedText(
        "{1} memuat bagian lain unsur di atas {0}", "the {1} has other parts of what is above {0}"
    ),
    "beside": LocalizedText("berkas ini memuat {1} untuk tahun {0}", "the dossier has a {1} for the years of {0}"),
    "grade": LocalizedText("predikat {1}", "the grade of {1}"),
    "made_by_quarters": LocalizedText("anggaran triwulan {0} berjumlah {1}", "the quarters of {0} come to {1}"),
    "same_funds": LocalizedText(
        "{0} dan {1} menyebut sumber dana yang sama", "{0} and {1} name the same sources of funds"
    ),
    "is_number": LocalizedText("{0} berupa angka", "{0} is a number"),
    "is_composite": LocalizedText("{0} satuan gabungan", "{0} is a unit of two"),
    "days_after": LocalizedText("hari dari {1} sampai {0}", "days from {1} to {0}"),
    "out_of_plan": LocalizedText(
        "baris daftar IKU yang memuat {0} tetapi tidak ada di Renstra, bila kebanyakan",
        "rows of the list of IKU with {0} that the Renstra has not, where they are most of it",
    ),
    "in_plan": LocalizedText(
        "{0} ada di antara IKU dan tujuan/sasaran Renstra", "{0} is both an IKU and a tujuan or sasaran"
    ),
    "quarters_of": LocalizedText("triwulan {0} menurut kalender", "the quarters of {0} by the calendar"),
}
_WITHIN = LocalizedText("seluruhnya di dalam", "lie all within")
_NEGATED_PHRASES = {
    "mentions": LocalizedText("{0} tidak memuat kata {rest}", "{0} holds none of the words {rest}"),
    "beyond": LocalizedText(
        "{0} tidak lebih ambisius dari {1} (menurut {2})", "{0} is not more ambitious than {1} (by the {2})"
    ),
    "linked": LocalizedText("{0} tidak tertaut dengan indikator di {1}", "{0} is linked to no indicator of the {1}"),
}
_NO_TYPE = Type("")
AND, OR = LocalizedText(" dan ", " and "), LocalizedText(" atau ", " or ")


class ConditionWording:
    """Tells the conditions of one rule in words."""

    def __init__(self, rule: Rule):
        selected = {selection.alias: selection.record for selection in rule.select} | {"policy": "policy"}
        self.types = {name: Type(record) for name, record in selected.items()}
        self.names = {
            selection.alias: same("/".join(KIND_NAMES[kind] for kind in selection.kinds) or selection.alias)
            for selection in rule.select
        }
        self.names_documents = len(rule.select) > 1

    def conditions(self, expression: Expression) -> list[LocalizedText]:
        """Return the conditions that must all hold."""
        tree = ast.parse(expression.text, mode="eval").body
        parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
        return [self.say(part) for part in parts]

    def say(self, node: ast.expr) -> LocalizedText:
        """Tell one part of a condition."""
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = [self.say(v) if isinstance(v, ast.Compare) else self._in_brackets(v) for v in values]
                return joined(parts, OR if isinstance(op, ast.Or) else AND)
            case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id=name), args=given)) if (
                name in _NEGATED_PHRASES
            ):
                return self._fill_phrase(_NEGATED_PHRASES[name], given)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return LocalizedText("tidak benar: {x}", "it is not true: {x}").format(x=self.say(operand))
            case ast.UnaryOp(operand=operand):
                return LocalizedText("negatif {x}", "minus {x}").format(x=self.say(operand))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                text = LocalizedText("bila {a} maka {b}, selain itu {c}", "if {a} then {b}, otherwise {c}")
                return text.format(a=self.say(test), b=self.say(body), c=self.say(orelse))
            case ast.Compare():
                return self._compare(node)
            case ast.BinOp(left=left, op=op, right=right):
                sign = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×"}.get(type(op), "÷")
                return same("{a} {s} {b}").format(a=self.say(left), s=sign, b=self.say(right))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                plain = f"{name}({', '.join(f'{{{number}}}' for number in range(len(arguments)))})"
                return self._fill_phrase(FUNCTION_PHRASES.get(name) or same(plain), arguments)
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                return joined([self.say(item) for item in items], ", ")
            case ast.Constant(value=str() as word):
                return WORDS.get(word) or same(f"“{word}”")
            case ast.Constant(value=value):
                return same(str(value).replace(".", ","))
        return self._path(node)[1]

    def _in_brackets(self, node: ast.expr) -> LocalizedText:
        text = self.say(node)
        return same("({x})").format(x=text) if isinstance(node, ast.BoolOp | ast.IfExp | ast.Compare) else text

    def is_truth(self, node: ast.expr) -> bool:
        """Tell whether a path is itself true or false."""
        try:
            return isinstance(node, ast.Attribute) and self._path(node)[0] == TRUTH
        except KeyError:  # of another edition of the rule
            return False

    def _compare(self, node: ast.Compare) -> LocalizedText:
        comparisons, left = [], node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.Is | ast.IsNot):
                comparisons.append(self._presence(left, operator).format(x=self.say(left)))
            else:
                compared = self._relation(left, operator, right)
                text = same("{a} {o} {b}")
                comparisons.append(text.format(a=self._in_brackets(left), o=compared, b=self._in_brackets(right)))
            left = right
        return joined(comparisons, AND)

    def _presence(self, node: ast.expr, operator: ast.Is | ast.IsNot) -> LocalizedText:
        if isinstance(operator, ast.Is):
            return LocalizedText("{x} tidak ada", "{x} is not there")
        if self.is_truth(node):
            return LocalizedText("dapat ditentukan: {x}", "it can be told: {x}")
        return LocalizedText("{x} ada", "{x} is there")

    def _relation(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> LocalizedText:
        kind = self._path(left)[0] if isinstance(left, ast.Attribute) else None
        if kind == SET and isinstance(operator, ast.LtE):
            return _WITHIN
        if isinstance(left, ast.Compare) and isinstance(operator, ast.Eq):
            return _EXACTLY_IF
        if isinstance(operator, ast.In) and isinstance(right, ast.Attribute):
            return _AMONG
        return (_OF_DATES if kind == DATE else _COMPARED).get(type(operator), _COMPARED[type(operator)])

    def _fill_phrase(self, template: LocalizedText, arguments: list[ast.expr]) -> LocalizedText:
        given = [self.say(argument) for argument in arguments]
        rest = joined(given[1:], ", ")
        return LocalizedText(
            template.id.format(*(g.id for g in given), rest=rest.id),
            template.en.format(*(g.en for g in given), rest=rest.en),
        )

    def template(self, template: Template) -> LocalizedText:
        """Return a message with its values called by their names."""
        text = template.phrase
        for name, expression in template.parts:
            value = self.say(ast.parse(expression.text, mode="eval").body)
            text = LocalizedText(
                text.id.replace(f"{{{name}}}", f"‹{value.id}›"), text.en.replace(f"{{{name}}}", f"‹{value.en}›")
            )
        return text

    def _path(self, node: ast.expr) -> tuple[Type, LocalizedText]:
        """Return the type of a path and what it is called; the document is named where several are asked."""
        if isinstance(node, ast.Name):
            return self.types.get(node.id, _NO_TYPE), self.names.get(node.id, same(node.id))
        if isinstance(node, ast.Subscript):
            kind, owner = self._path(node.value)
            index = self.say(node.slice)
            at = LocalizedText("{o} menurut {i}", "{o} by {i}")
            entry = kind.entry or kind
            if kind.is_list and isinstance(node.slice, ast.Constant):
                return entry, owner + same(QUARTER_NAMES[int(str(node.slice.value)) - 1])
            return entry, at.format(o=owner, i=index)
        if not isinstance(node, ast.Attribute):
            return _NO_TYPE, self.say(node)
        kind, owner = self._path(node.value)
        attribute = type_environment().records[str(kind)][node.attr]
        if node.attr == "document" and isinstance(node.value, ast.Name):
            return attribute.type, owner  # a document is called by its kind, as are its indicators
        root = (
            node.value.value if isinstance(node.value, ast.Attribute) and node.value.attr == "document" else node.value
        )
        if isinstance(root, ast.Name) and (not self.names_documents or kind == Type("policy")):
            return attribute.type, attribute.label
        return attribute.type, LocalizedText("{a} ({o})", "{a} ({o})").format(a=attribute.label, o=owner)
