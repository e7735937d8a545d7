"""Which sets of parameters are played, and what their outcomes tell: by Morris or by Sobol.

Both come from SALib, which is imported when it is first asked for. Morris walks through the ranges,
one parameter a step; Sobol splits the variance of the outcome among the parameters. Sets come in
blocks, each of which can be judged without those after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

import numpy as np

from eleventh.emit.lanes import Numbers
from eleventh.lab.batch.inputs import Ranges

Method = Literal["morris", "sobol"]
LEVELS = 4  # of Morris: steps of two thirds of a range
FEWEST = 2  # blocks from which something can be told


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one parameter decides. By Morris `total` is the mean size of what a move through its
    whole range does to the outcome, `direct` the same with its sign, and `spread` how much that
    depends on the others. By Sobol `total` is the share of the variance of the outcome that is gone
    where this parameter is known last, `direct` where it is known first; there is no `spread`.
    The 95% interval of `total` reaches `reach` to either side, by bootstrap."""

    parameter: str
    total: float
    reach: float
    direct: float
    spread: float | None


@dataclass(frozen=True, slots=True)
class Design:
    """A method with the ranges of what it varies, and how many blocks of sets it draws with a
    seed. ValueError for a number of blocks with which it can't be."""

    method: Method
    ranges: Ranges
    blocks: int
    seed: int

    def __post_init__(self) -> None:
        if not self.ranges:
            raise ValueError("there is no parameter to vary")
        if self.blocks < FEWEST:
            raise ValueError(f"{self.method} takes {FEWEST} samples at least")
        if self.method == "sobol" and self.blocks & (self.blocks - 1):
            raise ValueError("sobol takes a power of two as its number of samples, such as 64")

    @property
    def block(self) -> int:
        """How many sets a block has."""
        return len(self.ranges) + (1 if self.method == "morris" else 2)

    def load_method(self) -> None:
        """Loads what it takes to draw and to judge. ImportError, in a sentence, without SALib."""
        for part in ("sample", "analyze"):
            _load(part, self.method)

    def draw(self) -> Numbers:
        """The sets: a row each, with a column for each range, block after block. ImportError, in a
        sentence, without SALib."""
        sample = _load("sample", self.method).sample
        options: Mapping[str, Any] = (
            {"num_levels": LEVELS} if self.method == "morris" else {"calc_second_order": False}
        )
        drawn: Numbers = sample(self._problem, self.blocks, seed=self.seed, **options)
        return np.ascontiguousarray(drawn, np.float64)

    def judge(self, sets: Numbers, outcomes: Numbers) -> tuple[Influence, ...]:
        """What whole blocks of sets, with an outcome each, tell of every parameter, the most
        influential first. ValueError for fewer than two blocks."""
        if len(outcomes) < FEWEST * self.block or len(outcomes) % self.block:
            raise ValueError("influences are told from two whole blocks of sets at least")
        if np.ptp(outcomes) == 0.0:  # of which a method would make shares of nothing
            spread = 0.0 if self.method == "morris" else None
            return tuple(Influence(each, 0.0, 0.0, 0.0, spread) for each in self.ranges)
        analyse = _load("analyze", self.method).analyze
        if self.method == "morris":
            told = analyse(self._problem, sets, outcomes, num_levels=LEVELS, seed=self.seed)
            columns = [told[name] for name in ("mu_star", "mu_star_conf", "mu", "sigma")]
        else:
            told = analyse(self._problem, outcomes, calc_second_order=False, seed=self.seed)
            columns = [told[name] for name in ("ST", "ST_conf", "S1")]
            columns.append(np.full(len(self.ranges), np.nan))
        found_by = (np.asarray(each, np.float64).tolist() for each in columns)
        rows = zip(self.ranges, *found_by, strict=True)
        found = [
            Influence(id, total, reach, direct, None if spread != spread else spread)
            for id, total, reach, direct, spread in rows
        ]
        return tuple(sorted(found, key=lambda each: (-each.total, each.parameter)))

    @property
    def _problem(self) -> dict[str, Any]:
        return {
            "num_vars": len(self.ranges),
            "names": list(self.ranges),
            "bounds": [list(each) for each in self.ranges.values()],
        }


def _load(part: str, method: Method) -> Any:
    try:
        return import_module(f"SALib.{part}.{method}")
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != "SALib":
            raise
        raise ImportError(
            "A sweep needs SALib, which is not installed. Install eleventh-hour[sweep]."
        ) from fault
