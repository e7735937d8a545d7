"""A game is told at the pace of whoever plays: everything, what one needs to decide, headlines."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from eleventh.play.match import Match
from eleventh_ui.cli.pacing import choose_pace, choose_paces
from eleventh_ui.cli.settings import NAME
from eleventh_ui.display.pace import PACES, Pace, Paces, shorten_story, shorten_text
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.game import PlainGame
from games import ROOT, adjudicator
from tables import host_table
from ui.sitting import match_of, ran

GSOMIA = ROOT / "scenarios" / "gsomia_2019"
TURNS = 9
MOST = 5000  # words of so many turns, told briefly
STORY = (StoryPart("What mattered", (StoryLine("-2: this.", "It fell.", "worse", "x", "Since."),)),)


class Script(io.StringIO):
    """Somebody who takes the first open answer each time and begins nothing."""

    def __init__(self, match: Match, turns: int) -> None:
        super().__init__()
        self._lines = self._type(match, turns)

    def readline(self, size: int | None = -1) -> str:
        return next(self._lines, "")

    def _type(self, match: Match, turns: int) -> Iterator[str]:
        while match.turn <= turns and not match.over:
            for question in match.view("seoul").questions:
                places = enumerate(question.options, 1)
                yield f"{next(place for place, each in places if each.barred is None)}\n"
            yield from ("\n", "yes\n")


def told(match: Match, turns: int, pace: Pace) -> str:
    sink = io.StringIO()
    table = host_table(match)
    console = Console(Script(match, turns), sink, 80)
    game = PlainGame(console, table, ("seoul",), reference_of(table.printed), pace=pace)
    with pytest.raises(Left):
        game.play()
    return sink.getvalue()


@pytest.mark.slow
def test_nine_turns_told_briefly_take_fewer_than_5000_words() -> None:
    match = match_of("seoul", adjudicator=adjudicator(GSOMIA), seed=3)
    text, passed, _ = told(match, TURNS, "brief").partition(f"Turn {TURNS + 1} of 12")
    assert passed, "that turn and the one after it pass by themselves, and are told at once"
    assert match.turn == TURNS + 3
    assert text.count("What mattered to you:") == TURNS
    assert len(text.split()) < MOST


@pytest.mark.slow
def test_each_pace_tells_less_and_what_is_chosen_from_at_every_one() -> None:
    lengths = []
    for pace in PACES:
        match = match_of("seoul", adjudicator=adjudicator(GSOMIA), seed=3)
        text = told(match, 1, pace)
        for question in match_of("seoul", adjudicator=adjudicator(GSOMIA)).view("seoul").questions:
            assert all(option.title in " ".join(text.split()) for option in question.options)
        lengths.append(len(text.split()))
    assert lengths == sorted(lengths, reverse=True)
    assert 2 * lengths[1] < lengths[0]


def test_again_tells_a_decision_in_full_at_any_pace() -> None:
    match = match_of("seoul", adjudicator=adjudicator(GSOMIA), seed=3)
    sink = io.StringIO()
    table = host_table(match)
    console = Console(io.StringIO("again\n"), sink, 80)
    game = PlainGame(console, table, ("seoul",), reference_of(table.printed), pace="headlines")
    with pytest.raises(Left):
        game.play()
    before, _, after = sink.getvalue().partition("again\n")
    assert "Effects:" not in before
    assert "Effects:" in after


def test_a_story_loses_reasons_first_and_then_all_but_its_leads() -> None:
    lines = {pace: shorten_story(STORY, pace)[0].lines[0] for pace in PACES}
    assert lines["full"] == STORY[0].lines[0]
    assert (lines["brief"].told, lines["brief"].because) == ("It fell.", "")
    assert (lines["headlines"].lead, lines["headlines"].told) == ("-2: this.", "")


def test_a_text_is_its_first_sentence_or_nothing() -> None:
    text = ("The U.S. waits. Then it acts.", "More.")
    assert shorten_text(text, "full") == text
    assert shorten_text(("One. Two.",), "brief") == ("One.",)
    assert shorten_text(text, "headlines") == ()
    assert shorten_text((), "brief") == ()


def test_that_nothing_came_otherwise_is_said_where_there_is_time() -> None:
    calm = StoryLine("It closed as was to be expected.", spare="calm")
    news = StoryLine("1 stand firm: -3, where 0 was to be expected.", meaning="worse")
    for lines in ((calm,), (calm, news)):
        story = (StoryPart("Against what you could expect", lines),)
        assert shorten_story(story, "full") == story
        for pace in ("brief", "headlines"):
            kept = [line for part in shorten_story(story, pace) for line in part.lines]
            assert kept == [each for each in lines if each is news]


def test_a_pace_is_kept_for_the_next_game_of_somebody_alone(tmp_path: Path) -> None:
    path, said = tmp_path / "new" / NAME, list[str]()
    assert choose_pace(None, False, path, said.append) == "full"
    assert choose_pace("brief", False, path, said.append) == "brief"
    assert choose_pace(None, False, path, said.append) == "brief"
    assert [each.name for each in path.parent.iterdir()] == [NAME]
    assert said == []


def test_a_shared_room_is_told_everything_and_keeps_nothing(tmp_path: Path) -> None:
    path, said = tmp_path / NAME, list[str]()
    assert choose_pace("brief", False, path, said.append) == "brief"
    assert choose_pace(None, True, path, said.append) == "full"
    assert choose_pace("headlines", True, path, said.append) == "headlines"
    assert choose_pace(None, False, path, said.append) == "brief"


def test_a_screen_has_a_pace_for_somebody_alone_and_one_for_a_room(tmp_path: Path) -> None:
    path = tmp_path / NAME
    assert choose_paces("brief", False, path) == Paces("brief", "brief")
    assert choose_paces(None, False, path) == Paces("brief", "full")
    path.write_text("nonsense")
    paces = choose_paces(None, False, path)
    assert (paces.alone, paces.shared) == ("full", "full")
    assert paces.fault.startswith("Your settings in ")


@pytest.mark.parametrize(
    "written",
    [b"", b"[1]", b"\xff", b'{"pace": "slow"}', b'{"pace": ["full"]}', b"[" * 9999, b" " * 99999],
)
def test_a_file_that_can_not_be_followed_is_one_sentence(tmp_path: Path, written: bytes) -> None:
    path, said = tmp_path / NAME, list[str]()
    path.write_bytes(written)
    assert choose_pace(None, False, path, said.append) == "full"
    (sentence,) = said
    assert sentence.startswith(f"Your settings in {path} are not used: ")
    assert path.read_bytes() == written


def test_a_pace_that_can_not_be_kept_holds_for_this_game(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where a folder should be")
    said = list[str]()
    assert choose_pace("brief", False, tmp_path / "folder" / NAME, said.append) == "brief"
    assert len(said) == 1
    assert choose_pace("brief", False, None, said.append) == "brief"
    assert choose_pace(None, False, None, said.append) == "full"


@pytest.mark.slow
def test_the_option_is_taken_on_the_command_line(tmp_path: Path) -> None:
    done = ran(
        tmp_path, "play", "gsomia_2019", "--plain", "--seat", "seoul", "--pace", "brief",
        typed="quit\n",
    )  # fmt: skip
    assert "events tells them in full." in done.stdout
    (kept,) = tmp_path.rglob(NAME)
    assert json.loads(kept.read_text()) == {"pace": "brief"}
