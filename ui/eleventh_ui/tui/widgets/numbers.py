"""Every number that a seat sees, under headings, and what the highlighted one measures and what
moved it since the seat last decided. `/` filters, `p` pins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from eleventh_ui.tui.drawing.entries import numbers
from eleventh_ui.tui.drawing.reasons import number_rows
from eleventh_ui.tui.drawing.rows import Run
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.picture import Draw

ASKED = "a word; Enter keeps the filter, Esc shows all"
LONGEST = 60


class Numbers(Browser):
    """All readings. `w` or Space tells why; so does a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", show=False, key_display="/", id="numbers.filter",
                tooltip="Show only the numbers with a word in their name, heading or definition."),
        Binding("escape", "unfilter", "All numbers", show=False, id="numbers.all",
                tooltip="Show all numbers again."),
        Binding("p", "pin", "Pin", show=False, id="numbers.pin",
                tooltip="Keep the highlighted number above the others and on the board, or not."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Numbers {
        & EntryList { max-height: 60%; height: 60%; scrollbar-gutter: stable; }
        & Input { height: 1; border: none; padding: 0; display: none; &:focus { border: none; } }
        &.-filtered Input { display: block; }
    }
    """

    @dataclass
    class Pinned(Message):
        """A reading shall stand above the others, or no longer."""

        track: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._typed = Input(placeholder=ASKED, max_length=LONGEST)

    def compose(self) -> ComposeResult:
        """The filter above the list and the text."""
        yield self._typed
        yield from super().compose()

    def refill(self) -> None:
        """The readings, as wide as there is room."""
        width = self.entries.scrollable_content_region.width
        if self.sitting is not None and width:
            self.entries.show_entries(numbers(self.sitting, width, self._typed.value))

    def about(self, entry: str) -> Draw:
        """What it measures, and what moved it, in short."""
        sitting = self.sitting
        if sitting is None:
            return lambda width, height: ()
        if not entry:
            return lambda width, height: [(Run("No number has that in its name.", "dim"),)]
        return lambda width, height: number_rows(sitting, entry, width)

    def on_resize(self, event: events.Resize) -> None:
        """Rows are as wide as the list."""
        self.call_after_refresh(self.refill)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The list follows what is typed."""
        event.stop()
        self.refill()
        self.reread()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list; what was typed stays, unless it is nothing."""
        event.stop()
        self.set_class(bool(self._typed.value), "-filtered")
        self.entries.focus()

    def action_filter(self) -> None:
        """Opens the filter."""
        self.add_class("-filtered")
        self._typed.focus()

    def action_unfilter(self) -> None:
        """Closes the filter, or leaves the key to others."""
        if not self.has_class("-filtered"):
            raise SkipAction
        self._typed.value = ""
        self.remove_class("-filtered")
        self.entries.focus()

    def action_pin(self) -> None:
        """Pins the highlighted number, or takes the pin away."""
        if not self.entries.entry:
            raise SkipAction
        self.post_message(self.Pinned(self.entries.entry))
