"""A game told as a story: for games that doctrines or scripts play, with nothing hidden."""

from __future__ import annotations

from eleventh.play.host_view import HostOrders, HostView
from eleventh.play.table import FacilitatorTable, Table
from eleventh_ui.display.dates import format_span
from eleventh_ui.display.doctrine_reasons import describe_reason
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import describe_joint_outcome, join_words, pluralise, safe, sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.debrief import say_chronicle
from eleventh_ui.plain.reasons import say_brief


def tell_game(console: Console, table: FacilitatorTable, reference: Reference) -> None:
    """A match without people, from where it stands to its end."""
    tell_opening(console, table, reference)
    while not table.over:
        tell_events(console, table.look_over(), reference)
        for refusal in table.advance():
            raise AssertionError(refusal)
        tell_outcome(console, table.look_over(), reference)
    tell_end(console, table.look_over(), reference)


def tell_opening(console: Console, table: Table, reference: Reference) -> None:
    """The title, the synopsis, and who plays."""
    console.head(reference.title or reference.scenario)
    if reference.synopsis:
        console.say(reference.synopsis)
    for seat, player in table.players.items():
        console.say(f"- {reference.seat(seat)}: {safe(player)}", "", "  ")


def tell_events(console: Console, seen: HostView, reference: Reference) -> None:
    """The turn that has opened: its date, its events, and what these did at once."""
    title = f": {safe(seen.turn_title)}" if seen.turn_title else ""
    console.head(f"Turn {seen.turn} of {seen.last}, {format_span(seen.date, seen.minutes)}{title}")
    for event in seen.events:
        some = join_words(map(reference.seat, event.seen_by)) or "nobody"
        only = "" if len(event.seen_by) == len(reference.seats) else f" Told to {some} only."
        console.say(f"{sentence(event.headline)}{only}")
        if event.text:
            console.say(event.text, "  ")
    _tell_moves(console, seen, reference, seen.turn, "What these events did at once:")


def tell_outcome(console: Console, seen: HostView, reference: Reference) -> None:
    """The turn that was just adjudicated: what each seat did and why, and what moved."""
    console.say()
    for given in seen.orders:
        _tell_orders(console, given, reference)
    for joint in seen.joints:
        away = [reference.seat(seat) for seat in joint.away]
        console.say(f"{safe(joint.title)}: {describe_joint_outcome(away)}.", "", "  ")
    _tell_moves(console, seen, reference, seen.revealed, "What moved:")


def tell_end(console: Console, seen: HostView, reference: Reference) -> None:
    """The ending, and how far each seat got. The game must be over."""
    assert seen.ending is not None
    console.head(f"The end: {safe(seen.ending.title)}")
    console.say(seen.ending.text)
    console.say(f"After {pluralise(seen.turn, 'turn')}, this is what the seats reached:")
    for seat in seen.aims:
        for aim in seat.aims:
            told = f"{sentence(aim.objective.text)} {format_reached(aim.score)}."
            console.say(f"- {reference.seat(seat.seat)}: {told}", "", "  ")
    say_chronicle(console, reference)


def _tell_moves(
    console: Console, seen: HostView, reference: Reference, turn: int, heading: str
) -> None:
    """What moved in one turn of those that the view has."""
    lines = [line for line in seen.ledger if line.turn == turn]
    if lines:
        console.say()
        console.say(heading)
        say_brief(console, seen.readings, lines, reference)


def _tell_orders(console: Console, given: HostOrders, reference: Reference) -> None:
    titles = dict(given.choices)
    done = f": {'; '.join(safe(title) for _, title in given.choices)}." if titles else ""
    console.say(f"{reference.seat(given.seat)}{done or ' does nothing.'}", "", "  ")
    for reason in given.reasons:
        told = describe_reason(reason, titles.get(reason.choice, reason.choice))
        console.say(f"({sentence(told)})", "  ", "  ")
