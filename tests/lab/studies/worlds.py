"""A small scenario of which everything that a study can find is known by heart.

Two seats may share or grab: it is the prisoner's dilemma, so grabbing is worth 10 whatever the
other does, and both would be better off sharing (60 each) than grabbing (40 each). The colour of
the curtains changes nothing. The door that nobody finds by chance opens to four orders in a row.
"""

from __future__ import annotations

from functools import cache

from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend
from eleventh.lang.compile import compile_files

TEXT = """
format: 1
scenario: two_doors
title: Two doors
turns: [2021-03-01, 2021-04-01, 2021-05-01, 2021-06-01, 2021-07-01]
ends: 2021-08-01
actors: {seats: [east, west]}
tracks:
  wealth: {kind: score, of: [seat], start: 50, better: higher, title: "Wealth of {0}"}
  weather: {kind: score, start: 50, title: The weather}
  lock: {kind: counter, max: 9, start: 0, title: Bolts of the lock}
acts:
  gift: {by: seat, toward: seat, tone: conciliatory, cameo: "071", goldstein: 7.0, title: A gift}
  theft: {by: seat, toward: seat, tone: hostile, cameo: "180", goldstein: -9.0, title: A theft}
rules:
  - {id: open_door, when: "lock >= 3.5", effects: {weather: 1}, why: A draught., cite: [S1]}
initiatives:
  - {id: turn_key, by: [east], title: Turn the key, effects: {lock: 1}, why: It turns., cite: [S1]}
  - {id: bolt, by: [west], title: Bolt the door, effects: {lock: -4}, why: It holds., cite: [S1]}
seats:
  east: {leader: Head, objectives: [{id: rich, text: Be rich., score: wealth.east}]}
  west: {leader: Head, objectives: [{id: rich, text: Be rich., score: wealth.west}]}
injects:
  - id: market
    turn: 2021-03-01
    headline: The market opens
    cite: [S1]
    decisions:
      - {seat: east, ask: What does East do?, responses: [
         {id: share, label: Share, acts: [{act: gift, toward: west}], effects: {wealth.west: 10},
          why: Kind., cite: [S1], historical: true},
         {id: grab, label: Grab, acts: [{act: theft, toward: west}],
          effects: {wealth.east: 10, wealth.west: -20}, why: Unkind., cite: [S1]}]}
      - {seat: west, ask: What does West do?, responses: [
         {id: give, label: Give, acts: [{act: gift, toward: east}], effects: {wealth.east: 10},
          why: Kind., cite: [S1], historical: true},
         {id: take, label: Take, acts: [{act: theft, toward: east}],
          effects: {wealth.west: 10, wealth.east: -20}, why: Unkind., cite: [S1]}]}
  - id: decoration
    turn: 2021-04-01
    headline: The curtains are worn
    cite: [S1]
    decisions:
      - {seat: west, ask: Which colour?, responses: [
         {id: red, label: Red, why: Warm., cite: [S1]},
         {id: blue, label: Blue, why: Cool., cite: [S1]}]}
  - {id: rain, when: "turn == 3", chance: 0.5, headline: It rains, effects: {weather: -10},
     why: Clouds., cite: [S1]}
  - {id: draught, when: "lock >= 4", headline: The door stands open, cite: [S1]}
endings:
  - {id: through, when: "turn == last and lock >= 4", title: Through the door, text: Out.}
  - {id: inside, title: Inside, text: The door stayed shut.}
sources:
  book: {title: A book, publisher: The publisher, date: 2022-01-01, items: {S1: Doors have locks.}}
"""


@cache
def two_doors() -> Program:
    """The scenario, compiled."""
    compiled = compile_files({"scenario.yaml": TEXT.encode()})
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return compiled.program


@cache
def backend() -> Backend:
    """The scenario in NumPy lanes."""
    return build_backend("numpy", two_doors())
