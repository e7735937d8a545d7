"""A rulebook made to fit another year: what is left out, what is changed, and an era to start
from. The scenarios in `tests/cases/bay` are those that the documentation shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lab.playouts import play_games
from eleventh.lang.compile import check_path, compile_anew, compile_files
from eleventh.lang.problems.render.short import render_short_line

ROOT = Path(__file__).parents[2]
BAY = ROOT / "tests" / "cases" / "bay"
LANGUAGE = ROOT / "docs" / "language.md"
MISTAKES = Path(__file__).parent / "fitting_mistakes.txt"

Changes: TypeAlias = Sequence[tuple[str, str]]


def bay(folder: Path, scenario: Changes = (), rulebook: Changes = ()) -> Path:
    """A copy of the bay with the first of each text replaced in its two files."""
    for name, changes in (
        ("bay_autumn/scenario.yaml", scenario),
        ("rulebooks/bay/rulebook.yaml", rulebook),
    ):
        text = (BAY / name).read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")
    return folder / "bay_autumn"


def whole(folder: Path) -> Program:
    compiled = compile_anew(folder)
    assert compiled.problems == ()
    assert compiled.program is not None
    return compiled.program


def lines(folder: Path) -> list[str]:
    return [render_short_line(each) for each in check_path(folder)]


def test_what_is_left_out_is_not_in_the_game_and_all_else_is() -> None:
    program = whole(BAY / "bay_autumn")
    causes = {each.chain[-1].id for each in program.causes}
    assert {"invite.south", "close_grounds.south"} <= {each.id for each in program.choices}
    assert not {each.id for each in program.choices if each.id.startswith("invoke_treaty")}
    assert {"invitation_warms", "ban_wounds", "income"} <= causes
    assert not {"treaty_pays", "treaty_calms"} & causes


def test_a_changed_field_is_as_the_scenario_says_and_the_others_as_the_rulebook_does() -> None:
    program = whole(BAY / "bay_autumn")
    costs = [each for each in program.choices if each.id == "close_grounds.south"]
    (warmth,) = (each for each in program.parameters if each.id == "warmth")
    assert (warmth.value, warmth.why) == (5.0, "After a bad summer an invitation is worth more.")
    assert [each.title for each in costs] == ["Close the grounds to Southport"]
    titles = {link.title for each in program.causes for link in each.chain}
    assert "Northport closes the winter grounds to Southport" in titles
    assert "Northport invites Southport" in titles


def test_a_game_starts_from_the_era_and_from_what_the_scenario_says_otherwise() -> None:
    starts = {each.id: each.start for each in whole(BAY / "bay_autumn").tracks}
    assert starts["trust.north.south"] == 40  # of the era
    assert starts["trust.south.north"] == 30  # of the scenario, and not the 35 of the era
    assert starts["support.north"] == 50  # of the track, as neither speaks of it


def test_the_other_era_starts_elsewhere(tmp_path: Path) -> None:
    program = whole(bay(tmp_path, [("era: autumn_2022", "era: spring_2021")]))
    assert {each.id: each.start for each in program.tracks}["catch"] == 70


SLIPS = {
    "initiatives: [invoke_treaty]": (
        "initiatives: [invoke_treatty]",
        "Did you mean `invoke_treaty`?",
    ),
    "rules: [treaty_pays]": ("rules: [treaty_pay]", "Did you mean `treaty_pays`?"),
    "acts: [treaty_step]": ("acts: [treaty_stepp]", "Did you mean `treaty_step`?"),
    "modifiers: [treaty_calms]": ("tracks: [reech]", "Did you mean `reach`?"),
    "without:": ("without:\n  injects: [empty_net]", "It has no injects."),
    "change:": (
        "change:\n  rules: {treaty_pays: {why: W}}",
        "It is left out under `without`: delete it there, or here.",
    ),
}


@pytest.mark.parametrize("right", SLIPS)
def test_a_slip_in_what_is_left_out_is_told_by_what_is_like_it(right: str, tmp_path: Path) -> None:
    wrong, help = SLIPS[right]
    found = check_path(bay(tmp_path, [(right, wrong)]))
    assert [each.help for each in found if each.code == "E100"] == [help]


def test_history_ends_in_the_treaty_that_was_signed() -> None:
    program = whole(BAY / "bay_autumn")
    played = play_games(build(program), dict.fromkeys(("north", "south"), "historian"), 1, range(3))
    assert set(played.games["ending"]) == {"new_treaty"}


def test_a_kept_scenario_is_the_same_again() -> None:
    compiled = compile_anew(BAY / "bay_autumn")
    again = compile_files(compiled.files)
    assert again.program is not None
    assert again.program == compiled.program


def test_a_thing_that_is_left_out_may_be_given_anew(tmp_path: Path) -> None:
    rule = "{id: treaty_pays, after: {act: invitation}, effects: {catch: 1}, why: W, cite: [B1]}"
    program = whole(bay(tmp_path, [("without:", f"rules: [{rule}]\nwithout:")]))
    assert "treaty_pays" in {each.chain[-1].id for each in program.causes}


def test_an_era_and_the_short_list_let_go_of_a_track_that_is_left_out(tmp_path: Path) -> None:
    gone = [
        ("acts: [treaty_step]", "acts: [treaty_step, probe]\n  tracks: [reach]"),
        ("rules: [treaty_pays]", "rules: [treaty_pays, probe_gains]\n  parameters: [probe_gain]"),
        ("score: (support.north + 100 - reach.island) / 2", "score: support.north"),
        ("    acts: [{act: probe, by: island, toward: [north, south]}]\n", ""),
    ]
    program = whole(bay(tmp_path, gone))
    assert not [each for each in program.tracks if each.family == "reach"]
    assert program.table


def read_mistakes() -> list[tuple[str, str, str]]:
    found = []
    for paragraph in MISTAKES.read_text("utf-8").split("\n\n")[1:]:
        parts = {line[0]: line[2:] for line in paragraph.strip().splitlines()}
        found.append((parts["-"], parts.get("+", ""), parts["!"]))
    return found


@pytest.mark.parametrize(("old", "new", "told"), read_mistakes())
def test_a_mistake_is_told_where_the_scenario_makes_it(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    found = lines(bay(tmp_path, scenario=[(old, new)]))
    assert f"scenario.yaml:{told}" in found
    assert all(each.startswith("scenario.yaml:") for each in found)


def test_help_says_what_has_to_go_too(tmp_path: Path) -> None:
    folder = bay(tmp_path, [("acts: [treaty_step]", "acts: [treaty_step, probe]")])
    (problem,) = (each for each in check_path(folder) if each.code == "E101")
    assert problem.help is not None
    assert "`rules: [probe_gains]`" in problem.help
    assert "`injects.boats_at_night`" in problem.help


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("era: autumn_2022\n", "", "E073 `trust.north.south` has no starting value"),
        ("100 - reach.island", "support.north", "W061 Nothing reads the track `reach`"),
        ("minutes: 5", "visible: {capital: hidden}", "E085 Costs are paid from `capital.north`,"),
    ],
)
def test_no_file_is_blamed_that_the_author_does_not_own(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    found = lines(bay(tmp_path, [(old, new)]))
    assert [each for each in found if told in each]
    assert all(each.startswith("scenario.yaml:") for each in found)


def test_a_secret_that_an_act_of_the_rulebook_reads_is_told_where_it_was_hidden(
    tmp_path: Path,
) -> None:
    needs = ('title: "{by} invites', 'needs: reach.island > 0, title: "{by} invites')
    found = lines(bay(tmp_path, [("minutes: 5", "visible: {reach: hidden}")], [needs]))
    told = [each for each in found if "E085" in each]
    assert [each for each in told if "8:11: E085 `invite.south` of north depends on" in each]
    assert [each for each in told if "E085 `ask_in` of north depends on `reach.island`" in each]
    assert all(each.startswith("scenario.yaml:") for each in told)


def test_a_parameter_that_only_what_is_left_out_used_is_no_mistake(tmp_path: Path) -> None:
    used = [
        ("  probe_gain:", "  dues: {value: 3, why: It is in the treaty.}\n  probe_gain:"),
        ("effects: {trust.y.x: 3, catch: 5}", "effects: {trust.y.x: dues, catch: 5}"),
    ]
    folder = bay(tmp_path, (), used)
    assert lines(folder) == []
    assert lines(tmp_path / "rulebooks" / "bay") == []


def test_eras_are_checked_with_the_rulebook_alone(tmp_path: Path) -> None:
    bay(tmp_path, (), [("catch: 70", "cach: 70"), ("treaty: none}", "treaty: nil}")])
    found = [each.partition("rulebook.yaml:")[2] for each in lines(tmp_path / "rulebooks" / "bay")]
    assert found == [
        "27:63: E062 There is no track called `cach`",
        "28:100: E071 `treaty` can't start as `nil`",
    ]


def test_the_documentation_shows_these_very_files() -> None:
    shown = re.findall(r"```yaml\n# (tests/cases/\S+)\n(.*?)```", LANGUAGE.read_text("utf-8"), re.S)
    assert len(shown) >= 2
    for name, block in shown:
        assert block in (ROOT / name).read_text("utf-8"), name


QUAYS = """format: 1
rulebook: quays
title: Quays
actors: {seats: [north]}
tracks: {flood: {kind: score, start: 10}, wind: {kind: score, start: 10}}
rules:
  - {id: tide, for: {x: seat}, effects: {flood: 1}, why: It rises., cite: [T1]}
  - {id: gust, after: {act: storm}, effects: {wind: 5}, why: It blows., cite: [T1]}
