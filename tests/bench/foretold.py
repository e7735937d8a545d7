"""How wide the ranges are that previews tell, and whether games come near both of their ends.

Prints for each shipped scenario, over games of `random` and of `historian`: the median width of a
range as a share of its track's scale, of all ranges and of those that are no single number, and the
share of ranges to both of whose ends some game came within a quarter of the width. A width of
nothing counts as reached.

    PYTHONPATH=tests python tests/bench/foretold.py [GAMES of random]
"""

from __future__ import annotations

import sys
from statistics import mean, median

from bench.sized import SCENARIOS, sized, sized_scenario
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from foretelling import Widths, list_taken, measure, note_widths, play_turns

LOOKED = 8  # games of which all that is told is measured, and not only what was chosen


def main(games: int) -> None:
    """Plays and prints."""
    every = sorted(each.parent for each in SCENARIOS.glob("*/scenario.yaml"))
    for folder in every[: sized(len(every), 0)] or [sized_scenario()]:
        compiled = compile_path(folder).program
        assert compiled is not None
        table = build(compiled)
        for doctrine, count in (("random", games), ("historian", max(1, games // 10))):
            widths, choices = Widths(), 0
            for game in range(count):
                for position, taken, after in play_turns(table, doctrine, game):
                    if game < LOOKED:
                        note_widths(position, widths)
                    for each in list_taken(position, taken, after):
                        measure(each, widths)
                        choices += 1
            some = [each for each in widths.told if each] or [0.0]
            print(
                f"{folder.name}, {count} of {doctrine}: median width {median(widths.told):.2%} of "
                f"a scale, {median(some):.2%} of those with any, mean {mean(widths.told):.2%}; "
                f"both ends reached {widths.at_both_ends:.1%} ({choices} choices)"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else sized(40, 2))
