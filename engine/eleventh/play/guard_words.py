"""Operations of a program as formulas again, so that a part of a condition is told in the words in
which conditions are told everywhere (`lang.formula.vocabularies`).

What names a reading by its title is a caption; a derived number is named as a whole where a
condition holds a copy of what it follows from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from eleventh.core.ir import Op
from eleventh.core.program import Program
from eleventh.core.span import Span
from eleventh.lang.formula.expression import (
    MIRRORED,
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
from eleventh.lang.formula.vocabularies import Captions, describe_statement
from eleventh.play.rule_index import LONGEST, RuleIndex

_NOWHERE = Span("", 0, 0, 0, 0)
_RELATIONS: Mapping[tuple[str, bool], Relation] = {
    ("lt", True): "<",
    ("lt", False): ">=",
    ("le", True): "<=",
    ("le", False): ">",
    ("eq", True): "==",
    ("eq", False): "!=",
    ("ne", True): "!=",
    ("ne", False): "==",
}
_SIGNS: Mapping[str, Operator] = {"add": "+", "sub": "-", "mul": "*", "div": "/"}
_FACTS = frozenset({"fired", "fires", "chose", "chooses", "was_met"})


@dataclass(frozen=True)
class GuardWords:
    """The words for the truths of one program, with its titles."""

    program: Program
    index: RuleIndex

    def describe(self, register: int, wanted: bool = True) -> str:
        """A truth, or its contrary, as a statement: `Alert readiness is at least 40`."""
        compared = self.compare(register, wanted)
        if compared is not None:
            left, relation, right = compared
            operands = (self._read(left, right), self._read(right, left))
            return self._say(Compare(operands, (relation,), _NOWHERE), denied=False)
        expr = self._read(register)
        fact = self.program.ops[register].code in _FACTS
        return self._say(expr if wanted or fact else Not(expr, _NOWHERE), denied=not wanted)

    def compare(self, register: int, wanted: bool = True) -> tuple[int, Relation, int] | None:
        """The two sides of a comparison with the relation that must hold, what never changes to
        the right; None for another truth."""
        op = self.program.ops[register]
        relation = _RELATIONS.get((op.code, wanted))
        if relation is None:
            return None
        left, right = op.args
        if self._is_fixed(left) and not self._is_fixed(right):
            return right, MIRRORED[relation], left
        return left, relation, right

    def _is_fixed(self, register: int) -> bool:
        return self.program.ops[register].code in ("const", "input")

    def list_readings(self, register: int) -> tuple[str, ...]:
        """The tracks and derived numbers that an operation names, by id, each once."""
        return tuple(dict.fromkeys(self._list_readings(register)))

    def _list_readings(self, register: int) -> Iterator[str]:
        ops, seen, left = self.program.ops, {register}, [register]
        while left:
            at = left.pop()
            if at in self.index.derived:
                if not self.index.derived[at].startswith("deadline."):
                    yield self.index.derived[at]
                continue
            if ops[at].code == "track":
                yield self.program.tracks[int(ops[at].data[0])].id
            new = [each for each in reversed(ops[at].args) if each not in seen]
            seen.update(new)
            left += new

    def _say(self, expr: Expr, denied: bool) -> str:
        titles = self._denied if denied else self._stated
        program = self.program
        acts = {each.act: each.title for each in reversed(program.deeds)}
        captions = Captions(titles, {}, str, lambda named: acts.get(named[0], named[0]))
        return describe_statement(expr, captions)

    def _read(self, register: int, beside: int | None = None) -> Expr:
        """An operation as a formula; a number `beside` a status is the name of its value. What is
        too long for a sentence is told by what it reads."""
        if register in self.index.derived:
            return _name(self.index.derived[register])
        if self.index.sizes[register] > LONGEST:
            return Ref(("a number that is made of other numbers",), _NOWHERE)
        op = self.program.ops[register]
        if op.code == "const" and beside is not None:
            other = self.program.ops[beside]
            values = self.program.tracks[int(other.data[0])].values if other.code == "track" else ()
            if 0 <= op.data[0] < len(values):
                return Ref((values[int(op.data[0])],), _NOWHERE)
        return self._make(op, [self._read(each) for each in op.args])

    def _make(self, op: Op, parts: Sequence[Expr]) -> Expr:
        match op.code:
            case "const":
                number = Num(abs(float(op.data[0])), _NOWHERE)
                return number if op.data[0] >= 0 else Neg(number, _NOWHERE)
            case "add" | "sub" | "mul" | "div":
                return Arith(_SIGNS[op.code], parts[0], parts[1], _NOWHERE)
            case "neg":
                return Neg(parts[0], _NOWHERE)
            case "not":
                return Not(parts[0], _NOWHERE)
            case "and" | "or":
                return Logic(op.code, tuple(parts), _NOWHERE)
            case "lt" | "le" | "eq" | "ne":
                return Compare(tuple(parts), (_RELATIONS[op.code, True],), _NOWHERE)
            case "min" | "max" | "abs":
                return Call(op.code, tuple(parts), _NOWHERE)
            case "select":
                condition, then, other = parts
                return Choose(condition, then, other, _NOWHERE)
            case "grain" | "odds":
                return parts[0]
        return self._name_leaf(op)

    def _name_leaf(self, op: Op) -> Expr:
        program, index = self.program, int(op.data[0]) if op.data else 0
        match op.code:
            case "track":
                return _name(program.tracks[index].id)
            case "input":
                return Num(program.parameters[index].value, _NOWHERE)
            case "left":
                return Ref(("deadline", program.deadlines[index].id), _NOWHERE)
            case "done":
                counter = program.counters[index]
                return Ref(("done", counter.act), _NOWHERE)
            case "fired" | "fires":
                return Ref(("happened", program.injects[index].id), _NOWHERE)
            case "fired_in":
                return Ref(("fired_in", program.injects[index].id), _NOWHERE)
            case "met_in":
                return Ref(("met_in", program.joints[index].id), _NOWHERE)
            case "was_met":
                return Ref(("happened", program.joints[index].id), _NOWHERE)
            case "chose" | "chooses" | "chosen_in":
                choice = program.choices[index]
                return Ref((choice.seat, op.code, choice.id), _NOWHERE)
        return Ref((op.code,), _NOWHERE)

    @cached_property
    def _stated(self) -> Mapping[str, str]:
        words = ("has happened", "is under way", "has chosen", "chooses")
        return _make_titles(self.program, *words)

    @cached_property
    def _denied(self) -> Mapping[str, str]:
        words = ("has not happened", "is not under way", "has not chosen", "does not choose")
        return _make_titles(self.program, *words)


def _make_titles(
    program: Program, happened: str, under_way: str, chose: str, chooses: str
) -> Mapping[str, str]:
    found = {each.id: each.title for each in program.tracks}
    found |= {each.id: each.title for each in program.derived}
    found |= {f"happened.{each.id}": f"“{each.headline}” {happened}" for each in program.injects}
    found |= {f"happened.{each.id}": f"“{each.title}” {under_way}" for each in program.joints}
    seats = program.seat_titles
    for choice in program.choices:
        for code, verb in (("chose", chose), ("chooses", chooses)):
            name = f"{choice.seat}.{code}.{choice.id}"
            found[name] = f"{seats[choice.seat]} {verb} “{choice.title}”"
        name = f"{choice.seat}.chosen_in.{choice.id}"
        found[name] = f"the turn in which {seats[choice.seat]} chose “{choice.title}”"
    for joint in program.joints:
        found[f"met_in.{joint.id}"] = f"the turn in which “{joint.title}” was met"
    for each in program.injects:
        found[f"fired_in.{each.id}"] = f"the turn of “{each.headline}”"
    found |= {f"deadline.{each.id}": each.title or each.id for each in program.deadlines}
    return found


def _name(id: str) -> Ref:
    return Ref(tuple(id.split(".")), _NOWHERE)
