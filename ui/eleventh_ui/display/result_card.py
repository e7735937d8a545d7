"""A card to share: what one game of one person came to, in a few lines.

It holds what the finished game's debrief shows to its own seat and nothing of the others: the
ending, the person's total, the seed, and the command that deals the same dice.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.play.finished import FinishedGame
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.profile import DAILY
from eleventh_ui.display.words import pluralise, safe

NAME = "Eleventh Hour"
CELLS = 20  # of the bar that stands for 100


@dataclass(frozen=True, slots=True)
class ResultCard:
    """A card, every text safe: `share` is the total of 1, `bar` the same as text."""

    scenario: str
    player: str
    ending: str
    total: str
    share: float
    bar: str
    again: str


def compose_card(game: FinishedGame) -> ResultCard:
    """The card of a game."""
    when = format_day(game.day or game.ended.partition("T")[0])
    dice = f"{DAILY.lower()}, {when}" if game.day else when
    played = f"as {safe(game.seat_title)}, in {pluralise(game.turns, 'turn')}"
    share = min(max(game.total / 100, 0.0), 1.0)
    full = round(share * CELLS)
    return ResultCard(
        scenario=safe(game.title),
        player=", ".join(filter(None, (played, dice))),
        ending=safe(game.ending_title),
        total=format_reached(game.total),
        share=share,
        bar=f"[{'#' * full}{'-' * (CELLS - full)}]",
        again=name_command("play", game.scenario, "--seat", game.seat, "--seed", game.seed),
    )


def list_card_lines(card: ResultCard) -> tuple[str, ...]:
    """The card as lines of text; a drawing has them for those who do not see it."""
    return (
        f"{NAME}: {card.scenario}",
        f"Played {card.player}.",
        f"The end: {card.ending}",
        f"{card.total} {card.bar}",
        f"The same dice: {card.again}",
    )
