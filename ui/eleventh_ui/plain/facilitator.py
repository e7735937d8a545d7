"""What a facilitator can do at the keyboard, in words: each asks for what is missing and for the
reason, and says what came of it.

An empty answer to any of these questions leaves everything as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.program import Track
from eleventh.play.facilitator import Facilitator
from eleventh.play.interventions import Refusals
from eleventh_ui.display.matching import Named, understood
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import listed, plain_name, safe, sentence, whole
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.panel import say_explained, say_record, say_responses, say_tracks

NOTHING = "Nothing was changed."


@dataclass(slots=True)
class WhiteCell:
    """The facilitator's words at one console."""

    console: Console
    hand: Facilitator

    def given(self, typed: str) -> bool:
        """Does what a line asks if it starts with one of the words; False if it does not."""
        word, _, rest = typed.strip().partition(" ")
        act = self._words().get(word.casefold())
        if act is not None:
            act(rest.strip())
        return act is not None

    def knows(self, word: str) -> bool:
        """Whether it is one of the words, in small letters."""
        return word in self._words()

    def _words(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "override": self._override,
            "inject": self._inject,
            "replace": lambda rest: self._rule(rest, replacing=True),
            "bar": lambda rest: self._rule(rest, replacing=False),
            "pause": self._pause,
            "resume": self._resume,
            "back": self._back,
            "responses": lambda rest: say_responses(self.console, self.hand.match),
            "tracks": lambda rest: say_tracks(self.console, self.hand.match),
            "explain": self._explain,
            "record": lambda rest: say_record(self.console, self.hand.match),
        }

    def _override(self, rest: str) -> None:
        wanted, _, value = rest.rpartition(" ")
        track = self._track(wanted or value)
        if track is None:
            return
        if not wanted:
            value = self.console.ask(f"{_now(self.hand, track)} Set it to ({_range(track)}):")
        number = _number(track, value)
        beyond = isinstance(number, float) and not track.low <= number <= track.high
        if not value or number is None or beyond:
            self.console.say(f"{safe(track.title or track.id)} takes {_range(track)}. {NOTHING}")
            return
        reason = self._reason()
        if reason:
            self._told(self.hand.override(track.id, number, reason), _now(self.hand, track))

    def _inject(self, rest: str) -> None:
        console, program = self.console, self.hand.match.game.adjudicator.program
        headline = rest or console.ask("The headline of the event (or Enter to leave it):")
        if not headline:
            console.say(NOTHING)
            return
        text = console.ask("Its text, if any:")
        seats = self._seats()
        effects: dict[str, float | str] = {}
        while True:
            typed = console.ask("An effect, as TRACK AMOUNT, or Enter for no more:")
            if not typed:
                break
            wanted, _, value = typed.rpartition(" ")
            track = self._track(wanted)
            number = _number(track, value) if track is not None else None
            if track is not None and number is not None:
                effects[track.id] = number
                told = plain_name(number) if isinstance(number, str) else f"{number:+g}"
                console.say(f"Noted: {safe(track.title or track.id)} {told}.")
            elif track is not None:
                console.say(f"“{safe(value)}” is no amount for {safe(track.title or track.id)}.")
        reason = self._reason()
        if reason:
            refused = self.hand.inject(headline, text, seats, effects, reason)
            names = listed(safe(each.title) for each in program.seats if each.id in seats)
            self._told(refused, f"The event is on the table of {names}.")

    def _rule(self, rest: str, replacing: bool) -> None:
        parts = rest.split()
        seat = self._seat(parts[0] if parts else self.console.ask("Which seat?"))
        if seat is None:
            return
        decision = self._decision(seat, parts[1] if len(parts) > 1 else "")
        if decision is None:
            return
        response = self._response(seat, decision, parts[2] if len(parts) > 2 else "")
        reason = self._reason() if response else ""
        if not response or not reason:
            return
        if replacing:
            refused = self.hand.replace(seat, decision, response, reason)
            self._told(refused, "The response is given; it stands whatever the seat seals.")
        else:
            refused = self.hand.bar(seat, decision, response, reason)
            self._told(refused, "The response is taken out for this turn.")

    def _pause(self, rest: str) -> None:
        reason = rest or self._reason()
        if reason:
            self._told(self.hand.pause(reason), "Play is paused. resume lets it go on.")

    def _resume(self, rest: str) -> None:
        self._told(self.hand.resume(rest), "Play goes on.")

    def _back(self, rest: str) -> None:
        match = self.hand.match
        turn = max(match.turn - (0 if match.over else 1), 1)
        if rest:
            if not (rest.isascii() and rest.isdecimal()):
                self.console.say(f"Type back and a turn from 1 to {match.turn}. {NOTHING}")
                return
            turn = int(rest[:9])
        reason = self._reason()
        if reason:
            done = f"The table is back at the opening of turn {turn}."
            self._told(self.hand.back(turn, reason), done)

    def _explain(self, rest: str) -> None:
        words = rest.split()
        everything = len(words) > 1 and words[-1].casefold() == "all"
        track = self._track(" ".join(words[:-1]) if everything else rest)
        if track is not None:
            say_explained(self.console, self.hand.match, track.id, everything)

    def _told(self, refused: Refusals, done: str) -> bool:
        for refusal in refused:
            self.console.say(f"Not done: {sentence(describe_refusal(refusal))}")
        if not refused:
            self.console.say(done)
        return not refused

    def _reason(self) -> str:
        reason = self.console.ask("The reason, for the record:")
        if not reason:
            self.console.say(f"A reason is needed. {NOTHING}")
        return reason

    def _track(self, typed: str) -> Track | None:
        tracks = self.hand.match.game.adjudicator.program.tracks
        typed = typed or self.console.ask("Which track?")
        found = self._meant(typed, [Named(each.id, each.title) for each in tracks], "track")
        return None if found is None else tracks[found]

    def _seat(self, typed: str) -> str | None:
        seats = self.hand.match.game.adjudicator.program.seats
        found = self._meant(typed, [Named(each.id, each.title) for each in seats], "seat")
        return None if found is None else seats[found].id

    def _seats(self) -> list[str]:
        """The seats that an event is for, asked for until each of them is understood."""
        seats = self.hand.match.game.adjudicator.program.seats
        known = [Named(each.id, each.title) for each in seats]
        while True:
            typed = self.console.ask("The seats that see it, or Enter for all:")
            if typed.casefold() in ("", "all"):
                return list(self.hand.match.seats)
            found = list[int]()
            wrong = "" if typed.strip(" ,;") else "No seat is named."
            for part in re.split("[,;]", typed):
                meant = _meant_seats(part, known) if part.strip() else ()
                if isinstance(meant, str):
                    wrong = wrong or meant
                else:
                    found.extend(meant)
            if not wrong:
                return [seats[index].id for index in found]
            self.console.say(wrong)
            names = listed(f"{safe(each.title)} ({safe(each.id)})" for each in seats)
            self.console.say(f"The seats are {names}; the event is kept.")

    def _decision(self, seat: str, typed: str) -> str | None:
        game = self.hand.match.game
        asked = list(game.menu(seat).decisions)
        asks = {each.id: each.ask for each in game.adjudicator.program.decisions}
        return self._listed(typed, [Named(each, asks[each]) for each in asked], "decision")

    def _response(self, seat: str, decision: str, typed: str) -> str | None:
        game = self.hand.match.game
        choices = game.adjudicator.program.choices
        offers = game.menu(seat).decisions[decision]
        named = [Named(choices[each.choice].id, choices[each.choice].title) for each in offers]
        return self._listed(typed, named, "response")

    def _listed(self, typed: str, offered: Sequence[Named], noun: str) -> str | None:
        if not offered:
            self.console.say(f"No {noun} is put to that seat in this turn. {NOTHING}")
            return None
        if not typed:
            for number, each in enumerate(offered, start=1):
                self.console.say(f"{number}. {safe(each.title)} ({safe(each.id)})", "  ", "     ")
            typed = self.console.ask(f"Which {noun}?")
        found = self._meant(typed, offered, noun, numbered=True)
        return None if found is None else offered[found].id

    def _meant(
        self, typed: str, offered: Sequence[Named], noun: str, numbered: bool = False
    ) -> int | None:
        if not typed:
            self.console.say(NOTHING)
            return None
        found = understood(typed, offered, noun, numbered)
        if isinstance(found, str):
            self.console.say(f"{found} {NOTHING}")
            return None
        return found


def _meant_seats(typed: str, known: Sequence[Named]) -> list[int] | str:
    """The seats in a part of a list: one of any name, or several in a word each; else a sentence
    about what is no seat."""
    parts = typed.split()
    whole = understood(typed.strip(), known, "seat", numbered=False)
    found = [whole]
    if isinstance(whole, str):
        found = [understood(each, known, "seat", numbered=False) for each in parts]
    wrong = next((each for each in found if isinstance(each, str)), None)
    return wrong or [each for each in found if isinstance(each, int)]


def _now(hand: Facilitator, track: Track) -> str:
    game = hand.match.game
    index = game.adjudicator.program.tracks.index(track)
    value = game.state.values[index]
    told = plain_name(track.values[int(value)]) if track.values else whole(value)
    return f"{safe(track.title or track.id)} stands at {told}."


def _range(track: Track) -> str:
    if track.values:
        return listed((safe(each) for each in track.values), "or")
    return f"{track.low:g} to {track.high:g}"


def _number(track: Track, typed: str) -> float | str | None:
    """What was typed as a value or an amount of the track; None if it can't be one."""
    if track.values:
        return typed if typed in track.values else None
    try:
        return float(typed)
    except ValueError:
        return None
