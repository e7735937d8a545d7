"""Where things stand: the triangle, and beside or below it gauges, statuses, deadlines, capital."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from eleventh_ui.tui.drawing.board import sides, standing
from eleventh_ui.tui.drawing.landmarks import landmarks
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.widgets.picture import Picture


class Triangle(Picture):
    """Relations between the seats, drawn in all the room there is."""

    DEFAULT_CSS = """
    Triangle { height: 10; width: 1fr; }
    """


class Standing(Picture):
    """The gauges of adversaries, statuses, deadlines, capital, and who is awaited."""

    DEFAULT_CSS = """
    Standing { height: auto; width: 1fr; margin-top: 1; }
    """


class Situation(Container):
    """The board of the table."""

    DEFAULT_CSS = """
    Situation { layout: vertical; height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.triangle, self.standing = Triangle(id="triangle"), Standing(id="standing")

    def compose(self) -> ComposeResult:
        """Both parts."""
        yield self.triangle
        yield self.standing

    def show_sitting(self, sitting: Sitting) -> None:
        """Shows how things stand now."""
        marks = landmarks(sitting.view, sitting.reference, sitting.courses)
        self.triangle.show_rows(lambda width, height: sides(marks, (width, height)))
        self.standing.show_rows(lambda width, height: standing(sitting, marks, width))
