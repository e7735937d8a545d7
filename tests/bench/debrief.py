"""What a debrief of a finished game costs, counterfactuals included, beside the game itself.

Run it with `make bench`. Prints ratios and CPU seconds; nothing here can fail. Beside them stands
the least that the same alternatives would take in lanes, in a process that has not played any yet:
NumPy imported, the backend built, and a lane for each alternative played from the first turn to the
last by the record. That is why a debrief plays them one after the other. At the end, what it takes
to play the game again with other sizes, the program that reads them compiled before, and what it
takes to find what one seat can learn.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time

from bench.sized import sized
from eleventh.emit.python import build
from eleventh.lab.debrief import debrief
from eleventh.lab.hindsight.decisions import weigh_decisions
from eleventh.lab.hindsight.yardsticks import measure_yardsticks
from eleventh.lab.robustness.measuring import REDRAWINGS, Robustness, measure_robustness
from eleventh.lang.compile import compile_path
from eleventh.play.match import Match

REPEATS = sized(5, 1)
SCENARIOS = Path(__file__).parents[2] / "scenarios"
COLD = """
import sys
from pathlib import Path
from time import process_time
from eleventh.lang.compile import compile_path
program = compile_path(Path(sys.argv[1])).program
begun = process_time()
import numpy as np
from eleventh.bots.lanes import HistorianLanes
from eleventh.emit.backends import build_backend
backend = build_backend("numpy", program)
lanes = backend.begin(1, np.zeros(int(sys.argv[2]), np.uint64))
while lanes.alive.any():
    backend.advance(lanes, {seat.id: HistorianLanes(program) for seat in program.seats})
print(process_time() - begun)
"""


def time_once(folder: Path) -> tuple[float, float]:
    """CPU seconds of one game that historians play, and of its debrief."""
    program = compile_path(folder).program
    assert program is not None
    match = Match.start(build(program), {}, {seat.id: "historian" for seat in program.seats}, 1)
    begun = process_time()
    while not match.over:
        assert not match.advance()
    played = process_time()
    debrief(match.record)
    return played - begun, process_time() - played


def time_lanes(folder: Path, alternatives: int) -> float:
    """CPU seconds of as many lanes, in a process of their own."""
    command = [sys.executable, "-c", COLD, str(folder), str(alternatives)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def time_redrawings(folder: Path) -> float:
    """CPU seconds of playing a game that historians played again with other sizes."""
    compiled = compile_path(folder)
    program = compiled.program
    assert program is not None
    players = {seat.id: "historian" for seat in program.seats}
    match = Match.start(build(program), compiled.files, players, 1)
    while not match.over:
        match.advance()
    begun = process_time()
    assert isinstance(measure_robustness(match.record), Robustness)
    return process_time() - begun


def time_lessons(folder: Path) -> tuple[float, float]:
    """CPU seconds of weighing the answers that one seat gave in a game of historians, and of
    measuring its total by what others reach in its place."""
    compiled = compile_path(folder)
    program = compiled.program
    assert program is not None
    players = {seat.id: "historian" for seat in program.seats}
    match = Match.start(build(program), compiled.files, players, 1)
    while not match.over:
        match.advance()
    seat, begun = program.seats[-1].id, process_time()
    weigh_decisions(match.game, [seat])
    weighed = process_time()
    measure_yardsticks(match.game, [seat])
    return weighed - begun, process_time() - weighed


def count_alternatives(folder: Path) -> int:
    """How many a debrief of the game that historians play has."""
    program = compile_path(folder).program
    assert program is not None
    match = Match.start(build(program), {}, {seat.id: "historian" for seat in program.seats}, 1)
    while not match.over:
        match.advance()
    return debrief(match.record).turning_points.tried


if __name__ == "__main__":
    for name in ("first_hour", "gsomia_2019")[: sized(2, 1)]:
        timed = [time_once(SCENARIOS / name) for _ in range(REPEATS)]
        game, told = (median(column) for column in zip(*timed, strict=True))
        print(f"{name}: a debrief takes {told:.2f} CPU s, {told / game:.1f} times its game")
        tried = count_alternatives(SCENARIOS / name)
        cold = median(time_lanes(SCENARIOS / name, tried) for _ in range(REPEATS))
        print(f"{name}: its {tried} alternatives in lanes, from cold: {cold:.2f} CPU s at least")
        time_redrawings(SCENARIOS / name)  # so that the program is at hand
        redrawn = median(time_redrawings(SCENARIOS / name) for _ in range(REPEATS))
        print(f"{name}: {REDRAWINGS} redrawings with other sizes: {redrawn:.2f} CPU s")
        weighed, measured = time_lessons(SCENARIOS / name)
        print(f"{name}: the answers of one seat weighed: {weighed:.2f} CPU s")
        print(f"{name}: yardsticks of one seat: {measured:.2f} CPU s")
