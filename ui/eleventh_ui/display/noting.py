"""What a face is handed to keep the games of a person: called once, as a match ends before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the screen is painted before the engine is imported
    from eleventh.play.table import FacilitatorTable

NoteEnd = Callable[["FacilitatorTable"], str]
"""Keeps what a match that has ended came to, and says how that stands among the person's games;
empty for a match that is not theirs alone, or of which nothing is to be kept."""


def note_nothing(table: FacilitatorTable) -> str:
    """Keeps nothing, and has nothing to say."""
    return ""
