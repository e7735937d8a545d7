"""One seat before a match: who plays it, changed with Left and Right, Space or a click."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from eleventh.bots.registry import HUMAN, meaning_of
from eleventh.net.external.command import name_player
from eleventh_ui.tui.show import joined, show, stacked


class SeatRow(Static, can_focus=True):
    """A seat with its title and leader; `player` is `human` or the name of a doctrine, one of
    `players` or another one that was asked for by name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,space",
            "turn(1)",
            "Who plays",
            id="seat.next",
            tooltip="Give this seat to the next player: you, or one of the doctrines.",
        ),
        Binding(
            "left",
            "turn(-1)",
            "Who plays",
            id="seat.previous",
            show=False,
            tooltip="Give this seat to the player before.",
        ),
    ]
    DEFAULT_CSS = """
    SeatRow { height: 4; padding: 0 1; border: round $frame; }
    SeatRow:focus { border: heavy $frame-focus; }
    """

    player = reactive(HUMAN)

    class Changed(Message):
        """Somebody else plays this seat now."""

    def __init__(
        self, seat: str, title: str, leader: str, player: str, players: tuple[str, ...]
    ) -> None:
        super().__init__(markup=False)
        self.seat = seat
        self._title, self._leader, self._players = title, leader, players
        self.set_reactive(SeatRow.player, player)

    def on_mount(self) -> None:
        """Shows who plays."""
        self._tell()

    def watch_player(self) -> None:
        """Shows who plays now."""
        self._tell()
        self.post_message(self.Changed())

    def on_click(self) -> None:
        """A click takes the next player."""
        self.action_turn(1)

    def action_turn(self, step: int) -> None:
        """The next player, or the one before."""
        players = self._players
        place = players.index(self.player) if self.player in players else 0
        self.player = players[(place + step) % len(players)]

    def _tell(self) -> None:
        mine = self.player == HUMAN
        who = "you" if mine else name_player(self.player)
        meaning = "a person at this keyboard" if mine else meaning_of(self.player)
        style = "bold $mark" if mine else "bold"
        self.update(
            stacked(
                joined(show(self._title, "bold"), Content("  "), show(self._leader, "$quiet")),
                joined(show(f"< {who} >", style), Content("  "), show(meaning, "$quiet")),
            )
        )
