"""From the text of a formula to its nodes: the one gate.

A formula may come from a stranger. Its text is cut into tokens and measured first (`tokens`), so
that Python's own parser only ever sees a few hundred harmless characters in a sensible order; its
tree is then turned into our nodes by a whitelist. Nothing is ever evaluated. Every refusal is a
problem at the exact column; nothing is raised.
"""

from __future__ import annotations

import ast
from dataclasses import replace

from eleventh.core.span import Span
from eleventh.lang.formula import syntax_hints as foreign
from eleventh.lang.formula.examples import IN_GENERAL, Examples
from eleventh.lang.formula.expression import (
    FUNCTIONS,
    Arith,
    Call,
    Choose,
    Compare,
    Expr,
    Logic,
    Neg,
    Not,
    Num,
    Operator,
    Ref,
    Relation,
)
from eleventh.lang.formula.grammar import find_misplaced
from eleventh.lang.formula.habits import find_habit
from eleventh.lang.formula.tokens import MAX_DEPTH, MAX_LENGTH, Token, scan
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Problems

_ARITHMETIC: dict[type[ast.operator], Operator] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_RELATIONS: dict[type[ast.cmpop], Relation] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def parse(formula: Formula, problems: Problems, examples: Examples = IN_GENERAL) -> Expr | None:
    """The expression a formula says; None after adding at least one problem (E040-E047).

    Takes any text, of any length, and never raises. Spans are exact where the formula's is. Help
    has its examples in the names that `examples` gives.
    """
    if len(formula.text) > MAX_LENGTH:
        problems.add(
            "E043",
            f"The formula has {len(formula.text)} characters; {MAX_LENGTH} are the most",
            formula.span,
            help="Move a part of it into a derived track, and use its name.",
        )
        return None
    tokens = scan(formula.text)
    if not tokens:
        help = "Write a number, such as 0, or a condition."
        problems.add("E040", "The formula is empty", formula.span, help=help)
        return None
    fault = find_habit(formula.text, tokens, examples)
    if fault is None and _refuse(tokens, formula, problems, examples):
        return None
    fault = fault or find_misplaced(tokens)
    if fault is not None:
        span = formula.place(fault.first.start, fault.last.stop)
        problems.add(fault.code, fault.headline, span, help=examples.fill(fault.help))
        return None
    return _read(tokens, formula, problems)


def _refuse(tokens: list[Token], formula: Formula, problems: Problems, examples: Examples) -> bool:
    said: set[str] = set()
    after_dot = False
    around = zip((None, None, *tokens), (None, *tokens), tokens, (*tokens[1:], None), strict=False)
    for sign, before, token, after in around:
        word = token.kind == "name" and not after_dot and token.text in foreign.REFUSED_WORDS
        after_dot = token.text == "."
        if (word or token.kind == "bad") and token.text not in said:
            said |= foreign.CURLED if token.text in foreign.CURLED else {token.text}
            answer = foreign.explain(token)
            if token.text == "%" and before is not None and before.kind == "number":
                minus = "-" if sign is not None and sign.text == "-" else ""
                answer = answer._replace(help=foreign.help_with_percent(minus + before.text))
            if token.text == ":" and all(each and each.kind == "name" for each in (before, after)):
                answer = answer._replace(help=foreign.HELP_WITH_DOTS)
            if token.text == "is" and after is not None and after.text == "not":
                answer = answer._replace(help="For `is not` write `!=`.")
            span = formula.place(token.start, token.stop)
            problems.add(answer.code, answer.headline, span, help=examples.fill(answer.help))
    return bool(said)


def _read(tokens: list[Token], formula: Formula, problems: Problems) -> Expr | None:
    try:
        tree = ast.parse(_mask(tokens), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        help = "Put brackets around its parts, or split it with a derived track."
        problems.add("E040", "The formula cannot be read", formula.span, help=help)
        return None
    if _too_deep(tree):
        help = "Move a part of it into a derived track, and use its name."
        problems.add("E043", "The formula has too many parts", formula.span, help=help)
        return None
    return _Converter(tokens, formula, problems).convert(tree)


def _mask(tokens: list[Token]) -> str:
    """The text with each name replaced by one of its length that is no word of Python's.

    So an id may be `raise` or `pass`, and no release of Python gives a name a new meaning. Blanks
    before the first token are kept out, which Python would take for an indent.
    """
    first = tokens[0].start
    masked = [" "] * (tokens[-1].stop - first)
    for token in tokens:
        text = "_" * len(token.text) if token.kind == "name" else token.text
        masked[token.start - first : token.stop - first] = text
    return "".join(masked)


def _too_deep(tree: ast.expr) -> bool:
    level: list[ast.expr] = [tree]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for node in level
            if not isinstance(node, ast.Attribute)
            for child in ast.iter_child_nodes(node)
            if isinstance(child, ast.expr)
        ]
    return bool(level)


