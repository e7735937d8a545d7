"""What the largest scenario that ships needs of each limit, and what one at the limits costs.

Run it with `make bench`. The second is checked in a process of its own: seconds of the processor,
and the most memory it had.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.sized import sized
from eleventh.lang.compile import measure_path
from lang.test_budget import SHIPPED, rules, scenario

SEATS, RULES = 24, sized(64, 8)
CHILD = """
import resource, sys
from pathlib import Path
from bench.sized import sized
from eleventh.lang.compile import compile_anew
made = compile_anew(Path(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_SELF)
ended = "a program" if made.program else made.problems[0].headline
print(f"{ended}: {used.ru_utime + used.ru_stime:.1f} s, {used.ru_maxrss >> 10} MB")
"""


def tell(path: Path) -> None:
    """What is needed of each limit, and how often that would fit."""
    for things, number, most in measure_path(path):
        print(f"  {things}: {number:,} of {most:,}, {most / max(number, 1):.1f} times as many")


def main() -> None:
    """Prints all of it."""
    print(SHIPPED.name)
    tell(SHIPPED)
    pairs = {"p": {"kind": "score", "of": ["seat", "seat"], "start": 50}}
    mending = rules(RULES, "xy", effects={"p.x.y": "(50 - p.x.y) / 20"}, when="p.x.y < 90")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "scenario.yaml").write_bytes(scenario(SEATS, tracks=pairs, rules=mending))
        print(f"{SEATS} seats, {RULES} rules over two variables")
        tell(path)
        command = [sys.executable, "-c", CHILD, folder]
        print("  " + subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
