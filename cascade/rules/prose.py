"""How is a condition told in words?

A condition of a rule, or a part of it, goes in; one phrase in both languages comes out. Judges nothing.
"""

from __future__ import annotations

import ast

from cascade.model import KIND_NAMES, QUARTER_NAMES
from cascade.model.i18n import Phrase, joined, same
from cascade.rules.language.compiler import Expression
from cascade.rules.loader import Rule, Template
from cascade.rules.vocabulary.registry import language as vocabulary

WORDS = {
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
AND, OR = Phrase(" dan ", " and "), Phrase(" atau ", " or ")


class Prose:
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
        """Tell one part of a condition."""
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = [self.say(v) if isinstance(v, ast.Compare) else self._inner(v) for v in values]
                return joined(parts, OR if isinstance(op, ast.Or) else AND)
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
                return joined([self.say(item) for item in items], ", ")
            case ast.Constant(value=str() as text):
                return WORDS.get(text) or same(f"“{text}”")
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
        return joined(said, AND)

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
        rest = joined(given[1:], ", ")
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
