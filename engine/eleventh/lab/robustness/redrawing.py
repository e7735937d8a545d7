"""The same game by rules of other sizes: the program that reads them, and draws of them.

Each size is multiplied by a factor of its own, uniform between two bounds. The factors of a
redrawing come from dice with addresses, seeded by the match, so a record has one set of them. The
game's own dice roll what they rolled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from eleventh.core.adjudication import Adjudicator
from eleventh.core.dice import game_key, site_of, uniform
from eleventh.core.scaling import scale_amounts
from eleventh.emit.python import build
from eleventh.lab.robustness.sizes import EffectSizes, find_sizes
from eleventh.lang.open_sizes import LEAST, MOST, open_sizes
from eleventh.play.bundle import unpack
from eleventh.play.game import Game

BEFORE = 0  # no turn of a game: its own dice are rolled from turn 1 on


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
    opened = open_sizes(files, program)
    if opened is None:
        return None
    sizes = find_sizes(opened)
    names = [f"size:{program.parameters[index].id}" for index in sizes.parameters]
    names += [
        f"size:{each.span.file}:{each.span.line}:{each.span.column}" for each in sizes.literals
    ]
    return Redrawing(build(opened), sizes, tuple(site_of(each) for each in names))
