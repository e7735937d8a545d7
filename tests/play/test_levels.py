"""The levels of tracks: read from the program, and only as far as everybody may know."""

from __future__ import annotations

from dataclasses import replace

from eleventh.play.levels import Level, find_levels
from eleventh.play.printed import print_matter
from games import ROOT, adjudicator

PROGRAM = adjudicator(ROOT / "scenarios" / "gsomia_2019").program
PLACES = {each.id: place for place, each in enumerate(PROGRAM.tracks)}
LEVELS = find_levels(PROGRAM)


def test_conditions_and_odds_that_compare_a_track_with_a_number_are_its_levels() -> None:
    found = LEVELS[PLACES["deterrence.pyongyang"]]
    assert Level(60.0, True, "odds", ("Pyongyang tests missiles",)) in found
    assert Level(43.0, True, "ending", ()) in found
    assert [each.at for each in found] == sorted(each.at for each in found)
    wedge = LEVELS[PLACES["wedge.pyongyang"]]
    assert Level(50.0, False, "event", ("Pyongyang courts Washington alone",)) in wedge
    assert Level(40.0, False, "odds", ("Pyongyang tests missiles",)) in wedge


def test_odds_without_a_threshold_grow_from_an_end_of_the_scale() -> None:
    patrols = ("Bombers of Beijing and Moscow patrol near Seoul and Tokyo",)
    assert LEVELS[PLACES["wedge.beijing"]] == (Level(0.0, False, "odds", patrols),)
    thefts = ("Pyongyang steals crypto-currency from Seoul",)
    assert Level(100.0, True, "odds", thefts) in LEVELS[PLACES["cyber_readiness"]]
    assert PLACES["deterrence.beijing"] not in LEVELS, "no rule and no event reads it"


def test_rules_are_told_by_the_track_that_they_move() -> None:
    crisis = LEVELS[PLACES["crisis"]]
    assert Level(25.0, False, "rule", ("Deterrence of Pyongyang",)) in crisis


def test_a_track_that_some_seat_does_not_see_has_no_levels() -> None:
    everybody = {each.id for each in PROGRAM.seats}
    assert "patience" in PLACES
    for place in LEVELS:
        assert everybody <= set(PROGRAM.tracks[place].seen_by)


def test_an_event_that_some_seat_does_not_learn_of_is_no_level() -> None:
    secret = tuple(
        replace(each, seen_by=("seoul",)) if each.id == "launch_again" else each
        for each in PROGRAM.injects
    )
    levels = find_levels(replace(PROGRAM, injects=secret))
    assert not any(
        each.of == ("Pyongyang tests missiles",) for each in levels[PLACES["deterrence.pyongyang"]]
    )


def test_no_level_names_a_headline_or_an_ending() -> None:
    told = {name for levels in LEVELS.values() for each in levels for name in each.of}
    headlines = {each.headline for each in PROGRAM.injects} | {
        each.title for each in PROGRAM.endings
    }
    assert not told & headlines


def test_the_printed_matter_has_them_beside_the_scale() -> None:
    track = print_matter(PROGRAM).track("deterrence.pyongyang")
    assert track is not None
    assert track.levels == LEVELS[PLACES["deterrence.pyongyang"]]
