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
from games import SHIPPED, adjudicator

BASE = (Path(__file__).parent / "base" / "scenario.yaml").read_text("utf-8")
NAMES = Captions(
    titles={"thaw": "Thaw", "trust.seoul.tokyo": "Trust of Seoul in Tokyo", "pact": "The pact"},
    sizes={"enough": 15.0},
    fill=lambda part: {"x": "seoul", "y": "tokyo"}.get(part, part),
)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("thaw >= enough", "Thaw at least 15"),
        ("trust.x.y > 2 * enough", "Trust of Seoul in Tokyo more than (2 * 15)"),
        ("pact == notice", "The pact to be notice"),
        ("thaw < 3 and (turn > 2 or not thaw != 1)",
         "Thaw less than 3 and (the turn more than 2 or not (Thaw not to be 1))"),
        ("10 <= thaw <= 20", "Thaw at least 10 and at most 20"),
        ("deadline.expiry.left < 5", "the days left until expiry less than 5"),
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
