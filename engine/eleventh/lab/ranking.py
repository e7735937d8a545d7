"""What is told first where there is room for a few: statuses, the pact before all others; then what
the game is about, by the roles that its rulebook gives; and then all else by how far it moved on
its own scale.

A point is not the same on every scale, so only shares of a scale are compared.
"""

from __future__ import annotations

from eleventh.core.program import Role

NOTABLE = 0.02  # of its scale that a score of the subject must have moved to come before others


def is_subject(role: Role | None) -> bool:
    """Whether a score is what the game is about: a relation between seats, or the gauge of an
    adversary."""
    return role in ("relation", "adversary")


def share(change: float, low: float, high: float) -> float:
    """A change as a share of its scale; nothing where there is no scale."""
    return abs(change) / (high - low) if high > low else 0.0


def rank(
    role: Role | None, status: bool, change: float, low: float, high: float
) -> tuple[int, float]:
    """A key that sorts moves: what is to be told first comes first."""
    size = share(change, low, high)
    if status:
        return 0, -1.0 if role == "pact" else 0.0
    return (1 if is_subject(role) and size >= NOTABLE else 2), 0.0 - size
