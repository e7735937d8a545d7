"""The state of a game: a frozen value that never leaves the engine.

It holds one float per track and what has happened; everything else is derived from it and the
program. It round-trips through JSON, and its digest is the same on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eleventh.core.program import Program


@dataclass(frozen=True, slots=True)
class State:
    """A game as a turn has opened, or as it ended.

    `values`: one per track, whole multiples of 1/256 (a status: the index of its value). `fired`,
    `chose`, `met`: the turn in which each inject last fired, each choice was last made, each joint
    initiative was last met; 0 is never. `deeds`: the deeds done so far in this turn. `ending`:
    index of the ending reached, or -1. `times`: how often the deeds of each counter were done in
    earlier turns.
    """

    seed: int
    game: int
    turn: int
    values: tuple[float, ...]
    fired: tuple[int, ...]
    chose: tuple[int, ...]
    met: tuple[int, ...]
    deeds: tuple[int, ...]
    ending: int
    times: tuple[int, ...] = ()

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""
        return self.ending >= 0


def make_start(program: Program, seed: int, game: int = 0) -> State:
    """A game of this seed and number before its first turn has opened."""
    return State(
        seed=seed,
        game=game,
        turn=0,
        values=tuple(track.start for track in program.tracks),
        fired=(0,) * len(program.injects),
        chose=(0,) * len(program.choices),
        met=(0,) * len(program.joints),
        deeds=(),
        ending=-1,
        times=(0,) * len(program.counters),
    )


def to_json(state: State) -> dict[str, Any]:
    """The state as plain data; `from_json` gives it back, equal. Where nothing is counted it says
    nothing of that, as before there were counters."""
    counted = {"times": state.times} if state.times else {}
    return {
        "seed": state.seed,
        "game": state.game,
        "turn": state.turn,
        "values": state.values,
        "fired": state.fired,
        "chose": state.chose,
        "met": state.met,
        "deeds": state.deeds,
        "ending": state.ending,
        **counted,
    }


def from_json(data: Mapping[str, Any]) -> State:
    """The state that `to_json` wrote. KeyError or TypeError if `data` is not one."""
    return State(
        seed=int(data["seed"]),
        game=int(data["game"]),
        turn=int(data["turn"]),
        values=tuple(float(value) for value in data["values"]),
        fired=tuple(int(turn) for turn in data["fired"]),
        chose=tuple(int(turn) for turn in data["chose"]),
        met=tuple(int(turn) for turn in data["met"]),
        deeds=tuple(int(deed) for deed in data["deeds"]),
        ending=int(data["ending"]),
        times=tuple(int(times) for times in data.get("times", ())),
    )


def digest(state: State) -> str:
    """SHA-256 of the canonical JSON, in hex: equal states, equal digests, on every machine."""
    text = json.dumps(to_json(state), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
