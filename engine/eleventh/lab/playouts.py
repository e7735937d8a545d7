"""Games played to their ends by doctrines alone, as columns of numbers.

This runs on the engine and not on a match: nothing is journalled, packed or digested, and a view is
made only for a doctrine that reads one. A game is addressed by its seed and its number, so that any
of them can be played again alone; number 0 is the game that a match with this seed plays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from eleventh.bots.doctrine import Doctrine, gather_facts
from eleventh.bots.registry import Registered, find_doctrine
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.orders import Orders, refusals
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.lab.columns import Cell, Columns
from eleventh.play.version import RULES, engine_version


@dataclass(frozen=True, slots=True)
class Playouts:
    """Games that were played, and what they came from: `engine` is the version that played them,
    `rules` the rules version.

    `games` has a row per game: `game`, `turns` (those played), `ending` and how far each objective
    was reached, `objective.SEAT.ID`, 0 to 100. `tracks` has a row per game and turn, as the turn
    closed, after one for turn 0, the start: `game`, `turn`, then every track by its id, statuses by
    the name of their value, and what follows from tracks. `orders` has a row per choice: `game`,
    `turn`, `seat`, `kind` (response or initiative), `decision` (empty for an initiative) and
    `choice`.
    """

    engine: str
    rules: int
    scenario: str
    program_hash: str
    seed: int
    players: Mapping[str, str]
    games: Columns
    tracks: Columns
    orders: Columns


def play_games(
    adjudicator: Adjudicator, players: Mapping[str, str], seed: int, numbers: Iterable[int]
) -> Playouts:
    """The games of `seed` with these numbers, each from 0 up, with these doctrines by seat.

    ValueError if a seat has no doctrine, or one that does not exist, or that gives orders which are
    refused.
    """
    program = adjudicator.program
    if set(players) != {seat.id for seat in program.seats}:
        raise ValueError("every seat needs exactly one doctrine")
    objectives = [
        f"objective.{seat.id}.{each.id}" for seat in program.seats for each in seat.objectives
    ]
    tracks = [each.id for each in program.tracks] + [each.id for each in program.derived]
    played = Playouts(
        engine_version(),
        RULES,
        program.scenario,
        program.hash,
        seed,
        dict(players),
        Columns(["game", "turns", "ending", *objectives]),
        Columns(["game", "turn", *tracks]),
        Columns(["game", "turn", "seat", "kind", "decision", "choice"]),
    )
    registered = {seat: resolve_doctrine(player) for seat, player in players.items()}
    for number in numbers:
        _play(adjudicator, registered, played, number)
    return played


def resolve_doctrine(player: str) -> Registered:
    """What the name of a doctrine stands for. ValueError if there is none."""
    found = find_doctrine(player)
    if not isinstance(found, Registered):
        raise ValueError(f"no doctrine {player!r}")
    return found


def _play(
    adjudicator: Adjudicator,
    registered: Mapping[str, Registered],
    played: Playouts,
    number: int,
) -> None:
    program = adjudicator.program
    step = adjudicator.begin(played.seed, number)
    doctrines = {
        seat: each.make(adjudicator, seat, adjudicator.hand_dice(step.state, seat))
        for seat, each in registered.items()
    }
    start = tuple(track.start for track in program.tracks)
    _note_tracks(adjudicator, played, 0, replace(step.state, values=start))
    while not step.state.over:
        turn = step.state.turn
        step = _turn(adjudicator, doctrines, step, played)
        closed = replace(step.state, values=step.closing_values)
        _note_tracks(adjudicator, played, turn, closed)
    scores = [
        score for seat in program.seats for score in adjudicator.score(step.state, seat.id).values()
    ]
    ending = program.endings[step.state.ending].id
    played.games.append([number, step.state.turn, ending, *scores])


def _turn(
    adjudicator: Adjudicator,
    doctrines: Mapping[str, Doctrine],
    step: Transition,
    played: Playouts,
) -> Transition:
    position = Position(adjudicator, step.state, step.ledger)
    taken: list[int] = []
    for seat in adjudicator.program.seats:
        orders = decide(position, doctrines[seat.id], played.players[seat.id], seat.id)
        taken += adjudicator.index_orders(seat.id, orders)
        _note_orders(played, step.state, seat.id, orders)
    return adjudicator.resolve(step.state, taken)


def decide(position: Position, doctrine: Doctrine, player: str, seat: str) -> Orders:
    """What a doctrine orders for a seat. ValueError, which names the player, if that is refused."""
    facts = gather_facts(position, seat)
    orders = doctrine.decide(facts).orders
    if refused := refusals(position.adjudicator.program, facts.menu, orders):
        raise ValueError(f"{player} gave orders for {seat} that are refused: {refused[0]}")
    return orders


def _note_orders(played: Playouts, state: State, seat: str, orders: Orders) -> None:
    at = (state.game, state.turn, seat)
    for decision, response in orders.responses.items():
        played.orders.append((*at, "response", decision, response))
    for initiative in orders.initiatives:
        played.orders.append((*at, "initiative", "", initiative))


def _note_tracks(adjudicator: Adjudicator, played: Playouts, turn: int, state: State) -> None:
    moved = _read(adjudicator.program, state)
    derived = adjudicator.derived(state).values()
    played.tracks.append([state.game, turn, *moved, *derived])


def _read(program: Program, state: State) -> Iterable[Cell]:
    for track, value in zip(program.tracks, state.values, strict=True):
        yield track.values[int(value)] if track.kind == "status" else value
