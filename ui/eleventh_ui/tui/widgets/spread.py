"""The panes of a table in their places: one at a time, or side by side where there is room.

There are three places: the board, what is to be read, and what is to be decided. A small window
shows the open pane alone; a large one shows the latest pane of every place, and gives what is being
decided two thirds of the width where that is scarce, so that all that is known of a choice can be
read beside the event. Panes out of sight are
filled when they are opened, so that a key costs no more than what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from eleventh_ui.display.briefing import compose_briefing
from eleventh_ui.display.choices import may_begin
from eleventh_ui.tui.drawing.sitting import PANES, Sitting, frame_title
from eleventh_ui.tui.drawing.texts import briefing_rows, fits_foot
from eleventh_ui.tui.show import show
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.card import Cards
from eleventh_ui.tui.widgets.decision import Decisions
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.initiatives import Initiatives
from eleventh_ui.tui.widgets.numbers import Numbers
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.situation import Situation

ROOM = (120, 32)  # columns and rows from which panes stand side by side
HIGH = (160, 45)  # from which the board has more of both
AROUND = 5  # rows of a screen that bar, objectives, tabs, prompt and hints take
PLACES: Mapping[str, str] = {
    "situation": "board",
    "briefing": "read",
    "events": "read",
    "numbers": "read",
    "decisions": "act",
    "initiatives": "act",
}


class Spread(Vertical):
    """All panes of one seat."""

    DEFAULT_CSS = """
    Spread {
        height: 1fr;
        & #lower { height: 1fr; }
        & .place { width: 1fr; height: 1fr; padding: 0 1; border-title-style: bold; }
        &.-abreast {
            & #board { height: 12; }
            & Triangle { height: 10; }
            & Situation { layout: horizontal; }
            & Standing { width: 52; height: 10; margin: 0 0 0 2; }
        }
        &.-abreast.-deciding #read { width: 28%; min-width: 34; }
        &.-abreast.-high {
            & #read { width: 1fr; }
            & #board { height: 17; }
            & Triangle { height: 15; }
            & Standing { width: 80; height: 15; }
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.panes: Mapping[str, Widget] = {
            "situation": Situation(id="situation"),
            "briefing": Reader(id="briefing"),
            "events": Cards(id="events"),
            "numbers": Numbers(id="numbers"),
            "decisions": Decisions(id="decisions"),
            "initiatives": Initiatives(id="initiatives"),
        }
        self.opened = "situation"
        self._latest = {"board": "situation", "read": "events", "act": "decisions"}
        self._stale = set(PANES)
        self._frames: dict[str, str] = {}
        self._sitting: Sitting | None = None

    def compose(self) -> ComposeResult:
        """The board above, the other places below it."""
        yield Vertical(self.panes["situation"], id="board", classes="place")
        with Horizontal(id="lower"):
            for place in ("read", "act"):
                held = [self.panes[pane] for pane, where in PLACES.items() if where == place]
                yield Vertical(*held, id=place, classes="place")

    def on_mount(self) -> None:
        """Frames follow the theme; panes stand in their places from the first picture on."""
        self._choose_room(self.app.size.width, self.app.size.height - AROUND)
        self.app.theme_changed_signal.subscribe(self, lambda theme: self._place())

    def on_resize(self, event: events.Resize) -> None:
        """Panes stand side by side where there is room; nothing else changes."""
        self._choose_room(event.size.width, event.size.height)
        self._place()
        self._fill()

    def _choose_room(self, width: int, height: int) -> None:
        self.set_class(width >= ROOM[0] and height >= ROOM[1], "-abreast")
        self.set_class(width >= HIGH[0] and height >= HIGH[1], "-high")

    def show_sitting(self, sitting: Sitting, *changed: str) -> None:
        """Shows how things stand now, in the panes that changed; the first time nothing before a
        pane is opened, since what stands in sight counts as looked at."""
        first, self._sitting = self._sitting is None, sitting
        self._stale |= set(changed)
        if not first:
            self._fill()
        elif not sitting.view.questions and may_begin(sitting.view):
            self._latest["act"] = "initiatives"

    def find_pane(self, inside: Widget) -> str:
        """The pane that a widget is in: with several in sight it need not be the open one."""
        around = set(inside.ancestors_with_self)
        return next(name for name, pane in self.panes.items() if pane in around)

    def open(self, pane: str) -> None:
        """Opens a pane and gives it the keys."""
        self.opened = pane
        if PLACES[pane] != "board":
            self.set_class(PLACES[pane] == "act", "-deciding")
        self._latest[PLACES[pane]] = pane
        self._place()
        self._fill()
        opened = self.panes[pane]
        target = opened if opened.focusable else next(iter(opened.query(EntryList)), None)
        self.screen.set_focus(target or opened.query(Picture).first(), scroll_visible=False)

    def _place(self) -> None:
        """Puts in sight what there is room for, with a heavy frame around what has the keys."""
        beside, here = self.has_class("-abreast"), PLACES[self.opened]
        self.query_one("#lower").display = beside or here != "board"
        colours = self.app.theme_variables
        for place, latest in self._latest.items():
            held = self.query_one(f"#{place}")
            held.display = place == here or (beside and not self._is_idle(place))
            frame = ("heavy", "frame-focus") if place == here else ("round", "frame")
            look = f"{frame[0]} {colours[frame[1]]}" if beside else "none"
            if self._frames.get(place) != look:
                self._frames[place] = look
                held.set_styles(f"border: {look};")
            for pane, where in PLACES.items():
                if where == place:
                    self.panes[pane].display = pane == latest

    def on_browser_reread(self, event: Browser.Reread) -> None:
        """The foot of a frame follows the text in it."""
        event.stop()
        for place in self._latest:
            self._foot(place)

    def _foot(self, place: str) -> None:
        pane, told = self.panes[self._latest[place]], ""
        if isinstance(pane, Browser) and fits_foot(pane.footing, pane.reader.text_width):
            told = pane.footing
        self.query_one(f"#{place}").border_subtitle = show(told) if told else ""

    def _is_idle(self, place: str) -> bool:
        """Whether nothing is to be done in a place, whose room the events have then."""
        return place == "act" and self._sitting is not None and not self._decides(self._sitting)

    def _lend_digits(self, sitting: Sitting) -> None:
        """Where a decision or initiatives stand beside the events, digits choose there, whichever
        has the keys, and no event has one."""
        beside, events = self.panes[self._latest["act"]], self.panes["events"]
        assert isinstance(beside, Browser)
        assert isinstance(events, Cards)
        lent = beside.entries if self.has_class("-abreast") and self._decides(sitting) else None
        if events.entries.lend_digits(lent):
            self._stale.add("events")

    def _decides(self, sitting: Sitting) -> bool:
        """Whether there is anything to decide in the pane that stands for it."""
        if self._latest["act"] == "decisions":
            return bool(sitting.view.questions)
        return bool(sitting.view.initiatives)

    def _fill(self) -> None:
        """Fills the panes in sight that have something new to show."""
        sitting = self._sitting
        if sitting is None:
            return
        self._lend_digits(sitting)
        beside = self.has_class("-abreast")
        for place, latest in self._latest.items():
            self.query_one(f"#{place}").border_title = show(frame_title(sitting, latest))
            self._foot(place)
            if latest in self._stale and (beside or latest == self.opened):
                self._stale.discard(latest)
                _fill(self.panes[latest], sitting)


def _fill(pane: Widget, sitting: Sitting) -> None:
    if isinstance(pane, Situation | Browser):
        pane.show_sitting(sitting)
    elif isinstance(pane, Reader):
        briefing = compose_briefing(sitting.view, sitting.rulings)
        pane.read(lambda width, height: briefing_rows(briefing, width))
