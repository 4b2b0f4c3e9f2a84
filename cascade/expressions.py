"""What does this condition say, and what is it on these values?

A strict subset of Python expressions, parsed with `ast`, typed against a vocabulary when the rule is
loaded and compiled once to closures. Three-valued as SQL: a missing value makes the answer unknown,
with the reason. Exact decimals. No attribute of a Python object is reachable, no call but the listed
functions; length and depth are bounded.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from cascade.errors import ExpressionError
from cascade.language import Phrase, same
from cascade.measures import Scales, compare
from cascade.model import Dated, Label, Quantity, Unknown
from cascade.yamlfile import did_you_mean

_MISTAKES = {
    "long": Phrase("lebih dari {a} karakter", "longer than {a} characters"),
    "syntax": Phrase("bukan ekspresi yang sah ({a})", "not a valid expression ({a})"),
    "wanted": Phrase("harus berupa {a}, tetapi {b}", "must be {a}, but is {b}"),
    "deep": Phrase("bersarang terlalu dalam", "nested too deeply"),
    "foreign": Phrase("{a} bukan bagian dari bahasa aturan", "{a} is not part of the language"),
    "bare": Phrase("{a} tidak mempunyai atribut", "{a} has no attributes"),
    "index": Phrase("{a} tidak dapat diindeks", "{a} cannot be indexed"),
    "index_number": Phrase("indeks harus berupa angka", "an index must be a number"),
    "from_one": Phrase("urutan dihitung mulai 1", "entries count from 1"),
    "one_type": Phrase("isi daftar harus satu jenis", "a list must hold one type"),
    "negate": Phrase("hanya angka yang dapat dinegatifkan", "only a number can be negated"),
    "both_sides": Phrase(
        "kedua cabang harus sejenis, bukan {a} dan {b}", "both sides must have one type, not {a} and {b}"
    ),
    "is_none": Phrase("`is` hanya membandingkan dengan None", "`is` compares with None only"),
    "inside": Phrase("{a} tidak dapat berada di dalam {b}", "{a} cannot be in {b}"),
    "compare": Phrase("{a} tidak dapat dibandingkan dengan {b}", "{a} does not compare with {b}"),
    "order": Phrase("{a} tidak mengurutkan {b}", "{a} does not order {b}"),
    "two_numbers": Phrase("{a} memerlukan dua angka", "{a} needs two numbers"),
    "listed": Phrase(
        "hanya fungsi yang terdaftar yang dapat dipanggil, tanpa kata kunci",
        "only the listed functions can be called, without keywords",
    ),
    "count": Phrase("{a} menerima {b} argumen, bukan {c}", "{a} takes {b} argument(s), not {c}"),
    "needs": Phrase("{a} memerlukan {b}, bukan {c}", "{a} needs {b}, not {c}"),
}
_TYPES = {
    "truth": Phrase("syarat (benar atau salah)", "a condition (true or false)"),
    "number": Phrase("angka", "a number"),
    "text": Phrase("teks", "a text"),
    "set": Phrase("himpunan", "a set"),
    "date": Phrase("tanggal", "a date"),
}
MAX_LENGTH = 2_000  # characters
MAX_DEPTH = 30

Scope = Mapping[str, Any]
Run = Callable[[Scope], Any]
Type = str  # "number" "text" "truth" "date" "set" "none" "list:<type>" "map:<type>" or the name of a record


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a rule may ask of a record: its type, how to get it, what it is called."""

    type: Type
    get: Callable[[Any], Any]
    label: Phrase


