"""What choices are to a player beside what follows from them: how they sound, and how stale they
are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eleventh.bots.tones import weigh_tones
from eleventh.core.program import Program
from eleventh.emit.lanes import Lanes, Numbers, Turns

STALE = (0.0, 2.0, 1.0, 0.5)  # points that an initiative loses by the turns since it was last taken
BLIND, ANSWERED, AGAIN, REPEATED, SPURNED = 0.15, 0.7, 0.4, 0.5, 0.03
"""How likely a partner comes to a joint initiative: of whom nothing is known, who offered it in the
turn before, who came to it then, who may now answer, and who lately left this seat alone."""
REST = 4  # turns for which a seat that was left alone hopes for little
LIKED = 2.0  # points that a joint initiative must have brought a partner to be all that is hoped


@dataclass(frozen=True)
class Manners:
    """By choice: `tone` from -1 for the harshest deeds of a program to 1 for the kindest, `show`
    from 0 to 1 for those that most is made of in public."""

    tone: Numbers
    show: Numbers


def find_manners(program: Program) -> Manners:
    """What a program says of its choices."""
    tone, show = np.array(weigh_tones(program)), np.zeros(len(program.choices))
    for deed in program.deeds:
        if deed.event.kind == "choice" and deed.publicity == "public":
            show[deed.event.index] += deed.intensity
        if deed.event.kind == "met" and deed.publicity == "public":
            show[list(program.joints[deed.event.index].choices)] += deed.intensity
    return Manners(
        tone / max(np.abs(tone).max(initial=0), 1e-9),
        show / max(show.max(initial=0), 1e-9),
    )


def find_staleness(chose: Turns, turn: int) -> Numbers:
    """What an initiative loses in each game in which it was last taken in these turns."""
    since = np.where(chose > 0, turn - chose, 0)
    found: Numbers = np.array([*STALE, 0.0])[np.minimum(since, len(STALE))]
    return found


def find_hope(program: Program, seat: str, choice: int, known: Lanes, served: Numbers) -> Numbers:
    """How likely all partners come to a joint initiative in each game, by what `seat` saw, and by
    how much each choice has served whoever made it.

    Without a word between them players meet by a convention: what is offered in an odd turn may be
    answered in the even one after it, in which it is offered once more; and no more for a while.
    """
    turn, joint = known.turn, program.choices[choice].joint
    last, met = known.chose[choice], known.met[joint]
    alone = (last > met) & (turn - last <= REST)
    spurned = alone & ((last < turn - 1) | (turn % 2 == 1))
    found = np.ones(last.size)
    for each in program.joints[joint].choices:
        if program.choices[each].seat == seat:
            continue
        offered = (known.chose[each] == turn - 1) & (met < turn - 1) & (turn % 2 == 0)
        liked = min(max(float(served[each]) / LIKED, 0.2), 1.0)
        hope = np.where(alone, np.where(spurned, SPURNED, REPEATED * liked), BLIND * liked)
        hope = np.where(met == turn - 1, AGAIN, hope) if turn > 1 else hope
        found *= np.where(offered, ANSWERED, hope)
    return found
