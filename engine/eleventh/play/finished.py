"""What a game came to that one person played alone, from its beginning to its end.

Only such games are kept for a person (see `scorebook`): where several sat at the table, or somebody
facilitated, the result is the room's; and a game that was taken back, or goes on from another one,
was played by somebody who knew what would come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from eleventh.bots.registry import HUMAN
from eleventh.core.totals import total_scores
from eleventh.play.daily import find_day_of_seed
from eleventh.play.events import Forked, Intervention, Rewound
from eleventh.play.hosting import facilitated
from eleventh.play.identity import identify
from eleventh.play.match_record import MatchRecord
from eleventh.play.room_events import Extended, Guarded, Provided, Reclaimed


@dataclass(frozen=True, slots=True)
class FinishedGame:
    """One game of one person. `match` is its id, which no other has; `endings` the ids of all that
    the scenario had then; `total` how far the seat's objectives were reached, 0 to 100 by weight;
    `turns` how many were played; `day` the date whose seed it was played with, empty for other
    dice; `save` the id of its save, empty where it has none; `ended` when it was over, in UTC and
    ISO 8601, empty where nobody kept the time."""

    match: str
    scenario: str
    title: str
    program_hash: str
    rules: int
    seat: str
    seat_title: str
    ending: str
    ending_title: str
    endings: tuple[str, ...]
    total: float
    turns: int
    seed: int
    day: str
    save: str
    ended: str


def find_finished(record: MatchRecord, save: str = "") -> FinishedGame | None:
    """What a match came to for the one person at it, kept in the save of that id; None for one that
    goes on, or that several, nobody, or somebody with a facilitator played, or that was not played
    from its beginning to its end in one line."""
    game, opened = record.game, record.opened
    people = [seat for seat, player in opened.players.items() if player == HUMAN]
    doings = Intervention | Extended | Reclaimed | Guarded | Provided | Forked | Rewound
    meddled = any(isinstance(each, doings) for each in record.events)
    if not game.state.over or len(people) != 1 or meddled or facilitated(game):
        return None
    program, identity = game.adjudicator.program, identify(opened)
    seat = program.find_seat(people[0])
    ending = program.endings[game.state.ending]
    scores = game.adjudicator.score(game.state, seat.id)
    day = find_day_of_seed(opened.scenario, opened.seed, _find_date(record))
    return FinishedGame(
        match=identity.match,
        scenario=opened.scenario,
        title=program.title,
        program_hash=opened.program_hash,
        rules=identity.rules,
        seat=seat.id,
        seat_title=seat.title,
        ending=ending.id,
        ending_title=ending.title,
        endings=tuple(each.id for each in program.endings),
        total=total_scores(seat.objectives, scores),
        turns=len(game.revealed),
        seed=opened.seed,
        day="" if day is None else day.isoformat(),
        save=save,
        ended=record.times[-1] if record.times else "",
    )


def _find_date(record: MatchRecord) -> date:
    """The day on which a match was begun; where nobody kept the time, one that nobody will see."""
    try:
        return datetime.fromisoformat(record.times[0]).date()
    except (IndexError, ValueError):
        return date.max
