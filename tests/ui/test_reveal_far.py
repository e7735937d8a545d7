"""What fell far has a cause in the story, and no line hides what makes its sum."""

from __future__ import annotations

import pytest

from eleventh.core.forecast import PointForecast, PointRange, TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.view import View
from eleventh.play.local import LocalTable
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_causes import name_objectives
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.display.reveal_things import choose_named, find_greatest, find_things
from tui.seats import gsomia_after

Reveals = tuple[tuple[View, tuple[Gain, ...], Reference], ...]

ZERO = PointRange(0.0, 0.0, 0.0)
NOTHING = PointForecast(ZERO, (ZERO,) * 5, ())
GROSS = TurnHindsight(1, NOTHING, NOTHING, NOTHING, ())  # of no choice: what it brought stays gross


@pytest.fixture(scope="module")
def reveals() -> Reveals:
    """What each seat is told after some turns."""
    found = []
    for turn in (3, 6, 9):
        match, _, reference = gsomia_after(turn)
        table = LocalTable(match)
        found += [(table.view(seat), table.gains(seat), reference) for seat in match.seats]
    return tuple(found)


def test_an_objective_that_moved_far_stands_in_the_line_of_what_moved_it_most(
    reveals: Reveals,
) -> None:
    far = 0
    for view, gains, reference in reveals:
        things = find_things(view, gains)
        story = compose_story(view, gains, GROSS, reference, further=0)
        (lines,) = (each.lines for each in story if each.heading == "What mattered to you")
        for place, aim in enumerate(view.aims):
            if abs(aim.score - aim.before) >= 5 and find_greatest(view, things, place):
                name = f"{place + 1} {name_objective(aim)} "
                assert any(name in each.told for each in lines)
                far += 1
    assert far


def test_a_line_leaves_out_no_objective_that_makes_most_of_its_sum() -> None:
    _, view, _ = gsomia_after(3)
    named = [each.split()[-1] for each in name_objectives(view, (0, 9, -5.8, 0, -5.7)).split(", ")]
    assert named == ["+9", "-5.8", "-5.7"]
    named = [each.split()[-1] for each in name_objectives(view, (0, 9, 5.8, 0, -5.7)).split(", ")]
    assert named == ["+9", "+5.8"]


def test_the_rest_is_the_largest_only_where_nothing_in_it_matters_by_itself(
    reveals: Reveals,
) -> None:
    for view, gains, _ in reveals:
        things = find_things(view, gains)
        named, _ = choose_named(view, things)
        rest = [each for each in things if each not in named]
        most = max((abs(each.points) for each in named), default=0.0)
        if abs(sum(each.points for each in rest)) > most:
            assert not any(is_material_score(each.points) for each in rest)
