"""A match at one keyboard, line by line: played to its end, and on from an earlier turn if somebody
wants that, in a save of its own.

Whoever leaves, by whatever way, is told that the match is kept and how to go on with it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from eleventh.bots.registry import HUMAN
from eleventh.core.redaction import Line, disclose
from eleventh.core.refusals import Refusal
from eleventh.play.facilitator import NAME, Facilitator
from eleventh.play.faults import SaveError
from eleventh.play.forking import fork
from eleventh.play.hosting import facilitated
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh.play.why import Answer, explain
from eleventh_ui.cli.guard import Leaving, Stopped
from eleventh_ui.cli.opening import journal_for
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.cli.saving import describe_resuming, name_save
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.seating import assign_players
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.facilitator import WhiteCell
from eleventh_ui.plain.game import PlainGame
from eleventh_ui.plain.room import PlainRoom, PlayOn
from eleventh_ui.plain.timer import PlainTimer


def play_at_keyboard(console: Console, match: Match, path: Path, wanted: PlayRequest) -> None:
    """Plays a match with the people in front of the console."""
    while True:
        try:
            with keeping_match(match, path, wanted.save_dir):
                _game(console, match, path).play()
        except PlayOn as further:
            folder = path.parent if wanted.save_dir is None else wanted.save_dir
            journal = journal_for(match.game.adjudicator.program, folder)
            players = assign_players(match.players, further.seat)
            onward = fork(match.record, further.turn, path.stem, journal, players, further.line)
            assert isinstance(onward, Match)  # the room asks only for turns that there are
            talk(f"{path.stem} is kept as it is. This match goes on as {journal.path.stem}.")
            match, path = onward, journal.path
        else:
            break
    where = name_save(path, wanted.save_dir)
    talk(f"The match is saved as {path.stem}. eleventh why {where} tells it all.")
    opened_as = wanted.scenario or match.game.opened.scenario
    seed = match.game.opened.seed
    talk(f"Try again with the same dice: eleventh play {opened_as} --seed {seed}")


@contextmanager
def keeping_match(match: Match, path: Path, folder: Path | None) -> Iterator[None]:
    """Whatever ends the game, the match is let go of and the person told that it is kept."""
    try:
        yield
    except (Left, KeyboardInterrupt, Stopped) as leaving:
        match.close()
        with suppress(OSError):  # the terminal may be gone
            talk(describe_resuming(path, folder))
        if isinstance(leaving, Stopped):
            raise
        if isinstance(leaving, Left):
            raise exit_for(leaving) from None
        raise Leaving from None
    finally:
        match.close()


def exit_for(left: Left) -> BaseException:
    """What leaving means for the command: the exit code of an interrupt, or a plain end."""
    return Leaving() if left.by_interrupt else click.exceptions.Exit(0)


def _game(console: Console, match: Match, path: Path) -> PlainGame:
    people = [seat for seat in match.seats if match.players[seat] == HUMAN]

    def history(seat: str) -> tuple[Line, ...]:
        return tuple(disclose(match.game.ledger, seat))

    def why(seat: str, track: str) -> Answer | Refusal:
        return explain(match.game, track, seat=seat)

    timer = PlainTimer(match, time.monotonic)
    cell = None
    if facilitated(match.game):
        cell = WhiteCell(console, Facilitator(match, match.game.hosted.facilitator or NAME))
    room = PlainRoom(console, match, timer, make_exporter(match), cell, len(people) > 1, path)
    reference = reference_of(match.game.adjudicator.program)
    return PlainGame(console, LocalFacilitatorTable(match), people, reference, history, why, room)


def make_exporter(match: Match) -> Callable[[str], str]:
    """Writes the report of a match to what somebody typed, and says what came of it."""

    def exported(name: str) -> str:
        from eleventh_ui.display.exports import NoReport, Taken, describe_written, parse_files
        from eleventh_ui.report.exporting import write_report

        try:
            files = parse_files(name)
            write_report(match.record, files)
        except (NoReport, Taken, SaveError) as fault:
            return str(fault)
        return describe_written(files)

    return exported
