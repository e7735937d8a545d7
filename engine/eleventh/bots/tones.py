"""How kind or harsh choices are, by what a program says of the deeds that they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.program import Program

TONES = {"hostile": -1.0, "conciliatory": 1.0, "cooperative": 1.0}  # of deeds without a value


@dataclass(frozen=True, slots=True)
class UsualTones:
    """`kind` has the tone of each choice of a program; `usual` the mean of what each seat really
    answered, by its id: 0 for one of whom nothing is known."""

    kind: Sequence[float]
    usual: dict[str, float]

    def stray(self, seat: str, choice: int) -> float:
        """How far a choice is from what is usual for a seat."""
        return abs(self.kind[choice] - self.usual[seat])


def weigh_tones(program: Program) -> list[float]:
    """How kind each choice is: the sum of Goldstein's value times the intensity over the deeds that
    it does toward other seats, alone or with its partners. A deed without a value counts by its
    tone; what is done toward no other seat counts for nothing, and a deed on a condition as if it
    were done."""
    seats = {each.id for each in program.seats}
    kind = [0.0] * len(program.choices)
    for deed in program.deeds:
        if deed.event.kind not in ("choice", "met"):
            continue
        value = TONES.get(deed.tone, 0.0) if deed.goldstein is None else deed.goldstein
        met = deed.event.kind == "met"
        doers = program.joints[deed.event.index].choices if met else (deed.event.index,)
        for choice in doers:
            others = seats.intersection(deed.toward) - {program.choices[choice].seat}
            kind[choice] += value * deed.intensity if others else 0.0
    return kind


def find_usual_tones(program: Program) -> UsualTones:
    """The tones of all choices, and those of the record."""
    kind, usual = weigh_tones(program), {}
    for seat in program.seats:
        given = [
            tone
            for choice, tone in zip(program.choices, kind, strict=True)
            if choice.seat == seat.id and choice.kind == "response" and choice.historical
        ]
        usual[seat.id] = sum(given) / len(given) if given else 0.0
    return UsualTones(kind, usual)
