"""What a reading drives: the levels at which something turns, and whether it is past them now.

A meter is marked with these levels, and words tell them. They are the program's own, as far as
everybody may know (`play.levels`); which objectives of the seat count a reading, its view says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from eleventh.core.view import Reading, View
from eleventh.play.levels import Level, Turns
from eleventh_ui.display.readings import scale_of
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, safe

SAYS: dict[Turns, str] = {
    "odds": "likelier",
    "event": "possible",
    "ending": "may count for an ending",
    "rule": "moves",
}
BOTH_WAYS = "one occasion likelier the higher, another the lower"
OWN_MOVES = "changes by other amounts itself"
NO_WAY = "neither way is better throughout"
NOT_YOURS = ", by no objective of yours"

Place: TypeAlias = tuple[float, bool, Turns]
"""A level, whether below it, and what turns there."""


@dataclass(frozen=True, slots=True)
class Drive:
    """Something that turns at a level of a reading: where that is on its scale, from 0 to 1, an end
    of it where there is no threshold; what happens there, as `below 60 likelier: Pyongyang tests
    missiles`; and whether it is so now."""

    share: float
    told: str
    holds: bool


def find_drives(reading: Reading, reference: Reference) -> tuple[Drive, ...]:
    """What turns at which level of a reading: what holds now first, then by how near it is."""
    groups: dict[Place, list[Level]] = {}
    for level in reference.levels.get(reading.id, ()):
        groups.setdefault((level.at, level.below, level.turns), []).append(level)
    length = reading.high - reading.low
    if length <= 0:
        return ()
    found = [
        (abs(at - reading.value), _make_drive(reading, at, below, turns, names, length))
        for (at, below, turns), names in _name_one_way(reading, groups).items()
    ]
    both = _find_both_ways(reading, groups)
    if both:
        found.append((length, Drive(0.0, f"{BOTH_WAYS}: {'; '.join(both)}", holds=False)))
    return tuple(drive for _, drive in sorted(found, key=lambda each: (not each[1].holds, each[0])))


def name_objectives(reading: Reading, view: View) -> str:
    """Which objectives of the seat count a reading, by number: `counts in your objectives 1 and 3`;
    empty for none."""
    named = [
        str(number)
        for number, aim in enumerate(view.aims, start=1)
        if f"{{{reading.id}}}" in aim.objective.formula
    ]
    if not named:
        return ""
    return f"counts in your objective{'s' if len(named) > 1 else ''} {join_words(named)}"


def describe_better(reading: Reading, view: View) -> str:
    """Which way of a reading is called better, and by whose measure, a sentence: by the objectives
    of the seat that follow from it, else by what the scenario says; empty for what has no way."""
    counted = name_objectives(reading, view)
    own = any(reading.id in (*aim.reads, *aim.more, *aim.less, *aim.turns) for aim in view.aims)
    way = f"better when {reading.better}" if reading.better in ("higher", "lower") else ""
    if own and way:
        return f"It {counted}, {way}." if counted else f"For your objectives it is {way}."
    if own and reading.kind != "status":
        said = f"It {counted}" if counted else "Your objectives follow from it"
        return f"{said}, but {NO_WAY}."
    if counted:
        return f"It {counted}."
    return f"Counted as {way}{NOT_YOURS if view.aims else ''}." if way else ""


def describe_drive(drive: Drive) -> str:
    """A drive as it is said of a reading: `now below 60 likelier: …` where it holds."""
    return f"now {drive.told}" if drive.holds else drive.told


def _find_both_ways(reading: Reading, groups: Mapping[Place, Sequence[Level]]) -> tuple[str, ...]:
    """What one of its occasions makes likelier the higher a reading stands, and another the
    lower."""
    up, down = (
        _name(groups.get((at, below, "odds"), ()))
        for at, below in ((reading.low, False), (reading.high, True))
    )
    return tuple(each for each in up if each in down)


def _name_one_way(
    reading: Reading, groups: Mapping[Place, Sequence[Level]]
) -> Mapping[Place, tuple[str, ...]]:
    """What turns at each level, without what an end of the scale and its other end both do."""
    both = _find_both_ways(reading, groups)
    ends = ((reading.low, False, "odds"), (reading.high, True, "odds"))
    named = {
        place: tuple(each for each in _name(levels) if place not in ends or each not in both)
        for place, levels in groups.items()
    }
    return {place: names for place, names in named.items() if names or place not in ends}


def _name(levels: Sequence[Level]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(safe(name) for level in levels for name in level.of))


def _make_drive(
    reading: Reading, at: float, below: bool, turns: Turns, of: Sequence[str], length: float
) -> Drive:
    share = (at - reading.low) / length
    if share in (0, 1):  # no threshold: it grows from an end of the scale on
        told = f"the {'lower' if below else 'higher'}, the {SAYS[turns]}: {'; '.join(of)}"
        return Drive(share, told, holds=False)
    where = f"{'below' if below else 'above'} {scale_of(reading).format(at)}"
    if turns == "ending":
        told = f"{where} {SAYS[turns]}"
    elif turns == "rule":
        told = f"{where} {_name_moved(reading, of)}"
    else:
        told = f"{where} {SAYS[turns]}: {'; '.join(of)}"
    holds = reading.value < at if below else reading.value > at
    return Drive(share, told, holds)


def _name_moved(reading: Reading, of: Sequence[str]) -> str:
    """What a rule moves beyond a level; of the reading itself only that it then changes by other
    amounts."""
    own = safe(reading.title)
    others = [each for each in of if each != own]
    said = [f"{SAYS['rule']} {join_words(others)}"] if others else []
    return join_words([*said, OWN_MOVES] if own in of else said)
