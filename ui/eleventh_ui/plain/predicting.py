"""The word with which a seat notes what it expects of the turn, before its orders are revealed."""

from __future__ import annotations

from eleventh.core.refusals import Refusal
from eleventh.core.view import View
from eleventh.play.faults import SaveError
from eleventh.play.table import SeatedPlay
from eleventh_ui.display.predictions import (
    HOW_IN_WORDS,
    INVITATION,
    NOTED_NOT,
    PRIVATE,
    TAKEN_BACK,
    describe_prediction,
    find_noted,
    read_prediction,
)
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import sentence
from eleventh_ui.plain.console import Console


def remind_of_expecting(console: Console, table: SeatedPlay, view: View) -> None:
    """A line before orders are committed: what the seat has noted, or that it may."""
    noted = find_noted(table.predictions(view.seat), view.turn)
    if noted is not None:
        console.say(describe_prediction(view, noted.said))
    elif view.aims:
        console.say(INVITATION)


def say_expected(console: Console, table: SeatedPlay, view: View) -> None:
    """What the seat has noted for this turn, and how it does."""
    noted = find_noted(table.predictions(view.seat), view.turn)
    told = NOTED_NOT if noted is None else f"{describe_prediction(view, noted.said)} {PRIVATE}"
    console.say(told)
    console.say(HOW_IN_WORDS)


def expect(console: Console, table: SeatedPlay, view: View, typed: str) -> None:
    """Notes what was typed after the word, and says so once it is stored."""
    if not typed.strip():
        say_expected(console, table, view)
        return
    said = read_prediction(view.aims, typed)
    if isinstance(said, str):
        console.say(said)
        return
    try:
        refused: tuple[Refusal, ...] = table.predict(view.seat, said, view.turn)
    except SaveError as fault:
        console.say(f"Not noted. {fault}")
        return
    for refusal in refused:
        console.say(f"Not noted: {sentence(describe_refusal(refusal))}")
    if not refused:
        told = TAKEN_BACK if said is None else f"{describe_prediction(view, said)} {PRIVATE}"
        console.say(told)
