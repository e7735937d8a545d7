"""What `eleventh list` costs beside Python, and `eleventh saves` with many matches beside few.

All are whole processes, measured in the CPU seconds they take, the best of several runs in turn, so
that other work on the machine matters little. Wanted: `list` within 6 times `python -c pass`, and
500 saved matches within 2 times 3 of them. The first list of so many opens each; later ones only
what has changed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.sized import sized
from eleventh.play.match import Match
from eleventh.play.saves import new_journal
from games import SHIPPED, adjudicator, compiled

RUNS = sized(9, 2)
SCENARIO = SHIPPED[-1]
FEW, MANY = 3, sized(500, 100)
ELEVENTH = ("-m", "eleventh_ui.cli.main")


def cost(home: Path, *arguments: str) -> float:
    """CPU seconds of one Python with these arguments, its home a folder of its own."""
    own = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | own,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def saved(folder: Path, count: int) -> Path:
    """A folder with as many saved matches, each played to its end by doctrines."""
    table, files = adjudicator(SCENARIO), compiled(SCENARIO).files
    players = {seat.id: "random" for seat in table.program.seats}
    with new_journal(folder, table.program.scenario) as journal:
        match = Match.start(table, files, players, 1, journal)
        while not match.over:
            match.advance()
    (first,) = folder.glob("*.eleventh")
    for number in range(2, count + 1):
        (folder / f"{first.stem[:-2]}-{number}.eleventh").write_bytes(first.read_bytes())
    return folder


def measure() -> None:
    """Prints both ratios."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        few, many = (saved(home / str(count), count) for count in (FEW, MANY))
        told: dict[str, list[float]] = {"pass": [], "list": [], "few": [], "many": [], "first": []}
        cost(home, *ELEVENTH, "list")  # once, for what is not shipped
        for run in range(RUNS):
            told["pass"].append(cost(home, "-c", "pass"))
            told["list"].append(cost(home, *ELEVENTH, "list"))
            told["few"].append(cost(home, *ELEVENTH, "saves", "--save-dir", str(few)))
            told["many"].append(cost(home, *ELEVENTH, "saves", "--save-dir", str(many)))
            nowhere = home / f"home-{run}"
            told["first"].append(cost(nowhere, *ELEVENTH, "saves", "--save-dir", str(many)))
    best = {name: min(taken) for name, taken in told.items()}
    print(f"python -c pass: {best['pass'] * 1000:.0f} ms of CPU")
    print(f"eleventh list: {best['list'] * 1000:.0f} ms, ratio {best['list'] / best['pass']:.1f}")
    print(f"eleventh saves, {FEW} matches: {best['few'] * 1000:.0f} ms")
    for name, when in (("many", ""), ("first", ", the first time")):
        ratio = best[name] / best["few"]
        print(
            f"eleventh saves, {MANY} matches{when}: {best[name] * 1000:.0f} ms, ratio {ratio:.1f}"
        )


if __name__ == "__main__":
    measure()
