"""What orders do for a seat's objectives by the end of a turn, as far as the seat may know.

Nobody knows what others order, which dice fall, or what is hidden. So a forecast is a range over
many imagined turns that differ in just these, and says whose acts decide where in it things come
out. What a choice does is told on one base, before a turn and after it: the turn closed with it,
against the same turn closed without it, all else alike. After the turn others order what the seat
was shown that they ordered; dice and what is hidden stay imagined, the same as before, since a turn
replayed as it truly was would tell what is hidden. So what was told and what came lie apart by what
others were seen to order, and by nothing else. Pure values: `bots.foresight` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.refusals import Refusal
from eleventh.core.stops import AimStop
from eleventh.core.view import HintBranch


@dataclass(frozen=True, slots=True)
class PointRange:
    """Points of 100: the least and the most that came of it in any imagined turn, and the mean."""

    low: float
    mean: float
    high: float


@dataclass(frozen=True, slots=True)
class Sway:
    """By how many points at most a total came out otherwise where only the orders of `seat` were
    other ones; for chance, and what the seat can't see, `seat` is None."""

    seat: str | None
    points: float


@dataclass(frozen=True, slots=True)
class PointForecast:
    """Points of the mean by weight of all objectives (`total`) and of each by itself, in the seat's
    order. The mean of `total` is that of the means in `aims`. `sways` are those that make it come
    out otherwise, the strongest first."""

    total: PointRange
    aims: tuple[PointRange, ...]
    sways: tuple[Sway, ...]


@dataclass(frozen=True, slots=True)
class WayForecast:
    """One of the ways that a choice can go within the turn, and the points of the total in those
    imagined turns in which it goes so; None where it does in none. `settled`: it is known already
    that it goes so."""

    branch: HintBranch
    settled: bool
    points: PointRange | None


@dataclass(frozen=True, slots=True)
class MoveSpan:
    """The least and the most by which a choice itself moved a track in any turn imagined, or in
    those in which it went one way: `fork` is that of its hints, -1 for none, and `holds` tells
    the two ways apart. Both lie within the bounds that the hints tell."""

    track: str
    fork: int
    holds: bool
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class StatusMove:
    """A `value` that a status has at the end of a turn with a choice and not without it, in some of
    the turns imagined, or in all, `always`; none of which the hints of the choice tell, since what
    others order brings it about with it."""

    track: str
    value: str
    always: bool


@dataclass(frozen=True, slots=True)
class ClockAhead:
    """A deadline by its id, and the turn in which it ends; 0 for one beyond the game. `points`, by
    how much the total would change by what its end does and by nothing else, as the turn closes in
    the turns imagined in which it runs; None where that does not matter or is not known."""

    id: str
    turn: int
    points: PointRange | None = None


@dataclass(frozen=True, slots=True)
class ChoiceForecast:
    """What one choice does beside the other orders of a draft: with an answer against none to its
    decision, with an initiative against without it. `decision` is None for an initiative.

    `ways` are those on which it hangs within the turn. The rest is what lies beyond the turn, and
    is in none of the points: `clocks`, deadlines that may still run then and that the choice bears
    upon; `asked`, the later turns in which something reads whether it was made, or a status that it
    bears upon. `alone` is what it would do for the total if nothing else were ordered, None where
    nothing else is: what a choice does hangs on the rest of the draft too. `stops` are the
    objectives that it cannot move, since they stand at an end of their scales with it and without
    it. `moves` has what it did to each track of which its hints tell no single number, `statuses`
    what it makes of those of which they tell nothing."""

    decision: str | None
    choice: str
    points: PointForecast
    ways: tuple[WayForecast, ...] = ()
    clocks: tuple[ClockAhead, ...] = ()
    asked: tuple[int, ...] = ()
    alone: PointRange | None = None
    stops: tuple[AimStop, ...] = ()
    moves: tuple[MoveSpan, ...] = ()
    statuses: tuple[StatusMove, ...] = ()


@dataclass(frozen=True, slots=True)
class CauseForecast:
    """What an event of the turn or a rule that goes on by itself makes of the total, against the
    turn without what it posts."""

    kind: str
    id: str
    title: str
    points: PointRange


@dataclass(frozen=True, slots=True)
class IdleForecast:
    """A turn in which a seat orders nothing: by how much its objectives will have changed, and the
    events and rules that make most of that, as far as they matter, the most first. What others
    order, and all that the seat can't see, is in the change and no such cause."""

    change: PointForecast
    causes: tuple[CauseForecast, ...]


