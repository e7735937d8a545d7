"""Dice with addresses instead of a stream.

Every roll is a pure function of (seed, game, turn, site): nothing is consumed, so undo, replay,
what-if and batches need no extra machinery, and a new roll in a scenario shifts no old one. The
mixer is SplitMix64's finaliser (Steele, Lea and Flood 2014). A site is a hash of the roll's name,
so it does not depend on what else a scenario rolls. docs/dice.md reports how the layout fares in
statistical batteries.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GOLDEN = 0x9E3779B97F4A7C15
MASK = 0xFFFFFFFFFFFFFFFF
SITES = 1 << 32  # addresses per turn


def mix64(value: int) -> int:
    """SplitMix64's finaliser on the low 64 bits of `value`; a bijection on 0 .. 2**64 - 1."""
    value &= MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


def game_key(seed: int, game: int) -> int:
    """The key of one game of a batch: `game` 0 is the game played alone."""
    return mix64(seed + GOLDEN * (game + 1))


def uniform(key: int, turn: int, site: int) -> float:
    """The roll at (turn, site) of the game with this key: 53 random bits as a float in [0, 1)."""
    draw = mix64(key + GOLDEN * (turn * SITES + site + 1))
    return float(draw >> 11) * 2.0**-53


def site_of(name: str) -> int:
    """The address of a roll's name: 32-bit FNV-1a, well spread and the same on every machine."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


@dataclass(frozen=True, slots=True)
class SeatDice:
    """The rolls that one seat's doctrine may make in a game: at these sites and at no others.

    The host hands them out, so that a doctrine can roll from the game's key without holding it:
    with the key it could foretell what the rules will roll.
    """

    _key: int = field(repr=False)
    _sites: frozenset[int] = field(repr=False)

    def roll(self, turn: int, site: int) -> float:
        """The roll at (turn, site), in [0, 1). ValueError at a site that is not the seat's own."""
        if site not in self._sites:
            raise ValueError("a doctrine rolls at its own sites only")
        return uniform(self._key, turn, site)
