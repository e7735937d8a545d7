"""The table on a terminal: a session, and which of its screens is on top.

It moves the session along its course (`next_screen`) and hands out the session's news. What holds
on every screen stands in `base_app`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from eleventh_ui.display.noting import NoteEnd, note_nothing
from eleventh_ui.display.pace import Paces
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.saving import describe_leaving
from eleventh_ui.display.seating import room_is_shared
from eleventh_ui.display.subjects import NUMBERS, find_spot, read_source
from eleventh_ui.display.walking import read_absence, read_uses
from eleventh_ui.display.words import describe_restored_save, safe, sentence
from eleventh_ui.tui.base_app import NAME, BaseApp
from eleventh_ui.tui.keys import Keys
from eleventh_ui.tui.news import (
    Done,
    Failed,
    Intervened,
    MatchOpened,
    News,
    OrdersSealed,
    Restored,
    SteppedBack,
    TableRefused,
    TurnRevealed,
)

if TYPE_CHECKING:
    from eleventh_ui.display.exports import ReportWriter
    from eleventh_ui.tui.bridge import Session
    from eleventh_ui.tui.next_screen import NextScreen

RULING = 15  # seconds that a ruling of the facilitator is shown
STAGES = {
    "curtain": "eleventh_ui.tui.screens.curtain:Curtain",
    "reveal": "eleventh_ui.tui.screens.reveal:RevealScreen",
    "ready": "eleventh_ui.tui.screens.ready:ReadyScreen",
    "table": "eleventh_ui.tui.screens.table:TableScreen",
    "debrief": "eleventh_ui.tui.screens.debrief:DebriefScreen",
    "gate": "eleventh_ui.tui.screens.facilitator_gate:FacilitatorGate",
    "facilitator": "eleventh_ui.tui.screens.facilitator:FacilitatorScreen",
}


WHY = "eleventh_ui.tui.screens.why:WhyScreen"
ABSENCE = "eleventh_ui.tui.screens.walking:AbsenceScreen"
SOURCE = "eleventh_ui.tui.screens.walking:SourceScreen"
USES = "eleventh_ui.tui.screens.walking:UsesScreen"
ABOUT = "eleventh_ui.tui.screens.about:AboutScreen"
RECAP = "eleventh_ui.tui.screens.recap:RecapScreen"


class EleventhApp(BaseApp):
    """The table on a terminal.

    `start` is the screen at the bottom, `write_report` writes a report to files, `opening` makes
    the session to begin with, if any; the rest is as for `BaseApp`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2",
            "facilitator",
            "Facilitator",
            id="app.facilitator",
            show=False,
            tooltip="The facilitator's panel, behind a curtain.",
        ),
    ]

    def __init__(
        self,
        start: Screen[Any],
        write_report: ReportWriter,
        opening: Callable[[EleventhApp], Session] | None = None,
        keys: Keys | None = None,
        encoding: str | None = None,
        colours: str = "",
        paces: Paces | None = None,
        pins: Pins | None = None,
        note_end: NoteEnd = note_nothing,
    ) -> None:
        super().__init__(keys, encoding, colours)
        self._note_end = note_end
        self._paces, self._pins = paces or Paces(), pins or Pins()
        self.session: Session | None = None
        self.write_report = write_report
        self._start = start
        self._opening = opening
        self._led_to = ""
        self._restored: Restored | None = None  # said, and not yet taken away

    def get_default_screen(self) -> Screen[Any]:
        """The screen to begin with."""
        return self._start

    def on_mount(self) -> None:
        """Opens the match that was asked for."""
        if self._paces.fault:
            self.warn(self._paces.fault)
        if self._opening is not None:
            self.sit_down(self._opening(self))

    # What is on top

    def sit_down(self, session: Session) -> None:
        """Takes a session and goes on with it where it stands."""
        self.session = session
        shared = room_is_shared(session.table)
        session.note_end = self._note_end
        session.pace = self._paces.shared if shared else self._paces.alone
        session.kept_pins = Pins() if shared else self._pins
        table = session.table
        if table.hosted.facilitator and not table.guarded and not table.over:
            session.room.called = True  # the code is chosen before anybody else sits here
        self.title = f"{NAME}: {safe(session.reference.title)}"
        self.proceed()
        for note in session.notes:
            self.tell(note)

    def leave_table(self) -> None:
        """Lets go of the session and returns to the screen the app began with."""
        self.clear_notifications()
        self.title = NAME
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self.session is not None:
            left, self.session = self.session, None
            left.close()
            if left.unstored is not None and left.path is not None:
                told = describe_leaving(left.unstored, left.path, left.path.parent)
                self.warn(" ".join(told))

    def proceed(self) -> None:
        """Shows what is due now in the place of whatever was shown of the session before."""
        from eleventh_ui.tui.next_screen import next_screen

        session = self.session
        if session is None:
            return
        step = next_screen(session)
        if step.kind == "adjudicate":
            if not session.busy:
                session.reveal()
            return
        restored = self._restored
        self.clear_notifications()  # they end with what they were about
        if step.kind in ("curtain", "gate", "ready"):
            self.clear_selection()
            self._clipboard = ""  # or the next seat could paste what the last one copied
        while len(self.screen_stack) > 2:
            self.pop_screen()
        news = session.take_news(step.seat) if step.kind in ("table", "reveal") else ()
        staged = self._staged(step, session)
        if len(self.screen_stack) == 2:
            self.switch_screen(staged)
        else:
            self.push_screen(staged)
        for teller, told in news:
            self.notify(told, title=teller, timeout=RULING)
        if restored is not None:
            self.on_restored(restored)  # it is about no screen

    def clear_notifications(self) -> None:
        """As Textual does; what was said of the save is over with it."""
        super().clear_notifications()
        self._restored = None

    def look(self, seat: str) -> None:
        """Somebody said that only the people of this seat are looking."""
        if self.session is not None:
            self.session.looking = seat
            if not self.session.table.over:
                self.session.again = seat not in self.session.waiting()
            self.proceed()

    def look_again(self) -> None:
        """A seat wants to see its sealed orders once more, to take them back."""
        if self.session is not None:
            self.session.again = True
            self.proceed()

    def dismiss_facilitator(self) -> None:
        """The facilitator gives the keyboard back; what they saw is hidden from the players."""
        session = self.session
        if session is None:
            return
        held = not session.room.called
        session.room.dismiss()
        if held:
            self.leave_table()
        else:
            self.turn_away()

    def intervene(self, words: str) -> None:
        """Does the one of these acts of the facilitator that can be done now: at once if nothing
        must be said for it, else behind a form."""
        from eleventh_ui.display.facilitation.acts import Act, act_for
        from eleventh_ui.display.facilitation.prepared import FILE, LOAD, act_of
        from eleventh_ui.display.facilitation.source import TableSource
        from eleventh_ui.tui.screens.intervention import carry_out

        session = self.session
        if session is None or not session.room.admitted:
            return
        source = TableSource(session.table)
        if words in (LOAD.word, FILE):
            there = source.prepared
            act: Act | None = act_of(there) if there and words != FILE else LOAD
        else:
            act = act_for(words.split(), "", source)
        if act is not None:
            carry_out(self, session, act, {})

    def ask(self, seat: str, spot: str) -> None:
        """Shows all about something that a seat can ask about: of a number its history. Without a
        seat any number can be asked about, with nothing hidden."""
        session = self.session
        if session is None or not (seat or session.table.over or session.room.admitted):
            return
        topic, turn = read_absence(spot)
        if topic:
            self.push_screen(_load(ABSENCE)(session, seat, topic, turn))
            return
        if reading := read_uses(spot):
            self.push_screen(_load(USES)(session, seat, reading))
            return
        source = "" if seat else read_source(spot)
        if source:
            self.push_screen(_load(SOURCE)(session, source))
            return
        subject = find_spot(spot, session.subjects(seat)) if seat else None
        if subject is None or subject.kind in NUMBERS:
            self.push_screen(_load(WHY)(session, seat, spot))
        elif subject.turn:
            self.push_screen(_load(RECAP)(session, seat, subject.turn))
        else:
            self.push_screen(_load(ABOUT)(session, seat, subject))
        done = session.practised.note(session.view(seat), subject.kind) if subject else ""
        if done:
            self.announce(done)

    def lead_on(self, scenario: str) -> None:
        """Leaves the table for the scenario that comes next; the lobby asks who plays it."""
        self._led_to = scenario
        self.leave_table()

    def take_lead(self) -> str:
        """The scenario that somebody is led on to, said once; empty if none."""
        led, self._led_to = self._led_to, ""
        return led

    def turn_away(self) -> None:
        """Hides the seat that was looking, where others share the screen; then what is due."""
        if self.session is not None:
            self.session.again = False
            if self.session.shared:
                self.session.looking = ""
        self.proceed()

    def _staged(self, step: NextScreen, session: Session) -> Screen[Any]:
        made = _load(STAGES[step.kind])(session, step.seat)
        assert isinstance(made, Screen)
        return made

    # News

    def on_done(self, done: Done) -> None:
        """Hands news to the screen on top; whatever it does not stop comes back here."""
        if done.fault is not None:
            self._end_with(done.fault)
        elif done.news is not None and self.screen_stack:  # none is left as the app ends
            self.screen.post_message(done.news)

    def on_match_opened(self, news: MatchOpened) -> None:
        """A match was begun or continued in the lobby."""
        from eleventh_ui.tui.bridge import Session

        if self.session is not None:
            self.leave_table()
        self.sit_down(Session(self, news.table, news.path, news.notes, news.room, news.leave))

    def on_orders_sealed(self, news: OrdersSealed) -> None:
        """Orders are in: the next seat, or the reveal."""
        self.turn_away()

    def on_turn_revealed(self, news: TurnRevealed) -> None:
        """A turn was adjudicated; the keyboard is the players' again."""
        if self.session is not None:
            self.session.room.dismiss()
        self.turn_away()

    def on_table_refused(self, news: TableRefused) -> None:
        """Says why."""
        for reason in news.reasons:
            self.warn(sentence(reason))

    def on_failed(self, news: Failed) -> None:
        """Says what the store says; it is read longer than other things."""
        self.notify(news.sentence, title="Not saved", severity="error", timeout=20)

    def on_restored(self, news: Restored) -> None:
        """Says where the save is again, on whatever screen comes, until a key takes it away."""
        self._restored = news
        self.notify(describe_restored_save(news.path), severity="warning", timeout=20)

    def on_orders_withdrawn(self, news: News) -> None:
        """Orders are a draft again."""
        if self.session is not None:
            self.session.again = False
        self.proceed()

    def on_intervened(self, news: Intervened) -> None:
        """The facilitator has done something on a screen that does not show it."""
        self.announce(news.told)

    def on_stepped_back(self, news: SteppedBack) -> None:
        """The table stands at an earlier turn."""
        self.turn_away()
        self.tell(news.told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a panel only in matches begun with a facilitator."""
        if action == "facilitator":
            return self.session is not None and self.session.facilitated
        return True

    def action_facilitator(self) -> None:
        """Hides the table and asks for the facilitator's code."""
        if self.session is not None and not self.session.room.called:
            self.session.room.called = True
            self.proceed()


def _load(place: str) -> Any:
    """A class by its module and name; screens are imported when they are first shown."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
