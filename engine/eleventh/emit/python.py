"""The reference emitter: Python source generated from a program's operations.

One function per stage and per query. Every name in the source is an index made here, never a word
of an author's, and every datum is a number, so the source holds nothing that a scenario could
inject. Registers read once are folded into the expression that reads them; the order of float
operations stays that of the operations.
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Iterator
from math import floor
from types import CodeType
from typing import Any

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Code
from eleventh.core.dice import uniform
from eleventh.core.ir import ALWAYS, Block, Op, Query, Stage
from eleventh.core.program import Program

INFIX = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "div": "/",
    "lt": "<",
    "le": "<=",
    "eq": "==",
    "ne": "!=",
    "and": "and",
    "or": "or",
}
SHAPES = {
    "neg": "(-{0})",
    "abs": "abs({0})",
    "not": "(not {0})",
    "min": "min({0}, {1})",
    "max": "max({0}, {1})",
    "select": "({1} if {0} else {2})",
    "grain": "(floor({0} * 256.0 + 0.5) / 256.0)",
}
EVENTS = {
    "choice": "m.chose[{0}] == turn",
    "met": "m.met[{0}] == turn",
    "deed": "m.done[{0}]",
    "inject": "m.fired[{0}] == turn",
}
NESTING = 12  # how deep expressions are folded; far below the parser's limits


def source(program: Program) -> str:
    """The Python source of a program: functions `stage_0`, ... and `query_0`, ... ."""
    lines = [
        "MONTHS = " + repr((0.0, *(turn.days / 30 for turn in program.turns))),
        "LEFT = " + repr(tuple((0, *each.left) for each in program.deadlines)),
        "",
    ]
    for index, stage in enumerate(program.stages):
        lines += _stage(program.ops, index, stage)
    for index, query in enumerate(program.queries):
        lines += _query(program.ops, index, query)
    return "\n".join(lines) + "\n"


def assemble(program: Program) -> bytes:
    """The compiled source as marshalled bytecode, for a cache; `build` takes it."""
    return marshal.dumps(compile(source(program), f"<{program.scenario}>", "exec"))


def build(program: Program, bytecode: bytes | None = None) -> Adjudicator:
    """The program made runnable. `bytecode` is what `assemble` gave for this very program."""
    code: Any = (
        compile(source(program), f"<{program.scenario}>", "exec") if bytecode is None else None
    )
    if bytecode is not None:
        code = marshal.loads(bytecode)
    assert isinstance(code, CodeType)
    space: dict[str, Any] = {"floor": floor, "uniform": uniform}
    exec(code, space)  # noqa: S102 - our own source, made of indices and numbers only
    stages: tuple[Callable[..., None], ...] = tuple(
        space[f"stage_{index}"] for index in range(len(program.stages))
    )
    queries = {query.name: space[f"query_{index}"] for index, query in enumerate(program.queries)}
    return Adjudicator(program, Code(stages, queries))


def _stage(ops: tuple[Op, ...], index: int, stage: Stage) -> Iterator[str]:
    yield f"def stage_{index}(m, e):"
    yield "    v = m.values; turn = m.turn; key = m.key"
    yield "    posts = e.posts; sets = e.sets; fired = e.fired; done = e.done; ended = e.ended"
    uses = Counter(
        arg for block in stage.blocks for op in ops[block.start : block.stop] for arg in op.args
    )
    home = {
        register: block for block in stage.blocks for register in range(block.start, block.stop)
    }
    shared = {
        arg
        for block in stage.blocks
        for op in ops[block.start : block.stop]
        for arg in op.args
        if home[arg] is not block
    }
    fires_here = {
        op.data[0]
        for block in stage.blocks
        for op in ops[block.start : block.stop]
        if op.code == "fire"
    }
    text: dict[int, str] = {}
    for block in stage.blocks:
        event, indent = block.event, "    "
        if event.kind != "always":
            test = EVENTS[event.kind].format(event.index)
            if event.kind == "inject" and event.index in fires_here:
                test = f"{event.index} in fired"
            yield f"    if {test}:"
            indent = "        "
        yield from _block(ops, block, uses, shared, text, indent)
    yield ""


def _query(ops: tuple[Op, ...], index: int, query: Query) -> Iterator[str]:
    yield f"def query_{index}(m):"
    yield "    v = m.values; turn = m.turn; key = m.key"
    block = Block(event=ALWAYS, start=query.start, stop=query.stop)
    uses = Counter(arg for op in ops[query.start : query.stop] for arg in op.args)
    text: dict[int, str] = {}
    yield from _block(ops, block, uses, {query.root}, text, "    ")
    yield f"    return {text[query.root]}"
    yield ""


def _block(
    ops: tuple[Op, ...],
    block: Block,
    uses: Counter[int],
    shared: set[int],
    text: dict[int, str],
    indent: str,
) -> Iterator[str]:
    depth: dict[int, int] = {}
    empty = True
    for register in range(block.start, block.stop):
        op = ops[register]
        if op.type == "nothing":
            empty = False
            yield from _effect(op, text, indent)
            continue
        written = _value(op, text)
        depth[register] = 1 + max((depth.get(arg, 0) for arg in op.args), default=0)
        plain = op.code in ("const", "truth", "turn")
        if not plain and (uses[register] > 1 or register in shared or depth[register] > NESTING):
            empty = False
            yield f"{indent}r{register} = {written}"
            written, depth[register] = f"r{register}", 0
        text[register] = written
    if empty:
        yield f"{indent}pass"


def _effect(op: Op, text: dict[int, str], indent: str) -> Iterator[str]:
    guard = text[op.args[0]]
    if guard != "True":
        yield f"{indent}if {guard}:"
        indent += "    "
    match op.code:
        case "post":
            yield f"{indent}a = {text[op.args[1]]}"
            yield f"{indent}if a: posts.append(({op.data[0]}, a))"
        case "set":
            yield f"{indent}sets.append(({op.data[0]}, {float(op.data[1])!r}))"
        case "fire":
            yield f"{indent}fired.append({op.data[0]})"
        case "do":
            yield f"{indent}done.append({op.data[0]})"
        case "end":
            yield f"{indent}ended.append({op.data[0]})"


def _value(op: Op, text: dict[int, str]) -> str:
    args = [text[arg] for arg in op.args]
    if op.code in INFIX:
        return f"({args[0]} {INFIX[op.code]} {args[1]})"
    if op.code in SHAPES:
        return SHAPES[op.code].format(*args)
    match op.code:
        case "const" | "truth":
            return repr(op.data[0])
        case "track":
            return f"v[{op.data[0]}]"
        case "turn":
            return "turn"
        case "months":
            return "MONTHS[turn]"
        case "left":
            return f"LEFT[{op.data[0]}][turn]"
        case "fired":
            return f"(m.fired[{op.data[0]}] > 0)"
        case "fires":
            return f"(m.fired[{op.data[0]}] == turn)"
        case "chose":
            return f"(m.chose[{op.data[0]}] > 0)"
        case "chooses":
            return f"(m.chose[{op.data[0]}] == turn)"
        case "was_met":
            return f"(m.met[{op.data[0]}] > 0)"
        case "chance":
            return f"uniform(key, turn, {op.data[0]})"
    raise AssertionError(op.code)
