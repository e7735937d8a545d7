"""A text on pages, which the screen turns: the keys for pages are its, while a page has room."""

from __future__ import annotations

from textual.actions import SkipAction

from eleventh_ui.tui.widgets.reader import Reader


class Story(Reader):
    """One page of a text. Only where a single paragraph has no room does it scroll."""

    def action_page(self, by: int) -> None:
        """Leaves the key to the screen, unless there is more of this page."""
        if not self.more if by > 0 else not self.scroll_offset.y:
            raise SkipAction
        super().action_page(by)

    def action_edge(self, which: int) -> None:
        """Leaves the key to the screen."""
        raise SkipAction
