"""All that is known of one thing that is no number: a choice with every effect and its causes, an
event, a decision, a source in words. What it names can be asked about in turn.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eleventh_ui.display.subjects import Known, Subject
from eleventh_ui.display.walking import spot_absence
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.subjects import subject_rows
from eleventh_ui.tui.news import DraftForeseen
from eleventh_ui.tui.widgets.reader import Reader

HEADINGS = {
    "answer": "What is known of this choice",
    "initiative": "What is known of this choice",
    "event": "What is known of this event",
    "decision": "What is to be decided",
    "total": "What your objectives come to",
    "source": "What this source says",
}


class AboutScreen(BaseScreen[None]):
    """One thing in full. Each score, choice and source that it names can be asked about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "why_not", "Why not", id="about.why_not",
                tooltip="What this choice needs, part by part, and what of it is lacking."),
        Binding("escape,q,enter", "leave", "Back", id="about.leave", tooltip="Back to the table."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    AboutScreen Reader { padding: 0 2; }
    """

    def __init__(self, session: Session, seat: str, subject: Subject) -> None:
        super().__init__()
        self.session, self.seat, self.subject = session, seat, subject

    def body(self) -> ComposeResult:
        """The text."""
        yield Reader()

    def on_mount(self) -> None:
        """Fills it."""
        self.bar.tell(HEADINGS[self.subject.kind])
        self._read()
        self.session.foresee(self.seat)

    def on_draft_foreseen(self, news: DraftForeseen) -> None:
        """What a choice may do is worked out."""
        self._read()

    def _read(self) -> None:
        session, seat, subject = self.session, self.seat, self.subject
        known = Known(session.view(seat), session.reference, session.forecast(seat))
        self.query_one(Reader).read(lambda width, height: subject_rows(subject, known, width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a choice is open or not."""
        return action != "why_not" or bool(self._topic)

    def action_why_not(self) -> None:
        """What the choice lacks."""
        self.ask(spot_absence(self._topic))

    @property
    def _topic(self) -> str:
        """The choice as something that may not be open; empty for another thing."""
        known = (each.id for each in self.session.topics(self.seat))
        subject = self.subject
        wanted = f"{subject.of}.{subject.id}" if subject.of else subject.id
        choice = subject.kind in ("answer", "initiative")
        return next((each for each in known if choice and each == wanted), "")

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
