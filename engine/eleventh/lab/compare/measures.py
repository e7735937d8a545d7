"""What is measured of every game, by name: what two programs have in common can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from eleventh.core.program import GRAIN, Program
from eleventh.lab.batch.scales import SHARES
from eleventh.lab.studies.marking import mark_causes

MeasureKind = Literal[
    "length",
    "ending",
    "total",
    "objective",
    "track",
    "status",
    "rule",
    "modifier",
    "inject",
    "joint",
    "initiative",
    "response",
]


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is counted of each game in whole numbers, of which `parts` are 1. Its mean is
    taken over games; a response's over the times when its decision was answered.

    `id` is one of its kind: `SEAT:ID` of what is a seat's, `SEAT:DECISION:ID` of a response,
    `TRACK:VALUE` of a status.
    """

    kind: MeasureKind
    id: str
    title: str
    parts: int = 1

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known in another program."""
        return self.kind, self.id

    @property
    def is_share(self) -> bool:
        """Whether it happens or does not, so that its mean is a share."""
        return self.parts == 1 and self.kind != "length"


def list_measures(program: Program) -> tuple[Measure, ...]:
    """What is measured in games of a program, in the order in which `rows` reads it."""
    return tuple(_list_measures(program))


def group_rules(program: Program) -> Mapping[tuple[str, str, str], list[int]]:
    """The causes of each rule and modifier: by its kind, id and title."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, cause in enumerate(program.causes):
        link = cause.chain[-1]
        if link.kind in ("rule", "modifier"):
            found[link.kind, link.id, link.title].append(index)
    return found


def mark_rules(program: Program) -> Program:
    """The same games with a mark for each of `group_rules`, the last of its injects."""
    return mark_causes(program, tuple(group_rules(program).values()))


def strip_marks(program: Program) -> Program:
    """What `mark_rules` made, with the injects that it had before."""
    own = len(program.injects) - len(group_rules(program))
    return replace(program, injects=program.injects[:own])


def _list_measures(program: Program) -> Iterator[Measure]:
    yield Measure("length", "turns", "Turns")
    for ending in program.endings:
        yield Measure("ending", ending.id, ending.title)
    for seat in program.seats:
        yield Measure("total", seat.id, seat.title, SHARES)
    for seat in program.seats:
        for objective in seat.objectives:
            yield Measure("objective", f"{seat.id}:{objective.id}", objective.text, SHARES)
    for track in program.tracks:
        if track.kind != "status":
            yield Measure("track", track.id, track.title, GRAIN)
    for each in program.derived:
        yield Measure("track", each.id, each.title, GRAIN)
    for track in program.tracks:
        if track.kind == "status":
            for value in track.values:
                yield Measure("status", f"{track.id}:{value}", track.title)
    for kind, id, title in group_rules(program):
        yield Measure("rule" if kind == "rule" else "modifier", id, title)
    for inject in program.injects:
        yield Measure("inject", inject.id, inject.headline)
    for joint in program.joints:
        yield Measure("joint", joint.id, joint.title)
    for choice in program.choices:
        if choice.kind == "initiative":
            yield Measure("initiative", f"{choice.seat}:{choice.id}", choice.title)
    for decision in program.decisions:
        for index in decision.choices:
            answer = program.choices[index]
            yield Measure("response", f"{decision.seat}:{decision.id}:{answer.id}", answer.title)