@dataclass(frozen=True, slots=True)
class Function:
    """What a rule may call.

    A missing or unknown argument makes the answer unknown unless `takes_missing`; with `takes_scales` the
    ordinal scales in force come as last argument.
    """

    name: str
    arguments: tuple[Type, ...]
    result: Type
    call: Callable[..., Any]
    about: str = ""
    variadic: bool = False
    takes_missing: bool = False
    takes_scales: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The names that conditions are made of, and where the ordinal scales in force are found."""

    records: Mapping[str, Mapping[str, Attribute]]
    functions: Mapping[str, Function]
    scales: Callable[[Scope], Scales] = lambda _: {}


@dataclass(frozen=True, slots=True)
class Operand:
    """One path of a condition (`aksi.annual`, `renstra.targets[aksi.year]`) that can be shown as evidence."""

    path: str
    alias: str
    type: Type
    run: Run
    label: Phrase


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled condition or placeholder."""

    text: str
    type: Type
    run: Run
    operands: tuple[Operand, ...]

    def evaluate(self, scope: Scope) -> Any:
        """Return the value on these records; for a condition True, False or Unknown."""
        value = self.run(scope)
        return _missing(same(self.text)) if value is None and self.type == "truth" else value


def compile_expression(
    text: str,
    aliases: Mapping[str, str],
    language: Language,
    wanted: Type | None = "truth",
) -> Expression:
    """Compile one expression.

    Args:
        text: The expression.
        aliases: Record type of each name that the rule selects.
        language: The attributes and functions that exist.
        wanted: The type that the whole must have; None takes any.

    Raises:
        ExpressionError: syntax, unknown name (with a suggestion) or wrong type; `column` tells where.
    """
    if len(text) > MAX_LENGTH:
        raise _mistake("long", 0, MAX_LENGTH)
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", 1) or 1) - 1
        raise _mistake("syntax", column, getattr(error, "msg", error)) from error
    compiler = _Compiler(text.strip(), aliases, language)
    kind, run = compiler.compile(tree.body, 0)
    if wanted and kind != wanted:
        raise _mistake("wanted", 0, _article(wanted), _article(kind))
    return Expression(text.strip(), kind, run, tuple(compiler.operands.values()))


def is_missing(value: Any) -> bool:
    """Tell whether a value is absent, blank or a dash."""
    return (
        value is None
        or (isinstance(value, Quantity) and value.is_missing)
        or (isinstance(value, Label) and not value.text)
    )


def as_quantity(value: Any) -> Quantity:
    """Return a plain number as a quantity."""
    return value if isinstance(value, Quantity) else Quantity("number", str(value), Decimal(value))


def _missing(what: Phrase) -> Unknown:
    return Unknown(Phrase("{what} tidak ada", "{what} is missing").format(what=what))


def _article(kind: Type) -> Phrase:
    return _TYPES.get(kind, same(kind))


def _mistake(name: str, column: int, *details: object) -> ExpressionError:
    return ExpressionError(_MISTAKES[name].format(**dict(zip("abc", details, strict=False))), column)


