"""The reference emitter: Python source generated from a program's operations.

One function per stage and per query. Every name in the source is an index made here, never a word
of an author's, and every datum is a number, so the source holds nothing that a scenario could
inject. Registers read once are folded into the expression that reads them; the order of float
operations stays that of the operations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import floor
from typing import Any

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Code, Effects, EvalContext
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


def build(program: Program) -> Adjudicator:
    """The program made runnable. A stage is generated when it first runs: the large ones take
    longer than all that comes before a first move."""
    space: dict[str, Any] = {
        "floor": floor,
        "uniform": uniform,
        "MONTHS": (0.0, *(turn.days / 30 for turn in program.turns)),
        "LEFT": tuple((0, *each.left) for each in program.deadlines),
    }
    stages = tuple(_make_runner(program, stage, space) for stage in program.stages)
    return Adjudicator(program, Code(stages, _make_answers(program, space)))


def write_stage(program: Program, stage: Stage) -> str:
    """The Python source of one stage: the function `stage`."""
    return "\n".join(("def stage(m, e):", *_write_stage(program.ops, stage))) + "\n"


def write_queries(program: Program) -> Mapping[str, Sequence[str]]:
    """What each different query does, as the body of a function, with the names of the queries that
    do it: most only say that a thing is free, or may always be chosen."""
    found: dict[str, list[str]] = {}
    for query in program.queries:
        found.setdefault("\n".join(_write_query(program.ops, query)), []).append(query.name)
    return found


def _make_runner(
    program: Program, stage: Stage, space: Mapping[str, Any]
) -> Callable[[EvalContext, Effects], None]:
    made: list[Callable[[EvalContext, Effects], None]] = []

    def run(context: EvalContext, effects: Effects) -> None:
        if not made:
            made.append(_run_source(program, write_stage(program, stage), space)["stage"])
        made[0](context, effects)

    return run


def _make_answers(
    program: Program, space: Mapping[str, Any]
) -> Mapping[str, Callable[[EvalContext], float | bool]]:
    bodies = write_queries(program)
    text = "\n".join(f"def query_{index}(m):\n{body}" for index, body in enumerate(bodies))
    made = _run_source(program, text, space)
    return {
        name: made[f"query_{index}"]
        for index, names in enumerate(bodies.values())
        for name in names
    }


def _run_source(program: Program, text: str, space: Mapping[str, Any]) -> Mapping[str, Any]:
    made = dict(space)
    exec(compile(text, f"<{program.scenario}>", "exec"), made)  # noqa: S102 - our own source, made of indices and numbers only
    return made


def _write_stage(ops: tuple[Op, ...], stage: Stage) -> Iterator[str]:
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
        yield from _write_block(ops, block, uses, shared, text, indent)


def _write_query(ops: tuple[Op, ...], query: Query) -> Iterator[str]:
    if not ops[query.root].args and ops[query.root].code in ("const", "truth"):
        yield f"    return {_write_value(ops[query.root], {})}"  # most need nothing else
        return
    yield "    v = m.values; turn = m.turn; key = m.key"
    block = Block(event=ALWAYS, start=query.start, stop=query.stop)
    uses = Counter(arg for op in ops[query.start : query.stop] for arg in op.args)
    text: dict[int, str] = {}
    yield from _write_block(ops, block, uses, {query.root}, text, "    ")
    yield f"    return {text[query.root]}"


def _write_block(
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
            yield from _write_effect(op, text, indent)
            continue
        written = _write_value(op, text)
        depth[register] = 1 + max((depth.get(arg, 0) for arg in op.args), default=0)
        plain = op.code in ("const", "truth", "turn")
        if not plain and (uses[register] > 1 or register in shared or depth[register] > NESTING):
            empty = False
            yield f"{indent}r{register} = {written}"
            written, depth[register] = f"r{register}", 0
        text[register] = written
    if empty:
        yield f"{indent}pass"


def _write_effect(op: Op, text: dict[int, str], indent: str) -> Iterator[str]:
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


def _write_value(op: Op, text: dict[int, str]) -> str:
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
