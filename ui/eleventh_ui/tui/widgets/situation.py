"""Where things stand: the triangle, and beside or below it the deadline and the meters."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from eleventh_ui.tui.drawing.board import sides
from eleventh_ui.tui.drawing.landmarks import landmarks
from eleventh_ui.tui.drawing.meters import standing
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.widgets.picture import Picture


class Triangle(Picture):
    """Relations between the seats, drawn in all the room there is."""

    DEFAULT_CSS = """
    Triangle { height: 10; width: 1fr; }
    """


class Standing(Picture):
    """The deadline, the meters of adversaries, the rest of the short list, who is awaited."""

    DEFAULT_CSS = """
    Standing { height: 1fr; min-height: 9; width: 1fr; }
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
        marks = landmarks(sitting.view, sitting.reference, sitting.courses, sitting.pins)
        self.triangle.show_rows(lambda width, height: sides(marks, (width, height)))
        self.standing.show_rows(lambda width, height: standing(sitting, marks, width, height))
