"""What a seat may see of a game, judged without the view: the oracle of the two-run fuzzer.

It reads the states and the ledger, and knows only who may see which track, event, choice and cause.
Two games for which `see_game` gives the same must be told to the seat in the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eleventh.core.ledger import Ledger
from eleventh.core.program import Program
from eleventh.play.events import Barred, Injected, Overridden, Paused, Replaced, Resumed
from eleventh.play.game import Game


def see_game(game: Game, seat: str) -> tuple[tuple[str, Any], ...]:
    """All that `seat` may see, now and before, each part by its name."""
    return (
        ("the value of a track that it sees", tuple(_values(game, seat))),
        ("a public event", tuple(_events(game, seat))),
        ("a choice that it learns of", tuple(_choices(game, seat))),
        ("its own orders", tuple(_orders(game, seat))),
        ("what it had in mind", repr(game.drafts.get(seat))),
        ("what the facilitator did openly", tuple(_facilitation(game, seat))),
        ("a posting whose cause it may know", tuple(_known_postings(game, seat))),
        ("who has sealed", tuple(sorted(game.sealed))),
    )


def secret_postings(game: Game, seat: str) -> tuple[Any, ...]:
    """The postings on tracks that `seat` sees whose causes it may not know."""
    program = game.adjudicator.program
    return tuple(
        (each.turn, each.stage, each.track, each.cause, each.amount, each.value)
        for each in game.ledger
        if seat in program.tracks[each.track].seen_by
        and each.cause >= 0
        and seat not in program.causes[each.cause].seen_by
    )


def _values(game: Game, seat: str) -> Iterator[Any]:
    """The tracks that the seat sees whenever it may look: as each turn opened, and after each thing
    that the facilitator did. A look that finds all as it was before tells nothing."""
    program = game.adjudicator.program
    seen = [index for index, each in enumerate(program.tracks) if seat in each.seen_by]
    before = None
    for step in game.steps:
        facilitated = [each for each in step.ledger.stages if each.stage == "facilitator"]
        for values in (*(each.opened for each in facilitated), step.state.values):
            look = step.state.turn, step.state.over, tuple(values[index] for index in seen)
            if look != before:
                yield look
            before = look


def _events(game: Game, seat: str) -> Iterator[Any]:
    """The injects put to the table, and the ending."""
    program = game.adjudicator.program
    for step in game.steps:
        for inject, fired in zip(program.injects, step.state.fired, strict=False):
            if fired == step.state.turn and seat in inject.seen_by:
                yield fired, inject.id
    yield game.state.ending


def _choices(game: Game, seat: str) -> Iterator[Any]:
    program = game.adjudicator.program
    for step in game.steps:
        for choice, chosen in zip(program.choices, step.state.chose, strict=True):
            if chosen and seat in choice.seen_by:
                yield chosen, choice.seat, choice.id


def _orders(game: Game, seat: str) -> Iterator[Any]:
    for given in (*game.revealed, game.sealed):
        if seat in given:
            yield tuple(given[seat].orders.responses.items()), given[seat].orders.initiatives


def _facilitation(game: Game, seat: str) -> Iterator[Any]:
    yield game.hosted
    yield from ((each.event.turn, each.event.reason, each.event.by) for each in game.abandoned)
    tracks = {each.id: each for each in game.adjudicator.program.tracks}
    undone = (each.event for line in game.abandoned for each in line.undone)
    yield from (each for each in undone if isinstance(each, Paused | Resumed))
    for entry in game.events:
        match entry.event:
            case Overridden() as event if seat in tracks[event.track].seen_by:
                yield event.turn, event.track, event.value, event.reason
            case Injected() as event if seat in event.seen_by:
                yield event.turn, event.headline, event.text, tuple(event.seen_by)
            case Replaced() | Barred() as event if event.seat == seat:
                yield event
            case Paused() | Resumed() as event:
                yield event


def _known_postings(game: Game, seat: str) -> Iterator[Any]:
    program = game.adjudicator.program
    for turn, stage, track, chain, amount in _chains(program, game.ledger, seat):
        if seat in program.tracks[track].seen_by:
            yield turn, stage, track, chain, amount


def _chains(program: Program, ledger: Ledger, seat: str) -> Iterator[Any]:
    for each in ledger:
        if each.cause >= 0 and seat in program.causes[each.cause].seen_by:
            cause = program.causes[each.cause]
            amount = each.amount if each.value is None else each.value
            yield each.turn, each.stage, each.track, (cause.chain, cause.why), amount
