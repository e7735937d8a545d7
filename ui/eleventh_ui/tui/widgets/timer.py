"""One line above a screen: that play is paused and why, or the time left for discussion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from eleventh_ui.display.discussion import describe_room
from eleventh_ui.tui.show import show

if TYPE_CHECKING:
    from eleventh_ui.tui.bridge import Session

TICK = 0.5  # seconds


class Timer(Static):
    """Takes no room while there is nothing to say. It never acts: at zero it says so."""

    DEFAULT_CSS = """
    Timer {
        height: 1; width: 1fr; padding: 0 1; color: $mark; text-style: bold; display: none;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    Timer.-telling { display: block; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(markup=False)
        self._session = session
        self._told = ""

    def on_mount(self) -> None:
        """Looks at the clock now and twice a second."""
        self.tick()
        self.set_interval(TICK, self.tick)

    def tick(self) -> None:
        """Shows how the room stands now, if that has changed."""
        room, table = self._session.room, self._session.table
        pause = table.paused.reason if table.paused is not None else None
        session = self._session
        seat = "" if room.called else session.looking
        titles = {each: session.reference.seat(each) for each in table.seats}
        told = describe_room(room.now(table), pause, table.over, room.clock(), seat, titles)
        if told != self._told:
            self._told = told
            self.set_class(bool(told), "-telling")
            self.update(show(told))
