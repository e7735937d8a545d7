"""The smallest games in which something secret happens to what East sees, and East can't tell."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.redaction import Line, disclose
from eleventh.lang.compile import Compiled
from eleventh.play.absences import explain_absence
from eleventh.play.account import Account
from eleventh.play.condition_parts import UNREAD
from eleventh.play.facilitator import Facilitator
from eleventh.play.journal import Journal
from eleventh.play.match import Match
from eleventh.play.predictions import Prediction
from eleventh.play.uses import Uses, find_uses
from eleventh.play.why import Answer, Step, explain
from eleventh.play.why_not import WhyNot
from eleventh_ui.cli import guard
from eleventh_ui.cli.group import cli
from secrecy.mine import mine, play_turn, start
from secrecy.sight import secret_postings, see_game
from secrecy.told import tell_all

START = "approval: {kind: score, of: [seat], start: 50"
AT_THE_TOP = (START, START.replace("50", "100"))
NEAR_THE_TOP = (START, START.replace("50", "98"))
UNTOUCHED = (  # a rule that wears East's approval away
    'effects: {approval.x: "-1 * months"}',
    'effects: {trust.west.east: "-1 * months"}',
)
WORN_LATER = ('when: "valve == closed"\n', 'when: "turn > 1"\n')
OFFER = 'effects: {trust.y.x: "4 * intensity", approval.x: -2'
OFFERS_OPEN_THE_VALVE = (f"{OFFER}}}", f"{OFFER}, valve: open}}")
GIFT = (
    "  - id: march\n",
    """  - id: gift
    when: "west.chose.a and turn == 2"
    visible: [west]
    headline: A gift
    effects: {approval.east: 20}
    why: To make up for it.
    cite: [N01]
  - id: march
