"""The backend that plays batches in machine code, eight games to a vector.

It plays on the arrays of the lanes themselves, so whatever NumPy can do with them goes on being
true: policies of people's own decide in NumPy, and the stages run here. Where every seat draws by
weights from the game's own dice, the same in all lanes or by kinds of them, orders are machine code
too.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.emit.backends import CodeStore
from eleventh.emit.lanes import (
    KINDS,
    RULEBOOK,
    VECTOR,
    KindWeights,
    LanePolicy,
    Lanes,
    Numbers,
    RuleSizes,
    find_length,
)
from eleventh.emit.llvm.codegen import SPEED, load_code
from eleventh.emit.llvm.module import ARRAYS, write_module
from eleventh.emit.llvm.writer import ModuleForm
from eleventh.emit.numpy import backend as numpy_lanes
from eleventh.emit.tally import Tally

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class MachineCode:
    """One form of a program as machine code; `engine` owns the code that `play` calls."""

    form: ModuleForm
    play: Callable[..., None]
    engine: Any

    def add_counts(self, tally: Tally, counts: NDArray[np.int64], sums: Numbers) -> None:
        """Adds what was counted in its slots to a tally."""
        for name, (index, slots) in self.counters.items():
            getattr(tally, name)[index] += counts[slots]
        causes, slots, amounts = self.constants
        np.add.at(tally.posted, causes, counts[slots])
        np.add.at(tally.amounts, causes, amounts * counts[slots])
        tally.amounts[self.totals] += sums.sum(axis=1)

    @cached_property
    def counters(self) -> Mapping[str, tuple[Rows, Rows]]:
        """For each part of a tally the indices that are counted one by one, and their slots."""
        parts = ("posted", "asked", "offered", "done")
        found: dict[str, list[tuple[int, int]]] = {each: [] for each in parts}
        for (name, index, *_), slot in self.form.counts.items():
            if name in found:
                found[str(name)].append((int(index), slot))
        return {name: (_list_rows(each, 0), _list_rows(each, 1)) for name, each in found.items()}

    @cached_property
    def constants(self) -> tuple[Rows, Rows, Numbers]:
        """Causes that post a constant, the slots in which they are counted, and the constants."""
        made = self.form.constants
        amounts = np.array([each[2] for each in made], np.float64)
        return _list_rows(made, 0), _list_rows(made, 1), amounts

    @cached_property
    def totals(self) -> Rows:
        """The causes whose amounts are summed, by slot."""
        return np.array([*self.form.sums], np.intp)


def _list_rows(made: Sequence[tuple[Any, ...]], place: int) -> Rows:
    return np.array([each[place] for each in made], np.intp)


@dataclass(frozen=True, slots=True)
class LlvmBackend:
    """A program as machine code. It holds no games; code is made when it is first asked for."""

    beside: numpy_lanes.NumpyBackend
    speed: int
    store: CodeStore | None
    made: dict[tuple[bool, bool, bool], MachineCode]

    @property
    def program(self) -> Program:
        """The program that it plays."""
        return self.beside.program

    def begin(
        self,
        seed: int,
        games: NDArray[np.uint64],
        sizes: RuleSizes = RULEBOOK,
        tally: Tally | None = None,
    ) -> Lanes:
        """The games with these numbers as turn 1 has opened."""
        return self.beside.begin(seed, games, sizes, tally)

    def advance(
        self, lanes: Lanes, policies: Mapping[str, LanePolicy], tally: Tally | None = None
    ) -> None:
        """Plays one turn in all lanes that are not over."""
        length = find_length(lanes.games.size)
        weights, kinds = self._weigh(policies), None
        if weights is None:
            mixed = self._mix(policies, length)
            if mixed is None:
                self.beside.decide(lanes, policies, tally)
            else:
                weights, kinds = mixed
        code = self.find_code(
            counted=tally is not None, live=lanes.factors is not None, mixed=kinds is not None
        )
        held: dict[str, NDArray[Any]] = {name: getattr(lanes, name) for name, _ in ARRAYS}
        for name in ("factors", "inputs"):
            if held[name] is None:
                held[name] = lanes.values  # which that form does not read
        counts = np.zeros(len(code.form.counts), np.int64)
        sums = np.zeros((len(code.form.sums), VECTOR))
        code.play(
            *(each.ctypes.data for each in held.values()),
            counts.ctypes.data,
            sums.ctypes.data,
            0 if weights is None else weights.ctypes.data,
            0 if kinds is None else kinds.ctypes.data,
            length,
            lanes.turn,
            lanes.games.size,
        )
        if tally is not None:
            code.add_counts(tally, counts, sums)
        lanes.turn += bool(lanes.alive.any())

    def ask(self, lanes: Lanes, query: str) -> Numbers:
        """A query of the program in every lane, by its name; a truth is 1 or 0."""
        return self.beside.ask(lanes, query)

    def find_code(self, *, counted: bool, live: bool, mixed: bool = False) -> MachineCode:
        """The machine code of one form."""
        key = counted, live, mixed
        if key not in self.made:
            self.made[key] = self._load(ModuleForm(counted, live, mixed))
        return self.made[key]

    def _load(self, form: ModuleForm) -> MachineCode:
        engine = load_code(write_module(self.program, form), self.speed, self.store)
        kinds = [*[ctypes.c_void_p] * (len(ARRAYS) + 4), *[ctypes.c_int64] * 3]
        play = ctypes.CFUNCTYPE(None, *kinds)(engine.get_function_address("play"))
        return MachineCode(form, play, engine)

    def _weigh(self, policies: Mapping[str, LanePolicy]) -> Numbers | None:
        """The weight of every choice for its seat; None if some seat does not draw by weights that
        are one table for all lanes."""
        found = {seat: policy.weigh() for seat, policy in policies.items()}
        if not all(isinstance(each, np.ndarray) for each in found.values()):
            return None
        choices = self.program.choices
        return np.array([found[each.seat][at] for at, each in enumerate(choices)])  # type: ignore[index]

    def _mix(
        self, policies: Mapping[str, LanePolicy], length: int
    ) -> tuple[Numbers, NDArray[np.int64]] | None:
        """The weights of every choice for its seat, by the kinds of lanes, and the kind of each
        lane in rows of this length, one for each seat; None if some seat does not draw by
        weight."""
        table = np.zeros((len(self.program.choices), KINDS))
        kinds = np.zeros((len(self.program.offers), length), np.int64)
        for row, offers in enumerate(self.program.offers):
            weights = policies[offers.seat].weigh()
            mine = [at for at, each in enumerate(self.program.choices) if each.seat == offers.seat]
            if weights is None:
                return None
            if isinstance(weights, KindWeights):
                table[mine, : weights.table.shape[1]] = weights.table[mine]
                kinds[row, : weights.kinds.size] = weights.kinds
            else:
                table[mine, 0] = weights[mine]
        return table, kinds


def build(program: Program, speed: int = SPEED, store: CodeStore | None = None) -> LlvmBackend:
    """The program as machine code for this processor; `speed` is that of `codegen`, and `store`
    keeps what was made."""
    return LlvmBackend(numpy_lanes.build(program), speed, store, {})
