"""A picture: rows drawn for the room there is, in which spots can be found, clicked and asked
about. It scrolls where there is less room than rows.

It draws its lines itself and lays nothing out, so that a change costs one paint and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from eleventh_ui.tui.drawing.rows import Row, row_of, spots_in, within
from eleventh_ui.tui.widgets.paint import SPOT, paint

Draw = Callable[[int, int], Sequence[Row]]
"""From columns and rows to a picture; a picture as high as its text is asked with no rows."""


class Picture(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of text. The arrow keys move a cursor over its spots, or scroll where there is none; `w`
    or a click asks why. Enter, left and right stay free for whoever holds it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next number", show=False, id="picture.next",
                tooltip="Move the cursor to the next number; without numbers, scroll."),
        Binding("up", "step(-1)", "Number before", show=False, id="picture.before",
                tooltip="Move the cursor to the number before; without numbers, scroll."),
        Binding("pagedown", "page(1)", "Page down", show=False, id="picture.pagedown",
                tooltip="Scroll the text by a page."),
        Binding("pageup", "page(-1)", "Page up", show=False, id="picture.pageup",
                tooltip="Scroll the text back by a page."),
        Binding("home", "edge(-1)", "Beginning", show=False, id="picture.home",
                tooltip="Scroll to the beginning of the text."),
        Binding("end", "edge(1)", "End", show=False, id="picture.end",
                tooltip="Scroll to the end of the text."),
        Binding("w", "ask", "Why", id="picture.why",
                tooltip="Why does the number under the cursor stand where it stands?"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Picture {
        height: auto; width: 1fr; text-wrap: nowrap; overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
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
        self._painted: tuple[Sequence[Row], tuple[object, ...], list[Strip]] | None = None
        self._cursor = ""
        self._askable = False

    @property
    def spot(self) -> str:
        """The spot under the cursor; empty if there is none."""
        return self._cursor

    @property
    def askable(self) -> bool:
        """Whether there is anything to ask about."""
        return self._askable

    def show_rows(self, draw: Draw) -> None:
        """Shows another picture; the cursor stays if its spot is still there."""
        before = len(self._drawn[1]) if self._drawn else 0
        self._draw, self._drawn = draw, None
        if self._grows and len(self.rows(self._wide, 0)) != before:
            self.refresh(layout=True)
        self._measure()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The picture in so much room."""
        if self._drawn is None or self._drawn[0] != (width, height):
            self._drawn = ((width, height), self._draw(width, height))
        return self._drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text takes."""
        return len(self.rows(width, 0))

    def on_resize(self, event: events.Resize) -> None:
        """Draws anew for another width."""
        self._measure()

    def render_line(self, y: int) -> Strip:
        """One line of the picture with its cursor."""
        rows, width = self._rows_now(), self._wide
        style = self.visual_style
        key = (self._cursor, width, style)
        if self._painted is None or self._painted[0] is not rows or self._painted[1] != key:
            strips = Visual.to_strips(
                self, paint([within(row, width) for row in rows], self._cursor), width, None, style
            )
            self._painted = (rows, key, strips)
        at = self.scroll_offset.y + y
        if at < len(self._painted[2]):
            return self._painted[2][at]
        return Strip.blank(width, self.rich_style)

    def action_step(self, by: int) -> None:
        """Moves the cursor, or scrolls; leaves the key to others where there is neither."""
        spots = spots_in(self._rows_now())
        if not spots:
            if not self.max_scroll_y:
                raise SkipAction
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        at = spots.index(self._cursor) + by if self._cursor in spots else (0 if by > 0 else -1)
        self._cursor = spots[at % len(spots)]
        self.refresh()
        self._bring_into_sight(row_of(self._rows_now(), self._cursor))

    def action_page(self, by: int) -> None:
        """Scrolls by a page, or leaves the key to others where all is in sight."""
        if not self.max_scroll_y:
            raise SkipAction
        room = max(1, self.scrollable_content_region.height - 1)
        self.scroll_to(y=self.scroll_offset.y + by * room, animate=False)

    def action_edge(self, which: int) -> None:
        """Scrolls to the end of the text, or to its beginning; the cursor goes with it."""
        spots = spots_in(self._rows_now())
        if spots:
            self._cursor = spots[-1 if which > 0 else 0]
            self.refresh()
        if self.max_scroll_y:
            self.release_anchor()
            self.scroll_to(y=self.max_scroll_y if which > 0 else 0, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a reason to ask for only where there are spots."""
        return self._askable if action == "ask" else True

    def action_ask(self) -> None:
        """Asks about the spot under the cursor, or about the first one."""
        if not self._cursor:
            self.action_step(1)
        self.post_message(self.Asked(self, self._cursor))

    def on_click(self, event: events.Click) -> None:
        """A click on a spot asks about it."""
        spot = event.style.meta.get(SPOT, "")
        if spot:
            self._cursor = spot
            self.refresh()
            self.post_message(self.Asked(self, spot))

    @property
    def _wide(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _grows(self) -> bool:
        return self.styles.height is None or self.styles.height.is_auto

    def _rows_now(self) -> Sequence[Row]:
        return self.rows(self._wide, 0 if self._grows else self.scrollable_content_region.height)

    def _measure(self) -> None:
        rows = self._rows_now()
        self.virtual_size = Size(self._wide, len(rows))
        spots = spots_in(rows)
        if self._cursor and self._cursor not in spots:
            self._cursor = ""
        if bool(spots) != self._askable:
            self._askable = bool(spots)
            self.refresh_bindings()
        self.refresh()

    def _bring_into_sight(self, row: int) -> None:
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= row < top + room:
            self.scroll_to(y=max(0, row - room // 2), animate=False)
