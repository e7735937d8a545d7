"""The story of a turn: what it did for a seat, what did that, and what came unexpectedly."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from eleventh.core.forecast import (
    ChoiceHindsight,
    PointForecast,
    PointRange,
    Sway,
    TurnHindsight,
)
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.program import Link
from eleventh.core.redaction import Line
from eleventh.core.totals import find_total
from eleventh.core.view import Told, View
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.alternatives import HEADING
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_causes import find_reason, name_cause
from eleventh_ui.display.reveal_story import (
    AWAITED,
    LEFT_OVER,
    NOTHING_MATTERED,
    STOOD,
    compose_stories,
    compose_story,
)
from eleventh_ui.display.reveal_sums import SUMS
from eleventh_ui.display.reveal_things import choose_named, find_things, outweighs
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.tui.drawing.reveal import fill_pages, story_pages
from eleventh_ui.tui.drawing.rows import text_of
from portions import portion
from tui.seats import gsomia_after

Reveals = tuple[tuple[View, tuple[Gain, ...], Reference], ...]

ZERO = PointRange(0.0, 0.0, 0.0)
NOTHING = PointForecast(ZERO, (ZERO,) * 5, ())
GROSS = TurnHindsight(1, NOTHING, NOTHING, NOTHING, ())  # of no choice: what it brought stays gross


def part(story: tuple[StoryPart, ...], heading: str) -> tuple[StoryLine, ...]:
    return next(each.lines for each in story if each.heading == heading)


def told(turns: int, seat: str = "seoul") -> tuple[StoryPart, ...]:
    match, view, reference = gsomia_after(turns, seat)
    return compose_story(view, LocalTable(match).gains(seat), GROSS, reference)


@cache
def reveals_after(turns: tuple[int, ...]) -> Reveals:
    """What each seat is told after each of these turns."""
    found = []
    for turn in turns:
        match, _, reference = gsomia_after(turn)
        table = LocalTable(match)
        found += [(table.view(seat), table.gains(seat), reference) for seat in match.seats]
    return tuple(found)


@pytest.fixture(params=portion([(3, 6, 9), (1, 2, 4, 5, 7, 8)], (3, 6, 9).__eq__), ids=str)
def reveals(request: pytest.FixtureRequest) -> Reveals:
    """What is told after some of the first nine turns; after the others in a slow run."""
    return reveals_after(request.param)


def test_before_the_first_reveal_there_is_no_story() -> None:
    assert told(0) == ()


def test_after_the_news_it_begins_with_the_objectives_before_and_after() -> None:
    story = told(3)
    assert [each.heading for each in story] == [
        "",
        "What you want",
        "Who did what",
        "What mattered to you",
        "Against what you could expect",
        HEADING,
        SUMS,
    ]
    (line,) = part(story, "What you want")
    _, view, _ = gsomia_after(3)
    before, after = (
        find_total((aim.objective, getattr(aim, name)) for aim in view.aims)
        for name in ("before", "score")
    )
    assert f"{before:.0f} to {after:.0f} of 100" in line.lead
    assert line.meaning == "worse"
    assert "1 controls withdrawn 44 to 13 (-31)" in line.told


def test_the_first_sentences_tell_what_a_newspaper_would_print() -> None:
    lines = part(told(4), "")
    assert [each.lead for each in lines] == [
        "The intelligence pact: notice (before: active).",
        "Time runs from now on: The intelligence pact expires, 90 days left.",
    ]
    assert lines[0].told.startswith("By your answer “Give notice, and say that the door stays open")
    theirs = part(told(4, "tokyo"), "")
    assert theirs[0].told.startswith("By Seoul's answer “Give notice")
    leads = [each.lead for each in part(told(9), "")]
    assert leads[:2] == [
        "The intelligence pact: suspended (before: notice).",
        "Talks between the two on export control: agreed (before: none).",
    ]
    assert "Called off: “The intelligence pact expires”." in leads


def test_a_reason_says_what_was_settled_after_it_and_of_numbers_nothing() -> None:
    """What its rule read, as it stood: a status that something else gave its value later."""
    match, view, reference = gsomia_after(9)
    agreed = next(each for each in view.ledger if each.value == "agreed")
    gains = LocalTable(match).gains("seoul")
    things = find_things(view, gains)
    (thing,) = (each for each in things if each.root and each.root.id == "suspend_on_terms")
    line = replace(thing.gains[0].line, reads=("dialogue", "thaw"))
    moved = replace(agreed, track="thaw", value=None, before=1.0, after=2.0)
    view = replace(view, ledger=(line, agreed, moved))
    thing = replace(thing, gains=(replace(thing.gains[0], line=line),), lines=(line,))
    assert find_reason(view, thing, reference).endswith(
        " That held until later in the turn: Talks between the two on export control became agreed."
    )


def test_an_ending_is_the_first_news() -> None:
    _, view, reference = gsomia_after(12)
    assert view.ending is not None
    (first, *_), *_ = (each.lines for each in compose_story(view, (), GROSS, reference))
    assert first.lead.startswith(f"It is over: {view.ending.title}")


def test_without_other_news_it_is_the_event_that_did_most() -> None:
    _, view, reference = gsomia_after(1)
    (line,) = part(compose_story(view, (), GROSS, reference), "")
    assert line.because == (
        "New: Bombers of two powers, warning shots, two protests. And 1 other event."
    )


def test_all_that_the_seat_did_is_told_with_what_came_of_it(reveals: Reveals) -> None:
    for view, gains, reference in reveals:
        lines = part(compose_story(view, gains, GROSS, reference), "What mattered to you")
        for each in view.told:
            if each.seat == view.seat:
                (own,) = (line for line in lines if f"“{each.title}”" in line.lead)
                assert own.told


def test_a_choice_of_which_nothing_is_known_to_have_come_stands() -> None:
    _, view, reference = gsomia_after(3)
    idle = Told("seoul", "offer", "Offer a road map", None, ("Seoul offers Tokyo a way out",))
    story = compose_story(replace(view, told=(idle,)), (), GROSS, reference)
    last = part(story, "What mattered to you")[-1]
    assert last.lead == "0: your choice “Offer a road map”."
    assert last.told == (
        "Nothing that you know of has come of it yet; it stands: Seoul offers Tokyo a way out."
    )


def test_of_every_objective_that_moved_what_moved_it_most_is_named(reveals: Reveals) -> None:
    for view, gains, _ in reveals:
        things = find_things(view, gains)
        named, _ = choose_named(view, things)
        for place, aim in enumerate(view.aims):
            change = aim.score - aim.before
            if round(aim.score) != round(aim.before) and abs(change) >= 1:
                most = max(things, key=lambda each: each.aims[place] * change)
                assert most in named


def test_the_sum_of_what_is_not_named_is_told_by_who_is_behind_it_where_it_matters(
    reveals: Reveals,
) -> None:
    apart = set[bool]()
    for view, gains, reference in reveals:
        things = find_things(view, gains)
        named, greatest = choose_named(view, things)
        story = compose_story(view, gains, GROSS, reference, further=0)
        lines = part(story, "What mattered to you")
        rest = [each.told for each in lines if "everything else together" in each.lead]
        left = sum(each.points for each in things if each not in named)
        split = outweighs(things, named, greatest) or is_material_score(left)
        assert all(("vents and rules" in each) == split for each in rest)
        apart |= {"vents and rules" in each for each in rest}
    assert True in apart


def test_what_is_not_named_is_split_in_tenths_that_add_up(reveals: Reveals) -> None:
    split = []
    for view, gains, reference in reveals:
        story = compose_story(view, gains, GROSS, reference, further=0)
        for line in part(story, "What mattered to you"):
            if "everything else together" in line.lead and line.told:
                whole, *parts = re.findall(r"[+-][0-9.]*[0-9]", f"{line.lead} {line.told}")
                assert float(whole) == pytest.approx(sum(map(float, parts))), line
                split.append(line)
    assert split


def test_a_turn_closes_with_the_figure_of_its_heading(reveals: Reveals) -> None:
    """Unless the next turn opened with something: then it is said how much that is."""
    for view, gains, reference in reveals:
        story = compose_story(view, gains, GROSS, reference)
        (heading,) = part(story, "What you want")
        first, *_ = part(story, "Against what you could expect")
        whole = find_total((aim.objective, aim.score - aim.before) for aim in view.aims)
        if not heading.lead.startswith(STOOD):
            assert f"of 100, {format_points(whole)}" in heading.lead
        if not first.told:
            assert first.lead.startswith(f"It closed with {format_points(whole)}"), heading
        else:
            assert first.told.startswith("What the next turn opened with, ")


def test_it_is_one_screen_or_two_pages_of_whole_paragraphs(reveals: Reveals) -> None:
    far = PointRange(-99.0, -98.0, -97.0)
    expected = PointForecast(far, (far,) * 5, (Sway("tokyo", 4.0),))
    hindsight = TurnHindsight(1, expected, expected, expected, ())
    for view, gains, reference in reveals:
        story = compose_story(view, gains, hindsight, reference)
        assert len(story_pages(story, 78, 20)) <= 2
        assert len(story_pages(story, 118, 36)) == 1


def test_a_thing_is_told_with_its_cause_its_effect_and_the_objective() -> None:
    first = part(told(3), "What mattered to you")[0]
    assert first.lead.startswith("-8.7 (worse): Tokyo's answer “Remove Korea")
    assert first.told.startswith("Trade restrictions by Tokyo +24 (rises, worse); 1 ")
    assert first.because
    assert first.spot == "trade.tokyo"


def test_what_is_told_adds_up_in_tenths(reveals: Reveals) -> None:
    for view, gains, _ in reveals:
        things = find_things(view, gains)
        sizes = [abs(each.points) for each in things]
        assert sizes == sorted(sizes, reverse=True)
        whole = find_total((aim.objective, aim.score - aim.before) for aim in view.aims)
        assert sum(each.points for each in things) == pytest.approx(whole, abs=1e-4)


def test_what_choices_brought_is_what_hindsight_says_and_stands_beside_what_was_told() -> None:
    for turns in (3, 9):
        match, _, reference = gsomia_after(turns)
        table = LocalTable(match)
        for seat in match.seats:
            view, gains, hindsight = table.view(seat), table.gains(seat), table.hindsight(seat)
            assert hindsight is not None
            things = find_things(view, gains, hindsight)
            whole = find_total((aim.objective, aim.score - aim.before) for aim in view.aims)
            assert sum(each.points for each in things) == pytest.approx(whole, abs=0.1)
            story = compose_story(view, gains, hindsight, reference)
            lines = part(story, "What mattered to you")
            for each in hindsight.choices:
                found = [one for one in things if one.root and one.root.id == each.choice]
                if each.seat == seat and found:
                    assert found[0].points == pytest.approx(each.came.total.mean, abs=1e-4)
                    assert each.told is not None
                    told = f"(told {format_range(each.told.total)})"
                    assert any(told in line.lead for line in lines)
            assert len(story_pages(story, 78, 20)) <= 2
            assert len(story_pages(story, 118, 36)) == 1


def test_while_hindsight_is_worked_out_no_points_of_choices_are_told() -> None:
    match, view, reference = gsomia_after(3)
    story = compose_story(view, LocalTable(match).gains("seoul"), None, reference)
    assert part(story, "What mattered to you") == (StoryLine(AWAITED),)
    assert not any("(-" in each.lead or "(+" in each.lead for each in part(story, "Who did what"))


def test_what_would_have_come_anyway_is_taken_off_and_said() -> None:
    match, view, reference = gsomia_after(3)
    gains = LocalTable(match).gains("seoul")
    range_ = PointRange(-1.0, -1.0, -1.0)
    own = next(each for each in view.told if each.seat == "tokyo" and "Remove" in each.title)
    little = PointForecast(range_, (PointRange(-4.0, -4.0, -4.0), *(ZERO,) * 4), ())
    judged = ChoiceHindsight("tokyo", "the_list.whitelist_vote", own.choice, None, little)
    things = find_things(view, gains, replace(GROSS, choices=(judged,)))
    (thing,) = (each for each in things if each.root and each.root.id == own.choice)
    assert thing.points == pytest.approx(-4.0 * 2.5 / 9.5, abs=1e-3)
    assert thing.gross == pytest.approx(-8.7, abs=0.05)
    story = compose_story(view, gains, replace(GROSS, choices=(judged,)), reference)
    lines = part(story, "What mattered to you")
    (line,) = (each for each in lines if "Remove Korea" in each.lead)
    assert line.lead.startswith("-1.1 (worse): Tokyo's answer")
    assert line.because.startswith(
        "Its changes sum to -8.7; without it the turn would have closed 1.1 higher."
    )
    (rest,) = (each.lead for each in lines if LEFT_OVER in each.lead)
    assert rest == f"-7.6: {LEFT_OVER}"


def seen_by(match: Match, seat: str) -> tuple[View, tuple[Gain, ...], TurnHindsight | None]:
    table = LocalTable(match)
    return match.view(seat), table.gains(seat), table.hindsight(seat)


def test_choices_that_share_what_they_did_are_told_in_one_line_with_what_all_of_them_did() -> None:
    """Seoul suspends on Tokyo's terms: nothing would have come of either without the other."""
    match, view, reference = gsomia_after(9, "washington")
    table = LocalTable(match)
    gains, hindsight = table.gains("washington"), table.hindsight("washington")
    assert hindsight is not None
    (pair,) = hindsight.shared
    both = [hindsight.choices[place] for place in pair.choices]
    things = find_things(view, gains, hindsight)
    (thing,) = (each for each in things if each.parts)
    assert {each.root.id for each in thing.parts if each.root} == {each.choice for each in both}
    assert {"suspend_on_terms", "resume_dialogue"} <= {each.choice for each in both}
    assert thing.points == pytest.approx(pair.came.total.mean, abs=1e-4)
    whole = find_total((aim.objective, aim.score - aim.before) for aim in view.aims)
    assert sum(each.points for each in things) == pytest.approx(whole, abs=0.1)
    lines = part(compose_story(view, gains, hindsight, reference), "What mattered to you")
    (line,) = (each.lead for each in lines if "what each added" in each.lead)
    assert line.startswith(f"{format_points(thing.points)} (better): ")
    settled = {
        seat: part(compose_story(*seen_by(match, seat), reference), "")[0].told
        for seat in ("washington", "seoul", "tokyo")
    }
    for each in thing.parts:
        assert each.root is not None
        assert f"“{each.root.title}” ({format_points(each.points)}" in line
        settles = any(line.value for line in each.lines)
        assert all((f"“{each.root.title}”" in told) == settles for told in settled.values())
    brought = [
        each.lead for each in part(compose_story(view, gains, hindsight, reference), "Who did what")
    ]
    for each in both:
        if each.seat != "washington":
            assert any(f"({format_points(each.came.total.mean)})" in lead for lead in brought)


