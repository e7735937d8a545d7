"""The levels of a track at which something turns: what a meter of it is marked with.

Read from the program, not from a game, so that a face can print them on a scale: the value at which
an event grows likelier, from which it can happen at all, or at which an ending or a rule reads it.
Only what all seats may know is told: tracks, deeds and causes that everybody sees. An event is told
by what is done in it, never by its headline, and an ending not even by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from eleventh.core.ir import Op
from eleventh.core.program import Program

Turns = Literal["odds", "event", "ending", "rule"]
COMPARES = ("lt", "le")
FOLLOWS = ("grain", "odds", "min", "max", "add", "and", "or")  # rise with what they are made of


@dataclass(frozen=True, slots=True)
class Level:
    """A value at which something turns, `below` it or else above: the `odds` of an event begin to
    rise (from an end of the scale on where they have no threshold), an `event` can happen, an
    `ending` or a `rule` counts it. `of` are the deeds of an event,
    the title of the track that a rule moves; nothing of an ending."""

    at: float
    below: bool
    turns: Turns
    of: tuple[str, ...]


def find_levels(program: Program) -> dict[int, tuple[Level, ...]]:
    """The levels of every track that all seats see, by its index: each once, from the lowest up."""
    everybody = {each.id for each in program.seats}
    public = {at for at, each in enumerate(program.tracks) if everybody <= set(each.seen_by)}
    found: dict[int, dict[Level, None]] = {}
    for op in program.ops:
        named = _name_effect(program, op, everybody)
        if named is None:
            continue
        for track, at, below, turns in _read(program, op.args[0], False, named[0]):
            if track in public and not _is_trivial(program, track, at, turns):
                found.setdefault(track, {})[Level(at, below, turns, named[1])] = None
    return {
        track: tuple(sorted(levels, key=lambda each: (each.at, each.turns, each.of)))
        for track, levels in found.items()
    }


def _name_effect(
    program: Program, op: Op, everybody: set[str]
) -> tuple[Turns, tuple[str, ...]] | None:
    """What an effect is, if all seats may know of it, and what it is told by."""
    if op.code == "end":
        return "ending", ()
    if op.code == "fire":
        index = int(op.data[0])
        deeds = tuple(
            each.title
            for each in program.deeds
            if each.event.kind in ("inject", "firing")
            and each.event.index == index
            and everybody <= set(each.seen_by)
        )
        known = everybody <= set(program.injects[index].seen_by)
        return ("event", deeds) if deeds and known else None
    if op.code in ("post", "set"):
        cause = program.causes[int(op.data[0])]
        rule = any(link.kind == "rule" for link in cause.chain)
        if rule and everybody <= set(cause.seen_by):
            return "rule", (program.tracks[cause.track].title,)
    return None


def _read(
    program: Program, at: int, turned: bool, turns: Turns
) -> Iterator[tuple[int, float, bool, Turns]]:
    """The tracks that a condition compares with a number, each with that number, whether it holds
    below it, and what turns there."""
    ops = program.ops
    op = ops[at]
    if op.code == "not":
        yield from _read(program, op.args[0], not turned, turns)
    elif op.code in ("and", "or"):
        for each in op.args:
            yield from _read(program, each, turned, turns)
    elif op.code in COMPARES:
        left, right = (ops[each] for each in op.args)
        if left.code == "track" and right.code == "const":
            yield int(left.data[0]), float(right.data[0]), not turned, turns
        elif left.code == "const" and right.code == "track":
            yield int(right.data[0]), float(left.data[0]), turned, turns
        elif left.code == "chance" and not turned:
            for track, value, below in _pivots(program, op.args[1], 1):
                yield track, value, below, "odds" if turns == "event" else turns


def _pivots(program: Program, at: int, sign: int) -> Iterator[tuple[int, float, bool]]:
    """The tracks whose distance from a number adds to a sum, each with that number and whether it
    adds below it; of one that adds as it is, the end of its scale. What is multiplied by no
    constant is left out: nobody can say which way."""
    ops = program.ops
    op = ops[at]
    if op.code == "track":
        track = int(op.data[0])
        scale = program.tracks[track]
        yield track, scale.low if sign > 0 else scale.high, sign < 0
    elif op.code in FOLLOWS:
        for each in op.args:
            yield from _pivots(program, each, sign)
    elif op.code == "neg":
        yield from _pivots(program, op.args[0], -sign)
    elif op.code in ("mul", "div"):
        one, other = (ops[each] for each in op.args)
        if other.code == "const":
            yield from _pivots(program, op.args[0], sign if other.data[0] > 0 else -sign)
        elif one.code == "const" and op.code == "mul":
            yield from _pivots(program, op.args[1], sign if one.data[0] > 0 else -sign)
    elif op.code == "sub":
        left, right = (ops[each] for each in op.args)
        if left.code == "track" and right.code == "const":
            yield int(left.data[0]), float(right.data[0]), sign < 0
        elif left.code == "const" and right.code == "track":
            yield int(right.data[0]), float(left.data[0]), sign > 0
        else:
            yield from _pivots(program, op.args[0], sign)
            yield from _pivots(program, op.args[1], -sign)


def _is_trivial(program: Program, track: int, at: float, turns: Turns) -> bool:
    """Whether it is of no use on a scale: beyond it, or at its end where nothing grows likelier
    from there; or of what is not a score."""
    each = program.tracks[track]
    inside = each.low <= at <= each.high if turns == "odds" else each.low < at < each.high
    return each.kind != "score" or not inside