""",
)
AFTERWARDS = 'afterwards: "Trust is at {trust.west.east}."'
TWO_STAGES = ("# Rules:", "stages: [early, late]\n# Rules:")
A_SECRET_ACT = (
    "  offer: {by",
    """  leak: {by: seat, toward: seat, tone: hostile, front: energy, publicity: secret}
  offer: {by""",
)
A_FAKE = (
    "initiatives:\n",
    """initiatives:
  - {id: fake, by: [west], title: A fake, publicity: secret, acts: [{act: leak, toward: east}],
     effects: {approval.east: -20}, why: To deceive., cite: [N01]}
""",
)
ITS_DENIAL_AND_A_READER = (
    "rules:\n",
    """rules:
  - {id: denial, after: {act: leak, toward: y}, for: {y: seat}, stage: late,
     effects: {approval.y: 20}, why: It was not true., cite: [N01]}
  - {id: popular, stage: late, effects: {trust.west.east: "min(approval.east, 10) / 10"},
     why: Who is popular is believed., cite: [N01]}
""",
)


def told_alike(one: Match, other: Match) -> bool:
    """Whether East is told the same in both games. They differ in what is secret from East, on
    tracks that it sees, and in nothing that it may see."""
    assert see_game(one.game, "east") == see_game(other.game, "east")
    assert secret_postings(one.game, "east") != secret_postings(other.game, "east")
    return tell_all(one, "east") == tell_all(other, "east")


def secretly(scenario: Compiled, *turns: str) -> Match:
    """A game in which West plots in each turn what stands there, one letter a plot."""
    match = start(scenario)
    for plots in turns:
        play_turn(match, plots)
    return match


def undisclosed(match: Match, track: str) -> list[Line]:
    told = lines_told(match)
    return [each for each in told if each.track == track and each.note == "undisclosed"]


def lines_told(match: Match) -> list[Line]:
    return list(disclose(match.game.ledger, "east"))


def steps(match: Match, track: str, turn: int) -> tuple[Step, ...]:
    answer = explain(match.game, track, turn, "east")
    assert isinstance(answer, Answer)
    return tuple(step for chapter in answer.chapters for step in chapter.steps)


def test_a_gift_to_a_track_at_its_end_is_not_told() -> None:
    scenario = mine(("{approval.east: 20}",), (AT_THE_TOP, UNTOUCHED))
    match = secretly(scenario, "a")
    assert told_alike(secretly(scenario, ""), match)
    assert undisclosed(match, "approval.east") == []


def test_two_plots_that_cancel_are_not_told() -> None:
    scenario = mine(("{approval.east: 5}", "{approval.east: -5}"))
    assert told_alike(secretly(scenario, ""), secretly(scenario, "ab"))
    assert undisclosed(secretly(scenario, "ab"), "approval.east") == []


def test_two_plots_are_told_like_one_of_their_sum() -> None:
    scenario = mine(("{approval.east: 5}", "{approval.east: -8}", "{approval.east: -3}"))
    assert told_alike(secretly(scenario, "ab"), secretly(scenario, "c"))
    (line,) = undisclosed(secretly(scenario, "ab"), "approval.east")
    assert (line.amount, line.chain, line.why, line.cite) == (-3, (), "", ())


def test_a_status_set_to_what_it_is_already_is_not_told() -> None:
    scenario = mine(("{valve: closed}",))
    assert told_alike(secretly(scenario, ""), secretly(scenario, "a"))


def test_a_set_that_is_told_is_told_as_it_would_be_alone() -> None:
    scenario = mine(("{valve: open}", "{valve: closed}"), (OFFERS_OPEN_THE_VALVE, WORN_LATER))
    games = [
        play_turn(start(scenario), plots, ["telephone.west"]) for plots in ((), "a", "b", "ab")
    ]
    for one in games[1:]:
        assert told_alike(games[0], one)
        assert [step.note for step in steps(one, "valve", 1)] == [""]


def test_what_a_plot_takes_and_the_next_turn_gives_back_is_not_told() -> None:
    scenario = mine(("{approval.east: -20}",), (GIFT, UNTOUCHED))
    one, other = secretly(scenario, ""), secretly(scenario, "a")
    assert told_alike(one, other)
    assert steps(other, "approval.east", 1) == steps(one, "approval.east", 1)


def test_nor_is_it_told_by_what_came_of_a_prediction() -> None:
    scenario = mine(("{approval.east: -20}",), (GIFT, UNTOUCHED))
    games = [start(scenario), start(scenario)]
    for match, plots in zip(games, ("", "a"), strict=True):
        assert match.predict("east", Prediction("same", 80, figure=50.0)) == ()
        play_turn(match, plots)
    assert told_alike(*games)
    (noted,) = games[1].predictions("east")
    assert noted.closed is not None


def test_nor_by_the_text_of_what_came_of_a_choice() -> None:
    """It stands as the turn closed, and yet not where a plot that nobody is told of left it."""
    told = ("label: Protest in public\n", f"label: Protest in public\n            {AFTERWARDS}\n")
    gift = (GIFT[0], GIFT[1].replace("approval.east", "trust.west.east"))
    scenario = mine(("{trust.west.east: -20}",), (gift, told))
    one, other = secretly(scenario, ""), secretly(scenario, "a")
    assert told_alike(one, other)
    (text,) = (each.afterwards for each in other.view("east").told if each.afterwards)
    assert re.fullmatch(r"Trust is at \d+\.", text)


def test_a_value_between_two_stages_is_not_told_by_what_a_rule_read() -> None:
    changes = (TWO_STAGES, A_SECRET_ACT, A_FAKE, ITS_DENIAL_AND_A_READER, UNTOUCHED)
    scenario = mine((), changes)
    one, other = (play_turn(start(scenario), plots) for plots in ((), ("fake",)))
    assert told_alike(one, other)
    (popular,) = (
        each for each in steps(other, "trust.west.east", 1) if each.chain[-1].id == "popular"
    )
    assert [each.value for each in popular.inputs] == [53]


def test_a_facilitator_out_of_sight_is_not_told_where_nothing_moves() -> None:
    scenario = mine(("{approval.east: 5}",), (AT_THE_TOP, UNTOUCHED))
    one, other = start(scenario), start(scenario)
    effects = {"approval.east": 10.0}
    for match, told in ((one, {"approval.west": -3.0}), (other, effects)):
        assert Facilitator(match).inject("A rumour", "", ["west"], told, "to try West") == ()
    assert told_alike(one, other)


def test_that_somebody_facilitates_is_not_told_by_what_is_done_out_of_sight() -> None:
    scenario = mine(("{approval.east: 5}",), (AT_THE_TOP, UNTOUCHED))
    one, other = start(scenario), start(scenario)
    told = {"approval.east": 10.0}
    assert Facilitator(other).inject("A rumour", "", ["west"], told, "to try West") == ()
    assert told_alike(one, other)


@pytest.mark.parametrize(
    "secret", ["an act of the facilitator", "a draft of West", "what West expects"]
)
def test_a_step_back_does_not_tell_whether_anything_was_done_in_secret(secret: str) -> None:
    scenario = mine(("{approval.east: 5}",))
    one, other = start(scenario), start(scenario)
    if secret == "a draft of West":
        other.keep_draft("west", Orders({}, ("a",)))
        assert other.draft("west") is not None
    elif secret == "what West expects":
        assert other.predict("west", Prediction("up", 80)) == ()
        assert other.predictions("west") != ()
    else:
        assert Facilitator(other).inject("A rumour", "", ["west"], {}, "to try West") == ()
    for match in (one, other):
        assert Facilitator(match).back(1, "from the top") == ()
    assert tell_all(one, "east") == tell_all(other, "east")


def test_what_a_parameter_opens_to_others_is_not_told() -> None:
    plot = '{approval.east: 5}, needs: "trust.east.west >= blow"'
    one, other = (start(mine((plot,))) for _ in range(2))
    play_turn(one, ["a"])
    play_turn(other)
    for match in (one, other):
        told, whole = (find_uses(Account(match.game, seat), "blow") for seat in ("east", None))
        assert isinstance(told, Uses)
        assert isinstance(whole, Uses)
        named = {each.id for each in whole.read_by} - {each.id for each in told.read_by}
        assert "a" in named
    assert find_uses(Account(one.game, "east"), "blow") == find_uses(
        Account(other.game, "east"), "blow"
    )


def test_the_lines_add_up_whatever_the_scale_took_away() -> None:
    scenario = mine(("{approval.east: 20}", "{approval.east: -9}"), (NEAR_THE_TOP,))
    match = secretly(scenario, "a", "b")
    lines = [each for each in lines_told(match) if each.track == "approval.east"]
    assert all(one.after == other.before for one, other in pairwise(lines))
    assert all(each.after == each.before + each.amount for each in lines)
    (now,) = (each.value for each in match.view("east").readings if each.id == "approval.east")
    assert (lines[0].before, lines[-1].after) == (98, now)


def test_the_command_prints_the_same_of_both_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = mine(("{approval.east: 20}",), (AT_THE_TOP, UNTOUCHED))
    monkeypatch.chdir(tmp_path)
    shown = []
    for name, plots in (("one", ""), ("other", "a")):
        save = tmp_path / f"{name}.eleventh"
        with Journal.create(save) as log:
            play_turn(start(scenario, log), plots)
        for asked in ((), ("approval.east",), ("approval.east", "--json"), ("--all",)):
            assert guard.guarded(cli, ["why", str(save), *asked, "--seat", "east"]) == 0
            shown.append(capsys.readouterr().out)
    assert shown[:4] == shown[4:]
    assert "not told" not in shown[4]


def test_of_a_condition_only_the_parts_that_the_seat_reads_are_worked_out() -> None:
    only_the_popular = (
        'when: "valve == closed"\n',
        'when: "valve == closed and approval.x > 30"\n',
    )
    scenario = mine(("{approval.west: -40}",), (only_the_popular,))
    one, other = secretly(scenario, "", ""), secretly(scenario, "a", "")
    assert one.game.state.values != other.game.state.values
    assert see_game(one.game, "east") == see_game(other.game, "east")
    assert tell_all(one, "east") == tell_all(other, "east")
    told = [explain_absence(each.game, "cold_wears", 1, "east") for each in (one, other)]
    for answer in told:
        assert isinstance(answer, WhyNot)
        east, west = answer.cases
        assert [part.words for part in east.parts] == [
            "The valve is closed",
            "Approval in East is more than 30",
        ]
        assert [part.words for part in west.parts] == ["The valve is closed", ""]
        assert west.parts[-1] == UNREAD
        assert (east.holds, west.holds, west.moves) == (True, None, ())
    all_of_it = [explain_absence(each.game, "cold_wears", 1) for each in (one, other)]
    assert [answer.cases[1].holds for answer in all_of_it if isinstance(answer, WhyNot)] == [
        True,
        False,
    ]
