"""Scenarios in which nothing is wrong and much is large: each comes close to one of the limits of
size, from a little under to a little over. Beside them `hostile` draws what is wrong as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from eleventh.lang.budget import ACTORS, CHOICES, INSTANCES, TRACKS, TURNS
from lang.test_budget import rules, scenario

LEAST, MOST = 0.5, 1.04  # of a limit
PAIRS = {"p": {"kind": "score", "of": ["seat", "seat"], "start": 50}}
MOST_RULES = 1500  # or they would be more text than is read


def scenario_near_limits(seed: int) -> bytes:
    """A scenario whose size is drawn near one of the limits."""
    random = Random(seed)
    return random.choice(KINDS)(random, random.uniform(LEAST, MOST))


def _many_instances(random: Random, share: float) -> bytes:
    seats, names = random.choice(((12, "xy"), (24, "xy"), (40, "xy"), (8, "xyz"), (15, "xyz")))
    number = int(share * INSTANCES.most / seats ** len(names))
    return scenario(seats, rules=rules(min(max(1, number), MOST_RULES), names))


def _many_operations(random: Random, share: float) -> bytes:
    amount = random.choice(("(50 - p.x.y) / 20", "clamp(p.x.y - p.y.x, -1, 1)", "0.25"))
    mending = rules(int(share * 64), "xy", effects={"p.x.y": amount}, when="p.x.y < 90")
    return scenario(24, tracks=PAIRS, rules=mending)


def _many_tracks(random: Random, share: float) -> bytes:
    seats = int((share * TRACKS.most) ** 0.5)
    return scenario(seats, tracks=PAIRS, rules=rules(1, "xy", effects={"p.x.y": 1}))


def _many_choices(random: Random, share: float) -> bytes:
    seats = random.choice((5, 10, 20))
    call = {"by": "seat", "toward": "seat", "title": "T", "why": "w", "cite": ["N01"]}
    number = int(share * CHOICES.most / seats**2)
    made = [call | {"id": f"call{each}", "effects": {"n": 1}} for each in range(number)]
    return scenario(seats, initiatives=made)


def _many_turns(random: Random, share: float) -> bytes:
    days = [date(2000, 1, 1) + timedelta(days=each) for each in range(int(share * TURNS.most))]
    told = [
        {"id": f"e{each}", "turn": str(day), "headline": "H", "cite": ["N01"], "effects": {"n": 1}}
        for each, day in enumerate(days)
        if random.random() < 0.5
    ]
    return scenario(3, turns=[str(each) for each in days], ends="2002-01-01", injects=told)


def _many_actors(random: Random, share: float) -> bytes:
    return scenario(int(share * ACTORS.most), rules=rules(random.randrange(1, 6), "x"))


KINDS: tuple[Callable[[Random, float], bytes], ...] = (
    _many_instances,
    _many_operations,
    _many_tracks,
    _many_choices,
    _many_turns,
    _many_actors,
)
