"""One seat's turn: entries become a draft, and the draft becomes orders.

The step that is due follows from the draft alone: a question without an answer, then initiatives
if any is open, then the confirmation. So undoing a step needs no bookkeeping, and words such as
`why` or `look` can be given at any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Option, Question, View
from eleventh.play.faults import SaveError
from eleventh.play.table import Table
from eleventh_ui.display.amount_reading import describe_range
from eleventh_ui.display.choices import (
    ChoiceEntry,
    find_choice,
    find_target,
    list_entries,
    list_initiatives,
    may_begin,
)
from eleventh_ui.display.draft import (
    OrdersDraft,
    apply_rulings,
    describe_last_step,
    find_pending,
    rebuild_draft,
    refuse_choice,
)
from eleventh_ui.display.matching import suggest_word
from eleventh_ui.display.pace import USUAL, Pace
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.practice import Practised, describe_reminder
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.saving import describe_saving
from eleventh_ui.display.words import pluralise, sentence
from eleventh_ui.plain.cards import PRACTICE, say_new_cards
from eleventh_ui.plain.commands import Asker, answer_word, list_words, split_word
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.options import (
    say_budget,
    say_initiatives,
    say_initiatives_briefly,
    say_orders,
    say_orders_briefly,
    say_question,
    say_question_briefly,
    say_targets,
    say_titles,
)
from eleventh_ui.plain.predicting import expect, remind_of_expecting
from eleventh_ui.plain.room import PlainRoom
from eleventh_ui.plain.situation import say_pinned

YES, NO = ("yes", "y", "commit"), ("no", "n")
DONE = ("", "done", "none", "next")
UNSTORED = "Chosen, not saved"
EXPECT = "expect"
EXPECTING = ("expect up 80", "note what your total will do by the end of this turn, and how sure")
NEVER = ("back", "no", "n", "cancel", "stop", "yes", "y")  # never the start of an initiative


@dataclass(frozen=True, slots=True)
class Action:
    """A word that does something at a desk, with its help."""

    usage: str
    help: str
    act: Callable[[Desk], None]


class Moved(Exception):
    """The table went on or back while a seat was deciding: what it decides is no longer asked."""


@dataclass(slots=True)
class Desk:
    """One seat deciding in front of a console; `draft` is what it has chosen so far, `pins` what it
    wants to hear first, `pace` how much unasked, `practised` what it has tried out of lessons."""

    console: Console
    table: Table
    seat: str
    reference: Reference
    view: View
    draft: OrdersDraft = field(default_factory=OrdersDraft)
    room: PlainRoom | None = None
    pins: Pins = field(default_factory=Pins)
    pace: Pace = USUAL
    practised: Practised = field(default_factory=Practised)
    _unkept: bool = False

    def decide(self) -> None:
        """Asks until the seat's orders are in. Left if the person leaves first, Moved if the
        facilitator moves the table meanwhile.

        What is chosen is kept at every step; a store that fails is told of, and asked again.
        """
        self.restate()
        try:
            while not self._committed():
                pass
        except Left:
            with suppress(OSError):  # the terminal may be gone
                if self.keep():
                    _say_kept(self)
            raise

    def restate(self) -> None:
        """Says what is to be decided now, at the pace of whoever decides."""
        if self.pace == "full":
            self.tell_all()
            return
        say_pinned(self.console, self.asker.standing)
        question = find_pending(self.view, self.draft)
        if question is not None:
            say_question_briefly(self.console, self.view, question, self.reference, self.forecast)
        elif self._choosing():
            say_initiatives_briefly(self.console, self.view, self.draft)
        else:
            say_orders_briefly(self.console, self.view, self.draft, self.reference)

    def tell_all(self) -> None:
        """Says what is to be decided now, with all that is known of it, after what is pinned."""
        say_pinned(self.console, self.asker.standing)
        question = find_pending(self.view, self.draft)
        if question is not None:
            say_question(self.console, self.view, question, self.reference, self.forecast)
        elif self._choosing():
            say_initiatives(self.console, self.view, self.draft, self.reference, self.forecast)
        else:
            self.say_orders()

    def remind(self) -> None:
        """Says in short what is to be decided now, for somebody who has heard it before."""
        question = find_pending(self.view, self.draft)
        if question is not None:
            say_titles(self.console, question)
        elif self._choosing():
            self.console.say("Initiatives once more; again lists them.")
            say_budget(self.console, self.view, self.draft)
        else:
            self.say_orders()

    def say_orders(self) -> None:
        """Says what is chosen so far, and what it may come to."""
        say_orders(self.console, self.view, self.draft, self.reference, self.forecast)
        remind_of_expecting(self.console, self.table, self.view)

    @property
    def forecast(self) -> TurnForecast | None:
        """What the draft, and every choice beside it, may do by the end of the turn."""
        return self.table.forecast(self.seat, self.draft.orders())

    def entries(self) -> tuple[ChoiceEntry, ...]:
        """What can be chosen at this step, as it is numbered."""
        question = find_pending(self.view, self.draft)
        return list_entries(question.options if question else list_initiatives(self.view))

    @property
    def asker(self) -> Asker:
        """Who asks here, as things stand."""
        return Asker(
            self.console,
            self.view,
            self.draft,
            self.entries(),
            self.reference,
            self.table,
            self.pins,
            self.practised,
        )

    def undo(self) -> None:
        """Takes back the last step, and says which."""
        if self.draft.before is None:
            self.console.say(
                "There is nothing to undo: you have chosen nothing this turn, and orders that were "
                "committed stay."
            )
            return
        step = describe_last_step(self.view, self.draft)
        self.take(self.draft.before)
        self.console.say(f"Your last step is undone: {step}.")
        self.remind()

    def change(self, draft: OrdersDraft) -> None:
        """Takes a new draft and says what is to be decided next."""
        self.take(draft)
        self.restate()

    def take(self, draft: OrdersDraft) -> bool:
        """Takes a new draft and stores it. Nothing is said of the new choice before that; False if
        it could not be stored."""
        self.draft = draft
        return self.keep()

    def keep(self) -> bool:
        """Stores the draft; False, and a sentence the first time, if that can't be done."""
        try:
            self.table.keep_draft(self.seat, self.draft.orders())
        except SaveError as fault:
            if not self._unkept:
                self.console.say(f"Your choices are not saved. {fault}")
            self._unkept = True
            return False
        self._unkept = False
        return True

    def _choosing(self) -> bool:
        return may_begin(self.view) and not self.draft.settled

    def _committed(self) -> bool:
        question = find_pending(self.view, self.draft)
        if question is not None:
            self._answer(question)
        elif self._choosing():
            self._initiative()
        else:
            return self._confirm()
        return False

    def _heard(self, prompt: str) -> str | None:
        """What was typed, unless it was a word that works everywhere and has been dealt with."""
        if self.room is not None:
            self.room.remind()
        typed = self.console.ask(prompt)
        if self.room is not None and self.room.given(typed):
            self._look_again()
            return None
        return None if self._given(typed) else typed

    def _given(self, typed: str) -> bool:
        """Does what a line asks if it is one of the words that work everywhere."""
        word, rest = split_word(typed, (EXPECT,))
        if word == EXPECT:
            expect(self.console, self.table, self.view, rest)
            return True
        if word in ACTIONS:
            ACTIONS[word].act(self)
            return True
        return answer_word(self.asker, typed)

    def _look_again(self) -> None:
        """Takes in what was changed at the table, tells the seat what it may know of it, and says
        again what is to be decided."""
        if self.table.turn != self.view.turn or self.seat not in self.table.waiting():
            raise Moved
        known, self.view = self.view.cards, self.table.view(self.seat)
        say_new_cards(self.console, self.view, known, self.reference)
        if self.room is not None:
            self.room.say_news(self.seat)
        ruled = apply_rulings(self.view, self.draft)
        if ruled != self.draft:  # with steps of its own, for undo
            self.take(rebuild_draft(self.view, ruled.orders()))
        self.remind()

    def _answer(self, question: Question) -> None:
        entries = self.entries()
        typed = self._heard(f"Your answer, {_span(entries)} (or help):")
        if typed is None:
            return
        if not typed:
            self.console.say("This decision needs an answer. Type its number, or help.")
            return
        option = self._meant(typed, entries, "answer")
        if option is not None:
            stored = self.take(self.draft.answer(question.id, option.id))
            self.console.say(f"{'Noted' if stored else UNSTORED}: {sentence(option.title)}")
            self.restate()

    def _initiative(self) -> None:
        entries = self.entries()
        typed = self._heard(f"An initiative, {_span(entries)}, or Enter for no more (or help):")
        if typed is None:
            return
        if typed.casefold() in DONE:
            self.change(self.draft.settle())
            return
        if typed.casefold() in NEVER:
            told = "is no initiative here. Enter takes no more; undo takes back your last step"
            self.console.say(f"“{typed}” {told}.")
            return
        option = self._meant(typed, entries, "initiative", within=False)
        if option is None:
            return
        stored = self.take(self.draft.toggle(option.id))
        done = "Added" if option.id in self.draft.initiatives else "Taken back"
        self.console.say(f"{done if stored else UNSTORED}: {sentence(option.title)}")
        say_budget(self.console, self.view, self.draft)

    def _meant(
        self, typed: str, entries: Sequence[ChoiceEntry], noun: str, within: bool = True
    ) -> Option | None:
        found = find_choice(typed, entries, noun, within)
        if isinstance(found, ChoiceEntry):
            found = self._ask_target(found)
        if isinstance(found, Option):
            found = refuse_choice(self.view, self.draft, found) or found
        if isinstance(found, Option):
            return found
        if found:
            self.console.say(f"{found}{suggest_word(typed, self.usages())}")
        return None

    def usages(self) -> tuple[str, ...]:
        """The words that work at any time, as they are typed."""
        return tuple(usage for usage, _ in _list_all(self))

    def _ask_target(self, entry: ChoiceEntry) -> Option | str:
        """The choice toward the target, or with the amount, that somebody names; a sentence where
        none is meant, empty where another word was given instead."""
        if entry.takes_amount:
            asked, none = (
                f"An amount, {describe_range(entry.options)}",
                "No amount, so nothing is chosen.",
            )
        else:
            say_targets(self.console, entry)
            asked, none = f"A target, {_span(entry.options)}", "No target, so nothing is begun."
        typed = self._heard(f"{asked}, or Enter for none (or help):")
        if typed is None:
            return ""
        return find_target(entry, typed) if typed else none

    def _confirm(self) -> bool:
        quiet = not self.view.questions and not may_begin(self.view)
        asked = "yes lets it pass" if quiet else "Commit these orders? yes or no"
        typed = self._heard(f"{asked} (or undo, help):")
        if typed is None:
            return False
        if typed.casefold() in NO:
            self.undo()
        elif typed.casefold() not in YES:
            meant = suggest_word(typed, (*self.usages(), *YES, *NO))
            self.console.say(f"Type yes to commit, or no to change something.{meant}")
        elif left := self.practised.remind(self.view):
            self.console.say(describe_reminder(left, PRACTICE, "yes once more"))
        else:
            try:
                refused = self.table.submit(self.seat, self.draft.orders(), self.view.turn)
            except SaveError as fault:
                self.console.say(f"Not committed. {fault} Then type yes again, or quit.")
                return False
            for refusal in refused:
                self.console.say(f"Not taken: {sentence(describe_refusal(refusal))}")
            return not refused
        return False


