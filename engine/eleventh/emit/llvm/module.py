"""A program as one module of LLVM: what plays a turn of all lanes, vector by vector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from eleventh.core.odds import BITS
from eleventh.core.program import Program
from eleventh.emit.llvm.orders import write_orders
from eleventh.emit.llvm.stages import write_stage
from eleventh.emit.llvm.writer import (
    BYTE,
    GATHER,
    NUMBER,
    ORDERED,
    PARAMETERS,
    SHORT,
    TRUTH,
    WIDTH,
    WORD,
    ModuleForm,
    Writer,
    fill,
    number,
)


def write_module(program: Program, form: ModuleForm) -> str:
    """The text of the module, which offers `@play`. `form` learns which counts stand where."""
    lines = [*_write_constants(program), *HELPERS, *_write_odds(program)]
    for index in range(len(program.stages)):
        lines += write_stage(program, index, form)
    for index, each in enumerate(program.offers):
        lines += write_orders(program, index, each, form)
    lines += _write_turn(program, form)
    return "\n".join(lines) + "\n"


def _write_constants(program: Program) -> Iterator[str]:
    yield _write_table("months", (0.0, *(turn.months for turn in program.turns)))
    parts = ", ".join(f"i64 {each}" for each in _list_parts(program))
    yield f"@parts = internal constant [{len(program.turns) + 1} x i64] [{parts}]"
    for index, each in enumerate(program.deadlines):
        yield _write_table(f"left_{index}", (0.0, *map(float, each.left)))
    yield f"declare {NUMBER} @llvm.fabs.v{WIDTH}f64({NUMBER})"
    yield f"declare {NUMBER} @llvm.floor.v{WIDTH}f64({NUMBER})"
    yield f"declare {NUMBER} @llvm.sqrt.v{WIDTH}f64({NUMBER})"
    yield f"declare {NUMBER} {GATHER}(<{WIDTH} x ptr>, i32, {TRUTH}, {NUMBER})"
    yield "declare i8 @llvm.ctpop.i8(i8)"
    yield "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)"


def _list_parts(program: Program) -> tuple[int, ...]:
    return (0, *(turn.parts for turn in program.turns))


def _write_odds(program: Program) -> Iterator[str]:
    """`core.odds.find_odds` on a vector: a step for each bit, which counts where it is set."""
    yield f"define internal {NUMBER} @odds({NUMBER} %monthly, i64 %parts) {{"
    yield f"  %spared = fsub {NUMBER} {number(1)}, %monthly"
    result, root, power = number(1), "%spared", "%spared"
    longest = max(_list_parts(program)).bit_length()
    for bit in (*reversed(range(BITS)), *range(BITS, longest)):
        if bit < BITS:
            yield f"  %s{bit} = call {NUMBER} @llvm.sqrt.v{WIDTH}f64({NUMBER} {root})"
            root = taken = f"%s{bit}"
        else:
            taken = power
            yield f"  %s{bit} = fmul {NUMBER} {power}, {power}"
            power = f"%s{bit}"
        yield f"  %b{bit} = and i64 %parts, {1 << bit}"
        yield f"  %c{bit} = icmp ne i64 %b{bit}, 0"
        yield f"  %m{bit} = fmul {NUMBER} {result}, {taken}"
        yield f"  %r{bit} = select i1 %c{bit}, {NUMBER} %m{bit}, {NUMBER} {result}"
        result = f"%r{bit}"
    yield f"  %odds = fsub {NUMBER} {number(1)}, {result}"
    yield f"  ret {NUMBER} %odds"
    yield "}"


def _write_table(name: str, values: Sequence[float]) -> str:
    numbers = ", ".join(number(each).removeprefix("<").partition(",")[0] for each in values)
    return f"@{name} = internal constant [{len(values)} x double] [{numbers}]"


def _shift(value: int) -> str:
    return fill("i64", str(value))


HELPERS = (
    f"define internal {WORD} @mix({WORD} %x) alwaysinline {{",
    f"  %a = lshr {WORD} %x, {_shift(30)}",
    f"  %b = xor {WORD} %x, %a",
    f"  %c = mul {WORD} %b, {_shift(0xBF58476D1CE4E5B9)}",
    f"  %d = lshr {WORD} %c, {_shift(27)}",
    f"  %e = xor {WORD} %c, %d",
    f"  %f = mul {WORD} %e, {_shift(0x94D049BB133111EB)}",
    f"  %g = lshr {WORD} %f, {_shift(31)}",
    f"  %h = xor {WORD} %f, %g",
    f"  ret {WORD} %h",
    "}",
    f"define internal {NUMBER} @roll({WORD} %key) alwaysinline {{",
    f"  %m = call {WORD} @mix({WORD} %key)",
    f"  %a = lshr {WORD} %m, {_shift(11)}",
    f"  %b = uitofp {WORD} %a to {NUMBER}",
    f"  %c = fmul {NUMBER} %b, {number(2.0**-53)}",
    f"  ret {NUMBER} %c",
    "}",
    f"define internal {NUMBER} @grain({NUMBER} %x) alwaysinline {{",
    f"  %a = fmul {NUMBER} %x, {number(256)}",
    f"  %b = fadd {NUMBER} %a, {number(0.5)}",
    f"  %c = call {NUMBER} @llvm.floor.v{WIDTH}f64({NUMBER} %b)",
    f"  %d = fmul {NUMBER} %c, {number(1 / 256)}",
    f"  ret {NUMBER} %d",
    "}",
)
"""SplitMix64's finaliser, a roll of the dice, and rounding to 1/256."""