def test_where_there_is_room_nothing_that_matters_is_in_the_sum_of_the_rest(
    reveals: Reveals,
) -> None:
    fuller = 0
    for view, gains, reference in reveals:
        things = find_things(view, gains)
        stories = compose_stories(view, gains, GROSS, reference)
        assert stories[0] == compose_story(view, gains, GROSS, reference)
        assert stories[-1] == compose_story(view, gains, GROSS, reference, further=0)
        named, _ = choose_named(view, things, len(stories) - 1)
        left = [each.points for each in things if each not in named]
        assert not any(map(is_material_score, left))
        for width, height in ((78, 20), (118, 36), (198, 56)):
            pages = fill_pages(stories, width, height)
            assert len(pages) <= len(story_pages(stories[-1], width, height))
            begun = text_of(page[0] for page in pages if page)
            assert not any(each.startswith(" ") for each in begun), "an entry is whole on its page"
            fuller += fill_pages(stories[-1:], width, height) != pages
    assert fuller


def test_an_answer_that_the_facilitator_gave_is_judged_as_one_thing() -> None:
    match, view, reference = gsomia_after(3)
    gains = LocalTable(match).gains("seoul")
    own = next(each for each in view.told if each.seat == "tokyo" and "Remove" in each.title)
    given = Link("override", "facilitator", "they said so")

    def attribute(line: Line) -> Line:
        ours = bool(line.chain) and line.chain[0].id == own.choice
        return replace(line, chain=(given, *line.chain)) if ours else line

    gains = tuple(replace(each, line=attribute(each.line)) for each in gains)
    view = replace(view, ledger=tuple(map(attribute, view.ledger)))
    little = PointForecast(ZERO, (PointRange(-4.0, -4.0, -4.0), *(ZERO,) * 4), ())
    judged = ChoiceHindsight("tokyo", "the_list.whitelist_vote", own.choice, None, little)
    things = find_things(view, gains, replace(GROSS, choices=(judged,)))
    (thing,) = (each for each in things if each.root and each.root.id == own.choice)
    assert thing.points == pytest.approx(-4.0 * 2.5 / 9.5, abs=1e-3)
    assert given not in [each.root for each in things]
    name = name_cause(view, thing, reference)
    assert name == f"Tokyo's answer “{own.title}”, given by the facilitator"


