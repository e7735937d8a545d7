"""What an objective follows from: the tracks its formula names, through derived numbers too; and
which way each of them moves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eleventh.core.program import Objective, Program

_NAMED = re.compile(r"\{([^{}]+)\}")
_ALONG = ("grain", "min", "max", "add")  # rise with what they are made of
_FREE = 0  # the sign of what neither only raises nor only lowers
_BETTER = {1: "higher", -1: "lower", _FREE: "neither"}


@dataclass(frozen=True, slots=True)
class ObjectiveReads:
    """What an objective follows from: `tracks`, in the place of a derived number those that it
    follows from; and of what its formula names what it is the `more` reached for the higher that
    stands, the `less`, and what it `turns` on otherwise, such as a status. All by id."""

    tracks: tuple[str, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]
    turns: tuple[str, ...]


def list_named(formula: str) -> tuple[str, ...]:
    """The ids that a formula names in braces, each once."""
    return tuple(dict.fromkeys(_NAMED.findall(formula)))


def find_reads(program: Program, seat: str, objective: Objective) -> ObjectiveReads:
    """What an objective of `seat` reads and the seat sees, each once."""
    derived = {each.id: each for each in program.derived}
    shown = {each.id for each in program.tracks if seat in each.seen_by}
    shown |= {each.id for each in program.derived if seat in each.seen_by}
    places = {each.id: place for place, each in enumerate(program.tracks)}
    own = _find_signs(program, _find_root(program, f"objective:{seat}:{objective.id}"))
    tracks: dict[str, None] = {}
    ways: dict[int, list[str]] = {1: [], -1: [], _FREE: []}
    for name, sign in _find_named(program, objective, own).items():
        made = derived.get(name)
        of = [places[name]] if made is None else made.reads
        tracks |= dict.fromkeys(program.tracks[each].id for each in of)
        if name in shown:
            ways[sign].append(name)
    return ObjectiveReads(
        tuple(each for each in tracks if each in shown),
        tuple(ways[1]),
        tuple(ways[-1]),
        tuple(ways[_FREE]),
    )


def find_better(program: Program, seat: str) -> Mapping[str, str]:
    """Which way is better for `seat`, `higher` or `lower`, of each track that its objectives follow
    from, through derived numbers too, and of each derived number that they name; `neither` where
    they disagree, and where one of them neither only rises nor only falls with it."""
    signs: dict[str, set[int]] = {}
    for objective in program.find_seat(seat).objectives:
        own = _find_signs(program, _find_root(program, f"objective:{seat}:{objective.id}"))
        named = {program.tracks[at].id: sign for at, sign in own.items()}
        for id, sign in {**_find_named(program, objective, own), **named}.items():
            signs.setdefault(id, set()).add(sign)
    return {id: _BETTER[min(of) if len(of) == 1 else _FREE] for id, of in signs.items()}


def _find_named(program: Program, objective: Objective, own: Mapping[int, int]) -> dict[str, int]:
    """Which way each number that the formula of an objective names moves it; `own` has that of each
    track that it follows from."""
    derived = {each.id: each for each in program.derived}
    places = {each.id: place for place, each in enumerate(program.tracks)}
    found: dict[str, int] = {}
    for name in list_named(objective.formula):
        if name not in derived:
            found[name] = own.get(places[name], _FREE)
            continue
        inner = _find_signs(program, _find_root(program, f"derived:{name}"))
        signs = {own.get(at, _FREE) * inner.get(at, _FREE) for at in derived[name].reads}
        found[name] = signs.pop() if len(signs) == 1 else _FREE
    return found


def _find_root(program: Program, query: str) -> int:
    return next(each.root for each in program.queries if each.name == query)


def _find_signs(program: Program, root: int) -> dict[int, int]:
    """Which way each track that an operation follows from moves its value: 1, -1, or neither."""
    found: dict[int, int] = {}
    for track, sign in _list_signs(program, root, 1):
        found[track] = sign if found.get(track, sign) == sign else _FREE
    return found


def _list_signs(program: Program, at: int, sign: int) -> Iterator[tuple[int, int]]:
    ops = program.ops
    op = ops[at]
    if op.code == "track":
        track = int(op.data[0])
        yield track, sign if program.tracks[track].kind != "status" else _FREE
    elif op.code in _ALONG:
        for each in op.args:
            yield from _list_signs(program, each, sign)
    elif op.code == "sub":
        yield from _list_signs(program, op.args[0], sign)
        yield from _list_signs(program, op.args[1], -sign)
    elif op.code == "neg":
        yield from _list_signs(program, op.args[0], -sign)
    elif op.code == "select":
        yield from _list_signs(program, op.args[0], _FREE)
        for each in op.args[1:]:
            yield from _list_signs(program, each, sign)
    elif op.code in ("mul", "div") and ops[op.args[1]].code == "const":
        yield from _list_signs(program, op.args[0], _turn(sign, float(ops[op.args[1]].data[0])))
    elif op.code == "mul" and ops[op.args[0]].code == "const":
        yield from _list_signs(program, op.args[1], _turn(sign, float(ops[op.args[0]].data[0])))
    else:
        for each in op.args:
            yield from _list_signs(program, each, _FREE)


def _turn(sign: int, factor: float) -> int:
    return sign if factor > 0 else -sign
