"""Why a track stands where it stands: its history as a chart, and the ledger of each turn of it.

The left and right keys go from turn to turn; the list holds the postings of the turn, and below it
stands all that is known of the highlighted one. What a formula read can be asked about in turn.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from eleventh.core.refusals import Refusal
from eleventh.play.why import Answer, Chapter
from eleventh_ui.display.explanations import (
    describe_chain,
    describe_chapter,
    describe_step,
    order_steps,
)
from eleventh_ui.display.levers import tell_levers
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.walking import spot_uses
from eleventh_ui.display.words import safe
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.account import (
    derived_rows,
    standing,
    step_rows,
)
from eleventh_ui.tui.drawing.chart import chart, series
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.rows import Row, Run, prose
from eleventh_ui.tui.show import show
from eleventh_ui.tui.widgets.chart import Chart
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.reader import Reader

RECKONED = "How it is reckoned, and what was read for it"


class WhyScreen(BaseScreen[None]):
    """The answer to "why?" for one track."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Turns", key_display="← →", id="why.before",
                tooltip="The turn before in which it moved."),
        Binding("right", "turn(1)", "Next turn", show=False, id="why.next",
                tooltip="The next turn in which it moved."),
        Binding("pagedown", "read(1)", "Read on", show=False, id="why.down",
                tooltip="A page of the text below the list; at its end, of the list."),
        Binding("pageup", "read(-1)", "Read back", show=False, id="why.up",
                tooltip="A page back in the text below the list; at its start, in the list."),
        Binding("u", "uses", "Used by", id="why.uses",
                tooltip="What moves this number, and what reads it."),
        Binding("escape,q", "leave", "Back", id="why.leave", tooltip="Back to where you were."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    WhyScreen {
        & Chart { height: 8; margin: 0 1; }
        & #why-turn { height: auto; padding: 0 1; text-style: bold; }
        & EntryList { max-height: 30%; margin: 0 1; }
        & Reader { border-top: solid $frame; padding: 0 1; }
        &.-tall Chart, &.-lofty Chart { height: 12; }
    }
    """

    def __init__(self, session: Session, seat: str, track: str) -> None:
        super().__init__()
        self.session, self.seat, self.track = session, seat, track
        found = session.why(seat, track)
        self.answer: Answer | None = None if isinstance(found, Refusal) else found
        self._refused = describe_refusal(found) if isinstance(found, Refusal) else ""
        self._at = len(self.answer.chapters) - 1 if self.answer else -1

    def body(self) -> ComposeResult:
        """Chart, turn, postings, and all about one of them."""
        yield Chart(id="why-chart")
        yield Static(id="why-turn", markup=False)
        yield EntryList(id="why-steps")
        yield Reader(id="why-text")

    def on_mount(self) -> None:
        """Opens at the latest turn in which the track moved."""
        answer = self.answer
        self.bar.tell(f"Why: {standing(answer) if answer else safe(self.track)}", safe(self.track))
        self.show_turn()

    @property
    def chapter(self) -> Chapter | None:
        """The turn that is shown."""
        chapters = self.answer.chapters if self.answer else ()
        return chapters[self._at] if 0 <= self._at < len(chapters) else None

    def show_turn(self) -> None:
        """Shows the postings of the chosen turn."""
        answer, chapter = self.answer, self.chapter
        if answer is None:
            self.query_one(Reader).read(lambda width, height: prose(safe(self._refused), width))
            return
        values, at = series(answer, self.session.table.turn), chapter.turn if chapter else 0
        self.query_one(Chart).show_rows(
            lambda width, height: chart(answer, values, (width, height), at)
        )
        heading = describe_chapter(answer, chapter) if chapter else "It has not moved."
        self.query_one("#why-turn", Static).update(show(heading))
        steps = order_steps(answer, chapter) if chapter else ()
        entries = self.query_one(EntryList)
        entries.display = bool(steps)
        titles = [describe_step(answer, each, describe_chain(each)) for each in steps]
        if answer.formula:
            titles.insert(0, RECKONED)
        entries.show_entries(
            [Entry(f"{self._at}.{at}", (Run(title),)) for at, title in enumerate(titles)]
        )
        if not steps:
            self.query_one(Reader).read(self._derived)
        if not (steps and self.focused is self.query_one(Reader)):
            self.set_focus(entries if steps else self.query_one(Reader))

    def on_entry_list_looked(self, event: EntryList.Looked) -> None:
        """All about the highlighted posting."""
        answer, chapter = self.answer, self.chapter
        if answer is None or chapter is None:
            return
        index = int(event.id.rpartition(".")[2]) - bool(answer.formula)
        if index < 0:
            self.query_one(Reader).read(self._derived)
        elif index < len(chapter.steps):
            step, turn = order_steps(answer, chapter)[index], chapter.turn
            self.query_one(Reader).read(lambda width, height: step_rows(answer, step, turn, width))

    def on_entry_list_asked(self, event: EntryList.Asked) -> None:
        """What the highlighted posting rests on is below: `w` goes there, and asks about the first
        of it when it is pressed again."""
        event.stop()
        reader = self.query_one(Reader)
        if reader.askable:
            self.set_focus(reader)
            reader.action_step(1)
        else:
            self.host.announce("All that is known of it stands below.")

    def on_picture_asked(self, event: Picture.Asked) -> None:
        """A turn in the chart is opened."""
        if isinstance(event.control, Chart):
            event.prevent_default()
            self._open(int(event.spot))

    def action_turn(self, by: int) -> None:
        """Another turn in which the track moved."""
        chapters = self.answer.chapters if self.answer else ()
        if chapters:
            self._at = min(max(self._at + by, 0), len(chapters) - 1)
            self.show_turn()

    def action_read(self, by: int) -> None:
        """A page of the text, or of the list."""
        self.query_one(Reader).turn_beside(self.query_one(EntryList), by)

    def action_uses(self) -> None:
        """What moves the number, and what reads it."""
        if self.answer is not None:
            self.host.ask(self.seat, spot_uses(self.track))

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()

    def _open(self, turn: int) -> None:
        chapters = self.answer.chapters if self.answer else ()
        turns = [chapter.turn for chapter in chapters]
        if turn in turns:
            self._at = turns.index(turn)
            self.show_turn()

    def _derived(self, width: int, height: int) -> list[Row]:
        answer = self.answer
        if answer is None or not answer.formula:
            return prose("u tells what moves it, and what reads it.", width, "dim")
        rows = derived_rows(answer, self.chapter, width)
        for told in tell_levers(self.session.view(self.seat), self.track) if self.seat else ():
            rows += prose(told, width, "", "", "  ")
        return rows