@dataclass(frozen=True, slots=True)
class TurnForecast:
    """A turn as it will close if the seat orders its draft: by how much its objectives will have
    changed (`change`), whoever brought that about; what of it all orders of the draft do, against
    none (`orders`); and what each open choice of its menu does, in the order of the menu.
    `imagined` counts the turns that it is all taken from: a real one may come to more or less.
    `idle` is the same turn if the seat ordered nothing."""

    turn: int
    imagined: int
    change: PointForecast
    orders: PointForecast
    choices: tuple[ChoiceForecast, ...]
    idle: IdleForecast | None = None


@dataclass(frozen=True, slots=True)
class ChoiceHindsight:
    """What one choice of a turn did for a seat that knows of it: `told` before the turn, None for a
    choice of another seat, and `came` of it, once others ordered what they were seen to order."""

    seat: str
    decision: str | None
    choice: str
    told: PointForecast | None
    came: PointForecast


@dataclass(frozen=True, slots=True)
class SharedHindsight:
    """Choices, by their places among those of a hindsight, that did something only together or much
    the same as each other, so that what each did holds what they share: what all of them `came` to,
    against none."""

    choices: tuple[int, ...]
    came: PointForecast


@dataclass(frozen=True, slots=True)
class SharedAim:
    """Choices, by their places among those of a hindsight, that share what they did to one
    objective, by its place: the `points` of it that all of them came to, against none."""

    aim: int
    choices: tuple[int, ...]
    points: float


@dataclass(frozen=True, slots=True)
class EndForecast:
    """By how many points of its total a seat would be ahead at the end of the game: the mean over
    so many imagined `games` of each order, played on by everybody as what they were seen to choose
    lets expect, and its bounds: those of all that is told of one turn are made to hold together,
    and of single ones nine in ten keep to the mean of many more such games."""

    low: float
    mean: float
    high: float
    games: int

    @property
    def is_clear(self) -> bool:
        """Whether it is told apart from nothing."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class AlternativeHindsight:
    """Something else that a seat could have ordered, all the rest as it was: another answer to
    `decision`, or for None an initiative begun, or one of its own left. By how many points that
    would have been better than what it did: as was to be `told` before the turn, and as it `came`
    once others ordered what they were seen to order. `title` is as the seat read it, and so is that
    of the answer it gave, `instead` of which this is; empty for an initiative. In no points are the
    political capital that it would `cost`, and what lies beyond the turn: `clocks` and `asked`, as
    in the forecast of a choice. `end` is what all of that comes to in games that are played on from
    the turn as it came, `end_told` in games that are played on from what was known before it was
    revealed, others' orders of it unknown; both are None in the last turn, and for an initiative by
    which this turn would not have been better."""

    decision: str | None
    choice: str
    title: str
    instead: str
    cost: float
    told: PointForecast
    came: PointForecast
    clocks: tuple[ClockAhead, ...] = ()
    asked: tuple[int, ...] = ()
    end: EndForecast | None = None
    end_told: EndForecast | None = None


@dataclass(frozen=True, slots=True)
class BarredAlternative:
    """What a seat was offered and could not have ordered, all the rest as it was, and the `refusal`
    that it would have met: another answer to `decision`, of which it gave `instead`, or for None an
    initiative. Both titles are as the seat read them."""

    decision: str | None
    choice: str
    title: str
    instead: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class WorldShift:
    """An event or a rule that nobody chose, and that the choices that are known had do otherwise:
    by how many points of each objective it would have done more without all of them."""

    kind: str
    id: str
    title: str
    aims: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TurnHindsight:
    """A turn that is over, as a seat may judge it: `expected`, by how much its objectives were to
    change with its orders; what all its orders did, against none, as it was `told` and as it
    `came`; and so each choice that it knows of, its own first. `shared` are those of them that
    share what matters to the total, each choice in one group at most, `shared_aims` those that do
    to one objective. `alternatives` are all that the seat could have ordered instead, one thing
    changed at a time, in the order of its menu, and `barred` what it could not. `world` has what
    events and rules would have done otherwise without all choices that are known."""

    turn: int
    expected: PointForecast
    told: PointForecast
    came: PointForecast
    choices: tuple[ChoiceHindsight, ...]
    shared: tuple[SharedHindsight, ...] = ()
    alternatives: tuple[AlternativeHindsight, ...] = ()
    world: tuple[WorldShift, ...] = ()
    shared_aims: tuple[SharedAim, ...] = ()
    barred: tuple[BarredAlternative, ...] = ()
