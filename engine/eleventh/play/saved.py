"""One save as a list shows it, read from the beginning and the end of its file.

What can't be read is a row too, with the reason: it must not look as if it had vanished.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.play.events import Advanced, Closed, Opened, Returned, Rewound
from eleventh.play.faults import OutOfReach, SaveError
from eleventh.play.glimpse import glimpse
from eleventh.play.journal import read_with_use
from eleventh.play.rows import Recorded


@dataclass(frozen=True, slots=True)
class Saved:
    """One save as a list shows it. `fault` says why it can't be opened; then the rest is empty, and
    `out_of_reach` tells that there is a match, only not here and now (see `OutOfReach`). Where it
    is `in_use`, being played elsewhere, the rest tells how it stands."""

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
    found = glimpse(path)
    try:
        recorded, use = (found, None) if found else read_with_use(path)
    except SaveError as fault:
        beyond = isinstance(fault, OutOfReach)
        return Saved(path.stem, path, fault=str(fault), out_of_reach=beyond)
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
        fault=str(use or ""),
        out_of_reach=use is not None,
        in_use=use is not None,
    )


def _reached(recorded: Sequence[Recorded]) -> tuple[int, str]:
    turn, ending = 1, ""
    for each in recorded:
        match each.event:
            case Advanced(turn=closed):
                turn = closed + 1
            case Rewound(turn=opened):
                turn, ending = opened, ""
            case Returned(turn=resumed, ending=reached):
                turn, ending = resumed, reached
            case Closed(ending=reached):
                turn, ending = turn - 1, reached
            case _:
                pass
    return turn, ending
