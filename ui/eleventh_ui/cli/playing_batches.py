"""Playing many games for a command: who plays, on what, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.lab.batch.crew import WorkersLost
from eleventh.lab.batch.plan import RunPlan, plan_run
from eleventh.lab.batch.players import WEIGHTS, BatchPlayer, seat_players, weigh_choices
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.run import run_playtest
from eleventh.lang.problems.suggest import find_nearest
from eleventh_ui.cli.data_files import read_data
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.progress import ProgressLine
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import echo, join_words, pluralise, sentence


def play_batch(
    program: Program,
    players: Mapping[str, BatchPlayer],
    *,
    seed: int,
    games: int,
    backend: str | None,
    cores: int | None,
    cluster: str = "",
) -> Playtest:
    """Plays the games of a playtest, with progress, and says how long it took. Trouble or
    UsageError for what can't be played so."""
    plan = choose_plan(games, players, backend, cores, cluster)
    with watch_games(plan, players.values()) as line:
        return run_playtest(program, players, plan, seed=seed, games=games, progress=line.show)


@contextmanager
def watch_games(plan: RunPlan, players: Iterable[BatchPlayer]) -> Iterator[ProgressLine]:
    """A line for the progress of games; says before if they take a while, and afterwards how long
    they took. Trouble for what they can't be played with."""
    slow = sorted({each.name for each in players if not each.in_lanes})
    if slow:
        verb = "plays" if len(slow) == 1 else "play"
        talk(f"{join_words(slow)} {verb} one game after the other, which takes a while.")
    line = ProgressLine("games")
    try:
        yield line
    except (ImportError, ValueError, WorkersLost) as fault:
        raise Trouble(sentence(str(fault))) from fault
    finally:
        line.clear()
    rate = line.done / max(line.seconds, 1e-9)
    where = f"the cluster at {plan.cluster}" if plan.cluster else pluralise(plan.cores, "core")
    talk(
        f"{pluralise(line.done, 'game')} in {line.seconds:.1f} s, {rate:,.0f} a second, by "
        f"{plan.backend} on {where}."
    )


def choose_plan(
    games: int,
    players: Mapping[str, BatchPlayer],
    backend: str | None,
    cores: int | None,
    cluster: str,
) -> RunPlan:
    """How so many games are played. UsageError for a backend that can't play these players."""
    try:
        return plan_run(games, players, backend, cores, cluster)
    except ValueError as fault:
        raise click.UsageError(sentence(str(fault))) from fault


def read_players(program: Program, bots: Sequence[str]) -> dict[str, BatchPlayer]:
    """Who plays each seat. UsageError for a seat or a doctrine that does not exist; Trouble for a
    table of weights that can't be used."""
    found = seat_players([seat.id for seat in program.seats], bots)
    if isinstance(found, Refusal):
        raise click.UsageError(describe_refusal(found))
    return {
        seat: _read_weights(program, seat, player.name)
        if player.name.startswith(WEIGHTS)
        else player
        for seat, player in found.items()
    }


def _read_weights(program: Program, seat: str, name: str) -> BatchPlayer:
    """The table of a seat in a file that holds one for each seat by its id."""
    if name == WEIGHTS:
        raise click.UsageError(f"{seat}={WEIGHTS} names no file: write {seat}={WEIGHTS}FILE.")
    file = Path(name.removeprefix(WEIGHTS)).expanduser()
    content, _ = read_data(file)
    seats = [each.id for each in program.seats]
    for named in content if isinstance(content, dict) else ():
        if named not in seats:
            near = find_nearest(str(named), seats)
            guess = f"Did you mean {near}?" if near else f"The seats are {', '.join(seats)}."
            raise Trouble(f"{file.name} names “{echo(named)}”, and there is no such seat.", guess)
    if not isinstance(content, dict) or seat not in content:
        raise Trouble(
            f"{file.name} holds no weights for {seat}.",
            f"It maps seats to tables, as in {seat}: {{a_response: 3, an_initiative: 0.5}}.",
        )
    try:
        return weigh_choices(program, seat, name, content[seat])
    except ValueError as fault:
        raise Trouble(f"{file.name}: {fault}.") from fault
