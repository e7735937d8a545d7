"""One line that says what comes next, so that nobody needs a manual."""

from __future__ import annotations

from textual.widgets import Static

from eleventh_ui.tui.show import show


class Prompt(Static):
    """What Enter does now, or in a word why a key did nothing."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; width: 1fr; padding: 0 1; color: $mark;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    _text = ""

    def tell(self, text: str) -> None:
        """Says it."""
        if text != self._text:
            self._text = text
            self.update(show(text), layout=False)
