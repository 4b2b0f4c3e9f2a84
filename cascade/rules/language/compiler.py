"""What does this condition say, and what is it on these values?

A strict subset of Python expressions, parsed with `ast`, typed against a vocabulary when the rule is
loaded and compiled once to closures. Three-valued as SQL: a missing value makes the answer unknown,
with the reason. Exact decimals. Every part of a condition can be asked what it came to. No attribute of
a Python object is reachable, no call but the listed functions; length, depth and numbers are bounded.
"""

from __future__ import annotations

import ast
import io
import operator
import re
import tokenize
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from typing import Any, Literal

from cascade.model import Label, PrintedDate, Quantity, Unknown
from cascade.model.errors import ExpressionError
from cascade.model.i18n import LocalizedText, same
from cascade.quantities.comparison import Scales, compare, unit_difference
from cascade.safe_io.yaml_reader import did_you_mean

_MISTAKES = {
    "long": LocalizedText("lebih dari {a} karakter", "longer than {a} characters"),
    "syntax": LocalizedText("bukan ekspresi yang sah ({a})", "not a valid expression ({a})"),
    "comment": LocalizedText("komentar (#) ditulis di luar ekspresi", "a comment (#) belongs outside the expression"),
    "joined": LocalizedText("dua teks berdampingan; kurang koma?", "two texts side by side; is a comma missing?"),
    "digits": LocalizedText(
        "angka ditulis dengan paling banyak {a} digit dan titik desimal",
        "a number is written with at most {a} digits and a decimal point",
    ),
    "wanted": LocalizedText("harus berupa {a}, tetapi {b}", "must be {a}, but is {b}"),
    "deep": LocalizedText("bersarang terlalu dalam", "nested too deeply"),
    "foreign": LocalizedText("{a} bukan bagian dari bahasa aturan", "{a} is not part of the language"),
    "bare": LocalizedText("{a} tidak mempunyai atribut", "{a} has no attributes"),
    "index": LocalizedText("{a} tidak dapat diindeks", "{a} cannot be indexed"),
    "index_number": LocalizedText("indeks harus berupa bilangan bulat", "an index must be a whole number"),
    "from_one": LocalizedText("urutan dihitung mulai 1", "entries count from 1"),
    "one_type": LocalizedText("isi daftar harus satu jenis", "a list must hold one type"),
    "negate": LocalizedText("hanya angka yang dapat dinegatifkan", "only a number can be negated"),
    "both_sides": LocalizedText(
        "kedua cabang harus sejenis, bukan {a} dan {b}", "both sides must have one type, not {a} and {b}"
    ),
    "is_none": LocalizedText("`is` hanya membandingkan dengan None", "`is` compares with None only"),
    "with_none": LocalizedText("gunakan `is None` atau `is not None`", "use `is None` or `is not None`"),
    "inside": LocalizedText("{a} tidak dapat berada di dalam {b}", "{a} cannot be in {b}"),
    "compare": LocalizedText("{a} tidak dapat dibandingkan dengan {b}", "{a} does not compare with {b}"),
    "order": LocalizedText("{a} tidak mengurutkan {b}", "{a} does not order {b}"),
    "two_numbers": LocalizedText("{a} memerlukan dua angka", "{a} needs two numbers"),
    "listed": LocalizedText(
        "hanya fungsi yang terdaftar yang dapat dipanggil, tanpa kata kunci",
        "only the listed functions can be called, without keywords",
    ),
    "count": LocalizedText("{a} menerima {b} argumen, bukan {c}", "{a} takes {b} argument(s), not {c}"),
    "needs": LocalizedText("{a} memerlukan {b}, bukan {c}", "{a} needs {b}, not {c}"),
}
_TYPES = {
    "truth": LocalizedText("syarat (benar atau salah)", "a condition (true or false)"),
    "number": LocalizedText("angka", "a number"),
    "text": LocalizedText("teks", "a text"),
    "set": LocalizedText("himpunan", "a set"),
    "date": LocalizedText("tanggal", "a date"),
    "none": same("None"),
    "collection": LocalizedText("daftar atau himpunan", "a list or a set"),
    "list:": LocalizedText("daftar {a}", "a list of {a}"),
    "map:": LocalizedText("{a} per tahun", "{a} by year"),
    "record": LocalizedText("rekaman {a}", "the record {a}"),
}
_FOREIGN = {
    ast.Pow: "**", ast.Mod: "%", ast.FloorDiv: "//", ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.LShift: "<<", ast.RShift: ">>", ast.Lambda: "lambda", ast.JoinedStr: "f\"…\"", ast.NamedExpr: ":=", ast.Starred: "*",
    ast.ListComp: "[… for …]", ast.SetComp: "{… for …}", ast.DictComp: "{… for …}", ast.GeneratorExp: "(… for …)",
    ast.Dict: "{…: …}", ast.Slice: "[…:…]", ast.Await: "await", ast.Yield: "yield", ast.YieldFrom: "yield",
}  # fmt: skip
MAX_LENGTH = 2_000  # characters
MAX_DEPTH = 30
MAX_DIGITS = 30  # of a number that a rule writes
# Sums and products are exact to 200 digits, or unknown; a quotient that does not end is kept to 50.
_EXACT = Context(prec=200, traps=[Inexact])
_QUOTIENT = Context(prec=50, rounding=ROUND_HALF_EVEN)

