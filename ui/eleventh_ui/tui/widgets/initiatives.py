"""What a seat may do of its own accord, with what it costs and is known to do."""

from __future__ import annotations

from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.tui.drawing.entries import initiatives
from eleventh_ui.tui.drawing.meters import capital
from eleventh_ui.tui.drawing.rows import Run
from eleventh_ui.tui.drawing.texts import option_rows
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.picture import Draw


class Initiatives(Browser):
    """Initiatives; the draft says which are taken."""

    DEFAULT_CSS = """
    Initiatives EntryList { max-height: 50%; }
    """

    def refill(self) -> None:
        """The initiatives."""
        if self.sitting is not None:
            self.entries.show_entries(initiatives(self.sitting))

    def about(self, entry: str) -> Draw:
        """The highlighted one, under what is left to spend."""
        sitting = self.sitting
        option = sitting.option(entry) if sitting else None
        if sitting is None or option is None:
            return lambda width, height: [(Run("You have no initiatives.", "dim"),)]
        choice = compose_choice(option, sitting.view, sitting.reference, sitting.forecast)
        return lambda width, height: [
            *capital(sitting, width),
            *option_rows(choice, width),
        ]
