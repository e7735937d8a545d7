"""A row of pages by name and key; a click opens one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from eleventh_ui.tui.drawing.rows import Row, Run
from eleventh_ui.tui.widgets.picture import Picture


class Pages(Picture, can_focus=False):
    """One row: each page with the letter that opens it, the open one marked."""

    DEFAULT_CSS = """
    Pages { height: 1; width: 1fr; background: $panel; padding: 0 1; }
    """

    @dataclass
    class Picked(Message):
        """A page was clicked."""

        page: str

    def show_pages(self, titles: Mapping[str, str], active: str) -> None:
        """Shows the pages; each page's letter is the first of its id."""
        row = pages_row(titles, active)
        self.show_rows(lambda width, height: [row])

    def on_picture_asked(self, event: Picture.Asked) -> None:
        """A click on a name."""
        event.stop()
        self.post_message(self.Picked(event.spot))


def pages_row(titles: Mapping[str, str], active: str) -> Row:
    """The row: `s Seats  r Responses`."""
    runs: list[Run] = []
    for page, title in titles.items():
        tone = "cursor" if page == active else ""
        runs += [Run(f"{page[0]} ", "mark", page), Run(title, tone, page), Run("  ")]
    return tuple(runs)