Scope = Mapping[str, Any]
Run = Callable[[Scope], Any]
Type = str  # "number" "text" "truth" "date" "set" "none" "list:<type>" "map:<type>" or the name of a record
Sort = Literal["path", "name", "constant", "operation"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a rule may ask of a record: its type, how to get it, what it is called."""

    type: Type
    get: Callable[[Any], Any]
    label: LocalizedText


@dataclass(frozen=True, slots=True)
class Function:
    """What a rule may call.

    A missing or unknown argument makes the answer unknown unless `takes_missing`; with `takes_scales` the
    ordinal scales in force come as last argument. `reads` names the attributes of its first argument, a record,
    that the answer rests on. `equates` marks one that asks whether its two arguments say the same.
    """

    name: str
    arguments: tuple[Type, ...]
    result: Type
    call: Callable[..., Any]
    about: str = ""
    variadic: bool = False
    takes_missing: bool = False
    takes_scales: bool = False
    reads: tuple[str, ...] = ()
    equates: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The names that conditions are made of, and where the ordinal scales in force are found."""

    records: Mapping[str, Mapping[str, Attribute]]
    functions: Mapping[str, Function]
    scales: Callable[[Scope], Scales] = lambda _: {}


@dataclass(frozen=True, slots=True)
class Step:
    """One part of an expression: how it is written, what it comes to, and the parts that it is made of.

    A "path" (`aksi.annual`, `renstra.targets[aksi.year]`) is an operand that can be shown as evidence; `alias` is
    the record that it starts from, `label` what it is called. `equated` are the two operands that have to be the
    same for it to hold, where that is what it asks.
    """

    text: str
    type: Type
    run: Run
    sort: Sort
    label: LocalizedText
    parts: tuple[Step, ...] = ()
    alias: str = ""
    equated: tuple[Step, Step] | None = None

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Step]]:
        """Yield this part and all below it with their depth, as they are read."""
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled condition or placeholder."""

    text: str
    type: Type
    run: Run
    step: Step
    operands: tuple[Step, ...]

    def evaluate(self, scope: Scope) -> Any:
        """Return the value on these records; for a condition True, False or Unknown."""
        value = self.run(scope)
        return _missing(same(self.text)) if value is None and self.type == "truth" else value

    def reads(self, path: str) -> bool:
        """Tell whether an operand is part of the expression."""
        return any(operand.text == path for operand in self.operands)


def compile_expression(
    text: str,
    aliases: Mapping[str, str],
    language: Language,
    wanted: Type | None = "truth",
) -> Expression:
    """Compile one expression.

    Args:
        text: The expression; lines are joined.
        aliases: Record type of each name that the rule selects.
        language: The attributes and functions that exist.
        wanted: The type that the whole must have; None takes any.

    Raises:
        ExpressionError: syntax, unknown name (with a suggestion) or wrong type; `column` and `width` tell where.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(_MISTAKES["long"].format(a=MAX_LENGTH))
    line = one_line(text)
    compiler = _Compiler(line, aliases, language)
    tree = compiler.parse()
    step = compiler.compile(tree, 0)
    if wanted and step.type != wanted:
        raise compiler.mistake("wanted", tree, _article(wanted), _article(step.type))
    operands = {part.text: part for _, part in step.walk() if part.sort == "path"}
    return Expression(line, step.type, step.run, step, tuple(operands.values()))


