"""The line at the top of a screen: what this is, on the left; how things stand, on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from eleventh_ui.tui.show import show


class Bar(Horizontal):
    """One line of two texts. The left one is cut first where there is too little room."""

    DEFAULT_CSS = """
    Bar {
        dock: top; height: 1; background: $panel; padding: 0 1;
        & #bar-left { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #bar-right { width: auto; padding-left: 2; text-wrap: nowrap; color: $quiet; }
    }
    """

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._left, self._right = left, right

    def compose(self) -> ComposeResult:
        """Both texts."""
        yield Label(show(self._left), id="bar-left")
        yield Label(show(self._right), id="bar-right")

    def tell(self, left: str, right: str = "") -> None:
        """Shows other texts; they may come from a scenario. Only another width of the right one is
        worth a new layout, which costs more than all else that a key does."""
        before, after = show(self._right), show(right)
        self._left, self._right = left, right
        self.query_one("#bar-left", Label).update(show(left), layout=False)
        wider = before.cell_length != after.cell_length
        self.query_one("#bar-right", Label).update(after, layout=wider)
