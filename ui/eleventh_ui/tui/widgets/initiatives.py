"""What a seat may do of its own accord, under headings, with what it costs and is known to do."""

from __future__ import annotations

from eleventh_ui.display.choice_family import compose_family
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.choices import ChoiceEntry, list_entries, list_initiatives
from eleventh_ui.tui.drawing.entries import initiatives
from eleventh_ui.tui.drawing.meters import capital
from eleventh_ui.tui.drawing.rows import Run
from eleventh_ui.tui.drawing.texts import family_rows, option_rows
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.picture import Draw


class Initiatives(Browser):
    """Initiatives; the draft says which are taken. One with a target to choose is unfolded when it
    is chosen, and folded when it is chosen once more."""

    DEFAULT_CSS = """
    Initiatives EntryList { max-height: 50%; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._unfolded = set[str]()

    def refill(self) -> None:
        """The initiatives."""
        if self.sitting is not None:
            self.entries.show_entries(initiatives(self.sitting, self._unfolded))

    def about(self, entry: str) -> Draw:
        """The highlighted one, under what is left to spend."""
        sitting, family = self.sitting, self._find_family(entry)
        option = sitting.option(entry) if sitting else None
        if sitting is not None and family is not None:
            text = compose_family(family, sitting.view, sitting.reference, sitting.forecast)
            return lambda width, height: [*capital(sitting, width), *family_rows(text, width)]
        if sitting is None or option is None:
            return lambda width, height: [(Run("You have no initiatives.", "dim"),)]
        choice = compose_choice(option, sitting.view, sitting.reference, sitting.forecast)
        return lambda width, height: [
            *capital(sitting, width),
            *option_rows(choice, width),
        ]

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """Shows the targets of one that has several, or hides them."""
        if self._find_family(event.id) is not None:
            event.stop()
            self._unfolded ^= {event.id}
            self.refill()

    def _find_family(self, entry: str) -> ChoiceEntry | None:
        view = self.sitting.view if self.sitting else None
        entries = list_entries(list_initiatives(view)) if view else ()
        return next((each for each in entries if each.id == entry and each.only is None), None)
