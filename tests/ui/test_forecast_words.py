"""What a choice does for a seat by the end of the turn, in a sentence that claims no more than is
known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.core.forecast import (
    CauseForecast,
    ChoiceForecast,
    ClockAhead,
    IdleForecast,
    PointForecast,
    PointRange,
    Sway,
    TurnForecast,
    WayForecast,
)
from eleventh.core.orders import Orders
from eleventh.core.view import Clock, Hint, HintBranch, Option, Question
from eleventh.play.local import LocalTable
from eleventh_ui.display.choice_text import compose_answers
from eleventh_ui.display.forecast import (
    BY_THEN,
    NOTHING,
    PointsText,
    describe_choice,
    describe_draft,
    find_choice,
)
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.reference import reference_of
from play.quarrel import start

TABLE = LocalTable(start())
VIEW = TABLE.view("seoul")  # of two objectives: stand firm, which counts twice, and be trusted
REFERENCE = reference_of(TABLE.printed)
NONE = PointRange(0.0, 0.0, 0.0)


def between(low: float, high: float) -> PointRange:
    return PointRange(low, (low + high) / 2, high)


def foresee(
    total: PointRange, *sways: Sway, aims: tuple[PointRange, ...] = (NONE, NONE)
) -> ChoiceForecast:
    return ChoiceForecast("export_controls.seoul", "wait", PointForecast(total, aims, sways))


def tell(
    total: PointRange, *sways: Sway, aims: tuple[PointRange, ...] = (NONE, NONE)
) -> PointsText:
    return describe_choice(foresee(total, *sways, aims=aims), VIEW, REFERENCE)


@pytest.mark.parametrize(("points", "told"), [
    (0.0, "0"), (0.04, "0"), (-0.04, "0"), (0.05, "+0.1"), (-1.25, "-1.3"), (3.0, "+3"),
    (-9.94, "-9.9"), (9.96, "+10"), (-31.4, "-31"),
])  # fmt: skip
def test_points_are_told_in_tenths_and_from_ten_on_whole(points: float, told: str) -> None:
    assert format_points(points) == told


def test_what_changes_nothing_says_just_that() -> None:
    assert tell(NONE) == PointsText(
        "0",
        "",
        f"{BY_THEN}: {NOTHING}",
        "",
        "For you this turn: in no turn imagined does it change your score.",
    )


def test_what_hangs_on_the_rest_of_the_draft_says_so_and_what_it_would_do_alone() -> None:
    alone = replace(foresee(between(1.0, 2.0)), alone=PointRange(0.5, 0.8, 1.0))
    told = describe_choice(alone, VIEW, REFERENCE).told
    assert told.startswith(f"{BY_THEN}, the rest as drafted (alone +0.5 to +1): +1 to +2 of 100")
    same = replace(alone, alone=PointRange(1.0, 1.5, 2.0))
    assert describe_choice(same, VIEW, REFERENCE).told.startswith(f"{BY_THEN}: +1 to +2 of 100")
    spoilt = replace(foresee(NONE), alone=PointRange(0.5, 0.8, 1.0))
    assert describe_choice(spoilt, VIEW, REFERENCE).short == (
        f"For you this turn, the rest as drafted (alone +0.5 to +1): {NOTHING}"
    )


def test_a_range_says_which_way_it_goes_and_who_decides_in_it() -> None:
    told = tell(between(1.2, 3.4), Sway("tokyo", 2.2), Sway("washington", 0.4))
    assert told.amount == "+1.2 to +3.4"
    assert told.meaning == "better"
    assert told.told == (
        "For you by the end of this turn: +1.2 to +3.4 of 100 (better); Tokyo decides."
    )


def test_who_comes_near_to_the_strongest_decides_too_and_chance_has_a_name() -> None:
    told = tell(between(-4, -1), Sway("tokyo", 3.0), Sway(None, 1.5), Sway("washington", 1.0)).told
    assert told.endswith("-4 to -1 of 100 (worse); Tokyo and chance decide.")


def test_one_number_is_what_came_in_every_turn_imagined() -> None:
    told = tell(between(-0.81, -0.79), Sway("tokyo", 0.02)).told
    assert told.endswith("-0.8 of 100 (worse), in every turn imagined.")


def test_a_range_that_is_narrower_than_what_matters_has_nobody_who_decides() -> None:
    told = tell(between(0.6, 0.9), Sway("tokyo", 0.3)).told
    assert told.endswith("+0.6 to +0.9 of 100 (better).")


MOVES = HintBranch(0, True, "stated", "Tokyo moves", "")
STAYS = replace(MOVES, holds=False)


def tell_ways(*ways: WayForecast) -> str:
    foreseen = foresee(between(-2.0, 1.0), Sway("tokyo", 3.0))
    told = describe_choice(replace(foreseen, ways=ways), VIEW, REFERENCE).told
    return told.removeprefix("For you by the end of this turn: -2 to +1 of 100; Tokyo decides")


def test_each_way_has_its_points() -> None:
    moved, stayed = between(0.4, 1.0), between(-2.0, -2.0)
    both = WayForecast(STAYS, False, stayed), WayForecast(MOVES, False, moved)
    assert tell_ways(*both) == ": +0.4 to +1 if Tokyo moves, -2 if not."
    named = replace(STAYS, otherwise="Tokyo stays")
    assert tell_ways(both[1], WayForecast(named, False, stayed)).endswith(", -2 if Tokyo stays.")
    never = WayForecast(STAYS, False, None), both[1]
    assert (
        tell_ways(*never)
        == ": +0.4 to +1 if Tokyo moves, unknown if not, which came about in no turn imagined."
    )


def test_ways_that_come_to_the_same_are_not_told_apart() -> None:
    same = between(0.4, 0.6)
    assert tell_ways(WayForecast(MOVES, False, same), WayForecast(STAYS, False, same)) == "."


def test_of_two_things_it_hangs_on_the_one_that_matters_more_is_told() -> None:
    other = HintBranch(1, True, "stated", "Washington calls", "")
    told = tell_ways(
        WayForecast(other, False, between(-2.0, 1.0)),
        WayForecast(replace(other, holds=False), False, between(-1.0, 1.0)),
        WayForecast(MOVES, False, between(1.0, 1.0)),
        WayForecast(STAYS, False, between(-2.0, -2.0)),
    )
    assert told == ": +1 if Tokyo moves, -2 if not."


def test_what_is_settled_is_said() -> None:
    points = between(-2.0, 1.0)
    assert tell_ways(WayForecast(MOVES, True, points)) == ". Settled already: Tokyo moves."
    assert (
        tell_ways(WayForecast(STAYS, True, points))
        == ". Settled already that this will not be: Tokyo moves."
    )
    named = replace(STAYS, otherwise="Tokyo stays")
    assert tell_ways(WayForecast(named, True, points)) == ". Settled already: Tokyo stays."


def test_what_later_turns_decide_is_said_not_to_be_in_it() -> None:
    foreseen = replace(foresee(between(1.0, 1.0)), asked=(3, 4))
    told = describe_choice(foreseen, replace(VIEW, last=4), REFERENCE).told
    assert told.endswith("imagined. Not in it: what the turns from 3 on make of it.")
    told = describe_choice(replace(foreseen, asked=(2, 4)), VIEW, REFERENCE).told
    assert told.endswith("Not in it: what turns 2 and 4 make of it.")
    foreseen = replace(foreseen, asked=(12,))
    clock = Clock("end", "The pact expires", "2019-11-23", 3, True, 90, True)
    view = replace(VIEW, clocks=(clock,))
    told = describe_choice(replace(foreseen, clocks=(ClockAhead("end", 9),)), view, REFERENCE).told
    assert told.endswith("Not in it: “The pact expires” in turn 9 and what turn 12 makes of it.")
    dear = replace(foreseen, clocks=(ClockAhead("end", 9, PointRange(-18.0, -15.0, -12.0)),))
    text = describe_choice(dear, view, REFERENCE)
    assert text.told.endswith(
        "Not in it: “The pact expires” in turn 9 (if it comes to that, by itself -18 to -12 of your"
        " 100) and what turn 12 makes of it."
    )
    brief = describe_choice(replace(foreseen, clocks=(ClockAhead("end", 9),)), view, REFERENCE)
    assert text.short == brief.short, "where there is little room it takes none"
    idle = replace(foresee(NONE), clocks=(ClockAhead("end", 0),))
    assert describe_choice(idle, view, REFERENCE).told == (
        f"{BY_THEN}: {NOTHING} Not in it: “The pact expires” after the game."
    )


@pytest.mark.parametrize(("low", "high", "meaning"), [
    (-0.4, 0.4, ""), (-0.4, 0.5, ""), (-0.5, 0.4, ""), (-0.5, 0.5, ""), (0.1, 0.4, ""), (-8, 3, ""),
    (-0.04, 0.5, "better"), (-0.5, 0.04, "worse"), (0.1, 0.5, "better"), (-3, -0.1, "worse"),
])  # fmt: skip
def test_only_what_matters_and_shows_on_one_side_has_a_sign_word(
    low: float, high: float, meaning: str
) -> None:
    told = tell(between(low, high), Sway("tokyo", high - low))
    assert told.meaning == meaning
    assert ("(better)" in told.told or "(worse)" in told.told) == bool(meaning)


def test_objectives_are_told_by_number_and_name_where_it_matters_to_them() -> None:
    told = tell(between(0, 0), aims=(between(-0.7, -0.6), between(1.2, 1.4)))
    assert told.told == "For you by the end of this turn: 0 of 100, in every turn imagined."
    assert told.aims == (
        "By objective: 2 be trusted +1.2 to +1.4 (better); 1 stand firm -0.7 to -0.6 (worse)."
    )
    assert told.short == (
        "For you this turn: 0 of 100, in every turn imagined. "
        "Objectives 2: +1.2 to +1.4, 1: -0.7 to -0.6."
    )
    assert tell(between(0.2, 0.3), aims=(between(0.3, 0.44), NONE)).aims == ""


def test_each_open_choice_of_a_view_finds_its_own_points() -> None:
    forecast = TABLE.forecast("seoul", Orders())
    assert forecast is not None
    options = [*VIEW.initiatives, *(each for asked in VIEW.questions for each in asked.options)]
    found = [find_choice(forecast, each, VIEW) for each in options]
    assert [points is None for points in found] == [each.barred is not None for each in options]
    assert find_choice(None, options[0], VIEW) is None


def test_a_draft_says_what_the_turn_comes_to_and_what_it_does_itself() -> None:
    forecast = TABLE.forecast("seoul", Orders({}, ("quiet_channel.tokyo",)))
    assert forecast is not None
    whole, own, _ = describe_draft(forecast, VIEW, REFERENCE)
    assert whole.told.startswith("With these orders your total of 100 changes by -4")
    assert ", as 192 imagined turns have it" in whole.told
    assert whole.told.endswith("; Tokyo decides.")
    assert own.told.startswith("What your orders do of that: -0.4 of 100, in every turn imagined.")


@pytest.mark.parametrize(
    ("points", "told"),
    [(0.0, "does not change, in each of 192 imagined turns."),
     (0.3, "changes by +0.3, in each of 192 imagined turns.")],
)  # fmt: skip
def test_a_draft_of_which_all_turns_imagined_have_the_same_says_it_once(
    points: float, told: str
) -> None:
    forecast = TABLE.forecast("seoul", Orders())
    assert forecast is not None
    still = replace(forecast, change=replace(forecast.change, total=between(points, points)))
    whole, *_ = describe_draft(still, VIEW, REFERENCE)
    assert whole.told == f"With these orders your total of 100 {told}"


def option(id: str, **moved: float) -> Option:
    hints = tuple(Hint(track, by, by, None, "", True) for track, by in moved.items())
    return replace(VIEW.questions[0].options[0], id=id, title=id.title(), hints=hints)


ALIKE = {"rounds": 2.0, "trust.tokyo.seoul": -4.0, "approval.seoul": 3.0}


def tell_apart(*options: Option, aims: tuple[tuple[PointRange, PointRange], ...] = ()) -> list[str]:
    view = replace(VIEW, questions=(Question("asked", "inject", "What?", options),))
    choices = tuple(
        ChoiceForecast("asked", each.id, PointForecast(NONE, points, ()))
        for each, points in zip(options, aims, strict=False)
    )
    nothing = PointForecast(NONE, (NONE, NONE), ())
    forecast = TurnForecast(1, 192, nothing, nothing, choices) if aims else None
    answers = compose_answers(view.questions[0], view, REFERENCE, forecast)
    return [each.likeness for each in answers]


def test_of_similar_answers_the_later_says_where_they_differ_most_for_the_seat() -> None:
    """In the objective that weighs most with its difference, not in the first that is read."""
    told = tell_apart(
        option("first", **ALIKE),
        option("other", **{**ALIKE, "rounds": -2.0, "approval.seoul": -3.0}),
        option("second", **{**ALIKE, "trust.tokyo.seoul": -9.0, "approval.seoul": 8.0}),
        aims=(
            (between(12, 12), between(-4, -4)),
            (NONE, NONE),
            (between(20, 24), between(-9, -9)),
        ),
    )
    assert told == [
        "", "",
        "Much like “First”, but for 1 stand firm +20 to +24 (there +12).",
    ]  # fmt: skip


def test_similar_answers_that_come_to_the_same_for_the_seat_say_so() -> None:
    points = (between(1, 2), NONE)
    told = tell_apart(
        option("first", **ALIKE),
        option("second", **{**ALIKE, "trust.tokyo.seoul": -9.0}),
        aims=(points, points),
    )
    assert told[1] == ("Much like “First”, and much the same for you by the end of this turn.")


def test_where_points_are_not_known_yet_nothing_is_told_apart() -> None:
    assert tell_apart(option("one", **ALIKE), option("two", **{**ALIKE, "rounds": 9.0})) == ["", ""]


def test_answers_of_which_the_same_is_known_say_so() -> None:
    assert tell_apart(option("one", **ALIKE), option("two", **ALIKE))[1] == (
        "What is known of it is the same as of “One”."
    )


def test_what_little_is_known_of_two_answers_makes_them_not_similar() -> None:
    assert tell_apart(option("one", rounds=1.0), option("two", rounds=1.0)) == ["", ""]


def test_doing_nothing_has_a_price_and_what_makes_most_of_it_is_named() -> None:
    table = LocalTable(start())
    forecast = table.forecast("seoul", Orders())
    assert forecast is not None
    assert forecast.idle is not None
    assert forecast.idle.change == forecast.change
    tires = CauseForecast("rule", "tire", "Patience tires", PointRange(-2.0, -2.0, -2.0))
    storm = CauseForecast("inject", "storm", "A storm", PointRange(-1.4, -1.2, -0.8))
    change = PointForecast(PointRange(-4.2, -3.0, -0.2), (NONE, NONE), ())

    def tell(*causes: CauseForecast) -> str:
        idle = IdleForecast(change, causes)
        return describe_draft(replace(forecast, idle=idle), VIEW, REFERENCE)[2].told

    assert tell(tires, storm) == (
        "With nothing ordered: -4.2 to -0.2 (worse); of it rule “Patience tires” -2 and event "
        "“A storm” -1.4 to -0.8."
    )
    assert tell(tires).endswith(
        "rule “Patience tires” -2 and others' orders and all else about -1."
    )
    assert tell().endswith("(worse); of it others' orders and all else about -3.")
