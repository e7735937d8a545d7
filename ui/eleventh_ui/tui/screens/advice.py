"""What the advisers of a seat say to one decision. What they go by takes a moment to imagine."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eleventh.core.view import Question
from eleventh_ui.display.advisers import compose_advice
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.advice import advice_rows
from eleventh_ui.tui.drawing.rows import prose
from eleventh_ui.tui.news import DraftForeseen
from eleventh_ui.tui.widgets.reader import Reader


class AdviceScreen(BaseScreen[None]):
    """Each adviser argues for the answer best for its objective; nobody has to follow."""

    HEADING = "What your advisers say"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,enter,v", "leave", "Back", id="advice.leave", tooltip="Back to the table."
        )
    ]
    DEFAULT_CSS = """
    AdviceScreen Reader { padding: 0 2; }
    """

    def __init__(self, session: Session, seat: str, question: Question) -> None:
        super().__init__()
        self.session, self.seat, self.question = session, seat, question

    def body(self) -> ComposeResult:
        """The text."""
        yield Reader()

    def on_mount(self) -> None:
        """Says what is known already; else it is worked out beside the keys."""
        self._read()
        self.session.foresee(self.seat)

    def on_draft_foreseen(self, news: DraftForeseen) -> None:
        """The turn ahead is imagined."""
        self._read()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()

    def _read(self) -> None:
        forecast = self.session.forecast(self.seat)
        if forecast is None:
            self.query_one(Reader).read(
                lambda width, height: prose("They think about the turn ahead ...", width, "dim")
            )
            return
        view, question = self.session.view(self.seat), self.question
        advice = compose_advice(view, question, forecast, self.session.reference)
        self.query_one(Reader).read(lambda width, height: advice_rows(question, advice, width))
