"""The same game once more with one order changed, on the same dice.

Up to the changed turn nothing is other, and in it nobody knows yet. From then on a seat whose
player was a doctrine is played by it, which decides on what it sees now. Where a person or a
program of somebody's own sat, a question gets the answer that it got in the real turn, if it is put
and open in that turn; every other question, and every turn that the real game did not have, is left
to a policy that is fitted to the seat. What the facilitator did happens again as far as it can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from eleventh.bots.doctrine import Doctrine
from eleventh.bots.registry import HUMAN, Registered, find_doctrine, is_program
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.orders import Menu, Offer, Orders
from eleventh.core.override import continue_with
from eleventh.core.position import Position
from eleventh.core.program import Choice
from eleventh.core.state import State
from eleventh.core.telling import tell_texts
from eleventh.lab.playouts import decide
from eleventh.lab.replaying import repeat_interventions
from eleventh.lab.whatif.changes import ChangedOrder, find_point
from eleventh.lab.whatif.fitting import FittedPolicy, fit_policy
from eleventh.play.game import Game, SealedOrders

Source: TypeAlias = Literal["changed", "as given", "fitted", "doctrine"]
LIKELY = 0.5  # the chance from which on an initiative is taken where one game is told


@dataclass(frozen=True, slots=True)
class SeatPlayer:
    """Who plays a seat on: `name` is that of the real player, a doctrine of that name if there is
    one here, else the policy that is fitted to it."""

    name: str
    doctrine: Doctrine | None
    fitted: FittedPolicy


@dataclass(frozen=True, slots=True)
class BranchTurn:
    """One turn of the changed game: what each seat chose, by index, and whence that came; and what
    the turn led to."""

    choices: Mapping[str, tuple[int, ...]]
    sources: Mapping[str, Source]
    step: Transition


@dataclass(frozen=True, slots=True)
class Branch:
    """The changed game from the changed turn on. `adjudicator` goes on from its end."""

    players: Mapping[str, SeatPlayer]
    turns: tuple[BranchTurn, ...]
    adjudicator: Adjudicator

    @property
    def state(self) -> State:
        """Where it ends."""
        return self.turns[-1].step.state


def play_branch(game: Game, change: ChangedOrder) -> Branch:
    """Plays the changed game, to an ending where the real one has one, else as far as that went."""
    point = find_point(game, change.turn)
    adjudicator, state = point.adjudicator, point.state
    players = find_seat_players(game, change.turn)
    position = Position(adjudicator, state, game.steps[change.turn - 1].ledger)
    turns: list[BranchTurn] = []
    while not position.state.over:
        turn = position.state.turn
        if turn > len(game.revealed) and not game.state.over:
            break
        given = game.revealed[turn - 1] if turn <= len(game.revealed) else {}
        played = _play_turn(position, players, given, change)
        step = played.step
        if not step.state.over:
            step = repeat_interventions(game, step)
        turns.append(BranchTurn(played.choices, played.sources, step))
        position = Position(continue_with(position.adjudicator, step), step.state, step.ledger)
    return Branch(players, tuple(turns), position.adjudicator)


def find_seat_players(game: Game, turn: int = 1) -> dict[str, SeatPlayer]:
    """Who plays each seat on from a turn of a game."""
    adjudicator = find_point(game, turn).adjudicator
    seats = [each.id for each in adjudicator.program.seats]
    return {seat: _find_seat_player(game, adjudicator, seat) for seat in seats}


def _find_seat_player(game: Game, adjudicator: Adjudicator, seat: str) -> SeatPlayer:
    name = game.opened.players[seat]
    found = None if name == HUMAN or is_program(name) else find_doctrine(name)
    doctrine = None
    if isinstance(found, Registered):
        dice = adjudicator.hand_dice(game.openings[0].transition.state, seat)
        doctrine = found.make(adjudicator, seat, dice)
    return SeatPlayer(name, doctrine, fit_policy(game, seat))


def _play_turn(
    position: Position,
    players: Mapping[str, SeatPlayer],
    given: Mapping[str, SealedOrders],
    change: ChangedOrder,
) -> BranchTurn:
    program, is_changed = position.adjudicator.program, position.state.turn == change.turn
    choices: dict[str, tuple[int, ...]] = {}
    sources: dict[str, Source] = {}
    for seat in program.seats:
        orders = given.get(seat.id, SealedOrders(Orders()))
        menu, player = position.menu(seat.id), players[seat.id]
        held = {each.decision: each.response for each in orders.replaced}
        if player.doctrine is not None and not is_changed:
            decided = decide(position, player.doctrine, player.name, seat.id)
            draft = _Draft(program.choices, menu, player.fitted)
            draft.follow(decided, held)
            source: Source = "doctrine"
        else:
            draft = _Draft(program.choices, menu, player.fitted)
            mine = is_changed and seat.id == change.seat
            draft.follow(orders.orders, held, change if mine else None)
            if not given:
                draft.take_likely()
            source = "changed" if mine else "fitted" if draft.fitted else "as given"
        choices[seat.id], sources[seat.id] = tuple(draft.taken), source
    taken = [index for each in choices.values() for index in each]
    step = position.adjudicator.resolve(position.state, taken)
    return BranchTurn(choices, sources, tell_texts(position.adjudicator, step))


@dataclass(slots=True)
class _Draft:
    """Orders of one seat as they come about: `fitted` says that the policy had to choose."""

    choices: tuple[Choice, ...]
    menu: Menu
    policy: FittedPolicy
    taken: list[int] = field(default_factory=list)
    fitted: bool = False
    spent: float = 0.0

    def follow(
        self, orders: Orders, held: Mapping[str, str], change: ChangedOrder | None = None
    ) -> None:
        """Gives these orders as far as they can be given, the change before all; what must be
        answered otherwise, the policy answers. `held` are given whatever they cost."""
        decisions = list(self.menu.decisions.items())
        if change is not None and change.decision:
            decisions.sort(key=lambda pair: pair[0] != change.decision)
        for decision, offers in decisions:
            if change is not None and decision == change.decision:
                self._add(next(each for each in offers if each.choice == change.choice))
                continue
            wanted = held.get(decision, orders.responses.get(decision, ""))
            found = next((each for each in offers if self._named(each) == wanted), None)
            if found is not None and (decision in held or self._may(found)):
                self._add(found)
            else:
                self._answer(offers)
        if change is not None and not change.decision:
            self._add(next(e for e in self.menu.initiatives if e.choice == change.choice))
        for id in orders.initiatives:
            for offer in self.menu.initiatives:
                if self._named(offer) == id and self._may(offer):
                    self._add(offer)

    def take_likely(self) -> None:
        """Takes the initiatives that the policy would rather take than not."""
        self.fitted = True
        for offer in self.menu.initiatives:
            if self._may(offer) and self.policy.weights[offer.choice] >= LIKELY:
                self._add(offer)

    def _answer(self, offers: tuple[Offer, ...]) -> None:
        self.fitted = True
        open_ = [each for each in offers if not each.barred]
        payable = [each for each in open_ if self._may(each)]
        if payable:
            self._add(max(payable, key=lambda each: self.policy.weights[each.choice]))
        else:
            self._add(min(open_ or offers, key=lambda each: each.cost))

    def _named(self, offer: Offer) -> str:
        return self.choices[offer.choice].id

    def _may(self, offer: Offer) -> bool:
        capital = self.menu.capital
        return not offer.barred and (capital is None or self.spent + offer.cost <= capital)

    def _add(self, offer: Offer) -> None:
        self.taken.append(offer.choice)
        self.spent += offer.cost