def one_line(text: str) -> str:
    """Return an expression as it is shown: in one line, columns as in the file."""
    return re.sub(r"[\r\n\t\f]", " ", text).strip()


def is_missing(value: Any) -> bool:
    """Tell whether a value is absent, blank or a dash."""
    if value is None:
        return True
    kind = value.__class__
    return (kind is Quantity and value.kind == "none") or (kind is Label and not value.text)


def as_quantity(value: Any) -> Quantity:
    """Return a plain number as a quantity."""
    return value if isinstance(value, Quantity) else Quantity("number", str(value), Decimal(value))


def _missing(what: LocalizedText) -> Unknown:
    return Unknown(LocalizedText("{what} tidak ada", "{what} is missing").format(what=what))


def _article(kind: Type) -> LocalizedText:
    for prefix in ("list:", "map:"):
        if kind.startswith(prefix):
            return _TYPES[prefix].format(a=_article(kind.removeprefix(prefix)))
    return _TYPES.get(kind) or _TYPES["record"].format(a=kind)


@dataclass(slots=True)
class _Compiler:
    text: str
    aliases: Mapping[str, str]
    language: Language

    def mistake(self, name: str, node: ast.expr, *details: object) -> ExpressionError:
        return self.error(_MISTAKES[name].format(**dict(zip("abc", details, strict=False))), node)

    def error(self, said: LocalizedText, node: ast.expr, tail: int | None = None) -> ExpressionError:
        """Return a mistake at a node, or in its last `tail` characters; `ast` counts bytes, people count letters."""
        start, end = (
            len(self.text.encode()[:offset].decode(errors="ignore"))
            for offset in (node.col_offset, node.end_col_offset or node.col_offset)
        )
        return ExpressionError(said, end - tail if tail else start, tail or max(1, end - start))

    def parse(self) -> ast.expr:
        def refuse(name: str, column: int, *details: object) -> ExpressionError:
            said = _MISTAKES[name].format(**dict(zip("a", details, strict=False)))
            return ExpressionError(said, max(0, min(column, len(self.text))))

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                tree = ast.parse(self.text, mode="eval")
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline) if "#" in self.text else ():
                if token.type == tokenize.COMMENT:
                    raise refuse("comment", token.start[1])
        except (SyntaxError, ValueError, RecursionError, MemoryError, Warning, tokenize.TokenError) as error:
            raise refuse("syntax", (getattr(error, "offset", 1) or 1) - 1, getattr(error, "msg", error)) from error
        return tree.body

    def compile(self, node: ast.expr, depth: int) -> Step:
        if depth > MAX_DEPTH:
            raise self.mistake("deep", node)
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            raise self.mistake("foreign", node, _FOREIGN.get(type(node), type(node).__name__))
        compiled: Step = method(node, depth + 1)
        return compiled

    def _step(self, node: ast.expr, kind: Type, run: Run, *parts: Step, sort: Sort = "operation") -> Step:
        text = " ".join((ast.get_source_segment(self.text, node) or ast.unparse(node)).split())
        return Step(text, kind, run, sort, same(text), parts)

    # Values

    def _constant(self, node: ast.Constant, depth: int) -> Step:
        value: Any = node.value
        written = ast.get_source_segment(self.text, node) or ""
        if value is None:
            return self._step(node, "none", lambda _: None, sort="constant")
        if isinstance(value, bool):
            return self._step(node, "truth", lambda _: value, sort="constant")
        if isinstance(value, int | float):
            if not re.fullmatch(r"\d+(\.\d+)?", written) or len(written) > MAX_DIGITS + 1:
                raise self.mistake("digits", node, MAX_DIGITS)
            number = as_quantity(Decimal(written))
            return self._step(node, "number", lambda _: number, sort="constant")
        if isinstance(value, str):
            tokens = tokenize.generate_tokens(io.StringIO(written).readline)
            if sum(token.type == tokenize.STRING for token in tokens) > 1:
                raise self.mistake("joined", node)
            return self._step(node, "text", lambda _: value, sort="constant")
        raise self.mistake("foreign", node, written)

    def _name(self, node: ast.Name, depth: int) -> Step:
        name = node.id
        if name not in self.aliases:
            raise self.error(_unknown(LocalizedText("nama", "name"), name, self.aliases), node)
        return Step(name, self.aliases[name], lambda scope: scope[name], "name", same(name), alias=name)

    def _attribute(self, node: ast.Attribute, depth: int) -> Step:
        owner = self.compile(node.value, depth)
        known = self.language.records.get(owner.type)
        if known is None:
            raise self.mistake("bare", node.value, _article(owner.type))
        if node.attr not in known:
            what = LocalizedText(f"atribut {owner.type}", f"attribute of {owner.type}")
            raise self.error(_unknown(what, node.attr, known), node, tail=len(node.attr))
        return self._path(ast.unparse(node), owner, known[node.attr])

    def _path(self, text: str, owner: Step, attribute: Attribute) -> Step:
        get, get_owner, name = attribute.get, owner.run, owner.alias

        def run(scope: Scope) -> Any:
            subject = get_owner(scope)
            return subject if subject is None or isinstance(subject, Unknown) else get(subject)

        own = (lambda scope: get(scope[name])) if owner.sort == "name" else run
        return Step(text, attribute.type, own, "path" if name else "operation", attribute.label, alias=name)

    def _subscript(self, node: ast.Subscript, depth: int) -> Step:
        owner = self.compile(node.value, depth)
        if not owner.type.startswith(("map:", "list:")):
            raise self.mistake("index", node.value, _article(owner.type))
        key = self.compile(node.slice, depth)
        fixed = key.run({}) if key.sort == "constant" else None
        at = fixed.value if isinstance(fixed, Quantity) else None
        if key.type != "number" or (at is not None and at % 1):
            raise self.mistake("index_number", node.slice)
        if owner.type.startswith("list:") and at is not None and at <= 0:
            raise self.mistake("from_one", node.slice)
        get_items, get_key, called = owner.run, key.run if at is None else _always(int(at)), key.label
        entry = _by_key if owner.type.startswith("map:") else _by_place

        def run(scope: Scope) -> Any:
            items, place = get_items(scope), get_key(scope)
            if items is None or isinstance(items, Unknown):
                return items
            if place.__class__ is not int:
                place = _whole(place, called)
                if isinstance(place, Unknown):
                    return place
            return entry(items, place)

        kind = owner.type.split(":", 1)[1]
        sort: Sort = "path" if owner.sort == "path" else "operation"
        parts = (key,) if owner.sort == "path" else (owner, key)
        return Step(ast.unparse(node), kind, run, sort, owner.label, parts, owner.alias)

    def _tuple(self, node: ast.Tuple | ast.List | ast.Set, depth: int) -> Step:
        parts = [self.compile(item, depth) for item in node.elts]
        kinds = {part.type for part in parts}
        if len(kinds) > 1:
            raise self.mistake("one_type", node)
        runs = [part.run for part in parts]
        numbers = kinds == {"number"}

        def run(scope: Scope) -> Any:
            values = [each(scope) for each in runs]
            if numbers:
                values = [v if v is None or isinstance(v, Unknown) else as_quantity(v) for v in values]
            return tuple(values)

        sort: Sort = "constant" if all(part.sort == "constant" for part in parts) else "operation"
        return self._step(node, f"list:{kinds.pop() if kinds else 'none'}", run, *parts, sort=sort)

    _list = _set = _tuple

    # Truth

    def _boolop(self, node: ast.BoolOp, depth: int) -> Step:
        parts = [self._truth(value, depth) for value in node.values]
        runs = [part.run for part in parts]
        deciding = isinstance(node.op, ast.Or)

        def run(scope: Scope) -> Any:
            doubt = None
            for each in runs:
                answer = each(scope)
                if answer is deciding:
                    return deciding
                if isinstance(answer, Unknown) and doubt is None:
                    doubt = answer
            return (not deciding) if doubt is None else doubt

        step = self._step(node, "truth", run, *parts)
        return replace(step, equated=parts[0].equated) if deciding else step

    def _truth(self, node: ast.expr, depth: int) -> Step:
        """Compile a condition; a missing one is unknown."""
        step = self.compile(node, depth)
        if step.type != "truth":
            raise self.mistake("wanted", node, _article("truth"), _article(step.type))
        inner, label = step.run, step.label
        return replace(step, run=lambda scope: _missing(label) if (value := inner(scope)) is None else value)

    def _unaryop(self, node: ast.UnaryOp, depth: int) -> Step:
        if isinstance(node.op, ast.Not):
            part = self._truth(node.operand, depth)
            inner = part.run
            return self._step(node, "truth", lambda s: v if isinstance(v := inner(s), Unknown) else not v, part)
        part = self.compile(node.operand, depth)
        if part.type != "number" or not isinstance(node.op, ast.USub):
            raise self.mistake("negate", node)
        names, get = (same("0"), part.label), part.run
        sort: Sort = "constant" if part.sort == "constant" else "operation"
        run: Run = lambda scope: _arithmetic("-", Decimal(0), get(scope), *names)  # noqa: E731  # one of many closures
        return self._step(node, "number", run, part, sort=sort)

    def _ifexp(self, node: ast.IfExp, depth: int) -> Step:
        test = self._truth(node.test, depth)
        then, otherwise = self.compile(node.body, depth), self.compile(node.orelse, depth)
        if then.type != otherwise.type:
            raise self.mistake("both_sides", node, _article(then.type), _article(otherwise.type))
        asked, yes, no = test.run, then.run, otherwise.run

        def run(scope: Scope) -> Any:
            answer = asked(scope)
            if isinstance(answer, Unknown):
                return answer
            return yes(scope) if answer else no(scope)

        return self._step(node, then.type, run, test, then, otherwise)

    def _compare(self, node: ast.Compare, depth: int) -> Step:
        nodes = [node.left, *node.comparators]
        parts = [self.compile(part, depth) for part in nodes]
        runs = [self._pair(op, (nodes[i], parts[i]), (nodes[i + 1], parts[i + 1])) for i, op in enumerate(node.ops)]
        if len(runs) == 1:
            step = self._step(node, "truth", runs[0], *parts)
            return replace(step, equated=_operands(parts)) if isinstance(node.ops[0], ast.Eq) else step

        def run(scope: Scope) -> Any:
            doubt = None
            for each in runs:
                answer = each(scope)
                if answer is False:
                    return False
                if isinstance(answer, Unknown) and doubt is None:
                    doubt = answer
            return True if doubt is None else doubt

        return self._step(node, "truth", run, *parts)

    def _pair(self, asked: ast.cmpop, left: tuple[ast.expr, Step], right: tuple[ast.expr, Step]) -> Run:
        (node_a, a), (node_b, b) = left, right
        names, kinds = (a.label, b.label), {a.type, b.type}
        if isinstance(asked, ast.Is | ast.IsNot):
            if b.type != "none":
                raise self.mistake("is_none", node_b)
            wanted, get = isinstance(asked, ast.Is), a.run
            return lambda scope: v if isinstance(v := get(scope), Unknown) else is_missing(v) is wanted
        if isinstance(asked, ast.In | ast.NotIn):
            holds_it = b.type == f"list:{a.type}" or (a.type == "number" and (b.type == "set" or b.type[:4] == "map:"))
            if not holds_it or a.type in self.language.records:
                raise self.mistake("inside", node_a, _article(a.type), _article(b.type))
            inside, scales = isinstance(asked, ast.In), self.language.scales

            def contains(x: Any, y: Any, scope: Scope) -> Any:
                found = _contains(y, x, scales(scope))
                return found if isinstance(found, Unknown) else found is inside

            return _known(contains, a.run, b.run, names)
        symbol = _SYMBOLS[type(asked)]
        if "none" in kinds:
            raise self.mistake("with_none", node_b if b.type == "none" else node_a)
        if len(kinds) > 1 or not kinds <= {"number", "text", "truth", "date", "set"}:
            raise self.mistake("compare", node_a, _article(a.type), _article(b.type))
        if a.type == "number":
            return self._ordered(symbol, a, b)
        if a.type in ("text", "truth") and symbol not in ("==", "!="):
            raise self.mistake("order", node_a, symbol, _article(a.type))
        plain = _PLAIN[symbol]
        bare = frozenset if a.type == "set" else _bare
        return _known(lambda x, y, _: plain(bare(x), bare(y)), a.run, b.run, names)

    def _ordered(self, symbol: str, a: Step, b: Step) -> Run:
        answers, scales = _ANSWERS[symbol], self.language.scales
        left, right, names = a.run, b.run, (a.label, b.label)

        def carefully(x: Any, y: Any, scope: Scope) -> Any:
            order = compare(as_quantity(x), as_quantity(y), scales(scope))
            return order if isinstance(order, Unknown) else answers[order]

        def run(scope: Scope) -> Any:
            x, y = left(scope), right(scope)
            if x.__class__ is y.__class__ is Quantity and x.value is not None and y.value is not None:
                order = compare(x, y)
                return answers[order] if order.__class__ is int else order
            return _decided(carefully, x, y, names, scope)

        return run

    # Numbers and calls

    def _binop(self, node: ast.BinOp, depth: int) -> Step:
        symbol = _ARITHMETIC.get(type(node.op))
        if symbol is None:
            raise self.mistake("foreign", node, _FOREIGN.get(type(node.op), type(node.op).__name__))
        a, b = self.compile(node.left, depth), self.compile(node.right, depth)
        names, left, right = (a.label, b.label), a.run, b.run
        if a.type == b.type == "date" and symbol == "-":
            days = _known(lambda x, y, _: (_bare(x) - _bare(y)).days, left, right, names)
            return self._step(node, "number", days, a, b)
        if not a.type == b.type == "number":
            raise self.mistake("two_numbers", node, symbol)
        return self._step(node, "number", lambda s: _arithmetic(symbol, left(s), right(s), *names), a, b)

    def _call(self, node: ast.Call, depth: int) -> Step:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self.mistake("listed", node)
        function = self.language.functions.get(node.func.id)
        if function is None:
            raise self.error(
                _unknown(LocalizedText("fungsi", "function"), node.func.id, self.language.functions), node.func
            )
        parts = [self.compile(argument, depth) for argument in node.args]
        self._check_arguments(function, parts, node)
        runs, names, call = [part.run for part in parts], [part.label for part in parts], function.call
        scales = self.language.scales
        lists = [number for number, want in enumerate(function.arguments) if want == "list:number"]

        def run(scope: Scope) -> Any:
            values = [each(scope) for each in runs]
            for number in lists:
                for entry in values[number] if isinstance(values[number], tuple) else ():
                    if isinstance(entry, Unknown):
                        return entry
            if not function.takes_missing:
                for value, name in zip(values, names, strict=True):
                    if isinstance(value, Unknown):
                        return value
                    if is_missing(value):
                        return _missing(name)
            return call(*values, scales(scope)) if function.takes_scales else call(*values)

        step = self._step(node, function.result, run, *parts, *self._read(function, parts))
        return replace(step, equated=_operands(parts)) if function.equates else step

    def _read(self, function: Function, parts: list[Step]) -> Iterator[Step]:
        """Yield the attributes of its first argument that a function rests on."""
        for name in function.reads:
            yield self._path(f"{parts[0].text}.{name}", parts[0], self.language.records[parts[0].type][name])

    def _check_arguments(self, function: Function, parts: list[Step], node: ast.Call) -> None:
        wanted = function.arguments
        if function.variadic:
            wanted = (*wanted, *[wanted[-1]] * (len(parts) - len(wanted)))
        if len(wanted) != len(parts):
            raise self.mistake("count", node, function.name, len(wanted), len(parts))
        for part, want, argument in zip(parts, wanted, node.args, strict=True):
            holds_many = part.type == "set" or part.type.startswith(("list:", "map:"))
            if part.type != want and not (want == "collection" and holds_many):
                raise self.mistake("needs", argument, function.name, _article(want), _article(part.type))


