"""A seat whose orders are in comes back to the keyboard: it sees them again, and may take them back
until they are revealed.
"""

from __future__ import annotations

from eleventh.play.faults import SaveError
from eleventh_ui.display.matching import refuse_word
from eleventh_ui.display.orders_summary import describe_opened_again
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import sentence
from eleventh_ui.plain.cards import say_turn
from eleventh_ui.plain.commands import answer_word, list_words
from eleventh_ui.plain.console import LEAVING, Left
from eleventh_ui.plain.desk import Desk, Moved

TAKING_BACK = ("unseal", "undo")
WORDS = (
    ("Enter", "hides the table again"),
    ("unseal", "takes your orders back, to change them"),
    ("again", "your orders once more"),
    ("quit", "leave; what is saved waits for you"),
)


def take_back_if_wanted(desk: Desk) -> bool:
    """Shows a seat its sealed orders until it hides them again; True if it wants them back and has
    them, or if the facilitator has opened them meanwhile.

    Left if the person leaves, Moved if the facilitator moves the table.
    """
    say_turn(desk.console, desk.view)
    desk.say_orders()
    while True:
        if desk.room is not None:
            desk.room.remind()
        typed = desk.console.ask(
            "Your orders are sealed. unseal takes them back; Enter hides the table again (or help):"
        )
        word = typed.casefold()
        if not word:
            return False
        if word in LEAVING:
            raise Left
        if word in TAKING_BACK:
            if _taken_back(desk):
                return True
        elif word == "again":
            desk.say_orders()
        elif word in ("help", "?"):
            _help(desk)
        elif desk.room is not None and desk.room.given(typed):
            if desk.table.turn != desk.view.turn:
                raise Moved
            if desk.seat in desk.table.waiting():
                return True
        elif not answer_word(desk.asker, typed):
            said = refuse_word(typed, (*desk.usages(), *TAKING_BACK))
            desk.console.say(f"{said} help tells the words; Enter hides the table.")


def _taken_back(desk: Desk) -> bool:
    try:
        refused = desk.table.withdraw(desk.seat)
    except SaveError as fault:
        desk.console.say(f"Not taken back. {fault}")
        return False
    for refusal in refused:
        desk.console.say(sentence(describe_refusal(refusal)))
    if not refused:
        desk.console.say(describe_opened_again(desk.reference.seat(desk.seat)))
    return not refused


def _help(desk: Desk) -> None:
    room = desk.room.help() if desk.room is not None else ()
    desk.console.list_words((*WORDS, *list_words(), *room))
