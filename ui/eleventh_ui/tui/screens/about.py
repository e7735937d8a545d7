"""All that is known of one choice or one event: every effect with its causes, sources in words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eleventh.core.view import Card, Option
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.texts import about_rows, happened_rows
from eleventh_ui.tui.news import DraftForeseen
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.reader import Reader


class AboutScreen(BaseScreen[None]):
    """One choice or event in full. Each score that it moves can be asked about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Back", id="about.leave", tooltip="Back to the table.")
    ]
    DEFAULT_CSS = """
    AboutScreen Reader { padding: 0 2; }
    """

    def __init__(self, session: Session, seat: str, thing: Option | Card) -> None:
        super().__init__()
        self.session, self.seat, self.thing = session, seat, thing

    def body(self) -> ComposeResult:
        """The text."""
        yield Reader()

    def on_mount(self) -> None:
        """Fills it."""
        self._read()
        self.session.foresee(self.seat)

    def on_draft_foreseen(self, news: DraftForeseen) -> None:
        """What the choice may do is worked out."""
        self._read()

    def _read(self) -> None:
        thing, view, reference = self.thing, self.session.view(self.seat), self.session.reference
        reader = self.query_one(Reader)
        if isinstance(thing, Option):
            self.bar.tell("What is known of this choice")
            choice = compose_choice(thing, view, reference, self.session.forecast(self.seat))
            reader.read(lambda width, height: about_rows(choice, width))
        else:
            self.bar.tell("What is known of this event")
            card = compose_card(thing, view, reference)
            reader.read(lambda width, height: happened_rows(card, width))

    def on_picture_asked(self, event: Picture.Asked) -> None:
        """Why a score stands where it stands now."""
        self.app.push_screen(WhyScreen(self.session, self.seat, event.spot))

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
