"""Orders per CPU second of OpenSpiel, whose games are C++: random games, driven from Python, as
whoever trains on it begins. Run by `make bench-full` in an environment of its own."""

from __future__ import annotations

import random
from statistics import median
from time import process_time

import pyspiel

NAMES = ("tic_tac_toe", "connect_four", "leduc_poker", "backgammon", "chess")
ROUNDS, SECONDS = 3, 1.0


def count_actions(name: str, seconds: float) -> float:
    """Actions of players per CPU second; what chance decides is drawn and not counted."""
    game, dice = pyspiel.load_game(name), random.Random(1)
    actions, start = 0, process_time()
    while process_time() - start < seconds:
        state = game.new_initial_state()
        while not state.is_terminal():
            if state.is_chance_node():
                outcomes, weights = zip(*state.chance_outcomes(), strict=True)
                state.apply_action(dice.choices(outcomes, weights)[0])
            else:
                state.apply_action(dice.choice(state.legal_actions()))
                actions += 1
    return actions / (process_time() - start)


if __name__ == "__main__":
    for name in NAMES:
        rate = median(count_actions(name, SECONDS) for _ in range(ROUNDS))
        print(f"OpenSpiel, {name}: {rate:.0f} actions per CPU second")
