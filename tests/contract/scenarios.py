"""Scenarios for the contract of the faces, among them one whose trust runs from 0 to 1."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from eleventh.core.adjudication import Adjudicator
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from games import EVERY, adjudicator
from play.quarrel import adjudicator as quarrel

NAMES = (*(each.name for each in EVERY), "quarrel", "shares")


@cache
def table(name: str) -> Adjudicator:
    """The scenario of that name, ready to play."""
    if name == "quarrel":
        return quarrel()
    if name == "shares":
        return _shares()
    return adjudicator(next(each for each in EVERY if each.name == name))


def played(name: str, turns: int, seed: int) -> Match:
    """A match in which doctrines that draw their orders have played so many turns: a new one each
    time, that stands where the same game stood."""
    return Match(_record(name, turns, seed), Unsaved())


@cache
def _record(name: str, turns: int, seed: int) -> MatchRecord:
    runs = table(name)
    match = Match.start(runs, {}, {each.id: "random" for each in runs.program.seats}, seed)
    for _ in range(turns):
        if not match.over:
            assert match.advance() == ()
    return match.record


def _shares() -> Adjudicator:
    """The small scenario with trust from 0 to 1, and every size of it a hundredth."""
    text = (EVERY[0] / "scenario.yaml").read_text("utf-8")
    text = re.sub(r"(trust: \{kind: score, [^}]*?)start: 50", r"\1min: 0, max: 1, start: 0.4", text)
    text = re.sub(r"(trust\.y\.x: )\"([^\"]*)\"", r'\1"(\2) / 100"', text)
    text = text.replace("(50 - trust.x.y)", "(0.5 - trust.x.y)").replace(
        "absent: -2", "absent: -0.02"
    )
    assert text.count("/ 100") > 1
    with TemporaryDirectory() as folder:
        (Path(folder) / "scenario.yaml").write_text(text, "utf-8")
        compiled = compile_path(Path(folder))
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return build(compiled.program)
