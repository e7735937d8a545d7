"""The names of a small scenario, as the lowering code hands them to formulas."""

from __future__ import annotations

from eleventh.core.span import Span
from eleventh.lang.formula.expression import Expr
from eleventh.lang.formula.parser import parse
from eleventh.lang.formula.scope import DeadlineName, DerivedName, Names, Scope, TrackName
from eleventh.lang.formula.typecheck import Want, lower
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Problem, Problems

SEATS = ("washington", "seoul", "tokyo")
ACTORS = (*SEATS, "pyongyang")
PACT = ("active", "notice", "lapsed")
COURT = ("open", "closed")


def formula(text: str, column: int = 1) -> Formula:
    """A formula on line 7 of a file."""
    return Formula(text, Span("scenario.yaml", 7, column, 7, column + len(text)))


def parsed(text: str) -> Expr:
    """The expression of a formula that is right."""
    problems = Problems()
    expr = parse(formula(text), problems)
    assert expr is not None, problems.all()
    return expr


def refused(text: str) -> tuple[Problem, ...]:
    """The problems of a formula that cannot be parsed."""
    problems = Problems()
    assert parse(formula(text), problems) is None
    assert problems.errors
    return problems.all()


def names(**derived: str) -> Names:
    """The names; `isolation` of each seat and any further derived tracks follow from others."""
    pairs = [f"trust.{a}.{b}" for a in SEATS for b in SEATS if a != b]
    tracks = {id: TrackName(index, 0, 100, "score") for index, id in enumerate(pairs)}
    tracks["deterrence.pyongyang"] = TrackName(6, 0, 100, "score")
    tracks["rounds"] = TrackName(7, 0, 9999, "counter")
    tracks["pact"] = TrackName(8, 0, 2, "status", PACT)
    tracks["court"] = TrackName(9, 0, 1, "status", COURT)
    tracks["heat"] = TrackName(10, -50, 50, "score")
    tracks["treaty"] = TrackName(11, 0, 2, "status", PACT)
    lonely = parsed("100 - trust.first.washington")
    choices = [
        ("seoul", "complain"),
        ("seoul", "wait"),
        ("seoul", "quiet_channel.tokyo"),
        ("tokyo", "offer"),
        ("tokyo", "quiet_channel.seoul"),
        ("tokyo", "quiet_channel.washington"),
    ]
    return Names(
        tracks=tracks,
        derived={
            **{f"isolation.{a}": DerivedName(lonely, {"first": a}) for a in ("seoul", "tokyo")},
            **{id: DerivedName(parsed(text)) for id, text in derived.items()},
        },
        parameters={"blow": 4.0},
        deadlines={"expiry": DeadlineName(0, 1, 60)},
        injects={"launch": 0, "export_controls": 1},
        joints={"dialogue": 0},
        choices={choice: (index,) for index, choice in enumerate(choices)},
        actors=ACTORS,
        seats=SEATS,
        months=(0.5, 2.0),
        last=8,
    )


NAMES = names()


def lowered(text: str, want: Want, scope: Scope | None = None) -> tuple[Value | None, Problems]:
    """A formula lowered at a place, by default one of a standing rule with x and y bound."""
    problems = Problems()
    scope = scope or Scope(NAMES, "react", {"x": "seoul", "y": "tokyo"})
    return lower(parsed(text), scope, Values(), problems, want), problems