def _say_kept(desk: Desk) -> None:
    """What waits for the player to come back: choices that nobody committed, if they are stored."""
    held = desk.draft.uncommitted()
    if held and desk.table.unstored() is None:
        wait = "waits" if held == 1 else "wait"
        desk.console.say(
            f"{pluralise(held, 'choice')} not yet committed {wait} for you to come back."
        )


def _span(offered: Sequence[object]) -> str:
    return "1" if len(offered) == 1 else f"1 to {len(offered)}"


def _help(desk: Desk) -> None:
    desk.console.say(
        "Answer with a number, a name, or the start of a name. These words work at any time:"
    )
    desk.console.list_words(_list_all(desk))


def _list_all(desk: Desk) -> tuple[tuple[str, str], ...]:
    own = [(each.usage, each.help) for each in (_HELP, _AGAIN, _UNDO, _QUIT, _SAVE)]
    room = desk.room.help() if desk.room is not None else ()
    return (own[0], *list_words(), EXPECTING, *own[1:], *room)


def _save(desk: Desk) -> None:
    desk.keep()
    desk.console.say(f"{describe_saving(desk.table.unstored())} quit leaves.")
    _say_kept(desk)


def _quit(desk: Desk) -> None:
    raise Left


_HELP = Action("help", "this list", _help)
_AGAIN = Action("again", "the question once more, in full, and what you pinned", Desk.tell_all)
_UNDO = Action("undo", "take back your last step; until you commit", Desk.undo)
_QUIT = Action("quit, or save and quit", "leave; what is saved waits for you", _quit)
_SAVE = Action("save", "nothing more is needed: it says whether everything is saved", _save)
ACTIONS: Mapping[str, Action] = {
    "help": _HELP,
    "?": _HELP,
    "again": _AGAIN,
    "undo": _UNDO,
    "quit": _QUIT,
    "exit": _QUIT,
    "save and quit": _QUIT,
    "save": _SAVE,
}
