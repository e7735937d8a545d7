"""Playing both sides of a comparison for a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from eleventh.core.program import Program
from eleventh.lab.batch.inputs import compile_ranges
from eleventh.lab.batch.ordered import change_choices, order_choices
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.compare.result import SideComparison
from eleventh.lab.compare.run import Side, compare
from eleventh.lang.compile import Compiled
from eleventh.play.library import library
from eleventh_ui.cli.autoplay import STAGED
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.opening import find_playable
from eleventh_ui.cli.orders_file import read_script
from eleventh_ui.cli.playing_batches import choose_plan, read_players, watch_games
from eleventh_ui.display.words import echo, sentence


@dataclass(frozen=True, slots=True)
class SideRequest:
    """What was asked for on one side: a scenario, players, and sizes of parameters, in words; and a
    file of orders, or None."""

    scenario: str
    bots: Sequence[str]
    sizes: Sequence[str]
    orders: Path | None


def play_both(
    a: SideRequest,
    b: SideRequest,
    *,
    seed: int,
    games: int,
    backend: str | None,
    cores: int | None,
    cluster: str,
) -> SideComparison:
    """Plays both sides, with progress. Trouble or UsageError for what can't be played so."""
    if a == b:
        raise click.UsageError(
            "There is nothing to compare: name a second scenario, or say with --set-b, "
            "--bots-b or --orders-b what side B does otherwise."
        )
    shelves = library()
    names = dict.fromkeys((a.scenario, b.scenario))  # each looked for, and told of, once
    found = {name: find_playable(shelves, name) for name in names}
    one, other = (_read_side(each, *found[each.scenario][1:]) for each in (a, b))
    everyone: dict[str, BatchPlayer] = {
        f"{name}:{seat}": player
        for name, side in (("a", one), ("b", other))
        for seat, player in side.players.items()
    }
    plan = choose_plan(2 * games, everyone, backend, cores, cluster)
    with watch_games(plan, everyone.values()) as line:
        return compare(one, other, plan, seed=seed, games=games, progress=line.show)


def _read_side(wanted: SideRequest, program: Program, compiled: Compiled) -> Side:
    sizes = dict(_read_size(each) for each in wanted.sizes)
    if sizes:
        own = {each.id: each.value for each in program.parameters}
        ranges = {
            id: (min(size, own.get(id, size)), max(size, own.get(id, size)))
            for id, size in sizes.items()
        }
        try:
            program = compile_ranges(compiled, ranges)
        except ValueError as fault:
            raise click.UsageError(sentence(str(fault))) from fault
    players = read_players(program, wanted.bots)
    slow = sorted({each.name for each in players.values() if not each.in_lanes})
    if sizes and slow:
        raise click.UsageError(
            f"A doctrine at a table, such as {slow[0]}, can't play by another "
            f"{next(iter(sizes))}: seat one that plays many games at once, such as historian or "
            "random."
        )
    if wanted.orders is not None:
        players |= _read_orders(program, wanted.orders, record=not wanted.bots)
    return Side(program, players, sizes)


def _read_orders(program: Program, file: Path, *, record: bool) -> dict[str, BatchPlayer]:
    """The players of the seats that a file of orders names; of one that tells what history has
    otherwise, the historian for all others too if nobody said who plays (`record`)."""
    script, name = read_script(file, program), f"orders:{file.name}"
    seats = [seat.id for seat in program.seats]
    try:
        if script.history:
            changed = {
                seat: change_choices(program, seat, name, script.turns, script.left_out)
                for seat in script.seats
            }
            others = seats if record else []
            return {seat: BatchPlayer(STAGED) for seat in others} | changed
        return {
            seat: order_choices(program, seat, name, script.turns)
            for seat in seats
            if seat in script.seats
        }
    except ValueError as fault:
        raise Trouble(f"{file.name}: {fault}.") from fault


def _read_size(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as fault:
        raise click.UsageError(
            f"“{echo(text)}” sets nothing: write a parameter and its size, as in fatigue=0.5."
        ) from fault
