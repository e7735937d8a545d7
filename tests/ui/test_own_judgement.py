"""What a change means is judged by the objectives of the seat that reads it: where one of them
follows from a track, its way counts and not the track's own, on every face."""

from __future__ import annotations

import io
from functools import cache

import pytest

from cases.bargain import ASKED, OFFERED, TEXT
from eleventh.core.orders import Orders
from eleventh.core.view import Reading, View
from eleventh.emit.python import build
from eleventh.lab.paths import paths
from eleventh.lang.compile import compile_files
from eleventh.play.host_view import look_over
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.meters import NO_WAY, NOT_YOURS, describe_better
from eleventh_ui.display.readings import describe_reading, find_moves_in
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.trends import make_trend
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.situation import SeatStanding, say_some
from eleventh_ui.tui.drawing.gauges import gauges
from games import SHIPPED, adjudicator

FLAGSHIP = next(each for each in SHIPPED if each.name == "gsomia_2019")
MIXED = "clamp(2 * goodwill - 5 * share - 20, 0, 100)"
EASE = 'derived: {ease: {value: "goodwill - 4 * share", better: lower, title: Ease}}'
MEANS = {"higher": "better", "lower": "worse", "neither": ""}

KINDS = [
    # (what `thrift` follows from, what `standing` does, which way of `share` and of `goodwill`)
    ("100 - share * 10", "goodwill", "lower", "higher"),
    ("share * 10", "100 - goodwill", "higher", "lower"),
    ("share * 10", "100 - share * 10", "neither", "higher"),  # the two disagree
    ("100 - 10 * abs(share - 5)", "goodwill", "neither", "higher"),  # best in the middle
    (MIXED, "goodwill", "lower", "higher"),  # other terms beside it
    (MIXED, "100 - goodwill", "lower", "neither"),
    ("clamp(share * goodwill / 10, 0, 100)", "goodwill", "neither", "neither"),
    ("share * 10 if goodwill > 50 else 0", "50", "higher", "neither"),
    ("clamp(ease + 50, 0, 100)", "50", "lower", "higher"),  # through a derived number
    ("50", "50", "neither", "higher"),  # nothing follows from either: the tracks' own
]


@cache
def bargain(thrift: str, standing: str, *, paid: bool = False) -> Match:
    """The round of bargaining as the host, with these objectives, is to answer; or once it has
    offered three coins."""
    text = TEXT.replace("score: 100 - share * 10", f'score: "{thrift}"')
    text = text.replace("thought of, score: goodwill", f'thought of, score: "{standing}"')
    text = text.replace("\nacts:", f"\n{EASE}\nacts:", 1)
    assert all(each in text for each in (f'"{thrift}"', f'"{standing}"', EASE))
    made = compile_files({"scenario.yaml": text.encode()})
    assert made.program is not None, made.problems
    match = Match.start(
        build(made.program), made.files, dict.fromkeys(("guest", "host"), "human"), 7
    )
    given = [{"guest": {ASKED: "ask_nothing"}, "host": {}}]
    given += [{"guest": {}, "host": {OFFERED: "offer@3"}}] if paid else []
    for turn in given:
        for seat, responses in turn.items():
            assert match.submit(seat, Orders(responses)) == ()
        assert match.advance() == ()
    return match


def find(view: View, id: str) -> Reading:
    return next(each for each in view.readings if each.id == id)


def look_at(match: Match, title: str) -> str:
    """What the words tell the host of one reading when it is asked for."""
    sink, table = io.StringIO(), LocalTable(match)
    standing = SeatStanding(match.view("host"), reference_of(table.printed), table.courses("host"))
    assert say_some(Console(None, sink, 100), standing, title)
    return " ".join(sink.getvalue().split())


@pytest.mark.parametrize(("thrift", "standing", "share", "goodwill"), KINDS)
def test_a_reading_is_counted_as_better_the_way_the_seats_objectives_have_it(
    thrift: str, standing: str, share: str, goodwill: str
) -> None:
    view = bargain(thrift, standing).view("host")
    assert (find(view, "share").better, find(view, "goodwill").better) == (share, goodwill)


@pytest.mark.parametrize(("thrift", "standing", "share", "goodwill"), KINDS)
def test_effects_readings_gauges_and_trends_judge_alike(
    thrift: str, standing: str, share: str, goodwill: str
) -> None:
    """Three coins raise the share and goodwill: as it is told before, and as it came."""
    before, after = bargain(thrift, standing), bargain(thrift, standing, paid=True)
    view, reference = before.view("host"), reference_of(LocalTable(before).printed)
    (question,) = view.questions
    option = next(each for each in question.options if each.id == "offer@3")
    effects = {each.track: each for each in list_effects(option, view, reference)}
    came, moves = after.view("host"), find_moves_in(after.view("host"))
    for track, better in (("share", share), ("goodwill", goodwill)):
        assert (effects[track].direction, effects[track].meaning) == ("rises", MEANS[better])
        told = f"(rises, {MEANS[better]})" if MEANS[better] else "(rises)"
        reading = find(came, track)
        assert describe_reading(reading, moves[track]).endswith(told)
        assert told in look_at(after, track)
        assert gauges(came)[track].tone == (MEANS[better] or "moved")
        worst = make_trend(reading, (0.0, 0.0, 0.0, 9.0)).is_worst
        assert worst == (better == "lower")


@pytest.mark.parametrize(
    ("thrift", "standing", "track", "told"),
    [
        (*KINDS[0][:2], "share", "It counts in your objective 1, better when lower."),
        (*KINDS[2][:2], "share", f"It counts in your objectives 1 and 2, but {NO_WAY}."),
        (*KINDS[8][:2], "share", "For your objectives it is better when lower."),
        (*KINDS[9][:2], "goodwill", f"Counted as better when higher{NOT_YOURS}."),
        (*KINDS[9][:2], "share", ""),
        (
            "clamp(50 + ease, 0, 100)",
            "clamp(50 - ease, 0, 100)",
            "share",
            f"Your objectives follow from it, but {NO_WAY}.",
        ),
        (*KINDS[8][:2], "ease", "It counts in your objective 1, better when higher."),
    ],
)
def test_by_whose_measure_is_told(thrift: str, standing: str, track: str, told: str) -> None:
    match = bargain(thrift, standing)
    view = match.view("host")
    assert describe_better(find(view, track), view) == told
    assert told in look_at(match, find(view, track).title)


def test_another_seat_has_its_own_and_an_open_view_the_tracks() -> None:
    """The guest wants much of it paid. The scenario calls neither better."""
    match = bargain("100 - share * 10", "100 - goodwill", paid=True)
    assert find(match.view("guest"), "share").better == "higher"
    assert find(match.view("host"), "share").better == "lower"
    open_view = {each.id: each.better for each in look_over(match.game).readings}
    assert (open_view["share"], open_view["goodwill"]) == ("neither", "higher")
    course = {each.track: each.better for each in paths(match.game)}
    assert (course["share"], course["goodwill"]) == ("neither", "higher")


def test_in_the_flagship_tokyos_controls_are_what_it_wants_and_isolation_is_not() -> None:
    """Seoul counts the controls against itself, Washington does not count them."""
    ways = adjudicator(FLAGSHIP).better
    assert ways["tokyo"]["trade.tokyo"] == "higher"
    assert ways["seoul"]["trade.tokyo"] == ways["seoul"]["isolation.seoul"] == "lower"
    assert "trade.tokyo" not in ways["washington"]
