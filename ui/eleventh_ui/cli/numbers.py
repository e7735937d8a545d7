"""Whole numbers as options of a command: what is none is told in a sentence, and what is wanted."""

from __future__ import annotations

import click

from eleventh_ui.display.words import echo


class Whole(click.IntRange):
    """A whole number of something from `low` to `high`, or from `low` on; the `example` is one."""

    def __init__(self, noun: str, low: int, high: int | None, example: int) -> None:
        super().__init__(low, high)
        self._noun, self._example = noun, example

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number. UsageError for what is none."""
        try:
            return int(super().convert(value, param, ctx))  # type: ignore[arg-type]
        except click.BadParameter as wrong:
            name = param.opts[-1] if param is not None else "it"
            span = f"from {self.min}" + (f" to {self.max}" if self.max is not None else " on")
            raise click.UsageError(
                f"“{echo(value)}” is no {self._noun}: {name} takes a whole number {span}, such as "
                f"{self._example}.",
                ctx,
            ) from wrong
