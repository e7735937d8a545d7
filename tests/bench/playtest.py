"""What a playtest of 100,000 games costs, by backend, and whether its memory grows with its games.

Whole commands are run, starting included: `eleventh playtest gsomia_2019 -n 100000` on all cores.
Wanted on two idle cores: about 5 s by `llvm` once its machine code is kept, about 20 s by `numpy`;
and of memory the same for five times the games. CPU seconds are of all processes together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter

from bench.sized import sized, sized_scenario

GAMES, FEW = sized(100_000, 1_000), sized(20_000, 500)


def main() -> None:
    """Prints seconds, rates and memory."""
    for backend in ("llvm", "numpy"):
        run(backend, FEW)  # what is kept is there now
        wall, cpu, many = run(backend, GAMES)
        few = run(backend, FEW)[2]
        print(
            f"{backend}: {GAMES:,} games in {wall:.1f} s, {cpu:.1f} CPU s; "
            f"{few:.0f} MB of memory at {FEW:,} games, {many:.0f} MB at {GAMES:,}"
        )


def run(backend: str, games: int) -> tuple[float, float, float]:
    """Seconds, CPU seconds of all processes, and the most MB that one of them held."""
    command = ["-m", "eleventh_ui.cli.main", "playtest", sized_scenario().name, "--json"]
    start = perf_counter()
    child = subprocess.Popen(
        [sys.executable, *command, "-n", str(games), "--backend", backend],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"it ended with {child.returncode}")
    return perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
