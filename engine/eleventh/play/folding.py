"""A game as the fold of its events: the one function that extends it.

The live match and every reader of a save use the same fold, so that what was played and what is
loaded can't differ. An event that can't have happened (orders for a turn that was not open, a
digest that does not come out) is an `Impossible`, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from eleventh.bots.registry import HUMAN
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.amounts import is_of
from eleventh.core.orders import Orders, refusals
from eleventh.core.refusals import RefusalCode
from eleventh.core.state import digest
from eleventh.core.telling import tell_texts
from eleventh.play.events import (
    Advanced,
    Barred,
    Closed,
    Drafted,
    Event,
    Forked,
    Injected,
    Inspected,
    Opened,
    Overridden,
    Paused,
    Predicted,
    Replaced,
    Resumed,
    Retracted,
    Returned,
    Rewound,
    Submitted,
    Withdrawn,
)
from eleventh.play.game import (
    Abandoned,
    Game,
    Impossible,
    JournalEntry,
    Mismatch,
    SealedOrders,
    ending_of,
    keep_possible,
    open_game,
)
from eleventh.play.interventions import (
    bar_refusals,
    inject_refusals,
    injected,
    overridden,
    override_refusals,
    pause_refusals,
    replace_refusals,
)
from eleventh.play.predictions import read_prediction, refuse_prediction
from eleventh.play.room import allow, check_open, run_room
from eleventh.play.room_events import (
    Extended,
    Guarded,
    Hosted,
    Provided,
    Reclaimed,
    RoomEvent,
)
from eleventh.play.rulings import Rulings


def begin(adjudicator: Adjudicator, opened: Opened) -> Game:
    """The game as it opens. Mismatch if the opening state is not the one recorded."""
    transition = tell_texts(adjudicator, adjudicator.begin(opened.seed))
    _same(transition, opened.digest, 1)
    return open_game(adjudicator, opened, transition)


def fold(adjudicator: Adjudicator, opened: Opened, events: Iterable[Event]) -> Game:
    """The game after `opened` and these further events. Impossible if they can't have happened."""
    game = begin(adjudicator, opened)
    for event in events:
        game = extend(game, event)
    return game


def extend(game: Game, event: Event) -> Game:
    """The game after one more event, every claim in it checked. Impossible if it can't be."""
    if isinstance(event, Rewound):
        return _rewind(game, event, game.entries + 1)
    if isinstance(event, Returned):
        return _return(game, event, game.entries + 1)
    if isinstance(event, RoomEvent):
        return run_room(game, event, game.entries + 1)
    return _enter(_after(game, event, game.entries + 1), event)


def advance(game: Game) -> tuple[Game, Advanced]:
    """The game after its turn, and the event that records it: resolved and digested once.

    Impossible while somebody's orders are missing or play is paused, and when it is over.
    """
    turn = game.state.turn
    _check_orders_are_in(game, turn)
    transition = game.resolve_turn()
    event = Advanced(turn, digest(transition.state))
    return _enter(game.open_turn(transition), event), event


def _after(game: Game, event: Event, entry: int) -> Game:
    match event:
        case Submitted():
            return _submit(game, event)
        case Withdrawn():
            _check_playing(game, event.turn)
            if event.seat not in game.sealed:
                raise Impossible(f"{event.seat} withdrew orders it had not submitted.")
            return _unseal(game, event.seat)
        case Drafted():
            return _draft(game, event)
        case Predicted():
            return _predict(game, event)
        case Advanced():
            _check_orders_are_in(game, event.turn)
            transition = game.resolve_turn()
            _same(transition, event.digest, event.turn)
            return game.open_turn(transition)
        case Closed():
            if not game.state.over or ending_of(game) != event.ending:
                raise Impossible(f"the game ended with {event.ending!r}, which it did not.")
            return game
        case Overridden() | Injected():
            return _change(game, event, entry)
        case Replaced() | Barred():
            return _rule(game, event)
        case Paused() | Resumed():
            return _halt(game, event)
        case Retracted():
            allow(pause_refusals(event.reason, event.by, needed=True))
            game = retract(game, event)
            if digest(game.state) != event.digest:
                raise Mismatch(f"turn {event.turn} came out differently from what it was.")
            return game
        case Inspected():
            check_open(game, event.turn)
            if event.seat not in game.sealed:
                raise Impossible(f"orders of {event.seat!r} were looked at that were not sealed.")
            return replace(game, inspected=game.inspected | {event.seat})
        case Forked():
            if event.turn != game.state.turn or game.state.over or game.sealed:
                raise Impossible(f"it went on from turn {event.turn}, which had not just opened.")
            return game
        case (
            Opened()
            | Rewound()
            | Returned()
            | Hosted()
            | Extended()
            | Reclaimed()
            | Guarded()
            | Provided()
        ):
            raise Impossible("the match was opened twice.")


def _enter(game: Game, event: Event) -> Game:
    """The game with one more entry in its journal."""
    entry = game.entries + 1
    return replace(game, events=(*game.events, JournalEntry(entry, event)), entries=entry)


