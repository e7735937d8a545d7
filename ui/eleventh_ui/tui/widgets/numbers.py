"""Every number that a seat sees, and what moved the highlighted one since it last decided."""

from __future__ import annotations

from textual import events

from eleventh_ui.tui.drawing.entries import numbers
from eleventh_ui.tui.drawing.reasons import number_rows
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.picture import Draw


class Numbers(Browser):
    """All readings. `w` or Space tells why; so does a click."""

    DEFAULT_CSS = """
    Numbers EntryList { max-height: 60%; height: 60%; scrollbar-gutter: stable; }
    """

    def refill(self) -> None:
        """The readings, as wide as there is room."""
        width = self.entries.scrollable_content_region.width
        if self.sitting is not None and width:
            self.entries.show_entries(numbers(self.sitting, width))

    def about(self, entry: str) -> Draw:
        """What moved it, in short."""
        sitting = self.sitting
        if sitting is None:
            return lambda width, height: ()
        return lambda width, height: number_rows(sitting, entry, width)

    def on_resize(self, event: events.Resize) -> None:
        """Rows are as wide as the list."""
        self.call_after_refresh(self.refill)
