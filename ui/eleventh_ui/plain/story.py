"""A game told as a story: for games that doctrines or scripts play, with nothing hidden."""

from __future__ import annotations

from eleventh.core.joint import find_joined
from eleventh.core.program import Choice
from eleventh.play.game import Game, SealedOrders
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.doctrine_reasons import describe_reason
from eleventh_ui.display.host_view import host_lines, host_readings
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import describe_joint_outcome, join_words, pluralise, safe, sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.debrief import say_chronicle
from eleventh_ui.plain.reasons import say_brief


def tell_opening(console: Console, game: Game, reference: Reference) -> None:
    """The title, the synopsis, and who plays."""
    console.head(reference.title or reference.scenario)
    if reference.synopsis:
        console.say(reference.synopsis)
    for seat, player in game.opened.players.items():
        console.say(f"- {reference.seat(seat)}: {safe(player)}", "", "  ")


def tell_events(console: Console, game: Game, reference: Reference) -> None:
    """The turn that has opened: its date, its events, and what these did at once."""
    program, state = game.adjudicator.program, game.state
    turn = program.turns[state.turn - 1]
    title = f": {safe(turn.title)}" if turn.title else ""
    console.head(f"Turn {state.turn} of {len(program.turns)}, {format_day(turn.date)}{title}")
    for inject, fired in zip(program.injects, state.fired, strict=True):
        if fired == state.turn:
            some = join_words(map(reference.seat, inject.seen_by)) or "nobody"
            only = "" if len(inject.seen_by) == len(program.seats) else f" Told to {some} only."
            console.say(f"{sentence(inject.headline)}{only}")
            if inject.text:
                console.say(inject.text, "  ")
    _tell_moves(console, game, reference, state.turn, "What these events did at once:")


def tell_outcome(console: Console, game: Game, reference: Reference) -> None:
    """The turn that was just adjudicated: what each seat did and why, and what moved."""
    console.say()
    for seat, given in game.revealed[-1].items():
        _tell_orders(console, game, reference, seat, given)
    _tell_joint(console, game, reference)
    _tell_moves(console, game, reference, len(game.revealed), "What moved:")


def tell_end(console: Console, game: Game, reference: Reference) -> None:
    """The ending, and how far each seat got."""
    program, state = game.adjudicator.program, game.state
    ending = program.endings[state.ending]
    console.head(f"The end: {safe(ending.title)}")
    console.say(ending.text)
    console.say(f"After {pluralise(state.turn, 'turn')}, this is what the seats reached:")
    for seat in program.seats:
        scores = game.adjudicator.score(state, seat.id)
        for objective in seat.objectives:
            told = f"{sentence(objective.text)} {format_reached(scores[objective.id])}."
            console.say(f"- {reference.seat(seat.id)}: {told}", "", "  ")
    say_chronicle(console, reference)


def _tell_moves(
    console: Console, game: Game, reference: Reference, turn: int, heading: str
) -> None:
    """What moved in one turn of the latest step."""
    lines = [line for line in host_lines(game.steps[-1].ledger) if line.turn == turn]
    if lines:
        console.say()
        console.say(heading)
        readings = host_readings(game.adjudicator.program, game.state)
        say_brief(console, readings, lines, reference)


def _tell_orders(
    console: Console, game: Game, reference: Reference, seat: str, given: SealedOrders
) -> None:
    chosen = _chosen(game, seat, given)
    done = f": {'; '.join(safe(each.title) for each in chosen)}." if chosen else " does nothing."
    console.say(f"{reference.seat(seat)}{done}", "", "  ")
    titles = {each.id: each.title for each in chosen}
    for reason in given.reasons:
        told = describe_reason(reason, titles.get(reason.choice, reason.choice))
        console.say(f"({sentence(told)})", "  ", "  ")


def _tell_joint(console: Console, game: Game, reference: Reference) -> None:
    program, chose = game.adjudicator.program, game.steps[-1].state.chose
    for each in program.joints:
        came = find_joined(program, chose, len(game.revealed), each.choices[0])
        if came is not None and came.together:
            away = [reference.seat(seat) for seat in came.away]
            title = program.choices[each.choices[0]].title
            console.say(f"{safe(title)}: {describe_joint_outcome(away)}.", "", "  ")


def _chosen(game: Game, seat: str, given: SealedOrders) -> list[Choice]:
    wanted = (*given.orders.responses.values(), *given.orders.initiatives)
    return [
        choice
        for choice in game.adjudicator.program.choices
        if choice.seat == seat and choice.id in wanted
    ]
