"""Joint initiatives: what came of them is told, to each seat from what it may know and no more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.joint import Joined
from eleventh.core.position import Position
from eleventh.core.state import State
from eleventh.core.view import Told, View
from eleventh.core.view_builder import look
from eleventh.emit.python import build
from games import EVERY, adjudicator

ALL = ("washington", "seoul", "tokyo")


def harbour(unseen: Collection[str] = (), by: str = "") -> Adjudicator:
    """The small scenario; that a seat of `unseen` takes part in talks is kept from `by`."""
    program = adjudicator(EVERY[0]).program
    choices = tuple(
        replace(each, seen_by=tuple(seat for seat in each.seen_by if seat != by))
        if each.joint >= 0 and each.seat in unseen
        else each
        for each in program.choices
    )
    return build(replace(program, choices=choices))


def after(table: Adjudicator, *parties: str) -> State:
    """The state after a turn in which these seats, and no others, wanted to talk."""
    taken = [
        index
        for index, each in enumerate(table.program.choices)
        if each.joint >= 0 and each.seat in parties
    ]
    return table.resolve(table.begin(1).state, taken).state


def seen(table: Adjudicator, state: State, seat: str) -> View:
    return look(Position(table, state, table.begin(1).ledger), seat)


def came(view: View) -> set[Joined | None]:
    return {told.joined for told in view.told}


def test_a_met_one_names_all_of_its_parties() -> None:
    table = harbour()
    state = after(table, *ALL)
    assert all(came(seen(table, state, seat)) == {Joined(ALL, ())} for seat in ALL)


def test_a_failed_one_names_who_stayed_away() -> None:
    table = harbour()
    state = after(table, "seoul", "tokyo")
    for seat in ALL:
        assert came(seen(table, state, seat)) == {Joined(("seoul", "tokyo"), ("washington",))}


def test_what_is_not_joint_comes_to_nothing_else() -> None:
    table = harbour()
    index = next(i for i, each in enumerate(table.program.choices) if each.id == "give_notice")
    state = table.resolve(table.begin(1).state, [index]).state
    (told,) = seen(table, state, "tokyo").told
    assert told == Told("seoul", "give_notice", told.title, None)


@pytest.mark.parametrize("known", [("seoul",), ("seoul", "washington"), ()])
def test_whether_a_party_came_that_a_seat_may_not_know_changes_nothing(
    known: tuple[str, ...],
) -> None:
    table = harbour(("tokyo",), "seoul")
    with_tokyo, without = after(table, *known, "tokyo"), after(table, *known)
    values = without.values
    one = seen(table, replace(with_tokyo, values=values), "seoul")
    assert one == seen(table, without, "seoul")


def test_who_is_known_to_have_stayed_away_is_told_whatever_the_others_did() -> None:
    table = harbour(("tokyo",), "seoul")
    view = seen(table, after(table, "seoul", "tokyo"), "seoul")
    assert came(view) == {Joined(("seoul",), ("washington",))}
    assert came(seen(table, after(table, "seoul", "washington"), "seoul")) == {None}
