"""Games played from a file of orders: a list of turns, in each a seat's responses and initiatives.

The seats that the file names are played by it, the others by doctrines. The file is read as
strictly as a scenario; at the first order that is refused the game stops and says so.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from eleventh.bots.registry import HUMAN
from eleventh.core.orders import Orders
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.yaml.nodes import Node, find_node
from eleventh.play.library import library
from eleventh.play.table import FacilitatorTable
from eleventh.play.written import read_orders
from eleventh_ui.cli.autoplay import STAGED, open_kept, say_how_it_is_kept
from eleventh_ui.cli.data_files import read_data
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.opening import (
    assign_named,
    compile_scenario,
    seat_named_players,
)
from eleventh_ui.cli.output import put_json, talk
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import pluralise, sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.story import tell_end, tell_events, tell_opening, tell_outcome

Script = Sequence[Mapping[str, Orders]]
"""One mapping per turn, from seats to orders."""


def play_script(wanted: PlayRequest, file: Path) -> None:
    """Plays the orders of a file, told as a story or printed as JSON."""
    program, files = compile_scenario(library(), wanted.scenario)
    seats = [seat.id for seat in program.seats]
    script = read_script(file, seats)
    people = [seat for seat in seats if any(seat in turn for turn in script)]
    for text in wanted.bots:
        if text.partition("=")[0] in people:
            raise click.UsageError(f"{text}: the file of orders plays this seat.")
    named = [*wanted.bots, *(f"{seat}={HUMAN}" for seat in people)]
    players = assign_named(program, named, STAGED)
    table, path = open_kept(program, files, seat_named_players(players, wanted), wanted)
    try:
        _run(table, script, None if wanted.as_json else Console(sys.stdin, sys.stdout))
    finally:
        table.close()
    if wanted.as_json:
        from eleventh.play.record import export_record

        put_json(export_record(table.record()))
    else:
        say_how_it_is_kept(table, path, wanted.save_dir)


def read_script(file: Path, seats: Sequence[str]) -> Script:
    """The orders in a file. Trouble, with the place, for anything that is not as it should be."""
    content, root = read_data(file)
    if not isinstance(content, list) or not content:
        raise Trouble(f"{file.name} must hold a list with one entry per turn.")
    return [_turn(file, root, number, turn, seats) for number, turn in enumerate(content)]


def _turn(
    file: Path, root: Node | None, number: int, turn: object, seats: Sequence[str]
) -> Mapping[str, Orders]:
    if not isinstance(turn, dict):
        raise Trouble(f"{_where(file, root, number)} must map seats to their orders.")
    orders: dict[str, Orders] = {}
    for seat, given in turn.items():
        place = _where(file, root, number, str(seat))
        if seat not in seats:
            near = find_nearest(str(seat), seats)
            guess = f"Did you mean {near}?" if near else f"The seats are {', '.join(seats)}."
            raise Trouble(f"{place}: there is no such seat. {guess}")
        try:
            orders[seat] = read_orders(given)
        except ValueError as fault:
            raise Trouble(f"{place}: {fault}") from fault
    return orders


def _where(file: Path, root: Node | None, number: int, *keys: str) -> str:
    named = " ".join((f"turn {number + 1}", *keys))
    if root is None:
        return f"{file.name}, {named}"
    return f"{file.name}:{find_node(root, (number, *keys)).span.line}, {named}"


def _run(table: FacilitatorTable, script: Script, console: Console | None) -> None:
    reference = reference_of(table.printed)
    if console is not None:
        tell_opening(console, table, reference)
    for number, turn in enumerate(script, start=1):
        if table.over:
            more = pluralise(len(script) - number + 1, "turn")
            talk(f"The game is over; orders for {more} were not needed.")
            break
        if console is not None:
            tell_events(console, table.look_over(), reference)
        _submit(table, turn, reference)
        table.advance()
        if console is not None:
            tell_outcome(console, table.look_over(), reference)
    if not table.over:
        talk(f"The orders end here; turn {table.turn} of {table.last} is open.")
    elif console is not None:
        tell_end(console, table.look_over(), reference)


def _submit(table: FacilitatorTable, turn: Mapping[str, Orders], reference: Reference) -> None:
    for seat in table.waiting():
        for refusal in table.submit(seat, turn.get(seat, Orders())):
            about = f" ({refusal.about})" if refusal.about else ""
            said = sentence(describe_refusal(refusal))
            raise Trouble(
                f"Turn {table.turn}, {reference.seat(seat)}: {said}{about}",
                "The game stops here; what was played before is kept.",
            )
