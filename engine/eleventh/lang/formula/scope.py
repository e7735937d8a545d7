"""What the names in a formula can mean at the place where it stands.

`Names` holds the tables of a whole scenario, made once by the lowering code; a `Scope` adds what
differs from place to place: which actor each variable stands for, the moment of the turn, the
intensity of the deed. Looking a name up is in `resolve`, making a value of it in `typecheck`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from eleventh.core.amounts import write_number
from eleventh.core.span import Span
from eleventh.lang.formula.done import ActName, CounterTable
from eleventh.lang.formula.expression import Expr
from eleventh.lang.formula.starting import StartingClock
from eleventh.lang.graph.values import Value

Moment: TypeAlias = Literal["open", "decide", "resolve", "react", "close"]

# Orders are sealed until here.
ORDERS_KNOWN: frozenset[Moment] = frozenset({"resolve", "react", "close"})


@dataclass(frozen=True, slots=True)
class TrackName:
    """A track a formula can name: its index, its bounds, and for a status the names of its values
    in order.
    """

    index: int
    low: float
    high: float
    kind: Literal["score", "counter", "status"]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DerivedName:
    """A derived track: its formula is lowered anew wherever it is named, with its own variables
    (`first`, `second`). Without one, as what was wrong with it is told already, it is no value.
    """

    expr: Expr | None
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeadlineName:
    """A deadline: its index, and the least and most days left as any turn opens; of one that starts
    what starts it."""

    index: int
    low: float
    high: float
    starting: StartingClock | None = None


@dataclass(frozen=True, slots=True)
class InputName:
    """A parameter that is read as the game runs: its index, and the bounds within which it lies."""

    index: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Names:
    """Everything a formula of one scenario may name.

    `tracks` and `derived` are keyed by full id (`trust.seoul.tokyo`), so that families follow
    from the keys. `choices` is keyed by (seat, id); an initiative with targets has one key per
    target (`quiet_channel.tokyo`), and its bare id then means any of them, as `untargeted` has it.
    `months` holds the length of the shortest and of the longest turn. `pairs` holds where a family
    says that it is `of: [ONE, OTHER]`, which is easily meant to be two tracks and is one. `inputs`
    are the parameters that are read as the game runs; `conditions` have a name, and are written out
    before anything is looked up. `acts` are those whose deeds are counted, by
    `counters`, which are made as they are asked for. `amounts` has the responses that are given
    with an amount, keyed as choices are: the amount of each of their choices by its index.
    """

    tracks: Mapping[str, TrackName]
    derived: Mapping[str, DerivedName]
    parameters: Mapping[str, float]
    deadlines: Mapping[str, DeadlineName]
    injects: Mapping[str, int]
    joints: Mapping[str, int]
    choices: Mapping[tuple[str, str], tuple[int, ...]]
    actors: tuple[str, ...]
    seats: tuple[str, ...]
    months: tuple[float, float]
    last: int
    pairs: Mapping[str, Span] = field(default_factory=dict)
    inputs: Mapping[str, InputName] = field(default_factory=dict)
    conditions: tuple[str, ...] = ()
    acts: Mapping[str, ActName] = field(default_factory=dict)
    counters: CounterTable = field(default_factory=CounterTable)
    amounts: Mapping[tuple[str, str], Mapping[int, float]] = field(default_factory=dict)
    untargeted: Mapping[tuple[str, str], tuple[int, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[tuple[str, str], tuple[int, ...]] = {}
        for (seat, id), indices in self.choices.items():
            bare = id.partition(".")[0]
            if bare != id:
                found[seat, bare] = found.get((seat, bare), ()) + indices
        object.__setattr__(self, "untargeted", found)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names and what they mean at one place.

    `variables` maps each variable to the actor it stands for (`self`, `target`, `by`, `toward`...
    are variables like any other); `intensity` is None where there is no deed, `amount` where no
    response is given with one. `inside` lists the derived tracks being lowered, and where each of
    them was named.
    """

    names: Names
    moment: Moment
    variables: Mapping[str, str] = field(default_factory=dict)
    intensity: Value | None = None
    inside: tuple[tuple[str, Span], ...] = ()
    amount: float | None = None

    def fill(self, part: str) -> str:
        """The actor a variable stands for, the number that `amount` is; other parts as they are."""
        return self.bindings.get(part, part)

    @property
    def bindings(self) -> Mapping[str, str]:
        """What stands for each word that differs from place to place."""
        if self.amount is None:
            return self.variables
        return {**self.variables, "amount": write_number(self.amount)}

    def enter(self, id: str, span: Span, derived: DerivedName) -> Scope:
        """The scope of the formula of a derived track that is named at a place here."""
        inside = (*self.inside, (id, span))
        return replace(
            self, variables=derived.variables, intensity=None, inside=inside, amount=None
        )