def _write_turn(program: Program, form: ModuleForm) -> Iterator[str]:
    moments: dict[str, list[int]] = defaultdict(list)
    for index, stage in enumerate(program.stages):
        moments[stage.moment].append(index)
    yield from _wrap("order", f"{PARAMETERS}, {ORDERED}", _order(program, form))
    yield from _wrap("resolve", PARAMETERS, _meet(program, form))
    yield from _run([*moments["resolve"], *moments["react"], *moments["close"]])
    yield from _wrap("open", PARAMETERS, _forget(program, form))
    yield from _run(moments["open"])
    yield from LOOP


def _wrap(name: str, parameters: str, out: Writer) -> Iterator[str]:
    yield f"define internal void @{name}({parameters}) noinline {{"
    yield "entry:"
    yield from out.lines


def _run(stages: Iterable[int]) -> Iterator[str]:
    """The stages of a function, and its end."""
    for index in stages:
        yield f"  call void @stage_{index}({PARAMETERS})"
    yield from ("  ret void", "}")


def _order(program: Program, form: ModuleForm) -> Writer:
    """Asks every seat, and notes what they chose once all have."""
    out, count = Writer(form), len(program.choices)
    out.do(f"%chosen = alloca [{count} x {BYTE}], align 64")
    out.do(f"call void @llvm.memset.p0.i64(ptr %chosen, i8 0, i64 {count * WIDTH}, i1 0)")
    for index in range(len(program.offers)):
        out.do(f"call void @orders_{index}({PARAMETERS}, ptr %chosen, {ORDERED})")
    for choice in range(count):
        pointer = out.get(f"getelementptr inbounds {BYTE}, ptr %chosen, i64 {choice}")
        bytes_ = out.get(f"load {BYTE}, ptr {pointer}, align {WIDTH}")
        out.record("chose", choice, out.get(f"icmp ne {BYTE} {bytes_}, {fill('i8', '0')}"))
    out.lines += ["  ret void", "}"]
    return out


def _meet(program: Program, form: ModuleForm) -> Writer:
    """Notes the joint initiatives that every party chose."""
    out = Writer(form)
    for index, joint in enumerate(program.joints):
        together = "%alive"
        for choice in joint.choices:
            together = out.both(together, out.find_record("chose", "eq", "turn", choice))
        out.record("met", index, together)
    return out


