"""What lies one key below the story of a reveal: all of what the story may have had no room for.

First how each objective came about, with every cause that matters by itself; then what was to be
expected, with its range; then what the seat could have done instead; then everything that mattered,
each with its reason. The ledger follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.forecast import TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.view import View
from eleventh_ui.display.alternatives import list_alternatives
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_expected import tell_expected
from eleventh_ui.display.reveal_story import tell_mattered
from eleventh_ui.display.reveal_sums import SUMS, tell_sums
from eleventh_ui.display.reveal_things import count_further, find_things
from eleventh_ui.display.story_lines import StoryPart


def compose_depth(
    view: View, gains: Sequence[Gain], hindsight: TurnHindsight, reference: Reference
) -> tuple[StoryPart, ...]:
    """All that can be told of the turn that was revealed last to the seat whose view it is, before
    its ledger. `gains` and `hindsight` are those of the table for that seat."""
    things = find_things(view, gains, hindsight)
    sums = tuple(tell_sums(view, gains, hindsight, reference, most=None, told_of=things))
    how = (StoryPart(SUMS, sums),) if sums else ()
    mattered = tell_mattered(view, things, count_further(view, things), reference)
    expected = tell_expected(view, gains, hindsight, things, reference)
    return (*how, expected, *list_alternatives(view, hindsight), mattered)
