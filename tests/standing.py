"""How a seat stands in a match, as a player is told it and as a save holds it: for harnesses that
kill the one and look into the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eleventh.core.orders import Orders
from eleventh.play.game import Game


@dataclass(frozen=True, slots=True)
class Standing:
    """The turns that were revealed, whether the seat's orders are sealed, and which they are."""

    revealed: int = 0
    sealed: bool = False
    responses: tuple[tuple[str, str], ...] = ()
    initiatives: frozenset[str] = frozenset()

    def with_orders(self, orders: Orders) -> Standing:
        """The same turn with these orders, not sealed."""
        responses = tuple(sorted(orders.responses.items()))
        return replace(
            self, sealed=False, responses=responses, initiatives=frozenset(orders.initiatives)
        )

    def seal(self) -> Standing:
        """The orders sealed as they are."""
        return replace(self, sealed=True)

    def reveal(self) -> Standing:
        """The next turn, with nothing chosen yet."""
        return Standing(self.revealed + 1)


def standing_of(game: Game, seat: str) -> Standing:
    """How the seat stands in a game that was loaded."""
    sealed = game.sealed.get(seat)
    orders = sealed.orders if sealed else game.drafts.get(seat, Orders())
    standing = Standing(len(game.revealed)).with_orders(orders)
    return standing.seal() if sealed else standing


@dataclass(frozen=True, slots=True)
class Killed:
    """What became of one kill: `shown` is the last standing that the player was told of, `due` what
    might have followed from what they had asked for by then, `found` what the save held."""

    shown: Standing
    due: tuple[Standing, ...]
    found: Standing

    @property
    def lost(self) -> bool:
        """Whether the save holds less than was told, or something that nobody asked for."""
        return self.found not in (self.shown, *self.due)

    @property
    def ahead(self) -> bool:
        """Whether the save was ahead of what was told, as it should be for a moment."""
        return self.found != self.shown


def describe_kills(kills: list[Killed], parts: int) -> str:
    """The numbers for `make attack`; `parts` counts hidden files that a kill left of a new save."""
    ahead, lost = (sum(getattr(each, what) for each in kills) for what in ("ahead", "lost"))
    return (
        f"{len(kills)} kills: {lost} lost what was shown, {ahead} found more stored than was shown"
        f" yet; {parts} parts of saves that were never begun"
    )
