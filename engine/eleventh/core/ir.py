"""The intermediate representation: one flat list of typed operations that every emitter turns into
code.

The compiler lowers rules to this list and nothing else runs: the table, the bots and the batches
all execute code generated from it. Operations are pure values except `post`, `set`, `fire`, `do`
and `end`; a register is the index of the operation that makes it. Arithmetic is float64 in the
order given, with no libm but the square root, which is exact, and no fused multiply-add, so that
all emitters agree to the last bit. An operation belongs to exactly one block; a block runs, within
its stage, only if its event happened, and may read registers of its stage's shared block (event
ALWAYS, first) too.

An emitter needs no knowledge but what stands in the list. A stage posts sums beside the values and
clips them to the bounds of their tracks when all is read; of the `set`s of a track the one of the
least priority holds, and of the `end`s of a turn the one of the first stage and the least priority.
What a stage fires is noted when it settles, and blocks whose event is "firing" follow it at once.
A parameter is a constant, unless it was asked for as an input: then it is read as the game runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from eleventh.core.span import Span

Type = Literal["number", "truth", "nothing"]

DataKind = Literal[
    "number", "flag", "track", "deadline", "inject", "choice", "joint", "site", "cause", "value",
    "deed", "ending", "parameter", "priority", "counter",
]  # fmt: skip


class Opcode(NamedTuple):
    """What an operation is made of: all that is known of it without knowing what it does.

    `takes` has a letter for each register, n for a number and t for a truth; `makes` is the type
    of its value; `data` says what each of its plain numbers is, or is an index of.
    """

    takes: str
    makes: Type
    data: tuple[DataKind, ...] = ()


OPCODES: Mapping[str, Opcode] = MappingProxyType(
    {
        "const": Opcode("", "number", ("number",)),
        "truth": Opcode("", "truth", ("flag",)),
        "input": Opcode("", "number", ("parameter",)),  # a parameter that is read in the game
        "track": Opcode("", "number", ("track",)),  # the value as the stage opened
        "turn": Opcode("", "number"),  # 1 .. last
        "months": Opcode("", "number"),  # length of this turn in months of 30 days
        "left": Opcode("", "number", ("deadline",)),  # days left on the day the turn opens
        "fired": Opcode("", "truth", ("inject",)),  # has fired in this game
        "fires": Opcode("", "truth", ("inject",)),  # has fired in this turn
        "chose": Opcode("", "truth", ("choice",)),  # chosen in this game, this turn included
        "chooses": Opcode("", "truth", ("choice",)),  # chosen in this turn
        "chosen_in": Opcode(
            "", "number", ("choice",)
        ),  # the turn it was last chosen in, 0 for never
        "fired_in": Opcode("", "number", ("inject",)),  # the turn it last fired in, 0 for never
        "met_in": Opcode("", "number", ("joint",)),  # the turn it was last met in, 0 for never
        "was_met": Opcode("", "truth", ("joint",)),  # met in this game, this turn included
        "done": Opcode("", "number", ("counter",)),  # how often in earlier turns, this one left out
        "chance": Opcode("", "number", ("site",)),  # a uniform in [0, 1)
        "add": Opcode("nn", "number"),
        "sub": Opcode("nn", "number"),
        "mul": Opcode("nn", "number"),
        "div": Opcode("nn", "number"),  # the divisor is never zero: checked at compile time
        "min": Opcode("nn", "number"),
        "max": Opcode("nn", "number"),
        "neg": Opcode("n", "number"),
        "abs": Opcode("n", "number"),
        "lt": Opcode("nn", "truth"),
        "le": Opcode("nn", "truth"),
        "eq": Opcode("nn", "truth"),
        "ne": Opcode("nn", "truth"),
        "and": Opcode("tt", "truth"),
        "or": Opcode("tt", "truth"),
        "not": Opcode("t", "truth"),
        "select": Opcode("tnn", "number"),  # condition, then, else
        "grain": Opcode("n", "number"),  # rounded to 1/256: floor(x * 256 + 0.5) / 256
        "odds": Opcode("n", "number"),  # in this turn, of a probability a month: see core.odds
        # Effects: the first register is the guard.
        "post": Opcode("tn", "nothing", ("cause", "track")),  # guard, amount
        "set": Opcode("t", "nothing", ("cause", "track", "value", "priority")),
        "fire": Opcode("t", "nothing", ("inject",)),
        "do": Opcode("t", "nothing", ("deed",)),  # the deed is done in this turn
        "end": Opcode("t", "nothing", ("ending", "priority")),  # closes the game
    }
)


class Op(NamedTuple):
    """One operation. `args` are registers, `data` plain numbers, as OPCODES says for its `code`."""

    code: str
    args: tuple[int, ...]
    data: tuple[float | int | bool, ...]
    span: Span | None

    @property
    def type(self) -> Type:
        """The type of the value it yields."""
        return OPCODES[self.code].makes


@dataclass(frozen=True, slots=True)
class Event:
    """What must have happened in this turn for a block to run.

    kind: "always"; "inject" (index fired this turn, in an earlier stage); "firing" (index fired by
    this very stage, whose block comes after the `fire`); "choice" (index chosen this turn); "met"
    (joint index chosen by all its parties this turn); "deed" (index done this turn).
    """

    kind: Literal["always", "inject", "firing", "choice", "met", "deed"]
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
