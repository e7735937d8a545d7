"""Players from outside: whoever decides for a seat without being a person or a doctrine of ours.

A match holds what is here and knows nothing of programs, pipes or time limits; whoever opens the
match invites the players. So nothing that is written in a save can start anything: a seat that was
played from outside is played on by whoever is invited now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from eleventh.bots.doctrine import DoctrineOrders
from eleventh.bots.registry import HUMAN, is_doctrine, is_program
from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.core.view import View
from eleventh.play.faults import SaveError

Refuse = Callable[[Orders], tuple[Refusal, ...]]
"""Says why orders would not be taken, as the table says it to the seat."""


class ExternalPlayer(Protocol):
    """Decides for one seat, and may take its time."""

    def order(self, view: View, refuse: Refuse) -> DoctrineOrders:
        """Orders for the open turn that would not be refused. LeftTable if the table is left
        meanwhile."""

    def end(self, view: View) -> None:
        """The game is over, and this is what the seat may know of it."""

    def close(self) -> None:
        """The table is left. It may be called again, and after it the player may be asked again."""


Invitation = Callable[[str, Program], ExternalPlayer]
"""Seats a player at the seat of this id, in a game of this program."""

Guests = Mapping[str, Invitation | str]
"""Who plays seats otherwise than their names say: invitations, or the names of doctrines."""


class LeftTable(SaveError):
    """The table was left while a player's orders were awaited; nothing has changed."""

    def __init__(self) -> None:
        super().__init__("The table was left before all orders were in; the turn is still open.")


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits at a table: `players` as a save names them, the `guests` among them, and how to
    `leave` while guests are awaited, from any thread."""

    players: Mapping[str, str]
    guests: Guests = field(default_factory=dict)
    leave: Callable[[], None] = lambda: None


def check_seating(path: object, players: Mapping[str, str], guests: Guests, *, over: bool) -> None:
    """SaveError if the match at `path` has a seat that nobody here can play. A program is not
    needed where it is over."""
    for seat, player in players.items():
        if player == HUMAN or seat in guests or is_doctrine(player):
            continue
        if is_program(player) and over:
            continue
        if is_program(player):
            raise SaveError(
                f"In {path} the program {player!r} played {seat}, and nothing is started because a "
                f"save names it. Name it again with --bots {seat}=exec:PROGRAM, or let a doctrine "
                f"go on in its place with --bots {seat}=opponent."
            )
        raise SaveError(
            f"{path} has a seat played by the doctrine {player!r}, which this version "
            "does not know. Update to continue it."
        )
