"""How long a forecast of a turn takes: every seat at every turn of games between random players.

    PYTHONPATH=tests .venv/bin/python tests/bench/forecasts.py [games]

Each is asked anew for the empty draft, once the rules are prepared; processor time and time on the
clock are printed in milliseconds, beside what preparing takes.
"""

from __future__ import annotations

import sys
import time

from bench.sized import sized, sized_scenario
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.local import LocalTable
from eleventh.play.match import Match

SCENARIO = sized_scenario()
GAMES = sized(3, 1)


def main() -> None:
    """Plays the games and prints the times."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    found = compile_path(SCENARIO)
    assert found.program is not None
    adjudicator, taken = build(found.program), list[tuple[float, float]]()
    for seed in range(1, games + 1):
        players = {seat.id: "random" for seat in found.program.seats}
        match = Match.start(adjudicator, found.files, players, seed)
        while not match.over:
            for seat in match.seats:
                clock, processor = time.perf_counter(), time.process_time()
                LocalTable(match).forecast(seat, Orders())
                taken.append((time.perf_counter() - clock, time.process_time() - processor))
            match.advance()
    print(f"the first, which prepares: {1000 * taken[0][0]:.0f} ms")
    for name, times in zip(("clock", "processor"), zip(*taken[1:], strict=True), strict=True):
        ranks = sorted(times)
        half, most = (ranks[int((len(ranks) - 1) * part)] for part in (0.5, 0.95))
        print(f"{name}: {1000 * half:.0f} ms at 50, {1000 * most:.0f} ms at 95 in a hundred")


if __name__ == "__main__":
    main()
