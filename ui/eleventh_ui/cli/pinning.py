"""The readings that this user account has pinned, kept among the settings for the next game."""

from __future__ import annotations

from pathlib import Path

from eleventh_ui.cli.settings import keep_setting, read_settings
from eleventh_ui.display.pins import Kept, Pins

SETTING = "pins"


def keep_pins(path: Path | None) -> Pins:
    """The pins of this user account, to be kept again whenever they change. Of settings that can't
    be followed the pace tells."""
    kept = read_settings(path, lambda told: None) or {}

    def store(pins: Kept) -> str:
        said = list[str]()
        keep_setting(path, SETTING, pins, "It", said.append)
        return " ".join(said)

    return Pins(_read(kept.get(SETTING)), store)


def _read(found: object) -> Kept:
    """What of it are pins; anything else is left out."""
    return {
        scenario: {
            str(seat): tuple(each for each in tracks if isinstance(each, str))
            for seat, tracks in seats.items()
            if isinstance(tracks, list)
        }
        for scenario, seats in (found.items() if isinstance(found, dict) else ())
        if isinstance(seats, dict)
    }
