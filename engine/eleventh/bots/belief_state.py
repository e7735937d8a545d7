"""A state to think with: what the game may look like, made from one seat's view and nothing else.

An honest opponent may run the rules, which are public, but not on the real state. So it imagines
one that agrees with everything its view shows, takes the middle wherever it can't know, and rolls
dice of its own.
"""

from __future__ import annotations

from dataclasses import replace
from math import floor

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import GRAIN, Track
from eleventh.core.state import State
from eleventh.core.view import View

SEED = 0x1411  # of the imagined dice; any fixed number does


def imagine(adjudicator: Adjudicator, view: View) -> State:
    """A state that `view` could be a view of: a pure function of the program and the view.

    Hidden scores and counters stand at the middle of their bounds, hidden statuses where the
    scenario starts them; injects and choices that the view does not show have never happened, and
    the deeds of those injects that it does show are taken as done.
    """
    program = adjudicator.program
    known = {reading.id: reading.value for reading in view.readings}
    shown = {card.id for card in view.cards} | {each.inject for each in view.questions}
    told = {(each.seat, each.choice) for each in view.told}
    chose = tuple(
        view.turn - 1 if (choice.seat, choice.id) in told else 0 for choice in program.choices
    )
    ending = next(
        (
            index
            for index, each in enumerate(program.endings)
            if view.ending is not None and each.id == view.ending.id
        ),
        -1,
    )
    return State(
        seed=SEED,
        game=0,
        turn=view.turn,
        values=tuple(
            known[track.id] if track.id in known else _guess(track) for track in program.tracks
        ),
        fired=tuple(view.turn if inject.id in shown else 0 for inject in program.injects),
        chose=chose,
        met=tuple(
            view.turn - 1 if view.turn > 1 and all(chose[each] for each in joint.choices) else 0
            for joint in program.joints
        ),
        deeds=tuple(
            index
            for index, deed in enumerate(program.deeds)
            if deed.event.kind == "inject"
            and program.injects[deed.event.index].id in shown
            and view.seat in deed.seen_by
        ),
        ending=ending,
    )


def imagine_common(adjudicator: Adjudicator, view: View) -> State:
    """What every seat can see of the game, and the middle for the rest: the same state from the
    view of any seat."""
    program, state = adjudicator.program, imagine(adjudicator, view)
    seats = {each.id for each in program.seats}

    def public(seen_by: tuple[str, ...]) -> bool:
        return seats <= set(seen_by)

    chose = tuple(
        turn if public(choice.seen_by) else 0
        for choice, turn in zip(program.choices, state.chose, strict=True)
    )
    return replace(
        state,
        values=tuple(
            value if public(track.seen_by) else _guess(track)
            for track, value in zip(program.tracks, state.values, strict=True)
        ),
        fired=tuple(
            turn if public(inject.seen_by) else 0
            for inject, turn in zip(program.injects, state.fired, strict=True)
        ),
        chose=chose,
        met=tuple(
            turn if all(chose[each] for each in joint.choices) else 0
            for joint, turn in zip(program.joints, state.met, strict=True)
        ),
        deeds=tuple(each for each in state.deeds if public(program.deeds[each].seen_by)),
    )


def answer_usually(adjudicator: Adjudicator, state: State, but: str = "") -> list[int]:
    """The first answer that is always open, to each decision that is put to a seat other than
    `but`."""
    choices = adjudicator.program.choices
    asked = [
        decision
        for decision in adjudicator.list_asked(state, adjudicator.make_context(state))
        if decision.seat != but
    ]
    return [
        next((each for each in decision.choices if choices[each].free), decision.choices[0])
        for decision in asked
    ]


def _guess(track: Track) -> float:
    if track.kind == "status":
        return track.start
    return floor((track.low + track.high) / 2 * GRAIN) / GRAIN
