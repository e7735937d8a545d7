"""The number of the dice, as an option of a command."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from eleventh.play.daily import TODAY
from eleventh_ui.display.words import echo

LARGEST_SEED = 2**63 - 1
LONGEST = len(str(LARGEST_SEED))


class Seed(click.IntRange):
    """A whole number that the dice begin from; anything else gets a sentence."""

    def __init__(self, more: str = "") -> None:
        super().__init__(0, LARGEST_SEED)
        self._more = more

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number. UsageError for what is none."""
        text = str(value).strip()
        if not (text.isascii() and text.isdecimal()):
            self._refuse(text, ctx)
        number = int(text[:LONGEST])
        if len(text) > LONGEST or number > LARGEST_SEED:
            self._refuse(text, ctx)
        return number

    def _refuse(self, text: str, ctx: click.Context | None) -> NoReturn:
        raise click.UsageError(
            f"“{echo(text)}” can't be the dice: --seed takes a whole number from 0 to "
            f"{LARGEST_SEED}, such as 7{self._more}.",
            ctx,
        )


class PlaySeed(Seed):
    """The same for a game, in which the seed of the day can be asked for."""

    def __init__(self) -> None:
        super().__init__(f", or {TODAY}")

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """The number, or that it is today's. UsageError for what is neither."""
        if str(value).strip().casefold() == TODAY:
            return TODAY
        return super().convert(value, param, ctx)
