"""The panes of a table by name, key and count; a click opens one."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from eleventh_ui.tui.drawing.rows import Row, Run
from eleventh_ui.tui.drawing.sitting import PANES, Sitting, heading
from eleventh_ui.tui.widgets.picture import Draw, Picture


class Tabs(Picture, can_focus=False):
    """One row. The underlined initial of each name is its key."""

    DEFAULT_CSS = """
    Tabs { height: 1; width: 1fr; background: $panel; padding: 0 1; }
    """

    @dataclass
    class Picked(Message):
        """A pane was clicked."""

        pane: str

    def show_tabs(self, sitting: Sitting, active: str) -> None:
        """Shows how the panes stand."""
        self.show_rows(tabs_drawn(sitting, active))

    def on_picture_asked(self, event: Picture.Asked) -> None:
        """A click on a name."""
        event.stop()
        self.post_message(self.Picked(event.spot))


def tabs_drawn(sitting: Sitting, active: str) -> Draw:
    """A function that draws the row of tabs; the initial of each is its key."""
    row: Row = ()
    for pane in PANES:
        name = heading(sitting, pane)
        tone = "cursor" if pane == active else ""
        row += (Run(name[0], f"{tone} key", pane), Run(name[1:], tone, pane), Run("  "))
    return lambda width, height: [row]
