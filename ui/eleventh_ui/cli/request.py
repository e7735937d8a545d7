"""What somebody asked for on the command line of a game: one value for every way to play."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eleventh.play.daily import Today
from eleventh_ui.display.pace import Pace
from eleventh_ui.display.time_limit import SECONDS


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """What somebody asked for. `resume` is None for a new game, "" for the one last played."""

    scenario: str | None
    seats: tuple[str, ...]
    bots: tuple[str, ...]
    seed: int | Today | None
    plain: bool
    auto: bool
    orders: Path | None
    resume: str | None
    save_dir: Path | None
    as_json: bool
    facilitator: str | None = None
    """The name for the record, empty for the usual one; None where nobody facilitates."""
    time_limit: float = SECONDS
    """Seconds for the orders of a turn, where a program gives them."""
    minutes: int | None = None
    """Of the discussion timer for each turn, 0 for none; None where nothing was said of it."""
    pace: Pace | None = None
    """How much is told unasked; None where nothing was said of it."""
    profile: bool | None = None
    """Whether finished games are kept for a profile; None where nothing was said of it."""
