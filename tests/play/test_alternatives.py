"""What a seat could have done instead in a turn that is over, as far as it may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from eleventh.core.amounts import SIGN
from eleventh.core.forecast import (
    AlternativeHindsight,
    BarredAlternative,
    EndForecast,
    PointForecast,
    PointRange,
    TurnHindsight,
)
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.lang.compile import Compiled
from eleventh.play.facilitator import Facilitator
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.alternatives import (
    HEADING,
    NO_ANSWER_BETTER,
    NO_INITIATIVE,
    NOTHING_BETTER,
    NOTHING_ELSE,
    THIS_TURN,
    list_alternatives,
    tell_alternatives,
)
from eleventh_ui.display.by_the_end import BY_THE_END
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.story_lines import StoryLine
from play import quarrel
from secrecy.mine import mine, start

ASKED = "valve_closed.east"
INVITE = """            label: Invite West to talks
            acts: [{act: offer, toward: west}]
"""
PAYS_IF_ANSWERED = (
    INVITE,
    INVITE + '            effects: {approval.east: "9 if west.chooses.telephone.east else 0"}\n',
)
PAYS_IF_PLOTTED = (
    INVITE,
    INVITE + '            effects: {approval.east: "9 if west.chooses.a else 0"}\n',
)
SHOULDER = (
    "  - id: cold_wears",
    """  - id: cold_shoulder
    when: "turn > 1 and east.chose.protest"
    effects: {approval.east: -9}
    why: Nobody forgets.
    cite: [N01]
  - id: cold_wears""",
)
NOTHING_NOW_OR_LATER = f"{NOTHING_BETTER}, and no answer {BY_THE_END}."


def play(
    scenario: Compiled, answer: str, west: Sequence[str] = (), east: Sequence[str] = ()
) -> Match:
    """The first turn: East answers, West does what it does."""
    match = start(scenario)
    assert match.submit("east", Orders({ASKED: answer}, tuple(east))) == ()
    assert match.submit("west", Orders({}, tuple(west))) == ()
    assert match.advance() == ()
    return match


def look_back(match: Match, seat: str = "east") -> TurnHindsight:
    hindsight = LocalTable(match).hindsight(seat)
    assert hindsight is not None
    return hindsight


def find(match: Match, choice: str) -> AlternativeHindsight:
    return next(each for each in look_back(match).alternatives if each.choice == choice)


def tell(match: Match, seat: str = "east") -> StoryLine:
    table = LocalTable(match)
    (line,) = tell_alternatives(
        table.view(seat), look_back(match, seat), reference_of(table.printed)
    )
    return line


def test_what_was_plainly_better_is_told_with_both_figures_and_was_to_be_foreseen() -> None:
    match = play(mine(()), "invite")
    better = find(match, "protest")
    assert better.told.total == better.came.total
    assert better.came.total.mean == pytest.approx(2.0)
    line = tell(match)
    assert line.lead == (
        "“Protest in public”: 0 rather than -2 this turn, foreseeable; better by the end: +2,"
        " foreseeable."
    )
    assert line.told == "1 warm +2. The forecasts had it 2 better."


def test_what_came_to_more_than_twice_as_much_as_foretold_was_foreseeable_in_part() -> None:
    match = play(mine(()), "invite")
    table, hindsight = LocalTable(match), look_back(match)
    better = find(match, "protest")
    told = replace(better.told, total=PointRange(-1.0, 0.8, 2.0))
    changed = replace(hindsight, alternatives=(replace(better, told=told),))
    (line,) = tell_alternatives(table.view("east"), changed, reference_of(table.printed))
    assert "this turn, foreseeable in part; better" in line.lead
    assert "The forecasts had it 0.8 better." in line.told


def test_where_nothing_was_better_by_half_a_point_that_is_told_with_the_best_other() -> None:
    line = tell(play(mine(()), "protest"))
    assert line.lead == NOTHING_NOW_OR_LATER
    assert line.told == "The best other: “Invite West to talks” instead of “Protest in public”, -2."


def test_what_others_made_better_was_not_to_be_foreseen_and_says_whose_choice_is_known() -> None:
    scenario = mine((), (PAYS_IF_ANSWERED,))
    line = tell(play(scenario, "protest", ["telephone.east"]))
    assert line.lead == (
        "“Invite West to talks”: +7 rather than 0 this turn, not foreseeable;"
        " better by the end: +7, not foreseeable."
    )
    assert line.told.endswith("It hung on West, and “Telephone East” is known now.")
    alone = play(scenario, "protest")
    assert (
        find(alone, "invite").told
        == find(play(scenario, "protest", ["telephone.east"]), "invite").told
    )
    assert find(alone, "invite").came.total.mean == pytest.approx(-2.0)
    assert tell(alone).lead == NOTHING_NOW_OR_LATER


def test_what_a_seat_may_not_know_makes_nothing_better() -> None:
    """A plot on which all hung stays imagined: it is told the same whether there was one."""
    scenario = mine(("{trust.west.east: 1}",), (PAYS_IF_PLOTTED,))
    plotted, still = (play(scenario, "protest", plots) for plots in (["a"], []))
    assert look_back(plotted) == look_back(still)
    bounds = find(plotted, "invite").came.total
    assert (bounds.low, bounds.high) == (-2.0, 7.0)


def test_what_lies_beyond_the_turn_is_said() -> None:
    scenario = mine(
        (),
        (('when: "valve == closed and turn > 1"', 'when: "turn > 1 and east.chose.protest"'),),
    )
    match = play(scenario, "invite")
    assert find(match, "protest").asked == (2,)
    assert tell(match).because == "What it would lead to later (turn 2) counts only by the end."


def test_where_no_answer_was_better_it_is_said_of_which_later_turns_make_something() -> None:
    scenario = mine(
        (),
        (('when: "valve == closed and turn > 1"', 'when: "turn > 1 and east.chose.invite"'),),
    )
    line = tell(play(scenario, "protest"))
    assert line.lead == NOTHING_NOW_OR_LATER
    assert line.told.endswith(
        "What “Invite West to talks” would lead to later (turn 2) counts only by the end."
    )


@pytest.mark.parametrize("answer", ["invite", "protest"])
def test_every_line_tells_of_the_turn_and_of_the_end(answer: str) -> None:
    line = tell(play(mine(()), answer))
    assert THIS_TURN in line.lead
    assert BY_THE_END in line.lead


def test_what_is_better_this_turn_and_worse_by_the_end_is_told_so() -> None:
    match = play(mine((), (SHOULDER,)), "invite")
    assert tell(match).lead == (
        "“Protest in public”: 0 rather than -2 this turn, foreseeable, but worse by the end: -7,"
        " foreseeable."
    )
    assert tell(match).told.endswith("No other answer was clearly better by the end.")
    _, asked, _ = list_alternatives(LocalTable(match).view("east"), look_back(match))
    assert asked.lines[0].told == (
        "By the end -7, foreseeable: -7 from what you knew. Better this turn, worse by the end."
    )


def test_what_is_no_better_this_turn_and_better_by_the_end_is_told_so() -> None:
    match = play(mine((), (SHOULDER,)), "protest")
    assert tell(match).lead == (
        "Nothing open to you was half a point better this turn;"
        " by the end “Invite West to talks” was: +7, foreseeable."
    )
    _, asked, _ = list_alternatives(LocalTable(match).view("east"), look_back(match))
    assert asked.lines[0].told == (
        "By the end +7, foreseeable: +7 from what you knew. Worse this turn, better by the end."
    )


def test_nothing_is_told_apart_where_its_bounds_hold_nothing() -> None:
    table = LocalTable(play(mine(()), "invite"))
    hindsight, reference = table.hindsight("east"), reference_of(table.printed)
    assert hindsight is not None
    view, (first, *rest) = table.view("east"), hindsight.alternatives
    ends = {
        EndForecast(-0.5, -0.2, 0.1, 96): "; no clear difference by the end.",
        EndForecast(-0.5, -0.2, -0.04, 96): "; no clear difference by the end.",
        EndForecast(-0.5, -0.2, -0.05, 96): ", but worse by the end: -0.2 (-0.5 to -0.1).",
        EndForecast(0.1, 0.6, 1.1, 96): "; better by the end: +0.6 (+0.1 to +1.1).",
    }
    for end, told in ends.items():
        changed = replace(hindsight, alternatives=(replace(first, end=end, end_told=None), *rest))
        (line,) = tell_alternatives(view, changed, reference)
        assert line.lead.endswith(f"foreseeable{told}")
        _, asked, _ = list_alternatives(view, changed)
        assert ("not told apart" in asked.lines[0].told) == ("no clear" in told)


def test_what_others_were_seen_to_order_makes_what_comes_by_the_end_foreseeable_or_not() -> None:
    """The same end, from what was known before the reveal and from the turn as it came."""
    table = LocalTable(play(mine(()), "invite"))
    hindsight, reference = table.hindsight("east"), reference_of(table.printed)
    assert hindsight is not None
    view, (first, *rest) = table.view("east"), hindsight.alternatives
    ends = {
        EndForecast(1.0, 1.5, 2.0, 96): ("foreseeable", "+1.5"),
        EndForecast(0.5, 0.8, 1.1, 96): ("foreseeable in part", "+0.8"),
        EndForecast(-0.1, 1.5, 3.1, 96): ("perhaps foreseeable", "+1.5"),
        EndForecast(-1.1, 0.5, 2.1, 96): ("not foreseeable", "+0.5"),
        EndForecast(-3.0, -2.0, -1.0, 96): ("not foreseeable", "-2"),
    }
    for known, (word, points) in ends.items():
        came = EndForecast(1.0, 2.0, 3.0, 96)
        other = replace(first, end=came, end_told=known)
        changed = replace(hindsight, alternatives=(other, *rest))
        (line,) = tell_alternatives(view, changed, reference)
        assert line.lead.endswith(f"; better by the end: +2 (+1 to +3), {word}.")
        doubt = "" if known.is_clear else ", not told apart"
        _, asked, _ = list_alternatives(view, changed)
        assert asked.lines[0].told.startswith(
            f"By the end +2 (+1 to +3), {word}: {points} from what you knew{doubt}."
        )
        doubtful = replace(other, end=EndForecast(-1.0, 0.1, 1.2, 96))
        _, asked, _ = list_alternatives(view, replace(hindsight, alternatives=(doubtful, *rest)))
        known_apart = f"; {points} from what you knew" if known.is_clear else ""
        assert asked.lines[0].told.startswith(
            f"By the end +0.1 (-1 to +1.2), not told apart{known_apart}."
        )


def test_what_may_be_better_by_the_end_is_not_ruled_out() -> None:
    table = LocalTable(play(mine(()), "protest"))
    hindsight, reference = table.hindsight("east"), reference_of(table.printed)
    assert hindsight is not None
    first, *rest = hindsight.alternatives
    doubtful = replace(first, end=EndForecast(-0.5, 0.6, 1.7, 96))
    changed = replace(hindsight, alternatives=(doubtful, *rest))
    (line,) = tell_alternatives(table.view("east"), changed, reference)
    assert line.lead.endswith(f"{THIS_TURN}, and no answer clearly {BY_THE_END}.")


def test_an_initiative_that_was_begun_could_have_been_left() -> None:
    match = play(mine(()), "protest", east=["telephone.west"])
    line = tell(match)
    assert line.lead == f"{NO_ANSWER_BETTER} or {BY_THE_END}."
    assert line.told.startswith(
        "Leaving “Telephone West”: +2, foreseeable; better by the end: +2, foreseeable."
    )


def test_one_key_below_each_other_answer_stands_under_what_it_is_held_against() -> None:
    table = LocalTable(play(mine(()), "invite"))
    hindsight = table.hindsight("east")
    assert hindsight is not None
    first, asked, begun = list_alternatives(table.view("east"), hindsight)
    assert first.heading == HEADING
    assert "Imagined, not known" in first.lines[0].lead
    assert asked.heading == "Instead of “Invite West to talks” (-2)"
    assert [each.lead for each in asked.lines] == [
        "+2 (better): “Protest in public” (the forecasts had it 2 better)."
    ]
    assert [each.lead for each in begun.lines] == [
        "1 initiative, begun or left: none better by half a point."
    ]


def test_who_had_nothing_else_to_order_is_told_so() -> None:
    scenario = mine(
        (), (("by: [east, west]\n    toward: [east, west]", "by: [east]\n    toward: [west]"),)
    )
    match = play(scenario, "protest")
    assert tell(match, "west").lead == NOTHING_ELSE


def test_what_the_facilitator_took_out_or_answered_was_not_open() -> None:
    scenario = mine(())
    barred, held = start(scenario), start(scenario)
    assert Facilitator(barred).bar("east", ASKED, "protest", "not today") == ()
    assert Facilitator(held).replace("east", ASKED, "invite", "they said so") == ()
    for match in (barred, held):
        for seat, orders in (("east", Orders({ASKED: "invite"})), ("west", Orders())):
            if seat in match.waiting():
                assert match.submit(seat, orders) == ()
        assert match.advance() == ()
        assert {each.choice for each in look_back(match).alternatives} == {"telephone.west"}


def test_only_what_would_have_been_taken_beside_the_rest_counts() -> None:
    """All that was open and could be paid for, and nothing else."""
    match = quarrel.start({**quarrel.HISTORY, "seoul": "human"})
    assert Facilitator(match).override("capital.seoul", 1.0, "a lean year") == ()
    table = LocalTable(match)
    view = table.view("seoul")
    answers = {each.id: each.options[-1].id for each in view.questions}
    begun = tuple(each.id for each in view.initiatives if each.barred is None)[:1]
    orders = Orders(answers, begun)
    assert table.refusals("seoul", orders) == ()
    changed = {
        (question.id, option.id): Orders({**answers, question.id: option.id}, begun)
        for question in view.questions
        for option in question.options
        if answers[question.id] != option.id
    }
    for option in view.initiatives:
        left = tuple(each for each in begun if each != option.id)
        wanted = left if option.id in begun else (*begun, option.id)
        changed[None, option.id] = Orders(answers, wanted)
    refused = {place: table.refusals("seoul", each) for place, each in changed.items()}
    taken = {place for place, each in refused.items() if not each}
    assert table.submit("seoul", orders) == ()
    assert table.advance() == ()
    hindsight = look_back(match, "seoul")
    assert {(each.decision, each.choice) for each in hindsight.alternatives} == taken
    assert 0 < len(taken) < len(changed)
    barred = {(each.decision, each.choice): each.refusal for each in hindsight.barred}
    assert barred.keys() == changed.keys() - taken
    for place, refusal in barred.items():
        assert refusal in refused[place]


def bar(choice: str, code: RefusalCode, **data: str | float) -> BarredAlternative:
    told = {"title": choice.title(), **data}
    return BarredAlternative(ASKED, choice, choice.title(), "Protest", Refusal(code, told))


def test_what_was_not_open_is_told_with_what_was_lacking() -> None:
    table = LocalTable(play(mine(()), "protest"))
    hindsight = table.hindsight("east")
    assert hindsight is not None
    dear = bar("dear", RefusalCode.BEYOND_CAPITAL, price=2.0, capital=1.0)
    costly = bar("costly", RefusalCode.TOO_COSTLY, price=3.0, capital=1.5)
    taken = [bar(each, RefusalCode.TAKEN_OUT, reason="not today") for each in ("one", "two")]
    begun = [replace(each, decision=None, instead="") for each in (dear, costly)]
    amounts = [replace(dear, choice=f"pay{SIGN}{each}", title="Pay") for each in (2, 3)]
    barred = (dear, costly, *taken, *begun, *amounts)
    changed = replace(hindsight, barred=barred)
    _, asked, initiatives = list_alternatives(table.view("east"), changed)
    assert [each.lead for each in asked.lines if each.lead.startswith("Not open")] == [
        "Not open: “Dear” and “Pay”; needs 2 of political capital, you had 1.",
        "Not open: “Costly”; needs 3 of political capital with your other orders, you had 1.5.",
        "Not open: “One” and “Two”; you were told: The facilitator has taken it out: not today.",
    ]
    last = initiatives.lines[-1]
    assert last.lead == (
        "Not open: 2 initiatives that your 1 of political capital did not pay for beside the rest."
    )
    assert last.told == "“Dear” and “Costly”."
    only = replace(changed, alternatives=(), barred=barred[:1])
    (_, asked) = list_alternatives(table.view("east"), only)
    assert asked.heading.startswith("Instead of “Protest”")


def begin(choice: str, title: str, points: float) -> AlternativeHindsight:
    sure = PointRange(points, points, points)
    worth = PointForecast(sure, (sure,), ())
    return AlternativeHindsight(None, choice, title, "", 0.0, worth, worth)


def test_an_initiative_that_is_little_better_is_no_advice_of_the_story() -> None:
    table = LocalTable(play(mine(()), "protest"))
    hindsight = table.hindsight("east")
    assert hindsight is not None
    view, reference = table.view("east"), reference_of(table.printed)
    answers = tuple(each for each in hindsight.alternatives if each.decision is not None)
    for points, advised in ((0.6, False), (0.9, False), (1.0, True), (2.0, True)):
        begun = begin("court.north", "Court North", points)
        (line,) = tell_alternatives(
            view, replace(hindsight, alternatives=(*answers, begun)), reference
        )
        assert line.lead.startswith(NO_ANSWER_BETTER)
        assert ("Court North" in line.told) == advised
        assert (NO_INITIATIVE in line.told) == (not advised)


def test_one_initiative_toward_several_targets_is_one_line() -> None:
    table = LocalTable(play(mine(()), "protest"))
    hindsight = table.hindsight("east")
    assert hindsight is not None
    end = EndForecast(1.0, 2.0, 3.0, 96)
    begun = (
        replace(begin("court.north", "Court North", 0.6), end=end),
        replace(begin("court.south", "Court South", 0.8), end=end, end_told=end),
        begin("wait", "Wait", 0.7),
    )
    (*_, last) = list_alternatives(table.view("east"), replace(hindsight, alternatives=begun))
    assert [each.lead for each in last.lines] == [
        "+0.6 to +0.8 (better): beginning “Court South” and “Court North”"
        " (the forecasts had them +0.6 to +0.8).",
        "+0.7 (better): beginning “Wait” (the forecasts had it 0.7 better).",
    ]
    assert last.lines[0].told == (
        "By the end “Court South” +2 (+1 to +3), foreseeable; “Court North” +2 (+1 to +3)."
    )
