"""Whether a program that was read from a disk can be run: every index leads to something, and every
operation has the arguments it needs, made before it and within its reach.

Types were right already when this is asked. What the compiler makes is always sound, so what is not
was damaged or made up. The thousands of operations are looked at by column, because a program that
is asked for must be there at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import lt
from typing import TypeVar

from eleventh.core.dice import SITES
from eleventh.core.ir import OPCODES, Event
from eleventh.core.program import Program

T = TypeVar("T")

ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
ARITY = {code: len(opcode.takes) for code, opcode in OPCODES.items()}
MADE = {code: opcode.makes[0] for code, opcode in OPCODES.items()}  # n, or t for truth
NOTHING = {code for code, opcode in OPCODES.items() if opcode.makes == "nothing"}
_TYPES: dict[str, set[type]] = {"number": {float, int}, "flag": {bool}}
TAKEN = {code: opcode.takes for code, opcode in OPCODES.items()}


class Unsound(ValueError):
    """This is no program that the compiler made."""


def verify_program(program: Program) -> None:
    """Unsound if the program can't be run as it stands, whatever the orders."""
    _verify_names(program)
    _verify_tables(program)
    _verify_events(program)
    _verify_operations(program)
    _verify_layout(program)


def _verify_names(program: Program) -> None:
    seats = {seat.id for seat in program.seats}
    _demand(ID.fullmatch(program.scenario) is not None)  # files are called after it
    _demand(len(program.turns) > 0 and len(seats) == len(program.seats) > 0)
    _demand(seats.issuperset(each.seat for each in program.choices))
    _demand(seats.issuperset(each.seat for each in program.decisions))
    _demand(seats.issuperset(seat for seat, _ in program.capital))
    _demand(seats.issuperset(seat for each in program.injects for seat, _ in each.private))
    wanted = {f"asked:{index}" for index in range(len(program.decisions))}
    wanted.update(f"running:{index}" for index in range(len(program.deadlines)))
    wanted.update(
        f"{word}:{index}"
        for index, each in enumerate(program.deadlines)
        if each.start is not None
        for word in ("begun", "left")
    )
    wanted.update(f"derived:{each.id}" for each in program.derived)
    wanted.update(
        f"objective:{seat.id}:{each.id}" for seat in program.seats for each in seat.objectives
    )
    wanted.update(f"condition:{index}" for index in range(len(program.conditions)))
    wanted.update(each.odds for each in program.causes if each.odds)
    for variant in _all(each.variants for each in program.tellings):
        _demand(len(variant.words) == len(variant.slots) + 1)
        wanted.update(slot.query for slot in variant.slots)
        wanted.update(filter(None, (variant.when,)))
    for index in range(len(program.choices)):
        wanted.update((f"needs:{index}", f"cost:{index}"))
    _demand(wanted <= {query.name for query in program.queries})


def _verify_tables(program: Program) -> None:
    tracks, choices, turns = len(program.tracks), len(program.choices), len(program.turns)
    _within(tracks, (index for _, index in program.capital))
    _within(tracks, _all(each.reads for each in program.derived))
    shown = {each.id for each in program.tracks} | {each.id for each in program.derived}
    _demand(shown.issuperset(program.table))
    _within(tracks, _all(each.reads for each in program.choices))
    _within(tracks, _all({each.reads for each in program.causes}))
    _within(tracks, (each.track for each in program.causes))
    _within(choices, _all(each.choices for each in program.joints))
    _within(choices, _all(each.choices for each in program.decisions))
    for decision in program.decisions:
        _demand(all(program.choices[each].seat == decision.seat for each in decision.choices))
    _within(choices, (choice for _, choice in program.history))
    _verify_amounts(program)
    _verify_offers(program)
    _within(len(program.joints), (each.joint for each in program.choices if each.joint != -1))
    _within(len(program.decisions), _all(each.decisions for each in program.injects))
    _within(turns + 1, (each.turn for each in program.deadlines))
    _demand(all(len(each.left) == turns for each in program.deadlines))
    starts = [each.start for each in program.deadlines if each.start is not None]
    _demand(all(len(each.dates) == len(each.ends) == turns for each in starts))
    for track in program.tracks:
        _demand(track.low <= track.start <= track.high)
        _demand(track.kind != "status" or 0 <= track.low <= track.high < len(track.values))
    conditions = len(program.conditions)
    _within(conditions + 1, (each.condition + 1 for each in program.causes))
    _within(conditions + 1, (each.condition + 1 for each in program.deeds))
    for cause in program.causes:
        _demand(cause.value is None or cause.value in program.tracks[cause.track].values)


def _verify_amounts(program: Program) -> None:
    _within(len(program.decisions), (each.decision for each in program.amounts))
    for made in program.amounts:
        _demand(len(made.choices) == len(made.values) > 1)
        _demand({*made.choices} <= {*program.decisions[made.decision].choices})


