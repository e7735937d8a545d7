"""Why a doctrine chose what it chose: which choice, a code, and what there is to say of it.

People learn from what a doctrine did, so each choice comes with a reason. It names the choice by
its ids, so nothing has to look for a title in a sentence; the sentence for each code is written
once, where people are spoken to (`eleventh_ui.display.doctrine_reasons`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from eleventh.core.refusals import Data


class ReasonCode(StrEnum):
    """Every kind of reason; beside each the names of its data."""

    # random
    DRAWN = "drawn"  # open: how many answers were
    WHIM = "whim"

    # historian; a date is empty where none is known
    DONE = "done"  # date
    DONE_THIS_TURN = "done_this_turn"  # date
    DONE_BUT_BARRED = "done_but_barred"  # title: what was done
    RECORD_SILENT = "record_silent"

    # opponent
    ONLY_ANSWER = "only_answer"
    FORESEES = "foresees"
    """`instead`: the title of the next best answer, empty for an initiative, which is held against
    none. `more`: points of its objectives that it expects beside that. `gained`: the objective in
    which it gains most, in its own words; empty where it gains in none, and left out by earlier
    versions. `decided`: a Deciding, and `way`: 1 if it goes by the harsher tone or the greater
    show, else 0. `hope`: in how many of a hundred cases it expects the partners of a joint
    initiative, 100 where there are none. `ahead`: how many turns it looked on, this one counted,
    0 for to the end of the game; left out by earlier versions."""

    # a program of somebody's own; about no choice where it speaks of its orders as a whole
    SAID = "said"  # text
    STOOD_IN = "stood_in"
    """`lapse`: a Lapse, for which the seat was given the first answers that were open; `heard`: the
    last that the program wrote to its error output, mostly empty."""

    # told in words: by a doctrine of another package, or in a save by an earlier version of ours
    IN_WORDS = "in_words"  # text


class Lapse(StrEnum):
    """How a program came to give no orders in a turn."""

    NOT_STARTED = "not_started"
    LATE = "late"
    GONE = "gone"
    FLOODED = "flooded"
    REFUSED = "refused"
    GIVEN_UP = "given_up"


class Deciding(StrEnum):
    """What spoke most for a choice of a player who looks ahead."""

    AIMS = "aims"
    RISK = "risk"
    TONE = "tone"
    SHOW = "show"
    DICE = "dice"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a doctrine chose `choice`: a response to `decision`, or an initiative, for which that is
    empty. Both are empty where it is not known what a reason is about."""

    decision: str
    choice: str
    code: ReasonCode
    data: Data = field(default_factory=dict)
