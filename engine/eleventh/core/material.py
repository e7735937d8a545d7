"""From what size on a change matters to people: one constant for colour, sign word and law.

A change of a track is material from a hundredth of its scale on, one of an objective from half a
point of its hundred, as it is shown, in tenths: what reads as half a point is one. What is below
has neither colour nor sign word, and previews may leave it out one by one. A status that changes
always matters.
"""

from __future__ import annotations

MATERIAL_SHARE = 0.01  # of the length of a track's scale
MATERIAL_POINTS = 0.5  # of an objective's 100
HALF_A_TENTH = 0.05  # in tenths they are shown, the nearest


def find_material(low: float, high: float) -> float:
    """The least size of a change that matters, on a scale from `low` to `high`."""
    return MATERIAL_SHARE * (high - low)


def is_material(change: float, low: float, high: float) -> bool:
    """Whether a change matters, of either sign, on a scale from `low` to `high`. None of nothing
    does, even where a scale has no length."""
    return change != 0 and abs(change) >= find_material(low, high)


def is_material_score(change: float) -> bool:
    """Whether a change of an objective, or of a weighted total of 100, matters, as it is shown."""
    return abs(change) >= MATERIAL_POINTS - HALF_A_TENTH
