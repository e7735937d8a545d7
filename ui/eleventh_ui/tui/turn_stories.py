"""What a seat reads of one turn that is over: its story for ever less room, and what lies below it.

The screen of a reveal holds one for each turn that is read of at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.forecast import TurnHindsight
from eleventh.core.view import View
from eleventh.play.reveals import Revealed
from eleventh_ui.display.pace import shorten_story
from eleventh_ui.display.reveal import head_revealed
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.reveal_passed import shorten_passed, tell_passed
from eleventh_ui.display.reveal_rulings import add_rulings
from eleventh_ui.display.reveal_story import compose_stories, keep_settled
from eleventh_ui.display.story_lines import StoryPart
from eleventh_ui.tui.bridge import Session


@dataclass(frozen=True, slots=True)
class TurnStories:
    """What was told of one turn to the seat that had this `view` then: `stories` is one for ever
    less room, `depth` what it had no room for, empty until that is worked out."""

    heading: str
    view: View
    stories: Sequence[Sequence[StoryPart]]
    depth: tuple[StoryPart, ...] = ()


def tell_turn(session: Session, seat: str, turn: int) -> TurnStories:
    """What is told before it is worked out what each choice did: of a seat that wants something,
    what stays as it is. The turn must be over."""
    return _tell(session, seat, turn, _recall(session, seat, turn), None)


def look_back(session: Session, seat: str, turn: int) -> TurnStories:
    """All of it; it takes tenths of a second. The turn must be over."""
    told = _recall(session, seat, turn)
    return _tell(session, seat, turn, told, session.table.hindsight(seat, turn))


def _recall(session: Session, seat: str, turn: int) -> Revealed:
    told = session.table.revealed(seat, turn)
    assert isinstance(told, Revealed)
    return told


def _tell(
    session: Session, seat: str, turn: int, told: Revealed, hindsight: TurnHindsight | None
) -> TurnStories:
    """At the pace of the table: a short one names no more than it must."""
    view, reference = told.view, session.reference
    noted, ruled = session.noted(seat, turn), session.table.notices(seat)
    composed = compose_stories(view, told.gains, hindsight, reference, noted)
    stories = [add_rulings(each, ruled, turn) for each in composed]
    if turn in session.table.passed:
        opening = tell_passed(_recall(session, seat, turn - 1).view, reference)
        stories = [(opening, *shorten_passed(each, told)) for each in stories]
    if view.aims and hindsight is None:
        return TurnStories(head_revealed(view), view, [keep_settled(each) for each in stories])
    wanted = stories if session.pace == "full" else stories[-1:]
    depth = compose_depth(view, told.gains, hindsight, reference) if hindsight else ()
    shortened = [shorten_story(each, session.pace) for each in wanted]
    return TurnStories(head_revealed(view), view, shortened, tuple(depth))
