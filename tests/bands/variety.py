"""Do players who look ahead answer alike on every seed, and does it show who they are?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bands.batches import SEATS, program
from bands.players import Games, play_many
from bands.reading import Band, Reading, mean, share
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.emit.lanes import Numbers, Picks

VARIETY = "variety"
LEAST = 16  # games in which a decision is put, for its answers to be told
STEPS, PACE, RIDGE = 300, 0.3, 0.02  # of the regression by which answers are predicted


@dataclass(frozen=True)
class Answers:
    """The answers to one decision: which was given, in which games, and in which turn."""

    seat: int
    given: Picks
    games: Picks
    turns: Picks


def list_answers(games: Games) -> Iterator[Answers]:
    """The answers to every decision that was put often enough; to one that was put again and again
    each counts."""
    for decision in program().decisions:
        given, turns, played = np.nonzero(games.taken[:, list(decision.choices)].swapaxes(0, 1))
        if given.size >= LEAST:
            yield Answers(SEATS.index(decision.seat), given, played, turns)


def share_various() -> Reading:
    """The share of decisions of which the commonest answer is given in less than 80 per cent."""
    most = [np.bincount(each.given).max() / each.given.size for each in list_answers(play_many())]
    various = sum(each < 0.8 for each in most)
    return share(various, len(most), f"decisions that were put in {LEAST} games or more")


def find_foresight() -> Reading:
    """How much log loss is saved, in games that were held out, by who knows temperament and state
    over who knows the seat alone: the mean over answers."""
    games = play_many()
    saved = [each for answers in list_answers(games) for each in save_loss(games, answers)]
    return mean(np.array(saved), "nats an answer; even games teach, odd ones are predicted")


def save_loss(games: Games, answers: Answers) -> Iterator[float]:
    """What is saved on each answer that was held out."""
    learnt, count = answers.games % 2 == 0, int(answers.given.max()) + 1
    if not learnt.any() or learnt.all():
        return
    traits = describe(games, answers, learnt)
    target = np.eye(count)[answers.given]
    usual = (target[learnt].sum(axis=0) + 0.5) / (learnt.sum() + 0.5 * count)
    weights = np.zeros((traits.shape[1], count))
    for _ in range(STEPS):
        odds = find_odds(traits[learnt] @ weights, usual)
        slope = traits[learnt].T @ (odds - target[learnt]) / learnt.sum()
        weights -= PACE * (slope + RIDGE * weights)
    places = np.flatnonzero(~learnt), answers.given[~learnt]
    seen = find_odds(traits @ weights, usual)[places]
    yield from (np.log(seen) - np.log(usual[places[1]])).tolist()


def describe(games: Games, answers: Answers, learnt: Picks) -> Numbers:
    """What is known of each answer's game: the temperament of who gave it, and how all tracks that
    its seat sees stood, in deviations from the mean of those that teach."""
    tempers = np.eye(len(TEMPERAMENTS))[games.tempers[answers.seat, answers.games]]
    seen = [SEATS[answers.seat] in each.seen_by for each in program().tracks]
    values = games.values[answers.turns, :, answers.games][:, seen]
    about = values - values[learnt].mean(axis=0)
    return np.hstack([tempers, np.clip(about / (values[learnt].std(axis=0) + 1e-9), -3, 3)])


def find_odds(scores: Numbers, usual: Numbers) -> Numbers:
    """The chance of each answer, a row per game."""
    held = scores + np.log(usual)
    odds = np.exp(held - held.max(axis=1, keepdims=True))
    found: Numbers = odds / odds.sum(axis=1, keepdims=True)
    return found


PLAYED = "`opponent` in all seats, 1,000 games"
BANDS = (
    Band(
        "opponent.variety",
        VARIETY,
        "decisions whose commonest answer is below 80 per cent",
        PLAYED,
        share_various,
        75,
        slow=True,
    ),
    Band(
        "opponent.foresight",
        VARIETY,
        "log loss that temperament and state save over the seat alone",
        PLAYED,
        find_foresight,
        0.001,
        why="a regression on temperament and the tracks that the seat sees",
        slow=True,
    ),
)
