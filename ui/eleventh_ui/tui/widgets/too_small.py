"""What is shown instead of a screen where there is no room for one."""

from __future__ import annotations

from textual import events
from textual.widgets import Static

from eleventh_ui.tui.show import show

WIDTH, HEIGHT = 60, 20


def too_small(width: int, height: int) -> bool:
    """Whether a terminal of this size has no room for our screens."""
    return width < WIDTH or height < HEIGHT


class TooSmall(Static):
    """A sentence over everything; the stylesheet shows it below 60 columns or 20 rows."""

    DEFAULT_CSS = """
    TooSmall {
        layer: guard; display: none; width: 100%; height: 100%;
        background: $background; color: $foreground; padding: 1 2;
    }
    """

    def on_resize(self, event: events.Resize) -> None:
        """Says how much room there is."""
        size = self.app.size
        self.update(
            show(
                f"The table needs {WIDTH} columns and {HEIGHT} rows; this window has {size.width} "
                f"and {size.height}. Make it larger, or the letters smaller. Nothing is lost."
            )
        )