class _Converter:
    """Turns Python's tree into our nodes. What is not in the whitelist is a problem."""

    def __init__(self, tokens: list[Token], formula: Formula, problems: Problems) -> None:
        self._tokens = tokens
        self._formula = formula
        self._problems = problems
        self._first = tokens[0].start
        self._number = {
            token.start: float(token.text) for token in tokens if token.kind == "number"
        }

    def convert(self, node: ast.expr) -> Expr | None:
        """Our node for one of Python's; None after adding a problem."""
        span = self._span(node)
        match node:
            case ast.Constant():
                return Num(self._number[self._first + node.col_offset], span)
            case ast.Name() | ast.Attribute():
                return Ref(self._parts(node), span)
            case ast.UnaryOp():
                return self._unary(node, span)
            case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
                left, right = self.convert(node.left), self.convert(node.right)
                if left is None or right is None:
                    return None
                return Arith(_ARITHMETIC[type(op)], left, right, span)
            case ast.BoolOp():
                items = self._all(node.values)
                both = isinstance(node.op, ast.And)
                return None if items is None else Logic("and" if both else "or", items, span)
            case ast.Compare():
                operands = self._all([node.left, *node.comparators])
                relations = tuple(_RELATIONS[type(op)] for op in node.ops)
                return None if operands is None else Compare(operands, relations, span)
            case ast.IfExp():
                parts = self._all([node.test, node.body, node.orelse])
                return None if parts is None else Choose(parts[0], parts[1], parts[2], span)
            case ast.Call(func=ast.Name()):
                return self._call(node, span)
        help = "A formula is names, numbers and brackets with `+ - * /` and comparisons."
        self._problems.add("E042", "This part of the formula has no meaning", span, help=help)
        return None

    def _all(self, nodes: list[ast.expr]) -> tuple[Expr, ...] | None:
        found = [self.convert(node) for node in nodes]
        known = tuple(each for each in found if each is not None)
        return known if len(known) == len(found) else None

    def _unary(self, node: ast.UnaryOp, span: Span) -> Expr | None:
        operand = self.convert(node.operand)
        if operand is None:
            return None
        if isinstance(node.op, ast.UAdd):
            return replace(operand, span=span)
        return Not(operand, span) if isinstance(node.op, ast.Not) else Neg(operand, span)

    def _call(self, node: ast.Call, span: Span) -> Expr | None:
        name = self._parts(node.func)[0]
        args = self._all(node.args)
        fewest, most = FUNCTIONS[name]
        count = len(node.args)
        if count < fewest or (most is not None and count > most):
            wanted, help = _USES[name]
            self._problems.add("E047", f"`{name}` takes {wanted}, not {count}", span, help=help)
            return None
        return None if args is None else Call(name, args, span)

    def _parts(self, node: ast.expr) -> tuple[str, ...]:
        start, stop = self._extent(node)
        return tuple(
            token.text
            for token in self._tokens
            if start <= token.start < stop and token.text != "."
        )

    def _extent(self, node: ast.expr) -> tuple[int, int]:
        end = node.end_col_offset
        if end is None:  # the parser always knows it; the type does not say so
            raise AssertionError(ast.dump(node))
        return self._first + node.col_offset, self._first + end

    def _span(self, node: ast.expr) -> Span:
        return self._formula.place(*self._extent(node))


_USES = {
    "min": ("two or more arguments", "Write `min(a, b)`: the smallest of two or more numbers."),
    "max": ("two or more arguments", "Write `max(a, b)`: the largest of two or more numbers."),
    "abs": ("one argument", "Write `abs(a)`: the size of a number without its sign."),
    "clamp": (
        "three arguments",
        "Write `clamp(x, low, high)`: x, but never below low or above high.",
    ),
}
