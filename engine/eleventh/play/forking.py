"""Playing on from any turn of a game, in a match of its own.

The new match begins with the events that led to the turn, so its save needs nothing beside it, and
says from which save, line of play and turn it comes. The game it comes from stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play.events import Event, Forked, Paused, Resumed, Retracted
from eleventh.play.folding import fold
from eleventh.play.game import Game
from eleventh.play.identity import draw_match_id
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh.play.room_events import ALONE, Guarded, Provided
from eleventh.play.unstored import Log


@dataclass(frozen=True, slots=True)
class LineOfPlay:
    """One line of play: numbered from 1 in the order in which they were left, the current last.

    `left` says why it was left, empty for the current one; `by` who did.
    """

    number: int
    game: Game
    current: bool
    left: str
    by: str


@dataclass(frozen=True, slots=True)
class PlayedLine:
    """A line of play as a list shows it: the turn it reached, and whether that was its end."""

    number: int
    turn: int
    over: bool
    current: bool
    left: str
    by: str


def list_played_lines(game: Game) -> tuple[PlayedLine, ...]:
    """The lines of play at a table, as a list shows them."""
    return tuple(
        PlayedLine(
            each.number,
            each.game.state.turn,
            each.game.state.over,
            each.current,
            each.left,
            each.by,
        )
        for each in lines_of_play(game)
    )


def lines_of_play(game: Game) -> tuple[LineOfPlay, ...]:
    """Every line that was played at a table, those that were left first; none for a step back over
    what nobody had touched."""
    left = [
        LineOfPlay(number, each.game, False, each.event.reason, each.event.by)
        for number, each in enumerate((each for each in game.abandoned if each.touched), start=1)
    ]
    return (*left, LineOfPlay(len(left) + 1, replace(game, abandoned=()), True, "", ""))


def fork(
    record: MatchRecord,
    turn: int,
    save: str,
    log: Log | None = None,
    players: Mapping[str, str] | None = None,
    line: int | None = None,
) -> Match | Refusal:
    """A new match that goes on from the opening of `turn`, stored in `log` from its first event.

    `save` names where that match is kept; `players` may seat others than before, and must name
    exactly the seats; `line` is a number of `lines_of_play`, the current one unless given.
    SaveError if the log refuses. A Refusal for a line or a turn that there is not.
    """
    game, lines = record.game, lines_of_play(record.game)
    number = len(lines) if line is None else line
    if not 1 <= number <= len(lines):
        return Refusal(RefusalCode.NO_SUCH_LINE, {"last": len(lines)})
    source = lines[number - 1].game
    if not 1 <= turn <= source.state.turn:
        return Refusal(RefusalCode.NO_TURN_TO_FORK, {"last": source.state.turn})
    opened = replace(source.opened, match=draw_match_id() if log else "")
    if players is not None:
        opened = replace(opened, players=dict(players))
    before = source.events[: source.openings[turn - 1].events]
    kept = [each for each in before if not isinstance(each.event, (Paused, Resumed))]
    entries = {each.entry: number for number, each in enumerate(kept, start=2)}
    events: list[Event] = [
        replace(each.event, entry=entries[each.event.entry])
        if isinstance(each.event, Retracted)
        else each.event
        for each in kept
    ]
    if game.hosted != ALONE:
        events.append(game.hosted)
    if game.code:
        events.append(Guarded(game.code))
    if game.provided:
        events.append(Provided(game.provided))
    events.append(Forked(turn, save, number))
    adjudicator = source.openings[0].position.adjudicator
    onward = MatchRecord((opened, *events), fold(adjudicator, opened, events))
    match = Match(onward, log or Unsaved())
    match.store((opened, *events))
    return match
