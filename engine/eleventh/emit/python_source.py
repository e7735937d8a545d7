"""Python source of blocks and queries, from a program's operations.

Every name in the source is an index made here, never a word of an author's, and every datum is a
number, so the source holds nothing that a scenario could inject. Registers read once are folded
into the expression that reads them; the order of float operations stays that of the operations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

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
    "odds": "odds({0}, PARTS[turn])",
}
CONSTANT = ("const", "truth")
PLAIN = (*CONSTANT, "turn")  # written out wherever they are read
NAMES = {
    "v": "m.values",
    "turn": "m.turn",
    "key": "m.key",
    "posts": "e.posts",
    "sets": "e.sets",
    "fired": "e.fired",
    "done": "e.done",
    "ended": "e.ended",
}
NESTING = 12  # how deep expressions are folded; far below the parser's limits


class StageSource:
    """The source of one stage, a function for each block. The first block hands what others read of
    its registers to them in the list `s`."""

    def __init__(self, ops: tuple[Op, ...], stage: Stage) -> None:
        self._ops = ops
        self._uses: Counter[int] = Counter()
        read: set[int] = set()
        for block in stage.blocks:
            args = [arg for op in ops[block.start : block.stop] for arg in op.args]
            self._uses.update(args)
            read.update(arg for arg in args if arg < block.start)
        self._plain = {arg: _write_value(ops[arg], {}) for arg in read if ops[arg].code in PLAIN}
        self._shared = {arg: at for at, arg in enumerate(sorted(read - self._plain.keys()))}

    def write(self, block: Block) -> str:
        """The function `block` of the state `m`, the effects `e` and the shared registers `s`."""
        text = self._plain | {arg: f"s[{at}]" for arg, at in self._shared.items()}
        body = [*_write_block(self._ops, block, self._uses, self._shared.keys(), text)]
        own = [f"r{arg}" for arg in self._shared if block.start <= arg < block.stop]
        if own or not body:
            body.append(f"    s.extend([{', '.join(own)}])")
        return "\n".join(("def block(m, e, s):", *_write_names(body), *body))


def write_queries(program: Program) -> Mapping[str, Sequence[str]]:
    """What each different query does, as the body of a function, with the names of the queries that
    do it: most only say that a thing is free, or may always be chosen."""
    found: dict[str, list[str]] = {}
    for query in program.queries:
        found.setdefault("\n".join(_write_query(program.ops, query)), []).append(query.name)
    return found


def _write_query(ops: tuple[Op, ...], query: Query) -> Iterator[str]:
    if ops[query.root].code in CONSTANT:
        yield f"    return {_write_value(ops[query.root], {})}"  # most need nothing else
        return
    block = Block(event=ALWAYS, start=query.start, stop=query.stop)
    uses = Counter(arg for op in ops[query.start : query.stop] for arg in op.args)
    text: dict[int, str] = {}
    body = [*_write_block(ops, block, uses, frozenset(), text)]
    body.append(f"    return {text[query.root]}")
    yield from _write_names(body)
    yield from body


def _write_names(body: Sequence[str]) -> Iterator[str]:
    """What the lines of a body read of the state and add to, by short names."""
    words = set(re.findall(r"(?<![.\w])[a-z]+", " ".join(body)))  # `fired`, and not `m.fired`
    return (f"    {name} = {NAMES[name]}" for name in NAMES if name in words)


def _write_block(
    ops: tuple[Op, ...],
    block: Block,
    uses: Mapping[int, int],
    shared: Set[int],
    text: dict[int, str],
) -> Iterator[str]:
    """The lines of a block. `text` gains how each register is written where it is read; those that
    are `shared` have names of their own."""
    depth: dict[int, int] = {}
    for register in range(block.start, block.stop):
        op = ops[register]
        if op.type == "nothing":
            yield from _write_effect(op, text)
            continue
        written = _write_value(op, text)
        depth[register] = 1 + max((depth.get(arg, 0) for arg in op.args), default=0)
        kept = uses[register] > 1 or register in shared or depth[register] > NESTING
        if kept and op.code not in PLAIN:
            yield f"    r{register} = {written}"
            written, depth[register] = f"r{register}", 0
        text[register] = written


def _write_effect(op: Op, text: Mapping[int, str]) -> Iterator[str]:
    guard, indent = text[op.args[0]], "    "
    if guard != "True":
        yield f"{indent}if {guard}:"
        indent = "        "
    match op.code:
        case "post":
            yield f"{indent}a = {text[op.args[1]]}"
            yield f"{indent}if a: posts.append(({op.data[0]}, a))"
        case "set":
            yield f"{indent}sets.append(({op.data[0]}, {float(op.data[2])!r}))"
        case "fire":
            yield f"{indent}fired.append({op.data[0]})"
        case "do":
            yield f"{indent}done.append({op.data[0]})"
        case "end":
            yield f"{indent}ended.append({op.data[0]})"


def _write_value(op: Op, text: Mapping[int, str]) -> str:
    args = [text[arg] for arg in op.args]
    if op.code in INFIX:
        return f"({args[0]} {INFIX[op.code]} {args[1]})"
    if op.code in SHAPES:
        return SHAPES[op.code].format(*args)
    match op.code:
        case "const" | "truth":
            return repr(op.data[0])
        case "input":
            return f"m.inputs[{op.data[0]}]"
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
        case "chosen_in":
            return f"float(m.chose[{op.data[0]}])"
        case "fired_in":
            return f"float(m.fired[{op.data[0]}])"
        case "met_in":
            return f"float(m.met[{op.data[0]}])"
        case "was_met":
            return f"(m.met[{op.data[0]}] > 0)"
        case "done":
            return f"m.times[{op.data[0]}]"
        case "chance":
            return f"uniform(key, turn, {op.data[0]})"
    raise AssertionError(op.code)
