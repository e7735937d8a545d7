"""What an objective is more reached by and less, held against its score."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from games import SHIPPED, adjudicator
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
                    track, scores = program.tracks[places[name]], []
                    for quarter in range(5):
                        values = list(start.values)
                        values[places[name]] = track.low + (track.high - track.low) * quarter / 4
                        state = replace(start, values=tuple(values))
                        scores.append(sign * table.score(state, seat.id)[objective.id])
                    assert scores == sorted(scores), (seat.id, objective.id, name)
                    assert scores[0] < scores[-1], (seat.id, objective.id, name)


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
