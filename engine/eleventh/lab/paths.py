"""The path of every track over the turns of a game.

A point is the value as a turn closed; the first is the value before the game began, and the last of
an unfinished game is the value now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from eleventh.core.program import Role, Track, find_doing
from eleventh.play.game import Game
from eleventh.play.record import cause_of

RULES = "rules"


@dataclass(frozen=True, slots=True)
class Path:
    """A track and its values: one before the first turn, then one per turn.

    `kind` is score, counter, status or derived; `values` are the names of a status's values, and a
    status's points are indices of them. `hands` names, for each turn in which the facilitator moved
    it, by what: `override`, `inject` (an event that was added), `response` (one that was given in a
    seat's place), and last `rules` where these moved it too.
    """

    track: str
    title: str
    kind: str
    low: float
    high: float
    better: str
    values: tuple[str, ...]
    points: tuple[float, ...]
    hands: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    role: Role | None = None

    @property
    def change(self) -> float:
        """From the first point to the last."""
        return self.points[-1] - self.points[0]

    @property
    def moved(self) -> bool:
        """Whether it ever stood anywhere else."""
        return len(set(self.points)) > 1


def closing_values(game: Game) -> tuple[tuple[float, ...], ...]:
    """The values of all tracks before the game, then as each turn closed; the open turn's now."""
    program = game.adjudicator.program
    rows = [tuple(track.start for track in program.tracks)]
    stages = game.ledger.stages
    for turn in range(1, game.state.turn + 1):
        later = (each.opened for each in stages if each.turn > turn)
        rows.append(next(later, game.state.values))
    return tuple(rows)


def paths(game: Game) -> tuple[Path, ...]:
    """The path of every track and of every derived one."""
    program, rows = game.adjudicator.program, closing_values(game)
    hands = _hands(game)
    moved = [
        _path(track, [row[index] for row in rows], hands.get(index, {}))
        for index, track in enumerate(program.tracks)
    ]
    reckoned = [game.adjudicator.derived(replace(game.state, values=row)) for row in rows]
    derived = [
        Path(
            track=each.id,
            title=each.title or each.id,
            kind="derived",
            low=each.low,
            high=each.high,
            better=each.better,
            values=(),
            points=tuple(row[each.id] for row in reckoned),
        )
        for each in program.derived
    ]
    return (*moved, *derived)


def _hands(game: Game) -> dict[int, dict[int, tuple[str, ...]]]:
    """By track and turn what moved it, where the facilitator did."""
    found: dict[tuple[int, int], set[str]] = {}
    for posting in game.ledger:
        if posting.note or (not posting.amount and posting.before == posting.after):
            continue
        chain = cause_of(game.adjudicator.program, posting)
        by = find_doing(chain).kind if chain[0].kind == "override" else RULES
        found.setdefault((posting.track, posting.turn), set()).add(by)
    hands: dict[int, dict[int, tuple[str, ...]]] = {}
    for (track, turn), kinds in found.items():
        if kinds != {RULES}:
            ordered = sorted(kinds, key=lambda each: (each == RULES, each != "override", each))
            hands.setdefault(track, {})[turn] = tuple(ordered)
    return hands


def _path(track: Track, points: Sequence[float], hands: Mapping[int, tuple[str, ...]]) -> Path:
    return Path(
        track=track.id,
        title=track.title or track.id,
        kind=track.kind,
        low=track.low,
        high=track.high,
        better=track.better,
        values=track.values,
        points=tuple(points),
        hands=hands,
        role=track.role,
    )
