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
    one, the first that fits if there are several, and the last of them is cut."""

    DEFAULT_CSS = """
    Bar {
        dock: top; height: 1; background: $panel; padding: 0 1;
        & #bar-left { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #bar-right { width: auto; padding-left: 2; text-wrap: nowrap; color: $quiet; }
    }
    """

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._lefts: tuple[str, ...] = (left,)
        self._right = right

    def compose(self) -> ComposeResult:
        """Both texts."""
        yield Label(show(self._lefts[0]), id="bar-left")
        yield Label(show(self._right), id="bar-right")

    def tell(self, left: str, right: str = "", *shorter: str) -> None:
        """Shows other texts; they may come from a scenario. `shorter` is what may stand at the
        left instead, ever shorter. Only another width of the right one is worth a new layout,
        which costs more than all else that a key does."""
        before, after = show(self._right), show(right)
        self._lefts, self._right = (left, *shorter), right
        self._fit()
        wider = before.cell_length != after.cell_length
        self.query_one("#bar-right", Label).update(after, layout=wider)

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for more now, or for less."""
        self._fit()

    def _fit(self) -> None:
        room = self.content_size.width - show(self._right).cell_length - GAP
        lefts = [show(each) for each in self._lefts]
        fitting = (each for each in lefts if each.cell_length <= room)
        shown = next(fitting, lefts[-1]) if self.content_size.width else lefts[0]
        self.query_one("#bar-left", Label).update(shown, layout=False)
