"""The words that work at every prompt of a turn: asking, looking back, undoing, leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eleventh.core.refusals import Refusal
from eleventh_ui.display.draft import Draft, last_step
from eleventh_ui.display.matching import Named, understood
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import counted, echoed, safe
from eleventh_ui.plain.answers import say_answer
from eleventh_ui.plain.cards import say_briefing, say_cards, say_turn
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.options import named, say_about, say_orders
from eleventh_ui.plain.reasons import say_brief, say_moves
from eleventh_ui.plain.reveal import say_reveal
from eleventh_ui.plain.situation import say_situation, say_some

if TYPE_CHECKING:
    from eleventh_ui.plain.desk import Desk


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its help, and what it does at a desk with the rest of the line."""

    usage: str
    help: str
    act: Callable[[Desk, str], None]


def given_word(desk: Desk, typed: str) -> bool:
    """Does what a line asks if it starts with one of the words; False if it does not."""
    folded = typed.casefold().split()
    whole = " ".join(folded)
    if whole in WORDS:
        WORDS[whole].act(desk, "")
        return True
    if folded and folded[0] in WORDS and folded[0] in _WITH_ARGUMENT:
        WORDS[folded[0]].act(desk, typed.split(maxsplit=1)[1])
        return True
    return False


def given_afterwards(desk: Desk, typed: str) -> bool:
    """The same after the end, for the words that only tell."""
    first = typed.casefold().split()[:1]
    return bool(first) and first[0] in AFTERWARDS and given_word(desk, typed)


def help_afterwards() -> tuple[tuple[str, str], ...]:
    """The words that tell something after the end, with what they tell."""
    return tuple((WORDS[each].usage, WORDS[each].help) for each in WORDS if each in AFTERWARDS)


def _help(desk: Desk, rest: str) -> None:
    say = desk.console.say
    say("Answer with a number, a name, or the start of a name. These words work at any time:")
    for word in dict.fromkeys(WORDS.values()):
        say(f"{word.usage}: {word.help}", "  ", "      ")
    for usage, told in desk.room.help() if desk.room is not None else ():
        say(f"{usage}: {told}", "  ", "      ")


def _look(desk: Desk, rest: str) -> None:
    if rest:
        if not say_some(desk.console, desk.view, rest):
            desk.console.say(f"No reading has “{echoed(rest)}” in its name; look tells all.")
        return
    say_turn(desk.console, desk.view)
    say_situation(desk.console, desk.view, all_of_them=True)


def _briefing(desk: Desk, rest: str) -> None:
    say_briefing(desk.console, desk.view)


def _events(desk: Desk, rest: str) -> None:
    say_turn(desk.console, desk.view)
    say_cards(desk.console, desk.view)


def _ledger(desk: Desk, rest: str) -> None:
    if not desk.view.ledger and not desk.view.told:
        desk.console.say("Nothing has moved yet.")
        return
    say_reveal(desk.console, desk.view, desk.reference, brief=False)
    lines = [line for line in desk.view.ledger if line.turn == desk.view.turn]
    if lines and desk.view.ending is None:
        desk.console.head(f"As turn {desk.view.turn} opened")
        say_moves(desk.console, desk.view.readings, lines, desk.reference)


def _why(desk: Desk, rest: str) -> None:
    console, view = desk.console, desk.view
    if not rest:
        console.head("Why things moved since you last decided")
        if not view.ledger:
            console.say("Nothing that you know of has moved yet.")
        say_brief(console, view.readings, view.ledger, desk.reference)
        console.say("why and the number or name of a reading tells its whole history.")
        return
    words = rest.split()
    everything = len(words) > 1 and words[-1].casefold() == "all"
    rest = " ".join(words[:-1]) if everything else rest
    known = [Named(each.id, each.title) for each in view.readings]
    known += [
        Named(f"objective.{view.seat}.{aim.objective.id}", aim.objective.text) for aim in view.aims
    ]
    found = understood(rest, known, "reading")
    if isinstance(found, str):
        console.say(found)
        return
    console.head(f"Why: {safe(known[found].title or known[found].id)}")
    answer = desk.explain(desk.seat, known[found].id)
    if isinstance(answer, Refusal):
        console.say(describe_refusal(answer))
        return
    say_answer(console, answer, everything)
    if not everything and answer.chapters:
        asked = found + 1 if found < len(view.readings) else known[found].id
        console.say(f"why {asked} all tells every change with its rule and sources.")


