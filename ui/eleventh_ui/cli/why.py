"""`eleventh why`: the ledger of a saved match, in words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.numbers import Whole
from eleventh_ui.cli.output import put_json
from eleventh_ui.cli.paths import UserPath
from eleventh_ui.cli.spoiler_guard import opening_option, played_by_people, viewer

if TYPE_CHECKING:
    from eleventh.play.game import Game


LARGEST = 4  # scores whose causes are told in a sum


@click.command("why")
@click.argument("save", required=False)
@click.argument("track", required=False)
@click.option(
    "--turn", type=Whole("turn", 1, None, example=2), metavar="N", help="Only what turn N did."
)
@click.option(
    "--seat",
    metavar="SEAT",
    help="Only what this seat may know. Until the end of the match: of the seats of people.",
)
@opening_option
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Every change with its causes, instead of a sum."
)
@click.option(
    "--not",
    "absent",
    metavar="NAME",
    help="Why an answer, an initiative, a rule or a modifier did not come about; where nothing is "
    "hidden, an event or an ending too, and which other choices would have brought it.",
)
@click.option(
    "--used-by",
    "used",
    metavar="TRACK",
    help="What moves a score, an objective or a parameter, and what reads it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer for a track as JSON.")
def command(
    save: str | None,
    track: str | None,
    turn: int | None,
    seat: str | None,
    opened: bool,
    save_dir: Path | None,
    everything: bool,
    absent: str | None,
    used: str | None,
    as_json: bool,
) -> None:
    """Explain a saved match: every change of every score, with its reason.

    SAVE is an id (see eleventh saves) or a file; without it the match last played is meant. TRACK,
    such as trust.tokyo.seoul, the start of its name or its number in look, asks for one score in
    full: inputs, rule, the author's line, and the source. An objective, such as
    objective.seoul.stand_firm or the start of its text, tells how it is scored.

    --not asks why something stayed away, --used-by what moves and reads a number; with --not, --all
    tries every pair of other choices, which takes a minute.

    While the match goes on you are told what the seat that you play may know; after the end,
    everything.
    """
    from eleventh.play.loading import load
    from eleventh_ui.cli.opening import seat_named
    from eleventh_ui.cli.saving import explaining_saves, is_no_save, the_last_save, the_save

    either = ""
    with explaining_saves():
        if save and track is None and _names_no_save(save) and is_no_save(save, save_dir):
            save, track = None, save
            either = "No saved match has this name either; eleventh saves lists those there are."
        if as_json and not (track or absent or used):
            raise click.UsageError("--json needs a TRACK, --not or --used-by.")
        if sum(each is not None for each in (track, absent, used)) > 1:
            raise click.UsageError("Ask for one thing: a TRACK, --not or --used-by.")
        game = load(the_last_save(save_dir) if save is None else the_save(save, save_dir))
    if seat is not None:
        seat = seat_named([each.id for each in game.adjudicator.program.seats], seat)
    seat = viewer(game, seat, opened)
    if absent is not None:
        _tell_absence(game, absent, turn, seat, as_json, everything)
    elif used is not None:
        _tell_uses(game, used, seat, as_json)
    elif track is None:
        _tell_all(game, turn, seat, everything)
    else:
        _tell_one(game, track, turn, seat, as_json, everything or turn is not None, either)


def _names_no_save(typed: str) -> bool:
    """Whether what was typed alone looks like a score: no id of a save, which ends in a date and a
    number, and no path."""
    return not any(each in typed for each in ("-", "/", "\\", ".eleventh"))


def _tell_all(game: Game, turn: int | None, seat: str | None, everything: bool) -> None:
    from eleventh.core.redaction import disclose
    from eleventh.play.host_view import host_lines
    from eleventh.play.printed import print_matter
    from eleventh_ui.display.reference import reference_of
    from eleventh_ui.plain.console import Console
    from eleventh_ui.plain.reasons import say_brief, say_moves

    reference = reference_of(print_matter(game.adjudicator.program))
    lines = host_lines(game.ledger) if seat is None else tuple(disclose(game.ledger, seat))
    wanted = [line for line in lines if turn in (None, line.turn)]
    console = Console(sys.stdin, sys.stdout)
    readings = game.position.readings
    if not wanted:
        console.say("Nothing moved.")
    if everything:
        say_moves(console, readings, wanted, reference)
    elif wanted:
        say_brief(
            console,
            readings,
            wanted,
            reference,
            every_one=False,
            most=LARGEST,
        )
        console.say("--all tells every change; a TRACK tells one score.")


def _tell_one(
    game: Game,
    track: str,
    turn: int | None,
    seat: str | None,
    as_json: bool,
    everything: bool,
    hint: str,
) -> None:
    from dataclasses import asdict

    from eleventh.core.refusals import Refusal
    from eleventh.play.identity import identify, write_identity
    from eleventh.play.objectives import seat_objectives
    from eleventh.play.why import FORMAT, explain, known_tracks
    from eleventh_ui.display.matching import Candidate, find_meant
    from eleventh_ui.display.refusals import describe_refusal
    from eleventh_ui.plain.answers import say_answer
    from eleventh_ui.plain.console import Console

    number = track.isascii() and track.isdecimal()
    lister = _numbered_by(game) if number and seat is None else seat
    program = game.adjudicator.program
    known = [
        Candidate(each.id, each.title)
        for each in (*known_tracks(program, lister), *seat_objectives(program, lister))
    ]
    found = find_meant(track, known, "track", numbered=number)
    if isinstance(found, str):
        raise Trouble(found, hint)
    answer = explain(game, known[found].id, turn, seat)
    if isinstance(answer, Refusal):
        raise Trouble(describe_refusal(answer))
    if as_json:
        told = identify(game.opened, with_seed=seat is None or game.state.over)
        put_json({**write_identity(told, FORMAT), **asdict(answer)})
        return
    console = Console(sys.stdin, sys.stdout)
    say_answer(console, answer, everything)
    if not everything and answer.chapters:
        console.say(
            "--all tells every change with its rule and sources; --turn N those of one turn."
        )


def _tell_absence(
    game: Game, name: str, turn: int | None, seat: str | None, as_json: bool, all_pairs: bool
) -> None:
    from dataclasses import asdict

    from eleventh.core.refusals import Refusal
    from eleventh.lab.remedies import PAIRS, find_remedy
    from eleventh.play.absences import explain_absence_from
    from eleventh.play.account import Account
    from eleventh.play.identity import identify, write_identity
    from eleventh.play.topics import list_topics
    from eleventh.play.why_not import ABSENCE_FORMAT
    from eleventh_ui.display.refusals import describe_refusal
    from eleventh_ui.plain.console import Console
    from eleventh_ui.plain.walking import NOUN, NOUN_AFTER, find_topic, say_absence_in

    account = Account(game, seat)
    topic = find_topic(name, list_topics(account), NOUN if seat else NOUN_AFTER)
    if isinstance(topic, str):
        raise Trouble(topic)
    answer = explain_absence_from(account, topic.id, turn)
    if isinstance(answer, Refusal):
        raise Trouble(describe_refusal(answer))
    most = None if all_pairs else PAIRS
    if not as_json:
        say_absence_in(Console(sys.stdin, sys.stdout), account, topic.id, turn, most)
        return
    remedy = None
    if not topic.came and (topic.kind == "event" or topic.kind == "ending"):
        remedy = asdict(find_remedy(game, topic.kind, topic.name, most))
    told = identify(game.opened, with_seed=seat is None or game.state.over)
    put_json({**write_identity(told, ABSENCE_FORMAT), **asdict(answer), "remedy": remedy})


def _tell_uses(game: Game, name: str, seat: str | None, as_json: bool) -> None:
    from dataclasses import asdict

    from eleventh.core.refusals import Refusal
    from eleventh.play.account import Account
    from eleventh.play.identity import identify, write_identity
    from eleventh.play.objectives import seat_objectives
    from eleventh.play.uses import USES_FORMAT, find_uses
    from eleventh.play.why import known_tracks
    from eleventh_ui.display.matching import Candidate, find_meant
    from eleventh_ui.display.refusals import describe_refusal
    from eleventh_ui.plain.console import Console
    from eleventh_ui.plain.walking import say_uses

    program = game.adjudicator.program
    known = [
        *(Candidate(each.id, each.title) for each in known_tracks(program, seat)),
        *(Candidate(each.id, each.title) for each in seat_objectives(program, seat)),
        *(Candidate(each.id, each.id) for each in program.parameters),
    ]
    found = find_meant(name, known, "track, objective or parameter", numbered=False)
    if isinstance(found, str):
        raise Trouble(found)
    uses = find_uses(Account(game, seat), known[found].id)
    if isinstance(uses, Refusal):
        raise Trouble(describe_refusal(uses))
    if as_json:
        told = identify(game.opened, with_seed=seat is None or game.state.over)
        put_json({**write_identity(told, USES_FORMAT), **asdict(uses)})
        return
    say_uses(Console(sys.stdin, sys.stdout), uses)


def _numbered_by(game: Game) -> str | None:
    """The seat whose list of readings numbers them: that of the only person, else nobody's."""
    people = played_by_people(game)
    return people[0] if len(people) == 1 else None
