"""The reveal: who chose what in the turn that is over, and what it did."""

from __future__ import annotations

from eleventh.core.view import View
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import came_of, points, safe
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reasons import say_brief, say_moves


def say_reveal(console: Console, view: View, reference: Reference, brief: bool) -> None:
    """What the seat learns of the turn before: choices by seat, then every score that moved."""
    over = view.turn if view.ending is not None else view.turn - 1
    if over < 1:
        return
    console.head(f"What turn {over} brought")
    if not view.told:
        console.say("Nobody is known to have chosen anything.")
    for seat in reference.seats:
        chosen = [safe(told.title) for told in view.told if told.seat == seat]
        if chosen:
            console.say(f"{reference.seat(seat)} chose: {'; '.join(chosen)}.", "", "  ")
    for told in told_joint(view, reference):
        console.say(told, "", "  ")
    lines = [line for line in view.ledger if line.turn == over]
    console.say()
    console.say("What it did:" if lines else "No score that you know of moved.")
    if brief:
        say_brief(console, view.readings, lines, reference)
    else:
        say_moves(console, view.readings, lines, reference)


def told_joint(view: View, reference: Reference) -> list[str]:
    """What came of each joint initiative, as far as the seat knows, a sentence each: met, or who
    stayed away, and what the seat itself has spent on it in vain."""
    found: dict[str, str] = {}
    for told in view.told:
        if told.joined is not None:
            away = [reference.seat(each) for each in told.joined.away]
            lost = _lost(view, told.choice) if away else ""
            found[told.choice] = f"{safe(told.title)}: {came_of(away)}{lost}."
    return list(found.values())


def _lost(view: View, choice: str) -> str:
    """The end of a sentence about what the seat paid for an initiative of the turn before."""
    spent = sum(
        -line.amount
        for line in view.ledger
        if line.chain and line.chain[0].id == choice and line.chain[-1].kind == "cost"
    )
    return f"; you have spent {points(spent)} of political capital on it" if spent else ""


def say_openers(console: Console, view: View, reference: Reference) -> None:
    """What the events of the turn that has just opened did by themselves."""
    lines = [line for line in view.ledger if line.turn == view.turn]
    if lines and view.ending is None:
        console.say()
        console.say("What these events did at once:")
        say_brief(console, view.readings, lines, reference)
