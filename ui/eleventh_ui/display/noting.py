"""What a face is handed to keep the games of a person: called once, as a match ends before them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the screen is painted before the engine is imported
    from eleventh.play.table import FacilitatorTable

NoteEnd = Callable[["FacilitatorTable", Path | None], str]
"""Keeps what a match that has ended came to, saved at a path if it is, and says how that stands
among the person's games; empty for a match that is not theirs alone, or of which nothing is kept.
"""


def note_nothing(table: FacilitatorTable, path: Path | None) -> str:
    """Keeps nothing, and has nothing to say."""
    return ""