def _check_orders_are_in(game: Game, turn: int) -> None:
    _check_playing(game, turn)
    if set(game.sealed) != set(_seats(game)):
        raise Impossible(f"turn {turn} was adjudicated before all orders were in.")


def _rewind(game: Game, event: Rewound, entry: int) -> Game:
    if not 1 <= event.turn <= game.state.turn:
        raise Impossible(f"the table went back to turn {event.turn}, which had not come.")
    opening = game.openings[event.turn - 1]
    # Also where nothing was done: seats are told of every step back, whatever happened in secret.
    left = Abandoned(replace(game, abandoned=()), entry, event, event.turn)
    return replace(
        game,
        position=opening.position,
        steps=(*game.steps[: event.turn - 1], opening.transition),
        revealed=game.revealed[: event.turn - 1],
        sealed={},
        drafts={},
        rulings=Rulings(),
        inspected=frozenset(),
        events=game.events[: opening.events],
        entries=entry,
        openings=game.openings[: event.turn],
        abandoned=(*game.abandoned, left),
    )


def last_step_back(game: Game) -> Abandoned | None:
    """The step back that can be taken back: the last one that still holds, wherever the table has
    come since. Once it is, the one before it is the last: what that left is whole again."""
    for each in reversed(game.abandoned):
        if isinstance(each.event, Rewound) and not each.resumed:
            return each
    return None


def _return(game: Game, event: Returned, entry: int) -> Game:
    allow(pause_refusals(event.reason, event.by, needed=True))
    back = last_step_back(game)
    if back is None or back.entry != event.entry or game.state.over:
        raise Impossible(f"entry {event.entry} was taken back, which was not the last step back.")
    ahead = back.game
    ending = ending_of(ahead) if ahead.state.over else ""
    if (event.turn, event.ending) != (ahead.state.turn, ending):
        raise Impossible(f"the table returned to turn {event.turn}, where it had not been.")
    left = Abandoned(replace(game, abandoned=()), entry, event, back.turn)
    return replace(
        ahead,
        paused=game.paused,
        entries=entry,
        abandoned=(
            *(replace(each, resumed=True) if each is back else each for each in game.abandoned),
            left,
        ),
        hosted=game.hosted,
        room=game.room,
        given=game.given if game.state.turn == ahead.state.turn else _still_given(game, ahead),
        code=game.code,
        provided=game.provided,
    )


def _still_given(game: Game, ahead: Game) -> dict[int, Extended]:
    """What of the more time of the line ahead was not taken back after it had been left."""
    gone = {each.event.entry for each in game.room if isinstance(each.event, Reclaimed)}
    return {entry: each for entry, each in ahead.given.items() if entry not in gone}


def _submit(game: Game, event: Submitted) -> Game:
    _check_playing(game, event.turn)
    if event.seat not in _seats(game):
        raise Impossible(f"orders came from {event.seat!r}, which is no seat.")
    refused = refusals(game.adjudicator.program, game.menu(event.seat), event.orders)
    if refused:
        raise Impossible(f"orders of {event.seat} were taken that are not in order.")
    return _seal(game, event.seat, SealedOrders(event.orders, event.reasons))


def _draft(game: Game, event: Drafted) -> Game:
    check_open(game, event.turn)
    if event.seat not in _seats(game):
        raise Impossible(f"a draft came from {event.seat!r}, which is no seat.")
    if keep_possible(game, event.seat, event.orders) != event.orders:
        raise Impossible(f"{event.seat} had in mind what it could not order.")
    return replace(game, drafts={**game.drafts, event.seat: event.orders})


def _predict(game: Game, event: Predicted) -> Game:
    _check_playing(game, event.turn)
    if event.seat not in _seats(game):
        raise Impossible(f"something was expected by {event.seat!r}, which is no seat.")
    said = read_prediction(event)
    if event.way and (
        said is None or refuse_prediction(game.adjudicator.program, event.seat, said)
    ):
        raise Impossible(f"{event.seat} expected what can't be expected.")
    return game


def _seal(game: Game, seat: str, given: SealedOrders) -> Game:
    rulings = game.rulings
    held = tuple(each for (whose, _), each in rulings.replaced.items() if whose == seat)
    given = replace(given, orders=rulings.orders(seat, given.orders), replaced=held)
    sealed = {**game.sealed, seat: given}
    return replace(game, sealed=sealed, inspected=game.inspected - {seat})


def _unseal(game: Game, seat: str) -> Game:
    return replace(game, sealed=_without(game, seat), inspected=game.inspected - {seat})


def _change(game: Game, event: Overridden | Injected, entry: int) -> Game:
    check_open(game, event.turn)
    step = game.steps[-1]
    if isinstance(event, Overridden):
        allow(override_refusals(step, event))
        transition = overridden(step, event, entry)
    else:
        allow(inject_refusals(step, event))
        transition = injected(step, event, entry)
    _same(transition, event.digest, event.turn)
    return game.amend_step(transition)


