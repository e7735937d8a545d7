"""The facilitator's panel: all scores, who has submitted, sealed orders, and every intervention.

It is shown behind a curtain of its own and hides itself before the players get the keyboard back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from eleventh.core.refusals import Refusal, RefusalCode
from eleventh_ui.display.facilitation.acts import ACTS, act_for
from eleventh_ui.display.facilitation.panel import (
    can_be_revealed,
    describe_missing,
    describe_none_found,
)
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import join_words, safe
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.panel import PAGES, about, entries, given_by
from eleventh_ui.tui.drawing.rows import Row, Run
from eleventh_ui.tui.news import Intervened
from eleventh_ui.tui.paged import Paged
from eleventh_ui.tui.screens.intervention import carry_out
from eleventh_ui.tui.screens.quick_acts import QUICK, QuickActs
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.roll import Roll

ADVICE = {
    "seats": "Enter: its sealed orders, on the record. +: two more minutes.",
    "responses": "o gives this response in the seat's place, x takes it out, g gives it back.",
    "tracks": "o overrides this score, w tells why it stands there, / filters.",
    "ledger": "What you have done, and why, as the report tells it.",
}

ABOUT = {
    "tracks": "a score on the page Tracks",
    "responses": "a response on the page Responses",
    "seats": "a seat on the page Seats",
    "ledger": "what was done on the page Ledger",
}


class FacilitatorScreen(Paged, QuickActs):
    """Four pages, each a list and a text, and a key for each intervention."""

    HEADING = "Facilitator"
    PAGES = PAGES
    BINDINGS: ClassVar[list[BindingType]] = [
        *QUICK,
        Binding("v", "reveal", "Reveal", id="facilitator.reveal",
                tooltip="Let the doctrines decide, and reveal what everybody ordered."),
        Binding("p", "act('pause resume')", "Pause", id="facilitator.pause",
                tooltip="Stop play with a reason, or let it go on."),
        Binding("b", "act('back')", "Step back", id="facilitator.back",
                tooltip="Take the table back to a turn; the line of play that is left is kept."),
        Binding("a", "act('inject')", "Add event", id="facilitator.add",
                tooltip="Put an event to the table, for some seats or all."),
        Binding("o,enter", "act('override replace inspect retract')", "Override", show=False,
                id="facilitator.override",
                tooltip="Set the highlighted score, give the highlighted response, look at what "
                        "the highlighted seat has sealed, or take back what was done."),
        Binding("slash", "filter", "Filter", show=False, id="facilitator.filter",
                tooltip="Only the scores with these words in their names; Esc shows all again."),
        Binding("e", "quick('prepared')", "Prepared", show=False, id="facilitator.prepared",
                tooltip="An event that was prepared, in the scenario or in a file."),
        Binding("f", "quick('file')", "From a file", show=False, id="facilitator.file",
                tooltip="Take the events that were prepared in a file."),
        Binding("g", "act('unbar')", "Give back", show=False, id="facilitator.give",
                tooltip="Give the highlighted response back to its seat."),
        Binding("plus", "quick('extend')", "+2 minutes", show=False, id="facilitator.extend",
                tooltip="Two more minutes in this turn for all or some seats."),
        Binding("x", "act('bar')", "Take out", show=False, id="facilitator.bar",
                tooltip="Take the highlighted response from its seat for this turn."),
        Binding("m", "act('timer')", "Minutes", show=False, id="facilitator.minutes",
                tooltip="How many minutes a turn may be discussed."),
        *(
            Binding(name[0], f"open('{name}')", title, show=False, id=f"facilitator.{name}",
                    tooltip=f"Open the page {title}.")
            for name, title in PAGES.items()
        ),
        Binding("escape", "leave", "Players", id="facilitator.leave",
                tooltip="Hide all this and give the keyboard back to the players."),
    ]  # fmt: skip

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self.session = session
        self._wanted = ""

    def body(self) -> ComposeResult:
        """The pages, and below them the filter over the scores while there is one."""
        yield from super().body()
        words = Input(placeholder="Words in the name of a score; Esc shows all", id="filter")
        words.display = False
        yield words

    def on_input_changed(self, event: Input.Changed) -> None:
        """The list follows what is typed."""
        self._wanted = event.value
        self.refill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the list that is left."""
        self.set_focus(self.query_one(Roll))

    def action_filter(self) -> None:
        """Asks which scores are wanted."""
        if self.page != "tracks":
            self.open("tracks")
        words = self.query_one("#filter", Input)
        words.display = True
        self.set_focus(words)

    def on_mount(self) -> None:
        """Opens the first page."""
        self.open(self.page)

    def on_screen_resume(self) -> None:
        """Something may have changed."""
        if self.is_mounted:
            self.refill()

    def entries(self, page: str, width: int) -> Sequence[Entry]:
        """Seats, responses, tracks, or what was done."""
        return entries(self.session.table, page, width, self._wanted)

    def about(self, page: str, entry: str, width: int) -> list[Row]:
        """All about an entry."""
        if page == "tracks" and self._wanted and not entry:
            return [(Run(describe_none_found(self._wanted), "dim"),)]
        return about(self.session.table, page, entry, width)

    def advice(self, page: str) -> str:
        """What the keys do; on the page of seats also that all orders are in, and whose are missing
        where there is room, since each has a row."""
        if page != "seats":
            return ADVICE[page]
        table = self.session.table
        told = (ADVICE[page], describe_missing(table))
        return " ".join(told if table.waiting() else reversed(told))

    def askable(self, page: str) -> bool:
        """A track has a history."""
        return page == "tracks"

    def refill(self) -> None:
        """Shows how things stand."""
        table = self.session.table
        over = "over" if table.over else f"turn {table.turn} of {table.last}"
        paused = "paused" if table.paused is not None else "in play"
        title = safe(table.printed.title)
        self.bar.tell(f"Facilitator: {title}", f"{over}, {paused}")
        super().refill()

    def on_entry_list_asked(self, event: EntryList.Asked) -> None:
        """Why a score stands where it stands, with nothing hidden."""
        event.stop()
        self.app.push_screen(FacilitatorWhy(self.session, "", event.id))

    def on_intervened(self, news: Intervened) -> None:
        """Play goes on."""
        news.stop()
        self.host.announce(news.told)
        self.refill()

    def action_act(self, names: str) -> None:
        """Does the one of these acts that is meant here: at once if nothing must be said for it,
        else behind a form."""
        words = names.split()
        source = TableSource(self.session.table)
        act = act_for(words, self.page, source)
        if act is None or (act.page and not self.entry):
            self.host.tell(
                f"Choose {join_words((ABOUT[ACTS[each].page] for each in words), 'or')}."
            )
            return
        given = given_by(act.page, self.entry)
        if act.page == "ledger" and not source.can_be_retracted(given["entry"]):
            refused = Refusal(RefusalCode.NOTHING_TO_RETRACT)
            self.host.tell(describe_refusal(refused))  # before a reason is asked for
            return
        carry_out(self.host, self.session, act, given)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to reveal once all orders are in."""
        if action == "reveal":
            return self.is_mounted and can_be_revealed(self.session.table)
        return True

    def action_reveal(self) -> None:
        """Reveals the turn, unless a seat has not read all that it was told in it yet; what follows
        is shown by the app."""
        unread = self.session.unread_events()
        if unread:
            self.host.warn(f"{unread} Esc gives the keyboard back for that.")
        elif not self.session.busy:
            self.session.reveal()

    def action_leave(self) -> None:
        """Shows all scores again; else gives the keyboard back."""
        words = self.query_one("#filter", Input)
        if not words.display:
            self.host.dismiss_facilitator()
            return
        words.value, words.display = "", False
        self.set_focus(self.query_one(Roll))


class FacilitatorWhy(WhyScreen, QuickActs):
    """Why a score stands where it stands, nothing hidden."""

    BINDINGS: ClassVar[list[BindingType]] = QUICK
