"""The table of one seat: where things stand, what is put to it, and its orders.

Six panes, each with a letter. A small window shows one of them at a time; a large one shows the
board above, what is to be read at the left and what is to be decided at the right. Choices go into
the session's draft at once, so leaving the screen loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eleventh.core.view import Option
from eleventh_ui.display.advisers import NO_ADVISERS, NO_QUESTION
from eleventh_ui.display.choices import may_begin
from eleventh_ui.display.dates import head_turn
from eleventh_ui.display.draft import OrdersDraft, describe_change, refuse_choice
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.practice import describe_reminder
from eleventh_ui.display.reveal import NOT_REVEALED, revealed_turn
from eleventh_ui.display.subjects import Kind, make_spot, spot_answer
from eleventh_ui.display.words import pluralise, safe
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.sitting import PANES, PRACTICE, Sitting, advice
from eleventh_ui.tui.news import DraftForeseen, Stored
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.card import Cards
from eleventh_ui.tui.widgets.decision import Decisions
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.initiatives import Initiatives
from eleventh_ui.tui.widgets.numbers import Numbers
from eleventh_ui.tui.widgets.prompt import Prompt
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.spread import Spread
from eleventh_ui.tui.widgets.tabs import Tabs

ORDER = tuple(PANES)
ENTRIES: Mapping[str, Kind] = {"events": "event", "initiatives": "initiative"}
"""What panes list that are no numbers."""


class TableScreen(BaseScreen[None]):
    """One seat's turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="table.on",
                tooltip="On to what comes next: events, decisions, initiatives, your orders."),
        Binding("right", "pane(1)", "Panes", key_display="← →", id="table.next",
                tooltip="The pane to the right."),
        Binding("left", "pane(-1)", "Pane before", show=False, id="table.before",
                tooltip="The pane to the left."),
        *(
            Binding(name[0], f"open('{name}')", title, show=False, id=f"table.{name}",
                    tooltip=f"Open the pane {title}.")
            for name, title in PANES.items()
        ),
        Binding("v", "advice", "Advisers", show=False, id="table.advice",
                tooltip="What your advisers say to the decision that is shown."),
        Binding("r", "recap", "Recap", show=False, id="table.recap",
                tooltip="What the last turn brought, and those before it."),
        Binding("c", "commit", "Commit", show=False, id="table.commit",
                tooltip="Read your orders once more, and seal them."),
        Binding("u", "undo", "Undo", show=False, id="table.undo",
                tooltip="Take back your last step, or sealed orders that are not revealed yet."),
        Binding("escape", "back", "Back", show=False, id="table.back",
                tooltip="Back to the situation; from there to the lobby."),
    ]  # fmt: skip

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self.session, self.seat = session, seat
        self._told: tuple[str, ...] = ()
        self._advised = ""
        self._said_of = set[str]()  # what was highlighted as something was said in passing

    def body(self) -> ComposeResult:
        """The tabs, the panes, and the line that says what comes next."""
        yield Tabs(id="tabs")
        yield Spread()
        yield Prompt(id="prompt", markup=False)

    def on_mount(self) -> None:
        """Shows the turn, from the briefing in the first and from its events in the others."""
        self.spread.show_sitting(self.sitting, *PANES)
        for reader in self.query(Reader):
            for what in ("scroll_y", "virtual_size", "size"):
                self.watch(reader, what, self._advise_if_new, init=False)
        fresh = self.session.take_fresh(self.seat)
        self.open("briefing" if self.session.table.turn == 1 and not fresh else "events")
        if fresh:
            self.query_one(Cards).turn_to(fresh[0])
            self.say(f"New: {pluralise(len(fresh), 'event')} since you last looked.")

    @property
    def spread(self) -> Spread:
        """The panes."""
        return self.query_one(Spread)

    @property
    def pane(self) -> str:
        """The pane that is open."""
        return self.spread.opened

    @property
    def sitting(self) -> Sitting:
        """How things stand now."""
        session = self.session
        waiting = session.waiting()
        return Sitting(
            view=session.view(self.seat),
            reference=session.reference,
            draft=session.draft(self.seat),
            people=session.people,
            waiting=waiting,
            sealed=self.seat not in waiting,
            rulings=session.rulings(self.seat),
            courses=session.courses(self.seat),
            forecast=session.forecast(self.seat),
            pins=session.pins(self.seat),
            to_try=session.practised.left(session.view(self.seat)),
        )

    # What is shown

    def open(self, pane: str) -> None:
        """Opens a pane and gives it the keys."""
        self.spread.open(pane)
        self._tell(self.sitting)

    def _tell(self, sitting: Sitting) -> None:
        self._tell_bar(sitting)
        self.query_one(Tabs).show_tabs(sitting, self.pane)
        self._advise(sitting)
        self.session.foresee(self.seat)

    def _tell_bar(self, sitting: Sitting) -> None:
        view = sitting.view
        rest = f", capital {format_capital(sitting.rest)}" if sitting.rest is not None else ""
        named, *shorter = head_turn(view)
        told = (named, f"{safe(view.seat_title)}{rest}, {self.session.saved}", *shorter)
        if told != self._told:
            self._told = told
            self.bar.tell(*told)

    def _advise(self, sitting: Sitting) -> None:
        self._advised = advice(sitting, self.pane, self._ahead(sitting), self.session.shared)
        self.query_one(Prompt).tell(self._advised)

    def _advise_again(self) -> None:
        self._advise(self.sitting)

    def _advise_if_new(self) -> None:
        """Says what comes next if that is something else now: what was said in passing stays, where
        a text only changed its length."""
        sitting = self.sitting
        if advice(sitting, self.pane, self._ahead(sitting), self.session.shared) != self._advised:
            self._advise(sitting)

    def _ahead(self, sitting: Sitting) -> str:
        """What is left to do in the open pane before Enter leads to another."""
        pane = self.spread.panes[self.pane]
        reader = self._text
        if reader is not None and reader.more:
            return "text"
        if isinstance(pane, Cards) and not pane.last:
            return "event"
        asked = pane.question if isinstance(pane, Decisions) else None
        if asked is not None and asked.id not in sitting.draft.responses:
            return "answer"
        return "unread" if self.pane != "briefing" and self._unread(sitting) else ""

    def _unread(self, sitting: Sitting) -> str:
        """The first event that its player has not come to yet; empty if there is none."""
        cards = self.spread.panes["events"]
        assert isinstance(cards, Cards)
        return cards.find_unread(sitting.view.cards)

    @property
    def _text(self) -> Reader | None:
        """The text that is to be read to its end before Enter leads on."""
        pane = self.spread.panes[self.pane]
        if isinstance(pane, Cards):
            return pane.reader
        return pane if isinstance(pane, Reader) else None

    def say(self, text: str) -> None:
        """Says in passing why a key did what it did, where the advice stands, until another entry
        is looked at."""
        self._said_of = {each.entries.entry for each in self.query(Browser)}
        self.query_one(Prompt).tell(text)

    def on_stored(self, news: Stored) -> None:
        """The bar says how it stands with the disk now."""
        self._tell_bar(self.sitting)

    def on_screen_resume(self) -> None:
        """So it does where another screen lay over it meanwhile."""
        if self._told:
            sitting = self.sitting
            self._tell(sitting)
            if any(card.practise for card in sitting.view.cards):
                self.spread.show_sitting(sitting, "events")
            self._show_choices()

    def on_draft_foreseen(self, news: DraftForeseen) -> None:
        """What choices may do stands beside them; if the draft has changed since, it is worked out
        once more."""
        self._show_choices()

    def _show_choices(self) -> None:
        sitting = self.sitting
        if sitting.forecast is None:
            self.session.foresee(self.seat)
        else:
            self.spread.show_sitting(sitting, "decisions", "initiatives")

    # What is chosen

    def keep(self, draft: OrdersDraft) -> None:
        """Takes a new draft, unless the orders are sealed."""
        sitting = self.sitting
        if sitting.sealed:
            self.say("Your orders are sealed. Press u to take them back first.")
            return
        self.session.keep(self.seat, draft)
        sitting = self.sitting
        self.spread.show_sitting(sitting, "situation", "decisions", "initiatives")
        self._tell(sitting)

    def on_decisions_answered(self, event: Decisions.Answered) -> None:
        """A response for the draft."""
        sitting = self.sitting
        question = sitting.question(event.decision)
        options = {each.id: each for each in question.options} if question else {}
        if question is None or not self._may(options[event.response]):
            return
        changed = describe_change(
            question, sitting.draft.responses.get(event.decision), event.response
        )
        self.keep(sitting.draft.answer(event.decision, event.response))
        if changed and not sitting.sealed:
            self.say(f"Changed, u takes it back: {changed}")  # what may be cut stands last

    def on_decisions_at_end(self, event: Decisions.AtEnd) -> None:
        """There is no decision further that way."""
        self.say(event.told)

    def on_decisions_shown(self, event: Decisions.Shown) -> None:
        """Another decision is shown."""
        self._advise_again()

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """An event is read, a number asked about, an initiative taken or taken back."""
        sitting, pane = self.sitting, self.spread.find_pane(event.entries)
        option = sitting.option(event.id) if pane == "initiatives" else None
        if pane == "numbers":
            self.ask(event.id)
        elif option is not None and (option.id in sitting.draft.initiatives or self._may(option)):
            self.keep(sitting.draft.toggle(option.id))

    def on_entry_list_looked(self, event: EntryList.Looked) -> None:
        """What comes next may be something else now."""
        (self._advise_if_new if event.id in self._said_of else self._advise_again)()

    def on_entry_list_entered(self, event: EntryList.Entered) -> None:
        """Enter goes on, whatever is highlighted."""
        event.stop()
        self.action_go_on()

    def on_entry_list_asked(self, event: EntryList.Asked) -> None:
        """All about an entry."""
        event.stop()
        name = self.spread.find_pane(event.entries)
        pane = self.spread.panes[name]
        question = pane.question if isinstance(pane, Decisions) else None
        if isinstance(pane, Decisions) and question is not None:
            option = pane.find_option(event.id)
            self.ask(spot_answer(question.id, option.id if option is not None else event.id))
        else:
            kind = ENTRIES.get(name)
            self.ask(make_spot(kind, event.id) if kind else event.id)

    def on_numbers_pinned(self, event: Numbers.Pinned) -> None:
        """A reading that the seat wants to see first, or no longer."""
        unkept = self.session.pin(self.seat, event.track)
        if unkept:
            self.host.warn(unkept)
        self.spread.show_sitting(self.sitting, "situation", "numbers")

    def on_tabs_picked(self, event: Tabs.Picked) -> None:
        """A tab was clicked."""
        self.open(event.pane)

    def ask(self, spot: str) -> None:
        """All about something; a decision is turned to, where it can be answered."""
        questions = self.sitting.view.questions
        question = next((q for q in questions if make_spot("decision", q.id) == spot), None)
        if question is None:
            super().ask(spot)
            return
        self.open("decisions")
        self.query_one(Decisions).turn_to(question.id)

    def _may(self, option: Option) -> bool:
        """Whether an option can be chosen; says why not."""
        sitting = self.sitting
        refused = refuse_choice(sitting.view, sitting.draft, option)
        if refused:
            self.host.warn(refused)
        return not refused

    # What keys do

    def action_open(self, pane: str) -> None:
        """Opens a pane; the decisions at the first that is still open, if any is, unless one that
        is open is looked at there already."""
        sitting, asked = self.sitting, self.query_one(Decisions)
        left, shown = sitting.unanswered, asked.question
        done = shown is not None and shown.id in sitting.draft.responses
        coming = pane == "decisions" and (self.pane != pane or done)
        self.open(pane)
        if coming and left is not None:
            asked.turn_to(left.id)

    def action_pane(self, by: int) -> None:
        """The pane beside this one."""
        self.open(ORDER[(ORDER.index(self.pane) + by) % len(ORDER)])

    def action_go_on(self) -> None:
        """What comes next: the rest of a text, the next event, a decision, initiatives, orders."""
        sitting = self.sitting
        pane = self.spread.panes[self.pane]
        ahead = self._ahead(sitting)
        if sitting.sealed:
            self.action_commit()
        elif ahead == "text" and self._text is not None:
            self._text.action_page(1)
        elif ahead == "event" and isinstance(pane, Cards):
            pane.turn_on()
        elif ahead == "answer":
            self.say("Nothing is chosen yet: press its digit, or Space for what is highlighted.")
        elif isinstance(pane, Initiatives) and (untaken := pane.leave_untaken()):
            self.say(f"“{untaken}” is not taken: Space takes it, Enter goes on without it.")
        elif self.pane == "briefing":
            self.open("events")
        elif ahead == "unread":
            self.open("events")
            self.query_one(Cards).turn_to(self._unread(sitting))
        elif sitting.unanswered is not None:
            self.open("decisions")
            self.query_one(Decisions).turn_to(sitting.unanswered.id)
        elif self.pane in ("situation", "events", "decisions") and may_begin(sitting.view):
            self.open("initiatives")
        else:
            self.action_commit()

    def action_advice(self) -> None:
        """What the advisers say to the decision that is shown, or to the first that is open."""
        view = self.sitting.view
        question = self.query_one(Decisions).question or self.sitting.unanswered
        if not view.advisers or question is None:
            self.say(NO_QUESTION if view.advisers else NO_ADVISERS)
            return
        from eleventh_ui.tui.screens.advice import AdviceScreen

        self.app.push_screen(AdviceScreen(self.session, self.seat, question))

    def action_recap(self) -> None:
        """What the last turn brought, as it was told."""
        if not revealed_turn(self.sitting.view):
            self.say(NOT_REVEALED)
            return
        from eleventh_ui.tui.screens.recap import RecapScreen

        self.app.push_screen(RecapScreen(self.session, self.seat))

    def action_commit(self) -> None:
        """The orders once more, and the seal."""
        if self.sitting.sealed:
            self.host.turn_away()
            return
        left = self.session.practised.remind(self.sitting.view)
        if left:
            self.say(describe_reminder(left, PRACTICE, "c"))
            return
        from eleventh_ui.tui.screens.orders import OrdersScreen

        self.app.push_screen(OrdersScreen(self.session, self.seat, self.sitting))

    def action_undo(self) -> None:
        """Takes back the last step, or the seal."""
        sitting = self.sitting
        if sitting.sealed:
            self.session.withdraw(self.seat)
        elif sitting.draft.before is None:
            self.say("There is nothing to undo: you have chosen nothing this turn.")
        else:
            self.keep(sitting.draft.before)
            self.say("Your last step is taken back.")

    def action_back(self) -> None:
        """Back to the situation, and from there to the lobby."""
        if self.pane == "situation":
            self.host.leave_table()
        else:
            self.open("situation")
