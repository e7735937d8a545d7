"""A list above, and below it all about what is highlighted in it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.picture import Draw
from eleventh_ui.tui.widgets.reader import Reader


class Browser(Vertical):
    """A pane of a table. Subclasses say what the list holds and what is read below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "read(1)", "Read on", show=False, id="browser.down",
                tooltip="A page of the text below the list; at its end, of the list."),
        Binding("pageup", "read(-1)", "Read back", show=False, id="browser.up",
                tooltip="A page back in the text below the list; at its start, in the list."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Browser {
        & EntryList { max-height: 40%; }
        & Reader { border-top: solid $frame; }
    }
    """

    class Reread(Message):
        """Another text is shown, and what a frame says at its foot may be something else."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries, self.reader = EntryList(), Reader()
        self.sitting: Sitting | None = None
        self._read = ""

    def compose(self) -> ComposeResult:
        """The list and the text."""
        yield self.entries
        yield self.reader

    def show_sitting(self, sitting: Sitting) -> None:
        """Shows how things stand now."""
        self.sitting = sitting
        self.refill()
        self.reread()

    def refill(self) -> None:
        """Fills the list."""

    @property
    def footing(self) -> str:
        """What a frame around the pane says at its foot, if there is room; empty for nothing."""
        return ""

    def about(self, entry: str) -> Draw:
        """The text about an entry; the entry is empty if there is none."""
        return lambda width, height: ()

    def reread(self) -> None:
        """Shows the text about what is highlighted."""
        self._read = self.entries.entry
        self.reader.read(self.about(self._read))
        self.post_message(self.Reread())

    def on_resize(self, event: events.Resize) -> None:
        """A frame has another room at its foot."""
        self.post_message(self.Reread())

    def on_entry_list_looked(self, event: EntryList.Looked) -> None:
        """The text follows the highlight; whoever holds this pane may follow it too."""
        if event.id != self._read:
            self.reread()

    def action_read(self, by: int) -> None:
        """A page of the text, or of the list."""
        self.reader.turn_beside(self.entries, by)