def _forget(program: Program, form: ModuleForm) -> Writer:
    """Counts the deeds of the turn before, and takes them back."""
    out = Writer(form)
    for index, counter in enumerate(program.counters):
        pointer = out.point("times", "double", index)
        before = after = out.get(f"load {NUMBER}, ptr {pointer}, align 8")
        for deed in counter.deeds:
            bytes_ = out.get(f"load {BYTE}, ptr {out.point('done', 'i8', deed)}, align 1")
            after = out.get(
                f"fadd {NUMBER} {after}, {out.get(f'uitofp {BYTE} {bytes_} to {NUMBER}')}"
            )
        out.store(NUMBER, out.select("%alive", after, before), pointer, 8)
    for deed in range(len(program.deeds)):
        pointer = out.point("done", "i8", deed)
        before = out.get(f"load {BYTE}, ptr {pointer}, align 1")
        out.store(BYTE, out.select("%alive", fill("i8", "0"), before, BYTE), pointer, 1)
    return out


NONE = fill("i16", "-1")
ZERO = fill("i16", "0")
ARRAYS = (
    ("values", "double"),
    ("fired", "i16"),
    ("chose", "i16"),
    ("met", "i16"),
    ("done", "i8"),
    ("keys", "i64"),
    ("factors", "double"),
    ("inputs", "double"),
    ("times", "double"),
    ("ending", "i16"),
    ("turns", "i16"),
)
"""What the machine code plays on, in the order in which it takes it."""

LOOP = (
    f"define void @play({', '.join(f'ptr %{name}0' for name, _ in ARRAYS)}, "
    "ptr %counts, ptr %sums, ptr %weights, ptr %kinds0, i64 %stride, i64 %turn, i64 %count) {",
    "entry:",
    f"  %reached = alloca {SHORT}, align 16",
    "  %next = add i64 %turn, 1",
    "  %short = trunc i64 %next to i16",
    f"  %first = insertelement {SHORT} undef, i16 %short, i32 0",
    f"  %opened = shufflevector {SHORT} %first, {SHORT} undef, <{WIDTH} x i32> zeroinitializer",
    "  %weighted = icmp ne ptr %weights, null",
    "  br label %top",
    "top:",
    "  %lane = phi i64 [0, %entry], [%after, %more]",
    *(
        f"  %{name} = getelementptr inbounds {kind}, ptr %{name}0, i64 %lane"
        for name, kind in ARRAYS
    ),
    "  %kinds = getelementptr i64, ptr %kinds0, i64 %lane",
    f"  %ended = load {SHORT}, ptr %ending, align 2",
    f"  %alive = icmp slt {SHORT} %ended, {ZERO}",
    f"  %bits = bitcast {TRUTH} %alive to i{WIDTH}",
    f"  %some = icmp ne i{WIDTH} %bits, 0",
    "  br i1 %some, label %run, label %more",
    "run:",
    f"  store {SHORT} {NONE}, ptr %reached, align 2",
    "  br i1 %weighted, label %choose, label %act",
    "choose:",
    f"  call void @order({PARAMETERS}, {ORDERED})",
    "  br label %act",
    "act:",
    f"  call void @resolve({PARAMETERS})",
    f"  %found = load {SHORT}, ptr %reached, align 2",
    f"  %closed = select {TRUTH} %alive, {SHORT} %found, {SHORT} %ended",
    f"  store {SHORT} %closed, ptr %ending, align 2",
    f"  %left = icmp slt {SHORT} %closed, {ZERO}",
    f"  %turned = load {SHORT}, ptr %turns, align 2",
    f"  %stands = select {TRUTH} %left, {SHORT} %opened, {SHORT} %turned",
    f"  store {SHORT} %stands, ptr %turns, align 2",
    f"  %lefts = bitcast {TRUTH} %left to i{WIDTH}",
    f"  %goes = icmp ne i{WIDTH} %lefts, 0",
    "  br i1 %goes, label %begin, label %more",
    "begin:",
    f"  call void @open({PARAMETERS.replace('i64 %turn', 'i64 %next').replace('%alive', '%left')})",
    "  br label %more",
    "more:",
    f"  %after = add i64 %lane, {WIDTH}",
    "  %on = icmp ult i64 %after, %count",
    "  br i1 %on, label %top, label %out",
    "out:",
    "  ret void",
    "}",
)
"""`@play`: one turn of all lanes, vector by vector; seats order here if there are weights."""
