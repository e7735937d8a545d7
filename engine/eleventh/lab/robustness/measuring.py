"""How robust a finished game is: the same orders on the same dice, many times, by rules of other
sizes.

Sizes are a designer's choice, and only orderings are documented. So what a debrief tells is put to
the test: whether the game would have ended so, where each score would have come to stand, and
whether each of its leading causes would have been one. All of it follows from the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Link, Program
from eleventh.core.state import State
from eleventh.lab.reached import totals
from eleventh.lab.replaying import Replayed, replay_under
from eleventh.lab.robustness.redrawing import Redrawing, make_redrawing
from eleventh.lab.robustness.sizes import Use
from eleventh.lab.waterfall import find_mechanism, waterfalls
from eleventh.play.game import Game, attribute_replaced
from eleventh.play.match_record import MatchRecord

REDRAWINGS = 200
LEADING = 3  # causes of a score that count as its leading ones
NOT_BY_RULES = ("bounds", "override")  # kinds of causes that have no size

GoingOn = Callable[[int, int], bool]  # told how many were played, of how many; no: stop


class Unmeasured(Enum):
    """Why there is nothing to tell."""

    UNFINISHED = "unfinished"
    OTHER_PROGRAM = "other program"
    NOTHING_VARIES = "nothing varies"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Band:
    """Where a value came to stand: in the game, and in its redrawings the middle one, and two
    between which eight of ten lie. `kind` is that of a track, derived, objective or total; for an
    objective or a total `id` begins with its seat."""

    id: str
    title: str
    kind: str
    low: float
    high: float
    real: float
    least: float
    middle: float
    most: float


@dataclass(frozen=True, slots=True)
class WhyHeld:
    """A leading cause of a score as the debrief names it, how much it moved the score by, and in
    how many redrawings it kept its sign and stayed among the three largest. `scale` is the kind of
    the score and the ends of its scale."""

    track: str
    title: str
    scale: tuple[str, float, float]
    kind: str
    cause: str
    amount: float
    held: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """A game and its redrawings. `whole` says that all that were wanted were played.

    `parameters` and `literals` count the sizes that were drawn, `kept` the parameters that were
    not, by what they serve for. `refitted` counts the redrawings in which some order could not stay
    as it was given, `longer` those that went on beyond the real end. `endings` has every ending
    that came, by its title, the most frequent first; `held` counts the real one. `statuses` tells
    of each in how many it ended with its real value.
    """

    redrawings: int
    whole: bool
    parameters: int
    literals: int
    kept: Mapping[Use, int]
    refitted: int
    longer: int
    ending: str
    held: int
    endings: tuple[tuple[str, int], ...]
    scores: tuple[Band, ...]
    seats: tuple[Band, ...]
    statuses: tuple[tuple[str, str, int], ...]
    whys: tuple[WhyHeld, ...]


def measure_robustness(
    record: MatchRecord,
    redrawings: int = REDRAWINGS,
    going_on: GoingOn = lambda played, wanted: True,
) -> Robustness | Unmeasured:
    """Plays a finished match again so many times. `going_on` is told before each how many were
    played, of how many; if it says no, those count that were played."""
    game = record.game
    if not game.state.over:
        return Unmeasured.UNFINISHED
    redrawing = make_redrawing(game)
    if redrawing is None:
        return Unmeasured.OTHER_PROGRAM
    if not redrawing.sites:
        return Unmeasured.NOTHING_VARIES
    played = replay_under(game, redrawing.adjudicator)
    if (played.state.values, played.state.ending) != (game.state.values, game.state.ending):
        return Unmeasured.OTHER_PROGRAM
    outcomes: list[_Outcome] = []
    for number in range(redrawings):
        if not going_on(number, redrawings):
            break
        rules = redrawing.draw_rules(game.opened.seed, number + 1)
        outcomes.append(_find_outcome(game, redrawing, rules, replay_under(game, rules)))
    if not outcomes:
        return Unmeasured.STOPPED
    return _sum_up(game, redrawing, outcomes, redrawings)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is kept of one redrawing: a value for each band, by its id; and of each score the
    amounts by mechanism."""

    state: State
    refitted: bool
    longer: bool
    values: Mapping[str, float]
    causes: Mapping[int, Mapping[Link, float]]


def _find_outcome(
    game: Game, redrawing: Redrawing, rules: Adjudicator, played: Replayed
) -> _Outcome:
    return _Outcome(
        state=played.state,
        refitted=played.fell_back > 0,
        longer=played.beyond > 0,
        values=_find_values(rules, played.state),
        causes=_sum_causes(game, redrawing.adjudicator, played),
    )


def _find_values(rules: Adjudicator, state: State) -> dict[str, float]:
    program = rules.program
    found = {each.id: value for each, value in zip(program.tracks, state.values, strict=True)}
    found |= rules.derived(state)
    for seat in program.seats:
        found |= {f"{seat.id}.{id}": score for id, score in rules.score(state, seat.id).items()}
    return found | {f"{id}.": total for id, total in totals(rules, program, state).items()}


