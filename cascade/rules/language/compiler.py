"""Compile conditions: check their types and turn them into functions of the records that they ask.

A strict subset of Python expressions, typed against a `TypeEnvironment` when the rule is loaded and compiled once to
a function of plain Python. Every part of a condition can be asked what it came to. No attribute of a Python object is reachable, no
call but the listed functions; length, depth and numbers are bounded. Evaluates nothing but fixed indices.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cascade.model import Quantity
from cascade.model.errors import ExpressionError
from cascade.model.i18n import LocalizedText, same
from cascade.rules.language import evaluators
from cascade.rules.language.expression import Expression, Part, PartKind
from cascade.rules.language.function_source import Code
from cascade.rules.language.mistakes import describe_type, unknown_name
from cascade.rules.language.parser import SourceText, one_line
from cascade.rules.language.types import (
    COLLECTION,
    DATE,
    NONE,
    NUMBER,
    SET,
    TEXT,
    TRUTH,
    Attribute,
    Function,
    Type,
    TypeEnvironment,
    as_quantity,
    list_of,
)

MAX_DEPTH = 30
_UNSUPPORTED = {
    ast.Pow: "**", ast.Mod: "%", ast.FloorDiv: "//", ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.LShift: "<<", ast.RShift: ">>", ast.Lambda: "lambda", ast.JoinedStr: "f\"…\"", ast.NamedExpr: ":=", ast.Starred: "*",
    ast.ListComp: "[… for …]", ast.SetComp: "{… for …}", ast.DictComp: "{… for …}", ast.GeneratorExp: "(… for …)",
    ast.Dict: "{…: …}", ast.Slice: "[…:…]", ast.Await: "await", ast.Yield: "yield", ast.YieldFrom: "yield",
}  # fmt: skip
_SYMBOLS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARABLE = (NUMBER, TEXT, TRUTH, DATE, SET)


def compile_expression(
    text: str,
    aliases: Mapping[str, Type],
    environment: TypeEnvironment,
    expected: Type | None = TRUTH,
) -> Expression:
    """Compile one expression.

    Args:
        text: The expression; lines are joined.
        aliases: Type of each name that the rule selects.
        environment: The attributes and functions that exist.
        expected: The type that the whole must have; None takes any.

    Raises:
        ExpressionError: syntax, unknown name (with a suggestion) or wrong type; `column` and `width` tell where.
    """
    root = compile_part(text, aliases, environment, expected)
    return Expression(one_line(text), lambda: root)


def compile_part(text: str, aliases: Mapping[str, Type], environment: TypeEnvironment, expected: Type | None) -> Part:
    """Compile one expression to the part that is all of it; raises `ExpressionError` as `compile_expression` does."""
    source = SourceText.of(text)
    tree = source.parse()
    root = _Compiler(source, aliases, environment).compile(tree, 0)
    if expected and root.type != expected:
        raise source.mistake("wrong_type", tree, describe_type(expected), describe_type(root.type))
    return root


@dataclass(frozen=True, slots=True)
class _Compiler:
    source: SourceText
    aliases: Mapping[str, Type]
    environment: TypeEnvironment

    def compile(self, node: ast.expr, depth: int) -> Part:
        """Compile one part; every method below does so for one sort of syntax, with the depth of its own parts."""
        if depth > MAX_DEPTH:
            raise self.source.mistake("too_deep", node)
        below = depth + 1
        match node:
            case ast.Constant():
                return self._constant(node)
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._attribute(node, below)
            case ast.Subscript():
                return self._subscript(node, below)
            case ast.Tuple() | ast.List() | ast.Set():
                return self._list(node, below)
            case ast.BoolOp():
                return self._and_or(node, below)
            case ast.UnaryOp(op=ast.Not()):
                return self._not(node, below)
            case ast.UnaryOp():
                return self._minus(node, below)
            case ast.IfExp():
                return self._if(node, below)
            case ast.Compare():
                return self._compare(node, below)
            case ast.BinOp():
                return self._arithmetic(node, below)
            case ast.Call():
                return self._call(node, below)
        raise self._unsupported(node, node)

    def _unsupported(self, node: ast.expr, syntax: ast.AST) -> ExpressionError:
        name = type(syntax).__name__
        return self.source.mistake("unsupported", node, _UNSUPPORTED.get(type(syntax), name))

    def _part(self, node: ast.expr, type_: Type, code: Code, *parts: Part, kind: PartKind = "operation") -> Part:
        text = self.source.in_one_line(node)
        return Part(text, type_, code, kind, same(text), parts)

    # Values

    def _constant(self, node: ast.Constant) -> Part:
        value = node.value
        if value is None:
            return self._part(node, NONE, evaluators.constant(None), kind="constant")
        if isinstance(value, bool):
            return self._part(node, TRUTH, evaluators.constant(value), kind="constant")
        if isinstance(value, int | float):
            number = as_quantity(self.source.number(node))
            return self._part(node, NUMBER, evaluators.constant(number), kind="constant")
        if isinstance(value, str):
            self.source.check_is_one_text(node)
            return self._part(node, TEXT, evaluators.constant(value), kind="constant")
        raise self.source.mistake("unsupported", node, self.source.segment(node))

    def _name(self, node: ast.Name) -> Part:
        name = node.id
        if name not in self.aliases:
            known = {alias: same("") for alias in self.aliases}
            raise self.source.error(unknown_name(LocalizedText("nama", "name"), name, known), node)
        return Part(name, self.aliases[name], evaluators.name_lookup(name), "name", same(name), alias=name)

    def _attribute(self, node: ast.Attribute, depth: int) -> Part:
        owner = self.compile(node.value, depth)
        known = self.environment.records.get(str(owner.type))
        if known is None:
            raise self.source.mistake("no_attributes", node.value, describe_type(owner.type))
        if node.attr not in known:
            what = LocalizedText(f"atribut {owner.type}", f"attribute of {owner.type}")
            labels = {name: attribute.label for name, attribute in known.items()}
            raise self.source.error(unknown_name(what, node.attr, labels), node, tail=len(node.attr))
        is_plain = owner.kind in ("name", "path")  # then it is written as it is printed
        return self._path(f"{owner.text}.{node.attr}" if is_plain else ast.unparse(node), owner, known[node.attr])

    def _path(self, text: str, owner: Part, attribute: Attribute) -> Part:
        name, get = owner.alias, attribute.get
        code = (
            evaluators.attribute_of_name(name, get)
            if owner.kind == "name"
            else evaluators.attribute_of(owner.code, get)
        )
        return Part(text, attribute.type, code, "path" if name else "operation", attribute.label, alias=name)

    def _subscript(self, node: ast.Subscript, depth: int) -> Part:
        owner = self.compile(node.value, depth)
        entry_type = owner.type.entry
        if entry_type is None:
            raise self.source.mistake("not_indexable", node.value, describe_type(owner.type))
        key = self.compile(node.slice, depth)
        fixed = key.evaluate({}) if key.kind == "constant" else None
        fixed_index = fixed.value if isinstance(fixed, Quantity) else None
        if key.type != NUMBER or (fixed_index is not None and fixed_index % 1):
            raise self.source.mistake("index_not_whole", node.slice)
        if owner.type.is_list and fixed_index is not None and fixed_index <= 0:
            raise self.source.mistake("index_below_one", node.slice)
        index = key.code if fixed_index is None else evaluators.constant(int(fixed_index))
        entry = evaluators.entry_by_place if owner.type.is_list else evaluators.entry_by_year
        code = evaluators.entry_lookup(owner.code, entry, index, key.label)
        is_path = owner.kind == "path"
        return Part(
            ast.unparse(node),
            entry_type,
            code,
            "path" if is_path else "operation",
            owner.label,
            (key,) if is_path else (owner, key),
            owner.alias,
        )

    def _list(self, node: ast.Tuple | ast.List | ast.Set, depth: int) -> Part:
        parts = [self.compile(item, depth) for item in node.elts]
        types = {part.type for part in parts}
        if len(types) > 1:
            raise self.source.mistake("mixed_list", node)
        entry = types.pop() if types else NONE
        code = evaluators.list_of_values([part.code for part in parts], numbers=entry == NUMBER)
        kind: PartKind = "constant" if all(part.kind == "constant" for part in parts) else "operation"
        return self._part(node, list_of(entry), code, *parts, kind=kind)

    # Truth

    def _truth(self, node: ast.expr, depth: int) -> Part:
        """Compile a condition; a missing one is unknown."""
        part = self.compile(node, depth)
        if part.type != TRUTH:
            raise self.source.mistake("wrong_type", node, describe_type(TRUTH), describe_type(part.type))
        return replace(part, code=evaluators.truth(part.code, part.label))

    def _and_or(self, node: ast.BoolOp, depth: int) -> Part:
        parts = [self._truth(value, depth) for value in node.values]
        is_or = isinstance(node.op, ast.Or)
        part = self._part(node, TRUTH, evaluators.connective([part.code for part in parts], by=is_or), *parts)
        return replace(part, equated=parts[0].equated) if is_or else part

    def _not(self, node: ast.UnaryOp, depth: int) -> Part:
        part = self._truth(node.operand, depth)
        return self._part(node, TRUTH, evaluators.negation(part.code), part)

    def _if(self, node: ast.IfExp, depth: int) -> Part:
        test = self._truth(node.test, depth)
        then, otherwise = self.compile(node.body, depth), self.compile(node.orelse, depth)
        if then.type != otherwise.type:
            raise self.source.mistake("branches", node, describe_type(then.type), describe_type(otherwise.type))
        code = evaluators.choice(test.code, then.code, otherwise.code)
        return self._part(node, then.type, code, test, then, otherwise)

    def _compare(self, node: ast.Compare, depth: int) -> Part:
        sides = [(side, self.compile(side, depth)) for side in (node.left, *node.comparators)]
        parts = [part for _, part in sides]
        comparisons = [
            self._comparison(symbol, left, right)
            for symbol, left, right in zip(node.ops, sides[:-1], sides[1:], strict=True)
        ]
        if len(comparisons) > 1:
            return self._part(node, TRUTH, evaluators.connective(comparisons, by=False), *parts)
        part = self._part(node, TRUTH, comparisons[0], *parts)
        return replace(part, equated=_equated_pair(parts)) if isinstance(node.ops[0], ast.Eq) else part

    def _comparison(
        self, symbol: ast.cmpop, left_side: tuple[ast.expr, Part], right_side: tuple[ast.expr, Part]
    ) -> Code:
        (left_node, left), (right_node, right) = left_side, right_side
        labels, scales = (left.label, right.label), self.environment.scales
        if isinstance(symbol, ast.Is | ast.IsNot):
            if right.type != NONE:
                raise self.source.mistake("is_without_none", right_node)
            return evaluators.is_none(left.code, expected=isinstance(symbol, ast.Is))
        if isinstance(symbol, ast.In | ast.NotIn):
            if not self._may_contain(right.type, left.type):
                raise self.source.mistake("contained", left_node, describe_type(left.type), describe_type(right.type))
            expected = isinstance(symbol, ast.In)
            return evaluators.containment(left.code, right.code, labels, scales, expected=expected)
        sign = _SYMBOLS[type(symbol)]
        if NONE in (left.type, right.type):
            raise self.source.mistake("compared_with_none", right_node if right.type == NONE else left_node)
        if left.type != right.type or left.type not in _COMPARABLE:
            raise self.source.mistake("compared", left_node, describe_type(left.type), describe_type(right.type))
        if left.type == NUMBER:
            return evaluators.number_comparison(sign, left.code, right.code, labels, scales)
        if left.type in (TEXT, TRUTH) and sign not in ("==", "!="):
            raise self.source.mistake("ordered", left_node, sign, describe_type(left.type))
        comparison = evaluators.set_comparison if left.type == SET else evaluators.comparison
        return comparison(sign, left.code, right.code, labels)

    def _may_contain(self, container: Type, item: Type) -> bool:
        """Tell whether values of a type can be looked for in another: no records, numbers also in sets and tables."""
        if str(item) in self.environment.records:
            return False
        return container == list_of(item) or (item == NUMBER and (container == SET or container.is_map))

    # Numbers and calls

    def _minus(self, node: ast.UnaryOp, depth: int) -> Part:
        part = self.compile(node.operand, depth)
        if part.type != NUMBER or not isinstance(node.op, ast.USub):
            raise self.source.mistake("negated", node)
        kind: PartKind = "constant" if part.kind == "constant" else "operation"
        return self._part(node, NUMBER, evaluators.minus(part.code, part.label), part, kind=kind)

    def _arithmetic(self, node: ast.BinOp, depth: int) -> Part:
        symbol = _ARITHMETIC.get(type(node.op))
        if symbol is None:
            raise self._unsupported(node, node.op)
        left, right = self.compile(node.left, depth), self.compile(node.right, depth)
        labels = (left.label, right.label)
        if left.type == right.type == DATE and symbol == "-":
            return self._part(node, NUMBER, evaluators.days_between(left.code, right.code, labels), left, right)
        if not left.type == right.type == NUMBER:
            raise self.source.mistake("two_numbers", node, symbol)
        code = evaluators.calculation(symbol, left.code, right.code, labels)
        return self._part(node, NUMBER, code, left, right)

    def _call(self, node: ast.Call, depth: int) -> Part:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self.source.mistake("called", node)
        functions = self.environment.functions
        function = functions.get(node.func.id)
        if function is None:
            known = {name: same("") for name in functions}
            message = unknown_name(LocalizedText("fungsi", "function"), node.func.id, known)
            raise self.source.error(message, node.func)
        parts = [self.compile(argument, depth) for argument in node.args]
        self._check_arguments(function, parts, node)
        arguments, labels = [part.code for part in parts], [part.label for part in parts]
        code = evaluators.function_call(function, arguments, labels, self.environment.scales)
        part = self._part(node, function.result, code, *parts, *self._attributes_read(function, parts))
        return replace(part, equated=_equated_pair(parts)) if function.equates else part

    def _attributes_read(self, function: Function, parts: list[Part]) -> Iterator[Part]:
        """Yield the attributes of its first argument that a function rests on."""
        for name in function.reads:
            attribute = self.environment.records[str(parts[0].type)][name]
            yield self._path(f"{parts[0].text}.{name}", parts[0], attribute)

    def _check_arguments(self, function: Function, parts: list[Part], node: ast.Call) -> None:
        expected = function.arguments
        if function.variadic:
            expected = (*expected, *[expected[-1]] * (len(parts) - len(expected)))
        if len(expected) != len(parts):
            raise self.source.mistake("argument_count", node, function.name, len(expected), len(parts))
        for part, expected_type, argument in zip(parts, expected, node.args, strict=True):
            holds_many = part.type == SET or part.type.entry is not None
            if part.type != expected_type and not (expected_type == COLLECTION and holds_many):
                raise self.source.mistake(
                    "argument_type", argument, function.name, describe_type(expected_type), describe_type(part.type)
                )


def _equated_pair(parts: list[Part]) -> tuple[Part, Part] | None:
    """Return two parts that are operands, None where one is computed or fixed."""
    return (parts[0], parts[1]) if len(parts) == 2 and all(part.kind == "path" for part in parts) else None
