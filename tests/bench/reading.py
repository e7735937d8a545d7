"""A scenario of 2,000 lines: checking it whole, loading it again, against PyYAML's C loader.

Run it with `make bench`. Prints ratios; nothing here can fail. The scenario is the one that problem
documents break, with its last inject written again and again under other names.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from bench.sized import sized
from eleventh.lang import compile as language
from eleventh.lang.read.bundle import load_bundle

BASE = Path(__file__).parents[1] / "lang" / "base" / "scenario.yaml"
LINES = 2000
REPEATS = sized(5, 1)

AGAIN = """\
  - id: probe_{0}
    when: "turn > 1 and trust.seoul.tokyo < {1}"
    chance: "0.1 + deterrence.pyongyang / 400"
    headline: A probe, number {0}
    text: Nobody claims it, and everybody has a theory.
    acts: [{{act: trade_restriction, by: tokyo, toward: seoul, intensity: {2}}}]
    cite: [R01]
    decisions:
      - seat: seoul
        ask: How does Seoul answer the probe?
        responses:
          - id: shrug_{0}
            label: Let it pass
            why: Not every probe deserves an answer.
            cite: [R03]
          - id: answer_{0}
            label: Answer in kind
            acts: [{{act: legal_step, toward: tokyo}}]
            effects: {{approval.seoul: 1}}
            why: Silence invites the next one.
            cite: [R02]
"""


def long_scenario() -> str:
    """The base scenario with injects added until it has LINES lines."""
    text = BASE.read_text(encoding="utf-8")
    head, tail = text.split("deadlines:\n", 1)
    blocks, number = [], 0
    while len((head + "".join(blocks) + tail).splitlines()) < LINES:
        blocks.append(AGAIN.format(number, 20 + number % 60, 1 + number % 3))
        number += 1
    return head + "".join(blocks) + "deadlines:\n" + tail


def timed(work) -> float:
    """Median seconds of a few runs."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    """Measures and prints."""
    text = long_scenario()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        place = Path(folder, "harbour")
        place.mkdir()
        (place / "scenario.yaml").write_text(text, encoding="utf-8")
        plain = timed(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
        shape = timed(lambda: load_bundle(place))
        start = perf_counter()
        first = language.compile_path(place)
        whole = perf_counter() - start
        again = timed(lambda: language.compile_path(place))
        assert first.program is not None, first.problems
    count = len(text.splitlines())
    print(f"{count} lines: PyYAML's C loader {plain * 1000:.0f} ms")
    print(f"  read and checked for shape: {shape / plain:.1f} times that")
    print(f"  compiled whole, all checks: {whole / plain:.1f} times that")
    print(f"  loaded again from the cache: {whole / again:.0f} times faster than the first time")


if __name__ == "__main__":
    main()