def _holds(sealed: SealedOrders, event: Barred) -> bool:
    """Whether orders hold the response that is taken out."""
    return is_of(event.response, sealed.orders.responses.get(event.decision, ""))


def _rule(game: Game, event: Replaced | Barred) -> Game:
    check_open(game, event.turn)
    program, seat = game.adjudicator.program, event.seat
    menu = game.menu(seat) if seat in _seats(game) else None
    sealed = game.sealed.get(seat)
    if isinstance(event, Barred):
        held = event.decision in game.rulings.of(seat)
        allow(bar_refusals(program, menu, held, event))
        game = replace(game, rulings=game.rulings.and_barred(event))
        if sealed is not None and _holds(sealed, event):
            return _unseal(game, seat)
        return game
    allow(replace_refusals(program, menu, event))
    game = replace(game, rulings=game.rulings.and_replaced(event))
    if sealed is not None:
        return _seal(game, seat, sealed)
    held_to = game.rulings.of(seat)
    unanswered = [each for each in menu.decisions if each not in held_to] if menu else []
    if game.opened.players[seat] == HUMAN and not unanswered:
        return _seal(game, seat, SealedOrders(Orders()))
    return game


def _halt(game: Game, event: Paused | Resumed) -> Game:
    check_open(game, event.turn)
    pausing = isinstance(event, Paused)
    if pausing == (game.paused is not None):
        raise Impossible("play was paused twice, or resumed though it was not paused.")
    allow(pause_refusals(event.reason, event.by, needed=pausing))
    return replace(game, paused=event if isinstance(event, Paused) else None)


def retract(game: Game, event: Retracted) -> Game:
    """The open turn as if entry `event.entry` had not been done and all else in it had. Impossible
    if that is no such doing of the facilitator, or if what was done later rests on it.

    Orders that can't be given any more without it are a draft of their seat again, and what a bar
    sent back stays with its seat: nobody's orders are sealed by taking something back.
    """
    check_open(game, event.turn)
    if event.entry not in {each.entry for each in retractable(game)}:
        raise Impossible("what was taken back can't be.")
    gone, opening = game.retracted | {event.entry}, game.openings[-1]
    again = replace(
        game,
        position=opening.position,
        steps=(*game.steps[:-1], opening.transition),
        sealed={},
        drafts={},
        rulings=Rulings(),
        paused=None,
        inspected=frozenset(),
    )
    for each in game.of_turn:
        again = _do_again(again, each, gone)
    return replace(again, paused=game.paused)


def retractable(game: Game) -> tuple[JournalEntry, ...]:
    """What the facilitator did to the game in the open turn that can be taken back, in order; the
    more time that is `given` for it can be too."""
    kinds, gone = (Overridden, Injected, Replaced, Barred), game.retracted
    if game.state.over:
        return ()
    return tuple(
        each for each in game.of_turn if isinstance(each.event, kinds) and each.entry not in gone
    )


def _do_again(game: Game, each: JournalEntry, gone: frozenset[int]) -> Game:
    event = each.event
    match event:
        case Submitted():
            menu = game.menu(event.seat)
            if not refusals(game.adjudicator.program, menu, event.orders):
                return _seal(game, event.seat, SealedOrders(event.orders, event.reasons))
            kept = keep_possible(game, event.seat, event.orders)
            return replace(game, drafts={**game.drafts, event.seat: kept})
        case Withdrawn():
            return _unseal(game, event.seat)
        case Drafted():
            kept = keep_possible(game, event.seat, event.orders)
            return replace(game, drafts={**game.drafts, event.seat: kept})
        case Barred() if each.entry in gone:
            given = game.sealed.get(event.seat)
            held = given is not None and _holds(given, event)
            return _unseal(game, event.seat) if held else game
        case Overridden() | Injected() if each.entry not in gone:
            return _change_again(game, event, each.entry)
        case Replaced() | Barred() if each.entry not in gone:
            return _rule(game, event)
        case Inspected() if event.seat in game.sealed:
            return replace(game, inspected=game.inspected | {event.seat})
        case _:
            return game


def _change_again(game: Game, event: Overridden | Injected, entry: int) -> Game:
    step = game.steps[-1]
    if isinstance(event, Injected):
        return game.amend_step(injected(step, event, entry))
    refused = override_refusals(step, event)
    if [each.code for each in refused] == [RefusalCode.NO_CHANGE]:
        return game  # without what was taken back it stands there already
    allow(refused)
    return game.amend_step(overridden(step, event, entry))


def _check_playing(game: Game, turn: int) -> None:
    check_open(game, turn)
    if game.paused is not None:
        raise Impossible("play went on while it was paused.")


def _same(transition: Transition, recorded: str, turn: int) -> None:
    if digest(transition.state) != recorded:
        raise Mismatch(f"turn {turn} came out differently from what this version computes.")


def _without(game: Game, seat: str) -> dict[str, SealedOrders]:
    return {whose: given for whose, given in game.sealed.items() if whose != seat}


def _seats(game: Game) -> tuple[str, ...]:
    return tuple(seat.id for seat in game.adjudicator.program.seats)
