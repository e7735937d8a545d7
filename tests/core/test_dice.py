"""The dice: published vectors of their parts, and no visible pattern in the orders games use.

Seeds are fixed, so nothing here fails by chance. docs/dice.md tells of the full batteries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import product
from math import sqrt

import pytest

from eleventh.core.dice import GOLDEN, SITES, game_key, mix64, site_of, uniform

NAMES = [
    f"inject.{word}"
    for word in ("launch", "leak", "ruling", "patrol", "rally", "summit", "boycott", "typhoon")
]
HASHED = [site_of(name) for name in NAMES]
DRAWS = 32_768

ORDERS: dict[str, Callable[[int], float]] = {
    "turns of one game": lambda i: uniform(game_key(2019, 0), i // 8, HASHED[i % 8]),
    "neighbouring sites": lambda i: uniform(game_key(2019, 0), 3, i),
    "games of one batch": lambda i: uniform(game_key(2019, i), 3, HASHED[0]),
    "neighbouring seeds": lambda i: uniform(game_key(i, 0), 3, HASHED[0]),
    "seeds far apart": lambda i: uniform(game_key(i << 32, 0), 3, HASHED[0]),
    "many rolls in a turn": lambda i: uniform(game_key(2019, 0), 3, site_of(f"rule.r{i}")),
}


def rolls(order: str) -> list[float]:
    """The first rolls of one of the orders."""
    return [ORDERS[order](i) for i in range(DRAWS)]


def test_the_mixer_is_splitmix64() -> None:
    # Vigna's reference splitmix64.c: its first outputs for the seeds 1234567 and 0.
    assert [mix64(1234567 + GOLDEN * i) for i in range(1, 6)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]
    assert [mix64(GOLDEN * i) for i in range(1, 4)] == [
        0xE220A8397B1DCDAF,
        0x6E789E6AA1B965F4,
        0x06C45D188009454F,
    ]


@pytest.mark.parametrize(
    ("name", "address"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)]
)
def test_a_site_is_the_published_fnv_1a_of_its_name(name: str, address: int) -> None:
    assert site_of(name) == address


def test_these_rolls_never_change() -> None:
    # A save made with any version replays with every other: these are part of the format.
    assert uniform(game_key(0, 0), 0, 0) == 0.6524484863740322
    assert uniform(game_key(2019, 0), 8, site_of("inject.launch")) == 0.7786501403957052
    assert uniform(game_key(2**63, 999), 40, SITES - 1) == 0.9433348556175477


def test_a_seed_counts_by_its_low_64_bits() -> None:
    assert game_key(-1, 0) == game_key(2**64 - 1, 0)
    assert game_key(2019 + 2**64, 5) == game_key(2019, 5)


def test_games_of_small_seeds_share_no_key() -> None:
    # seed + G and the game before it do share one (docs/dice.md); seeds that people type never do.
    assert game_key(2019, 7) == game_key(2019 + GOLDEN, 6)
    keys = {game_key(seed, game) for seed, game in product(range(200), range(200))}
    assert len(keys) == 200 * 200


@pytest.mark.parametrize("order", ORDERS)
def test_rolls_fill_the_unit_interval_evenly(order: str) -> None:
    found = rolls(order)
    assert all(0 <= roll < 1 for roll in found)
    counts = Counter(int(roll * 64) for roll in found)
    expected = DRAWS / 64
    chi_square = sum((counts[cell] - expected) ** 2 / expected for cell in range(64))
    assert 33 < chi_square < 104  # 63 degrees of freedom: one in a thousand on either side


@pytest.mark.parametrize("order", ORDERS)
def test_a_roll_says_nothing_of_the_next(order: str) -> None:
    found = rolls(order)
    pairs = Counter((int(a * 8), int(b * 8)) for a, b in zip(found[::2], found[1::2], strict=True))
    expected = DRAWS / 2 / 64
    chi_square = sum(
        (pairs[cell] - expected) ** 2 / expected for cell in product(range(8), repeat=2)
    )
    assert 33 < chi_square < 104
    for lag in (1, 2, 8, 64):
        moments = [(a - 0.5) * (b - 0.5) * 12 for a, b in zip(found, found[lag:], strict=False)]
        assert abs(sum(moments)) < 3.9 * sqrt(len(moments))


@pytest.mark.parametrize(("first", "second"), [(0, 1), (2, 5), (6, 7)])
def test_two_sites_are_independent_over_the_games_of_a_batch(first: int, second: int) -> None:
    keys = [game_key(2019, game) for game in range(8_192)]
    table = Counter(
        (int(uniform(k, 3, HASHED[first]) * 8), int(uniform(k, 3, HASHED[second]) * 8))
        for k in keys
    )
    chi_square = sum((table[cell] - 128) ** 2 / 128 for cell in product(range(8), repeat=2))
    assert 33 < chi_square < 104
