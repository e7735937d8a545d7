"""How far a long command has come: on standard error, and only where somebody watches."""

from __future__ import annotations

import signal
import sys
from time import monotonic
from types import FrameType

import click

EVERY = 0.25  # seconds between two lines


class StopOnInterrupt:
    """While it is entered, the first Ctrl-C is noted instead of ending all at once; a second one
    ends it."""

    def __init__(self) -> None:
        self.asked = False

    def __enter__(self) -> StopOnInterrupt:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *raised: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


class ProgressLine:
    """One line that is written over again and again, with the rate and the time that is left."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._begun = monotonic()
        self._told = 0.0
        self.done = 0

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return monotonic() - self._begun

    def show(self, done: int, total: int) -> None:
        """Says how far it is, at most four times a second."""
        self.done = done
        if not self._watched or self.seconds - self._told < EVERY or not done:
            return
        self._told = self.seconds
        rate = done / self.seconds
        left = (total - done) / rate
        click.echo(
            f"\r{done:,} of {total:,} {self._noun}, {rate:,.0f} a second, {left:,.0f} s left   ",
            nl=False,
            err=True,
        )

    def clear(self) -> None:
        """Takes the line away, before anything else is said."""
        if self._watched and self._told:
            click.echo(f"\r{' ' * 78}\r", nl=False, err=True)
            sys.stderr.flush()
