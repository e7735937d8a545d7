"""What is told first where there is room for a few: statuses, then trust and deterrence, which the
game is about, and then all else by how far it moved on its own scale.

A point is not the same on every scale, so only shares of a scale are compared.
"""

from __future__ import annotations

SUBJECT = ("trust", "deterrence")  # families of tracks: the first part of their ids
NOTABLE = 0.02  # of its scale that a score of these must have moved to come before others


def is_subject(track: str) -> bool:
    """Whether a track is a score of trust or of deterrence, by its id."""
    return track.partition(".")[0] in SUBJECT


def share(change: float, low: float, high: float) -> float:
    """A change as a share of its scale; nothing where there is no scale."""
    return abs(change) / (high - low) if high > low else 0.0


def rank(track: str, status: bool, change: float, low: float, high: float) -> tuple[int, float]:
    """A key that sorts moves: what is to be told first comes first."""
    size = share(change, low, high)
    if status:
        return 0, 0.0
    return (1 if is_subject(track) and size >= NOTABLE else 2), 0.0 - size
