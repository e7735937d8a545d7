"""A person's profile: what their finished games came to, scenario by scenario and seat by seat.

Endings that were found are named; of the others only their number is told. Totals are spread by
program, since those of one say nothing of another, and held beside players whose games were
recorded for it; what a total is worth at the table that it was reached at, the debrief tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eleventh.lab.hindsight.recorded import find_recorded
from eleventh.play.finished import FinishedGame
from eleventh_ui.display.dates import format_day, format_day_briefly
from eleventh_ui.display.document import Block, Document, Heading, Paragraph, TableBlock
from eleventh_ui.display.histogram import draw_bar, place_total, spread_totals
from eleventh_ui.display.numbers import format_reached, format_whole
from eleventh_ui.display.words import pluralise, safe
from eleventh_ui.display.yardsticks import SHARES, UNRECORDED, describe_recorded, describe_table

TITLE = "Your profile"
SUBTITLE = "Games that you alone played to their end. All of it lies on this machine."
KEPT = (
    "eleventh profile --delete deletes it, and eleventh play --no-profile keeps no game from then "
    "on."
)
NONE = "No game is in your profile yet: it begins with the first that you alone play to its end."
OFF = "Games are not kept for a profile now; eleventh play --profile keeps them again."
DAILY = "Seed of the day"


@dataclass(frozen=True, slots=True)
class FoundEnding:
    """An ending that was reached, so many times."""

    id: str
    title: str
    games: int


@dataclass(frozen=True, slots=True)
class ProgramTotals:
    """What the first games on each seed of one program came to in a seat, the lowest first; at
    least one."""

    program_hash: str
    seat: str
    firsts: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The middle one, of two their mean."""
        return find_middle(self.firsts)


@dataclass(frozen=True, slots=True)
class SeatProfile:
    """One seat of a scenario: its games, at least one, in the order of their ends."""

    games: tuple[FinishedGame, ...]

    @property
    def last(self) -> FinishedGame:
        """The game that ended last; it says what the scenario and its seat are called."""
        return self.games[-1]

    @property
    def found(self) -> tuple[FoundEnding, ...]:
        """The endings that were reached, the first first."""
        counted = Counter(each.ending for each in self.games)
        titles = {each.ending: each.ending_title for each in self.games}
        return tuple(FoundEnding(each, titles[each], n) for each, n in counted.items())

    @property
    def still_there(self) -> int:
        """How many of these the scenario had when it was played last."""
        return sum(each.id in self.last.endings for each in self.found)

    @property
    def others(self) -> int:
        """How many more it had."""
        return len(set(self.last.endings)) - self.still_there

    @property
    def best(self) -> float:
        """The highest total."""
        return max(each.total for each in self.games)

    @property
    def mean(self) -> float:
        """The mean total."""
        return sum(each.total for each in self.games) / len(self.games)

    @property
    def firsts(self) -> tuple[float, ...]:
        """The total of the first game on each seed, the lowest first. Whoever plays a seed again
        knows its dice, so the games after it say nothing of seeds."""
        return tuple(sorted(_find_firsts(self.games)))

    @property
    def programs(self) -> tuple[ProgramTotals, ...]:
        """The same for each program that was played, the one played last first: totals of one say
        nothing of another."""
        found: dict[str, list[FinishedGame]] = {}
        for each in self.games:
            found.setdefault(each.program_hash, []).append(each)
        played = sorted(found.values(), key=lambda own: -self.games.index(own[-1]))
        return tuple(
            ProgramTotals(own[0].program_hash, self.last.seat, tuple(sorted(_find_firsts(own))))
            for own in played
        )


def _find_firsts(games: Sequence[FinishedGame]) -> list[float]:
    first: dict[int, float] = {}
    for each in games:
        first.setdefault(each.seed, each.total)
    return list(first.values())


