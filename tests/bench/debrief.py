"""What a debrief of a finished game costs, counterfactuals included, beside the game itself.

Run it with `make bench`. Prints ratios and CPU seconds; nothing here can fail.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import process_time

from eleventh.emit.python import build
from eleventh.lab.debrief import debrief
from eleventh.lang.compile import compile_path
from eleventh.play.match import Match

REPEATS = 5
SCENARIOS = Path(__file__).parents[2] / "scenarios"


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


if __name__ == "__main__":
    for name in ("first_hour", "gsomia_2019"):
        timed = [time_once(SCENARIOS / name) for _ in range(REPEATS)]
        game, told = (median(column) for column in zip(*timed, strict=True))
        print(f"{name}: a debrief takes {told:.2f} CPU s, {told / game:.1f} times its game")
