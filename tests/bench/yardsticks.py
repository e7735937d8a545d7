"""What players reach in each seat of the shipped scenarios, recorded for debriefs and profiles.

A policy plays a seat in a few games on dice of their own, and `opponent` plays the others, as at a
table that somebody sits down at. A strong one takes most of the time: all of it takes some five
minutes of processor for `gsomia_2019`, so it is done once and kept in
`engine/eleventh/lab/hindsight/yardsticks.json`, with the hash of the program.

`PYTHONPATH=tests python tests/bench/yardsticks.py --record` brings the file up to date: where only
texts or sources of a scenario changed, its new hash is added and nothing is played, else all of it
is played anew. Without `--record` it says what that would be.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from eleventh.bots.lane_policies import NAMED, SplitLanes, make_policy
from eleventh.bots.lanes import GameDice
from eleventh.bots.planner.experience import Experience, gain_experience
from eleventh.bots.planner.lanes import seat_planners
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, LanePolicy
from eleventh.emit.scores import total_lanes
from eleventh.lab.hindsight.recorded import RECORD, STRONG
from eleventh.lab.studies.arms import play_out
from eleventh.lang.compile import compile_path

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = ("first_hour", "gsomia_2019", "radar_2018", "burden_2018_20")
SEED, GAMES = 1, 24
OTHERS, MIDDLE = "opponent", "middle"
COMMAND = "PYTHONPATH=tests python tests/bench/yardsticks.py --record"
PLAYED = (
    "seats", "turns", "tracks", "derived", "capital", "parameters", "injects",
    "decisions", "choices", "offers", "terms", "joints", "deadlines", "endings", "deeds",
    "counters", "history", "ops", "stages", "queries", "causes",
)  # fmt: skip
"""What of a program decides how it is played."""
TOLD = frozenset(
    {"title", "text", "why", "why_falls", "cite", "span", "leader", "briefing", "headline", "ask",
     "private", "formula", "when", "needs", "words", "otherwise", "group", "kin", "advisers",
     "support", "practise", "chain"}
)  # fmt: skip
"""What of its parts is only told."""


def fingerprint(program: Program) -> str:
    """A hash of all that decides how a program is played: two that differ in texts and sources
    alone have the same. What is as it usually is does not count, so that a thing that scenarios can
    say from now on changes nothing for those that do not say it."""
    played = "\n".join(_spell(getattr(program, each)) for each in PLAYED)
    return hashlib.sha256(played.encode()).hexdigest()


def _spell(value: object) -> str:
    usual: Mapping[str, object]
    if is_dataclass(value):
        named = {each.name: getattr(value, each.name) for each in fields(value)}
        usual = {each.name: each.default for each in fields(value)}
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        named = dict(zip(value._fields, value, strict=True))
        usual = value._field_defaults  # type: ignore[attr-defined]
    elif isinstance(value, tuple):
        return f"({','.join(map(_spell, value))})"
    else:
        return repr(value)
    told = [
        f"{name}:{_spell(each)}"
        for name, each in named.items()
        if name not in TOLD and (name not in usual or usual[name] != each)
    ]
    return f"{{{','.join(told)}}}"


def load(scenario: str) -> Program:
    """The program of a shipped scenario."""
    compiled = compile_path(SCENARIOS / scenario)
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return compiled.program


def is_current(scenario: str, program: Program, record: Mapping[str, Any]) -> bool:
    """Whether the record speaks of the program as it is played now."""
    kept = record["scenarios"].get(scenario)
    return kept is not None and kept["rules"] == fingerprint(program)


def play_seat(
    backend: Backend, experience: Experience, seat: str, names: Sequence[str], games: int = GAMES
) -> Mapping[str, list[float]]:
    """The totals of a seat in so many games by each of these policies of `NAMED`, the least
    first."""
    numbers = np.tile(np.arange(1, games + 1, dtype=np.uint64), len(names))
    lanes = backend.begin(SEED, numbers)
    dice = GameDice(lanes.seed, lanes.games)
    made = tuple(make_policy(name, backend.program, dice) for name in names)
    own = SplitLanes(made, np.repeat(np.arange(len(names)), games))
    others = {each.id: MIDDLE for each in backend.program.seats if each.id != seat}
    seated: dict[str, LanePolicy] = {**seat_planners(backend, experience, lanes, others)}
    seated[seat] = own
    totals = _take(backend, play_out(backend, lanes, seated), seat)
    rows = np.array(totals).reshape(len(names), games)
    return {name: _sort(row) for name, row in zip(names, rows, strict=True)}


def play_ahead(
    backend: Backend, experience: Experience, seat: str, strength: str, games: int = GAMES
) -> list[float]:
    """The same by one who looks ahead, with this strength."""
    lanes = backend.begin(SEED, np.arange(1, games + 1, dtype=np.uint64))
    strengths = {each.id: MIDDLE for each in backend.program.seats} | {seat: strength}
    seated = seat_planners(backend, experience, lanes, strengths)
    return _sort(_take(backend, play_out(backend, lanes, seated), seat))


def _take(backend: Backend, lanes: Any, seat: str) -> Any:
    return total_lanes(backend, lanes)[[each.id for each in backend.program.seats].index(seat)]


def _sort(totals: Any) -> list[float]:
    return [round(float(each), 2) for each in np.sort(totals)]


def play_all(program: Program) -> Iterator[tuple[str, Mapping[str, list[float]]]]:
    """What each policy reaches in each seat."""
    backend = build_backend("numpy", program)
    experience = gain_experience(backend)
    for seat in (each.id for each in program.seats):
        found = dict(play_seat(backend, experience, seat, tuple(NAMED)))
        found[OTHERS] = play_ahead(backend, experience, seat, MIDDLE)
        found[STRONG] = play_ahead(backend, experience, seat, "strong")
        yield seat, found


def read_record() -> dict[str, Any]:
    """The file, or an empty one where there is none."""
    if not RECORD.exists():
        return {"format": 1, "scenarios": {}}
    found: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return found


def write_record(record: Mapping[str, Any]) -> str:
    """The file, with the games of a policy on a line."""
    told = json.dumps(record, indent=1)
    return re.sub(r"\[[^\[\]{}\"]*\]", lambda each: " ".join(each[0].split()), told) + "\n"


def bring_up_to_date(record: dict[str, Any], scenario: str, program: Program) -> str:
    """Changes the record so that it speaks of a program; what was done, in a few words."""
    if is_current(scenario, program, record):
        programs = record["scenarios"][scenario]["programs"]
        if program.hash in programs:
            return "is current"
        programs.append(program.hash)
        return "plays as before: its hash is added"
    begun = process_time()
    seats = dict(play_all(program))
    kept = {"programs": [program.hash], "rules": fingerprint(program), "seats": seats}
    record["scenarios"][scenario] = kept
    return f"was played anew, in {process_time() - begun:.0f} s of processor"


if __name__ == "__main__":
    record = read_record()
    for name in SHIPPED:
        program = load(name)
        if "--record" not in sys.argv:
            same = is_current(name, program, record)
            known = same and program.hash in record["scenarios"][name]["programs"]
            print(f"{name}: {'current' if known else 'texts changed' if same else 'stale'}")
            continue
        print(f"{name}: {bring_up_to_date(record, name, program)}", flush=True)
        record |= {"command": COMMAND, "others": OTHERS, "games": GAMES, "seed": SEED}
        RECORD.write_text(write_record(record), "utf-8")
