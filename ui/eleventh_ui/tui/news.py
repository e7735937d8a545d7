"""What happens at the table, as messages: the app hands them to the screen on top, and whatever
that does not stop comes back to the app.

They are a module of their own so that the first screen needs nothing of the engine to be painted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from eleventh.play.table import FacilitatorTable
    from eleventh_ui.tui.white_cell import Room


class News(Message):
    """Something happened at the table. Handled by a screen, or else by the app."""


@dataclass
class MatchOpened(News):
    """A match is open, stored at `path`; `notes` are for its players to read first, and `room` is
    the one they sit in, if it is known; `leave` tells guests that the table is left."""

    table: FacilitatorTable
    path: Path
    notes: tuple[str, ...] = ()
    room: Room | None = None
    leave: Callable[[], None] = lambda: None


@dataclass
class OrdersSealed(News):
    """The orders of a seat are in, and stored."""

    seat: str


@dataclass
class OrdersWithdrawn(News):
    """A seat took its orders back; its draft is as it was."""

    seat: str


@dataclass
class PredictionNoted(News):
    """What a seat expects of the turn is stored, or taken back."""

    seat: str


@dataclass
class TurnRevealed(News):
    """A turn was adjudicated: the next one is open, or the game is over."""

    turn: int


@dataclass
class SteppedBack(News):
    """The table went back to the opening of a turn; `told` says to which."""

    told: str


@dataclass
class TableRefused(News):
    """The table did not take it; nothing has changed."""

    reasons: tuple[str, ...]


@dataclass
class Failed(News):
    """The store did not take it; nothing has changed, and the sentence says what to do."""

    sentence: str


@dataclass
class Stored(News):
    """Nothing that was chosen waits for the disk any more; the session knows whether it took it."""


@dataclass
class DraftForeseen(News):
    """It is worked out what the draft of a seat may do by the end of the turn."""

    seat: str


@dataclass
class Restored(News):
    """The save had vanished while it was played, and was written anew where it had been."""

    path: Path


@dataclass
class Intervened(News):
    """The facilitator has done something; it is in the journal."""

    told: str


@dataclass
class Done(Message):
    """To the app, from the thread: `news` to hand out, or a `fault` to end with."""

    news: News | None
    fault: BaseException | None = None
