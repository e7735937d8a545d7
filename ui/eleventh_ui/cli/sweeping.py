"""Sweeping the parameters of a scenario for a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from eleventh.core.program import Program
from eleventh.lab.sweep.design import Method
from eleventh.lab.sweep.outcomes import list_outcomes
from eleventh.lab.sweep.result import NothingJudged, Sweep
from eleventh.lab.sweep.run import plan_sweep, run_sweep, spread_ranges
from eleventh.play.library import library
from eleventh_ui.cli.guard import Leaving, Trouble
from eleventh_ui.cli.opening import find_playable
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.playing_batches import choose_plan, read_players, watch_games
from eleventh_ui.display.words import echo, join_words, pluralise, sentence

NAMED = 6  # outcomes beside endings that are named to whoever asks for none
SAMPLES: dict[Method, int] = {"morris": 10, "sobol": 64}


@dataclass(frozen=True, slots=True)
class SweepRequest:
    """What was asked for: a scenario, an outcome (None if it was left out), parameters with their
    ranges in words, a method with its samples (None for as many as usual), games per set, players,
    and a seed."""

    scenario: str
    outcome: str | None
    parameters: Sequence[str]
    method: Method
    samples: int | None
    games: int
    bots: Sequence[str]
    seed: int


def sweep_scenario(
    wanted: SweepRequest, *, backend: str | None, cores: int | None, cluster: str
) -> Sweep:
    """Plays a sweep, with progress, and says before how much that is. Trouble or UsageError for
    what can't be swept; Leaving where Ctrl-C came before anything could be told, which is said."""
    _, program, compiled = find_playable(library(), wanted.scenario)
    if wanted.outcome is None:
        raise click.UsageError(_list_outcomes(program))
    players = read_players(program, wanted.bots)
    try:
        sweep = plan_sweep(
            compiled,
            players,
            wanted.outcome,
            ranges=dict(_read_range(program, each) for each in wanted.parameters),
            method=wanted.method,
            samples=wanted.samples or SAMPLES[wanted.method],
            games=wanted.games,
            seed=wanted.seed,
        )
    except ValueError as fault:
        raise click.UsageError(sentence(str(fault))) from fault
    try:
        sweep.design.load_method()
    except ImportError as fault:
        raise Trouble(str(fault)) from fault
    plan = choose_plan(sweep.total, players, backend, cores, cluster)
    design = sweep.design
    talk(
        f"{pluralise(len(design.ranges), 'parameter')}, {design.blocks * design.block:,} sets, "
        f"{sweep.total:,} games."
    )
    try:
        with watch_games(plan, players.values()) as line:
            return run_sweep(sweep, plan, line.show)
    except NothingJudged as stop:
        talk(
            f"Stopped after {stop.sets:,} of {stop.wanted:,} sets. Nothing is judged yet: that "
            f"takes {stop.needed:,}."
        )
        raise Leaving from None


def _list_outcomes(program: Program) -> str:
    """What can be swept, all endings and what else there is in short."""
    names = [each.name for each in list_outcomes(program)]
    endings = [each for each in names if each.startswith("ending:")]
    others = [each for each in names if each not in endings]
    more = [f"{len(others) - NAMED} more"] if len(others) > NAMED else []
    named = join_words((*endings, *others[:NAMED], *more))
    return f"--outcome names what shall be explained, such as {endings[0]}. There are {named}."


def _read_range(program: Program, text: str) -> tuple[str, tuple[float, float]]:
    id, equals, span = text.partition("=")
    if not equals:
        return id, spread_ranges(program).get(id, (0.0, 0.0))
    low, _, high = span.partition(":")
    try:
        return id.strip(), (float(low), float(high))
    except ValueError as fault:
        raise click.UsageError(
            f"“{echo(text)}” is no range: write a parameter and its ends, as in fatigue=0.2:0.8."
        ) from fault
