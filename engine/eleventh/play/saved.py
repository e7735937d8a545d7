"""One save as a list shows it, read from the beginning and the end of its file.

What can't be read is a row too, with the reason: it must not look as if it had vanished.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.play.events import Advanced, Closed, Opened, Rewound
from eleventh.play.faults import InUse, OutOfReach, SaveError
from eleventh.play.glimpse import glimpse
from eleventh.play.journal import read
from eleventh.play.rows import Recorded

NAMED = re.compile(r"-\d{4}-\d{2}-\d{2}-\d+$", re.ASCII)  # after the scenario in a name


@dataclass(frozen=True, slots=True)
class Saved:
    """One save as a list shows it. `fault` says why it can't be read; then the rest is empty, and
    `out_of_reach` tells that there is a match, only not here and now (see `OutOfReach`). Where it
    is `in_use`, being played elsewhere, `scenario` is what its name says of it."""

    id: str
    path: Path
    scenario: str = ""
    title: str = ""
    turn: int = 0
    players: Mapping[str, str] | None = None
    played: str = ""
    ending: str = ""
    fault: str = ""
    out_of_reach: bool = False
    in_use: bool = False


def read_saved(path: Path) -> Saved:
    """The save at a path. One that can't be read is a row too, with its fault."""
    try:
        recorded = glimpse(path) or read(path)
    except SaveError as fault:
        beyond, in_use = isinstance(fault, OutOfReach), isinstance(fault, InUse)
        scenario = NAMED.sub("", path.stem) if in_use else ""
        return Saved(
            path.stem, path, scenario, fault=str(fault), out_of_reach=beyond, in_use=in_use
        )
    opened = recorded[0].event
    assert isinstance(opened, Opened)
    turn, ending = _reached(recorded)
    return Saved(
        id=path.stem,
        path=path,
        scenario=opened.scenario,
        title=opened.title,
        turn=turn,
        players=opened.players,
        played=recorded[-1].at,
        ending=ending,
    )


def _reached(recorded: Sequence[Recorded]) -> tuple[int, str]:
    turn, ending = 1, ""
    for each in recorded:
        match each.event:
            case Advanced(turn=closed):
                turn = closed + 1
            case Rewound(turn=opened):
                turn, ending = opened, ""
            case Closed(ending=reached):
                turn, ending = turn - 1, reached
            case _:
                pass
    return turn, ending
