"""Events that a facilitator has prepared in a file are kept with the match: in its save, in every
line of play and in forks; and a save that claims what no file could hold is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.prepared import Prepared, PreparedEffect, list_effects
from eleventh.play.events import payload_of, read_event
from eleventh.play.faults import SaveError
from eleventh.play.folding import extend
from eleventh.play.forking import fork
from eleventh.play.game import Impossible
from eleventh.play.hosting import provide
from eleventh.play.journal import Journal
from eleventh.play.library import Library
from eleventh.play.loading import load, verify
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh.play.resuming import resume
from eleventh.play.room_events import Provided
from play.quarrel import SEATS, noon, play, start, submit_all
from play.test_white_cell import cell

LEAK = Prepared(
    "A leak",
    "In \x1b[2J print.",
    ("seoul",),
    list_effects({"trust.tokyo.seoul": -4.0, "pact": "notice"}),
    "to stir",
)
SUMMIT = Prepared("A summit", "", SEATS, (), "nobody talks")


def at_hand(match: Match) -> tuple[Prepared, ...]:
    return LocalFacilitatorTable(match).look_over().prepared


def test_they_are_at_hand_when_a_match_is_gone_on_with_on_another_machine(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = start(log=Journal.create(save, noon))
    assert provide(match, (LEAK, SUMMIT)) == ()
    copy = tmp_path / "elsewhere" / "b.eleventh"
    copy.parent.mkdir()
    match.close()
    copy.write_bytes(save.read_bytes())
    resumed = resume(copy, Library(()), noon).match
    assert at_hand(resumed) == (LEAK, SUMMIT)
    resumed.close()
    assert verify(copy).fault == ""


def test_a_file_takes_the_place_of_another_and_the_same_is_stored_once(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = start(log=Journal.create(save, noon))
    assert provide(match, (LEAK,)) == provide(match, (LEAK,)) == ()
    assert match.game.entries == 2
    assert provide(match, (SUMMIT,)) == ()
    match.close()
    assert load(save).provided == (SUMMIT,)


def test_they_stay_wherever_the_table_goes_and_in_forks() -> None:
    match = start()
    assert provide(match, (LEAK,)) == ()
    play(match)
    assert cell(match).back(1, "misread") == ()
    assert at_hand(match) == (LEAK,)
    assert cell(match).retract(match.game.entries, "a slip") == ()
    assert at_hand(match) == (LEAK,)
    onward = fork(match.record, 2, "a save")
    assert isinstance(onward, Match)
    assert at_hand(onward) == (LEAK,)


def test_no_seat_learns_of_them() -> None:
    match, other = start(), start()
    assert provide(match, (LEAK,)) == ()
    for each in (match, other):
        submit_all(each)
        assert each.advance() == ()
    for seat in SEATS:
        assert match.view(seat) == other.view(seat)
        assert match.notices(seat) == other.notices(seat)


BAD = {
    "of no track": Prepared("A", "", SEATS, (PreparedEffect("gold", 1.0, ""),), "so"),
    "too far": Prepared("A", "", SEATS, (PreparedEffect("trust.tokyo.seoul", 101.0, ""),), "so"),
    "of no value": Prepared("A", "", SEATS, (PreparedEffect("pact", 0.0, "gone"),), "so"),
    "without a reason": Prepared("A", "", SEATS, (), " "),
    "without a headline": Prepared("", "", SEATS, (), "so"),
    "too long": Prepared("A", "x" * 4001, SEATS, (), "so"),
    "for nobody": Prepared("A", "", (), (), "so"),
    "for no seat": Prepared("A", "", ("mars",), (), "so"),
}


@pytest.mark.parametrize("event", BAD.values(), ids=BAD)
def test_what_could_not_be_put_to_the_table_is_refused_and_not_believed(event: Prepared) -> None:
    match = start()
    assert len(provide(match, (LEAK, event))) == 1
    assert at_hand(match) == ()
    with pytest.raises(Impossible):
        extend(match.game, Provided((event,)))


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"prepared": {}},
        {"prepared": ["A leak"]},
        {"prepared": [{"headline": "A leak"}]},
        {"prepared": [{**payload_of(Provided((LEAK,)))["prepared"][0], "effects": {"pact": None}}]},
        {"prepared": [{**payload_of(Provided((LEAK,)))["prepared"][0], "by": "me"}]},
    ],
)
def test_a_journal_that_holds_no_events_there_is_told(payload: object) -> None:
    with pytest.raises(ValueError, match=r"provided|prepared|effects"):
        read_event("provided", payload)


def test_a_save_that_claims_a_hostile_event_is_refused_in_a_sentence(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = start(log=Journal.create(save, noon))
    match.store((Provided((BAD["too far"],)),))
    match.close()
    with pytest.raises(SaveError) as told:
        load(save)
    assert str(told.value).endswith(".")
    assert "101" not in str(told.value)
