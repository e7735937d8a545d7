"""The ways to play: people at a console, doctrines alone, or orders from a file.

What was asked for decides, and who is there: without anybody at the keyboard a game is told. What
only one of the ways needs is imported there, so that the screen need not wait for the rest.
"""

from __future__ import annotations

import sys

from eleventh.bots.registry import HUMAN
from eleventh.play.library import library
from eleventh.play.opening import open_table, resume_table
from eleventh_ui.cli.opening import (
    DEFAULT,
    ReturningGuests,
    assign_players,
    compile_scenario,
    compile_shelved,
    journal_for,
    list_titles,
    seat_named,
    seat_named_players,
    some_seed,
    unread_faults,
)
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.presence import has_screen, presence
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.cli.saving import explaining_saves, the_save_to_go_on
from eleventh_ui.display.hosting import host_room

UNATTENDED = "Nobody is at the keyboard, so doctrines play; eleventh play --plain waits for input."


def play(wanted: PlayRequest) -> None:
    """Plays as asked."""
    with explaining_saves():
        _play(wanted)


def _play(wanted: PlayRequest) -> None:
    if wanted.resume is not None:
        _resume(wanted)
    elif wanted.orders is not None:
        from eleventh_ui.cli.scripted import play_script

        play_script(wanted, wanted.orders)
    elif wanted.auto:
        _tell(wanted)
    elif not wanted.plain and presence() == "nobody":
        _tell(wanted, UNATTENDED)
    else:
        _attend(wanted)


def _tell(wanted: PlayRequest, first: str = "") -> None:
    from eleventh_ui.cli.autoplay import tell

    tell(wanted, first)


def _attend(wanted: PlayRequest) -> None:
    """A new match with people at it."""
    shelves = library()
    if not wanted.plain and has_screen():
        from eleventh_ui.cli.screen import attend_on_screen

        attend_on_screen(wanted, shelves)
        return
    from eleventh_ui.cli.play_plain import exit_for, play_at_keyboard
    from eleventh_ui.plain.choosing import choose_scenario, choose_seat
    from eleventh_ui.plain.console import Console, Left

    console = Console(sys.stdin, sys.stdout)
    unread_faults(shelves)
    asking = wanted.plain or presence() == "terminal"
    try:
        with console.listening():
            if wanted.scenario is None and asking:
                chosen = choose_scenario(console, list_titles(shelves), DEFAULT)
                program, files = compile_shelved(shelves, chosen)
            else:
                program, files = compile_scenario(shelves, wanted.scenario)
            ids = [seat.id for seat in program.seats]
            people = [seat_named(ids, each) for each in wanted.seats]
            people = people or [choose_seat(console, program)]
    except Left as left:
        talk("Nothing was begun.")
        raise exit_for(left) from None
    players = assign_players(program, wanted.bots, people)
    journal = journal_for(program, wanted.save_dir)
    seating = seat_named_players(players, wanted)
    table = open_table(program, files, seating, some_seed(wanted.seed, program.scenario), journal)
    host_room(table, wanted.facilitator, wanted.minutes)
    play_at_keyboard(console, table, journal.path, wanted)


def _resume(wanted: PlayRequest) -> None:
    """A saved match, with the players it was begun with; programs are named again."""
    found = the_save_to_go_on(wanted.resume or "", wanted.save_dir)
    returning = ReturningGuests(wanted)
    resumed = resume_table(found, library(), returning.invite)
    for note in resumed.notes:
        talk(note)
    nobody = presence() == "nobody"
    if HUMAN not in resumed.table.players.values() and (nobody or not resumed.table.over):
        from eleventh_ui.cli.autoplay import tell_on

        tell_on(resumed.table, found, wanted.save_dir)
    elif not wanted.plain and nobody:
        resumed.table.close()
        talk("Nobody is at the keyboard; the match waits as it was.")
    elif not wanted.plain and has_screen():
        from eleventh_ui.cli.screen import continue_on_screen

        notes = host_room(resumed.table, wanted.facilitator, wanted.minutes)
        continue_on_screen(wanted, resumed.table, found, (*resumed.notes, *notes), returning.leave)
    else:
        for note in host_room(resumed.table, wanted.facilitator, wanted.minutes):
            talk(note)
        from eleventh_ui.cli.play_plain import play_at_keyboard
        from eleventh_ui.plain.console import Console

        play_at_keyboard(Console(sys.stdin, sys.stdout), resumed.table, found, wanted)
