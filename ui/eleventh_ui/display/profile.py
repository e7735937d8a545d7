"""A person's profile: what their finished games came to, scenario by scenario and seat by seat.

Endings that were found are named; of the others only their number is told. What a total is worth
beside other players is told by the debrief of a game; here a person is held against themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eleventh.play.finished import FinishedGame
from eleventh_ui.display.dates import format_day, format_day_briefly
from eleventh_ui.display.document import Block, Document, Heading, Paragraph, TableBlock
from eleventh_ui.display.numbers import format_reached, format_whole
from eleventh_ui.display.words import pluralise, safe

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
        first: dict[int, float] = {}
        for each in self.games:
            first.setdefault(each.seed, each.total)
        return tuple(sorted(first.values()))


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
    middle = format_whole((firsts[(len(firsts) - 1) // 2] + firsts[len(firsts) // 2]) / 2)
    return (
        f"{len(firsts)} seeds; your first games on them came to {low} to {high}, middle {middle}."
    )


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