def _operands(parts: list[Step]) -> tuple[Step, Step] | None:
    """Return two parts that are operands, None where one is computed or fixed."""
    return (parts[0], parts[1]) if len(parts) == 2 and all(part.sort == "path" for part in parts) else None


def _decided(
    decide: Callable[[Any, Any, Scope], Any], x: Any, y: Any, names: tuple[LocalizedText, LocalizedText], scope: Scope
) -> Any:
    """Decide on two values, unless one is unknown or missing."""
    for value, name in ((x, names[0]), (y, names[1])):
        if isinstance(value, Unknown):
            return value
        if is_missing(value):
            return _missing(name)
    return decide(x, y, scope)


def _known(
    decide: Callable[[Any, Any, Scope], Any], left: Run, right: Run, names: tuple[LocalizedText, LocalizedText]
) -> Run:
    return lambda scope: _decided(decide, left(scope), right(scope), names, scope)


def _always(value: Any) -> Run:
    return lambda _: value


def _by_key(items: Mapping[int, Any], key: int) -> Any:
    return items.get(key)


def _by_place(items: tuple[Any, ...], place: int) -> Any:
    return items[place - 1] if 1 <= place <= len(items) else None


def _whole(value: Any, called: LocalizedText) -> int | Unknown:
    """Return a computed or printed index as a whole number."""
    if isinstance(value, Unknown):
        return value
    if is_missing(value):
        return _missing(called)
    number = as_quantity(value)
    if not _is_one_number(number) or number.value is None or number.value % 1:
        return _not_one(number)
    return int(number.value)


