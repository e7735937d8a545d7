"""Who plays when a game is played on from an earlier turn: the people as before, or one of the
seats alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from eleventh_ui.display.facilitation import playing_on
from eleventh_ui.display.facilitation.reading_choices import seatings
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.seating import AS_BEFORE, assign_players
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.show import prose, show
from eleventh_ui.tui.widgets.choices import Choices


class PlayOnScreen(BaseScreen[Mapping[str, str] | None]):
    """Asks; the answer is who plays each seat, or None for nobody."""

    HEADING = "Play on"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="playon.leave", tooltip="Back; nothing is begun.")
    ]
    DEFAULT_CSS = """
    PlayOnScreen {
        & #ask { padding: 1 2; height: 1fr; }
        & #ask > Static { margin-bottom: 1; }
    }
    """

    def __init__(self, turn: int, source: TableSource) -> None:
        super().__init__()
        self._turn, self._source = turn, source

    def body(self) -> ComposeResult:
        """The answers there are."""
        with Vertical(id="ask"):
            yield Static(prose(playing_on.about(self._turn)))
            yield Choices(show("Who plays?"), "who")

    def on_mount(self) -> None:
        """Fills the list."""
        entries = [(each.id, show(each.title)) for each in seatings(self._source, {})]
        self.query_one(Choices).offer(entries)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That is the answer."""
        self.dismiss(assign_players(self._source.players, event.option.id or AS_BEFORE))

    def action_leave(self) -> None:
        """Nobody plays on."""
        self.dismiss(None)
