"""Instructions of LLVM for vectors with a lane for each game.

Types: a number is a vector of doubles, a truth one of single bits. The text of a register is its
name, or a constant; every name is made here, so nothing of an author's stands in the source. No
instruction may be reordered or fused: none carries a fast-math flag.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from eleventh.core.dice import GOLDEN, MASK, SITES
from eleventh.core.ir import Op

WIDTH = 8  # games in a vector: 512 bits of doubles, two vectors where the processor has 256
NUMBER, TRUTH, WORD = f"<{WIDTH} x double>", f"<{WIDTH} x i1>", f"<{WIDTH} x i64>"
SHORT, BYTE = f"<{WIDTH} x i16>", f"<{WIDTH} x i8>"
GATHER = f"@llvm.masked.gather.v{WIDTH}f64.v{WIDTH}p0"
PARAMETERS = (
    "ptr %values, ptr %fired, ptr %chose, ptr %met, ptr %done, ptr %keys, ptr %factors, "
    "ptr %inputs, ptr %times, ptr %reached, ptr %counts, ptr %sums, i64 %stride, i64 %turn, "
    f"{TRUTH} %alive"
)
"""What every function gets, and hands on: the first lane of its vector in the first row of each
array, how far apart rows are, and the lanes that are not over."""


ORDERED = "ptr %weights, ptr %kinds"
"""What those get beside who order: weights, and the kind of each lane in a row for each seat."""


@dataclass(frozen=True, slots=True)
class ModuleForm:
    """What a module does beside playing: whether it counts, in vectors that `slots` names, whether
    it is live, and multiplies amounts by factors, and whether weights are mixed, by kinds of lanes.

    A slot of `counts` is named by what is counted there; constants under one guard share a count.
    """

    counted: bool
    live: bool
    mixed: bool
    counts: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    sums: dict[int, int] = field(default_factory=dict)  # by cause
    constants: list[tuple[int, int, float]] = field(default_factory=list)  # cause, slot, amount


ARITHMETIC = {"add": "fadd", "sub": "fsub", "mul": "fmul", "div": "fdiv"}
COMPARED = {"lt": "olt", "le": "ole", "eq": "oeq", "ne": "une"}
RECORDS = {
    "fired": ("fired", "sgt", "0"),
    "fires": ("fired", "eq", "turn"),
    "chose": ("chose", "sgt", "0"),
    "chooses": ("chose", "eq", "turn"),
    "was_met": ("met", "sgt", "0"),
}


LAST = {"chosen_in": "chose", "fired_in": "fired", "met_in": "met"}


def fill(kind: str, text: str) -> str:
    """A constant vector of one number in every lane."""
    return "<" + ", ".join(f"{kind} {text}" for _ in range(WIDTH)) + ">"


def number(value: float) -> str:
    """A constant vector of doubles, bit for bit."""
    bits: int = struct.unpack("<Q", struct.pack("<d", float(value)))[0]
    return fill("double", f"0x{bits:016X}")


TRUE, FALSE = fill("i1", "1"), fill("i1", "0")


@dataclass
class Writer:
    """One function on its way into text."""

    form: ModuleForm
    lines: list[str] = field(default_factory=list)
    made: int = 0

    def do(self, text: str) -> None:
        """An instruction without a value."""
        self.lines.append(f"  {text}")

    def get(self, text: str) -> str:
        """The register of an instruction."""
        self.made += 1
        self.do(f"%t{self.made} = {text}")
        return f"%t{self.made}"

    def point(self, array: str, kind: str, row: int) -> str:
        """Where the vector stands in a row of one of the arrays."""
        offset = self.get(f"mul i64 %stride, {row}")
        return self.get(f"getelementptr inbounds {kind}, ptr %{array}, i64 {offset}")

    def load(self, array: str, row: int) -> str:
        """The vector of a row of `values`, `factors`, `inputs` or `times`."""
        return self.get(f"load {NUMBER}, ptr {self.point(array, 'double', row)}, align 8")

    def load_short(self, array: str, row: int) -> str:
        """The vector of a row of `fired`, `chose` or `met`."""
        return self.get(f"load {SHORT}, ptr {self.point(array, 'i16', row)}, align 2")

    def store(self, kind: str, value: str, pointer: str, align: int) -> None:
        """Puts a vector where a pointer says."""
        self.do(f"store {kind} {value}, ptr {pointer}, align {align}")

    def select(self, where: str, one: str, other: str, kind: str = NUMBER) -> str:
        """One value in some lanes, another in the rest."""
        return self.get(f"select {TRUTH} {where}, {kind} {one}, {kind} {other}")

    def both(self, one: str, other: str) -> str:
        """Where both hold."""
        if TRUE in (one, other):
            return other if one == TRUE else one
        return self.get(f"and {TRUTH} {one}, {other}")

    def either(self, one: str, other: str) -> str:
        """Where any of two holds."""
        if FALSE in (one, other):
            return other if one == FALSE else one
        return self.get(f"or {TRUTH} {one}, {other}")

    def deny(self, where: str) -> str:
        """Where it does not hold."""
        return self.get(f"xor {TRUTH} {where}, {TRUE}")

    def compare(self, how: str, one: str, other: str) -> str:
        """Where a comparison of numbers holds."""
        return self.get(f"fcmp {how} {NUMBER} {one}, {other}")

    def spread(self, scalar: str, kind: str, vector: str) -> str:
        """A vector of one scalar in every lane."""
        first = self.get(f"insertelement {vector} undef, {kind} {scalar}, i32 0")
        zeros = f"<{WIDTH} x i32> zeroinitializer"
        return self.get(f"shufflevector {vector} {first}, {vector} undef, {zeros}")

    def enter_if_any(self, where: str) -> str:
        """Goes on only if it holds in some lane; the label to `leave` to."""
        bits = self.get(f"bitcast {TRUTH} {where} to i{WIDTH}")
        some = self.get(f"icmp ne i{WIDTH} {bits}, 0")
        self.made += 1
        inside, after = f"in{self.made}", f"out{self.made}"
        self.do(f"br i1 {some}, label %{inside}, label %{after}")
        self.lines.append(f"{inside}:")
        return after

    def leave(self, after: str) -> None:
        """Ends what `enter_if_any` began."""
        self.do(f"br label %{after}")
        self.lines.append(f"{after}:")

    def keep(self, name: str, kind: str, value: str) -> None:
        """A variable of the function, with its first value; only before any branch."""
        self.do(f"%{name} = alloca {kind}")
        self.do(f"store {kind} {value}, ptr %{name}")

    def recall(self, name: str, kind: str) -> str:
        """What a variable holds now."""
        return self.get(f"load {kind}, ptr %{name}")

    def put(self, name: str, kind: str, value: str) -> None:
        """Gives a variable another value."""
        self.do(f"store {kind} {value}, ptr %{name}")

    def count(self, where: str, *key: str | int) -> int:
        """Adds the games in which it holds to the count with this key; its slot."""
        slot = self.form.counts.setdefault(key, len(self.form.counts))
        pointer = self.get(f"getelementptr inbounds i64, ptr %counts, i64 {slot}")
        before = self.get(f"load i64, ptr {pointer}, align 8")
        bits = self.get(f"bitcast {TRUTH} {where} to i{WIDTH}")
        some = self.get(f"zext i8 {self.get(f'call i8 @llvm.ctpop.i8(i8 {bits})')} to i64")
        self.store("i64", self.get(f"add i64 {before}, {some}"), pointer, 8)
        return slot

    def sum(self, amount: str, cause: int) -> None:
        """Adds amounts to the sum of their cause."""
        slot = self.form.sums.setdefault(cause, len(self.form.sums))
        pointer = self.get(f"getelementptr inbounds {NUMBER}, ptr %sums, i64 {slot}")
        before = self.get(f"load {NUMBER}, ptr {pointer}, align 8")
        self.store(NUMBER, self.get(f"fadd {NUMBER} {before}, {amount}"), pointer, 8)

    def roll(self, site: int) -> str:
        """The roll at this turn and site of each game, in [0, 1)."""
        turn = self.get(f"mul i64 %turn, {GOLDEN * SITES & MASK}")
        offset = self.get(f"add i64 {turn}, {GOLDEN * (site + 1) & MASK}")
        keys = self.get(f"load {WORD}, ptr %keys, align 8")
        mixed = self.get(f"add {WORD} {keys}, {self.spread(offset, 'i64', WORD)}")
        return self.get(f"call {NUMBER} @roll({WORD} {mixed})")

    def turn_short(self) -> str:
        """The turn as what records hold."""
        return self.spread(self.get("trunc i64 %turn to i16"), "i16", SHORT)

    def find_record(self, array: str, how: str, with_: str, row: int) -> str:
        """Where something happened: ever, or in this turn."""
        other = self.turn_short() if with_ == "turn" else fill("i16", with_)
        return self.get(f"icmp {how} {SHORT} {self.load_short(array, row)}, {other}")

    def record(self, array: str, row: int, where: str) -> None:
        """Notes that something happened in this turn."""
        pointer = self.point(array, "i16", row)
        before = self.get(f"load {SHORT}, ptr {pointer}, align 2")
        self.store(SHORT, self.select(where, self.turn_short(), before, SHORT), pointer, 2)

    def value(self, op: Op, args: list[str]) -> str:
        """The value of an operation from those of its registers."""
        code, data = op.code, op.data
        if code in ARITHMETIC:
            return self.get(f"{ARITHMETIC[code]} {NUMBER} {args[0]}, {args[1]}")
        if code in COMPARED:
            return self.compare(COMPARED[code], *args)
        if code in RECORDS:
            return self.find_record(*RECORDS[code], int(data[0]))
        match code:
            case "min":
                return self.select(self.compare("olt", args[1], args[0]), args[1], args[0])
            case "max":
                return self.select(self.compare("ogt", args[1], args[0]), args[1], args[0])
            case "neg":
                return self.get(f"fneg {NUMBER} {args[0]}")
            case "abs":
                return self.get(f"call {NUMBER} @llvm.fabs.v{WIDTH}f64({NUMBER} {args[0]})")
            case "and":
                return self.both(*args)
            case "or":
                return self.either(*args)
            case "not":
                return self.deny(args[0])
            case "select":
                return self.select(*args)
            case "grain":
                return self.get(f"call {NUMBER} @grain({NUMBER} {args[0]})")
            case "odds":
                parts = self._look_up("i64", "@parts")
                return self.get(f"call {NUMBER} @odds({NUMBER} {args[0]}, i64 {parts})")
            case "const":
                return number(data[0])
            case "truth":
                return TRUE if data[0] else FALSE
            case "track":
                return self.load("values", int(data[0]))
            case "input":
                return self.load("inputs", int(data[0]))
            case "done":
                return self.load("times", int(data[0]))
            case "chosen_in" | "fired_in" | "met_in":
                turns = self.load_short(LAST[code], int(data[0]))
                return self.get(f"sitofp {SHORT} {turns} to {NUMBER}")
            case "turn":
                turn = self.get("uitofp i64 %turn to double")
                return self.spread(turn, "double", NUMBER)
            case "months":
                return self._table("@months")
            case "left":
                return self._table(f"@left_{int(data[0])}")
            case "chance":
                return self.roll(int(data[0]))
        raise AssertionError(code)

    def _table(self, name: str) -> str:
        """What a constant of the program holds for this turn."""
        return self.spread(self._look_up("double", name), "double", NUMBER)

    def _look_up(self, kind: str, table: str) -> str:
        """The scalar of this turn in a table of the program."""
        pointer = self.get(f"getelementptr inbounds {kind}, ptr {table}, i64 %turn")
        return self.get(f"load {kind}, ptr {pointer}")
