"""The postings of a reveal as they come: a text that grows, its end always in sight."""

from __future__ import annotations

from eleventh_ui.tui.widgets.picture import Draw
from eleventh_ui.tui.widgets.reader import Reader


class Postings(Reader):
    """A reader that stays at the end of what it shows."""

    def read(self, draw: Draw, at_end: bool = True) -> None:
        """Shows the text so far and goes to its end."""
        super().read(draw, at_end)
