"""An author's tests: games that are played as each says, to see whether they end as it says.

`eleventh check` runs them after everything else, so they are few games, played by whoever plays
many at once: no player that looks ahead. What is promised and does not hold is an error of the
check; the scenario can still be played, as whoever mends it must.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from eleventh.bots.lane_policies import NAMED
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend
from eleventh.lab.batch.players import BatchPlayer, make_policies
from eleventh.lang.compile import Compiled, check_compiled, compile_path
from eleventh.lang.model.books import ScenarioTest
from eleventh.lang.model.text import Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problem
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.author_tests import load_tests

MOST_OPS = 20_000_000
"""Operations that all tests of a scenario may run together, some seconds."""


def check_wholly(path: Path, rulebooks: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Everything wrong with a scenario or a rulebook, its author's tests included."""
    return check_compiled_wholly(path, compile_path(path, rulebooks))


def check_compiled_wholly(path: Path, compiled: Compiled) -> tuple[Problem, ...]:
    """As `check_wholly`, of what was compiled from this path."""
    found = check_compiled(compiled)
    if compiled.program is None:
        return found
    tests, problems = load_tests(path if path.is_dir() else path.parent, compiled.files)
    return (*found, *problems, *run_tests(compiled.program, tests))


def run_tests(program: Program, tests: Sequence[ScenarioTest]) -> tuple[Problem, ...]:
    """What is wrong with these tests, and which of them do not hold."""
    found: list[Problem] = []
    playable = []
    for test in tests:
        wrong = [*_check_players(program, test), *_check_expected(program, test)]
        found += wrong
        if not wrong:
            playable.append(test)
    cost = len(program.ops) * len(program.turns)
    most = max(1, MOST_OPS // max(1, cost))
    backend = build_backend("python", program) if playable else None
    for test in playable:
        if len(test.seeds) > most:
            found.append(_tell_too_many(test, most))
        elif backend is not None:
            most -= len(test.seeds)
            found += _run(backend, test)
    return tuple(found)


def _run(backend: Backend, test: ScenarioTest) -> Iterator[Problem]:
    wanted = {each.value for each in test.endings}
    players = _seat_players(backend.program, test)
    ended = {seed: _play(backend, seed, players) for seed in test.seeds}
    other = {seed: id for seed, id in ended.items() if id not in wanted}
    held, least = len(ended) - len(other), test.times or len(ended)
    if held >= least:
        return
    seed, id = next(iter(other.items()))
    named = " or ".join(quote(each.value) for each in test.endings)
    headline = f"This is to end in {named}, and ends in {quote(id)}"
    if len(ended) > 1:
        headline = f"{least} of these {len(ended)} games are to end in {named}, and {held} do"
    command = f"eleventh play {backend.program.scenario} --auto --seed {seed}"
    yield Problem(
        "E106",
        headline,
        (Label(test.endings[0].span, ""),),
        f"With seed {seed} it ends in `{id}`: `{command}`"
        " tells that game, with the same players as `--bots`. Mend the scenario, or the test.",
    )


def _play(backend: Backend, seed: int, players: Mapping[str, BatchPlayer]) -> str:
    """The id of the ending that the game of a seed comes to."""
    program = backend.program
    lanes = backend.begin(seed, np.zeros(1, np.uint64))
    policies = make_policies(program, players, lanes)
    while lanes.alive.any():
        backend.advance(lanes, policies)
    return program.endings[int(lanes.ending[0])].id


def _seat_players(program: Program, test: ScenarioTest) -> dict[str, BatchPlayer]:
    named = {seat.value: player.value for seat, player in test.players if seat is not None}
    (_, every), *_ = test.players
    return {each.id: BatchPlayer(named.get(each.id, every.value)) for each in program.seats}


def _check_players(program: Program, test: ScenarioTest) -> Iterator[Problem]:
    seats = [each.id for each in program.seats]
    named = [seat for seat, _ in test.players if seat is not None]
    for seat in named:
        if seat.value not in seats:
            yield _tell_unknown("seat", seat, seats)
    lacking = [each for each in seats if named and each not in {seat.value for seat in named}]
    if lacking:
        yield Problem(
            "E105",
            f"Nobody plays {quote(lacking[0])}",
            (Label(named[0].span, ""),),
            "Name a player for each seat, or one for all: `play: historian`.",
        )
    for _, player in test.players:
        if not BatchPlayer(player.value).in_lanes:
            yield _tell_unknown("player", player, [*NAMED, "random:7"])


def _check_expected(program: Program, test: ScenarioTest) -> Iterator[Problem]:
    known = [each.id for each in program.endings]
    for ending in test.endings:
        if ending.value not in known:
            yield _tell_unknown("ending", ending, known)
    if test.times is not None and test.times > len(test.seeds):
        yield Problem(
            "E105",
            f"{test.times} games are to end so, and {len(test.seeds)} are played",
            (Label(test.endings[0].span, ""),),
            "Name more `seeds`: a game is played with each of them.",
        )


def _tell_unknown(what: str, name: Name, known: Sequence[str]) -> Problem:
    near = find_nearest(name.value, known)
    help = f"Did you mean `{near}`?" if near else f"There are: {', '.join(known)}."
    headline = f"There is no {what} {quote(name.value)} for a test"
    return Problem("E105", headline, (Label(name.span, ""),), help)


def _tell_too_many(test: ScenarioTest, most: int) -> Problem:
    return Problem(
        "E105",
        f"The tests come to more games than are played at each check: {len(test.seeds)} here",
        (Label(test.span, ""),),
        f"Of this scenario {most} more may be played. Leave out seeds; `eleventh playtest` plays"
        " thousands.",
    )