def _about(desk: Desk, rest: str) -> None:
    options = desk.options()
    if desk.view.ending is not None:
        desk.console.say("The game is over; there is nothing to choose any more.")
        return
    if not rest:
        desk.console.say("about what? Type about and a number or a name from the list.")
        return
    found = understood(rest, named(options), "choice")
    if isinstance(found, str):
        desk.console.say(found)
    else:
        say_about(desk.console, options[found], desk.reference)


def _source(desk: Desk, rest: str) -> None:
    known = {each.casefold(): each for each in desk.reference.sources}
    found = known.get(rest.strip("[]., ").casefold())
    if found is not None:
        desk.console.say(desk.reference.source(found), "", "  ")
    elif rest:
        desk.console.say(f"There is no source “{echoed(rest)}”; they stand in brackets, as [H-17].")
    else:
        desk.console.say("source what? Type source and an id that stands in brackets.")


def _orders(desk: Desk, rest: str) -> None:
    if desk.view.ending is not None:
        own = [safe(each.title) for each in desk.view.told if each.seat == desk.seat]
        told = f"you chose: {'; '.join(own)}" if own else "you chose nothing"
        desk.console.say(f"The game is over. In the last turn {told}.")
        return
    say_orders(desk.console, desk.view, desk.draft)


def _again(desk: Desk, rest: str) -> None:
    desk.restate()


def _undo(desk: Desk, rest: str) -> None:
    if desk.draft.before is None:
        desk.console.say(
            "There is nothing to undo: you have chosen nothing this turn, and orders that were "
            "committed stay."
        )
        return
    step = last_step(desk.view, desk.draft)
    desk.console.say(f"Your last step is undone: {step}.")
    desk.take(desk.draft.before)
    desk.remind()


def _save(desk: Desk, rest: str) -> None:
    desk.console.say("Everything that is committed is saved already; quit leaves.")
    held = desk.draft.uncommitted()
    if held:
        desk.console.say(f"{counted(held, 'choice')} not yet committed: kept when you leave.")


def say_kept(console: Console, draft: Draft) -> None:
    """What waits for the player to come back: choices that nobody committed."""
    held = draft.uncommitted()
    if held:
        wait = "waits" if held == 1 else "wait"
        console.say(f"{counted(held, 'choice')} not yet committed {wait} for you to come back.")


def _quit(desk: Desk, rest: str) -> None:
    raise Left


_QUIT = Word("quit, or save and quit", "leave; what is committed is saved and waits", _quit)
AFTERWARDS = frozenset({"look", "events", "briefing", "why", "ledger", "about", "source", "orders"})
_HELP = Word("help", "this list", _help)
_WITH_ARGUMENT = frozenset({"look", "why", "about", "source"})
WORDS: Mapping[str, Word] = {
    "help": _HELP,
    "?": _HELP,
    "look": Word("look, look trust", "where everything stands; what has trust in its name", _look),
    "events": Word("events", "this turn's events again", _events),
    "briefing": Word("briefing", "who you are and what you want", _briefing),
    "why": Word(
        "why, why 3, why 3 all",
        "what moved and why; one reading, or an objective by its name; all of its history",
        _why,
    ),
    "ledger": Word("ledger", "every change since you last decided, with its causes", _ledger),
    "about": Word("about 2", "all that is known of one choice in the list", _about),
    "source": Word("source H-17", "a source that stands in brackets, in words", _source),
    "orders": Word("orders", "what you have chosen so far", _orders),
    "again": Word("again", "the question once more", _again),
    "undo": Word("undo", "take back your last step; until you commit", _undo),
    "quit": _QUIT,
    "exit": _QUIT,
    "save": Word("save", "nothing more is needed: what you commit is saved at once", _save),
    "save and quit": _QUIT,
}
