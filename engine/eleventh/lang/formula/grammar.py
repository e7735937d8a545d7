"""Whether the tokens of a formula stand in an order that can mean something, and if not, where.

Python's parser would find the same mistakes but name them in its own terms, and at its own place.
One pass with a stack of brackets finds them in the author's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from eleventh.lang.formula.expression import FUNCTIONS
from eleventh.lang.formula.tokens import MAX_DEPTH, Token
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.numerals import help_with_comma
from eleventh.lang.problems.suggest import find_nearest


class Fault(NamedTuple):
    """A mistake in a formula: the tokens it stretches over, both included."""

    code: str
    headline: str
    help: str
    first: Token
    last: Token


_PREFIX = frozenset({"-", "+", "not"})
_BEFORE_NOT = frozenset({"(", ",", "and", "or", "not", "if", "else"})
_NEGATABLE = "Put it in brackets: `(not ...)`."
_TOO_DEEP = "Move a part of it into a derived track, and use its name."
_COMPARING = frozenset({"==", "!=", "<", "<=", ">", ">=", "happened", "chose", "chooses"})
_LONGEST_NUMBER = 40  # characters of a number that is said again


@dataclass(slots=True)
class _Level:
    """One bracket that is open, or the formula itself; `ifs` are those that wait for an `else`."""

    opened: Token | None
    call: bool
    ifs: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    levels: list[_Level] = field(default_factory=lambda: [_Level(None, False)])
    before: list[Token] = field(default_factory=list)
    prefixes: int = 0

    def fault(self, token: Token) -> Fault | None:
        """What is wrong with the next token, given those before it; takes it in if nothing is."""
        found = self._operand(token) if self._wants_operand() else self._operator(token)
        self.before.append(token)
        return found

    def ending(self) -> Fault | None:
        """What is wrong with a formula that ends here."""
        last = self.before[-1]
        if self._wants_operand():
            help = "Write a name or a number after it, or delete it."
            return Fault("E040", f"Nothing follows {quote(last.text)}", help, last, last)
        opened = self.levels[-1].opened
        if opened:
            help = "Add the `)` that belongs to it."
            return Fault("E040", "This bracket is never closed", help, opened, opened)
        return self._lonely_if()

    def _wants_operand(self) -> bool:
        if not self.before:
            return True
        last = self.before[-1]
        return last.kind == "word" or (last.kind == "sign" and last.text != ")")

    def _operand(self, token: Token) -> Fault | None:
        last = self.before[-1] if self.before else None
        after_dot = last is not None and last.text == "."
        if token.kind == "name":
            self.prefixes = 0
            return None
        if after_dot and last is not None:
            help = "A name goes on after a dot: `trust.seoul.tokyo`."
            return Fault("E040", "No name follows the dot", help, last, token)
        self.prefixes = self.prefixes + 1 if token.text in _PREFIX else 0
        if self.prefixes > MAX_DEPTH:
            return Fault("E043", "Too many signs in a row", "Delete them in pairs.", token, token)
        if token.text == "not" and last is not None and last.text not in _BEFORE_NOT:
            head = f"`not` cannot stand right after {quote(last.text)}"
            return Fault("E040", head, _NEGATABLE, last, token)
        if token.text == "(":
            return self._open(token, call=False)
        if token.kind == "number" or token.text in _PREFIX:
            return None
        return self._nothing_before(token, last)

    def _nothing_before(self, token: Token, last: Token | None) -> Fault:
        said = quote(token.text)
        if last is not None and last.text == "(" and token.text == ")":
            return Fault(
                "E040", "Nothing stands in these brackets", "Fill or delete them.", last, token
            )
        help = "Write a name or a number there, or delete the sign."
        if last is None:
            return Fault("E040", f"Nothing stands before {said}", help, token, token)
        head = f"Nothing stands between {quote(last.text)} and {said}"
        return Fault("E040", head, help, last, token)

    def _operator(self, token: Token) -> Fault | None:
        last = self.before[-1]
        level = self.levels[-1]
        if token.text == "(" and last.kind == "name":
            return self._call(token)
        if token.kind in ("name", "number") or token.text in ("(", "not"):
            return self._side_by_side(last, token)
        if token.text == "." and last.kind != "name":
            help = "A dot stands inside a name or a number only."
            return Fault("E040", "This dot belongs to no name", help, token, token)
        if token.text == "if":
            level.ifs.append(token)
        elif token.text == "else":
            if not level.ifs:
                help = "Write a choice as `A if CONDITION else B`."
                return Fault("E040", "This `else` has no `if`", help, token, token)
            level.ifs.pop()
        elif token.text == ",":
            return self._lonely_if() or self._comma(token, level)
        elif token.text == ")":
            return self._lonely_if() or self._close(token)
        return None

    def _open(self, token: Token, *, call: bool) -> Fault | None:
        self.levels.append(_Level(token, call))
        if len(self.levels) > MAX_DEPTH:
            return Fault("E043", "Brackets are nested too deeply", _TOO_DEEP, token, token)
        return None

    def _close(self, token: Token) -> Fault | None:
        if len(self.levels) == 1:
            help = "Delete it, or add the `(` that begins it."
            return Fault("E040", "This bracket was never opened", help, token, token)
        self.levels.pop()
        return None

    def _call(self, token: Token) -> Fault | None:
        name = self.before[-1]
        if len(self.before) > 1 and self.before[-2].text == ".":
            help = "Only min, max, abs and clamp are followed by brackets."
            return Fault("E046", "A dotted name is not a function", help, name, token)
        if name.text not in FUNCTIONS:
            near = find_nearest(name.text, FUNCTIONS)
            help = f"Did you mean `{near}`?" if near else "Functions: min, max, abs and clamp."
            if near is None and name.text in ("round", "floor", "ceil", "int"):
                help = "Values are kept in steps of 1/256 and shown as whole numbers anyway."
            head = f"There is no function {quote(name.text)}"
            return Fault("E046", head, help, name, name)
        return self._open(token, call=True)

    def _comma(self, token: Token, level: _Level) -> Fault | None:
        if level.call:
            return None
        help = "A decimal is written with a point: 0.5. Commas separate arguments: `max(1, x)`."
        return Fault("E040", "A comma outside of a function's brackets", help, token, token)

    def _side_by_side(self, last: Token, token: Token) -> Fault:
        head = f"No sign stands between {quote(last.text)} and {quote(token.text)}"
        number = last.kind == "number" or token.kind == "number" or "(" in token.text
        help = "If a product is meant, write `*` between them." if number else ""
        help = help or (
            "Write an operator such as `*`, `==` or `and` between them; "
            "what is an amount in words is a number here, such as -2."
        )
        return Fault("E040", head, help, last, token)

    def _lonely_if(self) -> Fault | None:
        waiting = self.levels[-1].ifs
        if not waiting:
            return None
        help = "Write a choice as `A if CONDITION else B`."
        return Fault("E040", "This `if` has no `else`", help, waiting[-1], waiting[-1])


def find_misplaced(tokens: list[Token]) -> Fault | None:
    """The first mistake in the order of some tokens, none of them bad; None if all is well.

    Tokens without a mistake nest at most MAX_DEPTH brackets and signs. There is at least one
    token.
    """
    reader = _Reader()
    for at, token in enumerate(tokens):
        found = reader.fault(token)
        if found is not None:
            return _find_comma_habit(tokens, at) or found
    return reader.ending()


def _find_comma_habit(tokens: list[Token], at: int) -> Fault | None:
    """What people mean by a comma at which the order breaks, the token `at`: a decimal, or an
    `and`. None if neither can be told.
    """
    if 0 < at < len(tokens) - 1 and tokens[at].text == ",":
        last, comma, after = tokens[at - 1 : at + 2]
        is_tight = (last.stop, comma.stop) == (comma.start, after.start)
        is_short = len(last.text) + len(after.text) < _LONGEST_NUMBER
        if is_tight and is_short and last.text.isdigit() and after.text.isdigit():
            help = help_with_comma(f"{last.text},{after.text}")
            return Fault("E040", "A comma inside a number", help, last, after)
        sides = tokens[:at], tokens[at + 1 :]
        if all(any(each.text in _COMPARING for each in side) for side in sides):
            help = "Where both must hold, write `and` between them; where one is enough, `or`."
            return Fault("E040", "A comma between two conditions", help, comma, comma)
    return None
