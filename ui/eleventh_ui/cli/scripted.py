"""Games played from a file of orders.

The seats that the file names are played by it, the others by doctrines; of a file that tells what
is done otherwise than history has it, they do the rest as the record does. At the first order that
is refused the game stops and says so.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from eleventh.bots.historian import Historian
from eleventh.bots.registry import HUMAN
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.play.library import library
from eleventh.play.table import FacilitatorTable
from eleventh_ui.cli.autoplay import STAGED, open_kept, say_how_it_is_kept
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.opening import (
    assign_named,
    compile_scenario,
    seat_named_players,
)
from eleventh_ui.cli.orders_file import Script, read_script
from eleventh_ui.cli.output import put_json, talk
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import pluralise, sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.story import tell_end, tell_events, tell_opening, tell_outcome


def play_script(wanted: PlayRequest, file: Path) -> None:
    """Plays the orders of a file, told as a story or printed as JSON."""
    program, files = compile_scenario(library(), wanted.scenario)
    seats = [seat.id for seat in program.seats]
    script = read_script(file, program)
    people = [seat for seat in seats if seat in script.seats]
    for text in wanted.bots:
        if text.partition("=")[0] in people:
            raise click.UsageError(f"{text}: the file of orders plays this seat.")
    named = [*wanted.bots, *(f"{seat}={HUMAN}" for seat in people)]
    players = assign_named(program, named, STAGED)
    table, path = open_kept(program, files, seat_named_players(players, wanted), wanted)
    try:
        orders = _ScriptedOrders(script, Historian(build(program)))
        _run(table, orders, None if wanted.as_json else Console(sys.stdin, sys.stdout))
    finally:
        table.close()
    if wanted.as_json:
        from eleventh.play.record import export_record

        put_json(export_record(table.record()))
    else:
        say_how_it_is_kept(table, path, wanted.save_dir)


@dataclass(frozen=True, slots=True)
class _ScriptedOrders:
    """The orders of a file, and who knows what was really done."""

    script: Script
    historian: Historian

    def give(self, table: FacilitatorTable, seat: str) -> Orders:
        """What a seat orders in the turn that is open."""
        turns = self.script.turns
        if self.script.history:
            recorded = self.historian.follow(table.view(seat)).orders
            return self.script.amend(table.turn, seat, recorded)
        return turns[table.turn - 1].get(seat, Orders())

    @property
    def turns(self) -> int | None:
        """For how many turns there are orders; None for all."""
        return None if self.script.history else len(self.script.turns)


def _run(table: FacilitatorTable, orders: _ScriptedOrders, console: Console | None) -> None:
    reference = reference_of(table.printed)
    if console is not None:
        tell_opening(console, table, reference)
    last = table.last if orders.turns is None else orders.turns
    for number in range(1, last + 1):
        if table.over:
            if orders.turns is not None:
                more = pluralise(last - number + 1, "turn")
                talk(f"The game is over; orders for {more} were not needed.")
            break
        if console is not None:
            tell_events(console, table.look_over(), reference)
        _submit(table, orders, reference)
        table.advance()
        if console is not None:
            tell_outcome(console, table.look_over(), reference)
    if not table.over:
        talk(f"The orders end here; turn {table.turn} of {table.last} is open.")
    elif console is not None:
        tell_end(console, table.look_over(), reference)


def _submit(table: FacilitatorTable, orders: _ScriptedOrders, reference: Reference) -> None:
    for seat in table.waiting():
        for refusal in table.submit(seat, orders.give(table, seat)):
            about = f" ({refusal.about})" if refusal.about else ""
            said = sentence(describe_refusal(refusal))
            raise Trouble(
                f"Turn {table.turn}, {reference.seat(seat)}: {said}{about}",
                "The game stops here; what was played before is kept.",
            )
