"""A whole game in the plain mode: every human seat in turn, the reveals, and the debrief.

Where several people share the keyboard a curtain falls between seats: the screen and what has
scrolled off it are cleared, and the next seat's word must be typed before anything of it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from eleventh.core.view import View
from eleventh.play.faults import SaveError
from eleventh.play.passing import play_turn
from eleventh.play.table import Table
from eleventh_ui.display.curtain import CurtainCall, Why
from eleventh_ui.display.draft import OrdersDraft, apply_rulings, rebuild_draft
from eleventh_ui.display.notices import find_cards
from eleventh_ui.display.orders_summary import describe_kept
from eleventh_ui.display.pace import USUAL, Pace
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.practice import Practised
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.reveal import revealed_turn
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.plain.cards import (
    say_briefing,
    say_cards,
    say_new_cards,
    say_opening,
    say_turn,
)
from eleventh_ui.plain.commands import answer_after
from eleventh_ui.plain.console import LEAVING, Console, Left
from eleventh_ui.plain.debrief import (
    say_chronicle,
    say_ending,
    say_greatest_moves,
    say_objectives,
)
from eleventh_ui.plain.desk import Desk, Moved
from eleventh_ui.plain.reveal import say_openers, say_reveals
from eleventh_ui.plain.room import PlainRoom
from eleventh_ui.plain.sealed import take_back_if_wanted
from eleventh_ui.plain.situation import say_clocks, say_situation

PASSING = "The turn passes by itself. It is being played."


@dataclass(slots=True)
class PlainGame:
    """A table and the people in front of one console. `people` are the seats they play; a `room`
    adds the timer, the facilitator's words, and what can be done after the end. `note_end` is
    called once as the game ends; what it says is told after all else."""

    console: Console
    table: Table
    people: Sequence[str]
    reference: Reference
    room: PlainRoom | None = None
    pace: Pace = USUAL
    pins: Pins = field(default_factory=Pins)
    note_end: Callable[[], str] = field(default=lambda: "")
    _noted: str = ""
    _practised: Practised = field(default_factory=Practised)
    _briefed: set[str] = field(default_factory=set)
    _looked: set[int] = field(default_factory=set)  # turns that somebody here has looked at

    def play(self) -> None:
        """Plays to the end of the game. Left if somebody leaves before, PlayOn if somebody wants to
        go on from an earlier turn in a match of its own."""
        with self.console.listening():
            if self.room is not None:
                self.room.begin()
            say_opening(self.console, self.reference, self.table.view(self.people[0]))
            self.console.say("Type help at any prompt for the words that work everywhere.")
            try:
                going = True
                while going:
                    with suppress(Moved):
                        while not self.table.over:
                            self._round()
                        self._end()
                        going = self.room is not None and self.room.close(self._telling)
            except BaseException:  # whoever leaves, by whatever way, leaves nothing to be read
                with suppress(OSError):
                    self._hide()
                raise

    def _round(self) -> None:
        if self.table.passes:
            self._advance()
            return
        while due := self._due():
            self._turn(self._open_for(due))
        seat = self.room.before_reveal(self.people) if self.room is not None else None
        if seat is not None:
            self._turn(seat)
        elif not self._due() and not self.table.waiting():
            self._advance()

    def _due(self) -> CurtainCall | None:
        """Who is called to the keyboard next; None once everybody here has read and ordered."""
        readers = self.room.awaited_readers(self.people) if self.room is not None else ()
        waiting = [each for each in self.table.waiting() if each in self.people]
        fresh = self.table.turn not in self._looked
        if not readers and not waiting:
            return None
        if readers and readers[0] not in waiting:
            return self._call(readers[0], "event")
        if fresh and self.table.turn > 1 and self.table.facilitated:
            return self._call("", "revealed")
        return self._call((*readers, *waiting)[0], "turn")

    def _call(self, seat: str, why: Why) -> CurtainCall:
        return CurtainCall(seat, {each: self.reference.seat(each) for each in self.people}, why)

    def _turn(self, seat: str) -> None:
        desk = self._desk(seat)
        if seat in self.table.waiting():
            self._introduce(desk)
            desk.decide()
        else:
            self._say_added(desk)
            if take_back_if_wanted(desk):
                self._desk(seat).decide()
        self._hide()
        if self._shared:
            self.console.say(f"The orders of {self.reference.seat(seat)} are sealed.")

    def _say_added(self, desk: Desk) -> None:
        """What a seat whose orders are in was not told yet: events that were added meanwhile."""
        if self.room is None:
            return
        added = find_cards(desk.view, self.room.unseen_events(desk.seat))
        known = [card for card in desk.view.cards if card.id not in added]
        say_new_cards(self.console, desk.view, known, self.reference)
        self.room.say_news(desk.seat)

    def _desk(self, seat: str) -> Desk:
        """The desk of a seat, with what it has chosen so far as the facilitator's rulings leave
        it."""
        view, kept = self.table.view(seat), self.table.draft(seat)
        ruled = apply_rulings(view, rebuild_draft(view, kept) if kept else OrdersDraft())
        draft = rebuild_draft(view, ruled.orders())
        return Desk(
            self.console,
            self.table,
            seat,
            self.reference,
            view,
            draft,
            self.room,
            self.pins,
            self.pace,
            self._practised,
        )

    def _introduce(self, desk: Desk) -> None:
        """All that a seat is told before it decides."""
        console, reference, seat, view = self.console, self.reference, desk.seat, desk.view
        self._say_reveal(view)
        if seat not in self._briefed:
            self._briefed.add(seat)
            say_briefing(console, view, self.pace)
        say_turn(console, view)
        say_cards(console, view, reference, self.pace)
        if self.pace == "full":
            say_openers(console, view, reference)
        if self.room is not None:
            self.room.say_standing(seat)
        if self.pace == "full":
            say_situation(console, desk.asker.standing, all_of_them=False)
        else:
            say_clocks(console, view)
        if desk.draft.uncommitted():
            console.say(f"{describe_kept(view, desk.draft)} undo takes back a step.")

    def _say_reveal(self, view: View) -> None:
        turn = revealed_turn(view)
        say_reveals(self.console, self.table, view.seat, self.reference, turn, self.pace)

    def _advance(self) -> None:
        passes = self.table.passes  # one that was left open while such turns were played
        self.console.say_waiting(
            PASSING if passes else "All orders are sealed. The turn is being played."
        )
        while True:
            try:
                refused = play_turn(self.table)
                break
            except SaveError as fault:
                self.console.say(f"The turn is not revealed yet. {fault}")
                self._wait_to_try_again()
        for refusal in refused:
            self.console.say(sentence(describe_refusal(refusal)))
            raise Left
        if self.table.over:
            self._noted = self.note_end()

    def _wait_to_try_again(self) -> None:
        """Waits until somebody wants the reveal tried once more; Left if they leave instead."""
        while True:
            typed = self.console.ask("Enter tries again (or quit):").casefold()
            if not typed:
                return
            if typed in LEAVING:
                raise Left
            self.console.say("Press Enter to try again, or type quit; all orders are kept.")

    def _end(self) -> None:
        console, reference = self.console, self.reference
        unread = list(self.people)
        while unread:
            everybody = self.table.facilitated and len(unread) == len(self.people)
            call = self._call("", "revealed") if everybody else self._call(unread[0], "turn")
            seat = self._open_for(call)
            unread = [each for each in unread if each != seat]
            view = self.table.view(seat)
            self._say_reveal(view)
            if self.room is not None:
                self.room.say_news(seat)
            say_ending(console, view)
            say_objectives(console, view)
            say_greatest_moves(console, view, self.table.history(seat), reference)
            if self._shared:
                console.ask("Press Enter when you have read it:")
            self._hide()
        say_chronicle(console, reference)
        if self._noted:
            console.say()
            console.say(self._noted)

    def _telling(self, typed: str) -> bool:
        """Answers a word after the end, as the first seat at this keyboard knows it."""
        return answer_after(
            self.console, self.table, self.people[0], self.reference, self.pins, typed
        )

    @property
    def _shared(self) -> bool:
        return len(self.people) > 1

    def _open_for(self, call: CurtainCall) -> str:
        """The seat whose people say that only they are looking: the one whose turn it is, or any
        other that comes first."""
        if not self._shared:
            return call.seat or self.people[0]
        self.console.say()
        self.console.say(f"The table is hidden. {call.describe_turn()} {call.describe_others()}")
        before = (self.table.turn, self.table.over, self.table.waiting())
        while True:
            if self.room is not None:
                self.room.remind()
            typed = self.console.ask(
                f"{call.describe_privacy()} Type {call.words} to go on (or help, quit):"
            )
            seat = call.find_seat(typed)
            if seat is not None:
                self._looked.add(self.table.turn)
                return seat
            if typed.casefold() in LEAVING:
                raise Left
            if typed.casefold() in ("help", "?"):
                self._help(call)
            elif self.room is None or not self.room.given(typed):
                self.console.say(call.describe_refusal())
            elif before != (self.table.turn, self.table.over, self.table.waiting()):
                raise Moved

    def _help(self, call: CurtainCall) -> None:
        """The words that work while the table is hidden."""
        own = [(safe(seat), f"shows the table to {title}") for seat, title in call.titles.items()]
        room = self.room.help() if self.room is not None else ()
        leaving = ("quit", "leave; what is saved waits for you")
        self.console.list_words((*own, leaving, *room))

    def _hide(self) -> None:
        if self._shared:
            self.console.curtain()
