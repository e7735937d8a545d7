"""Compiles the limit with the C compiler of the machine, and plays with it."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
from limit.emitter import write_c

from eleventh.core.program import Program

FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-shared", "-fPIC", "-w")
Play = Callable[[int, int, int], tuple[np.ndarray, np.ndarray]]  # seed, first, count


def build_limit(program: Program) -> tuple[Play, float]:
    """What plays games of a program in C, and the seconds that the compiler took.

    It gives the values of all tracks, a row per game, and the endings. OSError where there is no
    compiler.
    """
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise OSError("there is no C compiler here, and so no limit to measure against")
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "limit.c"), Path(folder, "limit.so")
        source.write_text(write_c(program), "utf-8")
        start = perf_counter()
        subprocess.run([compiler, *FLAGS, str(source), "-o", str(made)], check=True)
        seconds = perf_counter() - start
        library = ctypes.CDLL(str(made))
    library.play.argtypes = [ctypes.c_uint64, *[ctypes.c_long] * 2, *[ctypes.c_void_p] * 2]
    library.play.restype = None
    tracks = len(program.tracks)

    def play(seed: int, first: int, count: int) -> tuple[np.ndarray, np.ndarray]:
        values, endings = np.empty((count, tracks)), np.empty(count, np.int16)
        library.play(seed, first, count, values.ctypes.data, endings.ctypes.data)
        return values, endings

    return play, seconds
