"""What a user account wants from game to game, in `settings.json` in the folder of settings.

A file that can't be followed changes nothing: one sentence says what is wrong. What is kept is kept
beside what stands there already, and the file is written whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from eleventh.lang.guarded import NotAFile, TooLarge, read_guarded
from eleventh.lang.user_folders import find_user_folder
from eleventh.play.placing import start_part

NAME = "settings.json"
LARGEST = 64 * 1024  # bytes

Say = Callable[[str], None]


def settings_file() -> Path | None:
    """Where settings lie on this system; None where there is no home."""
    folder = find_user_folder("config")
    return None if folder is None else folder / NAME


def read_settings(path: Path | None, say: Say) -> Mapping[str, object] | None:
    """What is kept, by name; nothing where there is no file. None, and a sentence, for a file that
    can't be followed."""
    if path is None:
        return {}
    try:
        kept = json.loads(read_guarded(path, LARGEST).data)
        why = "" if isinstance(kept, dict) else "it holds no settings"
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except NotAFile as kind:
        why = f"this is {kind}, not a file"
    except TooLarge:
        why = "it is too large"
    except (OSError, ValueError, RecursionError) as fault:
        why = f"it can't be read ({fault})"
    if why:
        refuse_settings(path, why, say)
        return None
    found: Mapping[str, object] = kept
    return found


def refuse_settings(path: Path | None, why: str, say: Say) -> None:
    """Says that settings are not used, and why."""
    say(f"Your settings in {path} are not used: {why}.")


def keep_setting(path: Path | None, name: str, value: object, what: str, say: Say) -> None:
    """Keeps a setting for the next game; where that can't be done a sentence says so of `what`. A
    file that can't be followed stays as it is: it may hold what somebody wants kept."""
    before = read_settings(path, say)
    if path is None or before is None:
        return
    try:
        _write(path, json.dumps({**before, name: value}))
    except OSError as fault:
        say(f"{what} is not kept for next time: {path} can't be written ({fault.strerror}).")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = start_part(path)
    try:
        part.write_text(f"{text}\n", "utf-8")
        os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
