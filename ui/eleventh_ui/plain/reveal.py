"""The reveal: who chose what in a turn that is over, and what it did."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.refusals import Refusal
from eleventh.core.view import View
from eleventh.play.reveals import Revealed
from eleventh.play.table import Table
from eleventh_ui.display.pace import USUAL, Pace, shorten_story
from eleventh_ui.display.predictions import find_noted
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.reveal import (
    NOTHING_MOVED,
    WHOLE_CHANGES,
    describe_choices,
    find_openers,
    find_revealed,
    head_revealed,
    is_override,
    revealed_turn,
)
from eleventh_ui.display.reveal_passed import (
    PASSED,
    list_read_together,
    shorten_passed,
)
from eleventh_ui.display.reveal_rulings import add_rulings
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.display.words import sentence
from eleventh_ui.plain.cards import say_cards, say_turn
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reasons import say_brief, say_moves
from eleventh_ui.plain.situation import say_clocks


def say_revealed(
    console: Console,
    table: Table,
    seat: str,
    reference: Reference,
    turn: int,
    pace: Pace = USUAL,
) -> None:
    """What `seat` was told as a turn was revealed, or why there is nothing to tell; of one that
    passed by itself first how it opened."""
    told = table.revealed(seat, turn)
    if isinstance(told, Refusal):
        console.say(sentence(describe_refusal(told)))
        return
    hindsight = table.hindsight(seat, turn) if told.view.aims else None
    noted = find_noted(table.predictions(seat), turn)
    further = None if pace == "full" else 0
    story = compose_story(told.view, told.gains, hindsight, reference, noted, further)
    story = add_rulings(story, table.notices(seat), turn)
    if turn in table.passed:
        story = shorten_passed(story, told)
        _say_passed(console, table, seat, reference, turn, pace)
    say_reveal(console, told.view, story, reference, pace)


def say_reveals(
    console: Console, table: Table, seat: str, reference: Reference, turn: int, pace: Pace = USUAL
) -> None:
    """The same of all turns that are read of in one as `turn` is revealed; nothing for 0."""
    for each in list_read_together(turn, table.passed):
        say_revealed(console, table, seat, reference, each, pace)


def _say_passed(
    console: Console, table: Table, seat: str, reference: Reference, turn: int, pace: Pace
) -> None:
    opened = table.revealed(seat, turn - 1)
    assert isinstance(opened, Revealed)  # it is over
    say_turn(console, opened.view)
    say_cards(console, opened.view, reference, pace)
    if pace == "full":
        say_openers(console, opened.view, reference)
    say_clocks(console, opened.view)
    console.say()
    console.say(PASSED)


def say_reveal(
    console: Console,
    view: View,
    story: Sequence[StoryPart],
    reference: Reference,
    pace: Pace = USUAL,
) -> None:
    """What the turn before brought the seat, as its story tells it, then at full pace every score
    that moved; nothing before the first reveal."""
    if not story:
        return
    console.head(head_revealed(view))
    for number, part in enumerate(shorten_story(story, pace)):
        if number and pace == "full":
            console.say()
        if part.heading:
            console.say(f"{part.heading}:")
        for line in part.lines:
            _say_line(console, line)
    if pace != "full":
        return
    lines = find_revealed(view)
    console.say()
    console.say("What it did:" if lines else NOTHING_MOVED)
    say_brief(console, view.readings, lines, reference)


def say_ledger(
    console: Console, view: View, reference: Reference, depth: Sequence[StoryPart] = ()
) -> None:
    """Who did what in the turn before, how that came to what it came to and what the seat could
    have done instead, and every score that moved with all its causes; then what the events of this
    turn did as it opened."""
    if revealed_turn(view):
        console.head(head_revealed(view))
        for told in describe_choices(view, reference):
            console.say(told, "", "  ")
        for part in depth:
            console.say()
            console.say(f"{part.heading}:")
            for line in part.lines:
                _say_line(console, line)
        lines = find_revealed(view)
        console.say()
        console.say("What it did:" if lines else NOTHING_MOVED)
        say_moves(console, view.readings, lines, reference)
        if lines:
            console.say(WHOLE_CHANGES)
    openers = find_openers(view)
    if openers:
        console.head(f"As turn {view.turn} opened")
        say_moves(console, view.readings, openers, reference)


def _say_line(console: Console, line: StoryLine) -> None:
    console.say(" ".join(filter(None, (line.lead, line.told, line.because))), "  ", "    ")


def say_openers(console: Console, view: View, reference: Reference) -> None:
    """What the events of the turn that has just opened did by themselves; what the facilitator set
    is told with the facilitator's other doings."""
    lines = [line for line in find_openers(view) if not is_override(line)]
    if lines:
        console.say()
        console.say("What these events did at once:")
        say_brief(console, view.readings, lines, reference)