def find_middle(totals: Sequence[float]) -> float:
    """The middle of totals in order, of two the mean; there is at least one."""
    return (totals[(len(totals) - 1) // 2] + totals[len(totals) // 2]) / 2


def list_seats(games: Sequence[FinishedGame]) -> tuple[SeatProfile, ...]:
    """The seats that were played, each with its games, the one played first first."""
    found: dict[tuple[str, str], list[FinishedGame]] = {}
    for each in games:
        found.setdefault((each.scenario, each.seat), []).append(each)
    return tuple(SeatProfile(tuple(each)) for each in found.values())


def describe_noted(game: FinishedGame, games: Sequence[FinishedGame]) -> str:
    """How a game that has just ended stands among the others of its seat, in a line."""
    seat = next(
        each for each in list_seats(games) if any(one.match == game.match for one in each.games)
    )
    earlier = [each for each in seat.games if each.match != game.match]
    new = all(each.ending != game.ending for each in earlier)
    there = seat.still_there + seat.others
    found = f"endings found as {safe(game.seat_title)}: {seat.still_there} of {there}"
    parts = [f"{found}, this one {'new' if new else 'known'}"]
    if not earlier:
        parts.append(f"{format_reached(game.total)} in your first game")
    elif game.total >= seat.best:
        parts.append(f"{format_reached(game.total)}, the best of your {len(seat.games)}")
    else:
        best = format_whole(seat.best)
        parts.append(f"{format_reached(game.total)}; the best of your {len(seat.games)} is {best}")
    if game.day:
        parts.append(f"{DAILY}, {format_day(game.day)}")
    return f"Your profile: {'. '.join(parts)}."


def compose_profile(games: Sequence[FinishedGame], kept: bool) -> Document:
    """The whole profile; `kept` says whether games are kept now."""
    notice = KEPT if kept else OFF
    blocks = tuple(_list_blocks(list_seats(games))) if games else (Paragraph(NONE),)
    return Document(TITLE, SUBTITLE, notice, "en", blocks)


def _list_blocks(seats: Sequence[SeatProfile]) -> Iterator[Block]:
    scenario = ""
    for each in sorted(seats, key=lambda seat: seat.last.scenario):
        if each.last.scenario != scenario:
            scenario = each.last.scenario
            yield Heading(2, f"{safe(each.last.title)} ({safe(scenario)})")
        yield Heading(3, safe(each.last.seat_title))
        yield Paragraph(_describe_totals(each))
        yield Paragraph(_describe_seeds(each))
        for program in each.programs:
            yield from _tell_program(program)
        yield TableBlock(
            _describe_endings(each),
            ("Ending", "Games"),
            tuple((safe(found.title), str(found.games)) for found in each.found),
            frozenset({1}),
        )
        yield TableBlock(
            "Games, the last first",
            ("Ended", "Total", "Seed", "Saved as"),
            tuple(_list_games(each)),
            frozenset({1}),
        )


def _describe_totals(seat: SeatProfile) -> str:
    games = pluralise(len(seat.games), "game")
    best, mean = format_reached(seat.best), format_whole(seat.mean)
    return f"{games}: your best total is {best}, the mean {mean}."


def _describe_seeds(seat: SeatProfile) -> str:
    firsts = seat.firsts
    if len(firsts) == 1:
        return f"One seed; your first game on it came to {format_whole(firsts[0])}."
    low, high = format_whole(firsts[0]), format_whole(firsts[-1])
    middle = format_whole(find_middle(firsts))
    return (
        f"{len(firsts)} seeds; your first games on them came to {low} to {high}, middle {middle}."
    )


def _tell_program(program: ProgramTotals) -> Iterator[Block]:
    """How first games are spread by tens, and where they lie beside recorded players."""
    recorded = find_recorded(program.program_hash, program.seat)
    others = () if recorded is None else recorded.policies
    bins = spread_totals(program.firsts, [each.middle for each in others])
    most = max(each.games for each in bins)
    middles: dict[int, list[str]] = {}
    for each in sorted(others, key=lambda one: one.middle):
        told = f"{SHARES.get(each.policy, safe(each.policy))} {format_whole(each.middle)}"
        middles.setdefault(place_total(each.middle), []).append(told)
    seeds = pluralise(len(program.firsts), "seed")
    yield TableBlock(
        f"First games on {seeds}, by tens (program {safe(program.program_hash[:8])})",
        ("Total", "Games", "", *(("Middle game of others",) if others else ())),
        tuple(
            (
                each.label,
                str(each.games),
                draw_bar(each.games, most),
                *((", ".join(middles.get(place_total(each.low), ())),) if others else ()),
            )
            for each in bins
        ),
        frozenset({1}),
    )
    if recorded is None:
        yield Paragraph(UNRECORDED)
    else:
        standing = describe_recorded(recorded, program.middle)
        lead = f"Your middle first game, {format_whole(program.middle)}."
        yield Paragraph(f"{standing} {describe_table(recorded)}", lead=lead)


def _describe_endings(seat: SeatProfile) -> str:
    there = seat.still_there + seat.others
    gone = len(seat.found) - seat.still_there
    more = f", and {gone} that the scenario has no more" if gone else ""
    return f"Endings found: {seat.still_there} of {there}{more}"


def _list_games(seat: SeatProfile) -> Iterator[tuple[str, ...]]:
    for each in reversed(seat.games):
        ended = format_day(each.ended.partition("T")[0])
        dice = f"of the day, {format_day_briefly(each.day)}" if each.day else str(each.seed)
        yield ended, format_whole(each.total), dice, safe(each.save)


def export_profile(games: Sequence[FinishedGame], kept: bool) -> Mapping[str, object]:
    """The same as data: of endings that were not found their number, and nothing else."""
    return {
        "format": 1,
        "kept": kept,
        "seats": [_export_seat(each) for each in list_seats(games)],
    }


def _export_program(program: ProgramTotals) -> Mapping[str, object]:
    recorded = find_recorded(program.program_hash, program.seat)
    return {
        "program_hash": program.program_hash,
        "first_on_each_seed": list(program.firsts),
        "by_tens": [
            {"from": each.low, "games": each.games} for each in spread_totals(program.firsts)
        ],
        "recorded": None
        if recorded is None
        else [
            {
                "policy": each.policy,
                "games": len(each.totals),
                "middle": each.middle,
                "below_your_middle": each.count_below(program.middle),
            }
            for each in recorded.policies
        ],
    }


def _export_seat(seat: SeatProfile) -> Mapping[str, object]:
    last, firsts = seat.last, seat.firsts
    return {
        "scenario": last.scenario,
        "title": last.title,
        "seat": last.seat,
        "seat_title": last.seat_title,
        "endings": {
            "found": [
                {"id": each.id, "title": each.title, "games": each.games} for each in seat.found
            ],
            "others": seat.others,
        },
        "total": {"games": len(seat.games), "best": seat.best, "mean": seat.mean},
        "first_on_each_seed": list(firsts),
        "programs": [_export_program(each) for each in seat.programs],
        "games": [
            {
                "match": each.match,
                "save": each.save,
                "ended": each.ended,
                "ending": each.ending,
                "total": each.total,
                "turns": each.turns,
                "seed": each.seed,
                "seed_of_the_day": each.day,
                "program_hash": each.program_hash,
                "rules": each.rules,
            }
            for each in reversed(seat.games)
        ],
    }
