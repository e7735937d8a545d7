"""Opening a match for the command line: which scenario, who plays, which dice, which save."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from eleventh.bots.registry import HUMAN, assign
from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.lang.compile import Compiled, compile_path
from eleventh.net.external.command import find_player
from eleventh.play.daily import Today, settle_seed
from eleventh.play.external import Guests, Seating
from eleventh.play.folders import saves_folder
from eleventh.play.journal import Journal, now
from eleventh.play.library import Library
from eleventh.play.offers import list_offers
from eleventh.play.saves import new_journal
from eleventh_ui.cli.dice import LARGEST_SEED
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.places import find_scenario
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.display import external
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import echo, pluralise

DEFAULT = "gsomia_2019"
SOLO = "opponent"  # plays the seats that nobody named


def compile_scenario(library: Library, wanted: str | None) -> tuple[Program, Mapping[str, bytes]]:
    """The scenario of that name, and its files; without a name the library's usual one. Trouble if
    it can't be played."""
    if wanted is None:
        return compile_shelved(library, DEFAULT)
    _, program, found = find_playable(library, wanted)
    return program, found.files


def compile_shelved(library: Library, id: str) -> tuple[Program, Mapping[str, bytes]]:
    """The library's scenario of that id, as chosen from its list, and its files. Trouble if it
    can't be played."""
    place = library.shelved(id)
    program, found = _compile_at(library, id, Path(id) if place is None else place)
    return program, found.files


def find_playable(library: Library, wanted: str) -> tuple[Path, Program, Compiled]:
    """Where the scenario of that name lies, and all that compiling it gave. Trouble if it can't be
    played."""
    place = find_scenario(library, wanted)
    return place, *_compile_at(library, wanted, place)


def _compile_at(library: Library, wanted: str, place: Path) -> tuple[Program, Compiled]:
    found = compile_path(place, library.rulebooks())
    if found.program is None:
        raise Trouble(
            f"{wanted} can't be played: {_count(found)}.",
            f"{name_command('check', place)} shows them all.",
        )
    return found.program, found


def journal_for(program: Program, folder: Path | None) -> Journal:
    """A new save. SaveError if the folder can't be written."""
    return new_journal(folder or saves_folder(), program.scenario)


def unread_faults(library: Library) -> None:
    """Says which packages' scenarios can't be used."""
    for fault in library.faults():
        talk(fault)


def seat_named(seats: Sequence[str], wanted: str) -> str:
    """The seat of that id or of a start of it that no other has. Trouble if there is none."""
    found = [seat for seat in seats if seat == wanted.casefold()] or [
        seat for seat in seats if wanted and seat.startswith(wanted.casefold())
    ]
    if len(found) == 1:
        return found[0]
    raise Trouble(f"There is no seat {echo(wanted)!r} here; the seats are {', '.join(seats)}.")


def _count(found: Compiled) -> str:
    errors = [problem for problem in found.problems if problem.severity == "error"]
    return f"its files have {pluralise(len(errors), 'error')}"


def assign_players(program: Program, bots: tuple[str, ...], people: list[str]) -> dict[str, str]:
    """Who plays each seat. UsageError if a seat would have two players, or none that exists."""
    for text in bots:
        seat, _, name = text.partition("=")
        if seat in people and name != HUMAN:
            raise click.UsageError(f"{seat} is played by you; it can't have a doctrine too.")
    return assign_named(program, [*bots, *(f"{seat}={HUMAN}" for seat in people)], SOLO)


def assign_named(program: Program, wanted: Sequence[str], others: str) -> dict[str, str]:
    """Who plays each seat of those named in words, `others` the rest. UsageError for what can't be
    read."""
    given = assign([seat.id for seat in program.seats], wanted, others, find_player)
    if isinstance(given, Refusal):
        raise click.UsageError(describe_refusal(given))
    return given


def seat_named_players(players: Mapping[str, str], wanted: PlayRequest) -> Seating:
    """The seating for players by name. UsageError for a program that is not there."""
    found = external.seat_named_players(players, wanted.time_limit)
    if isinstance(found, Refusal):
        raise click.UsageError(describe_refusal(found))
    return found


@dataclass(slots=True)
class ReturningGuests:
    """Who plays on in a saved match in the place of its programs, as was asked for."""

    wanted: PlayRequest
    seating: Seating | None = None

    def invite(self, players: Mapping[str, str]) -> Guests:
        """The guests for the players that a save names. UsageError for what can't be read."""
        if not self.wanted.bots:
            return {}
        from eleventh.net.external.seating import seat_again

        found = seat_again(players, self.wanted.bots, describe_refusal, self.wanted.time_limit)
        if isinstance(found, Refusal):
            raise click.UsageError(describe_refusal(found))
        self.seating = found
        return found.guests

    def leave(self) -> None:
        """The table is left, from any thread."""
        if self.seating is not None:
            self.seating.leave()


def some_seed(given: int | Today | None, scenario: str) -> int:
    """The seed asked for, of that scenario on this day, or a fresh one."""
    if given is None:
        return secrets.randbelow(LARGEST_SEED)
    return settle_seed(given, scenario, now().date())


def list_titles(library: Library) -> list[Candidate]:
    """Every scenario of the library that can be played, by id and title, as they are offered."""
    return [
        Candidate(shelved.id, told.title)
        for shelved, told in list_offers(library)
        if not told.errors
    ]
