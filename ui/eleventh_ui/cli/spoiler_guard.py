"""What the shell may tell of a save: a match that goes on keeps the secrets of its seats.

Whoever sits at a hot seat sits at the shell too, so until the end a command tells what one seat may
know, unless everything is asked for by name. Once the match is over nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from eleventh_ui.cli.guard import Trouble

if TYPE_CHECKING:
    from eleventh.play.game import Game

OPENING = "--open-secrets"


def opening_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that asks for everything, the same on every command that tells a save."""
    return click.option(
        OPENING,
        "opened",
        is_flag=True,
        help="Tell everything though the match goes on: it opens the secrets of every seat.",
    )(command)


def viewer(game: Game, wanted: str | None, opened: bool) -> str | None:
    """The seat whose knowledge is told: the one `wanted`, in a match that goes on else that of the
    only person. None for everything: at the end, if it is `opened`, or if nobody has a seat.

    Trouble if it is not clear whose it is, or if no person plays the seat.
    """
    people = played_by_people(game)
    if game.state.over or opened or not people:
        return wanted
    if wanted is None and len(people) > 1:
        raise Trouble(
            "The match goes on, and several people play it: --seat says for whom it is told, "
            f"{_either(people)}.",
            _hint(),
        )
    if wanted is not None and wanted not in people:
        raise Trouble(f"The match goes on, and no person plays {wanted}.", _hint())
    return wanted or people[0]


def refuse_secrets(game: Game, opened: bool, what: str = "a report") -> None:
    """Trouble where something that hides nothing is asked of a match that goes on: `what`."""
    if not game.state.over and not opened and played_by_people(game):
        raise Trouble(f"The match goes on, and {what} hides nothing.", _hint())


def played_by_people(game: Game) -> tuple[str, ...]:
    """The seats in which people sit."""
    from eleventh.bots.registry import HUMAN

    return tuple(seat for seat, player in game.opened.players.items() if player == HUMAN)


def _either(seats: tuple[str, ...]) -> str:
    from eleventh_ui.display.words import join_words

    return join_words(seats, "or")


def _hint() -> str:
    return f"{OPENING} tells everything, the secrets of every seat included."
