"""The reveal: who chose what in the turn that is over, and what it did."""

from __future__ import annotations

from eleventh.core.view import View
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal import describe_choices, is_override
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reasons import say_brief, say_moves
from eleventh_ui.plain.situation import say_objectives_line


def say_reveal(console: Console, view: View, reference: Reference, brief: bool) -> None:
    """What the seat learns of the turn before: choices by seat, then every score that moved."""
    over = view.turn if view.ending is not None else view.turn - 1
    if over < 1:
        return
    console.head(f"What turn {over} brought")
    say_objectives_line(console, view)
    for told in describe_choices(view, reference):
        console.say(told, "", "  ")
    lines = [line for line in view.ledger if line.turn == over]
    console.say()
    console.say("What it did:" if lines else "No score that you know of moved.")
    if brief:
        say_brief(console, view.readings, lines, reference)
    else:
        say_moves(console, view.readings, lines, reference)


def say_openers(console: Console, view: View, reference: Reference) -> None:
    """What the events of the turn that has just opened did by themselves; what the facilitator set
    is told with the facilitator's other doings."""
    lines = [line for line in view.ledger if line.turn == view.turn and not is_override(line)]
    if lines and view.ending is None:
        console.say()
        console.say("What these events did at once:")
        say_brief(console, view.readings, lines, reference)