acts: {storm: {by: actor, tone: hostile, title: A storm rises}}
initiatives:
  - {id: whistle, by: [north], title: Whistle, effects: {wind: 1}, why: It helps., cite: [T1]}
sources: {tables: {title: Tide tables, items: {T1: It rises.}}}
"""
QUAY = """format: 1
scenario: quay
title: The quay
rulebook: quays
start: {wind: 4, flood: 30}
turns: [2021-03-01]
seats: {north: {objectives: [{id: dry, text: Stay dry., score: 100 - flood}]}}
endings: [{id: end, title: The end, text: It ebbs.}]
"""


def test_the_advice_to_leave_a_track_out_names_all_that_goes_with_it() -> None:
    files = {"scenario.yaml": QUAY, "quays/rulebook.yaml": QUAYS}
    made = compile_files({name: text.encode() for name, text in files.items()})
    (idle,) = (each for each in made.problems if each.code == "W061")
    advice = idle.help or ""
    left_out = "without: {tracks: [wind], rules: [gust], initiatives: [whistle]}"
    assert f"leave it out: `{left_out}`, and take it out of `start`." in advice
    files["scenario.yaml"] = QUAY.replace("start: {wind: 4, ", f"{left_out}\nstart: {{", 1)
    made = compile_files({name: text.encode() for name, text in files.items()})
    assert not {"E101", "W061"} & {each.code for each in made.problems}


def test_the_advice_is_left_out_where_the_scenario_itself_names_the_track() -> None:
    text = QUAY.replace("100 - flood", "100 - flood - tide_of_wind")
    files = {
        "scenario.yaml": text + "derived: {tide_of_wind: flood}\ninjects:\n"
        "  - {id: gale, turn: 1, headline: A gale, effects: {wind: 3}, why: W., cite: [T1]}\n",
        "quays/rulebook.yaml": QUAYS,
    }
    made = compile_files({name: text.encode() for name, text in files.items()})
    (idle,) = (each for each in made.problems if each.code == "W061")
    assert "leave it out" not in (idle.help or "")


def test_a_changed_title_with_a_mistake_is_told_in_the_scenario(tmp_path: Path) -> None:
    wrong = (
        '{title: "{by} closes the winter grounds to {toward}"}',
        '{title: "{who} closes them"}',
    )
    (told,) = check_path(bay(tmp_path, [wrong]))
    assert render_short_line(told).startswith("scenario.yaml:17:10: W076 Nothing replaces `{who}`")
    assert [each.span.file for each in told.labels[1:]] == ["bay/rulebook.yaml"]


def test_a_slip_in_the_rulebook_of_another_is_told_where_that_is_checked(tmp_path: Path) -> None:
    slip = ("{by} invites {toward}", "{who} invites {toward}")
    folder = bay(tmp_path, (), [slip])
    assert check_path(folder) == ()
    assert [each.code for each in check_path(folder.parent / "rulebooks" / "bay")] == ["W076"]
