"""The events of a turn: headlines, and the card of the one that is highlighted."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Card
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.practice import describe_tasks
from eleventh_ui.tui.drawing.entries import cards
from eleventh_ui.tui.drawing.rows import Run
from eleventh_ui.tui.drawing.sitting import PRACTICE
from eleventh_ui.tui.drawing.texts import card_rows, task_rows
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.picture import Draw


class Cards(Browser):
    """What is put to the table this turn."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._looked_at = set[str]()

    def refill(self) -> None:
        """The headlines."""
        if self.sitting is not None:
            self.entries.show_entries(cards(self.sitting, not self.entries.lends_digits))

    @property
    def last(self) -> bool:
        """Whether no other event follows the one that is highlighted."""
        at = self.entries.highlighted
        return at is None or at + 1 >= self.entries.option_count

    def find_unread(self, cards: Sequence[Card]) -> str:
        """The first of these that was never highlighted here; empty if there is none."""
        return next((each.id for each in cards if each.id not in self._looked_at), "")

    def reread(self) -> None:
        """Shows the highlighted card, which counts as read from now on."""
        super().reread()
        self._looked_at.add(self.entries.entry)

    def turn_on(self) -> None:
        """Highlights the next event."""
        self.entries.action_cursor_down()

    def turn_to(self, card: str) -> None:
        """Highlights this event."""
        self.entries.highlight(card)

    def about(self, entry: str) -> Draw:
        """The card."""
        sitting = self.sitting
        card = sitting.card(entry) if sitting else None
        if sitting is None or card is None:
            return lambda width, height: [(Run("Nothing new is put to the table.", "dim"),)]
        found = compose_card(card, sitting.view, sitting.reference)
        tasks = describe_tasks(card, sitting.to_try, PRACTICE)
        return lambda width, height: [*card_rows(found, width), *task_rows(tasks, width)]
