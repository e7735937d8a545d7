"""What a choice is known to do, as people read it: by ways, by what matters, and with a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from eleventh.bots.foresight.turns import foresee_turn
from eleventh.core.forecast import ChoiceForecast, MoveSpan
from eleventh.core.material import is_material_score
from eleventh.core.orders import Orders
from eleventh.core.recollection import recall
from eleventh.core.view import Hint, HintBranch, Option, View
from eleventh.core.view_builder import look
from eleventh.play.printed import print_matter
from eleventh_ui.display.choice_text import ChoiceText, compose_answers
from eleventh_ui.display.effects import KnownEffect, describe_effect, list_effects
from eleventh_ui.display.forecast import find_choice
from eleventh_ui.display.numbers import Scale
from eleventh_ui.display.outcomes import find_outcomes
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.display.words import safe
from foretelling import play_turns
from games import SHIPPED, adjudicator
from ui.sitting import match_of

LONG = Scale(0, 100)
MOVES = HintBranch(0, True, "stated", "Tokyo moves", "")
STILL = replace(MOVES, holds=False)
FIRST, GSOMIA = (
    next(each for each in SHIPPED if each.name == name) for name in ("first_hour", "gsomia_2019")
)


def hint(
    low: float, high: float, branch: HintBranch | None = None, value: str | None = None
) -> Hint:
    return Hint("trust", low, high, value, "", True, branch)


def kind(kind: str, holds: bool) -> HintBranch:
    return HintBranch(0, holds, kind, "", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hints", "told"),
    [
        ([hint(4, 4, MOVES), hint(-2, -2, STILL)], "rises by 4 if Tokyo moves, falls by 2 if not"),
        ([hint(2, 2), hint(5, 5, MOVES)], "rises by 7 if Tokyo moves, rises by 2 if not"),
        ([hint(5, 5, MOVES)], "rises by 5 if Tokyo moves"),
        ([hint(-8, -8, STILL)], "falls by 8 unless Tokyo moves"),
        ([hint(-3, 3, MOVES)], "may rise or fall, -3 to +3 if Tokyo moves: uncertain"),
        ([hint(-0.2, 0.4)], "may rise or fall by less than 1: uncertain"),
        (
            [hint(-8, -8, replace(STILL, otherwise="it does nothing"))],
            "falls by 8 if it does nothing",
        ),
        ([hint(0, 0, STILL, "notice")], "becomes notice unless Tokyo moves"),
        (
            [hint(0, 0, MOVES, "held"), hint(0, 0, STILL, "lapsed")],
            "becomes held if Tokyo moves, becomes lapsed if not",
        ),
        ([hint(3, 3, kind("joint", True))], "rises by 3 if all join"),
        (
            [hint(4, 4, kind("hidden", True)), hint(-2, -2, kind("hidden", False))],
            "rises by 4 or falls by 2, on what you cannot see",
        ),
        ([hint(4, 4, kind("hidden", True))], "rises by 4 or stays, on what you cannot see"),
        ([hint(5, 5, MOVES), hint(1, 1, replace(STILL, fork=1))], "may rise by up to 6: uncertain"),
    ],
)
def test_each_way_is_told_with_what_it_hangs_on(hints: list[Hint], told: str) -> None:
    assert describe_effect(hints, LONG, 3) == told


@pytest.mark.parametrize(
    ("hints", "told"),
    [
        ([hint(4, 4, MOVES), hint(-2, -2, STILL)], "rises by 4 if so, falls by 2 if not"),
        ([hint(5, 5, MOVES)], "rises by 5 if so"),
        ([hint(-8, -8, STILL)], "falls by 8 if not"),
        ([hint(-8, -8, replace(STILL, otherwise="it does nothing"))], "falls by 8 if not"),
        ([hint(0, 0, STILL, "notice")], "becomes notice if not"),
        ([hint(3, 3, kind("joint", True))], "rises by 3 if all join"),
        ([hint(4, 4, kind("hidden", True))], "rises by 4 or stays, on what you cannot see"),
        ([hint(5, 5)], "rises by 5"),
    ],
)
def test_a_condition_that_was_named_is_not_named_again(hints: list[Hint], told: str) -> None:
    assert describe_effect(hints, LONG, 3, said=True) == told


def list_answers(*foreseen: int) -> Iterator[tuple[Option, ChoiceText]]:
    """All answers put to the seats in a game, with forecasts in the turns that are named."""
    table = adjudicator(GSOMIA)
    reference = reference_of(print_matter(table.program))
    for position, _, _ in play_turns(table, "random", 25):
        for seat in (each.id for each in table.program.seats):
            view = look(position, seat)
            forecast = None
            if view.turn in foreseen:
                known = recall(table.program, position.state, seat)
                forecast = foresee_turn(table, known, position.menu(seat), Orders())
            for asked in view.questions:
                told = compose_answers(asked, view, reference, forecast)
                yield from zip(asked.options, told, strict=True)


def test_below_each_other_effects_name_a_condition_once_and_only_one_that_so_can_mean() -> None:
    """First of all in the points, else in the first effect that hangs on it."""
    shorter = 0
    for option, choice in list_answers(1, 4, 7):
        above = choice.points.short if choice.points else ""
        for effect in choice.effects:
            if effect.short != effect.told:
                shorter += 1
                branches = [each.branch for each in option.hints if each.track == effect.track]
                (words,) = {safe(each.words) for each in branches if each}
                assert words in above
                others = {each.branch.words for each in option.hints if each.branch}
                assert len([each for each in others if safe(each) in above]) == 1
            above += f" {effect.told}"
    assert shorter > 20


def test_what_is_known_of_several_is_told_of_several() -> None:
    hints = [hint(4, 4, MOVES), hint(-2, -2, STILL)]
    told = describe_effect(hints, LONG, title="Steps of both")
    assert told == "rise by 4 if Tokyo moves, fall by 2 if not"
    assert describe_effect([hint(0, 0, None, "held")], LONG, title="Talks") == "become held"
    spans = [MoveSpan("trust", -1, True, -1, 2)]
    likely = describe_effect([hint(-3, 3)], LONG, title="Talks", imagined=spans)
    assert likely == "likely rise or fall, -1 to +2 (at most -3 to +3): uncertain"


def seated(folder, seat: str, turns: int = 0) -> tuple[View, Reference]:
    runs = adjudicator(folder)
    match = match_of(adjudicator=runs, seed=3)
    for _ in range(turns):
        match.advance()
    return match.view(seat), reference_of(print_matter(runs.program))


def known(view: View, reference: Reference, id: str) -> dict[str, KnownEffect]:
    options = [*view.initiatives, *(each for q in view.questions for each in q.options)]
    option = next(each for each in options if each.id == id)
    return {each.track: each for each in list_effects(option, view, reference)}


def test_effects_that_come_or_stay_away_together_are_summed_as_one() -> None:
    """A cost and what softens it: either both come, or neither."""
    cost, softer = (replace(hint(each, each), certain=False) for each in (-7.4, 3.4))
    (apart,) = find_outcomes((cost, softer))
    assert (apart.low, apart.high) == (-7.4, 3.4)
    (one,) = find_outcomes([replace(each, together=1) for each in (cost, softer)])
    assert (one.low, one.high) == (-4.0, 0.0)


def test_ranges_of_scores_fit_those_of_points() -> None:
    """Where talks are agreed that Tokyo may still withdraw, suspending for the ally costs approval
    in Seoul at least as much as its objective is told to fall by, four points for one. It may cost
    more than it does in any imagined turn: nobody there takes back every friendly step of late."""
    table = adjudicator(GSOMIA)
    position = next(each for each, _, _ in play_turns(table, "random", 25) if each.state.turn == 10)
    options = [each for asked in look(position, "seoul").questions for each in asked.options]
    ally = next(each for each in options if each.id == "ally_at_nine")
    (told,) = find_outcomes([each for each in ally.hints if each.track == "approval.seoul"])
    known = recall(table.program, position.state, "seoul")
    forecast = foresee_turn(table, known, position.menu("seoul"), Orders())
    points = next(each.points.aims[1] for each in forecast.choices if each.choice == ally.id)
    assert points.high - points.low > 10
    assert 4 * told.low < points.low
    assert 4 * told.high == pytest.approx(points.high, abs=2)


def test_an_answer_that_hangs_on_another_promises_neither_way() -> None:
    found = known(*seated(GSOMIA, "seoul", 3), "notice_unless_answered")
    assert found["coordination"].told.endswith(" unless Tokyo moves")
    assert found["pact"].told == "becomes notice unless Tokyo moves"
    approval = found["approval.seoul"].told
    assert " if Tokyo moves, " in approval
    assert approval.endswith(" if not")


def test_the_tutorial_tells_what_the_other_half_of_the_picture_is_worth() -> None:
    found = known(*seated(FIRST, "seoul", 1), "send_our_half")
    assert found["deterrence.pyongyang"].told == (
        "rises by 7 if Tokyo chooses “Send Seoul our half of the path”, rises by 2 if not"
    )


def test_a_joint_initiative_promises_nothing_that_one_party_can_keep_away() -> None:
    found = known(*seated(FIRST, "seoul", 1), "three_way_call")
    del found["capital.seoul"]
    assert found
    assert all(" if all join" in each.told for each in found.values())


def test_what_is_too_small_to_matter_is_one_line_without_a_verdict() -> None:
    view, reference = seated(GSOMIA, "seoul", 3)
    option = replace(
        view.questions[0].options[0],
        hints=(
            replace(hint(-13, 0.3), track="approval.seoul"),
            replace(hint(0.5, 0.9), track="trust.seoul.tokyo"),
            replace(hint(-0.2, 0.1), track="trust.tokyo.seoul"),
        ),
    )
    first, rest = list_effects(option, view, reference)
    assert (first.direction, first.meaning) == ("falls", "worse")
    assert first.told == "may fall by up to 13: uncertain"
    assert (rest.track, rest.direction, rest.meaning) == ("", "small", "")
    assert f"{rest.title} {rest.told}" == "and 2 smaller effects, together less than 2% of a scale"


def test_a_list_of_nothing_but_its_remainder_does_not_begin_with_and() -> None:
    view, reference = seated(GSOMIA, "seoul", 3)
    small = replace(hint(0.5, 0.9), track="trust.seoul.tokyo")
    option = replace(view.questions[0].options[0], hints=(small,))
    (rest,) = list_effects(option, view, reference)
    assert f"{rest.title} {rest.told}" == "1 small effect, less than 1% of its scale"


@pytest.mark.parametrize(
    ("hints", "came", "told"),
    [
        ([hint(-9, -2)], (-3, -2), "likely falls by 2 to 3 (at most 9)"),
        ([hint(-3, -1)], (-3, -3), "likely falls by 3"),
        ([hint(-9, -2)], (-9, -2), "falls by 2 to 9"),
        ([hint(-13, 0)], (-4, 0), "likely falls by up to 4 (at most 13): uncertain"),
        ([hint(-13, 0)], (-0.4, 0), "likely falls by less than 1 (at most 13): uncertain"),
        ([hint(-13, 0)], (0, 0), "likely stays (at most -13): uncertain"),
        ([hint(-3, 3)], (1, 2), "likely rises by 1 to 2 (at most -3 to +3): uncertain"),
        ([hint(-3, 3)], (-1, 2), "likely rises or falls, -1 to +2 (at most -3 to +3): uncertain"),
    ],
)
def test_what_came_in_turns_imagined_is_told_before_what_it_is_at_most(
    hints: list[Hint], came: tuple[float, float], told: str
) -> None:
    spans = [MoveSpan("trust", -1, True, *came)]
    assert describe_effect(hints, LONG, imagined=spans) == told


def test_each_way_has_what_came_on_it_and_a_way_that_was_never_gone_its_bounds_alone() -> None:
    hints = [hint(2, 8, MOVES), hint(-7, -2, STILL)]
    spans = [MoveSpan("trust", 0, True, 4, 5)]
    told = "likely rises by 4 to 5 (at most 8) if Tokyo moves, falls by 2 to 7 if not"
    assert describe_effect(hints, LONG, imagined=spans) == told


def test_what_moves_an_objective_of_the_seat_stands_first() -> None:
    """Below it what moves none, then what stays, and the sum of what is small."""
    mixed = 0
    for view, _, effects in list_effects_of_answers():
        own = {track for aim in view.aims for track in aim.reads}
        moving = [
            each for each in effects if each.track and "stay" not in each.told.split(" if ")[0]
        ]
        places = [each.track not in own for each in moving]
        assert places == sorted(places)
        mixed += len({*places}) > 1
    assert mixed > 20


def test_an_objective_to_which_an_answer_matters_by_its_own_effects_has_one_told() -> None:
    """However small that is on its own scale."""
    small = 0
    for view, (option, foreseen), effects in list_effects_of_answers():
        told = {each.track: each.told for each in effects}
        for aim, points in zip(view.aims, foreseen.points.aims, strict=True):
            own = {each.track for each in option.hints} & {*aim.reads}
            if own and is_material_score(max(-points.low, points.high)):
                assert own & {*told}
                small += all("less than 1" in told[each] for each in own & {*told})
    assert small


def test_a_status_that_others_bring_about_with_an_answer_is_told() -> None:
    """Tokyo's director agrees to talks if Seoul's is instructed too: for Seoul no effect of its
    own, and the largest that there is."""
    found = [
        next(each.told for each in effects if each.track == "dialogue")
        for view, (option, _), effects in list_effects_of_answers()
        if option.id == "instruct_seoul"
    ]
    assert found == ["may become agreed with others' orders"]


@cache
def list_effects_of_answers() -> tuple[
    tuple[View, tuple[Option, ChoiceForecast], tuple[KnownEffect, ...]], ...
]:
    """All answers in three turns of a game of history, with what is foreseen and told of each."""
    table, found = adjudicator(GSOMIA), []
    reference = reference_of(print_matter(table.program))
    for position, _, _ in play_turns(table, "historian", 1):
        if position.state.turn not in (1, 5, 6):
            continue
        for seat in ("seoul", "tokyo"):
            view, known = look(position, seat), recall(table.program, position.state, seat)
            forecast = foresee_turn(table, known, position.menu(seat), Orders())
            for asked in view.questions:
                for option in asked.options:
                    foreseen = find_choice(forecast, option, view)
                    if foreseen is not None:
                        effects = list_effects(option, view, reference, foreseen)
                        found.append((view, (option, foreseen), effects))
    return tuple(found)
