"""What an emitter makes of a program: one function per stage and per query.

The core knows only this shape; `emit.python` is the reference that fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from eleventh.core.ledger import Entry


@dataclass(slots=True)
class Effects:
    """What a stage's function reports. `sets` and `posts` are (cause, amount or value index)."""

    posts: list[Entry] = field(default_factory=list)
    sets: list[Entry] = field(default_factory=list)
    fired: list[int] = field(default_factory=list)
    done: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)


@dataclass(slots=True)
class EvalContext:
    """What a stage or a query reads: the state as it opened. The engine's own working copy.

    `fired`, `chose` and `met` hold the turn in which each last happened (0: never), `done` whether
    each deed was done in this turn; `key` is the game's key to the dice, `inputs` the sizes of all
    parameters, `times` what each counter of deeds stood at as the turn opened.
    """

    values: list[float]
    turn: int
    fired: list[int]
    chose: list[int]
    met: list[int]
    done: list[bool]
    key: int
    inputs: Sequence[float]
    times: list[float]


@dataclass(frozen=True, slots=True)
class Code:
    """A program, runnable. `stages` are in the program's order; `queries` go by name."""

    stages: tuple[Callable[[EvalContext, Effects], None], ...]
    queries: Mapping[str, Callable[[EvalContext], float | bool]]
