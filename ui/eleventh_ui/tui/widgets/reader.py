"""A text that may be longer than its room."""

from __future__ import annotations

from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.picture import Draw, Picture


class Reader(Picture):
    """A picture that takes all the room there is, and scrolls."""

    DEFAULT_CSS = """
    Reader { height: 1fr; }
    """

    @property
    def text_width(self) -> int:
        """The columns of its text."""
        return self.scrollable_content_region.width

    @property
    def more(self) -> bool:
        """Whether there is text below what is in sight."""
        return self.scroll_offset.y < self.max_scroll_y

    def turn_beside(self, entries: EntryList, by: int) -> None:
        """PageDown and PageUp where this is the text about an entry of a list: a page of the text
        while it has one more in that direction, else of the list."""
        if self.more if by > 0 else self.scroll_offset.y > 0:
            self.turn(by)
        else:
            entries.turn(by)

    def read(self, draw: Draw) -> None:
        """Shows another text, from its beginning."""
        self.show_rows(draw)
        self.scroll_to(y=0, animate=False)

    def turn(self, by: int) -> None:
        """Scrolls by a page, forward or back."""
        (self.scroll_page_down if by > 0 else self.scroll_page_up)(animate=False)