def _sum_causes(
    game: Game, adjudicator: Adjudicator, played: Replayed
) -> dict[int, dict[Link, float]]:
    """Of every track that was moved the sum of each mechanism, as a waterfall groups them."""
    program = adjudicator.program
    sums: dict[int, dict[Link, float]] = {}
    for turn, step in enumerate(played.steps):
        given = game.revealed[turn - 1] if 0 < turn <= len(game.revealed) else {}
        replaced = [each for orders in given.values() for each in orders.replaced]
        ledger = attribute_replaced(adjudicator, step, replaced).ledger
        for stage in ledger.stages:
            for index, amount in stage.posts:
                cause = ledger.program.causes[index]
                link = find_mechanism(cause.chain)
                mine = sums.setdefault(cause.track, {})
                mine[link] = mine.get(link, 0.0) + amount
    for track, mine in sums.items():
        # Amounts are whole 1/256, so what is left is what was clipped at the ends, exactly.
        bounds = program.tracks[track]
        moved = played.state.values[track] - bounds.start
        clipped = moved - sum(mine.values())
        if clipped:
            mine[Link("bounds", "", "")] = clipped
    return sums


def _sum_up(
    game: Game, redrawing: Redrawing, outcomes: Sequence[_Outcome], wanted: int
) -> Robustness:
    program, table = game.adjudicator.program, game.adjudicator
    real = _find_values(table, game.state)
    endings = Counter(each.state.ending for each in outcomes)

    def band(id: str, title: str, kind: str, low: float, high: float) -> Band:
        column = sorted(each.values[id] for each in outcomes)
        last = len(column) - 1
        least, middle, most = (column[at] for at in (last // 10, last // 2, last - last // 10))
        return Band(id, title, kind, low, high, real[id], least, middle, most)

    return Robustness(
        redrawings=len(outcomes),
        whole=len(outcomes) == wanted,
        parameters=len(redrawing.sizes.parameters),
        literals=len(redrawing.sizes.literals),
        kept=dict(Counter(redrawing.sizes.kept.values())),
        refitted=sum(each.refitted for each in outcomes),
        longer=sum(each.longer for each in outcomes),
        ending=program.endings[game.state.ending].title,
        held=endings[game.state.ending],
        endings=tuple(
            (program.endings[index].title, count)
            for index, count in sorted(endings.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        scores=(
            *(
                band(each.id, each.title or each.id, each.kind, each.low, each.high)
                for each in program.tracks
                if each.kind != "status"
            ),
            *(
                band(each.id, each.title or each.id, "derived", each.low, each.high)
                for each in program.derived
            ),
        ),
        seats=tuple(
            band(f"{seat.id}.{id}", title, kind, 0.0, 100.0)
            for seat in program.seats
            for id, title, kind in (
                *((each.id, each.text, "objective") for each in seat.objectives),
                ("", seat.title, "total"),
            )
        ),
        statuses=tuple(_hold_statuses(program, game.state, outcomes)),
        whys=tuple(_hold_whys(game, outcomes)),
    )


def _hold_statuses(
    program: Program, state: State, outcomes: Sequence[_Outcome]
) -> Iterator[tuple[str, str, int]]:
    for index, track in enumerate(program.tracks):
        if track.kind == "status":
            value = state.values[index]
            held = sum(each.state.values[index] == value for each in outcomes)
            yield track.title or track.id, track.values[int(value)], held


def _hold_whys(game: Game, outcomes: Sequence[_Outcome]) -> Iterator[WhyHeld]:
    """The leading causes of every score, but for those that no rule's size has a part in. Political
    capital is a means, and is left out."""
    program = game.adjudicator.program
    means = {program.tracks[index].id for _, index in program.capital}
    places = {track.id: index for index, track in enumerate(program.tracks)}
    for fall in waterfalls(game):
        if fall.track in means:
            continue
        leading = [_rank_largest(each.causes.get(places[fall.track], {})) for each in outcomes]
        for bar in fall.bars[:LEADING]:
            if bar.kind in NOT_BY_RULES or not bar.amount:
                continue
            link = (bar.kind, bar.id or bar.title)
            held = sum(amounts.get(link, 0.0) * bar.amount > 0 for amounts in leading)
            scale = (fall.kind, fall.low, fall.high)
            yield WhyHeld(fall.track, fall.title, scale, bar.kind, bar.title, bar.amount, held)


def _rank_largest(amounts: Mapping[Link, float]) -> dict[tuple[str, str], float]:
    """The leading causes of a score in one redrawing, as a waterfall names and ranks them."""
    named = [((link.kind, link.id or link.title), each) for link, each in amounts.items()]
    named.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
    return dict(named[:LEADING])
