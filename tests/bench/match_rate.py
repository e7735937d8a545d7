"""Games per CPU second of a `Match` with a doctrine in every seat; `games.py` runs it, in a process
of its own, so that two versions of the engine can be timed in turn. It uses nothing that a version
may lack: what it prints is one number.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.match import Match


def main(folder: str, player: str, games: int) -> None:
    """Plays this many games, after one that warms up, and prints the rate."""
    program = compile_path(Path(folder)).program
    assert program is not None
    adjudicator = build(program)
    players = {seat.id: player for seat in program.seats}

    def play(seed: int) -> None:
        match = Match.start(adjudicator, {}, players, seed)
        while not match.over:
            assert not match.advance()

    play(0)
    start = process_time()
    for seed in range(1, games + 1):
        play(seed)
    print(games / (process_time() - start))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        print("games.py runs this")
