"""What bars a choice is told in the player's words, with the sizes and the state of things."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.span import Span
from eleventh.lang.compile import compile_files
from eleventh.lang.formula.parser import parse
from eleventh.lang.formula.vocabularies import Captions, describe_condition
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Problems
from games import LIBRARY, SHIPPED, adjudicator

BASE = (Path(__file__).parent / "base" / "scenario.yaml").read_text("utf-8")
NAMES = Captions(
    titles={"thaw": "Thaw", "trust.seoul.tokyo": "Trust of Seoul in Tokyo", "pact": "The pact"},
    sizes={"enough": 15.0, "day_work": 0.0333, "watch": 3 / 720},
    fill=lambda part: {"x": "seoul", "y": "tokyo"}.get(part, part),
)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("thaw >= enough", "Thaw at least 15"),
        ("trust.x.y > 2 * enough", "Trust of Seoul in Tokyo more than (2 * 15)"),
        ("pact == notice", "The pact to be notice"),
        ("thaw < 3 and (turn > 2 or not thaw != 1)",
         "Thaw less than 3 and (a turn after turn 2 or not (Thaw not to be 1))"),
        ("10 <= thaw <= 20", "Thaw at least 10 and at most 20"),
        ("deadline.expiry.left < 5", "the days left until expiry less than 5"),
        ("months >= day_work", "a turn of at least a day"),
        ("day_work <= months and thaw > 3", "a turn of at least a day and Thaw more than 3"),
        ("months > 1", "a turn of more than a month"),
        ("months <= 43 / 30", "the length of this turn in months at most (43 / 30)"),
        ("months < 0.7", "a turn of less than 21 days"),
        ("not months < watch", "not (a turn of less than 3 hours)"),
        ("months >= 0.06", "a turn of at least 1.8 days"),
        ("0.1 <= months <= 2",
         "the length of this turn in months at least 0.1 and at most 2"),
        ("turn >= 6", "turn 6 or later"),
        ("turn == last", "the last turn"),
        ("turn < last", "a turn before the last"),
        ("turn != 4", "another turn than turn 4"),
    ],
)  # fmt: skip
def test_a_condition_is_told_with_titles_and_sizes(formula: str, words: str) -> None:
    problems = Problems()
    expr = parse(Formula(formula, Span("scenario.yaml", 1, 1, 1, len(formula) + 1)), problems)
    assert expr is not None, problems.all()
    assert describe_condition(expr, NAMES) == words


def test_a_barred_initiative_says_what_it_needs_once_and_what_there_is_now() -> None:
    folder = next(each for each in SHIPPED if each.name == "gsomia_2019")
    table = adjudicator(folder)
    menu = table.menu(table.begin(1).state, "seoul")
    barred = {table.program.choices[each.choice].id: each.barred for each in menu.initiatives}
    refusal = barred["road_map"]
    assert refusal is not None
    said = str(refusal.data["needs"])
    assert said.count("Thaw between Seoul and Tokyo at least") == 1, said
    assert (refusal.data["tracks"], refusal.data["values"]) == (
        ("Thaw between Seoul and Tokyo",),
        (5.0,),
    )


def test_no_player_of_a_shipped_scenario_reads_how_long_a_turn_is_as_a_number_of_months() -> None:
    for folder in LIBRARY:
        program = adjudicator(folder).program
        told = [each.needs for each in program.choices]
        told += [each.formula for seat in program.seats for each in seat.objectives]
        assert not [each for each in told if "months" in each]


def test_what_takes_a_day_says_so_on_the_last_night() -> None:
    folder = next(each for each in SHIPPED if each.name == "gsomia_2019")
    choices = adjudicator(folder).program.choices
    (fund,) = (each for each in choices if each.id == "third_party_fund")
    assert fund.needs == "a turn of at least a day"


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        ("seoul.chose.wto_complaint", "Seoul to have chosen “Take it to court”"),
        ("not washington.chose.three_way_talks",
         "not (Washington to have chosen “Three-way talks”)"),
        ("seoul.chose.quiet_channel.tokyo",
         "Seoul to have chosen “Open a quiet channel to Tokyo”"),
        ("seoul.chose.quiet_channel", "Seoul to have chosen “Open a quiet channel to anybody”"),
        ("happened.three_way_talks", "“Three-way talks” to be under way"),
        ("happened.launch", "“Pyongyang tests a missile” to have happened"),
    ],
)  # fmt: skip
def test_what_was_done_is_told_by_titles_and_never_as_a_formula(needs: str, words: str) -> None:
    text = BASE.replace("{id: offer, label: Offer one,", f"{{id: offer, needs: {needs}, label: X,")
    text = text.replace("publicity: quiet, ", "")
    compiled = compile_files({"scenario.yaml": text.encode()})
    assert compiled.program is not None, compiled.problems
    (offer,) = (each for each in compiled.program.choices if each.id == "offer")
    assert offer.needs == f"{words} and Approval in Tokyo at least 20"


def test_a_score_says_what_was_chosen_by_its_title() -> None:
    text = BASE.replace('score: "pact == active"', "score: tokyo.chose.hold")
    compiled = compile_files({"scenario.yaml": text.encode()})
    assert compiled.program is not None, compiled.problems
    formulas = [each.formula for seat in compiled.program.seats for each in seat.objectives]
    assert "100 if Tokyo has chosen “Hold the line”, else 0" in formulas