def test_fewer_than_three_things_are_told_where_fewer_matter() -> None:
    match, view, reference = gsomia_after(3)
    gains = LocalTable(match).gains("seoul")
    small = [replace(each, points=tuple(p / 100 for p in each.points)) for each in gains]
    lines = part(compose_story(view, small, GROSS, reference), "What mattered to you")
    assert lines[0].lead.startswith(NOTHING_MATTERED)
    still = replace(view, aims=tuple(replace(aim, before=aim.score) for aim in view.aims))
    nothing = part(compose_story(still, [], GROSS, reference), "What mattered to you")
    assert nothing[0] == StoryLine(f"{NOTHING_MATTERED}.")


def test_what_a_seat_is_not_told_about_is_one_thing_without_a_name() -> None:
    match, view, reference = gsomia_after(3)
    gains = [
        replace(each, line=replace(each.line, chain=(), why="", note="undisclosed"))
        for each in LocalTable(match).gains("seoul")
    ]
    first, *others = part(compose_story(view, gains, GROSS, reference), "What mattered to you")
    assert "something that you are not told about" in first.lead
    assert not first.because
    assert not any("something that you are not told about" in each.lead for each in others)


def test_objectives_that_stand_are_told_in_a_sentence() -> None:
    match, view, reference = gsomia_after(2)
    still = replace(view, aims=tuple(replace(aim, before=aim.score) for aim in view.aims))
    story = compose_story(still, (), GROSS, reference)
    assert part(story, "What you want")[0].lead.startswith(STOOD)
    assert match.turn == 3


