"""What is told of turns that passed by themselves: they are read of in one, with the turn before
them, and each opens with what happened as it did, which nobody has seen on a table of its own.

What such a turn brought is told in short: without what its reader could have done instead, which is
nothing, without that it came as was to be expected, that nobody is known to have done anything or
that nothing mattered, and without the sums, which stand in the ledger too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from eleventh.core.view import View
from eleventh.play.reveals import Revealed
from eleventh_ui.display.alternatives import HEADING
from eleventh_ui.display.dates import head_turn
from eleventh_ui.display.deadlines import describe_clocks
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_story import DID, MATTERED
from eleventh_ui.display.reveal_sums import SUMS
from eleventh_ui.display.reveal_things import count_tenths
from eleventh_ui.display.story_lines import StoryLine, StoryPart

PASSED = "Nothing was asked of you, and nothing could be begun: the turn passed by itself."


def list_read_together(turn: int, passed: Collection[int]) -> tuple[int, ...]:
    """The turns that are read of in one as `turn` is revealed: back to the last before it that did
    not pass by itself; none for 0."""
    first = turn
    while first in passed:
        first -= 1
    return tuple(range(max(first, 1), turn + 1)) if turn else ()


def name_turns(turns: Sequence[int]) -> str:
    """Turns that follow one another: `turn 9`, `turns 9 to 11`."""
    first, last = turns[0], turns[-1]
    return f"turn {last}" if first == last else f"turns {first} to {last}"


def span_turns(first: View, last: View) -> View:
    """The view after the last of turns that are read of in one, with its objectives' changes since
    before the first, whose view after it is `first`."""
    pairs = zip(first.aims, last.aims, strict=True)
    return replace(last, aims=tuple(replace(late, before=early.before) for early, late in pairs))


def shorten_passed(story: Sequence[StoryPart], told: Revealed) -> tuple[StoryPart, ...]:
    """The story of what was told of a turn that passed by itself, in short."""
    left_out = [HEADING, SUMS]
    if not told.view.told:
        left_out.append(DID)
    if not any(count_tenths(points) for each in told.gains for points in each.points):
        left_out.append(MATTERED)
    kept = (part for part in story if part.heading not in left_out)
    return tuple(part for part in kept if any(each.spare != "calm" for each in part.lines))


def tell_passed(view: View, reference: Reference) -> StoryPart:
    """How a turn opened that passed by itself, to a seat whose view was this then: its events, with
    the notes for this seat alone, and the deadlines that run."""
    lines = list[StoryLine]()
    for card in view.cards:
        told = compose_card(card, view, reference)
        lines.append(StoryLine(told.headline, " ".join(told.paragraphs)))
        if told.note:
            lines.append(StoryLine(" ".join((told.note_for, *told.note))))
    clocks = map(StoryLine, describe_clocks(view))
    return StoryPart(head_turn(view)[0], (*lines, *clocks, StoryLine(PASSED)))
