"""A playtest as one JSON document: what `--json` prints and exports are made from.

`playtest.schema.json`, beside this file, describes every key; a new key is no new format, a changed
one is. Shares are from 0 to 1, scores from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.playtest.result import (
    ChoiceResult,
    DecisionResult,
    HappeningResult,
    Playtest,
    RuleResult,
    ScoreResult,
    SeatResult,
    TrackPoint,
    TrackResult,
)
from eleventh.lab.playtest.unreached import list_unreached
from eleventh.lab.studies.document import export_studies
from eleventh.lab.studies.suite import StudySuite
from eleventh.play.schemas import load_schema

FORMAT = 1


def export_playtest(result: Playtest, studies: StudySuite | None = None) -> dict[str, Any]:
    """The document of a playtest, with the studies that were made beside it."""
    return {
        "format": FORMAT,
        "engine": result.engine,
        "rules_version": result.rules,
        "scenario": result.scenario,
        "title": result.title,
        "program": result.program,
        "backend": result.backend,
        "seed": result.seed,
        "first": result.first,
        "wanted": result.wanted,
        "games": result.games,
        "partial": result.partial,
        "players": dict(result.players),
        "length": {**asdict(result.length), "turns": _turns(result.length.turns)},
        "endings": {
            each.id: {
                "title": each.title,
                **_share(each.games, "games"),
                "turns": _turns(each.turns),
            }
            for each in result.endings
        },
        "objectives": {each.id: _seat(each) for each in result.seats},
        "tracks": {each.id: _track(each) for each in result.tracks},
        "decisions": {each.id: _decision(each) for each in result.decisions},
        "initiatives": {f"{each.seat}.{each.id}": _choice(each) for each in result.initiatives},
        "joints": _happenings(result.joints),
        "injects": _happenings(result.injects),
        "acts": {
            each.id: {"title": each.title, "times": each.times, "deeds": dict(each.deeds)}
            for each in result.acts
        },
        "rules": {each.id: _rule(each) for each in result.fired},
        "never": {kind: list(ids) for kind, ids in list_unreached(result).items()},
        **({} if studies is None else {"studies": export_studies(studies)}),
    }


def playtest_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every such document satisfies."""
    return load_schema("eleventh.lab.playtest", "playtest")


def _share(found: Proportion, name: str) -> dict[str, Any]:
    """A share with its interval, and what it is a share of by name."""
    return {"share": found.share, "low": found.low, "high": found.high, name: found.number}


def _turns(hits: Mapping[int, int]) -> dict[str, int]:
    return {str(turn): number for turn, number in hits.items()}


def _score(found: ScoreResult) -> dict[str, Any]:
    return {
        **asdict(found.mean),
        "spread": found.spread,
        **asdict(found.bands),
        "flat": found.flat,
    }


def _seat(seat: SeatResult) -> dict[str, Any]:
    return {
        "title": seat.title,
        "total": _score(seat.total),
        "ahead": _share(seat.ahead, "games"),
        "objectives": {
            each.id: {"text": each.text, "weight": each.weight, **_score(each.score)}
            for each in seat.objectives
        },
    }


def _track(track: TrackResult) -> dict[str, Any]:
    return {
        "title": track.title,
        "kind": track.kind,
        "low": track.low,
        "high": track.high,
        "start": track.start,
        "at_low": track.at_low.share,
        "at_high": track.at_high.share,
        "path": [_point(each) for each in track.path],
        "movers": [asdict(each) for each in track.movers],
    }


def _point(point: TrackPoint) -> dict[str, Any]:
    found: dict[str, Any] = {"turn": point.turn or None, "games": point.games}
    if point.bands is None:
        return {**found, "values": dict(point.values)}
    return {**found, "mean": point.mean, "spread": point.spread, **asdict(point.bands)}


def _decision(decision: DecisionResult) -> dict[str, Any]:
    return {
        "seat": decision.seat,
        "ask": decision.ask,
        "asked": decision.asked,
        "responses": {each.id: _choice(each) for each in decision.responses},
    }


def _choice(choice: ChoiceResult) -> dict[str, Any]:
    return {
        "title": choice.title,
        **_share(choice.chosen, "chosen"),
        "offered": choice.offered,
        "games": choice.games.number,
    }


def _happenings(found: Iterable[HappeningResult]) -> Mapping[str, Any]:
    return {
        each.id: {
            "title": each.title,
            "times": each.times,
            **_share(each.games, "games"),
            **({"turns": _turns(each.turns)} if each.turns else {}),
        }
        for each in found
    }


def _rule(rule: RuleResult) -> dict[str, Any]:
    return {
        "kind": rule.kind,
        "title": rule.title,
        "asked": rule.fired.of,
        "fired": rule.fired.number,
        "conditions": [
            {
                "when": each.when,
                "asked": each.held.of,
                "held": each.held.number,
                "failed": each.held.of - each.held.number,
            }
            for each in rule.conditions
        ],
    }
