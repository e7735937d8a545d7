"""The facilitator's hand on a match: white cell, in the words of seminar exercises.

Whatever is done here is an event of the journal with a reason and a name, replayed and verified
like any other. What can't be done comes back as a refusal; what can is stored before it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.state import digest
from eleventh.play.event_keys import LARGEST
from eleventh.play.events import (
    Barred,
    Injected,
    Inspected,
    Overridden,
    Paused,
    Replaced,
    Resumed,
    Retracted,
    Returned,
)
from eleventh.play.folding import last_step_back, retract, retractable
from eleventh.play.game import Abandoned, Impossible, ending_of
from eleventh.play.interventions import (
    Refusals,
    bar_refusals,
    inject_refusals,
    injected,
    overridden,
    override_refusals,
    pause_refusals,
    reclaim_refusals,
    replace_refusals,
)
from eleventh.play.match import Match
from eleventh.play.room_events import Reclaimed

NAME = "the facilitator"


class Facilitator:
    """What only the facilitator of a match may do. `by` is the name that the record tells."""

    def __init__(self, match: Match, by: str = NAME) -> None:
        self.match = match
        self.by = by

    def override(self, track: str, value: float | str, reason: str) -> Refusals:
        """Sets a track, now: a score or a counter to a number within its bounds, a status to the
        name of one of its values."""
        game = self.match.game
        event = Overridden(self.match.turn, track, _setting(value), reason.strip(), self.by, "")
        refused = self._closed() or override_refusals(game.steps[-1], event)
        if not refused:
            transition = overridden(game.steps[-1], event, game.entries + 1)
            self.match.happen(replace(event, digest=digest(transition.state)))
        return refused

    def inject(
        self,
        headline: str,
        text: str,
        seen_by: Iterable[str],
        effects: Mapping[str, float | str],
        reason: str,
        cite: Iterable[str] = (),
    ) -> Refusals:
        """Puts an event to the table, now: a card for the seats `seen_by`, and its effects.

        `effects` maps tracks to the amount added, or for a status to the name of the value set;
        `cite` are ids of sources. An event added so asks no decision.
        """
        game, wanted = self.match.game, set(seen_by)
        seats = [seat for seat in self.match.seats if seat in wanted]
        event = Injected(
            turn=self.match.turn,
            headline=headline.strip(),
            text=text.strip(),
            seen_by=tuple(seats) + tuple(sorted(wanted.difference(seats))),
            effects={name: _setting(amount) for name, amount in effects.items()},
            reason=reason.strip(),
            by=self.by,
            digest="",
            cite=tuple(cite),
        )
        refused = self._closed() or inject_refusals(game.steps[-1], event)
        if not refused:
            transition = injected(game.steps[-1], event, game.entries + 1)
            self.match.happen(replace(event, digest=digest(transition.state)))
        return refused

    def replace(self, seat: str, decision: str, response: str, reason: str) -> Refusals:
        """Answers a decision in the place of a seat, whether it has sealed its orders or not.

        Any response of the decision will do, also one that is not open to the seat. Where nothing
        else is asked of a seat that people play, its orders are in then.
        """
        game = self.match.game
        event = Replaced(self.match.turn, seat, decision, response, reason.strip(), self.by)
        menu = game.menu(seat) if seat in self.match.seats else None
        refused = self._closed() or replace_refusals(game.adjudicator.program, menu, event)
        if not refused:
            self.match.happen(event)
        return refused

    def bar(self, seat: str, decision: str, response: str, reason: str) -> Refusals:
        """Takes one response from a seat for this turn. Orders that hold it go back to the seat."""
        game = self.match.game
        event = Barred(self.match.turn, seat, decision, response, reason.strip(), self.by)
        menu = game.menu(seat) if seat in self.match.seats else None
        held = decision in game.rulings.of(seat)
        refused = self._closed() or bar_refusals(game.adjudicator.program, menu, held, event)
        if not refused:
            self.match.happen(event)
        return refused

    def pause(self, reason: str) -> Refusals:
        """Stops play: orders are refused and no turn ends until it is resumed."""
        refused = self._closed() or pause_refusals(reason, self.by, needed=True)
        if not refused and self.match.paused is not None:
            refused = (Refusal(RefusalCode.PAUSED_ALREADY),)
        if not refused:
            self.match.happen(Paused(self.match.turn, reason.strip(), self.by))
        return refused

    def resume(self, reason: str = "") -> Refusals:
        """Lets play go on. The reason may be left out."""
        refused = self._closed() or pause_refusals(reason, self.by, needed=False)
        if not refused and self.match.paused is None:
            refused = (Refusal(RefusalCode.NOT_PAUSED),)
        if not refused:
            self.match.happen(Resumed(self.match.turn, reason.strip(), self.by))
        return refused

    def give_back(self, seat: str, decision: str, response: str, reason: str) -> Refusals:
        """Gives a response back to a seat from which it was taken in this turn."""
        for each in retractable(self.match.game):
            event = each.event
            place = (seat, decision, response)
            if isinstance(event, Barred) and place == (event.seat, event.decision, event.response):
                return self.retract(each.entry, reason)
        return self._closed() or (Refusal(RefusalCode.NOT_BARRED),)

    def retract(self, entry: int, reason: str) -> Refusals:
        """Takes back what entry `entry` of the journal did in this turn, and nothing else that was
        done in it: an override, an event, a response given or taken, more time. Of the last step
        back that holds: the line of play that it left goes on where it was left."""
        game = self.match.game
        if entry in game.given:
            return self._reclaim(entry, reason.strip())
        back = last_step_back(game)
        if back is not None and back.entry == entry:
            return self._return(back, reason.strip())
        event = Retracted(self.match.turn, entry, reason.strip(), self.by, "")
        refused = self._closed() or pause_refusals(reason, self.by, needed=True)
        if not refused and entry not in {each.entry for each in retractable(game)}:
            refused = (Refusal(RefusalCode.NOTHING_TO_RETRACT),)
        if refused:
            return refused
        try:
            after = retract(game, event)
        except Impossible:
            return (Refusal(RefusalCode.RESTED_ON),)
        self.match.happen(replace(event, digest=digest(after.state)))
        return ()

    def inspect(self, seat: str) -> Refusals:
        """Looks at what a seat has sealed for this turn, which the journal tells; once is enough
        until the seat seals anew."""
        if seat not in self.match.seats:
            return (Refusal(RefusalCode.NO_SEAT, {"wanted": seat}),)
        refused = self._closed()
        if not refused and seat not in self.match.game.sealed:
            refused = (Refusal(RefusalCode.NOTHING_SEALED),)
        if not refused and seat not in self.match.game.inspected:
            self.match.happen(Inspected(self.match.turn, seat, self.by))
        return refused

    def back(self, turn: int, reason: str) -> Refusals:
        """Takes the table back to the opening of `turn`; what was played since stays readable."""
        refused = pause_refusals(reason, self.by, needed=True)
        return refused or self.match.rewind(turn, reason.strip(), self.by)

    def _return(self, back: Abandoned, reason: str) -> Refusals:
        refused = self._closed() or pause_refusals(reason, self.by, needed=True)
        if not refused:
            ahead = back.game
            ending = ending_of(ahead) if ahead.state.over else ""
            self.match.happen(Returned(ahead.state.turn, back.entry, ending, reason, self.by))
        return refused

    def _reclaim(self, entry: int, reason: str) -> Refusals:
        event = Reclaimed(self.match.turn, entry, reason, self.by)
        refused = self._closed() or reclaim_refusals(tuple(self.match.game.given), event)
        if not refused:
            self.match.happen(event)
        return refused

    def _closed(self) -> Refusals:
        return (Refusal(RefusalCode.OVER_GO_BACK),) if self.match.over else ()


def _setting(value: float | str) -> float | str:
    """As the journal holds it, so that what is played and what is loaded are the same."""
    return value if isinstance(value, str) else float(min(max(value, -LARGEST), LARGEST))
