"""What a changed order made of a game, turn by turn, as one value beside the real one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eleventh.core.program import Ending, Program
from eleventh.core.state import State
from eleventh.lab.reached import totals
from eleventh.lab.turning_points import Shift, find_shifts, rank_shift
from eleventh.lab.whatif.branching import Branch, BranchTurn, Source, play_branch
from eleventh.lab.whatif.changes import ChangedOrder
from eleventh.lab.whatif.spreading import (
    GAMES,
    GoingOn,
    StartingPoint,
    WhatFollows,
    plays_in_lanes,
    spread_games,
)
from eleventh.play.events import Barred, Injected, Overridden, Replaced
from eleventh.play.game import Game
from eleventh.play.match_record import MatchRecord

INTERVENTIONS = (Barred, Injected, Overridden, Replaced)


@dataclass(frozen=True, slots=True)
class OtherOrders:
    """What a seat ordered in a turn, where the two games differ: ids of choices, and titles by id.
    `source` says whence the changed ones come."""

    seat: str
    title: str
    real: tuple[str, ...]
    changed: tuple[str, ...]
    source: Source
    titles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TurnBeside:
    """One turn of both games: the orders that differ, events that came in one of them only, and
    every track that stands elsewhere as it closes, what `ranking` has first."""

    turn: int
    date: str
    title: str
    orders: tuple[OtherOrders, ...]
    only_real: tuple[tuple[str, str], ...]
    only_changed: tuple[tuple[str, str], ...]
    tracks: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class PlaysOn:
    """Who decides for a seat after the changed turn: its `player` in the real game, and whether the
    doctrine of that name or a fitted policy, in the one game and in the many. `answers` count what
    the policy was fitted to."""

    seat: str
    title: str
    player: str
    by_doctrine: bool
    in_lanes: bool
    answers: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A game with one order changed beside the real one. `ask` is empty for an initiative; `real`
    is the title of what was answered, empty for none. Endings are None while a game goes on.
    `facilitated` says that the facilitator had a hand in a later turn of the real game."""

    turn: int
    date: str
    seat: str
    seat_title: str
    decision: str
    ask: str
    real: str
    choice: str
    title: str
    players: tuple[PlaysOn, ...]
    turns: tuple[TurnBeside, ...]
    real_ending: Ending | None
    changed_ending: Ending | None
    seats: tuple[Shift, ...]
    tracks: tuple[Shift, ...]
    facilitated: bool
    follows: WhatFollows


def tell_what_if(
    record: MatchRecord,
    change: ChangedOrder,
    games: int = GAMES,
    going_on: GoingOn = lambda played, wanted: True,
) -> WhatIf:
    """The game with this order changed, and what could follow it in so many games, at least 1.
    `going_on` is told now and then how many were played, of how many, and stops it if it says no.
    ValueError, which names the player, if a doctrine gives orders that are refused."""
    game = record.game
    branch = play_branch(game, change)
    real, changed = (
        StartingPoint(step.ledger.program, step.state)
        for step in (game.steps[change.turn], branch.turns[0].step)
    )
    follows = spread_games(real, changed, branch.players, games, going_on)
    return _compose(game, change, branch, follows)


def _compose(game: Game, change: ChangedOrder, branch: Branch, follows: WhatFollows) -> WhatIf:
    program = game.steps[change.turn - 1].ledger.program
    choice = program.choices[change.choice]
    titles = program.seat_titles
    asks = {each.id: each.ask for each in program.decisions}
    given = game.revealed[change.turn - 1][change.seat].orders.responses.get(change.decision)
    real = [
        each.title
        for each in program.choices
        if (each.seat, each.kind, each.id) == (change.seat, "response", given)
    ]
    before = totals(game.adjudicator, program, game.state)
    after = totals(branch.adjudicator, program, branch.state)
    return WhatIf(
        turn=change.turn,
        date=program.turns[change.turn - 1].date,
        seat=change.seat,
        seat_title=titles[change.seat],
        decision=change.decision,
        ask=asks.get(change.decision, ""),
        real=real[0] if real else "",
        choice=choice.id,
        title=choice.title,
        players=tuple(
            PlaysOn(
                seat=seat,
                title=titles[seat],
                player=player.name,
                by_doctrine=player.doctrine is not None,
                in_lanes=plays_in_lanes(player),
                answers=player.fitted.answers,
            )
            for seat, player in branch.players.items()
        ),
        turns=tuple(_list_turns(game, change, branch)),
        real_ending=_find_ending(game.adjudicator.program, game.state),
        changed_ending=_find_ending(branch.adjudicator.program, branch.state),
        seats=tuple(
            Shift(id, title, "objective", before[id], after[id], (), "higher", 0.0, 100.0)
            for id, title in titles.items()
        ),
        tracks=_rank_shifts(program, game.state.values, branch.state.values),
        facilitated=any(
            isinstance(each.event, INTERVENTIONS) and each.event.turn > change.turn
            for each in game.holding
        ),
        follows=follows,
    )


def _list_turns(game: Game, change: ChangedOrder, branch: Branch) -> Iterator[TurnBeside]:
    program = game.adjudicator.program
    last = max(change.turn + len(branch.turns) - 1, len(game.revealed))
    for turn in range(change.turn, last + 1):
        at = turn - change.turn
        changed = branch.turns[at] if at < len(branch.turns) else None
        real = game.steps[turn] if turn < len(game.steps) else None
        came = [
            {
                (inject.id, inject.headline)
                for inject, fired in zip(step.ledger.program.injects, step.state.fired, strict=True)
                if fired == turn
            }
            for step in (real, changed.step if changed else None)
            if step is not None
        ]
        both = real is not None and changed is not None
        yield TurnBeside(
            turn=turn,
            date=program.turns[turn - 1].date,
            title=program.turns[turn - 1].title,
            orders=tuple(_list_orders(game, turn, changed)),
            only_real=tuple(sorted(came[0] - came[1])) if both else (),
            only_changed=tuple(sorted(came[1] - came[0])) if both else (),
            tracks=_rank_shifts(program, real.closing_values, changed.step.closing_values)
            if real is not None and changed is not None
            else (),
        )


def _list_orders(game: Game, turn: int, changed: BranchTurn | None) -> Iterator[OtherOrders]:
    """The orders of every seat that gave others; of a turn that one game lacks there are none."""
    if changed is None:
        return
    program = game.adjudicator.program
    for seat in program.seats:
        mine = [program.choices[each] for each in changed.choices[seat.id]]
        theirs = []
        if turn <= len(game.revealed):
            orders = game.revealed[turn - 1][seat.id].orders
            theirs = [
                program.choices[each] for each in game.adjudicator.index_orders(seat.id, orders)
            ]
        if {each.id for each in mine} != {each.id for each in theirs}:
            yield OtherOrders(
                seat=seat.id,
                title=seat.title,
                real=tuple(each.id for each in theirs if each not in mine),
                changed=tuple(each.id for each in mine if each not in theirs),
                source=changed.sources[seat.id],
                titles=tuple({each.id: each.title for each in (*theirs, *mine)}.items()),
            )


def _rank_shifts(
    program: Program, before: Sequence[float], after: Sequence[float]
) -> tuple[Shift, ...]:
    """Every track that stands elsewhere, political capital left out: it is a means."""
    means = {program.tracks[index].id for _, index in program.capital}
    shifts = [each for _, each in find_shifts(program, before, after) if each.id not in means]
    return tuple(sorted(shifts, key=rank_shift))


def _find_ending(program: Program, state: State) -> Ending | None:
    return program.endings[state.ending] if state.over else None