def expecting(low: float, mean: float, high: float, *sways: Sway) -> PointForecast:
    bounds = PointRange(low, mean, high)
    return PointForecast(bounds, (PointRange(-99.0, 0.0, 99.0),) * 5, sways)


def surprises(expected: PointForecast) -> tuple[StoryLine, ...]:
    match, view, reference = gsomia_after(3)
    gains = LocalTable(match).gains("seoul")
    hindsight = TurnHindsight(3, expected, expected, expected, ())
    return part(compose_story(view, gains, hindsight, reference), "Against what you could expect")


def test_what_lies_outside_of_what_was_to_be_expected_is_said_first() -> None:
    (first,) = surprises(expecting(-3.0, 0.0, 2.0, Sway("tokyo", 4.0)))
    assert first.lead == "It closed with -12: worse than any turn that was imagined."
    assert first.meaning == "worse"
    assert first.because.startswith(
        "With your orders the turn could close with -3 to +2, 0 on average. "
        "Most hung on Tokyo, up to 4: what it chose came to -8."
    )


def test_what_was_to_be_expected_is_said_to_have_been() -> None:
    (line,) = surprises(expecting(-14.0, -11.8, -9.0, Sway("tokyo", 4.0)))
    assert line.lead == "It closed with -12, as was to be expected."
    assert line.meaning == ""


