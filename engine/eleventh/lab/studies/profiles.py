"""Named policies against one another: every combination over the seats, on common dice.

From the mean totals of all profiles it is read which policy answers the others best, which is never
worth playing, and which profiles nobody would leave. Differences are of paired games, so dice that
fall alike for both do not blur them; with many comparisons some intervals miss by chance, one in
twenty. Equilibria are pure ones only: those in which seats mix policies are not looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.lane_policies import NAMED
from eleventh.bots.tones import weigh_tones
from eleventh.core.program import Program
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Numbers
from eleventh.emit.scores import total_lanes
from eleventh.lab.studies.arms import (
    Effort,
    GoingOn,
    Stopwatch,
    go_on,
    play_chunks,
    split_seats,
)
from eleventh.lab.studies.estimates import Estimate, estimate

GAMES = 64  # of each profile
MOST = 1024  # profiles: beyond that, all seats but one play one policy together


@dataclass(frozen=True, slots=True)
class Profile:
    """A policy for each seat, and how far the objectives of each are reached, in their order."""

    policies: tuple[str, ...]
    totals: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class BestReply:
    """The policy that serves a seat best against those of the others, which are named in the order
    of the seats; how far it comes with it, and by how much it leads the next best."""

    seat: str
    against: tuple[str, ...]
    policy: str
    total: Estimate
    lead: Estimate


@dataclass(frozen=True, slots=True)
class PolicyRecord:
    """How a policy of a seat fares: its mean over everything that the others played against all of
    its rivals, and how often, of how many, it was the best reply."""

    seat: str
    policy: str
    mean: float
    best: int
    of: int


@dataclass(frozen=True, slots=True)
class DominatedPolicy:
    """A policy of a seat that another, `by`, betters whatever the others play: `strictly`
    everywhere, else somewhere and nowhere worse. `margin` is the lead of the other where it is
    smallest; of several that better it, the one with the largest is named. `sure` says that every
    interval bears it out."""

    seat: str
    policy: str
    by: str
    strictly: bool
    sure: bool
    margin: Estimate


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """A profile in which no seat gains by another policy alone; `temptation` is what the most
    tempted would have of leaving, 0 or less, and `sure` that no interval reaches above 0."""

    policies: tuple[str, ...]
    temptation: Estimate
    sure: bool


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """What named policies do against one another. `games` are played of each profile. `together`
    says that not every combination was played: all seats but one had the same policy. Of a study
    that was stopped only the profiles that were played to the end are there. `level` are the seats
    of which no choice is kinder than another: those that lean to kindness lean nowhere there."""

    seats: tuple[str, ...]
    policies: tuple[str, ...]
    games: int
    together: bool
    level: tuple[str, ...]
    profiles: tuple[Profile, ...]
    records: tuple[PolicyRecord, ...]
    replies: tuple[BestReply, ...]
    dominated: tuple[DominatedPolicy, ...]
    equilibria: tuple[Equilibrium, ...]
    effort: Effort


Rivals = Mapping[int, int]  # for one seat and one way of all others to play: policy -> profile


def tabulate_profiles(
    backend: Backend,
    seed: int,
    policies: Sequence[str] = tuple(NAMED),
    games: int = GAMES,
    most: int = MOST,
    going_on: GoingOn = go_on,
) -> ProfileTable:
    """The games 0, 1, .. of a seed, `games` of them for each profile. ValueError for fewer than two
    games or a policy that does not exist."""
    program = backend.program
    seats = len(program.seats)
    together = len(policies) ** seats > most
    profiles = _list_together(len(policies), seats) if together else _list_all(policies, seats)
    watch = Stopwatch(games * len(profiles), going_on)
    totals = _play(backend, seed, policies, profiles, games, watch)
    held = totals.shape[1]
    named = [tuple(policies[each] for each in profile) for profile in profiles[:held].tolist()]
    rivals = list(_find_rivals(profiles[:held], len(policies)))
    return ProfileTable(
        seats=tuple(each.id for each in program.seats),
        policies=tuple(policies),
        games=games,
        together=together,
        level=tuple(_list_level(program)),
        profiles=tuple(
            Profile(names, tuple(map(estimate, totals[:, index])))
            for index, names in enumerate(named)
        ),
        records=tuple(_list_records(program, policies, totals, rivals)),
        replies=tuple(_find_reply(program, named, totals, *each) for each in rivals),
        dominated=tuple(_find_dominated(program, policies, totals, rivals)),
        equilibria=tuple(_find_equilibria(named, totals, rivals)),
        effort=watch.read(),
    )


def _list_level(program: Program) -> Iterator[str]:
    kind = np.array(weigh_tones(program))
    for seat in program.seats:
        if not any(kind[i] for i, each in enumerate(program.choices) if each.seat == seat.id):
            yield seat.id


def _list_all(policies: Sequence[str], seats: int) -> NDArray[np.intp]:
    return np.array(list(product(range(len(policies)), repeat=seats)), np.intp)


def _list_together(policies: int, seats: int) -> NDArray[np.intp]:
    """Every profile in which all seats but one play the same."""
    found: dict[tuple[int, ...], None] = {}
    for other, seat, own in product(range(policies), range(seats), range(policies)):
        profile = [other] * seats
        profile[seat] = own
        found[tuple(profile)] = None
    return np.array(list(found), np.intp)


def _play(
    backend: Backend,
    seed: int,
    policies: Sequence[str],
    profiles: NDArray[np.intp],
    games: int,
    watch: Stopwatch,
) -> Numbers:
    """The totals by seat, profile and game; of the profiles that were played to the end."""
    totals = np.zeros((profiles.shape[1], len(profiles) * games))
    numbers = np.tile(np.arange(games, dtype=np.uint64), len(profiles))
    seated = partial(_seat, backend, policies, profiles, games)
    for place, lanes in play_chunks(backend, seed, numbers, seated, watch):
        totals[:, place] = total_lanes(backend, lanes)
    held = watch.games // games
    return totals[:, : held * games].reshape(profiles.shape[1], held, games)


def _seat(
    backend: Backend,
    policies: Sequence[str],
    profiles: NDArray[np.intp],
    games: int,
    lanes: Lanes,
    place: slice,
) -> Mapping[str, LanePolicy]:
    mine = profiles[np.arange(place.start, place.stop) // games]
    which = {seat.id: mine[:, index] for index, seat in enumerate(backend.program.seats)}
    return split_seats(backend, lanes, policies, which)


def _find_rivals(profiles: NDArray[np.intp], policies: int) -> Iterator[tuple[int, Rivals]]:
    """For each seat every way of the others to play against which all of its policies were
    played."""
    for seat in range(profiles.shape[1]):
        groups: dict[tuple[int, ...], dict[int, int]] = defaultdict(dict)
        for index, profile in enumerate(profiles.tolist()):
            groups[(*profile[:seat], *profile[seat + 1 :])][profile[seat]] = index
        yield from ((seat, each) for each in groups.values() if len(each) == policies)


def _list_records(
    program: Program,
    policies: Sequence[str],
    totals: Numbers,
    rivals: Sequence[tuple[int, Rivals]],
) -> Iterator[PolicyRecord]:
    for index, seat in enumerate(program.seats):
        groups = [each for mine, each in rivals if mine == index]
        means = np.array(
            [[totals[index, each[own]].mean() for own in range(len(policies))] for each in groups]
        )
        for own, policy in enumerate(policies) if groups else ():
            best = int((means.argmax(axis=1) == own).sum())
            yield PolicyRecord(seat.id, policy, float(means[:, own].mean()), best, len(groups))


def _find_reply(
    program: Program,
    named: Sequence[tuple[str, ...]],
    totals: Numbers,
    seat: int,
    rivals: Rivals,
) -> BestReply:
    ranked = sorted(rivals.values(), key=lambda index: -totals[seat, index].mean())
    best, next_best = ranked[0], ranked[min(1, len(ranked) - 1)]
    names = named[best]
    return BestReply(
        seat=program.seats[seat].id,
        against=(*names[:seat], *names[seat + 1 :]),
        policy=names[seat],
        total=estimate(totals[seat, best]),
        lead=estimate(totals[seat, best] - totals[seat, next_best]),
    )


def _find_dominated(
    program: Program,
    policies: Sequence[str],
    totals: Numbers,
    rivals: Sequence[tuple[int, Rivals]],
) -> Iterator[DominatedPolicy]:
    """Each with the policy that betters it by most where that is least."""
    for seat, worse in product(range(len(program.seats)), range(len(policies))):
        groups = [each for mine, each in rivals if mine == seat]
        found = []
        for better in range(len(policies)):
            leads = [
                estimate(totals[seat, group[better]] - totals[seat, group[worse]])
                for group in groups
            ]
            if leads and _is_better(leads):
                found.append((min(leads, key=lambda each: each.mean), policies[better], leads))
        if found:
            margin, by, leads = max(found, key=lambda each: each[0].mean)
            yield DominatedPolicy(
                seat=program.seats[seat].id,
                policy=policies[worse],
                by=by,
                strictly=margin.mean > 0,
                sure=all(each.low > 0 or each.low == each.high == 0 for each in leads),
                margin=margin,
            )


def _is_better(leads: Sequence[Estimate]) -> bool:
    """Nowhere behind, and ahead somewhere."""
    means = [each.mean for each in leads]
    return min(means) >= 0 and max(means) > 0


def _find_equilibria(
    named: Sequence[tuple[str, ...]], totals: Numbers, rivals: Sequence[tuple[int, Rivals]]
) -> Iterator[Equilibrium]:
    """Those among the profiles of which every seat's alternatives were played."""
    gains: dict[int, list[tuple[int, Estimate]]] = defaultdict(list)
    for seat, group in rivals:
        for index in group.values():
            for other in group.values():
                if other != index:
                    gains[index].append((seat, estimate(totals[seat, other] - totals[seat, index])))
    for index, found in gains.items():
        reachable = {seat for seat, _ in found}
        most = max((each for _, each in found), key=lambda each: each.mean)
        if len(reachable) == totals.shape[0] and most.mean <= 0:
            sure = all(each.high <= 0 for _, each in found)
            yield Equilibrium(named[index], most, sure)
