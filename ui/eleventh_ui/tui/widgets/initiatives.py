"""What a seat may do of its own accord, under headings, with what it costs and is known to do."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh_ui.display.choice_family import compose_family
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.choices import ChoiceEntry, list_entries, list_initiatives
from eleventh_ui.display.words import safe
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
        self._first = ""  # what is highlighted before anybody looks at another
        self._left = ""  # what was highlighted and not taken as somebody went on

    def refill(self) -> None:
        """The initiatives."""
        if self.sitting is None:
            return
        self.entries.show_entries(initiatives(self.sitting, self._unfolded))
        if not self._first:
            open_ = (e for e in self.list_entries() if any(o.barred is None for o in e.options))
            self.entries.highlight(next((each.id for each in open_), ""))
            self._first = self.entries.entry

    def leave_untaken(self) -> str:
        """The title of what somebody who goes on now has looked for and not taken, the first time;
        else empty: what is highlighted before anybody looks at it is nothing that is left."""
        sitting, entry = self.sitting, self.entries.entry
        option = sitting.option(entry) if sitting is not None else None
        if sitting is None or option is None or option.barred or entry in (self._first, self._left):
            return ""
        if entry in sitting.draft.initiatives:
            return ""
        self._left = entry
        return safe(option.title)

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

    def list_entries(self) -> Sequence[ChoiceEntry]:
        """What stands in the list, each with its targets, in the order of its numbers."""
        view = self.sitting.view if self.sitting else None
        return list_entries(list_initiatives(view)) if view else ()

    def _find_family(self, entry: str) -> ChoiceEntry | None:
        return next(
            (each for each in self.list_entries() if each.id == entry and each.only is None), None
        )