def test_within_the_range_it_says_which_side_and_on_whom_it_hung() -> None:
    (first,) = surprises(expecting(-14.0, -2.0, 1.0, Sway(None, 4.0)))
    assert first.lead == "It closed with -12, worse than on average, within what was imagined."
    assert first.because.endswith("Most hung on chance and on what you can't see, up to 4.")
    (beside,) = surprises(expecting(-11.7, -2.0, 1.0, Sway(None, 4.0)))
    assert beside.lead == "It closed with -12, worse than on average, close to what was imagined."


def test_an_objective_that_came_otherwise_is_named_with_its_range() -> None:
    bounds = PointRange(-2.0, -1.0, 1.0)
    aims = (bounds, *(PointRange(-99.0, 0.0, 99.0),) * 4)
    lines = surprises(PointForecast(PointRange(-14.0, -11.9, -9.0), aims, ()))
    assert lines[-1].lead == "1 controls withdrawn: -31, where -2 to +1 was to be expected."
    assert lines[-1].spot == "objective.seoul.controls_withdrawn"


def test_a_choice_whose_seat_is_not_known_is_named_without_it() -> None:
    match, view, reference = gsomia_after(3)
    gains = LocalTable(match).gains("seoul")
    unknown = replace(view, told=())
    lines = part(compose_story(unknown, gains, GROSS, reference), "What mattered to you")
    assert "): answer “Remove Korea" in lines[0].lead


def test_hostile_titles_do_no_harm() -> None:
    match, view, reference = gsomia_after(3)
    gains = [
        replace(each, line=replace(each.line, chain=(Link("inject", "x", "\x1b[2Jgone"),)))
        for each in LocalTable(match).gains("seoul")
    ]
    story = compose_story(view, gains, GROSS, reference)
    assert all("\x1b" not in line.lead + line.told for each in story for line in each.lines)


def test_who_chose_nothing_is_told_what_went_on_by_itself() -> None:
    match, view, reference = gsomia_after(3)
    others = tuple(each for each in view.told if each.seat != "seoul")
    gains = LocalTable(match).gains("seoul")
    story = compose_story(replace(view, told=others), gains, GROSS, reference)
    first = part(story, "Who did what")[0]
    rules = (each for each in find_things(view, gains) if each.root and each.root.kind == "rule")
    came = format_points(sum(each.points for each in rules))
    assert first.lead == f"You chose nothing; what goes on by itself came to {came}."
