"""Random scenarios made for giving secrets away: narrow scales on which much is clipped, few sizes
of effects so that sums come out alike, and secret, quiet and public ways to the same tracks.

The same number gives the same scenario. Not all of them compile; whoever asks counts those.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

AMOUNTS = (-10, -5, -5, 5, 5, 10, 20)
SMALL = (-5, -1, 1, 1, 5, 5)
PACT = ("calm", "tense", "broken")
Effects = dict[str, Any]


def make_world(number: int) -> dict[str, bytes]:
    """The files of one scenario."""
    chance = Random(number)
    seats = ["east", "west", "north"][: chance.choice((2, 2, 3))]
    world = _World(chance, seats).made()
    return {"scenario.yaml": json.dumps(world, indent=1).encode()}


class _World:
    def __init__(self, chance: Random, seats: list[str]) -> None:
        self.chance = chance
        self.seats = seats
        self.moods = [f"mood.{each}" for each in seats]
        self.trusts = [f"trust.{a}.{b}" for a in seats for b in seats if a != b]
        self.hidden = ["hush", *(f"plan.{each}" for each in seats)]

    def made(self) -> dict[str, Any]:
        return {
            "format": 1,
            "scenario": "world",
            "title": "A world",
            "synopsis": "Made by chance.",
            "minutes": 5,
            "turns": ["2031-01-01", "2031-02-01", "2031-03-01"],
            "ends": "2031-04-01",
            "actors": {"seats": self.seats},
            "fronts": ["quarrel"],
            "political_capital": "purse",
            "tracks": self._tracks(),
            "derived": {
                "warmth": {"value": f"{self.trusts[0]} + {self.moods[0]}", "title": "Warmth"},
                "unease": {"value": "100 - mood.east / 2", "title": "Unease"},
            },
            "acts": {
                "speech": {"by": "seat", "toward": "seat", "tone": "hostile", "front": "quarrel",
                           "wears": 0.5},
                "leak": {"by": "seat", "toward": "seat", "tone": "hostile", "front": "quarrel",
                         "publicity": "secret", "wears": 1},
            },
            "stages": ["first", "second"],
            "rules": [self._rule(number) for number in range(self.chance.randint(3, 8))],
            "initiatives": self._initiatives(),
            "seats": {each: self._seat(each) for each in self.seats},
            "injects": self._injects(),
            "deadlines": {
                "expiry": {
                    "title": "It runs out",
                    "date": "2031-03-01",
                    "runs_while": self._condition(self.seats, "public"),
                    "at_end": {"pact": self.chance.choice(PACT), self.moods[0]: -5, "hush": 1,
                               self.moods[1]: "-plan.east / 10"},
                    "why": "So it was written.",
                    "cite": ["N1"],
                }
            },
            "endings": [
                {"id": "break", "when": "turn == last and pact == broken", "title": "It broke",
                 "text": "So it ended."},
                {"id": "on", "title": "It goes on", "text": "As before."},
            ],
            "sources": {"notes": {"title": "Notes", "publisher": "Nobody", "date": "2031-01-01",
                                  "items": {"N1": "A note."}}},
        }  # fmt: skip

    def _tracks(self) -> dict[str, Any]:
        chance = self.chance

        def start(high: int) -> int:
            return chance.choice((0, 0, high, high, high // 2))

        narrow = chance.choice((20, 100))
        return {
            "mood": {"kind": "score", "of": ["seat"], "max": narrow, "start": start(narrow),
                     "visible": chance.choice(("own", "public")), "title": "Mood of {0}"},
            "trust": {"kind": "score", "of": ["seat", "seat"], "start": start(100),
                      "title": "Trust of {0} in {1}"},
            "alarm": {"kind": "score", "max": 10, "start": start(10), "title": "Alarm",
                      "visible": chance.choice(("public", ["east"], ["east", "west"]))},
            "hush": {"kind": "counter", "max": 9, "start": 0, "visible": "hidden",
                     "title": "Hush"},
            "plan": {"kind": "score", "of": ["seat"], "visible": "own", "start": 50,
                     "title": "Plan of {0}"},
            "purse": {"kind": "counter", "of": ["seat"], "max": 9, "start": 4, "visible": "own",
                      "title": "Purse of {0}"},
            "pact": {"kind": "status", "values": list(PACT), "start": chance.choice(PACT),
                     "title": "The pact"},
            "scheme": {"kind": "status", "values": ["idle", "going"], "visible": "hidden",
                       "start": "idle", "title": "The scheme"},
        }  # fmt: skip

    def _effects(self, seen: bool = True) -> Effects:
        chance, found = self.chance, Effects()
        tracks = [*self.moods, *self.moods, *self.trusts, "alarm"] if seen else self.hidden
        for track in chance.sample(tracks, chance.randint(1, 2)):
            found[track] = chance.choice(SMALL if track in ("alarm", "hush") else AMOUNTS)
        if seen and chance.random() < 0.3:
            found["pact"] = chance.choice(PACT)
        if chance.random() < 0.2:
            found["scheme"] = chance.choice(("idle", "going"))
        if chance.random() < 0.4:
            found["hush"] = 1
        return found

    def _condition(self, who: list[str], what: str) -> str:
        """A condition over what is public, or over what only `who` may know, or nobody."""
        chance = self.chance
        if what == "secret":
            return chance.choice(
                [
                    "hush >= 2",
                    "scheme == going",
                    f"plan.{who[0]} < 50",
                    "west.chose.plot_0",
                    "done.leak.west.east >= 1",
                ]
            )
        trust = chance.choice(self.trusts)
        return chance.choice(
            [f"{trust} > 40", f"{trust} < 60", "pact == tense", "pact != calm", "turn > 1"]
        )

    def _rule(self, number: int) -> dict[str, Any]:
        chance = self.chance
        rule: dict[str, Any] = {
            "id": f"rule_{number}",
            "why": f"Because {number}.",
            "cite": ["N1"],
            "stage": chance.choice(("first", "second")),
        }
        kind = chance.choice(("speech", "leak", "standing", "standing", "drift"))
        if kind == "drift":
            trust = chance.choice(self.trusts)
            rule["effects"] = {trust: f"(50 - {trust}) / 10", "alarm": f"{trust} / 100"}
            return rule
        if kind == "standing":
            rule["effects"] = self._effects()
            rule["when"] = self._condition(["west"], chance.choice(("public", "secret")))
            return rule
        rule["after"] = {"act": kind, "by": "x", "toward": "y"}
        rule["for"] = {"x": "seat", "y": "seat"}
        rule["effects"] = {
            "mood.y": chance.choice(AMOUNTS),
            "trust.y.x": f"{chance.choice(AMOUNTS)} * intensity",
        }
        if chance.random() < 0.3:
            rule["when"] = "mood.y > 10"
        return rule

    def _initiatives(self) -> list[dict[str, Any]]:
        chance, found = self.chance, []
        for number in range(4):
            found.append({"id": f"plot_{number}", "publicity": "secret",
                          "effects": self._effects()})  # fmt: skip
        found.append({"id": "brood", "publicity": "secret", "effects": self._effects(seen=False)})
        found.append({"id": "shout", "publicity": "public", "effects": self._effects()})
        for each in found:
            each |= {"by": list(self.seats), "title": str(each["id"]), "cite": ["N1"],
                     "why": "A reason.", "cost": chance.choice((0, 1))}  # fmt: skip
            if chance.random() < 0.2:
                each["once"] = True
        found.append({"id": "leak", "by": list(self.seats), "toward": list(self.seats),
                      "title": "Leak against {target}", "acts": [{"act": "leak"}],
                      "why": "A reason.", "cite": ["N1"]})  # fmt: skip
        found.append({"id": "speak", "by": list(self.seats), "toward": list(self.seats),
                      "title": "Speak against {target}", "acts": [{"act": "speech"}],
                      "publicity": chance.choice(("public", "quiet")),
                      "needs": f"{chance.choice(self.trusts)} < 90 and done.speech.self.target < 2",
                      "why": "A reason.", "cite": ["N1"]})  # fmt: skip
        found.append({"id": "together", "parties": self.seats[:2], "title": "Together",
                      "effects": self._effects(), "rebuffed": {"trust.self.absent": -5},
                      "publicity": chance.choice(("public", "quiet", "secret")),
                      "why": "A reason.", "cite": ["N1"]})  # fmt: skip
        return found

    def _seat(self, seat: str) -> dict[str, Any]:
        other = next(each for each in self.seats if each != seat)
        return {
            "leader": "Somebody",
            "briefing": "Yours alone.",
            "objectives": [
                {"id": "loved", "text": "Be loved.", "score": f"mood.{seat}"},
                {"id": "kept", "text": "Keep it.", "score": "pact == calm"},
                {
                    "id": "both",
                    "text": "Both.",
                    "score": f"(trust.{other}.{seat} + plan.{seat}) / 2",
                },
            ],
        }

    def _injects(self) -> list[dict[str, Any]]:
        chance, found = self.chance, []
        for turn in (1, 2, 3):
            asked = chance.choice(self.seats)
            responses = [
                {"id": f"{asked}_{turn}_{number}", "label": f"Answer {number}",
                 "effects": self._effects(), "why": "A reason.", "cite": ["N1"],
                 "afterwards": f"It stands at {{{self.trusts[0]}}}.",
                 "publicity": chance.choice(("public", "secret", "secret"))}
                for number in range(3)
            ]  # fmt: skip
            ask = [
                {"when": f"plan.{asked} > 50", "text": f"At {{plan.{asked}}}, what now?"},
                {"text": f"What now, with {{purse.{asked}}}?"},
            ]
            decision = {"seat": asked, "ask": ask, "responses": responses}
            private = {each: f"You stand at {{plan.{each}}}." for each in self.seats}
            found.append({"id": f"news_{turn}", "turn": turn, "headline": f"News {turn}: {{pact}}",
                          "text": f"Trust is {{{self.trusts[0]}}}.", "private": private,
                          "cite": ["N1"], "decisions": [decision]})  # fmt: skip
        for number in range(4):
            inject: dict[str, Any] = {"id": f"turn_{number}", "headline": f"A turn {number}",
                                      "cite": ["N1"], "why": "A reason."}  # fmt: skip
            seen = chance.choice(("public", "secret"))
            if seen == "secret":
                inject["visible"] = [chance.choice(self.seats)]
                inject["effects"] = self._effects()
            inject["when"] = self._condition(["west"], seen)
            if chance.random() < 0.5:
                inject["chance"] = "0.5"
            if chance.random() < 0.5:
                inject["repeats"] = True
            found.append(inject)
        return found
