"""A save of a match in which a program played: it needs no program to be read, holds nothing that
could be started, and goes on only with whom is named now."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from eleventh.bots.reasons import ReasonCode
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.net.external.seating import seat_again
from eleventh.play.external import Guests
from eleventh.play.faults import SaveError
from eleventh.play.forking import fork
from eleventh.play.journal import Journal
from eleventh.play.loading import load, verify
from eleventh.play.match import Match
from eleventh.play.record import export_record
from eleventh.play.resuming import resume
from eleventh.play.why import Answer, explain
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.seating import AS_BEFORE, assign_players, describe_replaced
from external.seats import PATIENCE, ROGUE, begin, command, lapses, seat
from play.quarrel import HISTORY, library, noon, start
from play.test_resuming import forged


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was started in the test: nothing is, it is only noted."""
    found: list[object] = []
    monkeypatch.setattr("subprocess.Popen", lambda *given, **more: found.append(given))
    return found


def saved(path: Path, name: str, turns: int = 1) -> Path:
    match = begin(seat(name), Journal.create(path, noon))
    for _ in range(turns):
        assert match.advance() == ()
    match.close()
    return path


def named_again(*wanted: str):
    def invite(players: Mapping[str, str]) -> Guests:
        found = seat_again(players, wanted, describe_refusal, PATIENCE)
        assert not isinstance(found, Refusal), describe_refusal(found)
        return found.guests

    return invite


def refused(*wanted: str) -> str:
    players = {**HISTORY, "seoul": "exec:my_player"}
    found = seat_again(players, wanted, describe_refusal, PATIENCE)
    assert isinstance(found, Refusal)
    return describe_refusal(found)


def play_on(match: Match) -> Sequence[object]:
    while not match.over:
        assert match.advance() == ()
    match.close()
    return lapses(match)


def test_a_save_names_the_file_of_a_program_and_neither_its_place_nor_its_arguments(
    tmp_path: Path,
) -> None:
    path = saved(tmp_path / "a.eleventh", command("well", "a key of mine"))
    held = path.read_bytes()
    for secret in (str(ROGUE).encode(), str(Path(sys.executable).parent).encode(), b"a key of"):
        assert secret not in held
    assert load(path).opened.players["seoul"] == f"exec:{Path(sys.executable).name}"


def test_it_is_read_verified_explained_and_exported_without_the_program(
    tmp_path: Path, started: list[object]
) -> None:
    path = tmp_path / "a.eleventh"
    forged(path, {"players": {**HISTORY, "seoul": "exec:/bin/echo reached"}})
    assert verify(path).fault == ""
    assert isinstance(explain(load(path), "pact"), Answer)
    assert started == []


def test_a_finished_game_is_told_from_its_record_alone(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.eleventh", command("well"), 3)
    game = load(path)
    assert game.state.over
    (reason,) = game.revealed[0]["seoul"].reasons
    assert (reason.code, reason.decision) == (ReasonCode.SAID, "export_controls.seoul")
    match = resume(path, library(), noon).match
    document = export_record(match.record)
    match.close()
    (told,) = document["turns"][0]["orders"]["seoul"]["reasons"]
    assert told == {
        "decision": "export_controls.seoul",
        "choice": "wait",
        "code": "said",
        "data": {"text": "turn 1, export_controls.seoul"},
    }


def test_nothing_is_started_because_a_save_names_it(tmp_path: Path, started: list[object]) -> None:
    path = forged(tmp_path / "a.eleventh", {"players": {**HISTORY, "seoul": "exec:/bin/echo"}})
    with pytest.raises(SaveError) as caught:
        resume(path, library(), noon)
    assert str(caught.value) == (
        f"In {path} the program 'exec:/bin/echo' played seoul, and nothing is started because a "
        "save names it. Name it again with --bots seoul=exec:PROGRAM, or let a doctrine go on in "
        "its place with --bots seoul=opponent."
    )
    match = resume(path, library(), noon, named_again("seoul=opponent")).match
    assert play_on(match) == [None] * len(match.game.revealed)
    onward = fork(match.record, 1, "a", None, assign_players(match.players, AS_BEFORE))
    assert isinstance(onward, Match)
    assert onward.players["seoul"] == "opponent"
    assert describe_replaced(match.players) == " The doctrine opponent plays where programs did."
    assert started == []


def test_a_match_goes_on_with_a_program_that_is_named_again(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.eleventh", command("well"))
    match = resume(path, library(), noon, named_again(f"seoul={command('whole')}")).match
    assert match.turn == 2
    assert play_on(match) == [None] * 3
    (reason,) = match.reasons(2)["seoul"].reasons
    assert reason.data == {"text": "It keeps its word."}


def test_a_finished_match_that_goes_back_waits_for_its_program(tmp_path: Path) -> None:
    match = resume(saved(tmp_path / "a.eleventh", command("well"), 3), library(), noon).match
    assert match.rewind(2) == ()
    assert match.waiting() == ("seoul",)
    (refused,) = match.submit("seoul", Orders())
    assert refused.code is RefusalCode.NOT_YOURS
    (refused,) = match.advance()
    assert describe_refusal(refused) == "Orders are still missing from Seoul."
    match.close()


def test_a_match_is_begun_with_a_program_only_where_it_is_invited() -> None:
    with pytest.raises(ValueError, match="only where it is invited"):
        start({**HISTORY, "seoul": "exec:/bin/echo"})


def test_only_the_seats_of_programs_are_named_again_and_for_programs_or_doctrines() -> None:
    assert refused("tokyo=opponent").startswith("The player of 'tokyo' is historian")
    assert refused("seoul=human").startswith("There is no doctrine 'human'; there are historian")
    assert refused("soul=opponent").startswith("There is no seat 'soul'")
    assert refused("seoul=exec:./nowhere") == "There is no program './nowhere'."
    everywhere = seat_again(
        {**HISTORY, "seoul": "exec:x"}, ["all=opponent"], describe_refusal, PATIENCE
    )
    assert not isinstance(everywhere, Refusal)
    assert everywhere.guests == {"seoul": "opponent"}
