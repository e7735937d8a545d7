"""How soon `eleventh play` shows its first screen, as a multiple of importing Textual.

All are whole processes, those that play on a terminal of their own; they take turns, and the best
of several runs counts, because other work on the machine only ever adds. At most 2.5 times is
promised for the lobby, and at most 3 for the table of a scenario that was named, also where the
user's cache is empty (cold): the program came with the package, as the set-up and a wheel have it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.sized import sized
from eleventh.lang.cache import shipped_folder
from eleventh.lang.shipping import ship
from games import ROOT
from ui.sitting import Terminal

PROMISED, PROMISED_COLD = 2.5, 3
RUNS = sized(7, 1)
TABLE = ("gsomia_2019", "--seat", "seoul")


def importing() -> float:
    """Seconds of a process that imports Textual and ends."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    return time.perf_counter() - start


def painting(home: Path, word: str, *arguments: str) -> float:
    """Seconds until `eleventh play` with these arguments has painted a word. What was compiled is
    kept beside `home`."""
    home.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    with Terminal(home, "play", *arguments) as terminal:
        terminal.wait_for(word)
        return time.perf_counter() - start


def measure() -> float:
    """The ratio that is promised; all are printed."""
    ship(ROOT / "scenarios", shipped_folder())
    imported, lobby, table, cold = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(RUNS):
            imported.append(importing())
            cold.append(painting(Path(folder, str(number), "home"), "Turn 1 of", *TABLE))
            lobby.append(painting(Path(folder, "0", "home"), "Scenarios"))
            table.append(painting(Path(folder, "0", "home"), "Turn 1 of", *TABLE))
    base = min(imported)
    print(f"import textual.app {base:.3f} s")
    told = {
        "eleventh play": lobby,
        f"eleventh play {' '.join(TABLE)}": table,
        "the same, cold": cold,
    }
    for name, taken in told.items():
        print(f"{name}: first paint {min(taken):.3f} s, ratio {min(taken) / base:.2f}")
    print(f"promised for the first: at most {PROMISED}; cold: at most {PROMISED_COLD}")
    return min(lobby) / base


if __name__ == "__main__":
    measure()
