"""What the facilitator changed in a turn before the seats chose, told in the reveal of that turn.

Objectives are told from where they stood as the seats decided. A seat that had opened the turn with
other figures would read a rise in what fell, so what lies between them is a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.play.seat_views import Notice
from eleventh_ui.display.notices import describe_doing
from eleventh_ui.display.reveal_story import WANT
from eleventh_ui.display.story_lines import StoryLine, StoryPart

BEFORE = "Before the reveal, by the facilitator"
IN_THE_FIGURES = "What that did is in the figures from which these changes count"


def add_rulings(
    story: Sequence[StoryPart], notices: Sequence[Notice], turn: int
) -> tuple[StoryPart, ...]:
    """The story of a turn with what the facilitator set or added in it below the objectives; as it
    was where there is none of it. `notices` are those that the seat may know."""
    done = [
        describe_doing(each)
        for each in notices
        if each.turn == turn and each.kind in ("override", "inject")
    ]
    if not done:
        return tuple(story)
    line = StoryLine(f"{BEFORE}: {'; '.join(done)}.", f"{IN_THE_FIGURES}.")
    return tuple(
        replace(part, lines=(*part.lines, line)) if part.heading == WANT else part for part in story
    )
