"""Everything a debrief tells of a game, as one value; renderers only choose words and shapes.

It is a pure function of the record: the same save gives the same debrief. Nothing is hidden in it,
so during a game it is for the facilitator alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from eleventh.core.authorship import Authorship
from eleventh.core.program import Ending, Parameter
from eleventh.lab.hindsight.lessons import (
    Lessons,
    find_foretold_only,
    find_lessons,
    find_standings,
)
from eleventh.lab.pace import Pace, measure_pace
from eleventh.lab.paths import Path, paths
from eleventh.lab.reached import Reached, reached
from eleventh.lab.recorded_course import RecordedCourse, play_recorded_course
from eleventh.lab.robustness.measuring import Robustness, Unmeasured, measure_robustness
from eleventh.lab.story import Episode, sources_cited, story
from eleventh.lab.temperaments import find_temperaments
from eleventh.lab.turning_points import TurningPoints, turning_points
from eleventh.lab.waterfall import Waterfall, waterfalls
from eleventh.play.citing import Cited, cited
from eleventh.play.forking import lines_of_play
from eleventh.play.match_record import MatchRecord
from eleventh.play.seat_views import Notice, notices


@dataclass(frozen=True, slots=True)
class Debrief:
    """One game, told from every side. `ending` is None while it goes on; `seats` maps ids of seats
    to titles, `temperaments` those that a doctrine with one plays to its name; `capital` names the
    tracks that are political capital; `lines` counts the lines of play of its save. `robustness` is
    None where it was not asked for, `course` also where the scenario marks nothing as history, and
    there are no `paces` where nobody knows the times. `lessons` are what those who sat at the table
    can learn from it.

    `facilitators` are those who ran the room or had a hand in it, by the names they gave.
    `notices` is everything the facilitator did, also in lines of play that were left, and every
    step back.
    """

    scenario: str
    title: str
    synopsis: str
    rulebook: str
    engine: str
    program_hash: str
    about: tuple[tuple[str, Authorship], ...]
    seed: int
    players: Mapping[str, str]
    temperaments: Mapping[str, str]
    facilitators: tuple[str, ...]
    seats: Mapping[str, str]
    capital: frozenset[str]
    last: int
    dates: tuple[str, ...]
    ending: Ending | None
    episodes: tuple[Episode, ...]
    paths: tuple[Path, ...]
    waterfalls: tuple[Waterfall, ...]
    reached: tuple[Reached, ...]
    turning_points: TurningPoints
    robustness: Robustness | Unmeasured | None
    course: RecordedCourse | None
    lessons: Lessons
    paces: tuple[Pace, ...]
    notices: tuple[Notice, ...]
    lines: int
    parameters: tuple[Parameter, ...]
    assumptions: tuple[str, ...]
    limitations: tuple[str, ...]
    sources: tuple[Cited, ...]


def debrief(
    record: MatchRecord,
    points: TurningPoints | None = None,
    robustness: Robustness | Unmeasured | None = None,
    course: RecordedCourse | None = None,
    lessons: Lessons | None = None,
) -> Debrief:
    """The debrief of a match, finished or not. `points` are its turning points, if they are there
    already or shall not be searched for; `robustness`, `course` and `lessons` are told if they were
    found out."""
    game = record.game
    program, walked, done = game.adjudicator.program, paths(game), notices(game)
    hands = (game.hosted.facilitator, *(each.by for each in done))
    return Debrief(
        scenario=program.scenario,
        title=program.title,
        synopsis=program.synopsis,
        rulebook=program.rulebook,
        engine=game.opened.engine,
        program_hash=program.hash,
        about=program.about,
        seed=game.opened.seed,
        players=dict(game.opened.players),
        temperaments=find_temperaments(game),
        facilitators=tuple(dict.fromkeys(filter(None, hands))),
        seats=program.seat_titles,
        capital=frozenset(program.tracks[index].id for _, index in program.capital),
        last=len(program.turns),
        dates=tuple(turn.date for turn in program.turns),
        ending=program.endings[game.state.ending] if game.state.over else None,
        episodes=story(game, walked),
        paths=walked,
        waterfalls=waterfalls(game),
        reached=reached(game),
        turning_points=turning_points(record) if points is None else points,
        robustness=robustness,
        course=course,
        lessons=find_foretold_only(game) if lessons is None else lessons,
        paces=measure_pace(record),
        notices=done,
        lines=len(lines_of_play(game)),
        parameters=program.parameters,
        assumptions=program.assumptions,
        limitations=program.limitations,
        sources=cited(program, sources_cited(game)),
    )


def debrief_wholly(record: MatchRecord) -> Debrief:
    """The debrief of a match with all that can be found out about it."""
    return replace(
        debrief_briefly(record),
        robustness=measure_robustness(record),
        lessons=find_lessons(record),
    )


def debrief_to_hand_out(record: MatchRecord) -> Debrief:
    """The same with where totals stand, which takes some seconds for each person at the table."""
    return replace(debrief_briefly(record), lessons=find_standings(record))


def debrief_briefly(record: MatchRecord) -> Debrief:
    """The same without the many games that lessons and other sizes take."""
    return debrief(record, course=play_recorded_course(record.game))
