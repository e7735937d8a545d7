"""What a case expects, held against an implementation: a list of complaints, empty if all is well.

An implementation is anything with the four calls of `Implementation`. What deeds and orders change
is the difference between the game in which they are done and the same game in which they are not;
where nothing is done, what counts is the change in the course of the turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from cases.reading import Case, Deed, Setup, Trial

LEAST = 0.1  # a change smaller than a tenth of a point counts as none
MORE = ("rises_more_than", "falls_more_than", "rises_less_than", "falls_less_than")


class Implementation(Protocol):
    """What has to be provided to run the cases on something else. `README.md` says it in words."""

    def start(self, setup: Setup) -> Any:
        """A game as this set-up says, before anything is done."""

    def may(self, game: Any, seat: str, initiative: str) -> bool:
        """Whether a seat may order an initiative now."""

    def do(self, game: Any, deeds: Sequence[Deed], orders: Mapping[str, Sequence[str]]) -> Any:
        """The game after a turn in which these deeds are done and these initiatives ordered."""

    def level(self, game: Any, track: str) -> float | str:
        """The value of a track, a derived track (numbers) or a status (a name)."""


@dataclass(frozen=True)
class Outcome:
    """What came of one trial in one game, for one track."""

    before: float | str
    after: float | str
    effect: float


Outcomes = Mapping[str, Sequence[Outcome]]


def complaints(case: Case, implementation: Implementation) -> list[str]:
    """Every expectation of the case that does not hold, in words."""
    reached: dict[str, Outcomes] = {}
    found: list[str] = []
    watched = {track for trial in case.trials for track in _tracks(trial)}
    for trial in case.trials:
        outcomes = _outcomes(trial, sorted(watched), implementation)
        reached["case" if trial is case.trials[0] else trial.name] = outcomes
        for track, expected in trial.expect.items():
            for told in _unmet(track, expected, outcomes, reached):
                found.append(f"{case.id} ({trial.name}): {track} {told}")
        found.extend(f"{case.id} ({trial.name}): {told}" for told in _gates(trial, implementation))
    return found


def list_turns(case: Case) -> Iterator[tuple[Setup, Sequence[Deed], Mapping[str, Sequence[str]]]]:
    """Every turn that a case has played: the set-up, the deeds, the orders. An implementation that
    plays many at once may play them all before it is asked."""
    for trial in case.trials:
        for seed in range(trial.games):
            setup = replace(trial.setup, seed=seed)
            yield setup, trial.done, trial.orders
            yield setup, (), {}


def _tracks(trial: Trial) -> Iterator[str]:
    for track, expected in trial.expect.items():
        yield track
        if isinstance(expected, Mapping):
            yield from (each for each in expected.values() if _is_track(each))


def _is_track(name: Any) -> bool:
    return isinstance(name, str) and "." in name


def _outcomes(trial: Trial, tracks: Sequence[str], implementation: Implementation) -> Outcomes:
    found: dict[str, list[Outcome]] = {track: [] for track in tracks}
    acted = bool(trial.done or any(trial.orders.values()))
    for seed in range(trial.games):
        setup = replace(trial.setup, seed=seed)
        begun = implementation.start(setup)
        after = implementation.do(begun, trial.done, trial.orders)
        still = implementation.do(begun, (), {}) if acted else begun
        for track in tracks:
            before, ends = implementation.level(begun, track), implementation.level(after, track)
            base = implementation.level(still, track)
            numbers = not isinstance(ends, str) and not isinstance(base, str)
            found[track].append(Outcome(before, ends, float(ends) - float(base) if numbers else 0))
    return found


def _gates(trial: Trial, implementation: Implementation) -> Iterator[str]:
    game = implementation.start(trial.setup)
    for wanted, gates in ((True, trial.may), (False, trial.may_not)):
        for seat, initiatives in gates.items():
            for initiative in initiatives:
                if implementation.may(game, seat, initiative) is not wanted:
                    yield f"{seat} may {'not ' if wanted else ''}order {initiative}"


def _unmet(
    track: str, expected: Any, outcomes: Outcomes, reached: Mapping[str, Outcomes]
) -> Iterator[str]:
    own = outcomes[track]
    if isinstance(expected, str):
        if not all(_moved(each.effect) == expected for each in own):
            yield f"should be: {expected}; changed by {_shown(own)}"
        return
    for word, value in expected.items():
        if word in MORE:
            yield from _compared(track, word, value, outcomes, reached)
        elif word in ("becomes", "stays"):
            if any(each.after != value for each in own):
                yield f"is {own[0].after}, should be {value}"
            if word == "stays" and any(each.before != value for each in own):
                yield f"was {own[0].before}: {value} cannot stay"
        elif word == "between":
            low, high = value
            if not all(low <= each.effect <= high for each in own):
                yield f"changed by {_shown(own)}, should be within {value}"
        elif word in ("falls_in", "rises_in"):
            low, high = value
            wanted = word.partition("_")[0]
            share = sum(_moved(each.effect) == wanted for each in own) / len(own)
            if not low <= share <= high:
                yield f"{wanted} in {share:.2f} of games, should be within {value}"
        elif word == "ends_within":
            low, high = value
            if not all(low <= float(each.after) <= high for each in own):
                yield f"ends at {own[0].after}, should be within {value}"
        elif word == "same_as":
            other = reached[value][track][0].effect
            if abs(own[0].effect - other) >= LEAST:
                yield f"changed by {own[0].effect:+.2f}, not as in {value} ({other:+.2f})"
        elif word in ("higher_than", "lower_than"):
            there, here = reached[value][track][0].after, own[0].after
            gap = (float(here) - float(there)) * (1 if word == "higher_than" else -1)
            if gap < LEAST:
                yield f"ends at {here}, not {word.replace('_', ' ')} in {value} ({there})"
        else:
            yield f"unknown word {word!r}"


def _compared(
    track: str, word: str, other: str, outcomes: Outcomes, reached: Mapping[str, Outcomes]
) -> Iterator[str]:
    """Sizes are compared whatever the direction of the other change."""
    wanted, _, relation = word.partition("_")
    mine = outcomes[track][0].effect
    theirs = (outcomes[other] if _is_track(other) else reached[other][track])[0].effect
    if _moved(mine) != wanted:
        yield f"changed by {mine:+.2f}, so it does not {wanted.removesuffix('s')}"
    gap = (abs(mine) - abs(theirs)) * (1 if relation == "more_than" else -1)
    if gap < LEAST:
        yield f"changed by {mine:+.2f}, {other} by {theirs:+.2f}: should be {relation}"


def _moved(effect: float) -> str:
    if abs(effect) < LEAST:
        return "unchanged"
    return "rises" if effect > 0 else "falls"


def _shown(own: Sequence[Outcome]) -> str:
    return ", ".join(f"{each.effect:+.2f}" for each in own[:3])
