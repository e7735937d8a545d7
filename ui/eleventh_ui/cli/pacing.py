"""The pace at which a game is told: the option, or what this user account wanted last.

It is kept in `settings.json` in the folder of settings, for a person who plays alone. A room in
which several sit is told everything unless the option says otherwise, and leaves what is kept as
it is. A file that can't be followed changes nothing: one sentence says what is wrong.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from eleventh.lang.guarded import NotAFile, TooLarge, read_guarded
from eleventh.lang.user_folders import find_user_folder
from eleventh.play.placing import start_part
from eleventh_ui.display.pace import PACES, USUAL, Pace, Paces

NAME = "settings.json"
LARGEST = 64 * 1024  # bytes


def settings_file() -> Path | None:
    """Where settings lie on this system; None where there is no home."""
    folder = find_user_folder("config")
    return None if folder is None else folder / NAME


def choose_pace(
    wanted: Pace | None, shared: bool, path: Path | None, say: Callable[[str], None]
) -> Pace:
    """The pace for a game, and keeps what was wanted for the next, except of a shared room. What
    can't be read or kept is said in a sentence."""
    if shared:
        return wanted or USUAL
    if wanted is None:
        return _read(path, say)
    if path is not None:
        try:
            _keep(path, wanted)
        except OSError as fault:
            say(f"The pace is not kept for next time: {path} can't be written ({fault.strerror}).")
    return wanted


def choose_paces(wanted: Pace | None, shared: bool, path: Path | None) -> Paces:
    """The same for a screen, on which another match may be opened; what is wrong is told there."""
    said = list[str]()
    alone = choose_pace(wanted, shared, path, said.append)
    return Paces(alone, wanted or USUAL, " ".join(said))


def _read(path: Path | None, say: Callable[[str], None]) -> Pace:
    if path is None:
        return USUAL
    try:
        kept = json.loads(read_guarded(path, LARGEST).data)
    except (FileNotFoundError, NotADirectoryError):
        return USUAL
    except NotAFile as kind:
        return _unread(path, f"this is {kind}, not a file", say)
    except TooLarge:
        return _unread(path, "it is too large", say)
    except (OSError, ValueError, RecursionError) as fault:
        return _unread(path, f"it can't be read ({fault})", say)
    pace = kept.get("pace", USUAL) if isinstance(kept, dict) else None
    if pace not in PACES:
        return _unread(path, f"its pace is none of {', '.join(PACES)}", say)
    found: Pace = pace
    return found


def _unread(path: Path, why: str, say: Callable[[str], None]) -> Pace:
    say(f"Your settings in {path} are not used: {why}.")
    return USUAL


def _keep(path: Path, pace: Pace) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = start_part(path)
    try:
        part.write_text(f"{json.dumps({'pace': pace})}\n", "utf-8")
        os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
