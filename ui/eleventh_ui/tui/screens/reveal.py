"""The reveal: who did what, then what it moved, beat by beat, with the reasons.

Space takes the next beat, Enter skips to the end and then goes on; `f` changes between the brief
telling and the full ledger, posting by posting.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eleventh_ui.display.dates import format_day
from eleventh_ui.display.reveal import revealed_turn
from eleventh_ui.display.words import pluralise
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.reveal import Beat, beat_rows, beats, choice_rows, small_moves
from eleventh_ui.tui.drawing.rows import Row, Run
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.posting import Postings
from eleventh_ui.tui.widgets.prompt import Prompt


class RevealScreen(BaseScreen[None]):
    """What happened since a seat last decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "next", "Next", id="reveal.next", tooltip="The next change."),
        Binding("enter", "go_on", "Skip, go on", id="reveal.on",
                tooltip="Show all that is left; then on to what comes next."),
        Binding("f", "depth", "Full or brief", id="reveal.depth",
                tooltip="Every posting of the ledger, or only what moved most and why."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    RevealScreen {
        & #choices { padding: 0 1; height: auto; }
        & Postings { border-top: solid $frame; padding: 0 1; }
    }
    """

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self.session, self.seat = session, seat
        self.view = session.view(seat)
        self.full = False
        self.beats: tuple[Beat, ...] = beats(self.view, session.reference, full=False)
        self.shown = min(1, len(self.beats))

    def body(self) -> ComposeResult:
        """Who did what, the beats so far, what Space and Enter do."""
        yield Picture(self._choices, id="choices")
        yield Postings(id="postings")
        yield Prompt(markup=False)

    def on_mount(self) -> None:
        """Shows the first beat."""
        turn = revealed_turn(self.view)
        self.bar.tell(
            f"What turn {turn} brought", f"{self.view.seat_title}, {format_day(self.view.date)}"
        )
        self.show_beats()
        self.set_focus(self.query_one(Postings))

    def show_beats(self, at_end: bool = True) -> None:
        """Shows the beats so far, the latest in sight, or from the first."""
        told = self.beats[: self.shown]
        self.query_one(Postings).read(lambda width, height: self._told(told, width), at_end)
        left = len(self.beats) - self.shown
        if left:
            noun = "posting" if self.full else "score"
            what = f"{pluralise(left, noun)} to come. Space: the next. Enter: all of them."
        else:
            what = "Enter: on to what comes next. Arrows and w: why a score moved."
        self.query_one(Prompt).tell(what)

    def on_picture_asked(self, event: Picture.Asked) -> None:
        """Why a score stands where it stands now."""
        self.app.push_screen(WhyScreen(self.session, self.seat, event.spot))

    def action_next(self) -> None:
        """The next beat."""
        if self.shown < len(self.beats):
            self.shown += 1
            self.show_beats()

    def action_go_on(self) -> None:
        """All beats; once they are shown, on."""
        if self.shown < len(self.beats):
            self.shown = len(self.beats)
            self.show_beats(at_end=False)
            return
        self.session.unread.discard(self.seat)
        self.host.proceed()

    def action_depth(self) -> None:
        """The other telling, at the score that was reached."""
        done = self.shown == len(self.beats)
        reached = self.beats[self.shown - 1].track if self.shown else ""
        self.full = not self.full
        self.beats = beats(self.view, self.session.reference, self.full)
        places = [n for n, each in enumerate(self.beats, start=1) if each.track == reached]
        self.shown = len(self.beats) if done else places[0] if places else min(1, len(self.beats))
        self.show_beats()

    def _choices(self, width: int, height: int) -> list[Row]:
        return choice_rows(self.view, self.session.reference, width)

    def _told(self, told: tuple[Beat, ...], width: int) -> list[Row]:
        rows = beat_rows(told, width)
        if not self.beats:
            rows.append((Run("No score that you know of moved.", "dim"),))
        small = small_moves(self.view)
        if not self.full and small and len(told) == len(self.beats):
            rows.append((Run(f"Too little to show: {pluralise(small, 'reading')}.", "dim"),))
        return rows
