"""In how many decisions of gsomia_2019 the two advisers of a seat are for different answers.

Every decision that is put to any seat is asked about, in games that doctrines play, before anybody
has chosen anything in the turn. Run: `PYTHONPATH=tests .venv/bin/python tests/bench/advisers.py`.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from bench.sized import sized_scenario
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.advisers import choose_best, find_points

SCENARIO = sized_scenario()
PLAYERS = ("historian", "random", "historian", "random")
SILENT = "one or both see nothing that matters to them"


def count_differences(folder: Path, players: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """Decisions by seat and by how its advisers stand to each other, over one game with each of
    these players in every seat."""
    program = compile_path(folder).program
    assert program is not None
    adjudicator = build(program)
    found: Counter[tuple[str, str]] = Counter()
    for seed, player in enumerate(players, start=1):
        match = Match.start(adjudicator, {}, {each.id: player for each in program.seats}, seed)
        table = LocalTable(match)
        while not table.over:
            for seat in table.seats:
                view = table.view(seat)
                forecast = table.forecast(seat, Orders()) if view.questions else None
                ids = [aim.objective.id for aim in view.aims]
                for question in view.questions if forecast is not None else ():
                    picks = {
                        choose_best(find_points(question, forecast, ids.index(each.objective)))
                        for each in view.advisers
                    }
                    told = SILENT if None in picks else "differ" if len(picks) > 1 else "agree"
                    found[seat, told] += 1
            assert not match.advance()
    return found


def main() -> None:
    """Prints the count, by seat and in all."""
    found = count_differences(SCENARIO, PLAYERS)
    for seat in dict.fromkeys(seat for seat, _ in found):
        told = {how: count for (whose, how), count in found.items() if whose == seat}
        print(f"{seat}: {told}")
    every = sum(found.values())
    differ = sum(count for (_, how), count in found.items() if how == "differ")
    agree = sum(count for (_, how), count in found.items() if how == "agree")
    print(
        f"advisers of {SCENARIO.name}: they differ in {differ} of {every} decisions, agree in "
        f"{agree}; in {every - differ - agree} {SILENT} ({len(PLAYERS)} games)"
    )


if __name__ == "__main__":
    sys.exit(main())
