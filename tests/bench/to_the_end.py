"""How far a reveal's look to the end of the game is right: what it tells of each other answer, held
against what the debrief finds: `PYTHONPATH=tests python tests/bench/to_the_end.py [SCENARIO [GAMES
[DOCTRINE]]]`.

The reveal plays on from what its seat may know, the debrief from what truly stood, with everybody's
orders of the turn as they were, by policies that are fitted to all orders of the game. They agree
where one answer beats the other in both. Beside it stands how often the points of the turn alone
agree with the debrief, and how long a look back takes, in seconds of processor time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from statistics import median

from bench.sized import SCENARIOS, sized, sized_scenario
from eleventh.core.forecast import EndForecast
from eleventh.core.material import MATERIAL_POINTS
from eleventh.emit.python import build
from eleventh.lab.hindsight.answers import list_answers
from eleventh.lab.hindsight.replays import Arm, Replays
from eleventh.lab.whatif.branching import find_seat_players
from eleventh.lang.compile import compile_path
from eleventh.play.forecasts import look_back
from eleventh.play.match import Match
from eleventh.play.reveals import turn_back

GAMES = sized(96, 8)  # of each answer in the debrief
SPAN = 1.96  # standard errors of a mean


@dataclass(frozen=True)
class Compared:
    """Another answer beside the one that was given: by how many points it was better in the `turn`
    alone, at the `end` as the reveal has it, and in the `debrief`; `sure` says that the debrief
    tells it from nothing."""

    turn: float
    end: EndForecast
    debrief: float
    sure: bool

    @property
    def agrees(self) -> bool:
        """Whether the reveal and the debrief prefer the same answer at the end."""
        return (self.end.mean > 0) == (self.debrief > 0)

    @property
    def is_contrary(self) -> bool:
        """Whether the reveal tells that what matters in this turn is the other way at the end."""
        apart = self.turn * self.end.mean < 0
        return apart and self.end.is_clear and abs(self.turn) >= MATERIAL_POINTS


def compare(match: Match, spent: list[float]) -> Iterator[Compared]:
    """Every other answer in a finished game of which the reveal tells how it ends. How long each
    look back took is added to `spent`."""
    game = match.game
    replays = Replays(game, find_seat_players(game))
    for seat in match.seats:
        for turn, group in groupby(list_answers(game, seat), key=lambda each: each.turn):
            then = game if turn == len(game.revealed) else turn_back(game, turn)
            began = time.process_time()
            hindsight = look_back(then, seat)
            spent.append(time.process_time() - began)
            assert hindsight is not None
            told = {(each.decision, each.choice): each for each in hindsight.alternatives}
            for answer in group:
                arms = [Arm(answer, choice) for choice in (answer.chose, *answer.others)]
                own, *rest = replays.play(arms, range(1, GAMES + 1))
                for choice, totals in zip(answer.others, rest, strict=True):
                    id = then.adjudicator.program.choices[choice].id
                    other = told.get((answer.decision, id))
                    if other is not None and other.end is not None:
                        apart = totals - own
                        error = float(apart.std(ddof=1)) / sqrt(GAMES)
                        mean = float(apart.mean())
                        sure = abs(mean) > SPAN * error
                        yield Compared(other.came.total.mean, other.end, mean, sure)


def _share(told: Sequence[bool]) -> str:
    return f"{sum(told)} of {len(told)} ({sum(told) / max(len(told), 1):.1%})"


def main(name: str = "", games: str = "", doctrine: str = "opponent") -> None:
    """Prints the measurement for so many games of a doctrine in every seat."""
    name = name or sized_scenario().name
    games = games or str(sized(4, 1))
    compiled = compile_path(SCENARIOS / name)
    assert compiled.program is not None
    found, spent = list[Compared](), list[float]()
    for game in range(int(games)):
        players = {each.id: doctrine for each in compiled.program.seats}
        match = Match.start(build(compiled.program), compiled.files, players, 1 + game)
        while not match.over:
            assert match.advance() == ()
        found += compare(match, spent)
    print(f"{name}, {games} games of {doctrine}: {len(found)} other answers")
    clear = [each for each in found if each.end.is_clear]
    print("told apart at the end:", _share([each.end.is_clear for each in found]))
    print("of these the debrief prefers the same:", _share([each.agrees for each in clear]))
    sure = [each.agrees for each in clear if each.sure]
    print("where the debrief tells them apart too:", _share(sure))
    turn = [(each.turn > 0) == (each.debrief > 0) for each in clear if each.turn]
    print("the turn alone and the debrief prefer the same:", _share(turn))
    contrary = [each.agrees for each in found if each.is_contrary]
    print("told the other way at the end; the debrief has it so:", _share(contrary))
    apart = [abs(each.end.mean - each.debrief) for each in clear]
    wide = [each.end.high - each.end.low for each in clear]
    if clear:
        print(f"points from the debrief {median(apart):.2f}, between bounds {median(wide):.2f}")
    print(f"seconds of a look back {median(spent):.2f}, the slowest {max(spent):.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
