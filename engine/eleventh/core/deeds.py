"""Deeds, and how often they were done, as tables of a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.ir import Event


@dataclass(frozen=True, slots=True)
class Deed:
    """One use of an act, for event data: who did what toward whom, with its CAMEO code.

    It is done in a turn in which its event happens and its own condition holds, as of `open` for an
    inject's and of `resolve` for a response's or an initiative's; rules of later stages answer the
    deeds done. `certain` says that it has no condition of its own. `intensity` is above 0, and 1 is
    usual. One that `wears` is to rules of intensity / (1 + wears * n * n), where n is what its
    `counter` stands at; the counter is -1 where nothing reads it. Of a choice's deed with a
    condition, `condition` is its index and `holds` whether it must hold or fail; else -1.
    """

    act: str
    title: str
    by: tuple[str, ...]
    toward: tuple[str, ...]
    tone: str
    front: str
    publicity: str
    cameo: str
    goldstein: float | None
    intensity: float
    seen_by: tuple[str, ...]
    event: Event
    certain: bool
    wears: float = 0.0
    counter: int = -1
    condition: int = -1
    holds: bool = True


@dataclass(frozen=True, slots=True)
class DeedCounter:
    """How often the deeds of an act were done in earlier turns, at most `most` times: `deeds`,
    which are all those of it that all of `by` do toward all of `toward`. `seen_by` are the seats
    that may know the count."""

    act: str
    by: tuple[str, ...]
    toward: tuple[str, ...]
    deeds: tuple[int, ...]
    seen_by: tuple[str, ...]
    most: int


def find_root(deeds: Sequence[Deed], event: Event) -> Event:
    """What an event goes back to: the choice or the inject whose deed it follows, or itself."""
    while event.kind == "deed":
        event = deeds[event.index].event
    return event
