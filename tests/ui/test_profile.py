"""What a person is told of their own games, and what is kept of them and what not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.yardsticks import load
from eleventh.lab.hindsight.recorded import STRONG, find_recorded
from eleventh.play.finished import FinishedGame
from eleventh_ui.cli.profiling import is_wanted
from eleventh_ui.cli.settings import NAME, keep_setting
from eleventh_ui.display.histogram import draw_bar, place_total, spread_totals
from eleventh_ui.display.profile import compose_profile, describe_noted, export_profile, list_seats
from eleventh_ui.display.result_card import compose_card
from eleventh_ui.report.card import WIDTH, card_to_svg, card_to_text
from eleventh_ui.report.text import to_text
from play.test_scorebook import GAME
from ui.sitting import FIRST_TURN, HARBOUR, RAW, SECOND_TURN, ran

WHOLE = "\n".join((*FIRST_TURN, *SECOND_TURN, "", "")) + "\n"
HOSTILE = "</text><script>alert(1)</script>\x1b[2J\u202e&\"'" + "長" * 300
GAMES = (
    GAME,
    replace(GAME, match="b", total=40.0, ending="lapsed", ending_title="It lapses", seed=8),
    replace(GAME, match="c", total=80.0),
    replace(GAME, match="d", seat="tokyo", seat_title="Tokyo", total=10.0, day="2026-11-27"),
)


def played(home: Path, *options: str, typed: str = WHOLE) -> str:
    """What is printed of a game that somebody plays in words as Seoul."""
    done = ran(home, "play", HARBOUR, "--plain", "--seat", "seoul", *options, typed=typed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(home: Path) -> list[Path]:
    """The profiles below a home, with whatever stands beside them."""
    return [each for each in home.rglob("profile*") if each.is_file()]


@pytest.mark.slow
def test_a_game_is_told_held_against_ones_own_and_kept_once(home: Path) -> None:
    assert re.search(r"found as Seoul: 1 of \d, this\s+one\s+new", played(home, "--seed", "today"))
    assert re.search(r"found as Seoul: 1 of \d, this\s+one\s+known", played(home))
    kept = json.loads(ran(home, "profile", "--json").stdout)
    (seat,) = kept["seats"]
    assert seat["total"]["games"] == 2
    assert [bool(each["seed_of_the_day"]) for each in seat["games"]] == [False, True]
    assert seat["games"][0]["save"] in ran(home, "saves").stdout
    assert len(seat["endings"]["found"]) == 1
    assert seat["endings"]["others"] > 0


@pytest.mark.slow
def test_a_game_that_is_gone_on_with_counts_and_one_that_has_ended_no_more(home: Path) -> None:
    first = "\n".join(FIRST_TURN) + "\n"
    assert "Your profile" not in played(home, typed=first)
    done = ran(home, "play", "--plain", "--resume", typed="\n".join((*SECOND_TURN, "", "")) + "\n")
    assert "Your profile: " in done.stdout
    save = ran(home, "saves").stdout.partition(":")[0]
    again = ran(home, "play", "--plain", "--resume", save, typed="\n")
    assert "The end:" in again.stdout
    assert "Your profile" not in again.stdout
    assert len(json.loads(ran(home, "profile", "--json").stdout)["seats"][0]["games"]) == 1


@pytest.mark.slow
def test_without_a_profile_no_file_is_made_now_or_later_until_it_is_wanted(home: Path) -> None:
    assert "Your profile" not in played(home, "--no-profile")
    assert "Your profile" not in played(home)
    assert files(home) == []
    assert "Games are not kept for a profile now" in " ".join(ran(home, "profile").stdout.split())
    assert "Your profile" in played(home, "--profile")
    assert len(files(home)) == 1


@pytest.mark.parametrize("options", [("--seat", "tokyo"), ("--facilitator",)])
def test_a_game_of_a_room_is_nobodys(home: Path, options: tuple[str, ...]) -> None:
    ran(home, "play", HARBOUR, "--plain", "--seat", "seoul", *options, typed=WHOLE * 3)
    assert files(home) == []


@pytest.mark.slow
def test_one_command_deletes_all_of_it_and_asks_first(home: Path) -> None:
    played(home)
    (file,) = files(home)
    assert "no format" in ran(home, "profile", "card", "x", "-o", "x.png").stderr
    assert ran(home, "profile", "--delete").returncode == 1
    assert "stays" in ran(home, "profile", "--delete", typed="n\n").stderr
    assert file.exists()
    assert "is deleted" in ran(home, "profile", "--delete", typed="y\n").stderr
    assert files(home) == []
    assert "There is no profile." in ran(home, "profile", "--delete", "--yes").stderr
    assert "No game is in your profile yet" in ran(home, "profile").stdout


@pytest.mark.slow
def test_a_card_is_written_of_a_game_that_ended_and_takes_no_files_place(home: Path) -> None:
    first = "\n".join(FIRST_TURN) + "\n"
    played(home, typed=first)
    save = ran(home, "saves").stdout.partition(":")[0]
    assert "The match goes on" in ran(home, "profile", "card", save).stderr
    ran(home, "play", "--plain", "--resume", typed="\n".join((*SECOND_TURN, "", "")) + "\n")
    shown = ran(home, "profile", "card", save).stdout
    assert "The end: " in shown
    assert "Tokyo" not in shown
    for name in ("card.svg", "card.txt"):
        assert ran(home, "profile", "card", save, "-o", home / name).returncode == 0
    assert (home / "card.txt").read_text() == shown
    assert "already" in ran(home, "profile", "card", save, "-o", home / "card.svg").stderr


@pytest.mark.slow
def test_a_damaged_profile_stays_and_spoils_no_game(home: Path) -> None:
    played(home)
    (file,) = files(home)
    file.write_bytes(b"nonsense" * 999)
    assert "This game is not in your profile." in " ".join(played(home).split())
    done = ran(home, "profile")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is damaged or is no profile" in done.stderr
    assert file.read_bytes() == b"nonsense" * 999


def test_settings_are_kept_beside_each_other_and_none_is_a_no_where_they_can_not_be_read(
    tmp_path: Path,
) -> None:
    path, said = tmp_path / NAME, list[str]()
    assert is_wanted(path)
    assert is_wanted(None)
    keep_setting(path, "pace", "brief", "The pace", said.append)
    keep_setting(path, "profile", False, "It", said.append)
    assert json.loads(path.read_text()) == {"pace": "brief", "profile": False}
    assert not is_wanted(path)
    assert said == []
    path.write_text("nonsense")
    assert not is_wanted(path)
    keep_setting(path, "profile", True, "It", said.append)
    assert (len(said), path.read_text()) == (1, "nonsense")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (
            0,
            "Your profile: endings found as Seoul: 1 of 3, this one new. 61 of 100 in your first",
        ),
        (1, "endings found as Seoul: 2 of 3, this one new. 40 of 100; the best of your 2 is 61."),
        (2, "endings found as Seoul: 2 of 3, this one known. 80 of 100, the best of your 3."),
        (3, "10 of 100 in your first game. Seed of the day, 27 November 2026."),
    ],
)
def test_how_a_game_stands_is_one_line(number: int, told: str) -> None:
    assert told in describe_noted(GAMES[number], GAMES[: number + 1])


def test_seeds_are_told_by_the_first_game_on_each() -> None:
    seoul, tokyo = list_seats(GAMES)
    assert seoul.firsts == (40.0, 61.4)
    assert (seoul.best, len(seoul.games)) == (80.0, 3)
    text = " ".join(to_text(compose_profile(GAMES, True)).split())
    assert "3 games: your best total is 80 of 100, the mean 60." in text
    assert "2 seeds; your first games on them came to 40 to 61, middle 51." in text
    assert "Endings found: 2 of 3" in text
    assert "10 of the day, 27 Nov harbour-2026-11-27-1" in text
    assert tokyo.others == 2


def test_no_ending_that_was_not_found_is_named_anywhere() -> None:
    told = to_text(compose_profile(GAMES, True)) + json.dumps(export_profile(GAMES, True))
    assert "broken" not in told


def test_an_ending_that_the_scenario_has_no_more_is_told_apart() -> None:
    later = replace(GAME, match="e", endings=("kept", "fresh"))
    text = " ".join(to_text(compose_profile((*GAMES, later), True)).split())
    assert "Endings found: 1 of 2, and 1 that the scenario has no more" in text


def test_a_card_is_safe_whatever_the_names_are_and_tells_itself_in_words() -> None:
    game = replace(
        GAME, title=HOSTILE, seat_title=HOSTILE, ending_title=HOSTILE, scenario=HOSTILE, total=1e9
    )
    card = compose_card(game)
    svg = card_to_svg(card)
    root = ElementTree.fromstring(svg)
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert names == {"svg", "title", "desc", "rect", "text"}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert not any(name.startswith("on") or name.endswith("href") for name in attributes)
    assert all(float(each.get("width", 0)) <= WIDTH for each in root.iter() if "rect" in each.tag)
    for text in (svg, card_to_text(card)):
        assert RAW.search(text.replace("\n", "")) is None
    told = "".join(each.text or "" for each in root if each.tag.endswith(("title", "desc")))
    assert "The end: " in told
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "card-title card-text"


def test_a_card_tells_the_seed_of_the_day_and_how_to_deal_the_same() -> None:
    text = card_to_text(compose_card(GAMES[3]))
    assert "as Tokyo, in 2 turns, seed of the day, 27 November 2026." in text
    assert text.endswith("The same dice: eleventh play harbour --seat tokyo --seed 7\n")


def test_totals_are_spread_by_tens_from_the_first_that_holds_any_to_the_last() -> None:
    assert [place_total(each) for each in (-1.0, 0.0, 9.49, 9.5, 99.0, 100.0, 1e9)] == [
        0, 0, 0, 1, 9, 9, 9,
    ]  # fmt: skip
    assert [(each.label, each.games) for each in spread_totals((61.0, 69.4, 79.5))] == [
        ("60 to 69", 2), ("70 to 79", 0), ("80 to 89", 1),
    ]  # fmt: skip
    assert [each.label for each in spread_totals((99.5,), (75.0,))] == [
        "70 to 79", "80 to 89", "90 to 100",
    ]  # fmt: skip
    assert spread_totals(()) == ()
    assert [draw_bar(each, 20) for each in (0, 3)] == ["", "###"]
    assert [len(draw_bar(each, 400)) for each in (0, 1, 400)] == [0, 1, 20]


def on_shipped(*totals: float) -> tuple[FinishedGame, ...]:
    """Games of one person on the tutorial as it is shipped, each on dice of its own."""
    hash = load("first_hour").hash
    return tuple(
        replace(GAME, match=f"s{seed}", program_hash=hash, seed=seed, total=total)
        for seed, total in enumerate(totals)
    )


def test_first_games_are_spread_by_program_and_held_beside_those_that_are_recorded() -> None:
    games = (*on_shipped(47.0, 52.0, 58.0), *GAMES[:3])
    text = " ".join(to_text(compose_profile(games, True)).split())
    program = load("first_hour").hash[:8]
    assert f"First games on 3 seeds, by tens (program {program})" in text
    assert "40 to 49 1 # " in text
    assert "First games on 2 seeds, by tens (program abababab)" in text
    assert text.index("abababab") < text.index(program)  # what was played last comes first
    assert "Of other players nothing is recorded for this program." in text
    recorded = find_recorded(load("first_hour").hash, "seoul")
    assert recorded is not None
    strong = recorded.find(STRONG)
    assert strong is not None
    below = strong.count_below(52.0)
    assert "Your middle first game, 52. Above " in text
    assert f"and {below} of 24 of a strong player. The others' games" in text
    assert f"a strong player {round(strong.middle)}" in text
    (seat,) = export_profile(games, True)["seats"]  # type: ignore[misc, attr-defined]
    old, new = seat["programs"]
    assert old["recorded"] is None
    assert new["by_tens"] == [{"from": 40, "games": 1}, {"from": 50, "games": 2}]
    told = {each["policy"]: each["below_your_middle"] for each in new["recorded"]}
    assert told[STRONG] == below


def test_a_card_tells_how_a_game_lies_among_ones_own_and_beside_others() -> None:
    games = on_shipped(47.0, 52.0, 58.0)
    card = compose_card(games[1], (*games, *GAMES))
    text = card_to_text(card)
    assert "First games on 3 seeds, by tens: 40 to 49 #, 50 to 59 ## (this one)." in text
    assert re.search(r"Above \d+ of 24 recorded games of chance, .* of a strong player\.", text)
    drawn = card_to_svg(card)
    assert "First games on 3 seeds, by tens<" in drawn
    assert drawn.count("<rect") == card_to_svg(compose_card(games[1])).count("<rect") + 2
    alone = card_to_text(compose_card(GAME, GAMES[:1]))
    assert "First games" not in alone
    assert "recorded" not in alone
