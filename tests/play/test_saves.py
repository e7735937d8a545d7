"""Names and lists of saves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play import saved
from eleventh.play.faults import SaveError
from eleventh.play.folders import saves_folder
from eleventh.play.journal import Journal, read
from eleventh.play.match import Match
from eleventh.play.resuming import resume
from eleventh.play.saves import find_save, last_played, list_saves, new_journal
from play.quarrel import HISTORY, library, noon, play, start, submit_all


def later() -> datetime:
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_saves_are_named_by_scenario_date_and_number(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "saves"
    names = []
    for _ in range(3):
        with new_journal(folder, "quarrel", noon) as journal:
            start(log=journal)
            names.append(journal.path.name)
    assert names == [f"quarrel-2026-11-21-{number}.eleventh" for number in (1, 2, 3)]


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    new_journal(tmp_path / "saves", "quarrel", noon).close()
    assert (tmp_path / "saves").stat().st_mode & 0o077 == 0


def test_a_place_that_can_not_hold_saves_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SaveError, match="could not be made: "):
        new_journal(tmp_path / "file" / "saves", "quarrel", noon)


def test_the_default_folder_is_the_users_own() -> None:
    assert saves_folder().parts[-2:] == ("eleventh-hour", "saves")


def test_a_list_shows_where_each_match_stands(tmp_path: Path) -> None:
    match = start(log=new_journal(tmp_path, "quarrel", noon))
    submit_all(match)
    match.advance()
    match.close()
    play(start(HISTORY, log=new_journal(tmp_path, "quarrel", later))).close()
    back = play(start(log=new_journal(tmp_path, "quarrel", noon)))
    back.rewind(2)
    back.close()
    (tmp_path / "letter.eleventh").write_text("Dear diary")
    found = list_saves(tmp_path)
    assert [(each.id, each.turn, each.ending) for each in found] == [
        ("quarrel-2026-11-21-2", 2, ""),
        ("quarrel-2026-11-22-1", 3, "muddle"),
        ("quarrel-2026-11-21-1", 2, ""),
        ("letter", 0, ""),
    ]
    assert found[1].title == "A quarrel in three turns"
    assert found[1].played == "2026-11-22T09:30:00+00:00"
    assert found[1].players == HISTORY
    assert "not a saved match" in found[3].fault


def test_a_match_in_play_is_listed_as_in_use(tmp_path: Path) -> None:
    with new_journal(tmp_path, "quarrel", noon) as journal:
        start(log=journal)
        (found,) = list_saves(tmp_path)
    assert "in use" in found.fault
    assert (found.in_use, found.scenario, found.turn) == (True, "quarrel", 1)


def test_damage_amid_a_match_is_told_when_it_is_opened_and_not_in_the_list(tmp_path: Path) -> None:
    journal = new_journal(tmp_path, "quarrel", noon)
    play(start(HISTORY, log=journal)).close()
    with closing(sqlite3.connect(journal.path)) as link:
        link.execute("DROP TRIGGER events_hold")
        link.execute("UPDATE events SET digest = 'x' WHERE seq = 3")
        link.commit()
    (found,) = list_saves(tmp_path)
    assert (found.scenario, found.turn, found.ending, found.fault) == ("quarrel", 3, "muddle", "")
    with pytest.raises(SaveError, match="damaged"):
        read(journal.path)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE events SET kind = 'nothing' WHERE seq = 1",
        "UPDATE events SET payload = '[]' WHERE seq = 1",
        "UPDATE events SET payload = '{' WHERE seq = (SELECT max(seq) FROM events)",
        "UPDATE events SET at = x'00' WHERE seq = 1",
        "DELETE FROM events WHERE seq = 1",
        "DELETE FROM events",
        "DROP TABLE events",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 99",
    ],
)
def test_damage_where_the_list_looks_is_told_in_it(tmp_path: Path, damage: str) -> None:
    journal = new_journal(tmp_path, "quarrel", noon)
    play(start(HISTORY, log=journal)).close()
    with closing(sqlite3.connect(journal.path)) as link:
        for trigger in ("events_hold", "events_stay"):
            link.execute(f"DROP TRIGGER {trigger}")
        link.execute(damage)
        link.commit()
    (found,) = list_saves(tmp_path)
    with pytest.raises(SaveError) as refused:
        read(journal.path)
    assert found.fault == str(refused.value)


def test_a_glimpse_and_a_full_reading_tell_the_same_of_every_match(tmp_path: Path) -> None:
    """Whatever was done at the table, after every step of it."""
    path = tmp_path / "quarrel-2026-11-21-1.eleventh"
    match = start(log=new_journal(tmp_path, "quarrel", noon))
    told = []

    def compare() -> None:
        match.close()
        told.append(list_saves(tmp_path)[0])
        with patch.object(saved, "glimpse", lambda path: None):
            assert list_saves(tmp_path)[0] == told[-1]

    compare()
    for step in (
        submit_all,
        Match.advance,
        lambda it: it.rewind(1),
        submit_all,
        Match.advance,
        play,
    ):
        match = resume(path, library()).match
        step(match)
        compare()
    assert [(each.turn, each.ending) for each in told] == [
        (1, ""),
        (1, ""),
        (2, ""),
        (1, ""),
        (1, ""),
        (2, ""),
        (3, "muddle"),
    ]


def test_a_folder_without_saves_lists_none(tmp_path: Path) -> None:
    assert list_saves(tmp_path / "none") == ()


def test_a_save_is_found_by_id_by_name_or_by_path(tmp_path: Path) -> None:
    journal = new_journal(tmp_path, "quarrel", noon)
    start(log=journal).close()
    for wanted in ("quarrel-2026-11-21-1", "quarrel-2026-11-21-1.eleventh", str(journal.path)):
        assert find_save(tmp_path, wanted) == journal.path


def test_without_a_name_the_unfinished_one_last_played_is_meant(tmp_path: Path) -> None:
    start(log=new_journal(tmp_path, "quarrel", noon)).close()
    wanted = new_journal(tmp_path, "quarrel", later)
    start(log=wanted).close()
    play(start(HISTORY, log=Journal.create(tmp_path / "z.eleventh", later))).close()
    assert find_save(tmp_path) == wanted.path


def test_a_match_that_doctrines_play_alone_is_not_gone_on_with(tmp_path: Path) -> None:
    wanted = new_journal(tmp_path, "quarrel", noon)
    start(log=wanted).close()
    watched = new_journal(tmp_path, "quarrel", later)
    start(HISTORY, log=watched).close()
    assert find_save(tmp_path) == wanted.path
    assert last_played(tmp_path) == watched.path


def test_before_any_match_none_was_last_played(tmp_path: Path) -> None:
    assert isinstance(last_played(tmp_path), Refusal)


def test_what_is_not_there_is_said_with_a_proposal(tmp_path: Path) -> None:
    nothing = find_save(tmp_path)
    assert isinstance(nothing, Refusal)
    assert nothing == Refusal(RefusalCode.NOTHING_TO_RESUME, {"folder": str(tmp_path), "unread": 0})
    start(log=new_journal(tmp_path, "quarrel", noon)).close()
    near = find_save(tmp_path, "quarel-2026-11-21-1")
    assert isinstance(near, Refusal)
    assert near.data["near"] == "quarrel-2026-11-21-1"


@pytest.mark.parametrize("odd", ["~", "x" * 5000, "a\0b", "..", "*"])
def test_odd_names_are_refused_with_a_sentence(tmp_path: Path, odd: str) -> None:
    assert isinstance(find_save(tmp_path, odd), Refusal)
    with pytest.raises(SaveError):
        read(Path(odd))


def test_saves_of_the_first_format_are_still_read(tmp_path: Path) -> None:
    """A file written by the first version that had this format; it is never written again."""
    path = tmp_path / "old.eleventh"
    path.write_bytes((Path(__file__).parent / "saves" / "format-1.eleventh").read_bytes())
    assert [type(each.event).__name__ for each in read(path)[:8]] == [
        "Opened",
        "Submitted",
        "Withdrawn",
        "Submitted",
        "Submitted",
        "Submitted",
        "Advanced",
        "Rewound",
    ]
    (found,) = list_saves(tmp_path)
    assert (found.scenario, found.turn, found.ending) == ("quarrel", 3, "muddle")
