"""What the lobby says: one line for a list, and all there is to know beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from eleventh_ui.display.commands import name_command
from eleventh_ui.display.dates import format_day, format_stamp
from eleventh_ui.display.seating import describe_policy
from eleventh_ui.display.words import PLAYED_ELSEWHERE, join_words, pluralise, safe
from eleventh_ui.tui.catalogue import ScenarioEntry
from eleventh_ui.tui.show import prose, show, stacked

if TYPE_CHECKING:
    from eleventh.play.saved import Saved

HUMAN = "human"  # as saves name a person
PROBLEMS = 5  # problems named; the rest are counted
ORIGINS = {"shipped": "Comes with the program.", "own": "From your own folder of scenarios."}


def offer_line(offer: ScenarioEntry, suggested: bool, newcomer: bool) -> Content:
    """A scenario in the list: its title, and a word where it can't be played or is to be played
    next, or first by a `newcomer`."""
    if not offer.seats:
        return stacked(show(offer.title), show(f"{pluralise(offer.errors, 'error')}", "$loss"))
    if suggested:
        word = "start here" if newcomer else f"next: {_length(offer)}"
        return stacked(show(offer.title), show(word, "$mark"))
    return stacked(show(offer.title), show(_length(offer), "$quiet"))


def offer_text(offer: ScenarioEntry) -> Content:
    """All there is to know of a scenario before it is played."""
    return stacked(*_offer_parts(offer))


def welcome(text: Content) -> Content:
    """For somebody who has played nothing yet."""
    return stacked(show("New here? This is the place to start. Press Enter.", "bold $mark"), text)


def save_line(saved: Saved, offer: ScenarioEntry | None = None) -> Content:
    """A saved match in the list; seats have their titles once its scenario is read."""
    if saved.in_use:
        return stacked(show(saved.title), show(PLAYED_ELSEWHERE, "$quiet"))
    if saved.fault:
        return stacked(show(saved.id), show("can't be read", "$loss"))
    titles = _title_seats(offer)
    people = join_words(
        safe(titles.get(seat, seat)) for seat, who in (saved.players or {}).items() if who == HUMAN
    )
    date = _date_turn(saved, offer)
    state = f"{'ended in ' if saved.ending else ''}turn {saved.turn}{f', {date},' if date else ''}"
    state += f" as {people}" if people else ""
    return stacked(show(saved.title), show(f"{state}, {format_stamp(saved.played)}", "$quiet"))


def save_text(saved: Saved, offer: ScenarioEntry | None) -> Content:
    """All there is to know of a saved match. `offer` is its scenario, if it is still there."""
    if saved.fault:
        title = saved.title if saved.in_use else saved.id
        return stacked(show(title, "bold"), Content(""), prose(saved.fault))
    parts = [show(saved.title, "bold"), show(saved.id, "$quiet"), Content("")]
    if saved.ending:
        parts.append(show(f"It ended in turn {saved.turn}."))
    else:
        date = _date_turn(saved, offer)
        of = f" of {len(offer.dates)}, {date}" if offer is not None and date else ""
        parts.append(show(f"Turn {saved.turn}{of}."))
    parts.append(show(f"Last played {format_stamp(saved.played)}."))
    parts.append(Content(""))
    titles = _title_seats(offer)
    for seat, player in (saved.players or {}).items():
        who = "you" if player == HUMAN else describe_policy(player)
        parts.append(show(f"{titles.get(seat, seat)}: {who}"))
    parts.append(Content(""))
    parts.append(show("Enter looks at how it ended." if saved.ending else "Enter goes on with it."))
    return stacked(*parts)


def _title_seats(offer: ScenarioEntry | None) -> dict[str, str]:
    return {seat.id: seat.title for seat in offer.seats} if offer is not None else {}


def _date_turn(saved: Saved, offer: ScenarioEntry | None) -> str:
    """The day on which the turn of a saved match opens; empty where its scenario is not known."""
    dates = offer.dates if offer is not None else ()
    return format_day(dates[saved.turn - 1]) if 1 <= saved.turn <= len(dates) else ""


def _offer_parts(offer: ScenarioEntry) -> Iterator[Content]:
    yield show(offer.title, "bold")
    yield show(offer.id, "$quiet")
    yield Content("")
    if offer.synopsis:
        yield prose(offer.synopsis)
        yield Content("")
    if offer.seats:
        yield show(
            f"{_length(offer)}, from {format_day(offer.dates[0])} to {format_day(offer.dates[-1])}."
        )
        yield show(f"Seats: {join_words(safe(seat.title) for seat in offer.seats)}.")
    else:
        yield show(f"It can't be played: {pluralise(offer.errors, 'error')}.", "bold $loss")
    yield show(ORIGINS.get(offer.origin, f"From the package {offer.origin}."), "$quiet")
    for problem in offer.problems[:PROBLEMS]:
        yield show(problem, "$loss")
    if len(offer.problems) > PROBLEMS:
        yield show(f"and {len(offer.problems) - PROBLEMS} more", "$quiet")
    if offer.problems:
        yield show(f"{name_command('check', offer.path)} tells where.", "$quiet")


def _length(offer: ScenarioEntry) -> str:
    length = pluralise(len(offer.dates), "turn")
    return f"{length}, about {pluralise(offer.minutes, 'minute')}" if offer.minutes else length