@dataclass(slots=True)
class _Compiler:
    text: str
    aliases: Mapping[str, str]
    language: Language
    operands: dict[str, Operand] = field(default_factory=dict)

    def compile(self, node: ast.expr, depth: int) -> tuple[Type, Run]:
        if depth > MAX_DEPTH:
            raise _mistake("deep", node.col_offset)
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            raise _mistake("foreign", node.col_offset, type(node).__name__)
        compiled: tuple[Type, Run] = method(node, depth + 1)
        return compiled

    # Values

    def _constant(self, node: ast.Constant, depth: int) -> tuple[Type, Run]:
        value = node.value
        if value is None:
            return "none", lambda _: None
        if isinstance(value, bool):
            return "truth", lambda _: value
        if isinstance(value, int | float):
            number = Decimal(ast.get_source_segment(self.text, node) or str(value))
            return "number", lambda _: number
        if isinstance(value, str):
            return "text", lambda _: value
        raise _mistake("foreign", node.col_offset, repr(value))

    def _name(self, node: ast.Name, depth: int) -> tuple[Type, Run]:
        name = node.id
        if name not in self.aliases:
            raise ExpressionError(_unknown(Phrase("nama", "name"), name, self.aliases), node.col_offset)
        return self.aliases[name], lambda scope: scope[name]

    def _attribute(self, node: ast.Attribute, depth: int) -> tuple[Type, Run]:
        owner, get_owner = self.compile(node.value, depth)
        known = self.language.records.get(owner)
        if known is None:
            raise _mistake("bare", node.col_offset, _article(owner))
        if node.attr not in known:
            column = (node.end_col_offset or 0) - len(node.attr)
            raise ExpressionError(
                _unknown(Phrase(f"atribut {owner}", f"attribute of {owner}"), node.attr, known), column
            )
        attribute = known[node.attr]
        get = attribute.get

        def run(scope: Scope) -> Any:
            subject = get_owner(scope)
            return subject if subject is None or isinstance(subject, Unknown) else get(subject)

        self._remember(node, attribute.type, run, attribute.label)
        return attribute.type, run

    def _subscript(self, node: ast.Subscript, depth: int) -> tuple[Type, Run]:
        owner, get_owner = self.compile(node.value, depth)
        if not owner.startswith(("map:", "list:")):
            raise _mistake("index", node.col_offset, _article(owner))
        kind, get_key = self.compile(node.slice, depth)
        if kind != "number":
            raise _mistake("index_number", node.slice.col_offset)
        if owner.startswith("list:") and isinstance(node.slice, ast.Constant) and node.slice.value == 0:
            raise _mistake("from_one", node.slice.col_offset)
        label = self.operands.pop(ast.unparse(node.value)).label if ast.unparse(node.value) in self.operands else None

        called = self._called(node.slice)

        def run(scope: Scope) -> Any:
            items, key = get_owner(scope), get_key(scope)
            if isinstance(key, Unknown):
                return key
            if items is None or is_missing(key):
                return None if items is None else _missing(called)
            index = int(as_quantity(key).value or 0)
            if isinstance(items, Mapping):
                return items.get(index)
            return items[index - 1] if 1 <= index <= len(items) else None

        self._remember(node, owner.split(":", 1)[1], run, label or Phrase("nilai", "value"))
        return owner.split(":", 1)[1], run

    def _called(self, node: ast.expr) -> Phrase:
        """Return what an operand is called where it is missing: the name of its attribute, or its text."""
        path = ast.unparse(node)
        return self.operands[path].label if path in self.operands else same(path)

    def _remember(self, node: ast.expr, kind: Type, run: Run, label: Phrase) -> None:
        root: ast.expr = node
        while isinstance(root, ast.Attribute | ast.Subscript):
            root = root.value
        if isinstance(root, ast.Name):
            path = ast.unparse(node)
            self.operands[path] = Operand(path, root.id, kind, run, label)

    def _tuple(self, node: ast.Tuple | ast.List | ast.Set, depth: int) -> tuple[Type, Run]:
        parts = [self.compile(item, depth) for item in node.elts]
        kinds = {kind for kind, _ in parts}
        if len(kinds) > 1:
            raise _mistake("one_type", node.col_offset)
        runs = [run for _, run in parts]
        return f"list:{kinds.pop() if kinds else 'none'}", lambda scope: tuple(run(scope) for run in runs)

    _list = _set = _tuple

    # Truth

    def _boolop(self, node: ast.BoolOp, depth: int) -> tuple[Type, Run]:
        runs = [self._truth(value, depth) for value in node.values]
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

        return "truth", run

    def _truth(self, node: ast.expr, depth: int) -> Run:
        kind, run = self.compile(node, depth)
        if kind != "truth":
            raise _mistake("wanted", node.col_offset, _article("truth"), _article(kind))
        path = self._called(node)
        return lambda scope: _missing(path) if (value := run(scope)) is None else value

    def _unaryop(self, node: ast.UnaryOp, depth: int) -> tuple[Type, Run]:
        if isinstance(node.op, ast.Not):
            inner = self._truth(node.operand, depth)
            return "truth", lambda scope: v if isinstance(v := inner(scope), Unknown) else not v
        kind, run = self.compile(node.operand, depth)
        if kind != "number" or not isinstance(node.op, ast.USub):
            raise _mistake("negate", node.col_offset)
        return "number", lambda scope: _arithmetic("-", Decimal(0), run(scope), same("0"), self._called(node.operand))

    def _ifexp(self, node: ast.IfExp, depth: int) -> tuple[Type, Run]:
        test = self._truth(node.test, depth)
        (kind, then), (other, otherwise) = self.compile(node.body, depth), self.compile(node.orelse, depth)
        if kind != other:
            raise _mistake("both_sides", node.col_offset, _article(kind), _article(other))

        def run(scope: Scope) -> Any:
            answer = test(scope)
            if isinstance(answer, Unknown):
                return answer
            return then(scope) if answer else otherwise(scope)

        return kind, run

    def _compare(self, node: ast.Compare, depth: int) -> tuple[Type, Run]:
        nodes = [node.left, *node.comparators]
        parts = [self.compile(part, depth) for part in nodes]
        runs = [
            self._pair(operator, nodes[i], parts[i], nodes[i + 1], parts[i + 1]) for i, operator in enumerate(node.ops)
        ]
        if len(runs) == 1:
            return "truth", runs[0]

        def run(scope: Scope) -> Any:
            doubt = None
            for each in runs:
                answer = each(scope)
                if answer is False:
                    return False
                if isinstance(answer, Unknown) and doubt is None:
                    doubt = answer
            return True if doubt is None else doubt

        return "truth", run

    def _pair(
        self, operator: ast.cmpop, a: ast.expr, left: tuple[Type, Run], b: ast.expr, right: tuple[Type, Run]
    ) -> Run:
        (kind_a, run_a), (kind_b, run_b) = left, right
        names = self._called(a), self._called(b)
        if isinstance(operator, ast.Is | ast.IsNot):
            if kind_b != "none":
                raise _mistake("is_none", b.col_offset)
            wanted = isinstance(operator, ast.Is)
            return lambda scope: v if isinstance(v := run_a(scope), Unknown) else is_missing(v) is wanted
        if isinstance(operator, ast.In | ast.NotIn):
            if kind_b not in (f"list:{kind_a}", "set", f"map:{kind_a}") and not kind_b.startswith("map:"):
                raise _mistake("inside", b.col_offset, _article(kind_a), _article(kind_b))
            inside = isinstance(operator, ast.In)
            return _known(lambda x, y: _contains(y, x) is inside, run_a, run_b, names)
        symbol = _SYMBOLS[type(operator)]
        if {kind_a, kind_b} - {"number"} and kind_a != kind_b:
            raise _mistake("compare", a.col_offset, _article(kind_a), _article(kind_b))
        if kind_a == "number":
            decide = _DECISIONS[symbol]
            scales = self.language.scales

            def by_number(scope: Scope) -> Any:
                def ordered(x: Any, y: Any) -> Any:
                    order = compare(as_quantity(x), as_quantity(y), scales(scope))
                    return order if isinstance(order, Unknown) else decide(order)

                return _known(ordered, run_a, run_b, names)(scope)

            return by_number
        if kind_a in ("text", "truth") and symbol not in ("==", "!="):
            raise _mistake("order", a.col_offset, symbol, _article(kind_a))
        plain = _PLAIN[symbol]
        return _known(lambda x, y: plain(_bare(x), _bare(y)), run_a, run_b, names)

    # Numbers and calls

    def _binop(self, node: ast.BinOp, depth: int) -> tuple[Type, Run]:
        symbol = _ARITHMETIC.get(type(node.op))
        if symbol is None:
            raise _mistake("foreign", node.col_offset, type(node.op).__name__)
        (a, left), (b, right) = self.compile(node.left, depth), self.compile(node.right, depth)
        if a == b == "date" and symbol == "-":
            return "number", _known(lambda x, y: (_bare(x) - _bare(y)).days, left, right, (same(""), same("")))
        if not a == b == "number":
            raise _mistake("two_numbers", node.col_offset, symbol)
        names = self._called(node.left), self._called(node.right)
        return "number", lambda scope: _arithmetic(symbol, left(scope), right(scope), *names)

    def _call(self, node: ast.Call, depth: int) -> tuple[Type, Run]:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise _mistake("listed", node.col_offset)
        function = self.language.functions.get(node.func.id)
        if function is None:
            raise ExpressionError(
                _unknown(Phrase("fungsi", "function"), node.func.id, self.language.functions), node.col_offset
            )
        parts = [self.compile(argument, depth) for argument in node.args]
        self._check_arguments(function, parts, node)
        runs, names, call = [run for _, run in parts], [self._called(a) for a in node.args], function.call
        scales = self.language.scales

        def run(scope: Scope) -> Any:
            values = [each(scope) for each in runs]
            if not function.takes_missing:
                for value, name in zip(values, names, strict=True):
                    if isinstance(value, Unknown):
                        return value
                    if is_missing(value):
                        return _missing(name)
            return call(*values, scales(scope)) if function.takes_scales else call(*values)

        return function.result, run

    def _check_arguments(self, function: Function, parts: list[tuple[Type, Run]], node: ast.Call) -> None:
        wanted = function.arguments
        if function.variadic:
            wanted = (*wanted, *[wanted[-1]] * (len(parts) - len(wanted)))
        if len(wanted) != len(parts):
            raise _mistake("count", node.col_offset, function.name, len(wanted), len(parts))
        for (kind, _), want, argument in zip(parts, wanted, node.args, strict=True):
            if kind != want and want != "any":
                raise _mistake("needs", argument.col_offset, function.name, _article(want), _article(kind))


