"""Who plays when a game is played on from an earlier turn: the people as before, or one of the
seats alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from eleventh.bots.registry import HUMAN
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.seating import AS_BEFORE, players_of
from eleventh_ui.display.words import listed
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

    def __init__(self, turn: int, players: Mapping[str, str], reference: Reference) -> None:
        super().__init__()
        self._turn, self._players, self._reference = turn, players, reference

    def body(self) -> ComposeResult:
        """The answers there are."""
        with Vertical(id="ask"):
            yield Static(
                prose(
                    f"The match goes on from the opening of turn {self._turn}, in a save of its "
                    "own and on the same dice. This one stays as it is."
                )
            )
            yield Choices(show("Who plays?"), "who")

    def on_mount(self) -> None:
        """Fills the list."""
        people = [self._reference.seat(s) for s, who in self._players.items() if who == HUMAN]
        entries = [(AS_BEFORE, show(f"As before: {listed(people)}"))] if people else []
        entries += [
            (seat, show(f"One person in the seat of {self._reference.seat(seat)}"))
            for seat in self._players
        ]
        self.query_one(Choices).offer(entries)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That is the answer."""
        self.dismiss(players_of(self._players, event.option.id or AS_BEFORE))

    def action_leave(self) -> None:
        """Nobody plays on."""
        self.dismiss(None)
