"""Who plays a batch: doctrines by name, and tables of weights, as values that can be sent.

A doctrine that has a form for lanes plays all games of a chunk at once. Any other plays one game
after the other as at a table, which takes far longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eleventh.bots.lane_policies import NAMED, make_policy
from eleventh.bots.lanes import GameDice, HistorianLanes, RandomLanes, SeedDice, WeightedLanes
from eleventh.bots.planned import change_record, follow_orders
from eleventh.bots.random_bot import EAGERNESS
from eleventh.bots.registry import HUMAN, assign, find_doctrine, find_own_seed, names
from eleventh.core.amounts import share_answers
from eleventh.core.program import Program, Seat
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.emit.lanes import LanePolicy, Lanes
from eleventh.lang.problems.suggest import find_nearest

WEIGHTS = "weights:"  # before the name of a table of weights
LARGEST = 1e6  # weight of a response


@dataclass(frozen=True, slots=True)
class BatchPlayer:
    """A doctrine by its name; or one that draws by weights, which are given by choice: the others
    weigh as they do for `random`; or orders, each a turn and a choice, that are followed where they
    may be, see `follow_orders`, and else are random; or changes of the record, each a turn, a
    choice, and whether it is made or an initiative is left out: all else is done as it was."""

    name: str
    weights: tuple[tuple[int, float], ...] | None = None
    orders: tuple[tuple[int, int], ...] | None = None
    changes: tuple[tuple[int, int, bool], ...] | None = None

    @property
    def in_lanes(self) -> bool:
        """Whether it plays many games at once."""
        given = (self.weights, self.orders, self.changes)
        return (
            any(each is not None for each in given)
            or self.name in NAMED
            or find_own_seed(self.name) is not None
        )


def seat_players(seats: Sequence[str], wanted: Iterable[str]) -> dict[str, BatchPlayer] | Refusal:
    """Who plays each seat, from texts as `bots.registry.assign` reads them; `random` plays those
    that nothing names. A Refusal for what can't be read, and for people: nobody sits here. A player
    named `weights:...` has none yet: see `weigh_choices`."""
    found = assign(seats, wanted, "random", find_batch_player)
    if isinstance(found, Refusal):
        return found
    if HUMAN in found.values():
        return _refuse(HUMAN)
    return {seat: BatchPlayer(name) for seat, name in found.items()}


def find_batch_player(name: str) -> object:
    """Whatever plays batches under this name; a Refusal if nothing does."""
    if name in NAMED or name.startswith(WEIGHTS):
        return name
    found = find_doctrine(name)
    if isinstance(found, Refusal) and found.code is RefusalCode.UNKNOWN_DOCTRINE:
        return _refuse(name)
    return found


def weigh_choices(program: Program, seat: str, name: str, weights: object) -> BatchPlayer:
    """A player of a seat that draws by weights, a mapping of the ids of its responses and
    initiatives to numbers: of an initiative the chance that it is taken. ValueError, in a sentence,
    for an id that the seat lacks, a number that is no weight, or a decision of which all responses
    weigh 0, so that none could be drawn."""
    if not isinstance(weights, Mapping):
        raise ValueError(f"weights of {seat} map ids of its choices to numbers")
    own: dict[str, list[int]] = {}
    for index, each in enumerate(program.choices):
        if each.seat == seat:
            own.setdefault(each.id, []).append(index)
    ranges = {
        each.response: [*each.choices]
        for each in program.amounts
        if program.decisions[each.decision].seat == seat
    }
    own |= ranges
    found: dict[int, float] = {}
    for id, weight in weights.items():
        if id not in own:
            near = find_nearest(str(id), own)
            guess = f"; perhaps {near!r} is meant" if near else ""
            raise ValueError(f"{seat} has no response and no initiative {str(id)!r}{guess}")
        for index in own[id]:
            most = 1.0 if program.choices[index].kind == "initiative" else LARGEST
            if isinstance(weight, bool) or not isinstance(weight, int | float):
                raise ValueError(f"the weight of {id!r} is no number: {weight!r}")
            if not 0 <= weight <= most:
                raise ValueError(f"the weight of {id!r} is from 0 to {most:g}, not {weight!r}")
            found[index] = float(weight) / len(ranges.get(id, [index]))  # amounts share it
    for decision in program.decisions:
        if decision.seat == seat and all(found.get(each) == 0 for each in decision.choices):
            raise ValueError(
                f"all responses to {decision.id!r} weigh 0, so none could be drawn: one must weigh "
                "more"
            )
    return BatchPlayer(name, tuple(sorted(found.items())))


def _refuse(name: str) -> Refusal:
    known = (*dict.fromkeys((*names(), *NAMED)), f"{WEIGHTS}FILE")
    near = find_nearest(name, known)
    return Refusal(
        RefusalCode.UNKNOWN_DOCTRINE, {"wanted": name, "near": near or "", "known": known}
    )


def make_policies(
    program: Program, players: Mapping[str, BatchPlayer], lanes: Lanes
) -> dict[str, LanePolicy]:
    """The policies of the seats whose players have a form for lanes."""
    return {
        seat.id: _make_policy(program, players[seat.id], seat, lanes)
        for seat in program.seats
        if players[seat.id].in_lanes
    }


def _make_policy(program: Program, player: BatchPlayer, seat: Seat, lanes: Lanes) -> LanePolicy:
    dice = GameDice(lanes.seed, lanes.games)
    if player.orders is not None:
        return follow_orders(program, seat.id, player.orders, RandomLanes(program, dice))
    if player.changes is not None:
        return change_record(program, player.changes, HistorianLanes(program))
    if player.weights is not None:
        parts = share_answers(program)
        weights = {
            index: parts[index] if each.kind == "response" else EAGERNESS
            for index, each in enumerate(program.choices)
        }
        return WeightedLanes(program, dice, weights | dict(player.weights))
    seed = find_own_seed(player.name)
    if seed is not None:
        return RandomLanes(program, SeedDice(seed, seat.site))
    return make_policy(player.name, program, dice)
