"""A match: the imperative shell around the pure game.

It knows who plays each seat, keeps submissions sealed, stores every event before it takes effect,
and lets doctrines and guests (see `external`) decide when the orders are revealed. Whatever it
tells a seat is computed from that seat's menu and view, so no refusal depends on what the seat may
not see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.registry import HUMAN, is_program, make_doctrine
from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders, refusals
from eleventh.core.recollection import recall
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.state import State, digest
from eleventh.core.telling import tell_texts
from eleventh.core.view import View
from eleventh.play.bundle import pack
from eleventh.play.events import (
    Closed,
    Drafted,
    Event,
    Opened,
    Paused,
    Predicted,
    Rewound,
    Submitted,
    Withdrawn,
)
from eleventh.play.external import Guests
from eleventh.play.folding import advance, extend
from eleventh.play.game import Game, SealedOrders, ending_of, keep_possible, open_game
from eleventh.play.match_record import MatchRecord
from eleventh.play.predictions import (
    TOTAL,
    NotedPrediction,
    Prediction,
    list_predictions,
    refuse_prediction,
)
from eleventh.play.seat_views import Notice, notices, see
from eleventh.play.unstored import Log, Unstored, WatchedLog
from eleventh.play.version import engine_version


class Unsaved:
    """A log that keeps nothing, for games that nobody will resume."""

    def append(self, events: Sequence[Event]) -> str:
        """Forgets them."""
        return ""

    def confirm(self) -> None:
        """Nothing was stored, so nothing is missing."""

    def close(self) -> None:
        """Has nothing to let go of."""


class Match:
    """One game in progress, with everybody's secrets: what a table is made of.

    A seat that a program played, and to which none is invited, has no orders: it is waited for.
    """

    def __init__(self, record: MatchRecord, log: Log, guests: Guests | None = None) -> None:
        game = record.game
        table = game.adjudicator
        seated = {
            seat: (guests or {}).get(seat, player)
            for seat, player in game.opened.players.items()
            if player != HUMAN
        }
        self.record = record
        self._log = WatchedLog(log)
        self._doctrines = {
            seat: make_doctrine(player, table, seat, table.hand_dice(game.state, seat))
            for seat, player in seated.items()
            if isinstance(player, str) and not is_program(player)
        }
        self._external = {
            seat: invite(seat, table.program)
            for seat, invite in seated.items()
            if not isinstance(invite, str)
        }

    @classmethod
    def start(
        cls,
        adjudicator: Adjudicator,
        files: Mapping[str, bytes],
        players: Mapping[str, str],
        seed: int,
        log: Log | None = None,
        match_id: str = "",
        guests: Guests | None = None,
    ) -> Match:
        """A new match, turn 1 open and stored.

        `players` maps every seat to `human` or the name of a doctrine (see `bots.registry`), and
        `files` is what the program was compiled from. Without a `log` nothing is saved; a match
        that is kept has an id of its own. `guests` play seats otherwise than their names say.
        SaveError if the log refuses; ValueError for players that are not exactly the seats, or a
        doctrine that does not exist.
        """
        program = adjudicator.program
        if set(players) != {seat.id for seat in program.seats}:
            raise ValueError("every seat needs exactly one player")
        if any(is_program(each) and seat not in (guests or {}) for seat, each in players.items()):
            raise ValueError("a program plays only where it is invited")
        transition = tell_texts(adjudicator, adjudicator.begin(seed))
        opened = Opened(
            engine=engine_version(),
            scenario=program.scenario,
            title=program.title,
            program_hash=program.hash,
            seed=seed,
            players=dict(players),
            files=pack(files),
            digest=digest(transition.state),
            match=match_id,
        )
        game = open_game(adjudicator, opened, transition)
        match = cls(MatchRecord((opened,), game), log or Unsaved(), guests)
        match.store((opened,))
        return match

    @property
    def game(self) -> Game:
        """Where the match stands, and how it came there."""
        return self.record.game

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of all seats, in the scenario's order."""
        return tuple(seat.id for seat in self.game.adjudicator.program.seats)

    @property
    def players(self) -> Mapping[str, str]:
        """Who plays each seat: `human`, or the name of a doctrine."""
        return self.game.opened.players

    @property
    def turn(self) -> int:
        """The turn that is open, from 1; once the game is over, the turn in which it ended."""
        return self.game.state.turn

    @property
    def last(self) -> int:
        """The number of turns the scenario has; a game may end earlier."""
        return len(self.game.adjudicator.program.turns)

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""
        return self.game.state.over

    @property
    def paused(self) -> Paused | None:
        """The pause that the facilitator has called, with its reason; None while play goes on."""
        return self.game.paused

    def view(self, seat: str) -> View:
        """All that `seat` may know now. KeyError if the table has no such seat."""
        return see(self.game, seat)

    def notices(self, seat: str) -> tuple[Notice, ...]:
        """What the facilitator did that `seat` may know of, in order."""
        return notices(self.game, seat)

    def refusals(self, seat: str, orders: Orders) -> tuple[Refusal, ...]:
        """Why these orders would not be taken as they stand; nothing is sealed."""
        return refusals(self.game.adjudicator.program, self.game.menu(seat), orders)

    def submit(self, seat: str, orders: Orders, turn: int | None = None) -> tuple[Refusal, ...]:
        """Seals the orders of `seat`; no refusals means that they are stored for good.

        `turn`, if given, is the turn they were made for: they are refused once the table has moved
        on. The same orders again are no error; different ones are refused until withdrawn.
        """
        refused = self._closed_to(seat, turn)
        if refused:
            return refused
        sealed = self.game.sealed.get(seat)
        if sealed is not None and sealed.orders == orders:
            return ()
        if sealed is not None:
            return (Refusal(RefusalCode.SEALED),)
        refused = self.refusals(seat, orders)
        if refused:
            return refused
        self.happen(Submitted(seat, self.turn, orders))
        return ()

    def withdraw(self, seat: str) -> tuple[Refusal, ...]:
        """Takes back what `seat` has sealed, as long as the turn has not been revealed."""
        refused = self._closed_to(seat, None)
        if refused:
            return refused
        if seat not in self.game.sealed:
            return (Refusal(RefusalCode.NOT_SUBMITTED),)
        self.happen(Withdrawn(seat, self.turn))
        return ()

    def draft(self, seat: str) -> Orders | None:
        """What the player of `seat` had in mind for this turn on leaving the table, if anything."""
        return self.game.drafts.get(seat)

    def keep_draft(self, seat: str, orders: Orders) -> None:
        """Stores what `seat` has in mind and has not sealed, for when its player comes back.

        Nothing is stored that is stored already, and nothing for a seat that may not order now.
        """
        if self._closed_to(seat, None) or seat in self.game.sealed:
            return
        kept = keep_possible(self.game, seat, orders)
        if kept != (self.draft(seat) or Orders()):
            self.happen(Drafted(seat, self.turn, kept))
        else:
            self._log.settle(seat)

    def predict(
        self, seat: str, said: Prediction | None, turn: int | None = None
    ) -> tuple[Refusal, ...]:
        """Notes what `seat` expects of the open turn, in the place of what it said before; None
        takes that back. Nothing is stored that stands already. `turn` is as in `submit`."""
        refused = self._closed_to(seat, turn)
        if not refused and said is not None:
            refused = refuse_prediction(self.game.adjudicator.program, seat, said)
        if refused:
            return refused
        held = [each.said for each in self.predictions(seat) if each.turn == self.turn]
        if said is not None and held != [said]:
            told = Predicted(seat, self.turn, said.aim, said.way, said.confidence, said.figure)
            self.happen(told)
        elif said is None and held:
            self.happen(Predicted(seat, self.turn, TOTAL, "", 0))
        return ()

    def predictions(self, seat: str) -> tuple[NotedPrediction, ...]:
        """What `seat` has noted in this line of play, by turns, with what came of it."""
        return list_predictions(self.game, seat)

    def submitted(self) -> frozenset[str]:
        """The seats whose orders are in. Doctrines always count: they decide at the reveal."""
        return frozenset(self.game.sealed) | self._doctrines.keys() | self._external.keys()

    def waiting(self) -> tuple[str, ...]:
        """The seats whose orders are still missing, in the table's order; none once it is over."""
        submitted = self.submitted()
        return () if self.over else tuple(seat for seat in self.seats if seat not in submitted)

    def advance(self) -> tuple[Refusal, ...]:
        """Reveals the orders, adjudicates, and opens the next turn or ends the game.

        Refused while somebody's orders are missing, or when the game is over. LeftTable if guests
        were awaited and the table is left.
        """
        if self.over:
            return (Refusal(RefusalCode.OVER),)
        if self.paused is not None:
            return (_paused(self.paused),)
        waiting = self.waiting()
        if waiting:
            titles = self.game.adjudicator.program.seat_titles
            missing = tuple(titles[seat] for seat in waiting)
            return (Refusal(RefusalCode.WAITING, {"seats": missing}),)
        game, events = self.game, list[Event]()
        for seat in filter(self._decides, self.players):
            decision = self._decide(seat)
            events.append(Submitted(seat, self.turn, decision.orders, decision.reasons))
            game = extend(game, events[-1])
        game, advanced = advance(game)
        events.append(advanced)
        if game.state.over:
            events.append(Closed(ending_of(game)))
            game = extend(game, events[-1])
        self.record = self.record.extended(events, game, self._log.append(events))
        if self.over:
            for seat, player in self._external.items():
                player.end(self.view(seat))
        return ()

    def rewind(self, turn: int, reason: str = "", by: str = "") -> tuple[Refusal, ...]:
        """Takes the whole table back to the opening of `turn`, for whoever hosts it.

        Nothing is erased: the journal gains an event, and the line of play that is left stays
        readable in `game.abandoned`. The dice of a turn are the same when it is played again.
        """
        if not 1 <= turn <= self.turn:
            return (Refusal(RefusalCode.NO_TURN_BACK, {"last": self.turn}),)
        self.happen(Rewound(turn, reason, by))
        return ()

    def reasons(self, turn: int) -> Mapping[str, SealedOrders]:
        """What each seat ordered in a revealed turn, with the doctrines' reasons: for the host and
        the debrief, not for seats. IndexError unless 1 <= `turn` <= the turns revealed."""
        if turn < 1:
            raise IndexError(turn)
        return self.game.revealed[turn - 1]

    def store(self, events: Sequence[Event]) -> None:
        """Puts events that have led to the game into its log: for whoever begins a match."""
        at = self._log.append(events)
        if at:
            self.record = replace(self.record, times=(at,) * len(events))

    def unstored(self) -> Unstored | None:
        """What people did or had in mind that is not on the disk; None if all of it is."""
        return self._log.unstored()

    def close(self) -> None:
        """Leaves the table, and the guests with it; `unstored` tells whether everything is
        saved."""
        for player in self._external.values():
            player.close()
        self._log.close()

    def happen(self, event: Event) -> None:
        """Stores an event and lets it take effect, for whoever hosts the table.

        Impossible if it can't follow what came before; SaveError if the log refuses. Then nothing
        has changed.
        """
        game = extend(self.game, event)
        self.record = self.record.extended((event,), game, self._log.append((event,)))

    def _decides(self, seat: str) -> bool:
        return seat in self._doctrines or seat in self._external

    def _decide(self, seat: str) -> DoctrineOrders:
        guest = self._external.get(seat)
        if guest is not None:
            return guest.order(self.view(seat), lambda orders: self.refusals(seat, orders))
        facts = SeatFacts(
            self.game.shown_menu(seat), lambda: self.view(seat), lambda: self._recall(seat)
        )
        return self._doctrines[seat].decide(facts)

    def _recall(self, seat: str) -> State:
        return recall(self.game.adjudicator.program, self.game.state, seat)

    def _closed_to(self, seat: str, turn: int | None) -> tuple[Refusal, ...]:
        if seat not in self.seats:
            return (Refusal(RefusalCode.NO_SEAT, {"wanted": seat}),)
        if self.players[seat] != HUMAN:
            return (Refusal(RefusalCode.NOT_YOURS, {"player": self.players[seat]}),)
        if self.over:
            return (Refusal(RefusalCode.OVER),)
        if turn is not None and turn != self.turn:
            return (Refusal(RefusalCode.STALE, {"made": turn, "open": self.turn}),)
        return () if self.paused is None else (_paused(self.paused),)


def _paused(pause: Paused) -> Refusal:
    return Refusal(RefusalCode.PAUSED, {"reason": pause.reason})
