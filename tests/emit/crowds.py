"""Scenarios with any number of seats, for what must hold of two as of twenty-four."""

from __future__ import annotations

from pathlib import Path
from string import Template

CROWD = Template(Path(__file__).with_name("crowd.yaml").read_text("utf-8"))
SEAT = """  $name:
    leader: The head of $name
    objectives: [{id: calm, text: Keep calm., score: 100 - heat}]"""
DECISION = """      - seat: $name
        ask: A slight?
        responses:
          - {id: slight_it, label: Slight, acts: [{act: slight, toward: $other}],
             why: Pride., cite: [R01], historical: true}
          - {id: let_be, label: Let be, why: Calm., cite: [R01]}"""


def make_crowd(seats: int) -> str:
    """A scenario in which so many seats slight their neighbours, or give to anybody."""
    names = [f"seat_{number}" for number in range(seats)]
    pairs = [*zip(names, [*names[1:], names[0]], strict=True)]
    decide = Template(DECISION)
    return CROWD.substitute(
        names=", ".join(names),
        seats="\n".join(Template(SEAT).substitute(name=name) for name in names),
        decisions="\n".join(decide.substitute(name=one, other=other) for one, other in pairs),
    )
