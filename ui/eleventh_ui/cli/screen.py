"""The table on the whole screen: which match it begins with, and what is said when it closes.

Whoever leaves, by a key, a signal or a fault, finds the terminal as it was and is told that the
match is saved, or what of it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import PROBLEMS, Stopped
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.request import PlayRequest

if TYPE_CHECKING:
    from eleventh.lab.debrief import Debrief
    from eleventh.play.library import Library
    from eleventh.play.match_record import MatchRecord
    from eleventh.play.table import FacilitatorTable
    from eleventh_ui.display.exports import Kind
    from eleventh_ui.tui.app import EleventhApp
    from eleventh_ui.tui.bridge import Session
    from eleventh_ui.tui.catalogue import RoomRequest, ScenarioEntry
    from eleventh_ui.tui.screens.lobby import Lobby


def enter_lobby(wanted: PlayRequest) -> None:
    """The lobby. What it needs of the engine is imported when it has been painted."""
    _run(wanted, None, None)


def attend_on_screen(wanted: PlayRequest, shelves: Library) -> None:
    """The table of the scenario that was named; without a seat, first the question who plays."""
    from eleventh.play.folders import saves_folder
    from eleventh.play.library import Shelved
    from eleventh_ui.cli.opening import (
        assign_players,
        find_playable,
        seat_named,
        seat_named_players,
        some_seed,
    )
    from eleventh_ui.tui.catalogue import read_scenario
    from eleventh_ui.tui.opening import begin_compiled

    assert wanted.scenario is not None  # else the lobby asks
    place, program, found = find_playable(shelves, wanted.scenario)
    if not wanted.seats:
        folder = place if place.is_dir() else place.parent
        _run(wanted, None, read_scenario(shelves, Shelved(folder.name, place, "named")))
        return
    ids = [seat.id for seat in program.seats]
    players = assign_players(program, wanted.bots, [seat_named(ids, each) for each in wanted.seats])
    saves = wanted.save_dir or saves_folder()
    seating = seat_named_players(players, wanted)
    seed = some_seed(wanted.seed, program.scenario)
    begun = begin_compiled(found, seating, seed, saves, _hosted(wanted))
    continue_on_screen(wanted, begun.table, begun.path, (), seating.leave)


def continue_on_screen(
    wanted: PlayRequest,
    table: FacilitatorTable,
    path: Path,
    notes: Sequence[str],
    leave: Callable[[], None],
) -> None:
    """The table of a match that is open already; `leave` says to its guests that it is left."""

    from eleventh_ui.display.seating import room_is_shared

    def opening(app: EleventhApp) -> Session:
        from eleventh_ui.tui.bridge import Session
        from eleventh_ui.tui.opening import room_of

        return Session(app, table, path, notes, room_of(table), leave)

    _run(wanted, opening, None, room_is_shared(table))


def _run(
    wanted: PlayRequest,
    opening: Callable[[EleventhApp], Session] | None,
    ask: ScenarioEntry | None,
    shared: bool = False,
) -> None:
    from eleventh_ui.cli.pacing import choose_paces
    from eleventh_ui.cli.pinning import keep_pins
    from eleventh_ui.cli.profiling import make_note_end
    from eleventh_ui.cli.settings import settings_file
    from eleventh_ui.tui.app import EleventhApp
    from eleventh_ui.tui.catalogue import Places, Preset
    from eleventh_ui.tui.keys import key_file, read_keys
    from eleventh_ui.tui.screens.beneath import Beneath
    from eleventh_ui.tui.terminal import run

    def lobby() -> Lobby:
        from eleventh_ui.tui.screens.lobby import Lobby

        preset = Preset(wanted.seats, wanted.bots, wanted.seed, _hosted(wanted), wanted.time_limit)
        return Lobby(Places(wanted.save_dir), preset, ask)

    start = lobby() if opening is None else Beneath(lobby)
    shared = shared or len(wanted.seats) > 1 or wanted.facilitator is not None
    paces = choose_paces(wanted.pace, shared, settings_file())
    app = EleventhApp(
        start,
        _write_report,
        opening,
        read_keys(key_file()),
        paces=paces,
        note_end=make_note_end(wanted.profile, talk),
        pins=keep_pins(settings_file()),
    )
    try:
        run(app, app.stop)
    finally:
        if app.session is not None:
            app.session.close()
            _tell_left(app.session, wanted.save_dir)
    if app.fault is not None:
        raise app.fault
    if app.stopped:
        raise Stopped(app.stopped)
    if app.session is not None and app.session.unstored is not None:
        raise click.exceptions.Exit(PROBLEMS)


def _write_report(
    record: MatchRecord, files: Sequence[Path], kind: Kind, found: Debrief | None = None
) -> None:
    from eleventh_ui.report.exporting import write_report

    write_report(record, files, kind, found)


def _hosted(wanted: PlayRequest) -> RoomRequest:
    from eleventh_ui.tui.catalogue import RoomRequest

    return RoomRequest(wanted.facilitator, wanted.minutes)


def _tell_left(session: Session, folder: Path | None) -> None:
    from eleventh_ui.display.saving import describe_leaving

    if session.path is not None:
        with suppress(OSError):  # the terminal may be gone
            talk(*describe_leaving(session.unstored, session.path, folder))
