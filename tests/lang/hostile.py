"""Scenarios that are well shaped and mean to exhaust the machine, drawn from a seed.

Every number that multiplies is drawn wide: seats, families, variables, rules, effects, the length
and depth of formulas, injects, responses, turns, parties; and some names mean nothing. What is
drawn is a plain value, written as JSON, which is YAML too.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

SIZES = (1, 2, 3, 6, 12, 24, 50, 90, 120, 400)
MOST_BYTES = 1 << 20
MOST_PARTS, LONGEST = 25, 380  # of a formula
DEEP = 0.7  # how often a derived track builds on others


def hostile_scenario(seed: int) -> bytes:
    """A scenario of at most 1 MB."""
    while True:
        made = json.dumps(_Hostile(Random(seed)).scenario(), ensure_ascii=False).encode()
        if len(made) <= MOST_BYTES:
            return made
        seed += 1_000_003


class _Hostile:
    """One scenario as it is drawn. Few things are many at once, or each would stop at its shape."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.seats = [
            f"s{number}" for number in range(self.some((1, 2, 3, 12, 24, 50, 90, 90, 150)))
        ]
        self.singles = [f"n{number}" for number in range(self.some((1, 3, 30, 300)))]
        self.families = [f"f{number}" for number in range(self.some((0, 1, 2, 8)))]
        self.pairs = [f"p{number}" for number in range(self.some((0, 0, 1, 2)))]
        self.statuses = [f"z{number}" for number in range(self.some((0, 1, 3)))]
        self.derived = [f"d{number}" for number in range(self.some((0, 0, 2, 9, 40)))]
        self.acts = [f"a{number}" for number in range(self.some((1, 2, 10, 200)))]
        self.crowded = self.random.choice(
            ("rules", "injects", "initiatives", "modifiers", "", "parameters", "derived")
        )
        self.conditional = self.random.choice((0.0, 0.2, 1.0))
        self.wrong = self.random.choice((0.0, 0.0, 0.0, 0.02, 0.5))

    def some(self, sizes: tuple[int, ...] = SIZES) -> int:
        return self.random.choice(sizes)

    def many(self, section: str) -> int:
        return (
            self.some((200, 1000, 3000))
            if section == self.crowded
            else self.some((0, 1, 3, 10, 30))
        )

    def who(self, variables: list[str]) -> str:
        return self.random.choice(variables or self.seats)

    def name(self, variables: list[str]) -> str:
        if self.random.random() < self.wrong:
            return f"nobody{self.random.randrange(10**6)}"
        kinds = [
            "single",
            *(("family",) if self.families else ()),
            *(("pair",) if self.pairs else ()),
        ]
        match self.random.choice(kinds):
            case "family":
                return f"{self.random.choice(self.families)}.{self.who(variables)}"
            case "pair":
                some = variables if len(variables) > 1 else self.seats
                one, two = self.random.sample(some, 2) if len(some) > 1 else (some[0], some[0])
                return f"{self.random.choice(self.pairs)}.{one}.{two}"
        return self.random.choice(self.singles)

    def amount(self, variables: list[str], length: int | None = None, derived: int = 0) -> str:
        length = self.some((1, 5, 40, 390)) if length is None else length
        said = self.name(variables)
        for _ in range(MOST_PARTS):
            part = self.random.choice((self.name(variables), self.name(variables), "2", "0.001"))
            if derived and self.random.random() < DEEP:
                part = self.derived[self.random.randrange(derived)]
            longer = f"{said} {self.random.choice('+-')} {part}"
            if len(longer) > min(length, LONGEST):
                break
            said = longer
        if self.wrong:
            return said + self.random.choice(("", " * 1e9", " / 0", " / n0"))
        return f"clamp({said}, -1, 1)"

    def truth(self, variables: list[str]) -> str:
        said = f"{self.name(variables)} > 0"
        word = self.random.choice((" and ", " or "))
        for _ in range(self.some((0, 0, 1, 5, 20))):
            one, two = self.name(variables), self.name(variables)
            side = f"({one} < 1 or {two} == 1)"
            if len(said) + len(word) + len(side) > 390:
                break
            said += word + side
        return said

    def effects(self, variables: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for _ in range(self.some((1, 1, 2, 5, 40))):
            if self.statuses and self.random.random() < 0.2:
                found[self.random.choice(self.statuses)] = self.random.choice(
                    ("calm", "tense", "war")
                )
            else:
                found[self.name(variables)] = self.random.choice(
                    (1, -0.5, 1e9 if self.wrong else 0.25, self.amount(variables))
                )
        return found

    def uses(self, by: str = "", toward: bool = True) -> list[dict[str, Any]]:
        """Uses of acts, by somebody if that is said, toward others if it is not said otherwise."""
        others = [each for each in self.seats if each != by] or self.seats
        return [
            {"act": self.random.choice(self.acts)}
            | ({"by": by} if by else {})
            | ({"toward": others[: self.some((1, 2, 50))]} if toward else {})
            | ({"when": self.truth([])} if self.random.random() < self.conditional else {})
            for _ in range(self.some((1, 1, 2, 30)))
        ]

    def rule(self, number: int) -> dict[str, Any]:
        variables = list("tuvwxyzabc"[: self.some((0, 1, 1, 2, 2, 3, 6, 10))])
        made: dict[str, Any] = {"id": f"r{number}", "why": "w", "cite": ["N01"]}
        if variables:
            made["for"] = {each: self.random.choice(("seat", "actor")) for each in variables}
        if self.random.random() < 0.5:
            made["after"] = self.random.choice(
                ({"by": "x"}, {"by": "x", "toward": "y"}, {"tone": "hostile"})
            )
            variables += [each for each in made["after"].values() if each in ("x", "y")]
        if self.random.random() < 0.5:
            made["when"] = self.truth(variables)
        if self.random.random() < 0.2:
            made["chance"] = "0.5"
        return made | {"effects": self.effects(variables)}

    def modifier(self, number: int) -> dict[str, Any]:
        families = [*self.singles[:3], *self.families, *self.pairs]
        made = {
            "id": f"m{number}",
            "of": self.random.sample(families, 1),
            "losses": self.amount([]),
            "why": "w",
        }
        variables = "tuvwxyz"[: self.some((0, 0, 1, 2, 4))]
        return (
            made
            | ({"for": dict.fromkeys(variables, "seat")} if variables else {})
            | {"cite": ["N01"]}
        )

    def initiative(self, number: int) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": f"i{number}",
            "title": "I",
            "why": "w",
            "cite": ["N01"],
            "acts": self.uses(toward=False),
        }
        if self.random.random() < 0.3:
            made |= {"parties": self.seats[: self.some((2, 12, 90))], "rebuffed": self.effects([])}
        else:
            made |= {
                "by": "seat",
                "toward": "seat",
                "needs": self.truth([]),
            }
        return made | {"effects": self.effects([])}

    def inject(self, number: int, turns: list[str]) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": f"e{number}",
            "headline": "H",
            "cite": ["N01"],
            "acts": self.uses(by=self.seats[0]),
        }
        made |= (
            {"turn": self.random.choice(turns)}
            if self.random.random() < 0.5
            else {"when": self.truth([])}
        )
        asked = self.random.sample(self.seats, min(len(self.seats), self.some((0, 1, 3, 90))))
        if self.crowded == "injects":
            asked = asked[:1]
        decisions = [
            {
                "seat": seat,
                "ask": "?",
                "responses": [
                    {"id": f"e{number}_{seat}_{each}", "label": "L", "why": "w", "cite": ["N01"]}
                    | {"effects": self.effects([]), "acts": self.uses(by=seat)}
                    | ({"needs": self.truth([])} if each else {})
                    for each in range(self.some((2, 2, 3)))
                ],
            }
            for seat in asked
        ]
        return (
            made | ({"decisions": decisions} if decisions else {}) | {"effects": self.effects([])}
        )

    def derive(self, number: int) -> dict[str, Any]:
        return {
            "value": self.amount([], self.some((5, 390)), derived=min(number, 30)),
            "better": "higher",
            "title": "D",
        }

    def scenario(self) -> dict[str, Any]:
        years = self.some((1, 1, 2, 15))
        turns = [
            f"{2000 + year}-{month:02}-{day:02}"
            for year in range(years)
            for month in range(1, 13)
            for day in (1, 15)
        ]
        turns = turns[: self.some((1, 2, 9, 30, 350))]
        tracks: dict[str, Any] = {}
        for each in self.singles:
            tracks[each] = {
                "kind": "counter",
                "start": 1,
                "max": self.random.choice((1, 9, 999)),
            }
        tracks |= {each: {"kind": "score", "of": ["seat"], "start": 1} for each in self.families}
        tracks |= {
            each: {"kind": "score", "of": ["seat", "seat"], "start": 1} for each in self.pairs
        }
        tracks |= {
            each: {"kind": "status", "values": ["calm", "tense", "war"], "start": "calm"}
            for each in self.statuses
        }
        acts = {each: {"by": "actor", "tone": "hostile", "title": "A"} for each in self.acts}
        for act in acts.values():
            act |= {"toward": "seat"}
            act |= {"needs": self.truth(["by"])} if self.random.random() < 0.3 else {}
        made: dict[str, Any] = {
            "format": 1,
            "scenario": "hostile",
            "title": "Hostile",
            "synopsis": "S",
            "turns": turns,
            "ends": "2100-01-01",
            "actors": {"seats": self.seats},
            "tracks": tracks,
            "acts": acts,
            "seats": {
                each: {
                    "leader": "L",
                    "briefing": "Nobody else may read this sentence. " * self.some((1, 1, 20)),
                }
                for each in self.seats
            },
            "sources": {
                "N": {
                    "title": "Notes",
                    "publisher": "P",
                    "date": "2000-01-01",
                    "items": {"N01": "t"},
                }
            },
            "rules": [self.rule(number) for number in range(self.many("rules"))],
            "modifiers": [self.modifier(number) for number in range(self.many("modifiers"))],
            "initiatives": [self.initiative(number) for number in range(self.many("initiatives"))],
            "injects": [self.inject(number, turns) for number in range(self.many("injects"))],
            "derived": {each: self.derive(number) for number, each in enumerate(self.derived)},
            "parameters": {
                f"q{number}": {"value": 1, "why": "w"} for number in range(self.many("parameters"))
            },
            "endings": [{"id": "over", "title": "T", "text": "T"}],
        }
        if self.random.random() < 0.3:
            made["deadlines"] = {
                f"l{number}": {
                    "title": "L",
                    "date": "2000-06-01",
                    "runs_while": self.truth([]),
                    "at_end": self.effects([]),
                    "why": "w",
                }
                for number in range(self.some((1, 3, 300)))
            }
        return {key: value for key, value in made.items() if value not in ([], {})}
