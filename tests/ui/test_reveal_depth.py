"""What lies below the story of a reveal, and the story for ever less room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.material import is_material_score
from eleventh.core.stops import find_stop
from eleventh.play.local import LocalTable
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.numbers import POINTS
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.reveal_expected import EXPECTED
from eleventh_ui.display.reveal_story import MATTERED, compose_stories
from eleventh_ui.display.reveal_sums import SUMS, choose_parts
from eleventh_ui.display.reveal_things import REST, find_causes, find_things
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from tui.seats import gsomia_after


def find_lines(story: Sequence[StoryPart], heading: str) -> tuple[StoryLine, ...]:
    return next(each.lines for each in story if each.heading == heading)


def test_a_story_for_less_room_words_nothing_anew_but_what_mattered() -> None:
    match, view, reference = gsomia_after(6)
    table = LocalTable(match)
    hindsight = table.hindsight("seoul")
    fullest, *shorter = compose_stories(view, table.gains("seoul"), hindsight, reference)
    assert shorter
    for story in shorter:
        for one, other in zip(fullest, story, strict=True):
            assert (one is other) == (one.heading != MATTERED)


def test_below_the_story_stands_what_was_to_be_expected_with_its_range() -> None:
    """Also of a turn that closed as it was to, where a short story says no more."""
    calm = 0
    for turns in (2, 3):
        match, view, reference = gsomia_after(turns, "washington")
        table = LocalTable(match)
        gains, hindsight = table.gains("washington"), table.hindsight("washington")
        assert hindsight is not None
        (first, *_) = find_lines(compose_depth(view, gains, hindsight, reference), EXPECTED)
        assert f"could close with {format_range(hindsight.expected.total)}" in first.because
        calm += first.spare == "calm"
    assert calm == 1


def test_choices_that_did_something_to_an_objective_together_are_named_there() -> None:
    """What is left then is not theirs: it is what the seat is not told about, or little."""
    joined = 0
    for turns in (3, 7, 9):
        match, _, reference = gsomia_after(turns)
        table = LocalTable(match)
        for seat in match.seats:
            view, gains, hindsight = table.view(seat), table.gains(seat), table.hindsight(seat)
            assert hindsight is not None
            causes = find_causes(view, gains, hindsight)
            depth = find_lines(compose_depth(view, gains, hindsight, reference), SUMS)
            for place, things in enumerate(causes):
                left = [each for each in things if each.root is None or each.root == REST]
                hidden = sum(gain.points[place] for each in left for gain in each.gains)
                assert abs(sum(each.aims[place] for each in left) - hidden) < 1.0
                lines = [each.because for each in depth if each.because.startswith(f"{place + 1} ")]
                for each in choose_parts(things, place, None):
                    joined += bool(each.parts)
                    for part in each.parts:
                        assert part.root is not None
                        assert all(part.root.title in line for line in lines)
                        assert all(" together " in line for line in lines)
    assert joined > 5


def test_what_moved_as_shown_or_by_a_cause_that_matters_is_told_by_its_causes() -> None:
    """Also where causes all but cancel out, or where a small change shows."""
    small = 0
    match, _, reference = gsomia_after(7)
    table = LocalTable(match)
    for seat in match.seats:
        view, gains, hindsight = table.view(seat), table.gains(seat), table.hindsight(seat)
        assert hindsight is not None
        depth = find_lines(compose_depth(view, gains, hindsight, reference), SUMS)
        told = {int(each.because.partition(" ")[0]) - 1 for each in depth}
        things = find_things(view, gains, hindsight)
        causes = find_causes(view, gains, hindsight)
        for place, (aim, own) in enumerate(zip(view.aims, causes, strict=True)):
            shows = POINTS.shows(aim.before, aim.score)
            caused = any(is_material_score(each.aims[place]) for each in (*own, *things))
            assert (place in told) >= (shows or caused)
            small += place in told and not is_material_score(aim.score - aim.before)
    assert small > 2


def test_a_rule_that_choices_turned_round_is_told_by_what_it_would_have_done() -> None:
    """Approval was to return by half a point; two answers brought it beyond its middle at once."""
    match, view, reference = gsomia_after(2, "washington")
    table = LocalTable(match)
    gains, hindsight = table.gains("washington"), table.hindsight("washington")
    assert hindsight is not None
    things = find_things(view, gains, hindsight)
    (rule,) = (each for each in things if each.root and each.root.title == "Approval returns")
    assert rule.gross <= 0 < rule.points
    depth = find_lines(compose_depth(view, gains, hindsight, reference), SUMS)
    (line,) = (each.because for each in depth if each.because.startswith("3 "))
    assert line.endswith("rule “Approval returns” +0.5.")


def test_what_is_left_of_an_objective_at_an_end_of_its_scale_is_called_so() -> None:
    match, view, reference = gsomia_after(8, "washington")
    table = LocalTable(match)
    gains, hindsight = table.gains("washington"), table.hindsight("washington")
    assert hindsight is not None
    depth = find_lines(compose_depth(view, gains, hindsight, reference), SUMS)
    told = {each.because.partition(" ")[0]: each.because for each in depth}
    assert view.aims[4].score == 0
    assert told["5"].endswith("; what lies beyond the end of its scale +1.4.")
    assert not any("beyond the end" in line for place, line in told.items() if place != "5")


def test_an_objective_that_came_to_or_from_an_end_of_its_scale_says_so_with_its_causes() -> None:
    match, view, reference = gsomia_after(8, "washington")
    table = LocalTable(match)
    gains, hindsight = table.gains("washington"), table.hindsight("washington")
    assert hindsight is not None
    assert [each for each in view.aims if find_stop(each.score)] == [view.aims[4]]
    risen = replace(view.aims[4], before=0.0, score=3.0)
    topped = replace(view.aims[4], score=100.0)
    ends = {
        view.aims[4]: ", at its floor (weight ",
        topped: ", full (weight ",
        risen: ", at its floor before (weight ",
    }
    for aim, end in ends.items():
        changed = replace(view, aims=(*view.aims[:4], aim))
        depth = find_lines(compose_depth(changed, gains, hindsight, reference), SUMS)
        told = {each.because.partition(" ")[0]: each.because for each in depth}
        assert end in told["5"]
        assert not any(end in line for place, line in told.items() if place != "5")
