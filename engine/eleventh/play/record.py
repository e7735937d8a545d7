"""The record of a game: one JSON document that says what happened and why.

It is what `--json` prints and what reports are made from. The law of the ledger can be checked on
it alone: the tracks of a turn are those of the turn before plus its postings. Postings made as a
turn opens stand in that turn's ledger. `record.schema.json`, beside this file, describes every key;
a new key is no new format, a changed one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.joint import find_joined
from eleventh.core.ledger import Ledger, Posting
from eleventh.core.program import Link, Program, Track
from eleventh.core.state import State, digest
from eleventh.play.events import Event, Intervention, kind_of, payload_of
from eleventh.play.game import Abandoned, Game, SealedOrders
from eleventh.play.identity import identify, write_identity
from eleventh.play.match_record import MatchRecord
from eleventh.play.room_events import Hosted
from eleventh.play.schemas import load_schema
from eleventh.play.written import write_orders, write_reasons

FORMAT = 3


def export_record(record: MatchRecord) -> dict[str, Any]:
    """The document of a match, finished or not: then `ending` is null, and `turns` holds those that
    were adjudicated."""
    game = record.game
    program, opened = game.adjudicator.program, game.opened
    after = [step.closing_values for step in game.steps[1:]]
    return {
        **write_identity(identify(opened), FORMAT),
        "title": program.title,
        "players": dict(opened.players),
        "start": _tracks(game.adjudicator, game.state, _start(program)),
        "turns": [_turn(game, turn, after[turn - 1]) for turn in range(1, len(after) + 1)],
        "steps_back": [_step_back(line) for line in game.abandoned],
        "ending": _ending(program, game.state),
        "objectives": {seat.id: _objectives(game, seat.id) for seat in program.seats},
    }


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every record satisfies."""
    return load_schema("eleventh.play", "record")


def cause_of(program: Program, posting: Posting) -> tuple[Link, ...]:
    """The chain that led to a posting; for what was clipped, the bound that did it."""
    if posting.cause >= 0:
        return program.causes[posting.cause].chain
    track = program.tracks[posting.track]
    title = f"Kept within {track.low:g} to {track.high:g}"
    return (Link("bounds", track.id, title),)


def _start(program: Program) -> Sequence[float]:
    return [track.start for track in program.tracks]


def _turn(game: Game, turn: int, values: Sequence[float]) -> dict[str, Any]:
    program = game.adjudicator.program
    before, after = game.steps[turn - 1], game.steps[turn]
    stages = (*before.ledger.stages, *after.ledger.stages)
    ledger = Ledger(program, tuple(each for each in stages if each.turn == turn))
    return {
        "turn": turn,
        "date": program.turns[turn - 1].date,
        "title": program.turns[turn - 1].title,
        "injects": [
            inject.id
            for inject, fired in zip(program.injects, before.state.fired, strict=False)
            if fired == turn  # an event that the facilitator adds later is not in this state
        ],
        "facilitator": _interventions(
            each.event
            for each in game.events
            if isinstance(each.event, Intervention) and each.event.turn == turn
        )
        + _timings(game, turn),
        "orders": {
            seat.id: _orders(game.revealed[turn - 1][seat.id])
            for seat in program.seats
            if seat.id in game.revealed[turn - 1]
        },
        "joint": _joint(program, after.state.chose, turn),
        **_afterwards(after, turn),
        "events": [_event(program, deed, turn) for deed in after.deeds],
        "ledger": [_posting(program, posting) for posting in ledger],
        "tracks": _tracks(game.adjudicator, after.state, values),
        "digest": digest(after.state),
    }


def _step_back(line: Abandoned) -> dict[str, Any]:
    """A step back, or one that was taken back, and what the facilitator had done in the line of
    play that it left, if that does not go on."""
    return {
        "from": line.game.state.turn,
        "to": line.event.turn,
        "reason": line.event.reason,
        "by": line.event.by,
        "facilitator": _interventions(each.event for each in line.undone if not line.resumed),
    }


