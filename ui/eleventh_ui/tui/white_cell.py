"""The facilitator at the same keyboard: who may be one, what the room shows, and what was typed.

A match has a facilitator if it was begun with one. That is written into its journal, so a save that
is continued has one too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from eleventh.core.program import Program
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play.facilitator import NAME
from eleventh.play.match import Match
from eleventh_ui.display.discussion import Countdown

WORD = "facilitator"


@dataclass
class Room:
    """What holds for the people in front of a screen and is no part of the match.

    `by` is the facilitator's name for the record. `called` says that the facilitator asked for the
    keyboard, `admitted` that the word was given.
    """

    by: str = NAME
    clock: Callable[[], float] = time.monotonic
    countdown: Countdown = field(default_factory=Countdown)
    called: bool = False
    admitted: bool = False

    def allow(self, minutes: int) -> None:
        """Gives every turn so many minutes, from now on; none for no timer."""
        self.countdown = Countdown(minutes * 60.0)

    def now(self, match: Match) -> Countdown:
        """The countdown as it stands at this table."""
        self.countdown = self.countdown.at(match, self.clock())
        return self.countdown

    def admit(self) -> None:
        """The facilitator has given the word."""
        self.called = self.admitted = True

    def dismiss(self) -> None:
        """The facilitator gives the keyboard back."""
        self.called = self.admitted = False


def setting_of(program: Program, track: str, typed: str) -> float | str:
    """What a track is set to: the name of a value for a status, else a number; the text itself if
    it is none, which the table then refuses with a reason."""
    text = typed.strip()
    found = next((each for each in program.tracks if each.id == track), None)
    if found is not None and found.kind == "status":
        wanted = text.casefold().replace(" ", "_")
        return next((each for each in found.values if each.casefold() == wanted), text)
    try:
        return float(text)
    except ValueError:
        return text


def effects_of(program: Program, typed: str) -> Mapping[str, float | str] | Refusal:
    """The effects in a text such as `trust.tokyo.seoul -4; pact notice`; commas part them too."""
    effects: dict[str, float | str] = {}
    example = f"{program.tracks[0].id} -4"
    for part in typed.replace(",", ";").split(";"):
        words = part.split()
        if not words:
            continue
        if len(words) != 2:
            data = {"wanted": part.strip(), "example": example}
            return Refusal(RefusalCode.NO_EFFECT, data)
        track, amount = words
        if track in effects:
            return Refusal(RefusalCode.EFFECT_TWICE, {"track": track})
        effects[track] = setting_of(program, track, amount)
    return effects


def seats_of(program: Program, typed: str) -> tuple[str, ...] | Refusal:
    """The seats in a text such as `seoul, tokyo`; all of them for `all`. None is a refusal: an
    event meant for one seat must not become everybody's by a slip."""
    known = {each.id.casefold(): each.id for each in program.seats}
    known |= {each.title.casefold(): each.id for each in program.seats}
    words = [each.strip().casefold() for each in typed.replace(";", ",").split(",")]
    words = [each for each in words if each]
    names = tuple(each.id for each in program.seats)
    if not words:
        return Refusal(RefusalCode.NO_SEATS_NAMED, {"known": names})
    if words == ["all"]:
        return tuple(each.id for each in program.seats)
    for word in words:
        if word not in known:
            return Refusal(RefusalCode.NOT_A_SEAT, {"wanted": word, "known": names})
    return tuple(known[word] for word in words)
