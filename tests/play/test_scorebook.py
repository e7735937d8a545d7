"""Finished games of one person are kept, once each, in one file that is theirs to delete; nobody
else's are.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eleventh.core.orders import Orders
from eleventh.play.daily import find_day_of_seed, find_seed_of_day, settle_seed
from eleventh.play.finished import FinishedGame, find_finished
from eleventh.play.forking import fork
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh.play.scorebook import ScorebookError, delete_scorebook, note_game, read_scorebook
from ui.sitting import harbour, match_of

SEED_OF_27_NOVEMBER = 767270411
GAME = FinishedGame(
    match="0123456789abcdef",
    scenario="harbour",
    title="The harbour pact",
    program_hash="ab" * 32,
    rules=3,
    seat="seoul",
    seat_title="Seoul",
    ending="kept",
    ending_title="The pact is kept",
    endings=("kept", "lapsed", "broken"),
    total=61.4,
    turns=2,
    seed=7,
    day="",
    save="harbour-2026-11-27-1",
    ended="2026-11-27T09:00:00+00:00",
)


def played(*people: str, prepare: Callable[[Any], object] = lambda _: None) -> MatchRecord:
    """The record of a game to its end, after something was done at its table."""
    match = match_of(*people)
    prepare(LocalFacilitatorTable(match))
    return finish(match)


def finish(match: Match) -> MatchRecord:
    """Plays on to the end, people giving the first answer that is open."""
    choices = match.game.adjudicator.program.choices
    while not match.over:
        for seat in match.waiting():
            asked = match.game.menu(seat).decisions.items()
            answers = {
                each: next(choices[offer.choice].id for offer in offers if not offer.barred)
                for each, offers in asked
            }
            assert not match.submit(seat, Orders(answers))
        assert not match.advance()
    return match.record


def test_a_game_of_one_person_is_told_with_its_ending_and_total() -> None:
    record = played("seoul")
    game = find_finished(record)
    assert game is not None
    program = harbour().program
    assert (game.scenario, game.seat, game.seed) == (program.scenario, "seoul", 1)
    assert game.ending in game.endings == tuple(each.id for each in program.endings)
    assert 0 <= game.total <= 100
    assert game.turns == len(record.game.revealed)


@pytest.mark.parametrize(
    ("people", "prepare"),
    [
        ((), lambda _: None),
        (("seoul", "tokyo"), lambda _: None),
        (("seoul",), lambda table: table.host("")),
        (("seoul",), lambda table: table.pause("a break") or table.resume()),
    ],
    ids=["doctrines alone", "two people", "a facilitator", "somebody who paused"],
)
def test_no_other_game_is_a_persons_own(
    people: tuple[str, ...], prepare: Callable[[Any], object]
) -> None:
    assert find_finished(played(*people, prepare=prepare)) is None


def test_a_game_that_goes_on_or_was_taken_back_is_none() -> None:
    match = match_of("seoul")
    assert find_finished(match.record) is None
    finish(match)
    assert find_finished(match.record) is not None
    assert not LocalFacilitatorTable(match).back(1, "again")
    assert find_finished(finish(match)) is None


def test_a_game_that_is_played_on_from_another_one_is_none() -> None:
    record = played("seoul")
    further = fork(record, 2, "save", Unsaved())
    assert isinstance(further, Match)
    assert find_finished(finish(further)) is None


def test_the_seed_of_the_day_is_the_same_for_all_and_another_on_every_day() -> None:
    day = date(2026, 11, 27)
    assert find_seed_of_day("gsomia_2019", day) == SEED_OF_27_NOVEMBER
    assert len({find_seed_of_day("gsomia_2019", day.replace(day=n)) for n in range(1, 28)}) == 27
    assert find_seed_of_day("first_hour", day) != SEED_OF_27_NOVEMBER
    assert settle_seed("today", "gsomia_2019", day) == SEED_OF_27_NOVEMBER
    assert settle_seed(5, "gsomia_2019", day) == 5


def test_a_game_begun_just_after_midnight_was_of_the_day_before() -> None:
    day = date(2026, 11, 27)
    seed = find_seed_of_day("x", day)
    assert find_day_of_seed("x", seed, day) == day
    assert find_day_of_seed("x", seed, day.replace(day=28)) == day
    assert find_day_of_seed("x", seed, day.replace(day=29)) is None
    assert find_day_of_seed("x", 7, day) is None


def test_games_come_back_as_they_were_noted_and_each_match_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "profile.db"
    other = replace(GAME, match="other", title="\x1b[2J \ud800 <b>", total=1e-9)
    for each in (GAME, other, replace(GAME, total=99.0)):
        note_game(path, each)
    assert read_scorebook(path) == (GAME, other)
    assert [each.name for each in path.parent.iterdir()] == ["profile.db"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or sys.platform == "win32"


def test_reading_makes_no_file_and_deleting_leaves_none(tmp_path: Path) -> None:
    path = tmp_path / "profile.db"
    assert read_scorebook(path) == ()
    assert not delete_scorebook(path)
    assert list(tmp_path.iterdir()) == []
    note_game(path, GAME)
    assert delete_scorebook(path)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_an_empty_profile(tmp_path: Path) -> None:
    path = tmp_path / "profile.db"
    path.touch()
    assert read_scorebook(path) == ()
    note_game(path, GAME)
    assert read_scorebook(path) == (GAME,)


@pytest.mark.parametrize("size", [0.25, 0.5, 0.9])
def test_what_is_damaged_is_one_sentence_and_stays(tmp_path: Path, size: float) -> None:
    path = tmp_path / "profile.db"
    note_game(path, GAME)
    whole = path.read_bytes()
    cut = whole[: int(len(whole) * size)]
    for data in (b"nonsense" * 999, cut, whole.replace(b"CREATE", b"CR\xff\xffTE")):
        path.write_bytes(data)
        for act in (lambda: read_scorebook(path), lambda: note_game(path, GAME)):
            with pytest.raises(ScorebookError, match=re.escape(str(path))):
                act()
            assert path.read_bytes() == data
    assert delete_scorebook(path)


def test_a_game_that_can_not_be_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "profile.db"
    note_game(path, GAME)
    for content in ("[]", "{}", '{"total": NaN}', "\x00", "[" * 9999):
        with sqlite3.connect(path) as link:
            link.execute("UPDATE games SET game = ?", (content,))
        link.close()
        with pytest.raises(ScorebookError, match="is damaged or is no profile, and stays"):
            read_scorebook(path)


def test_a_profile_of_a_newer_version_and_another_database_are_left_alone(tmp_path: Path) -> None:
    path, other = tmp_path / "profile.db", tmp_path / "other.db"
    note_game(path, GAME)
    for file, statement in ((path, "PRAGMA user_version = 2"), (other, "CREATE TABLE t (x)")):
        link = sqlite3.connect(file)
        link.execute(statement)
        link.close()
        before = file.read_bytes()
        for act in (lambda: read_scorebook(file), lambda: note_game(file, GAME)):  # noqa: B023
            with pytest.raises(ScorebookError, match="stays as it is"):
                act()
        assert file.read_bytes() == before


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "profile.db"):
        with pytest.raises(ScorebookError, match="could not be written"):
            note_game(path, GAME)


@pytest.mark.slow
def test_two_processes_that_end_games_at_once_lose_none(tmp_path: Path) -> None:
    path, games = tmp_path / "profile.db", 20
    script = (
        "import sys, dataclasses, pathlib\n"
        "from eleventh.play.scorebook import note_game\n"
        "from play.test_scorebook import GAME\n"
        f"for number in range({games}):\n"
        "    game = dataclasses.replace(GAME, match=f'{sys.argv[2]}-{number}')\n"
        "    note_game(pathlib.Path(sys.argv[1]), game)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], env=environment)
        for name in ("one", "other")
    ]
    assert [each.wait(60) for each in running] == [0, 0]
    assert len({each.match for each in read_scorebook(path)}) == 2 * games
