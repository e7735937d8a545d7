"""The backend that plays batches in machine code, eight games to a vector.

It plays on the arrays of the lanes themselves, so whatever NumPy can do with them goes on being
true: policies of people's own decide in NumPy, and the stages run here. Where every seat draws by
weights from the game's own dice, orders are machine code too.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import llvmlite.binding as llvm
import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.emit.lanes import LanePolicy, Lanes, Numbers, find_length
from eleventh.emit.llvm.module import ARRAYS, write_module
from eleventh.emit.numpy import backend as numpy_lanes
from eleventh.emit.numpy.dice import make_keys

SPEED = 1  # how hard LLVM optimises: 0 builds at once, 2 gains a hundredth more


@dataclass(frozen=True, slots=True)
class LlvmBackend:
    """A program as machine code. It holds no games; `engine` owns the code that `play` calls."""

    beside: numpy_lanes.NumpyBackend
    play: Callable[..., None]
    engine: Any

    @property
    def program(self) -> Program:
        """The program that it plays."""
        return self.beside.program

    def begin(self, seed: int, games: NDArray[np.uint64]) -> Lanes:
        """The games with these numbers as turn 1 has opened."""
        return self.beside.begin(seed, games)

    def advance(self, lanes: Lanes, policies: Mapping[str, LanePolicy]) -> None:
        """Plays one turn in all lanes that are not over."""
        weights = self._weigh(policies)
        if weights is None:
            self.beside.decide(lanes, policies)
        length = find_length(lanes.games.size)
        keys = np.zeros(length, np.uint64)
        keys[: lanes.games.size] = make_keys(lanes.seed, lanes.games)
        arrays = (keys if name == "keys" else getattr(lanes, name) for name, _ in ARRAYS)
        self.play(
            *(each.ctypes.data for each in arrays),
            0 if weights is None else weights.ctypes.data,
            length,
            lanes.turn,
            lanes.games.size,
        )
        lanes.turn += bool(lanes.alive.any())

    def ask(self, lanes: Lanes, query: str) -> Numbers:
        """A query of the program in every lane, by its name; a truth is 1 or 0."""
        return self.beside.ask(lanes, query)

    def _weigh(self, policies: Mapping[str, LanePolicy]) -> Numbers | None:
        """The weight of every choice for its seat; None if some seat does not draw by weight."""
        found = {seat: policy.weigh() for seat, policy in policies.items()}
        if any(each is None for each in found.values()):
            return None
        choices = self.program.choices
        return np.array([found[each.seat][at] for at, each in enumerate(choices)])  # type: ignore[index]


def build(program: Program, speed: int = SPEED) -> LlvmBackend:
    """The program as machine code for this processor; with `speed` 0 at once, with 2 as well as may
    be."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    module = llvm.parse_assembly(write_module(program))
    module.verify()
    machine = llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=speed
    )
    if speed:
        options = llvm.create_pipeline_tuning_options(speed_level=speed)
        passes = llvm.create_pass_builder(machine, options)
        passes.getModulePassManager().run(module, passes)
    engine = llvm.create_mcjit_compiler(module, machine)
    engine.finalize_object()
    kinds = [*[ctypes.c_void_p] * (len(ARRAYS) + 1), *[ctypes.c_int64] * 3]
    play = ctypes.CFUNCTYPE(None, *kinds)(engine.get_function_address("play"))
    return LlvmBackend(numpy_lanes.build(program), play, engine)
