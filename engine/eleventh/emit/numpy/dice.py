"""The dice of `core.dice` for all lanes at once: the same rolls, bit for bit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eleventh.core.dice import GOLDEN, MASK, SITES

Keys = NDArray[np.uint64]

_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = (np.uint64(each) for each in (30, 27, 31, 11))


def make_keys(seed: int, games: Keys) -> Keys:
    """The key of each game of a seed."""
    return _mix(np.uint64(seed & MASK) + np.uint64(GOLDEN) * (games + np.uint64(1)))


def roll(keys: Keys, turn: int, site: int) -> NDArray[np.float64]:
    """The roll at (turn, site) of the games with these keys, in [0, 1)."""
    offset = np.uint64(GOLDEN * (turn * SITES + site + 1) & MASK)
    rolls: NDArray[np.float64] = (_mix(keys + offset) >> _11).astype(np.float64) * 2.0**-53
    return rolls


def _mix(values: Keys) -> Keys:
    """SplitMix64's finaliser; `values` is overwritten."""
    values ^= values >> _30
    values *= _FIRST
    values ^= values >> _27
    values *= _SECOND
    values ^= values >> _31
    return values
