"""The line at the top of a screen: what this is, on the left; how things stand, on the right."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from eleventh_ui.tui.show import show

GAP = 2  # columns between the two


class Bar(Horizontal):
    """One line of two texts. Where there is too little room the left one gives way to a shorter
    one, if there is one, and is cut otherwise."""

    DEFAULT_CSS = """
    Bar {
        dock: top; height: 1; background: $panel; padding: 0 1;
        & #bar-left { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #bar-right { width: auto; padding-left: 2; text-wrap: nowrap; color: $quiet; }
    }
    """

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._left, self._right, self._short = left, right, left

    def compose(self) -> ComposeResult:
        """Both texts."""
        yield Label(show(self._left), id="bar-left")
        yield Label(show(self._right), id="bar-right")

    def tell(self, left: str, right: str = "", short: str = "") -> None:
        """Shows other texts; they may come from a scenario. Only another width of the right one is
        worth a new layout, which costs more than all else that a key does."""
        before, after = show(self._right), show(right)
        self._left, self._right, self._short = left, right, short or left
        self._fit()
        wider = before.cell_length != after.cell_length
        self.query_one("#bar-right", Label).update(after, layout=wider)

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for more now, or for less."""
        self._fit()

    def _fit(self) -> None:
        room = self.content_size.width - show(self._right).cell_length - GAP
        left = show(self._left)
        fits = not self.content_size.width or left.cell_length <= room
        self.query_one("#bar-left", Label).update(left if fits else show(self._short), layout=False)
