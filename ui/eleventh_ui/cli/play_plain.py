"""A match at one keyboard, line by line: played to its end, and on from an earlier turn if somebody
wants that, in a save of its own.

Whoever leaves, by whatever way, is told whether the match is saved and how to go on with it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from eleventh.bots.registry import HUMAN, is_program
from eleventh.core.refusals import Refusal
from eleventh.play.faults import SaveError
from eleventh.play.opening import fork_table
from eleventh.play.saves import new_journal
from eleventh.play.table import FacilitatorTable
from eleventh_ui.cli.guard import PROBLEMS, Leaving, Stopped
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.pacing import choose_pace
from eleventh_ui.cli.pinning import keep_pins
from eleventh_ui.cli.profiling import make_note_end
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.cli.settings import settings_file
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.noting import NoteEnd
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.saving import describe_ended, describe_leaving
from eleventh_ui.display.seating import assign_players, describe_replaced, room_is_shared
from eleventh_ui.plain.commands import answer_after
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.facilitator import WhiteCell
from eleventh_ui.plain.game import PlainGame
from eleventh_ui.plain.room import PlainRoom, PlayOn
from eleventh_ui.plain.story import tell_game
from eleventh_ui.plain.timer import PlainTimer


def play_at_keyboard(
    console: Console, table: FacilitatorTable, path: Path, wanted: PlayRequest
) -> None:
    """Plays a match with the people in front of the console."""
    note_end = make_note_end(wanted.profile, talk)
    while True:
        try:
            with keeping_match(table, path, wanted.save_dir):
                if HUMAN in table.players.values():
                    _game(console, table, path, wanted, note_end).play()
                else:
                    _watch(console, table, path)
        except PlayOn as further:
            folder = path.parent if wanted.save_dir is None else wanted.save_dir
            journal = new_journal(folder, table.identity.scenario)
            players = assign_players(table.players, further.seat)
            onward = fork_table(
                table.record(), further.turn, path.stem, journal, players, further.line
            )
            assert not isinstance(onward, Refusal)  # the room asks only for turns that there are
            talk(
                f"{path.stem} is kept as it is. This match goes on as {journal.path.stem}."
                f"{describe_replaced(table.players)}"
            )
            table, path = onward, journal.path
        else:
            break
    unstored = table.unstored()
    talk(*describe_ended(unstored, path, wanted.save_dir))
    opened_as = wanted.scenario or table.identity.scenario
    again = name_command(
        "play", opened_as, *_seating(table, wanted.bots), "--seed", table.identity.seed
    )
    talk("Try again with the same dice:", again)
    if table.printed.next:
        talk("Go on with what comes next:", name_command("play", table.printed.next))
    if unstored is not None:
        raise click.exceptions.Exit(PROBLEMS)


def _seating(table: FacilitatorTable, bots: Sequence[str]) -> Iterator[str]:
    """The options that seat the same players; programs are named as they were on the command."""
    words = dict(text.partition("=")[::2] for text in bots)
    for seat, player in table.players.items():
        if is_program(player):
            player = words.get(seat, words.get("all", player))
        yield from ("--seat", seat) if player == HUMAN else ("--bots", f"{seat}={player}")


@contextmanager
def keeping_match(table: FacilitatorTable, path: Path, folder: Path | None) -> Iterator[None]:
    """Whatever ends the game, the match is let go of and the person told whether it is saved."""
    try:
        yield
    except (Left, KeyboardInterrupt, Stopped) as leaving:
        table.close()
        with suppress(OSError):  # the terminal may be gone
            talk(*describe_leaving(table.unstored(), path, folder))
        if isinstance(leaving, Stopped):
            raise
        if isinstance(leaving, Left):
            raise exit_for(leaving, saved=table.unstored() is None) from None
        raise Leaving from None
    finally:
        table.close()


def exit_for(left: Left, *, saved: bool = True) -> BaseException:
    """What leaving means for the command: the exit code of an interrupt, or a plain end; that of a
    problem if something is not saved."""
    return Leaving() if left.by_interrupt else click.exceptions.Exit(0 if saved else PROBLEMS)


def _game(
    console: Console, table: FacilitatorTable, path: Path, wanted: PlayRequest, note_end: NoteEnd
) -> PlainGame:
    people = [seat for seat in table.seats if table.players[seat] == HUMAN]
    timer = PlainTimer(table, time.monotonic)
    cell = WhiteCell(console, table) if table.facilitated else None
    room = PlainRoom(console, table, timer, make_exporter(table), cell, len(people) > 1, path)
    shared = room_is_shared(table)
    pace = choose_pace(wanted.pace, shared, settings_file(), talk)
    pins = Pins() if shared else keep_pins(settings_file())
    reference = reference_of(table.printed)
    return PlainGame(
        console, table, people, reference, room, pace, pins, lambda: note_end(table, path)
    )


def _watch(console: Console, table: FacilitatorTable, path: Path) -> None:
    """A match in which nobody has a seat: told to its end, then all that a finished one answers, as
    its first seat knows it."""
    timer = PlainTimer(table, time.monotonic)
    room = PlainRoom(console, table, timer, make_exporter(table), path=path)
    reference, seat, pins = reference_of(table.printed), table.seats[0], Pins()
    with console.listening():
        tell_game(console, table, reference)
        room.close(lambda typed: answer_after(console, table, seat, reference, pins, typed))


def make_exporter(table: FacilitatorTable) -> Callable[[str], str]:
    """Writes a report of a match to what somebody typed, and says what came of it."""

    def exported(name: str) -> str:
        from eleventh_ui.display.exports import NoReport, Taken, describe_written, parse_export
        from eleventh_ui.report.exporting import write_report

        try:
            kind, files = parse_export(name)
            write_report(table.record(), files, kind)
        except (NoReport, Taken, SaveError) as fault:
            return str(fault)
        return describe_written(kind, files)

    return exported
