"""The scenario that `eleventh new mine` makes, with a few more lines: the smallest games in which
something secret happens to what a seat sees."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import Compiled, compile_files
from eleventh.play.match import Log, Match

SCAFFOLD = Path(__file__).parents[2] / "ui/eleventh_ui/scaffold"
PLOT = """  - {{id: {id}, by: [west], title: Plot {id}, publicity: secret, effects: {effects},
     why: Nobody is to know., cite: [N01]}}
"""


@cache
def mine(plots: tuple[str, ...], changes: tuple[tuple[str, str], ...] = ()) -> Compiled:
    """The scenario with a secret initiative of West for each of these effects, named `a`, `b` and
    so on; `changes` are texts of the file and what stands there instead."""
    text = (SCAFFOLD / "scenario.yaml").read_text("utf-8").replace("my_crisis", "mine")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    own = "".join(
        PLOT.format(id=id, effects=effects) for id, effects in zip("abc", plots, strict=False)
    )
    text = text.replace("\n# What the seats are told", f"{own}\n# What the seats are told")
    files = {
        "scenario.yaml": text.encode(),
        "briefings/east.md": (SCAFFOLD / "east.md").read_bytes(),
    }
    found = compile_files(files)
    assert found.program is not None, found.problems
    return found


def start(scenario: Compiled, log: Log | None = None) -> Match:
    """A match between two people."""
    assert scenario.program is not None
    players = {"east": "human", "west": "human"}
    return Match.start(build(scenario.program), scenario.files, players, 7, log)


def play_turn(match: Match, plots: Iterable[str] = (), east: Iterable[str] = ()) -> Match:
    """Plays the open turn: West plots, East does what it does, both give their first answers."""
    for seat, initiatives in (("east", east), ("west", plots)):
        answers = {each.id: each.options[0].id for each in match.view(seat).questions}
        assert match.submit(seat, Orders(answers, tuple(initiatives))) == ()
    assert match.advance() == ()
    return match
