"""A card to share: what one game of one person came to, in a few lines.

It holds what the finished game's debrief shows to its own seat and nothing of the others: the
ending, the person's total, how it lies among their own first games and beside players whose games
were recorded, the seed, and the command that deals the same dice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.lab.hindsight.recorded import find_recorded
from eleventh.play.finished import FinishedGame
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.histogram import TotalsBin, draw_bar, place_total, spread_totals
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.profile import DAILY, list_seats
from eleventh_ui.display.words import pluralise, safe
from eleventh_ui.display.yardsticks import BRIEFLY, describe_recorded

NAME = "Eleventh Hour"
CELLS = 20  # of the bar that stands for 100


@dataclass(frozen=True, slots=True)
class ResultCard:
    """A card, every text safe: `share` is the total of 1, `bar` the same as text. `bins` are the
    person's first games on each seed of this program by tens, none for a single one; `own` is the
    number of the bin of this game, counted from 0 for a total of 0. `caption` says what they
    are, `spread` tells them as text, `standing` what is recorded of others; each is empty where
    there is nothing to tell."""

    scenario: str
    player: str
    ending: str
    total: str
    share: float
    bar: str
    bins: tuple[TotalsBin, ...]
    own: int
    caption: str
    spread: str
    standing: str
    again: str


def compose_card(game: FinishedGame, games: Sequence[FinishedGame] = ()) -> ResultCard:
    """The card of a game, among the `games` of the profile."""
    when = format_day(game.day or game.ended.partition("T")[0])
    dice = f"{DAILY.lower()}, {when}" if game.day else when
    played = f"as {safe(game.seat_title)}, in {pluralise(game.turns, 'turn')}"
    share = min(max(game.total / 100, 0.0), 1.0)
    full = round(share * CELLS)
    firsts, recorded = _find_firsts(game, games), find_recorded(game.program_hash, game.seat)
    caption = f"First games on {pluralise(len(firsts), 'seed')}, by tens"
    bins = spread_totals(firsts) if len(firsts) > 1 else ()
    return ResultCard(
        scenario=safe(game.title),
        player=", ".join(filter(None, (played, dice))),
        ending=safe(game.ending_title),
        total=format_reached(game.total),
        share=share,
        bar=f"[{'#' * full}{'-' * (CELLS - full)}]",
        bins=bins,
        own=place_total(game.total),
        caption=caption if bins else "",
        spread=_describe_spread(caption, bins, place_total(game.total)),
        standing="" if recorded is None else describe_recorded(recorded, game.total, BRIEFLY),
        again=name_command("play", game.scenario, "--seat", game.seat, "--seed", game.seed),
    )


def _find_firsts(game: FinishedGame, games: Sequence[FinishedGame]) -> tuple[float, ...]:
    """The totals of the first games on each seed of the same program in the same seat."""
    found = next(
        (each for each in list_seats(games) if any(one.match == game.match for one in each.games)),
        None,
    )
    programs = () if found is None else found.programs
    own = (each.firsts for each in programs if each.program_hash == game.program_hash)
    return next(own, ())


def _describe_spread(caption: str, bins: Sequence[TotalsBin], own: int) -> str:
    if not bins:
        return ""
    most = max(each.games for each in bins)
    told = [
        f"{each.label} {draw_bar(each.games, most)}"
        f"{' (this one)' if place_total(each.low) == own else ''}"
        for each in bins
        if each.games
    ]
    return f"{caption}: {', '.join(told)}."


def list_card_lines(card: ResultCard) -> tuple[str, ...]:
    """The card as lines of text; a drawing has them for those who do not see it."""
    return (
        f"{NAME}: {card.scenario}",
        f"Played {card.player}.",
        f"The end: {card.ending}",
        f"{card.total} {card.bar}",
        *filter(None, (card.spread, card.standing)),
        f"The same dice: {card.again}",
    )
