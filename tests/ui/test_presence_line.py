"""Whose orders are in is told alike on a screen, in words and in the panel."""

from __future__ import annotations

import pytest

from eleventh_ui.display.facilitation.panel import seat_states
from eleventh_ui.display.presence import describe_presence
from tables import host_table
from ui.sitting import match_of

TITLES = {"washington": "Washington", "seoul": "Seoul", "tokyo": "Tokyo"}


@pytest.mark.parametrize(
    ("people", "waiting", "told"),
    [
        (("seoul",), ("seoul",), "Awaited: Seoul. At the reveal: Washington and Tokyo."),
        (
            ("seoul", "tokyo"),
            ("tokyo",),
            "Orders in: Seoul. Awaited: Tokyo. At the reveal: Washington.",
        ),
        (tuple(TITLES), (), "Orders in: Washington, Seoul and Tokyo."),
        ((), (), "At the reveal: Washington, Seoul and Tokyo."),
    ],
)
def test_a_doctrine_is_neither_awaited_nor_done_before_the_reveal(
    people: tuple[str, ...], waiting: tuple[str, ...], told: str
) -> None:
    assert describe_presence(TITLES, people, waiting) == told


def test_the_panel_says_the_same_of_each_seat() -> None:
    states = {each.id: each.state for each in seat_states(host_table(match_of("seoul")))}
    assert states["tokyo"].endswith("; it decides at the reveal")
    assert states["seoul"] == "orders are missing"