def _is_one_number(quantity: Quantity) -> bool:
    return quantity.kind in ("number", "percent") and quantity.value is not None and not quantity.readings


def _not_one(quantity: Quantity) -> Unknown:
    return Unknown(LocalizedText("“{raw}” bukan satu angka", "“{raw}” is not one number").format(raw=quantity.raw))


def _arithmetic(symbol: str, left: Any, right: Any, name_a: LocalizedText, name_b: LocalizedText) -> Any:
    for value, name in ((left, name_a), (right, name_b)):
        if isinstance(value, Unknown):
            return value
        if is_missing(value):
            return _missing(name)
    x, y = as_quantity(left), as_quantity(right)
    for one in (x, y):
        if not _is_one_number(one):
            return _not_one(one)
    unit = x.unit if isinstance(left, Quantity) and x.unit else y.unit
    if symbol in "+-" and (different := unit_difference(x.unit, y.unit)):
        return Unknown(different)
    if symbol in "*/" and x.unit and y.unit:
        unit = None
    a, b = x.value or Decimal(0), y.value or Decimal(0)
    if symbol == "/" and b == 0:
        return Unknown(LocalizedText("pembagian dengan nol", "division by zero"))
    try:
        value = _COMPUTE[symbol](a, b)
    except Inexact:
        return Unknown(LocalizedText("hasilnya terlalu panjang", "the result is too long"))
    shown = format(value, "f")
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    like = x if isinstance(left, Quantity) else y
    raw = shown.replace(".", ",")
    return replace(like, kind="number", raw=raw, value=value, unit=unit, decimals=max(x.decimals, y.decimals))


