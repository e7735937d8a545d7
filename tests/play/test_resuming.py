"""Going on with a save: the same game, or a sentence that says why not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.state import digest
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play import loading
from eleventh.play.bundle import pack, unpack
from eleventh.play.events import Advanced, Event, Opened, Submitted
from eleventh.play.faults import SaveError
from eleventh.play.journal import Journal
from eleventh.play.library import Library, Shelf
from eleventh.play.loading import load, verify
from eleventh.play.match import Match
from eleventh.play.resuming import changes, resume
from eleventh.play.version import engine_version
from play.quarrel import FOLDER, HISTORY, HUMANS, compiled, library, noon, play, start, submit_all


def test_a_match_goes_on_where_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    match = start({**HUMANS, "tokyo": "historian"}, log=Journal.create(path, noon))
    submit_all(match)
    match.advance()
    match.submit("seoul", Orders())
    match.close()
    resumed = resume(path, library(), noon)
    assert resumed.notes == ()
    again = resumed.match
    assert again.game.state == match.game.state
    assert again.submitted() == frozenset({"seoul", "tokyo"})
    assert again.view("washington") == match.view("washington")
    assert again.players["tokyo"] == "historian"
    play(again).close()
    assert load(path).state == again.game.state


def test_an_undone_turn_stays_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    match = play(start(log=Journal.create(path, noon)))
    match.rewind(2)
    match.close()
    game = load(path)
    assert (game.state.turn, game.state.over, len(game.revealed)) == (2, False, 1)


def test_a_save_needs_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    play(start(HISTORY, log=Journal.create(path, noon))).close()
    resumed = resume(path, Library(()), noon)
    assert resumed.notes == ()
    resumed.match.close()


def test_a_changed_scenario_is_said_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    start(log=Journal.create(path, noon)).close()
    shutil.copytree(FOLDER / "quarrel", tmp_path / "shelf" / "quarrel")
    scenario = tmp_path / "shelf" / "quarrel" / "scenario.yaml"
    text = scenario.read_text().replace("effects: {approval.y: -9}", "effects: {approval.y: -8}")
    scenario.write_text(text.replace("id: dialogue_deters", "id: talks_deter"))
    shelf = Library((Shelf("own", tmp_path / "shelf"),))
    resumed = resume(path, shelf, noon)
    resumed.match.close()
    (note,) = resumed.notes
    assert note.startswith("The scenario has changed since this match was begun: ")
    for named in (
        "rule dialogue_deters (gone)",
        "rule leak_stings (changed)",
        "rule talks_deter (new)",
    ):
        assert named in note
    assert note.endswith("It goes on with the version it was begun with.")


def test_a_broken_scenario_on_disk_does_not_stop_a_match(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    start(log=Journal.create(path, noon)).close()
    folder = tmp_path / "shelf" / "quarrel"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text("format: 1\nscenario: [\n")
    resumed = resume(path, Library((Shelf("own", folder.parent),)), noon)
    resumed.match.close()
    assert "has problems now" in resumed.notes[0]


def test_the_same_program_has_not_changed() -> None:
    program = compiled().program
    assert program is not None
    assert changes(program, program) == ()


def forged(path: Path, change: Mapping[str, object], *more: Event) -> Path:
    """A save that says something else, correctly chained."""
    match = start()
    opened = {name: getattr(match.game.opened, name) for name in Opened.__slots__}
    with Journal.create(path, noon) as journal:
        journal.append([Opened(**{**opened, **change}), *more])
    return path


def test_another_engine_that_computes_otherwise_is_named(tmp_path: Path) -> None:
    path = forged(tmp_path / "a.eleventh", {"engine": "0.0.9", "digest": "0" * 64})
    with pytest.raises(SaveError) as caught:
        resume(path, library(), noon)
    assert str(caught.value) == (
        f"{path} was saved by Eleventh Hour 0.0.9, and this is {engine_version()}. Turn 1 came out "
        "differently from what this version computes. Use 0.0.9 to continue it; the file was left "
        "as it is."
    )


def test_another_engine_that_reads_the_scenario_otherwise_is_named(tmp_path: Path) -> None:
    path = forged(tmp_path / "a.eleventh", {"engine": "0.0.9", "program_hash": "0" * 64})
    with pytest.raises(SaveError, match="Its scenario reads differently in this version"):
        load(path)


def test_a_difference_without_another_engine_is_to_be_reported(tmp_path: Path) -> None:
    path = forged(tmp_path / "a.eleventh", {"digest": "0" * 64})
    with pytest.raises(SaveError, match="Please report this"):
        load(path)


def test_a_doctrine_this_version_does_not_know_is_said(tmp_path: Path) -> None:
    path = forged(tmp_path / "a.eleventh", {"players": {**HUMANS, "tokyo": "machiavelli"}})
    with pytest.raises(SaveError, match="'machiavelli', which this version does not know"):
        resume(path, library(), noon)
    assert load(path).state.turn == 1


@pytest.mark.parametrize(
    "event",
    [
        Submitted("moscow", 1, Orders()),
        Submitted("seoul", 2, Orders()),
        Submitted("seoul", 1, Orders({"export_controls.seoul": "sulk"})),
        Advanced(1, "0" * 64),
    ],
)
def test_what_can_not_have_happened_is_not_believed(tmp_path: Path, event: Event) -> None:
    path = forged(tmp_path / "a.eleventh", {}, event)
    with pytest.raises(SaveError, match="is damaged at entry 2"):
        load(path)
    report = verify(path)
    assert report.entries == 1
    assert report.fault.startswith("At entry 2, ")


@pytest.mark.parametrize(
    "files", ["", "%%%", pack({"scenario.yaml": b"format: 1"})[:-9], "eJwDAAAAAAE="]
)
def test_files_that_can_not_be_unpacked_are_refused(tmp_path: Path, files: str) -> None:
    path = forged(tmp_path / "a.eleventh", {"files": files})
    with pytest.raises(SaveError, match="is damaged at entry 1"):
        load(path)


def test_a_bomb_of_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = pack({"scenario.yaml": bytes(2_000_000)})
    assert len(bomb) < 10_000
    monkeypatch.setattr("eleventh.play.bundle.LARGEST", 1_000_000)
    with pytest.raises(ValueError, match="larger than a scenario can be"):
        unpack(bomb)


def test_packing_is_undone_by_unpacking() -> None:
    files = {"scenario.yaml": b"\x00\xff", "briefings/seoul.md": "Füße\r\n".encode()}
    assert unpack(pack(files)) == files


def test_a_sound_save_verifies_every_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    match = play(start(HISTORY, log=Journal.create(path, noon)))
    match.close()
    report = verify(path)
    assert report.fault == ""
    assert report.entries == 14
    assert report.game is not None
    assert digest(report.game.state) == digest(match.game.state)


def test_verifying_tells_how_far_a_save_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.eleventh"
    play(start(HISTORY, log=Journal.create(path, noon))).close()
    other = compile_path(FOLDER / "quarrel").program
    assert other is not None
    changed = tuple(
        each._replace(data=(-5.0,)) if each.data == (-4.0,) else each for each in other.ops
    )
    assert changed != other.ops
    adjudicator = build(replace(other, ops=changed))
    monkeypatch.setattr(loading, "_adjudicator", lambda opened, path: adjudicator)
    report = verify(path)
    assert (
        report.fault == "At entry 5, turn 1 came out differently from what this version computes."
    )


def test_a_match_without_a_log_is_not_saved() -> None:
    match = play(start())
    assert isinstance(match, Match)
    match.close()
