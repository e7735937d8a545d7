"""What a playtest tells, as plain values: of endings, tracks, seats, and of all that an author
wrote, how often it came to anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.studies.estimates import Estimate


@dataclass(frozen=True, slots=True)
class Bands:
    """Where values lie: a tenth of them below `p10`, a quarter below `p25`, half below `median`,
    and so on. Known to half a bin (see `lab.batch.scales`)."""

    p10: float
    p25: float
    median: float
    p75: float
    p90: float


@dataclass(frozen=True, slots=True)
class Length:
    """How long games are. `turns` has the games by the turn in which they ended. `words` are what
    the table reads in a game, on average: what is read once whatever happens, injects, and
    questions with their answers. `reading` is that in minutes, `minutes` what the author says."""

    turns: Mapping[int, int]
    mean_turns: float
    words: float
    reading: float
    minutes: int


@dataclass(frozen=True, slots=True)
class EndingResult:
    """An ending: how often games came to it, and in which turns."""

    id: str
    title: str
    games: Proportion
    turns: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """A track as a turn opened, in the games that still went on; `turn` 0 is the end, of all games.
    Of a status `values` has the share of each value, and there are no `bands`."""

    turn: int
    games: int
    mean: float
    spread: float
    bands: Bands | None
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Mover:
    """What moves a track: the last step of a chain of causes, and how much it posts to the track in
    a game, on average."""

    kind: str
    id: str
    title: str
    mean: float


@dataclass(frozen=True, slots=True)
class TrackResult:
    """A track, or what follows from tracks: its path over the turns, on which share of its turns it
    lay on an end of its scale, and what moved it most."""

    id: str
    title: str
    kind: str
    low: float
    high: float
    start: float | str | None
    path: tuple[TrackPoint, ...]
    at_low: Proportion
    at_high: Proportion
    movers: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """How far something is reached over all games, 0 to 100. It is flat if it was the same, to a
    quarter of a point, in every game."""

    mean: Estimate
    spread: float
    bands: Bands
    flat: bool


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """One objective of a seat."""

    id: str
    text: str
    weight: float
    score: ScoreResult


@dataclass(frozen=True, slots=True)
class SeatResult:
    """A seat: who played it, how far it came by the weight of its objectives, and in how many games
    it alone came farthest."""

    id: str
    title: str
    player: str
    total: ScoreResult
    ahead: Proportion
    objectives: tuple[ObjectiveResult, ...]


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """A response or an initiative: how often it was chosen, of how often its decision was put (an
    initiative: of how often it could be taken), how often it could be chosen, and in how many games
    it was."""

    seat: str
    id: str
    title: str
    chosen: Proportion
    offered: int
    games: Proportion


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """A decision: how often it was put to its seat, and its responses."""

    id: str
    seat: str
    ask: str
    asked: int
    responses: tuple[ChoiceResult, ...]


@dataclass(frozen=True, slots=True)
class HappeningResult:
    """An inject or a joint initiative: how often it fired or was met, and in how many games."""

    id: str
    title: str
    times: int
    games: Proportion
    turns: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class ActResult:
    """An act: how often a deed of it was done by anyone, and how often which, by title: who did it
    toward whom."""

    id: str
    title: str
    times: int
    deeds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """A condition of a rule, as written: of how often it was asked for, how often it held and moved
    something. Where it held and the amount was 0 it is not among those."""

    when: str
    held: Proportion


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule or a modifier: of how often its causes could post, how often they did."""

    kind: str
    id: str
    title: str
    fired: Proportion
    conditions: tuple[ConditionResult, ...]


@dataclass(frozen=True, slots=True)
class Playtest:
    """What `games` games came to, of the `wanted` from number `first` on; fewer were played if it
    was stopped. `program` is the hash of what was played, `engine` the version that played it and
    `rules` the version of its rules. `players` has the doctrine of each seat."""

    engine: str
    rules: int
    scenario: str
    title: str
    program: str
    backend: str
    seed: int
    first: int
    wanted: int
    games: int
    players: Mapping[str, str]
    length: Length
    endings: tuple[EndingResult, ...]
    seats: tuple[SeatResult, ...]
    tracks: tuple[TrackResult, ...]
    decisions: tuple[DecisionResult, ...]
    initiatives: tuple[ChoiceResult, ...]
    joints: tuple[HappeningResult, ...]
    injects: tuple[HappeningResult, ...]
    acts: tuple[ActResult, ...]
    fired: tuple[RuleResult, ...]

    @property
    def partial(self) -> bool:
        """Whether it was stopped before its end."""
        return self.games < self.wanted