def _bare(value: Any) -> Any:
    if isinstance(value, PrintedDate):
        return value.value
    if isinstance(value, LocalizedText):
        return value.id
    return value.text if isinstance(value, Label) else value


def _contains(container: Any, item: Any, scales: Scales) -> bool | Unknown:
    """Tell whether a list, set or table of years holds a value; unknown where an entry that may be it is."""
    if isinstance(item, Quantity | Decimal | int) and not isinstance(item, bool):
        wanted = as_quantity(item)
        answers = [_missing(same("…")) if is_missing(m) else m if isinstance(m, Unknown) else
                   compare(wanted, as_quantity(m), scales) for m in container]  # fmt: skip
    else:
        answers = [m if isinstance(m, Unknown) else _missing(same("…")) if is_missing(m) else
                   int(_bare(m) != _bare(item)) for m in container]  # fmt: skip
    if 0 in [answer for answer in answers if not isinstance(answer, Unknown)]:
        return True
    return next((answer for answer in answers if isinstance(answer, Unknown)), False)


def _unknown(what: LocalizedText, wrong: str, known: Mapping[str, Any]) -> LocalizedText:
    suggestion = did_you_mean(wrong, sorted(known))
    called = [name for name, item in known.items() if wrong.casefold() in getattr(item, "label", same("")).id.split()]
    if called:
        suggestion = LocalizedText("Maksud Anda {x}?", "Did you mean {x}?").format(
            x=" / ".join(f"“{name}”" for name in called)
        )
    elif not suggestion.id:
        suggestion = LocalizedText("Yang ada: {k}", "There are: {k}").format(k=", ".join(sorted(known)))
    message = LocalizedText("{what} “{wrong}” tidak dikenal.", "unknown {what} “{wrong}”.")
    return message.format(what=what, wrong=wrong) + suggestion


_SYMBOLS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPUTE: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _EXACT.add, "-": _EXACT.subtract, "*": _EXACT.multiply, "/": _QUOTIENT.divide,
}  # fmt: skip
# What a comparison answers for the orders 0 (equal), 1 (above) and -1 (below).
_ANSWERS: dict[str, tuple[bool, bool, bool]] = {
    "==": (True, False, False), "!=": (False, True, True), "<": (False, False, True),
    "<=": (True, False, True), ">": (False, True, False), ">=": (True, True, False),
}  # fmt: skip
_PLAIN: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
