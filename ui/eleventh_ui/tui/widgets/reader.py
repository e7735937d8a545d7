"""A text that may be longer than its room."""

from __future__ import annotations

from eleventh_ui.tui.widgets.picture import Draw, Picture


class Reader(Picture):
    """A picture that takes all the room there is, and scrolls."""

    DEFAULT_CSS = """
    Reader { height: 1fr; }
    """

    @property
    def more(self) -> bool:
        """Whether there is text below what is in sight."""
        return self.scroll_offset.y < self.max_scroll_y

    def read(self, draw: Draw, at_end: bool = False) -> None:
        """Shows another text, from its beginning or at its end."""
        self.show_rows(draw)
        if at_end:
            self.call_after_refresh(self.scroll_end, animate=False, immediate=True)
        else:
            self.scroll_to(y=0, animate=False)
