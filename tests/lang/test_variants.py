"""`extends`: a scenario that is another one, but for what it says otherwise."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lab.playouts import play_games
from eleventh.lang import cache
from eleventh.lang.compile import check_path, compile_anew, compile_files, compile_path
from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.read.files import locate
from eleventh.lang.read.variants import KNOWN
from eleventh.lang.schema.documents import read_document
from games import compiled

BAY = Path(__file__).parents[1] / "cases" / "bay"
WORD = re.compile(r"[\w.]+|\[[^\]\n]*\]|\{[^}\n]*\}")
HEAD = "format: 1\nscenario: other\ntitle: Another autumn\n"


def whole(folder: Path) -> Program:
    compiled = compile_anew(folder)
    assert compiled.problems == ()
    assert compiled.program is not None
    return compiled.program


def variant(folder: Path, text: str) -> Path:
    """A variant beside a copy of the bay, with this text after its head."""
    shutil.copytree(BAY, folder, dirs_exist_ok=True)
    (folder / "other").mkdir()
    (folder / "other" / "scenario.yaml").write_text(HEAD + text, "utf-8")
    return folder / "other"


def test_what_it_does_not_say_is_as_it_is_there() -> None:
    storm, autumn = whole(BAY / "bay_storm"), whole(BAY / "bay_autumn")
    assert (storm.scenario, storm.title) == ("bay_storm", "The bay in a storm")
    assert storm.turns == autumn.turns
    assert storm.rulebook == autumn.rulebook == "bay"
    assert storm.parameters == autumn.parameters
    assert storm.hash != autumn.hash
    assert storm.minutes == 0  # how long it takes to play is said of a scenario as it is


def test_it_starts_elsewhere_and_brings_other_events() -> None:
    storm, autumn = whole(BAY / "bay_storm"), whole(BAY / "bay_autumn")
    starts, there = ({each.id: each.start for each in one.tracks} for one in (storm, autumn))
    assert (starts["catch"], starts["trust.south.north"]) == (30, 45)
    assert starts["trust.north.south"] == there["trust.north.south"]
    assert [each.id for each in storm.injects] == ["empty_nets", "storm"]
    assert "treaty" not in starts


def test_its_own_endings_are_tried_first_and_a_changed_one_stays_last() -> None:
    rescued, winter = whole(BAY / "bay_storm").endings
    assert (rescued.id, winter.id) == ("rescued", "winter")
    assert (winter.title, winter.text) == ("A long winter", "Each town mends its own roofs.")


def test_a_seat_can_be_told_something_else() -> None:
    north, south = whole(BAY / "bay_storm").seats
    assert south.briefing == "The storm took half of your boats."
    assert south.leader == "Mayor of Southport"
    assert north == whole(BAY / "bay_autumn").seats[0]


def test_its_history_is_played_to_the_end() -> None:
    program = whole(BAY / "bay_storm")
    played = play_games(build(program), dict.fromkeys(("north", "south"), "historian"), 1, range(3))
    assert set(played.games["ending"]) == {"rescued"}
    assert ("south", "ask_help") in set(
        zip(played.orders["seat"], played.orders["choice"], strict=True)
    )


def test_a_save_holds_all_it_was_made_from(tmp_path: Path) -> None:
    compiled = compile_anew(BAY / "bay_storm")
    assert {"scenario.yaml", "bay_autumn/scenario.yaml", "bay/rulebook.yaml"} == set(compiled.files)
    assert compile_files(compiled.files).program == compiled.program


def test_it_is_found_again_and_not_once_what_it_extends_has_changed(tmp_path: Path) -> None:
    folder = variant(tmp_path, "extends: bay_autumn\n")
    first = compile_path(folder)
    library, _ = locate(folder, ()) or (None, "")
    assert library is not None
    assert cache.known_files(library) == first.files
    path = tmp_path / "bay_autumn" / "scenario.yaml"
    path.write_text(path.read_text("utf-8").replace("turn: 2022-11-01", "turn: 2"), "utf-8")
    again = compile_path(folder)
    assert first.program is not None
    assert again.program is not None
    assert again.program.hash != first.program.hash


def test_of_every_section_it_is_known_what_a_variant_makes_of_it() -> None:
    assert set(read_document("scenario")["properties"]) == KNOWN


def test_a_variant_is_never_proposed_itself(tmp_path: Path) -> None:
    folder = variant(tmp_path, "extends: othre\n")
    (problem,) = check_path(folder)
    assert "`other`" not in (problem.help or "")


MISTAKES = {
    "extends: bay_autum": "4:10: E039 There is no scenario `bay_autum` to extend",
    "extends: bay_storm": "4:10: E104 `bay_storm` is a variant itself",
    "extends: bay_autumn\nrulebook: bay": "5:1: E030 `rulebook` is for the scenario that it"
    " `extends` to say",
    "extends: bay_autumn\nwithout: {injects: [boats]}": "5:21: E100 The scenario `bay_autumn` has"
    " no inject called `boats`",
    "extends: bay_autumn\nwithout: {rules: [ban_wound]}": "5:19: E100 The scenario `bay_autumn`"
    " has no rule called `ban_wound`",
    "extends: bay_autumn\nwithout: {endings: [winter]}": "4:10: E081 No ending closes every game",
    "extends: bay_autumn\nturns: [2022-11-01, 2022-12-01]": "4:10: E074 No turn opens on"
    " 2022-10-01",
    "extends: bay_autumn\nvisible: {trust: hidden}": "5:11: E060 No seat sees `trust`, and it is on"
    " the table",
    "extends: bay_autumn\nchange: {injects: {empty_nets: {headline: The nets come up empty}}}": ""
    "5:33: E102 `headline` of `empty_nets` is so already",
    "extends: bay_autumn\nseats: {north: {leader: Nobody}}": "5:9: E038 The id `north` is used"
    " twice",
    "extends: bay_autumn\nchange: {injects: {empty_nets: {without: [chance]}}}": "5:43: E100"
    " `empty_nets` has no field `chance` to be without",
    "extends: bay_autumn\nchange: {seats: {north: {leader: X, without: [leader]}}}": "5:47: E102"
    " `leader` of `north` is left out, and given as well",
    "extends: bay_autumn\nchange: {injects: {empty_nets: {without: [headline]}}}": "5:20: E031"
    " This inject has no `headline`",
    "extends: bay_autumn\nchange: {injects: {empty_nets: {without: []}}}": "5:42: E031 `without`"
    " is empty",
    "extends: bay_autumn\nwithout: {sections: [deadlines]}": "5:22: E100 The scenario `bay_autumn`"
    " has no section `deadlines` to be without",
    "extends: bay_autumn\nwithout: {sections: [seats]}": "5:22: E033 An item of `sections` is one"
    " of start, visible, history, chronicle, prepared, deadlines, table, names, ends, era,"
    " assumptions, limitations, not `seats`",
}


def test_a_changed_thing_can_lose_a_field(tmp_path: Path) -> None:
    text = (
        "extends: bay_autumn\nchange:\n"
        "  injects: {boats_at_night: {without: [turn], when: catch < 50}}\n"
        "  initiatives: {close_grounds: {without: [cost]}}\n"
    )
    program, there = whole(variant(tmp_path, text)), whole(BAY / "bay_autumn")
    boats, before = (
        next(e for e in each.injects if e.id == "boats_at_night") for each in (program, there)
    )
    assert (boats.turn, before.turn) == (0, 2)
    assert boats.headline == before.headline
    ban, dear = (
        next(e for e in each.choices if e.id.startswith("close_grounds"))
        for each in (program, there)
    )
    assert (ban.free, dear.free) == (True, False)


def test_a_variant_can_be_without_whole_sections(tmp_path: Path) -> None:
    text = "extends: bay_autumn\nera: spring_2021\nwithout: {sections: [start, history]}\n"
    program, there = whole(variant(tmp_path, text)), whole(BAY / "bay_autumn")
    assert (program.history, bool(there.history)) == ((), True)
    starts = {each.id: each.start for each in program.tracks}
    assert starts["trust.south.north"] == 55  # of the era: the other said 30


def test_who_extends_nothing_has_no_sections_to_leave_out(tmp_path: Path) -> None:
    shutil.copytree(BAY, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "bay_autumn" / "scenario.yaml"
    path.write_text(
        path.read_text("utf-8").replace("without:\n", "without:\n  sections: [history]\n"), "utf-8"
    )
    told = [render_short_line(each) for each in check_path(path.parent)]
    assert told == ["scenario.yaml:12:3: E030 `sections` goes only with `extends`"]


@pytest.mark.parametrize(("text", "told"), MISTAKES.items())
def test_a_mistake_is_told_in_the_variant_alone(text: str, told: str, tmp_path: Path) -> None:
    found = [render_short_line(each) for each in check_path(variant(tmp_path, text + "\n"))]
    assert f"scenario.yaml:{told}" in found
    assert all(each.startswith("scenario.yaml:") for each in found)


def test_what_a_variant_has_no_use_for_in_the_other_is_no_mistake_of_its_author(
    tmp_path: Path,
) -> None:
    folder = variant(tmp_path, "extends: bay_autumn\nwithout: {injects: [boats_at_night]}\n")
    other = tmp_path / "bay_autumn" / "scenario.yaml"
    own = (
        "acts: {raid: {by: adversary, toward: seat, tone: hostile, title: A raid}}\nrules:\n"
        "  - {id: raided, after: {act: raid}, effects: {catch: -1}, why: W., cite: [B1]}\n"
        "injects:\n"
    )
    text = other.read_text("utf-8").replace("injects:\n", own, 1)
    text = text.replace(
        "acts: [{act: probe,", "acts: [{act: raid, by: island, toward: north}, {act: probe,"
    )
    other.write_text(text.replace("by: other,", "by: adversary,"), "utf-8")
    assert check_path(other.parent) == ()
    told = [render_short_line(each) for each in check_path(folder)]
    assert not any(" W062 " in each or " W071 " in each for each in told), told


def test_an_id_that_the_other_has_is_told_with_what_to_do(tmp_path: Path) -> None:
    text = "extends: bay_autumn\ninjects: [{id: empty_nets, turn: 1, headline: H, cite: [B1]}]\n"
    (told,) = check_path(variant(tmp_path, text))
    assert told.code == "E038"
    assert "`change` the other" in (told.help or "")


def test_a_track_that_the_other_still_names_is_one_problem(tmp_path: Path) -> None:
    text = "extends: bay_autumn\nwithout: {tracks: [catch]}\n"
    (problem,) = check_path(variant(tmp_path, text))
    assert problem.code == "E101"
    assert problem.help is not None
    assert "`rules: [ban_wounds, probe_gains]`" in problem.help
    assert "`injects: [boats_at_night]`" in problem.help
    assert "`seats.south`" in problem.help


def test_what_extends_itself_is_told_and_does_not_go_round(tmp_path: Path) -> None:
    found = [render_short_line(each) for each in check_path(variant(tmp_path, "extends: other\n"))]
    assert "E039" in found[0]


def test_a_rulebook_beside_the_other_is_found_there(tmp_path: Path) -> None:
    folder = variant(tmp_path, "extends: bay_autumn\nwithout: {rules: [income]}\n")
    shutil.move(tmp_path / "rulebooks" / "bay" / "rulebook.yaml", tmp_path / "bay_autumn")
    compiled = compile_anew(folder)
    assert compiled.problems == ()
    assert "bay_autumn/rulebook.yaml" in compiled.files
    assert compile_files(compiled.files).program == compiled.program


@pytest.mark.parametrize("seed", range(20))
def test_whatever_stands_in_its_files_is_told_and_raises_nothing(seed: int) -> None:
    roll = random.Random(seed)
    files = dict(compiled(BAY / "bay_storm").files)
    for _ in range(roll.randint(1, 4)):
        name = roll.choice(sorted(files))
        text = files[name].decode()
        words = list(WORD.finditer(text))
        word = roll.choice(words)
        other = roll.choice(["", "rules", "{a: 1}", "[a]", "null", "3", roll.choice(words)[0]])
        files[name] = (text[: word.start()] + other + text[word.end() :]).encode()
    result = compile_files(files)
    assert (result.program is None) == any(each.severity == "error" for each in result.problems)
