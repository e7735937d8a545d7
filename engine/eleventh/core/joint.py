"""What came of a joint initiative in a turn in which somebody chose it: met by all, or left alone.

For a seat it is told from nothing but the choices that the seat learns of. So whoever may not know
that a party chose is not told that it came about, nor that it did not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.program import Program


@dataclass(frozen=True, slots=True)
class Joined:
    """The parties that chose a joint initiative, and those that stayed away; met if none did."""

    together: tuple[str, ...]
    away: tuple[str, ...]


def find_joined(
    program: Program, chose: Sequence[int], turn: int, choice: int, seat: str | None = None
) -> Joined | None:
    """What came of a choice that was made in `turn`, as far as `seat` may know, or all of it.

    `chose` holds the turn of each choice, as a state has it. None for what is not joint, and where
    nobody is known to have stayed away and it is not known that all came.
    """
    index = program.choices[choice].joint
    if index < 0:
        return None
    parties = [program.choices[each] for each in program.joints[index].choices]
    made = [chose[each] == turn for each in program.joints[index].choices]
    known = [seat is None or seat in each.seen_by for each in parties]
    if not all(known) and all(came for came, told in zip(made, known, strict=True) if told):
        return None
    told = [
        (each.seat, came) for each, came, sees in zip(parties, made, known, strict=True) if sees
    ]
    return Joined(
        tuple(party for party, came in told if came),
        tuple(party for party, came in told if not came),
    )
