"""The panes of a table by name, key and count; a click opens one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from eleventh_ui.display.layout import columns
from eleventh_ui.tui.drawing.rows import Row, Run
from eleventh_ui.tui.drawing.sitting import PANES, Sitting, heading
from eleventh_ui.tui.widgets.picture import Draw, Picture

LONGEST, SHORT = 8, 5  # letters of a name that stay where there is little room, and else


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
    names = {pane: heading(sitting, pane) for pane in PANES}
    return lambda width, height: [_row(_fitting(names, active, width), active, width)]


def _row(names: Mapping[str, str], active: str, width: int) -> Row:
    gap = "  " if _takes(names, 2) <= width else " "
    row: Row = ()
    for pane, name in names.items():
        tone = "cursor" if pane == active else ""
        row += (Run(name[0], f"{tone} key", pane), Run(name[1:], tone, pane), Run(gap))
    return row


def _fitting(names: Mapping[str, str], active: str, width: int) -> Mapping[str, str]:
    """The names as they fit into the width: closer together where they do not, and the long ones
    shortened only where they do not fit even so, the open pane's excepted, so that none is lost
    at the end of the row."""
    if _takes(names, 1) <= width:
        return names
    return {
        pane: name if pane == active else _shortened(name, PANES[pane])
        for pane, name in names.items()
    }


def _shortened(name: str, title: str) -> str:
    return name.replace(title, f"{title[:SHORT]}.") if len(title) > LONGEST else name


def _takes(names: Mapping[str, str], gap: int) -> int:
    return sum(columns(name) for name in names.values()) + gap * (len(names) - 1)
