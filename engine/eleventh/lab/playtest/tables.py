"""A playtest as tables of columns, for whoever goes on with it elsewhere: a row is one thing, and
every cell a number or a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eleventh.lab.columns import Cell, Columns
from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.playtest.result import Bands, ChoiceResult, Playtest, ScoreResult

SHARE = ("share", "low", "high")
BANDS = ("p10", "p25", "median", "p75", "p90")
SCORE = ("mean", "low", "high", "spread", *BANDS)


def tabulate(result: Playtest) -> Mapping[str, Columns]:
    """The tables by name. Turn 0 of a path is the end; what a cell can't have is left empty."""
    return {
        "endings": _fill(
            ("ending", "games", *SHARE),
            ((each.id, each.games.number, *_share(each.games)) for each in result.endings),
        ),
        "endings_by_turn": _fill(
            ("ending", "turn", "games"),
            (
                (each.id, turn, games)
                for each in result.endings
                for turn, games in each.turns.items()
            ),
        ),
        "objectives": _fill(
            ("seat", "objective", "weight", *SCORE),
            (
                (seat.id, each.id, each.weight, *_score(each.score))
                for seat in result.seats
                for each in seat.objectives
            ),
        ),
        "seats": _fill(
            ("seat", "player", *SCORE, "ahead", "ahead_low", "ahead_high"),
            (
                (each.id, each.player, *_score(each.total), *_share(each.ahead))
                for each in result.seats
            ),
        ),
        "paths": _fill(
            ("track", "turn", "games", "mean", "spread", *BANDS),
            (
                (each.id, point.turn, point.games, point.mean, point.spread, *_bands(point.bands))
                for each in result.tracks
                for point in each.path
                if point.bands is not None
            ),
        ),
        "statuses": _fill(
            ("track", "turn", "value", "games", "share"),
            (
                (each.id, point.turn, value, point.games, share)
                for each in result.tracks
                for point in each.path
                for value, share in point.values.items()
            ),
        ),
        "movers": _fill(
            ("track", "kind", "id", "mean"),
            (
                (each.id, one.kind, one.id, one.mean)
                for each in result.tracks
                for one in each.movers
            ),
        ),
        "bounds": _fill(
            ("track", "points", "at_low", "at_high"),
            (
                (each.id, each.at_low.of, each.at_low.number, each.at_high.number)
                for each in result.tracks
            ),
        ),
        "responses": _fill(
            ("decision", "seat", "response", "asked", "offered", "chosen", *SHARE, "games"),
            (
                (each.id, each.seat, one.id, each.asked, *_choice(one))
                for each in result.decisions
                for one in each.responses
            ),
        ),
        "initiatives": _fill(
            ("seat", "initiative", "offered", "taken", *SHARE, "games"),
            ((each.seat, each.id, *_choice(each)) for each in result.initiatives),
        ),
        "happenings": _fill(
            ("kind", "id", "times", "games"),
            (
                *(
                    (kind, each.id, each.times, each.games.number)
                    for kind, found in (("inject", result.injects), ("joint", result.joints))
                    for each in found
                ),
                *(("act", each.id, each.times, "") for each in result.acts),
            ),
        ),
        "rules": _fill(
            ("kind", "rule", "asked", "fired"),
            ((each.kind, each.id, each.fired.of, each.fired.number) for each in result.fired),
        ),
        "conditions": _fill(
            ("rule", "when", "asked", "held"),
            (
                (each.id, one.when, one.held.of, one.held.number)
                for each in result.fired
                for one in each.conditions
            ),
        ),
    }


def _fill(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Columns:
    made = Columns(names)
    for row in rows:
        made.append(row)
    return made


def _share(found: Proportion) -> tuple[float, ...]:
    return found.share, found.low, found.high


def _bands(found: Bands | None) -> tuple[float, ...]:
    if found is None:
        return ()
    return found.p10, found.p25, found.median, found.p75, found.p90


def _score(found: ScoreResult) -> tuple[float, ...]:
    mean = found.mean
    return mean.mean, mean.low, mean.high, found.spread, *_bands(found.bands)


def _choice(found: ChoiceResult) -> tuple[Cell, ...]:
    return found.offered, found.chosen.number, *_share(found.chosen), found.games.number
