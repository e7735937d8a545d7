"""What the facilitator's events do to a game, and why some of them can't be done.

The same judgement serves the facilitator, who reads it as a refusal, and the fold, which believes
no journal. An override is a posting on the open turn with a cause of its own; its reason can be
read by every seat that sees the track. An event put to the table is told to the seats it is for;
why the facilitator put it is never told to a seat.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import count
from math import isfinite

from eleventh.core.adjudication import Transition
from eleventh.core.amounts import is_of, split_step
from eleventh.core.dice import site_of
from eleventh.core.orders import Menu, unknown_response
from eleventh.core.override import (
    LONGEST_HEADLINE,
    LONGEST_REASON,
    LONGEST_TEXT,
    STAGE,
    Change,
    Origin,
    add_inject,
    apply_changes,
    place_of,
    round_to_grain,
)
from eleventh.core.program import Inject, Link, Program, Track
from eleventh.core.refusals import Data, Refusal, RefusalCode
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.code import is_kept_code
from eleventh.play.events import Barred, Injected, Overridden, Replaced
from eleventh.play.room_events import Extended, Guarded, Hosted, Provided, Reclaimed

LONGEST_NAME = 80
LONGEST_MINUTES = 240
MOST_PREPARED = 100  # events at hand beside those of the scenario

Refusals = tuple[Refusal, ...]


def overridden(transition: Transition, event: Overridden, entry: int) -> Transition:
    """The game's last step with the override posted. The event must not be refused."""
    program = transition.ledger.program
    index, track = _tracks(program)[event.track]
    target = _target(track, event.value)
    amount = target if track.kind == "status" else target - transition.state.values[index]
    origin = Origin(
        chain=(Link("override", STAGE, event.reason),),
        why=f"Override by {event.by}: {event.reason}",
        seen_by=track.seen_by,
        place=place_of(entry),
    )
    return apply_changes(transition, (Change(index, amount),), origin)


def injected(transition: Transition, event: Injected, entry: int) -> Transition:
    """The game's last step with the event put to the table and its effects posted. The event must
    not be refused."""
    program = transition.ledger.program
    inject = Inject(
        id=_inject_id(program, event),
        turn=event.turn,
        repeats=False,
        seen_by=event.seen_by,
        headline=event.headline,
        text=event.text,
        private=(),
        cite=event.cite,
        decisions=(),
        span=place_of(entry),
    )
    origin = Origin(
        chain=(
            Link("override", STAGE, "added by the facilitator"),
            Link("inject", inject.id, event.headline),
        ),
        why=f"An event that the facilitator added: {event.headline}",
        seen_by=event.seen_by,
        place=inject.span,
        cite=event.cite,
    )
    tracks = _tracks(program)
    changes = tuple(
        Change(tracks[name][0], _target(tracks[name][1], amount))
        for name, amount in sorted(event.effects.items())  # as a journal keeps them
    )
    put = add_inject(transition, inject)
    return apply_changes(put, changes, origin) if changes else put


def override_refusals(transition: Transition, event: Overridden) -> Refusals:
    """Why the override can't be made."""
    refused = _worded(event.reason, event.by)
    if refused:
        return refused
    found = _tracks(transition.ledger.program).get(event.track)
    if found is None:
        return (_no_track(transition.ledger.program, event.track),)
    index, track = found
    wrong = _wrong_value(track, event.value, track.low, track.high)
    if wrong:
        return (wrong,)
    if _target(track, event.value) == transition.state.values[index]:
        return (Refusal(RefusalCode.NO_CHANGE, {"title": _name(track)}),)
    return ()


def inject_refusals(transition: Transition, event: Injected) -> Refusals:
    """Why the event can't be put to the table."""
    program = transition.ledger.program
    refused = (
        *_worded(event.reason, event.by),
        *_long("headline", event.headline, LONGEST_HEADLINE),
        *_long("text", event.text, LONGEST_TEXT, needed=False),
    )
    seats = [seat.id for seat in program.seats]
    in_order = tuple(each for each in seats if each in event.seen_by)
    if not event.seen_by or event.seen_by != in_order:
        refused += (Refusal(RefusalCode.NO_AUDIENCE, {"known": tuple(seats)}),)
    tracks = _tracks(program)
    for name, amount in event.effects.items():
        if name not in tracks:
            refused += (_no_track(program, name),)
            continue
        track = tracks[name][1]
        span = track.high - track.low
        wrong = _wrong_value(track, amount, -span, span)
        if wrong is None and track.kind != "status" and not round_to_grain(float(amount)):
            wrong = Refusal(RefusalCode.NO_MOVE, {"title": _name(track)})
        refused += (wrong,) if wrong else ()
    known = {each.id for each in program.sources}
    unknown = [each for each in event.cite if each not in known]
    if unknown:
        refused += (Refusal(RefusalCode.NO_SUCH_SOURCE, {"wanted": unknown[0]}),)
    return refused


def replace_refusals(program: Program, menu: Menu | None, event: Replaced) -> Refusals:
    """Why the response can't be replaced. `menu` is the seat's, or None if there is no such
    seat."""
    return _worded(event.reason, event.by) or _asked(program, menu, event)


def bar_refusals(program: Program, menu: Menu | None, held: bool, event: Barred) -> Refusals:
    """Why the response can't be barred. `menu` is the seat's under the rulings so far; `held`
    whether the facilitator has answered the decision already."""
    refused = _worded(event.reason, event.by) or _asked(program, menu, event)
    if refused or menu is None:
        return refused
    if held:
        return (Refusal(RefusalCode.ANSWERED_ALREADY, {"decision": event.decision}),)
    free = [
        offer
        for offer in menu.decisions[event.decision]
        if not offer.barred
        and offer.cost == 0
        and not is_of(event.response, program.choices[offer.choice].id)
    ]
    if not free:
        return (Refusal(RefusalCode.NO_ANSWER_LEFT),)
    return ()


