"""One game in progress, for a script or a notebook: a thin form of the match that people play.

Whoever holds it is the host: it can look over every shoulder. Nothing is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any, Self

from eleventh.api.errors import NotFound, Refused, not_found
from eleventh.api.players import seat_bots
from eleventh.api.scenarios import LoadedScenario, load
from eleventh.api.whole_numbers import check_whole
from eleventh.bots.registry import HUMAN
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.view import View
from eleventh.lab.remedies import PAIRS, Remedy, TargetKind, find_remedy
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play import match as play
from eleventh.play.absences import explain_absence
from eleventh.play.account import Account
from eleventh.play.game import ending_of
from eleventh.play.record import export_record
from eleventh.play.uses import Uses, find_uses
from eleventh.play.why import Answer, explain
from eleventh.play.why_not import WhyNot


class Match:
    """A game of a scenario, with doctrines in some seats and the others played by the script."""

    def __init__(
        self,
        scenario: str | PathLike[str] | LoadedScenario,
        *,
        seed: int = 1,
        bots: str | Mapping[str, str] | None = None,
        time_limit: float = 60.0,
    ) -> None:
        """Opens turn 1. `bots` is one doctrine for every seat, or doctrines by seat; seats that it
        does not name are the script's to play. A program (`exec:./my_player`) may stand for a
        doctrine, and has `time_limit` seconds for its orders of a turn.

        NotFound for a scenario, seat, doctrine or program that does not exist; ScenarioError for a
        scenario with errors; ValueError for no time or a seed below 0.
        """
        check_whole("seed", seed, 0)
        loaded = scenario if isinstance(scenario, LoadedScenario) else load(scenario)
        seating = seat_bots(loaded.seats, bots or {}, time_limit)
        self._scenario = loaded
        self._table = play.Match.start(
            loaded.adjudicator, {}, seating.players, seed, guests=seating.guests
        )

    @property
    def scenario(self) -> LoadedScenario:
        """What is played."""
        return self._scenario

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of all seats, in the scenario's order."""
        return self._table.seats

    @property
    def waiting(self) -> tuple[str, ...]:
        """The seats whose orders are still missing in this turn."""
        return self._table.waiting()

    @property
    def turn(self) -> int:
        """The turn that is open, from 1; once the game is over, the turn in which it ended."""
        return self._table.turn

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""
        return self._table.over

    @property
    def ending(self) -> str:
        """The id of the ending reached, or an empty text while the game goes on."""
        return ending_of(self._table.game)

    @property
    def tracks(self) -> dict[str, float | str]:
        """Every track as it stands, by its id, hidden ones too: a number, or the name of a status.
        What follows from tracks comes last."""
        position = self._table.game.position
        return {
            each.id: each.status or each.value for each in (*position.readings, *position.derived)
        }

    def view(self, seat: str) -> View:
        """All that `seat` may know now. NotFound if there is no such seat."""
        self._check_seat(seat)
        return self._table.view(seat)

    def submit(
        self, seat: str, responses: Mapping[str, str] | None = None, initiatives: Sequence[str] = ()
    ) -> None:
        """Gives the orders of `seat` for this turn: a response to each decision put to it, by ids,
        and the ids of the initiatives it takes. They replace what was submitted before.

        Refused if they can't be taken as they stand: then nothing has changed. NotFound if there
        is no such seat; TypeError for what is no mapping of ids, or no list of them.
        """
        self._check_seat(seat)
        if not isinstance(responses, Mapping | None):
            raise TypeError('responses map decisions to answers, as in {"decision": "answer"}')
        if isinstance(initiatives, str):
            raise TypeError(f"initiatives are a list of ids, as in [{initiatives!r}]")
        orders = Orders(dict(responses or {}), tuple(initiatives))
        if seat in self._table.game.sealed:
            _raise_if(self._table.refusals(seat, orders))
            _raise_if(self._table.withdraw(seat))
        _raise_if(self._table.submit(seat, orders))

    def advance(self) -> int:
        """Reveals the orders and opens the next turn, or ends the game; the turn that is open then.

        Refused while somebody's orders are missing, and when the game is over.
        """
        if not self.over:
            self._expect(self.waiting)
        _raise_if(self._table.advance())
        return self.turn

    def play_on(self) -> str:
        """Plays to the end a game in which doctrines sit everywhere; the ending reached. Refused
        where a seat is the script's to play: then nothing has changed."""
        people = [seat for seat, player in self._table.players.items() if player == HUMAN]
        if not self.over:
            self._expect(people)
        while not self.over:
            self.advance()
        return self.ending

    def rewind(self, turn: int) -> None:
        """Takes the table back to the opening of `turn`; its dice are the same when it is played
        again. Refused for a turn that has not come."""
        _raise_if(self._table.rewind(turn))

    def why(self, track: str, *, turn: int | None = None, seat: str | None = None) -> Answer:
        """Why a track, or an objective (`objective.SEAT.ID`), stands where it does: every change of
        it with its cause, over the whole game or in one turn.

        With a `seat`, only what that seat may know. NotFound for a track that does not exist, or
        that the seat does not see, and for a seat or a turn that is not there.
        """
        if seat is not None:
            self._check_seat(seat)
        answer = explain(self._table.game, track, turn, seat)
        if isinstance(answer, Refusal):
            raise not_found(answer)
        return answer

    def why_not(self, topic: str, *, turn: int | None = None, seat: str | None = None) -> WhyNot:
        """Why an answer (`DECISION.RESPONSE`), an initiative, a rule, an event or an ending did not
        come about: every part of its condition, with by how much it failed.

        With a `seat`, only what that seat may know; it can ask about what it is offered, and about
        rules. NotFound for a topic, a seat or a turn that is not there.
        """
        if seat is not None:
            self._check_seat(seat)
        answer = explain_absence(self._table.game, topic, turn, seat)
        if isinstance(answer, Refusal):
            raise not_found(answer)
        return answer

    def used_by(self, reading: str, *, seat: str | None = None) -> Uses:
        """What moves a track, and what reads it; an objective and a parameter are asked about in
        the same way. With a `seat`, only what that seat may know. NotFound as for `why`."""
        if seat is not None:
            self._check_seat(seat)
        answer = find_uses(Account(self._table.game, seat), reading)
        if isinstance(answer, Refusal):
            raise not_found(answer)
        return answer

    def remedy(self, kind: TargetKind, id: str, *, pairs: int | None = PAIRS) -> Remedy:
        """One change of a choice, or two, that would have brought an ending (`kind` "ending") or an
        event ("event") that stayed away, on the same dice; or how many were tried in vain. At most
        so many `pairs` are tried, all there are where that is None. NotFound for an id that nothing
        has."""
        try:
            return find_remedy(self._table.game, kind, id, pairs)
        except KeyError:
            raise NotFound(f"There is no {kind} {id!r}.") from None

    def record(self) -> dict[str, Any]:
        """The game so far as one JSON document: orders, events, every posting with its cause, and
        all tracks turn by turn."""
        return export_record(self._table.record)

    def close(self) -> None:
        """Ends the programs that play in it; what was played can still be read."""
        self._table.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        stands = f"ended: {self.ending}" if self.over else f"turn {self.turn}"
        return f"<Match {self._scenario.id}, {stands}>"

    def _expect(self, seats: Sequence[str]) -> None:
        """Refused while orders of these seats are missing, by their ids."""
        if seats:
            _raise_if((Refusal(RefusalCode.WAITING, {"seats": tuple(seats)}),))

    def _check_seat(self, seat: str) -> None:
        if seat not in self.seats:
            near = find_nearest(seat, self.seats)
            guess = f"Did you mean {near!r}?" if near else f"There are {', '.join(self.seats)}."
            raise NotFound(f"There is no seat {seat!r}. {guess}")


def _raise_if(refused: tuple[Refusal, ...]) -> None:
    if refused:
        raise Refused(refused)
