"""What an objective is more reached by and less, held against its score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.state import State
from games import EVERY, SHIPPED, adjudicator
from portions import with_others


@pytest.mark.parametrize("folder", with_others(SHIPPED), ids=lambda each: each.name)
def test_what_is_said_to_raise_an_objective_never_lowers_it_and_does_raise_it_somewhere(
    folder: Path,
) -> None:
    """From the beginning of a game, and from its ends, with every track at every quarter of its
    scale; a derived number is left to the tracks that it follows from."""
    table = adjudicator(folder)
    program, start = table.program, table.begin(1, 0).state
    places = {each.id: place for place, each in enumerate(program.tracks)}
    for seat in program.seats:
        for objective, reads in table.objective_reads[seat.id]:
            for names, sign in ((reads.more, 1), (reads.less, -1)):
                for name in names:
                    if name not in places:
                        continue
                    scores = [
                        sign * each[objective.id]
                        for each in score_along(table, start, seat.id, places[name])
                    ]
                    assert scores == sorted(scores), (seat.id, objective.id, name)
                    assert scores[0] < scores[-1], (seat.id, objective.id, name)


@pytest.mark.parametrize("folder", with_others(EVERY), ids=lambda each: each.name)
def test_no_objective_of_a_seat_falls_the_way_that_is_called_better(folder: Path) -> None:
    """Through derived numbers too, and beside whatever else a formula reads."""
    table = adjudicator(folder)
    program, start = table.program, table.begin(1, 0).state
    signs = {"higher": 1, "lower": -1}
    tried = 0
    for seat in program.seats:
        for place, track in enumerate(program.tracks):
            sign = signs.get(table.better[seat.id].get(track.id, "neither"))
            if sign is not None:
                along = score_along(table, start, seat.id, place)
                for each in seat.objectives:
                    scores = [sign * scores[each.id] for scores in along]
                    assert scores == sorted(scores), (seat.id, each.id, track.id)
                tried += 1
    assert tried


def score_along(
    table: Adjudicator, start: State, seat: str, place: int
) -> list[Mapping[str, float]]:
    """How far the objectives of a seat are reached with a track at every quarter of its scale."""
    track, found = table.program.tracks[place], []
    for quarter in range(5):
        values = list(start.values)
        values[place] = track.low + (track.high - track.low) * quarter / 4
        found.append(table.score(replace(start, values=tuple(values)), seat))
    return found


def test_a_derived_number_has_its_way_and_a_status_only_turns_an_objective() -> None:
    folder = next(each for each in SHIPPED if each.name == "gsomia_2019")
    found = {
        (seat, objective.id): reads
        for seat, all_of_it in adjudicator(folder).objective_reads.items()
        for objective, reads in all_of_it
    }
    alone = found["seoul", "not_alone"]
    assert (alone.more, alone.less, alone.turns) == ((), ("isolation.seoul",), ())
    assert "trust.washington.seoul" in alone.tracks
    controls = found["seoul", "controls_withdrawn"]
    assert controls.more == ("thaw", "road_map")
    assert controls.less == ("trade.tokyo",)
    assert controls.turns == ("dialogue",)
