"""The pace at which a game is told: the option, or what this user account wanted last.

It is kept among the settings for a person who plays alone. A room in which several sit is told
everything unless the option says otherwise, and leaves what is kept as it is.
"""

from __future__ import annotations

from pathlib import Path

from eleventh_ui.cli.settings import Say, keep_setting, read_settings, refuse_settings
from eleventh_ui.display.pace import PACES, USUAL, Pace, Paces

SETTING = "pace"


def choose_pace(wanted: Pace | None, shared: bool, path: Path | None, say: Say) -> Pace:
    """The pace for a game, and keeps what was wanted for the next, except of a shared room. What
    can't be read or kept is said in a sentence."""
    if shared:
        return wanted or USUAL
    if wanted is None:
        return _read(path, say)
    keep_setting(path, SETTING, wanted, "The pace", say)
    return wanted


def choose_paces(wanted: Pace | None, shared: bool, path: Path | None) -> Paces:
    """The same for a screen, on which another match may be opened; what is wrong is told there."""
    said = list[str]()
    alone = choose_pace(wanted, shared, path, said.append)
    return Paces(alone, wanted or USUAL, " ".join(said))


def _read(path: Path | None, say: Say) -> Pace:
    kept = read_settings(path, say)
    if kept is None:
        return USUAL
    pace = kept.get(SETTING, USUAL)
    if pace not in PACES:
        refuse_settings(path, f"its pace is none of {', '.join(PACES)}", say)
        return USUAL
    found: Pace = pace
    return found
