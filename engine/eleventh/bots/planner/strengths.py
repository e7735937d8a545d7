"""Three levels of strength: how much a player imagines before it chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strength:
    """`playouts` are imagined for each candidate, over `horizon` turns, 0 for all. `initiatives`
    are looked at in a turn; the choices of a turn are gone through in `passes`. Of candidates that
    are within a few times `slack` points any may be chosen, the better the likelier. `sway` is how
    far its temperament counts beside its objectives: 1 is as the temperament says."""

    playouts: int
    horizon: int
    initiatives: int
    passes: int
    slack: float
    sway: float


STRENGTHS: Mapping[str, Strength] = {
    "easy": Strength(playouts=8, horizon=2, initiatives=2, passes=1, slack=2.0, sway=1.0),
    "middle": Strength(playouts=24, horizon=0, initiatives=5, passes=1, slack=0.5, sway=1.0),
    "strong": Strength(playouts=48, horizon=0, initiatives=8, passes=2, slack=0.25, sway=0.5),
}
USUAL = "middle"
