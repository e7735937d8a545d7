"""The table on the whole screen: which match it begins with, and what is said when it closes.

Whoever leaves, by a key, a signal or a fault, finds the terminal as it was and is told that the
match is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from eleventh.play.library import Library, library
from eleventh.play.match import Match
from eleventh.play.saves import saves_folder
from eleventh_ui.cli.guard import Stopped
from eleventh_ui.cli.opening import compiled, journal_for, opened, seat_named, some_seed
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.play import Wanted
from eleventh_ui.cli.saving import going_on

if TYPE_CHECKING:
    from eleventh_ui.tui.app import EleventhApp
    from eleventh_ui.tui.bridge import Session
    from eleventh_ui.tui.catalogue import Offer


def attend_on_screen(wanted: Wanted, shelves: Library) -> None:
    """The lobby; or, where a scenario and seats were named, their table at once."""
    if wanted.scenario is not None and wanted.seats:
        from eleventh_ui.cli.table import players_of

        program, files = compiled(shelves, wanted.scenario)
        ids = [seat.id for seat in program.seats]
        players = players_of(program, wanted.bots, [seat_named(ids, each) for each in wanted.seats])
        journal = journal_for(program, wanted.save_dir)
        match = opened(program, files, players, some_seed(wanted.seed), journal)
        continue_on_screen(wanted, match, journal.path, ())
        return
    ask = None
    if wanted.scenario is not None:
        compiled(shelves, wanted.scenario)  # Trouble now, rather than on a screen
        ask = _offer(shelves, wanted.scenario)
    _run(wanted, shelves, None, ask)


def continue_on_screen(wanted: Wanted, match: Match, path: Path, notes: Sequence[str]) -> None:
    """The table of a match that is open already."""

    def opening(app: EleventhApp) -> Session:
        from eleventh_ui.tui.bridge import Session

        return Session(app, match, path, notes)

    _run(wanted, library(), opening, None)


def _run(
    wanted: Wanted,
    shelves: Library,
    opening: Callable[[EleventhApp], Session] | None,
    ask: Offer | None,
) -> None:
    from eleventh_ui.tui.app import EleventhApp
    from eleventh_ui.tui.keys import key_file, read_keys
    from eleventh_ui.tui.screens.lobby import Lobby
    from eleventh_ui.tui.screens.lobby_seats import Preset
    from eleventh_ui.tui.terminal import run

    folder = wanted.save_dir or saves_folder()
    lobby = Lobby(shelves, folder, Preset(wanted.bots, wanted.seed), ask)
    app = EleventhApp(lobby, opening, read_keys(key_file()))
    try:
        run(app)
    finally:
        if app.session is not None:
            app.session.close()
            _tell_kept(app.session.path, wanted.save_dir)
    if app.fault is not None:
        raise app.fault
    if app.stopped:
        raise Stopped(app.stopped)


def _tell_kept(path: Path | None, folder: Path | None) -> None:
    if path is not None:
        with suppress(OSError):  # the terminal may be gone
            talk(going_on(path, folder))


def _offer(shelves: Library, wanted: str) -> Offer:
    from eleventh.play.library import Shelved
    from eleventh_ui.tui.catalogue import offer_at

    place = shelves.find(wanted)
    assert isinstance(place, Path)  # it was compiled
    folder = place if place.is_dir() else place.parent
    return offer_at(shelves, Shelved(folder.name, place, "named"))