def pause_refusals(reason: str, by: str, needed: bool) -> Refusals:
    """Why play can't be paused, or resumed, with these words."""
    return _worded(reason, by, needed)


def host_refusals(event: Hosted) -> Refusals:
    """Why the room can't be run so."""
    refused = _long("name", event.facilitator, LONGEST_NAME, needed=False)
    if not 0 <= event.minutes <= LONGEST_MINUTES:
        refused += (Refusal(RefusalCode.BAD_MINUTES, {"most": LONGEST_MINUTES}),)
    return refused


def extend_refusals(hosted: Hosted, seats: Sequence[str], event: Extended) -> Refusals:
    """Why these seats of `seats` can't have more time."""
    refused = _worded(event.reason, event.by)
    if not hosted.minutes:
        return (*refused, Refusal(RefusalCode.NO_TIMER))
    if not 1 <= event.minutes <= LONGEST_MINUTES:
        refused += (Refusal(RefusalCode.BAD_MINUTES, {"most": LONGEST_MINUTES}),)
    if not event.seats or event.seats != tuple(each for each in seats if each in event.seats):
        refused += (Refusal(RefusalCode.NO_AUDIENCE, {"known": tuple(seats)}),)
    return refused


def reclaim_refusals(given: Sequence[int], event: Reclaimed) -> Refusals:
    """Why the minutes can't be taken back; `given` are the entries of those that seats have."""
    refused = _worded(event.reason, event.by)
    if not refused and event.entry not in given:
        refused = (Refusal(RefusalCode.NOTHING_TO_RETRACT),)
    return refused


def provide_refusals(transition: Transition, event: Provided) -> Refusals:
    """Why these events can't be at hand: any of them could not be put to the table as it stands."""
    if len(event.prepared) > MOST_PREPARED:
        return (Refusal(RefusalCode.TOO_MANY_PREPARED, {"most": MOST_PREPARED}),)
    put = (
        Injected(0, each.headline, each.text, each.seen_by, each.changes, each.reason, STAGE, "")
        for each in event.prepared
    )
    return tuple(refusal for each in put for refusal in inject_refusals(transition, each))


def code_refusals(event: Guarded) -> Refusals:
    """Why this can't be what is kept of a code."""
    return () if is_kept_code(event.code) else (Refusal(RefusalCode.WRONG_CODE),)


def _worded(reason: str, by: str, needed: bool = True) -> Refusals:
    return (*_long("reason", reason, LONGEST_REASON, needed), *_long("name", by, LONGEST_NAME))


def _long(what: str, text: str, most: int, needed: bool = True) -> Refusals:
    if needed and not text.strip():
        return (Refusal(RefusalCode.NO_WORDS, {"field": what}),)
    if len(text) > most:
        data: Data = {"field": what, "length": len(text), "most": most}
        return (Refusal(RefusalCode.TOO_LONG, data),)
    return ()


def _asked(program: Program, menu: Menu | None, event: Replaced | Barred) -> Refusals:
    if menu is None:
        return (Refusal(RefusalCode.NO_SEAT, {"wanted": event.seat}),)
    offers = menu.decisions.get(event.decision)
    if offers is None:
        data: Data = {"wanted": event.decision, "known": tuple(menu.decisions)}
        return (Refusal(RefusalCode.NOT_PUT_TO_SEAT, data),)
    known = [program.choices[offer.choice].id for offer in offers]
    if isinstance(event, Barred):
        known += [split_step(each)[0] for each in known]  # a bar may be of all amounts
    if event.response not in known:
        return (unknown_response(program, event.decision, event.response, offers),)
    return ()


def _inject_id(program: Program, event: Injected) -> str:
    """An id that no author can write, and that depends on nothing but what its seats are shown:
    a number in sequence would tell them of events that are hidden from them."""
    shown = site_of(json.dumps([event.turn, event.headline, event.text, event.seen_by]))
    known = {inject.id for inject in program.injects}
    ids = (f"{STAGE}-{shown:08x}-{number}" for number in count(1))
    return next(each for each in ids if each not in known)


def _tracks(program: Program) -> Mapping[str, tuple[int, Track]]:
    return {track.id: (index, track) for index, track in enumerate(program.tracks)}


def _target(track: Track, value: float | str) -> float:
    if isinstance(value, str):
        return float(track.values.index(value))
    return round_to_grain(value)


def _wrong_value(track: Track, value: float | str, low: float, high: float) -> Refusal | None:
    if track.kind == "status":
        if isinstance(value, str) and value in track.values:
            return None
        return Refusal(RefusalCode.NO_SUCH_VALUE, {"title": _name(track), "known": track.values})
    if isinstance(value, str) or not isfinite(value) or not low <= value <= high:
        data: Data = {"title": _name(track), "low": low, "high": high}
        return Refusal(RefusalCode.OUT_OF_BOUNDS, data)
    return None


def _no_track(program: Program, wanted: str) -> Refusal:
    for derived in program.derived:
        if derived.id == wanted:
            reads = tuple(program.tracks[index].id for index in derived.reads)
            title = derived.title or derived.id
            return Refusal(RefusalCode.DERIVED, {"title": title, "reads": reads})
    near = find_nearest(wanted, [track.id for track in program.tracks]) or ""
    return Refusal(RefusalCode.NO_SUCH_TRACK, {"wanted": wanted, "near": near, "known": ()})


def _name(track: Track) -> str:
    return track.title or track.id
