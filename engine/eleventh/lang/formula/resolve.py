"""Looks up what a dotted name in a formula means at the place where it stands.

The result is data: what was found, or the trouble with it. `terms` makes values of the one, and
`unknown` words the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from eleventh.lang.formula import unresolved as unknown
from eleventh.lang.formula.done import CounterName
from eleventh.lang.formula.scope import (
    ORDERS_KNOWN,
    DeadlineName,
    DerivedName,
    InputName,
    Scope,
    TrackName,
)
from eleventh.lang.formula.unresolved import UnresolvedName
from eleventh.lang.graph.values import Value


@dataclass(frozen=True, slots=True)
class ConstantRef:
    """A parameter, or `last`."""

    number: float


@dataclass(frozen=True, slots=True)
class InputRef:
    """A parameter that is read as the game runs."""

    input: InputName


@dataclass(frozen=True, slots=True)
class ClockRef:
    """`turn` or `months`."""

    code: Literal["turn", "months"]


@dataclass(frozen=True, slots=True)
class IntensityRef:
    """`intensity`: a value that the place gives."""

    value: Value


@dataclass(frozen=True, slots=True)
class TrackRef:
    """A track."""

    id: str
    track: TrackName


@dataclass(frozen=True, slots=True)
class DerivedRef:
    """A derived track."""

    id: str
    derived: DerivedName


@dataclass(frozen=True, slots=True)
class DaysLeftRef:
    """`deadline.ID.left`."""

    deadline: DeadlineName


@dataclass(frozen=True, slots=True)
class RecordRef:
    """What happened or was chosen: a condition that holds if any of these facts does; never, if
    none.
    """

    facts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AmountRef:
    """`SEAT.amount.ID`: the amount of each choice that gives a response, by its index."""

    steps: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class CountRef:
    """`done.ACT.BY.TOWARD`: a counter, or None where nothing does such a deed."""

    counter: CounterName | None


Found: TypeAlias = (
    ConstantRef
    | InputRef
    | ClockRef
    | IntensityRef
    | TrackRef
    | DerivedRef
    | DaysLeftRef
    | RecordRef
    | AmountRef
    | CountRef
)


def find(parts: tuple[str, ...], scope: Scope) -> Found | UnresolvedName:
    """What a name means. Variables are filled in wherever an actor can stand, and nowhere else."""
    names = scope.names
    if len(parts) > 1:
        if parts[1] in ("chose", "chooses"):
            return _find_order(parts, scope)
        if parts[1] == "amount":
            return _find_amount(parts, scope)
        if parts[0] == "happened":
            return _find_happening(parts, scope)
        if parts[0] == "done":
            return _find_count(parts, scope)
        if parts[0] == "deadline":
            return _find_deadline(parts, scope)
    elif parts[0] in ("turn", "last", "months", "intensity", "amount"):
        return _find_special(parts[0], scope)
    elif parts[0] in scope.variables:
        return unknown.explain_actor(parts[0], scope)
    elif parts[0] in names.inputs:
        return InputRef(names.inputs[parts[0]])
    elif parts[0] in names.parameters:
        return ConstantRef(names.parameters[parts[0]])
    id = ".".join((parts[0], *map(scope.fill, parts[1:])))
    if id in names.tracks:
        return TrackRef(id, names.tracks[id])
    if id in names.derived:
        return DerivedRef(id, names.derived[id])
    return unknown.explain_name(parts, scope)


def _find_special(word: str, scope: Scope) -> Found | UnresolvedName:
    match word:
        case "turn":
            return ClockRef("turn")
        case "months":
            return ClockRef("months")
        case "last":
            return ConstantRef(scope.names.last)
        case "amount":
            return unknown.explain_amount() if scope.amount is None else ConstantRef(scope.amount)
    return unknown.explain_intensity() if scope.intensity is None else IntensityRef(scope.intensity)


def _find_deadline(parts: tuple[str, ...], scope: Scope) -> Found | UnresolvedName:
    found = scope.names.deadlines.get(parts[1])
    if found is None or parts[2:] != ("left",):
        return unknown.explain_deadline(parts, scope)
    return DaysLeftRef(found)


def _find_happening(parts: tuple[str, ...], scope: Scope) -> Found | UnresolvedName:
    names, id = scope.names, ".".join(parts[1:])
    facts = []
    if id in names.injects:
        facts.append(("fired", names.injects[id]))
    if id in names.joints:
        facts.append(("was_met", names.joints[id]))
    return RecordRef(tuple(facts)) if facts else unknown.explain_happening(parts, scope)


def _find_count(parts: tuple[str, ...], scope: Scope) -> Found | UnresolvedName:
    names, act = scope.names, parts[1]
    actors = tuple(map(scope.fill, parts[2:]))
    if act not in names.acts:
        return unknown.explain_act(parts, scope)
    known = names.acts[act]
    sides = (known.by, known.toward) if known.toward else (known.by,)
    if len(actors) != len(sides):
        return unknown.explain_parties(parts, len(sides))
    for part, actor, side in zip(parts[2:], actors, sides, strict=True):
        if actor not in side and part not in scope.variables:
            return unknown.explain_party(parts, part, side, scope)
    if len(set(actors)) < len(actors):
        return unknown.explain_itself(parts, scope)
    return CountRef(names.counters.find(act, actors[:1], actors[1:]))


def _find_order(parts: tuple[str, ...], scope: Scope) -> Found | UnresolvedName:
    code = parts[1]
    seat = scope.fill(parts[0])
    id = ".".join((*parts[2:3], *map(scope.fill, parts[3:])))
    found = scope.names.choices.get((seat, id)) or scope.names.untargeted.get((seat, id), ())
    if not found and not _is_answered_by_another(parts, id, scope):
        return unknown.explain_choice(parts, scope)
    if code == "chooses" and scope.moment not in ORDERS_KNOWN:
        return unknown.explain_sealed_orders(parts)
    return RecordRef(tuple((code, index) for index in found))


def _find_amount(parts: tuple[str, ...], scope: Scope) -> Found | UnresolvedName:
    seat, names = scope.fill(parts[0]), scope.names
    id = ".".join(parts[2:])
    steps = names.amounts.get((seat, id))
    if steps is not None:
        return AmountRef(steps)
    if parts[0] in scope.variables and any((each, id) in names.amounts for each in names.seats):
        return ConstantRef(0.0)
    return unknown.explain_amount_of(parts, scope)


def _is_answered_by_another(parts: tuple[str, ...], id: str, scope: Scope) -> bool:
    """Whether a variable seat stands for one that is never asked what others are.

    A rule over all seats may name what only some of them can choose: the others never do.
    """
    names = scope.names
    return parts[0] in scope.variables and any(
        (seat, id) in names.choices or (seat, id) in names.untargeted for seat in names.seats
    )