def _known(decide: Callable[[Any, Any], Any], left: Run, right: Run, names: tuple[Phrase, Phrase]) -> Run:
    def run(scope: Scope) -> Any:
        x, y = left(scope), right(scope)
        for value, name in ((x, names[0]), (y, names[1])):
            if isinstance(value, Unknown):
                return value
            if is_missing(value):
                return _missing(name)
        return decide(x, y)

    return run


def _arithmetic(symbol: str, left: Any, right: Any, name_a: Phrase, name_b: Phrase) -> Any:
    for value, name in ((left, name_a), (right, name_b)):
        if isinstance(value, Unknown):
            return value
        if is_missing(value):
            return _missing(name)
    x, y = as_quantity(left), as_quantity(right)
    if x.value is None or y.value is None or x.ambiguous or y.ambiguous:
        bad = x if x.value is None or x.ambiguous else y
        return Unknown(Phrase("“{raw}” bukan satu angka", "“{raw}” is not one number").format(raw=bad.raw))
    if symbol == "/" and y.value == 0:
        return Unknown(Phrase("pembagian dengan nol", "division by zero"))
    value = {"+": x.value + y.value, "-": x.value - y.value, "*": x.value * y.value}.get(symbol)
    if value is None:
        value = x.value / y.value
    like = x if isinstance(left, Quantity) else y
    shown = format(value.normalize(), "f").replace(".", ",")
    return replace(like, kind="number", raw=shown, value=value, decimals=max(x.decimals, y.decimals), operator=None)


