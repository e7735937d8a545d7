"""Temperaments: the same player with other tastes.

A temperament says what a player makes of what it expects: how it likes its own deeds to sound, how
much it minds a gamble, how far ahead it looks, and how readily it trusts that others come along.
Amounts are points of objectives, of which there are 100.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temperament:
    """`tone` is what the kindest deed of a scenario is worth to it beyond what follows, and the
    harshest the opposite; `show` what the most public is. `caution` is taken off for each point by
    which outcomes vary. `patience` is how many turns it looks ahead, 0 for all. `faith` multiplies
    the chance that partners come; an initiative must bring more than `reserve`."""

    meaning: str
    tone: float
    show: float
    caution: float
    patience: int
    faith: float
    reserve: float


TEMPERAMENTS: Mapping[str, Temperament] = {
    "firm": Temperament("holds its ground", -2.3, 0.0, 0.0, 0, 0.7, 0.5),
    "dealmaker": Temperament("looks for terms", 2.5, 0.0, 0.0, 0, 1.5, 0.3),
    "cautious": Temperament("shuns risk and noise", 0.5, -2.0, 0.4, 0, 1.0, 1.0),
    "showman": Temperament("plays to the gallery, and for soon", -1.0, 4.0, -0.4, 2, 0.7, 0.3),
}
USUAL = ("firm", "dealmaker", "cautious")  # what a seat may have if its scenario does not say
