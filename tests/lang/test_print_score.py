"""A score in words: what is read by name, brackets only where they change the sum."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.span import Span
from eleventh.lang.compile import compile_files
from eleventh.lang.formula.parser import parse
from eleventh.lang.formula.vocabularies import Captions, describe_score
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Problems
from games import EVERY, adjudicator


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("cohesion", "cohesion"),
        ("100 - trade.tokyo", "100 - trade.tokyo"),
        ("a - (b - c)", "a - (b - c)"),
        ("(a - b) - c", "a - b - c"),
        ("a + (b + c)", "a + b + c"),
        ("(a + b) / 2", "(a + b) / 2"),
        ("a / (b * c)", "a / (b × c)"),
        ("-(a + b) * 2", "-(a + b) × 2"),
        ("clamp(50 + 4 * (a - 43), 0, 100)", "50 + 4 × (a - 43), kept within 0 to 100"),
        ("2 * clamp(a, 0, 9) + 1", "2 × (a, kept within 0 to 9) + 1"),
        ("min(a, b)", "the lesser of (a and b)"),
        ("max(a, b, c)", "the greatest of (a, b and c)"),
        ("pact == active", "100 if pact is active, else 0"),
        ("a > 3 and not b <= 2", "100 if a is more than 3 and not (b is at most 2), else 0"),
        ("100 if pact == active else 80 if a != 1 else 0",
         "100 if pact is active, else 80 if a is not 1, else 0"),
        ("90 if months < 0.1 else a", "90 if the turn lasts less than 3 days, else a"),
        ("(60 if a < 1 else 0) + b", "(60 if a is less than 1, else 0) + b"),
    ],
)  # fmt: skip
def test_a_score_is_told_as_a_reader_would_reckon_it(formula: str, words: str) -> None:
    problems = Problems()
    expr = parse(Formula(formula, Span("scenario.yaml", 1, 1, 1, len(formula) + 1)), problems)
    assert expr is not None, problems.all()
    captions = Captions({}, {}, str)
    assert describe_score(expr, lambda ref: ref.text, captions.find_size) == words


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_every_objective_names_what_it_reads_by_id(folder) -> None:
    program = adjudicator(folder).program
    known = {each.id for each in (*program.tracks, *program.derived)}
    for seat in program.seats:
        for objective in seat.objectives:
            named = objective.formula.split("{")[1:]
            assert named
            assert {each.partition("}")[0] for each in named} <= known


def test_a_headline_keeps_its_own_words_where_a_score_says_that_it_happened() -> None:
    text = (Path(__file__).parent / "base/scenario.yaml").read_text("utf-8")
    for old, new in (
        ("headline: The pact runs out this month", "headline: A pact to be or to have run out"),
        ('score: "pact == active"', 'score: "100 if happened.last_word else 50"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    compiled = compile_files({"scenario.yaml": text.encode()})
    assert compiled.program is not None, compiled.problems
    (formula,) = (
        each.formula
        for seat in compiled.program.seats
        for each in seat.objectives
        if each.id == "keep_pact"
    )
    assert formula == "100 if “A pact to be or to have run out” has happened, else 50"
