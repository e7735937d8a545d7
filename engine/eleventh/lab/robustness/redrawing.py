"""The same game by rules of other sizes: the program that reads them, and draws of them.

Each size is multiplied by a factor of its own, uniform between two bounds. The factors of a
redrawing come from dice with addresses, seeded by the match, so a record has one set of them. The
game's own dice roll what they rolled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from eleventh.core.adjudication import Adjudicator
from eleventh.core.dice import game_key, site_of, uniform
from eleventh.core.program import Program
from eleventh.core.scaling import scale_amounts
from eleventh.emit.python import build
from eleventh.lab.robustness.sizes import EffectSizes, find_sizes
from eleventh.lang.cache import hash_content
from eleventh.lang.compile import Compiled, compile_files, compile_with_inputs
from eleventh.play.bundle import unpack
from eleventh.play.game import Game

LEAST, MOST = 0.6, 1.4  # times what a rulebook says
BEFORE = 0  # no turn of a game: its own dice are rolled from turn 1 on
RETRIES = 3  # compilings with fewer inputs, where some parameters must be fixed


@dataclass(frozen=True)
class Redrawing:
    """Rules whose sizes can be drawn. `adjudicator` runs the program that reads them, by default
    with those of the rulebook; `sizes` are what is drawn, with a site of the dice for each:
    parameters first, then literals."""

    adjudicator: Adjudicator
    sizes: EffectSizes
    sites: tuple[int, ...]

    def draw_rules(self, seed: int, number: int) -> Adjudicator:
        """The rules of one redrawing of a match with this seed; `number` counts from 1."""
        inputs, factors = self.draw(seed, number)
        return scale_amounts(replace(self.adjudicator, inputs=inputs), factors)

    def draw(self, seed: int, number: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The same as numbers: a size for each parameter, and a factor for each cause."""
        key = game_key(seed, number)
        drawn = [LEAST + (MOST - LEAST) * uniform(key, BEFORE, site) for site in self.sites]
        program = self.adjudicator.program
        inputs = [each.value for each in program.parameters]
        for index, factor in zip(self.sizes.parameters, drawn, strict=False):
            inputs[index] *= factor
        factors = [1.0] * len(program.causes)
        literals = drawn[len(self.sizes.parameters) :]
        for literal, factor in zip(self.sizes.literals, literals, strict=True):
            for cause in literal.causes:
                factors[cause] = factor
        return tuple(inputs), tuple(factors)


def make_redrawing(game: Game) -> Redrawing | None:
    """The rules of a game with sizes that can be drawn; None where the game does not hold the files
    of its program, or they read otherwise here."""
    try:
        files = unpack(game.opened.files)
    except ValueError:
        return None
    program = game.adjudicator.program
    if hash_content(files) != program.hash:
        return None
    compiled = _compile(files, program)
    if compiled.program is None:
        return None
    sizes = find_sizes(compiled.program)
    names = [f"size:{program.parameters[index].id}" for index in sizes.parameters]
    names += [
        f"size:{each.span.file}:{each.span.line}:{each.span.column}" for each in sizes.literals
    ]
    return Redrawing(build(compiled.program), sizes, tuple(site_of(each) for each in names))


def _compile(files: Mapping[str, bytes], program: Program) -> Compiled:
    """The files with as many parameters as may be read as the game runs."""
    wanted = {each.id: _find_bounds(each.value) for each in program.parameters}
    for _ in range(RETRIES):
        compiled = compile_with_inputs(files, wanted)
        errors = [each for each in compiled.problems if each.severity == "error"]
        told = " ".join(each.headline for each in errors)
        fixed = wanted.keys() & set(re.findall(r"\w+", told))
        if not fixed:
            break
        wanted = {id: bounds for id, bounds in wanted.items() if id not in fixed}
    return compiled if compiled.program is not None else compile_files(files)


def _find_bounds(value: float) -> tuple[float, float]:
    ends = (LEAST * value, MOST * value)
    return min(ends), max(ends)
