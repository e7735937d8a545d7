"""Values of operations as NumPy source: of one number for all lanes, or of a column with one each.

What all lanes share (constants, the turn, what follows from them) stays a plain number of Python
and is computed once. The order of float operations is that of the operations, and equal zeros keep
their signs, so that every lane is the reference's game to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eleventh.core.ir import Op
from eleventh.emit.python_source import INFIX, SHAPES

EACH = {
    "neg": "(-{0})",
    "abs": "absolute({0})",
    "not": "(~{0})",
    "min": "where({1} < {0}, {1}, {0})",
    "max": "where({1} > {0}, {1}, {0})",
    "select": "where({0}, {1}, {2})",
    "grain": "to_grain({0})",
    "odds": SHAPES["odds"],
}
QUICK = {"min": "minimum({0}, {1})", "max": "maximum({0}, {1})"}
RECORDS = {
    "fired": "(m.fired[{0}] > 0)",
    "fires": "(m.fired[{0}] == turn)",
    "chose": "(m.chose[{0}] > 0)",
    "chooses": "(m.chose[{0}] == turn)",
    "chosen_in": "m.chose[{0}].astype(float)",
    "fired_in": "m.fired[{0}].astype(float)",
    "met_in": "m.met[{0}].astype(float)",
    "was_met": "(m.met[{0}] > 0)",
    "chance": "roll(m.keys, turn, {0})",
    "done": "m.times[{0}]",
    "input": "m.inputs[{0}]",
    "track": "v[{0}]",
}


class Written(NamedTuple):
    """A value in source: its text, and whether it is one for all lanes."""

    text: str
    shared: bool

    @property
    def is_true(self) -> bool:
        """Whether it always holds."""
        return self.text == "True"


def write_value(op: Op, args: Sequence[Written]) -> Written:
    """The value of an operation from those of its registers."""
    texts = [each.text for each in args]
    if op.code in ("and", "or"):
        return _write_logic(op.code, args)
    shared = all(each.shared for each in args)
    if op.code in INFIX:
        return Written(f"({texts[0]} {INFIX[op.code]} {texts[1]})", shared)
    if op.code in SHAPES:
        # Of a choice that all lanes share either side is taken whole, so each must be a column.
        whole = op.code == "select" and [each.shared for each in args] == [True, False, False]
        form = SHAPES if shared or whole else EACH
        if form is EACH and op.code in QUICK and any(map(_is_no_zero, args)):
            form = QUICK
        return Written(form[op.code].format(*texts), shared)
    match op.code:
        case "const":
            return Written(repr(float(op.data[0])), True)
        case "truth":
            return Written(repr(bool(op.data[0])), True)
        case "turn":
            return Written("turn", True)
        case "months":
            return Written("MONTHS[turn]", True)
        case "left":
            return Written(f"LEFT[{op.data[0]}][turn]", True)
    return Written(RECORDS[op.code].format(*op.data), False)


def _write_logic(code: str, args: Sequence[Written]) -> Written:
    """Two truths as one; what is known of either already is put in."""
    settles = "False" if code == "and" else "True"
    for one, other in (args, args[::-1]):
        if one.text == settles:
            return one
        if one.text in ("True", "False"):
            return other
    if all(each.shared for each in args):
        return Written(f"({args[0].text} {code} {args[1].text})", True)
    sign = "&" if code == "and" else "|"
    return Written(f"({args[0].text} {sign} {args[1].text})", False)


def _is_no_zero(value: Written) -> bool:
    """Whether it is a constant other than 0: then no equal zeros can meet."""
    try:
        return float(value.text) != 0
    except ValueError:
        return False