def _bare(value: Any) -> Any:
    if isinstance(value, Dated):
        return value.value
    return value.text if isinstance(value, Label) else value


def _contains(container: Any, item: Any) -> bool:
    wanted = _bare(item)
    if isinstance(wanted, Quantity):
        wanted = wanted.value
    members = {_bare(member) for member in container}
    return wanted in members


def _unknown(what: Phrase, wrong: str, known: Mapping[str, Any]) -> Phrase:
    suggestion = did_you_mean(wrong, sorted(known))
    called = [name for name, item in known.items() if wrong.casefold() in getattr(item, "label", same("")).id.split()]
    if called:
        suggestion = Phrase("Maksud Anda {x}?", "Did you mean {x}?").format(
            x=" / ".join(f"“{name}”" for name in called)
        )
    elif not suggestion.id:
        suggestion = Phrase("Yang ada: {k}", "There are: {k}").format(k=", ".join(sorted(known)))
    message = Phrase("{what} “{wrong}” tidak dikenal.", "unknown {what} “{wrong}”.")
    return message.format(what=what, wrong=wrong) + suggestion


_SYMBOLS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_DECISIONS: dict[str, Callable[[int], bool]] = {
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}
_PLAIN: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
    "<": lambda x, y: x < y,
    "<=": lambda x, y: x <= y,
    ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y,
}
