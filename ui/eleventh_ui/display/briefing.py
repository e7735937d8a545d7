"""What a seat is told of itself before it decides."""

from __future__ import annotations

from eleventh.core.view import View
from eleventh_ui.display.words import safe


def describe_leader(view: View) -> str:
    """Who the people of the seat are, a sentence; the seat has a leader."""
    return f"You are the {safe(view.leader).removeprefix('The ').removeprefix('the ')}."
