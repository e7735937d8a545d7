"""A text that may be longer than its room: a picture that scrolls."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from eleventh_ui.tui.widgets.picture import Draw, Picture


class Reader(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows rows at whatever width there is. Left and right stay free for whoever holds it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_down", "Down", show=False, id="reader.down",
                tooltip="Scroll the text by a line, where it has no numbers to go to."),
        Binding("up", "scroll_up", "Up", show=False, id="reader.up",
                tooltip="Scroll the text back by a line, where it has no numbers to go to."),
        Binding("pagedown", "page_down", "Page down", show=False, id="reader.pagedown",
                tooltip="Scroll the text by a page."),
        Binding("pageup", "page_up", "Page up", show=False, id="reader.pageup",
                tooltip="Scroll the text back by a page."),
        Binding("home", "scroll_home", "Beginning", show=False, id="reader.home",
                tooltip="Scroll to the beginning of the text."),
        Binding("end", "scroll_end", "End", show=False, id="reader.end",
                tooltip="Scroll to the end of the text."),
    ]  # fmt: skip
    PICTURE: ClassVar[type[Picture]] = Picture
    DEFAULT_CSS = """
    Reader { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.picture = self.PICTURE()

    def compose(self) -> ComposeResult:
        """The picture."""
        yield self.picture

    def read(self, draw: Draw, at_end: bool = False) -> None:
        """Shows another text, from its beginning or at its end."""
        self.picture.show_rows(draw)
        if at_end:
            self.call_after_refresh(self.scroll_end, animate=False, immediate=True)
        else:
            self.scroll_home(animate=False)
