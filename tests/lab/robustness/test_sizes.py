"""Which numbers are sizes of effects, and which must stay, is read off what a program does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eleventh.core.program import Program
from eleventh.lab.robustness.sizes import USES, find_sizes
from eleventh.lang.compile import compile_files, compile_path, compile_with_inputs
from games import EVERY

BASE = Path(__file__).parents[2] / "lang" / "base" / "scenario.yaml"
FOLDERS = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


@cache
def with_inputs(folder: Path) -> Program:
    """A scenario with all of its parameters read as the game runs."""
    return made_of(compile_path(folder).files)


def made_of(files) -> Program:
    plain = compile_files(files).program
    assert plain is not None
    bounds = {
        each.id: tuple(sorted((0.6 * each.value, 1.4 * each.value))) for each in plain.parameters
    }
    compiled = compile_with_inputs(files, bounds)
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return compiled.program


def find_use(written: str, instead: str) -> str:
    """What the parameter `p` counts as where a text of the scenario is put in another's place."""
    text = BASE.read_text("utf-8")
    assert text.count(written) == 1
    named = text.replace("parameters:\n", "parameters:\n  p: {value: 2, why: A size.}\n")
    program = made_of({"scenario.yaml": named.replace(written, instead).encode()})
    index = next(at for at, each in enumerate(program.parameters) if each.id == "p")
    sizes = find_sizes(program)
    return "size" if index in sizes.parameters else sizes.kept[index]


@pytest.mark.parametrize(
    ("written", "instead", "use"),
    [
        ("approval.y: 2", "approval.y: p", "size"),
        ("approval.y: 2", 'approval.y: "p * rounds"', "size"),
        ("(50 - trust.x.y) / 20", "(50 - trust.x.y) / 10 / p", "size"),
        ("(50 - trust.x.y) / 20", "(50 - p - trust.x.y) / 20", "size"),
        ("losses: 1.5", "losses: p", "size"),
        ("losses: 1.5", 'losses: "max(0, 1 + p * (50 - trust.y.x) / 50)"', "size"),
        ("approval.y: 2", 'approval.y: "max(0, rounds - p)"', "threshold"),
        ("approval.y: 2", 'approval.y: "3 * max(0, (rounds - p) / 5)"', "threshold"),
        ("approval.y: 2", 'approval.y: "3 if rounds > p else 1"', "threshold"),
        ('when: "pact == notice",', 'when: "pact == notice and rounds < p",', "threshold"),
        ("approval.y: 2", 'approval.y: "p if rounds > p else 1"', "threshold"),
        ("approval.y: 2", 'approval.y: "min(p, rounds)"', "cap"),
        ("approval.y: 2", 'approval.y: "clamp(rounds, 0, 2 * p)"', "cap"),
        ('chance: "0.1 +', 'chance: "0.05 * p +', "chance"),
        ("cost: 1,\n             title", "cost: p,\n             title", "cost"),
        ('"turn == last and rounds >= 2"', '"turn == last and rounds >= p"', "threshold"),
        ("score: cohesion}", 'score: "cohesion - p"}', "unused"),
    ],
)
def test_a_parameter_is_a_size_where_it_reaches_an_amount_and_nothing_that_must_stay(
    written: str, instead: str, use: str
) -> None:
    assert find_use(written, instead) == use


@FOLDERS
def test_every_parameter_is_a_size_or_is_kept_for_a_reason(folder: Path) -> None:
    program = with_inputs(folder)
    sizes = find_sizes(program)
    assert sorted((*sizes.parameters, *sizes.kept)) == list(range(len(program.parameters)))
    assert set(sizes.kept.values()) <= set(USES)


@FOLDERS
def test_a_literal_is_posted_by_causes_of_one_place_and_is_no_price(folder: Path) -> None:
    program = with_inputs(folder)
    seen: set[int] = set()
    for literal in find_sizes(program).literals:
        assert literal.causes
        assert not seen & set(literal.causes)
        seen |= set(literal.causes)
        for each in literal.causes:
            assert program.causes[each].chain[-1].kind != "cost"


def test_a_literal_and_what_modifiers_make_of_it_are_one_size() -> None:
    program = with_inputs(EVERY[-1])
    modified = 0
    for literal in find_sizes(program).literals:
        chains = {program.causes[each].chain for each in literal.causes}
        for chain in chains:
            if chain[-1].kind == "modifier":
                modified += 1
                assert chain[:-1] in chains
    plain = {each for literal in find_sizes(program).literals for each in literal.causes}
    assert len(plain) > modified


def test_a_program_without_inputs_has_no_parameter_that_is_a_size() -> None:
    program = compile_path(EVERY[-1]).program
    assert program is not None
    sizes = find_sizes(program)
    assert sizes.parameters == ()
    assert set(sizes.kept.values()) == {"fixed"}
    ids = {each.id for each in program.parameters}
    for literal in sizes.literals:
        assert not ids & set(program.causes[literal.causes[0]].formula.split())
