"""The intermediate representation: one flat list of typed operations that every emitter turns into
code.

The compiler lowers rules to this list and nothing else runs: the table, the bots and the batches
all execute code generated from it. Operations are pure values except `post`, `set`, `fire`, `do`
and `end`; a register is the index of the operation that makes it. Arithmetic is float64 in the
order given, with no libm and no fused multiply-add, so that all emitters agree to the last bit. An
operation belongs to exactly one block; a block runs, within its stage, only if its event happened,
and may read registers of its stage's shared block (event ALWAYS, first) too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from eleventh.core.span import Span

Type = Literal["number", "truth", "nothing"]

# code -> (how many register arguments, the type it yields). Further arguments are plain data.
OPCODES: dict[str, tuple[int, Type]] = {
    "const": (0, "number"),  # data: the number
    "truth": (0, "truth"),  # data: True or False
    "track": (0, "number"),  # data: track index; the value as the stage opened
    "turn": (0, "number"),  # 1 .. last
    "months": (0, "number"),  # length of this turn in months of 30 days
    "left": (0, "number"),  # data: deadline index; days left on the day the turn opens
    "fired": (0, "truth"),  # data: inject index; has fired in this game
    "fires": (0, "truth"),  # data: inject index; has fired in this turn
    "chose": (0, "truth"),  # data: choice index; chosen in this game, this turn included
    "chooses": (0, "truth"),  # data: choice index; chosen in this turn
    "was_met": (0, "truth"),  # data: joint index; met in this game, this turn included
    "chance": (0, "number"),  # data: site; a uniform in [0, 1)
    "add": (2, "number"),
    "sub": (2, "number"),
    "mul": (2, "number"),
    "div": (2, "number"),  # the divisor's range never holds zero: checked at compile time
    "min": (2, "number"),
    "max": (2, "number"),
    "neg": (1, "number"),
    "abs": (1, "number"),
    "lt": (2, "truth"),
    "le": (2, "truth"),
    "eq": (2, "truth"),
    "ne": (2, "truth"),
    "and": (2, "truth"),
    "or": (2, "truth"),
    "not": (1, "truth"),
    "select": (3, "number"),  # (condition, then, else)
    "grain": (1, "number"),  # rounded to 1/256: floor(x * 256 + 0.5) / 256
    "post": (2, "nothing"),  # (guard, amount); data: cause
    "set": (1, "nothing"),  # (guard); data: cause, value index
    "fire": (1, "nothing"),  # (guard); data: inject index
    "do": (1, "nothing"),  # (guard); data: deed index; the deed is done in this turn
    "end": (1, "nothing"),  # (guard); data: ending index; the first that holds closes the game
}


class Op(NamedTuple):
    """One operation. `args` are registers, `data` plain numbers, as OPCODES says for its `code`."""

    code: str
    args: tuple[int, ...]
    data: tuple[float | int | bool, ...]
    span: Span | None

    @property
    def type(self) -> Type:
        """The type of the value it yields."""
        return OPCODES[self.code][1]


@dataclass(frozen=True, slots=True)
class Event:
    """What must have happened in this turn for a block to run.

    kind: "always"; "inject" (index fired this turn); "choice" (index chosen this turn); "met"
    (joint index chosen by all its parties this turn); "deed" (index done this turn).
    """

    kind: Literal["always", "inject", "choice", "met", "deed"]
    index: int = 0


ALWAYS = Event("always")


@dataclass(frozen=True, slots=True)
class Block:
    """Operations from `start` up to `stop` (excluded), run in a turn in which `event` happened."""

    event: Event
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of adjudication: every operation in it reads the state as the stage opened.

    `moment`: "open" (before the seats decide), "resolve", "react" (the rulebook's stages) or
    "close".
    """

    id: str
    moment: Literal["open", "resolve", "react", "close"]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A value that is asked for rather than posted: whether a response may be chosen, its cost, a
    score.

    `root` is the register to return; operations are `start` to `stop`.
    """

    name: str
    start: int
    stop: int
    root: int
