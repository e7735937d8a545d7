"""A picture: rows drawn for the room there is, in which spots can be found, clicked and asked
about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from eleventh_ui.tui.drawing.rows import Row, row_of, spots_in
from eleventh_ui.tui.widgets.paint import SPOT, paint

Draw = Callable[[int, int], Sequence[Row]]
"""From columns and rows to a picture; a picture as high as its text is asked with no rows."""


class Picture(Widget, can_focus=True):
    """Rows of text. The arrow keys move a cursor over its spots; `w`, Enter or a click asks why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next number", show=False, id="picture.next",
                tooltip="Move the cursor to the next number."),
        Binding("up", "step(-1)", "Number before", show=False, id="picture.before",
                tooltip="Move the cursor to the number before."),
        Binding("w", "ask", "Why", id="picture.why",
                tooltip="Why does the number under the cursor stand where it stands?"),
        Binding("enter", "enter", "Go on", id="picture.enter",
                tooltip="Why, if the cursor is on a number; else go on."),
    ]  # fmt: skip
    ENTER_ASKS: ClassVar[bool] = True
    DEFAULT_CSS = """
    Picture { height: auto; width: 1fr; }
    """

    @dataclass
    class Asked(Message):
        """Somebody wants to know about a spot."""

        picture: Picture
        spot: str

        @property
        def control(self) -> Picture:
            """The picture."""
            return self.picture

    def __init__(self, draw: Draw = lambda width, height: (), id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._drawn: tuple[tuple[int, int], Sequence[Row]] | None = None
        self._cursor = ""

    @property
    def spot(self) -> str:
        """The spot under the cursor; empty if there is none."""
        return self._cursor

    def show_rows(self, draw: Draw) -> None:
        """Shows another picture; the cursor stays if its spot is still there."""
        self._draw, self._drawn = draw, None
        self.refresh(layout=True)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The picture in so much room."""
        if self._drawn is None or self._drawn[0] != (width, height):
            self._drawn = ((width, height), self._draw(width, height))
        return self._drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text takes."""
        return len(self.rows(width, 0))

    def render(self) -> Content:
        """The picture with its cursor."""
        return paint(self._rows_now(), self._cursor)

    def action_step(self, by: int) -> None:
        """Moves the cursor, and leaves the key to others where there is nothing to move to."""
        spots = spots_in(self._rows_now())
        if not spots:
            raise SkipAction
        at = spots.index(self._cursor) + by if self._cursor in spots else (0 if by > 0 else -1)
        self._cursor = spots[at % len(spots)]
        self.refresh()
        self.scroll_visible_row(row_of(self._rows_now(), self._cursor))

    def scroll_visible_row(self, row: int) -> None:
        """Scrolls whatever holds the picture until a row can be seen."""
        parent = self.parent
        if isinstance(parent, Widget) and parent.is_scrollable:
            top, room = parent.scroll_offset.y, parent.scrollable_content_region.height
            if not top <= row < top + room:
                parent.scroll_to(y=max(0, row - room // 2), animate=False)

    def action_ask(self) -> None:
        """Asks about the spot under the cursor."""
        if not self._cursor:
            raise SkipAction
        self.post_message(self.Asked(self, self._cursor))

    def action_enter(self) -> None:
        """Asks, or leaves Enter to the screen."""
        if not self.ENTER_ASKS:
            raise SkipAction
        self.action_ask()

    def on_click(self, event: events.Click) -> None:
        """A click on a spot asks about it."""
        spot = event.style.meta.get(SPOT, "")
        if spot:
            self._cursor = spot
            self.refresh()
            self.post_message(self.Asked(self, spot))

    def _rows_now(self) -> Sequence[Row]:
        flexible = self.styles.height is None or not self.styles.height.is_auto
        return self.rows(self.content_size.width, self.content_size.height if flexible else 0)