def _verify_offers(program: Program) -> None:
    """Menus are made of these, so they say what the tables of seats and choices say."""
    tracks, choices, names = len(program.tracks), program.choices, program.queries
    _demand([each.seat for each in program.offers] == [each.id for each in program.seats])
    _within(len(names), _all((each.needs, each.cost) for each in program.terms))
    _demand(
        [(names[each.needs].name, names[each.cost].name) for each in program.terms]
        == [(f"needs:{index}", f"cost:{index}") for index in range(len(choices))]
    )
    for offers in program.offers:
        _within(tracks + 1, (offers.purse + 1,))
        _within(len(choices), offers.initiatives)
        _demand(all(choices[each].seat == offers.seat for each in offers.initiatives))
        for posed in offers.questions:
            _within(len(program.decisions), (posed.decision,))
            _within(len(program.injects), (posed.inject,))
            _within(len(names), (posed.asked,))
            _demand(names[posed.asked].name == f"asked:{posed.decision}")
            decision = program.decisions[posed.decision]
            _demand((decision.seat, decision.choices) == (offers.seat, posed.choices))


def _verify_events(program: Program) -> None:
    counts = {
        "always": 1,
        "inject": len(program.injects),
        "firing": len(program.injects),
        "choice": len(program.choices),
        "met": len(program.joints),
    }
    _within(len(program.deeds), _all(each.deeds for each in program.counters))
    _within(len(program.counters) + 1, (each.counter + 1 for each in program.deeds))
    for place, deed in enumerate(program.deeds):
        _verify_event(deed.event, counts | {"deed": place})  # never in a circle
    blocks = _all(stage.blocks for stage in program.stages)
    for event in {*(each.event for each in program.causes), *(each.event for each in blocks)}:
        _verify_event(event, counts | {"deed": len(program.deeds)})


def _verify_event(event: Event, counts: dict[str, int]) -> None:
    _within(counts[event.kind], (event.index,))


def _verify_operations(program: Program) -> None:
    """Registers are made before they are used, and of the right types; data lead somewhere."""
    codes = [op.code for op in program.ops]
    _demand(ARITY.keys() >= set(codes))
    counts = [*map(ARITY.__getitem__, codes)]
    _demand([len(op.args) for op in program.ops] == counts)
    args = [*_all(op.args for op in program.ops)]
    owners = chain.from_iterable(map(repeat, range(len(codes)), counts))
    _demand(min(args, default=0) >= 0 and all(map(lt, args, owners)))
    made = [*map(MADE.__getitem__, codes)]
    _demand("".join(map(made.__getitem__, args)) == "".join(map(TAKEN.__getitem__, codes)))
    data = defaultdict(list)
    for op in program.ops:
        data[op.code].append(op.data)
    _verify_data(program, data)


def _verify_data(program: Program, data: dict[str, list[tuple[float | int | bool, ...]]]) -> None:
    limits: dict[str, int] = {
        "track": len(program.tracks),
        "deadline": len(program.deadlines),
        "inject": len(program.injects),
        "choice": len(program.choices),
        "joint": len(program.joints),
        "site": SITES,
        "cause": len(program.causes),
        "deed": len(program.deeds),
        "ending": len(program.endings),
        "parameter": len(program.parameters),
        "priority": len(program.ops),
        "counter": len(program.counters),
    }
    for code, rows in data.items():
        kinds = OPCODES[code].data
        _demand({*map(len, rows)} == {len(kinds)})
        for kind, column in zip(kinds, zip(*rows, strict=True), strict=True):
            _demand({*map(type, column)} <= _TYPES.get(kind, {int}))
            if kind in limits:
                _within(limits[kind], column)
        if kinds[:2] == ("cause", "track"):
            _demand(all(program.causes[int(row[0])].track == row[1] for row in rows))
        if code == "set":
            _demand(all(row[2] in range(len(program.tracks[int(row[1])].values)) for row in rows))


def _verify_layout(program: Program) -> None:
    """The blocks of the stages and then the queries lie one after the other and cover all
    operations; each reads no further than it may."""
    at = 0
    for stage in program.stages:
        shared = range(0)
        for place, block in enumerate(stage.blocks):
            if place == 0 and block.event.kind == "always":
                shared = range(block.start, block.stop)
            at = _verify_stretch(program, at, block.start, block.stop, shared)
    for query in program.queries:
        at = _verify_stretch(program, at, query.start, query.stop, range(0))
        _demand(query.start <= query.root < query.stop)
        _demand(NOTHING.isdisjoint(op.code for op in program.ops[query.start : query.stop]))
    _demand(at == len(program.ops))


def _verify_stretch(program: Program, at: int, start: int, stop: int, shared: range) -> int:
    """Where the next stretch of operations begins, if this one begins where it should."""
    _demand(at == start <= stop <= len(program.ops))
    args = _all(op.args for op in program.ops[start:stop])
    _demand(all(arg >= start or arg in shared for arg in args))
    return stop


def _within(count: int, indices: Iterable[float]) -> None:
    found = {*indices}
    _demand(not found or 0 <= min(found) <= max(found) < count)


def _all(parts: Iterable[Sequence[T]]) -> Iterator[T]:
    return chain.from_iterable(parts)


def _demand(holds: bool) -> None:
    if not holds:
        raise Unsound("this is no program that the compiler made")
