"""What the words of a sweep say of parameters that were seen to move its outcome, and of others."""

from __future__ import annotations

import pytest

from eleventh.lab.studies.estimates import Estimate
from eleventh.lab.sweep.design import Influence
from eleventh.lab.sweep.outcomes import Outcome
from eleventh.lab.sweep.result import Sweep, Swing
from eleventh_ui.display.sweeping import compose_sweep
from eleventh_ui.report.text import to_text

BASE = 0.5


def make_sweep(effects: dict[str, float], swings: dict[str, tuple[float, float]]) -> Sweep:
    """A sweep of the parameters of `effects`, with the ends of those of `swings`."""
    return Sweep(
        engine="1",
        rules=1,
        scenario="small",
        title="Small",
        program="0",
        backend="numpy",
        seed=1,
        seats={"east": "East"},
        players={"east": "random"},
        outcome=Outcome("ending", "war", "War", 1),
        method="morris",
        samples=2,
        games=10,
        swing_games=500,
        sets=4,
        wanted=4,
        ranges=dict.fromkeys(effects, (0.0, 1.0)),
        values=dict.fromkeys(effects, 0.5),
        unread=("a", "b"),
        base=Estimate(BASE, 0.4, 0.6),
        influences=tuple(Influence(id, size, 0.0, size, 0.0) for id, size in effects.items()),
        swings=tuple(Swing(id, *ends) for id, ends in swings.items()),
        partial=False,
    )


def tell(sweep: Sweep) -> str:
    return " ".join(to_text(compose_sweep(sweep)).split())


@pytest.mark.parametrize(
    ("effects", "swings", "told"),
    [
        ({"x": 0.0}, {"x": (BASE, BASE)}, "Of 1 parameter none was seen to move it"),
        ({"x": 0.0}, {"x": (0.4, 0.6)}, "none was seen to move it in these 40 games, 1 more only"),
        ({"x": 0.1}, {"x": (0.4, 0.6)}, "Of 1 parameter 1 was seen to move it in these 40 games."),
        ({"x": 0.1, "y": 0.0}, {}, "1 was seen to move it in these 40 games; 1 was not"),
        (
            {"x": 0.2, "y": 0.1, "z": 0.0},
            {"x": (0.4, 0.6), "z": (0.4, 0.6)},
            "2 were seen to move it in these 40 games, 1 more only at the ends",
        ),
    ],
)
def test_what_the_tornado_shows_is_never_said_to_be_still(
    effects: dict[str, float], swings: dict[str, tuple[float, float]], told: str
) -> None:
    text = tell(make_sweep(effects, swings))
    assert told in text
    assert ("does not say that it never happens" in text) == (
        len(
            {id for id, size in effects.items() if size}
            | {i for i, e in swings.items() if e[0] != BASE}
        )
        < len(effects)
    )


def test_the_tornado_has_no_idle_row() -> None:
    text = tell(make_sweep({"busy": 0.1, "calm": 0.0}, {"busy": (0.4, 0.6), "calm": (BASE, BASE)}))
    tornado = text.partition("All together")[0]
    assert "busy 0 to 1 40% 60%" in tornado
    assert "calm" not in tornado
    assert "1 more, tried at the ends of the range, moved it in none" in tornado


def test_seats_go_by_their_titles_and_lists_by_one_and() -> None:
    text = tell(make_sweep({"x": 0.1}, {}))
    assert "East by random" in text
    assert "a and b." in text
