"""Looks up what a dotted name in a formula means at the place where it stands.

The result is data: what was found, or the trouble with it. `terms` makes values of the one, and
`unknown` words the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from eleventh.lang.formula import unresolved as unknown
from eleventh.lang.formula.scope import ORDERS_KNOWN, DeadlineName, DerivedName, Scope, TrackName
from eleventh.lang.formula.unresolved import Trouble
from eleventh.lang.graph.values import Value


@dataclass(frozen=True, slots=True)
class Constant:
    """A parameter, or `last`."""

    number: float


@dataclass(frozen=True, slots=True)
class Clock:
    """`turn` or `months`."""

    code: Literal["turn", "months"]


@dataclass(frozen=True, slots=True)
class Given:
    """`intensity`: a value that the place gives."""

    value: Value


@dataclass(frozen=True, slots=True)
class Tracked:
    """A track."""

    id: str
    track: TrackName


@dataclass(frozen=True, slots=True)
class Deriving:
    """A derived track."""

    id: str
    derived: DerivedName


@dataclass(frozen=True, slots=True)
class Days:
    """`deadline.ID.left`."""

    deadline: DeadlineName


@dataclass(frozen=True, slots=True)
class Record:
    """What happened or was chosen: a condition that holds if any of these facts does; never, if
    none.
    """

    facts: tuple[tuple[str, int], ...]


Found: TypeAlias = Constant | Clock | Given | Tracked | Deriving | Days | Record


def find(parts: tuple[str, ...], scope: Scope) -> Found | Trouble:
    """What a name means. Variables are filled in wherever an actor can stand, and nowhere else."""
    names = scope.names
    if len(parts) > 1:
        if parts[1] in ("chose", "chooses"):
            return _order(parts, scope)
        if parts[0] == "happened":
            return _happened(parts, scope)
        if parts[0] == "deadline":
            return _deadline(parts, scope)
    elif parts[0] in ("turn", "last", "months", "intensity"):
        return _special(parts[0], scope)
    elif parts[0] in scope.variables:
        return unknown.actor(parts[0], scope)
    elif parts[0] in names.parameters:
        return Constant(names.parameters[parts[0]])
    id = ".".join((parts[0], *map(scope.filled, parts[1:])))
    if id in names.tracks:
        return Tracked(id, names.tracks[id])
    if id in names.derived:
        return Deriving(id, names.derived[id])
    return unknown.name(parts, scope)


def _special(word: str, scope: Scope) -> Found | Trouble:
    match word:
        case "turn":
            return Clock("turn")
        case "months":
            return Clock("months")
        case "last":
            return Constant(scope.names.last)
    return unknown.no_deed() if scope.intensity is None else Given(scope.intensity)


def _deadline(parts: tuple[str, ...], scope: Scope) -> Found | Trouble:
    found = scope.names.deadlines.get(parts[1])
    if found is None or parts[2:] != ("left",):
        return unknown.deadline(parts, scope)
    return Days(found)


def _happened(parts: tuple[str, ...], scope: Scope) -> Found | Trouble:
    names, id = scope.names, ".".join(parts[1:])
    facts = []
    if id in names.injects:
        facts.append(("fired", names.injects[id]))
    if id in names.joints:
        facts.append(("was_met", names.joints[id]))
    return Record(tuple(facts)) if facts else unknown.happening(parts, scope)


def _order(parts: tuple[str, ...], scope: Scope) -> Found | Trouble:
    code = parts[1]
    seat = scope.filled(parts[0])
    id = ".".join((*parts[2:3], *map(scope.filled, parts[3:])))
    choices = scope.names.choices
    found = choices.get((seat, id)) or tuple(
        index
        for (chooser, full), indices in choices.items()
        if chooser == seat and full.startswith(f"{id}.")
        for index in indices
    )
    if not found and not _answered_by_another(parts, id, scope):
        return unknown.choice(parts, scope)
    if code == "chooses" and scope.moment not in ORDERS_KNOWN:
        return unknown.sealed(parts)
    return Record(tuple((code, index) for index in found))


def _answered_by_another(parts: tuple[str, ...], id: str, scope: Scope) -> bool:
    """Whether a variable seat stands for one that is never asked what others are.

    A rule over all seats may name what only some of them can choose: the others never do.
    """
    return parts[0] in scope.variables and any(
        full == id or full.startswith(f"{id}.") for _, full in scope.names.choices
    )
