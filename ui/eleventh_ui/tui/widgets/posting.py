"""The postings of a reveal as they come: a text that grows, its end always in sight."""

from __future__ import annotations

from typing import ClassVar

from eleventh_ui.tui.widgets.picture import Draw, Picture
from eleventh_ui.tui.widgets.reader import Reader


class Told(Picture):
    """What was told so far. Enter stays free to go on; `w` asks."""

    ENTER_ASKS: ClassVar[bool] = False


class Postings(Reader):
    """A reader that stays at the end of what it shows."""

    PICTURE: ClassVar[type[Picture]] = Told

    def read(self, draw: Draw, at_end: bool = True) -> None:
        """Shows the text so far and goes to its end."""
        super().read(draw, at_end)

    def read_from_start(self) -> None:
        """Goes to the beginning, once everything is there."""
        self.call_after_refresh(self.scroll_home, animate=False, immediate=True)
