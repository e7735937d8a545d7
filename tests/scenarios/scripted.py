"""Games in which history answers, but for what a script says: by decision, the answer to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.core.state import State
from games import adjudicate


def play_turn(table: Adjudicator, state: State, script: Mapping[str, str]) -> State:
    """The state after a turn in which each seat answers as the script says, where that is open;
    else as history did, and what history was not asked is answered first."""
    orders = {
        seat.id: Orders(dict(_list_answers(table, state, seat.id, script)))
        for seat in table.program.seats
    }
    return adjudicate(table, state, orders).state


def read_track(table: Adjudicator, state: State, track: str) -> str | float:
    """A track as a state has it, a status by its value."""
    tracks = table.program.tracks
    index = next(place for place, each in enumerate(tracks) if each.id == track)
    value = state.values[index]
    return tracks[index].values[int(value)] if tracks[index].values else value


def _list_answers(
    table: Adjudicator, state: State, seat: str, script: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    menu = table.menu(state, seat)
    for decision, offers in menu.decisions.items():
        able = [each for each in offers if not each.barred and each.cost <= (menu.capital or 0)]
        choices = [table.program.choices[each.choice] for each in able]
        asked = [each for each in choices if each.id == script.get(decision)]
        done = [each for each in choices if each.historical]
        yield decision, (asked or done or choices)[0].id
