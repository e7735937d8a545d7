"""What one seat may know of a state: all that was ever shown to it, and nothing else.

A view tells what holds as a turn opens; a player also remembers earlier turns. So a doctrine that
thinks with states gets this one: an allow-list like the view, in which whatever the seat was never
shown is as it was before the game began. Non-interference holds for it as for views: two games that
differ only in what a seat may not see give the seat the same recollection.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from eleventh.core.program import Program
from eleventh.core.state import State, make_start

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a seat may see of a program: a truth for every track, inject, choice, joint initiative,
    deed and counter. A joint initiative is seen by whoever sees all its parties choose it."""

    tracks: tuple[bool, ...]
    injects: tuple[bool, ...]
    choices: tuple[bool, ...]
    joints: tuple[bool, ...]
    deeds: tuple[bool, ...]
    counters: tuple[bool, ...]


def find_sight(program: Program, seat: str) -> Sight:
    """What `seat` may see."""
    choices = tuple(seat in each.seen_by for each in program.choices)
    injects = tuple(seat in each.seen_by for each in program.injects)
    return Sight(
        tracks=tuple(seat in each.seen_by for each in program.tracks),
        injects=injects,
        choices=choices,
        joints=tuple(all(choices[each] for each in joint.choices) for joint in program.joints),
        deeds=tuple(
            seat in each.seen_by and each.event.kind == "inject" and injects[each.event.index]
            for each in program.deeds
        ),
        counters=tuple(seat in each.seen_by for each in program.counters),
    )


def recall(program: Program, state: State, seat: str) -> State:
    """The state as `seat` may know it. It has no seed, so that nobody can foretell its dice; tracks
    that the seat can't see stand where the scenario starts them."""
    sight, start = find_sight(program, seat), make_start(program, 0)

    return State(
        seed=0,
        game=0,
        turn=state.turn,
        values=_keep(sight.tracks, state.values, start.values),
        fired=_keep(sight.injects, state.fired, start.fired),
        chose=_keep(sight.choices, state.chose, start.chose),
        met=_keep(sight.joints, state.met, start.met),
        deeds=tuple(each for each in state.deeds if sight.deeds[each]),
        ending=state.ending,
        times=_keep(sight.counters, state.times, start.times),
    )


def _keep(
    shown: tuple[bool, ...], now: tuple[Number, ...], before: tuple[Number, ...]
) -> tuple[Number, ...]:
    return tuple(
        one if seen else other for seen, one, other in zip(shown, now, before, strict=True)
    )
