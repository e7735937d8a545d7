"""The doctrine that picks at random: the yardstick for the others, and a way to reach odd corners.

Its dice have addresses as the engine's do, but a seed of their own: with the table's seed its
choices would tell the table something about rolls to come.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.bots.doctrine import Decision
from eleventh.bots.draft import Draft
from eleventh.core.dice import game_key, site_of, uniform
from eleventh.core.view import View

EAGERNESS = 0.25  # the chance of taking an initiative that is open


@dataclass(frozen=True, slots=True)
class RandomBot:
    """Every open answer is equally likely; each open initiative is taken one time in four."""

    seed: int = 0

    def decide(self, view: View) -> Decision:
        """Random orders: the same for the same seed, seat, turn and choices."""
        key = game_key(self.seed, site_of(view.seat))
        draft = Draft(view)
        for question in view.questions:
            possible = draft.answers(question)
            if possible:
                roll = uniform(key, view.turn, site_of(question.id))
                option = possible[int(roll * len(possible))]
                reason = f"“{option.title}”: drawn from {len(possible)} open answers."
                draft.answer(question, option, reason)
        for option in view.initiatives:
            if draft.may(option) and uniform(key, view.turn, site_of(option.id)) < EAGERNESS:
                draft.add(option, f"“{option.title}”: taken on a whim.")
        return draft.decision()