def _interventions(events: Iterable[Event]) -> list[dict[str, Any]]:
    return [
        {"kind": kind_of(event), **payload_of(event)}
        for event in events
        if isinstance(event, Intervention)
    ]


def _timings(game: Game, turn: int) -> list[dict[str, Any]]:
    """What was changed in a turn about the time for it, in whatever line of play."""
    return [
        {
            "kind": "timed",
            "turn": turn,
            "minutes": each.event.minutes,
            "reason": "",
            "by": each.event.facilitator,
        }
        if isinstance(each.event, Hosted)
        else {"kind": kind_of(each.event), **payload_of(each.event)}
        for each in game.room
        if each.turn == turn
    ]


def _orders(given: SealedOrders) -> dict[str, Any]:
    return {**write_orders(given.orders), "reasons": write_reasons(given.reasons)}


def _joint(program: Program, chose: Sequence[int], turn: int) -> list[dict[str, Any]]:
    """What came of every joint initiative that somebody chose in the turn."""
    found = []
    for each in program.joints:
        came = find_joined(program, chose, turn, each.choices[0])
        if came is not None and came.together:
            together, away = list(came.together), list(came.away)
            found.append({"id": each.id, "met": not away, "together": together, "away": away})
    return found


def _afterwards(after: Transition, turn: int) -> dict[str, list[dict[str, str]]]:
    """What the scenario told of the choices of the turn as it was revealed, if it told anything."""
    choices = after.ledger.program.choices
    told = [
        {"seat": each.seat, "choice": each.id, "text": each.afterwards}
        for each, chosen in zip(choices, after.state.chose, strict=True)
        if chosen == turn and each.afterwards
    ]
    return {"afterwards": told} if told else {}


def _event(program: Program, index: int, turn: int) -> dict[str, Any]:
    deed = program.deeds[index]
    return {
        "date": program.turns[turn - 1].date,
        "by": list(deed.by),
        "toward": list(deed.toward),
        "act": deed.act,
        "title": deed.title,
        "cameo": deed.cameo,
        "goldstein": deed.goldstein,
        "publicity": deed.publicity,
    }


def _posting(program: Program, posting: Posting) -> dict[str, Any]:
    track = program.tracks[posting.track]
    cause = program.causes[posting.cause] if posting.cause >= 0 else None
    return {
        "stage": posting.stage,
        "track": track.id,
        "before": _shown(track, posting.before),
        "amount": posting.amount if posting.value is None else posting.value,
        "after": _shown(track, posting.after),
        "note": posting.note,
        "cause": [
            {"kind": link.kind, "id": link.id, "title": link.title}
            for link in cause_of(program, posting)
        ],
        "why": cause.find_reason(posting.amount) if cause else "",
        "cite": list(cause.cite) if cause else [],
        "support": cause.support if cause else None,
        "line": f"{cause.span.file}:{cause.span.line}" if cause else None,
    }


def _tracks(adjudicator: Adjudicator, state: State, values: Sequence[float]) -> dict[str, Any]:
    tracks = adjudicator.program.tracks
    shown: dict[str, Any] = {
        track.id: _shown(track, value) for track, value in zip(tracks, values, strict=True)
    }
    return {**shown, **adjudicator.derived(replace(state, values=tuple(values)))}


def _shown(track: Track, value: float) -> float | str:
    return track.values[int(value)] if track.kind == "status" else value


def _ending(program: Program, state: State) -> Mapping[str, str] | None:
    if not state.over:
        return None
    ending = program.endings[state.ending]
    return {"id": ending.id, "title": ending.title, "text": ending.text}


def _objectives(game: Game, seat: str) -> list[dict[str, Any]]:
    scores = game.adjudicator.score(game.state, seat)
    place = game.adjudicator.program.find_seat(seat)
    return [
        {"id": each.id, "text": each.text, "weight": each.weight, "score": scores[each.id]}
        for each in place.objectives
    ]
