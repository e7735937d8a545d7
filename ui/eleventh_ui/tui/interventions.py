"""The facilitator's forms: what is asked for each intervention, and what is done with the answers.

A form is a value; a screen shows its blanks and hands the answers to `work`, which returns the
refusals of the table, or its own. Every form ends in the reason, and none is taken without one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eleventh.core.program import Track
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play.facilitator import Facilitator
from eleventh.play.game import Game
from eleventh_ui.display.words import is_share, listed, plain_name, safe, whole
from eleventh_ui.tui.white_cell import effects_of, seats_of, setting_of

Answers = Mapping[str, str]
Work = Callable[[Facilitator, Answers], tuple[Refusal, ...]]
NO_REASON = Refusal(RefusalCode.NO_REASON)


@dataclass(frozen=True, slots=True)
class Blank:
    """One line to fill in: its id, what it asks, an example, and what stands in it already."""

    id: str
    label: str
    example: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """An intervention: its title, what it will do, its blanks, and how it is done.

    `back` says that the table goes back to another turn; `done` is what is said afterwards.
    """

    title: str
    told: str
    blanks: tuple[Blank, ...]
    work: Work
    done: str
    back: bool = False

    def missing(self, answers: Answers) -> tuple[Refusal, ...]:
        """What can be refused before the table is asked: an empty reason."""
        return () if answers["reason"].strip() else (NO_REASON,)


def pause_form() -> Form:
    """Stops play."""
    return Form(
        "Pause play",
        "No orders are taken and no turn ends until you resume. The timer stands still.",
        (_reason("the room takes a break"),),
        lambda white, answers: white.pause(answers["reason"]),
        "Play is paused.",
    )


def back_form(game: Game) -> Form:
    """Goes back to a turn; what was played since stays readable as a line of play of its own."""
    now = game.state.turn

    def work(white: Facilitator, answers: Answers) -> tuple[Refusal, ...]:
        typed = answers["turn"].strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
            return (Refusal(RefusalCode.NOT_A_TURN, {"last": now}),)
        return white.back(int(typed), answers["reason"])

    turn = Blank(
        "turn", f"Turn, 1 to {now}", value=str(max(1, now if game.state.over else now - 1))
    )
    return Form(
        "Step back and branch",
        "The table goes back to the opening of that turn. The line of play that is left stays in "
        "the save and can be read; the dice of a turn are the same when it is played again.",
        (turn, _reason("a card had been misread")),
        work,
        "The table stands at an earlier turn.",
        back=True,
    )


def inject_form(game: Game) -> Form:
    """Puts an event to the table."""
    program = game.adjudicator.program

    def work(white: Facilitator, answers: Answers) -> tuple[Refusal, ...]:
        seats = seats_of(program, answers["seats"])
        effects = effects_of(program, answers["effects"])
        if isinstance(seats, Refusal):
            return (seats,)
        if isinstance(effects, Refusal):
            return (effects,)
        headline, text = answers["headline"], answers["text"]
        return white.inject(headline, text, seats, effects, answers["reason"])

    example = program.tracks[0].id
    return Form(
        "Add an event",
        "The seats it is for find it among this turn's events; the reason is told to no seat.",
        (
            Blank("headline", "Headline", "Seoul's papers print a leaked cable"),
            Blank("text", "Text, may stay empty"),
            Blank(
                "seats", "For the seats", f"all, or {listed((s.id for s in program.seats), 'or')}"
            ),
            Blank("effects", "Effects, may stay empty", f"{example} -4; another.track +2"),
            _reason("the room had run dry"),
        ),
        work,
        "The event is on the table.",
    )


def override_form(game: Game, track: str) -> Form:
    """Sets a track."""
    program = game.adjudicator.program
    index, found = next((i, t) for i, t in enumerate(program.tracks) if t.id == track)
    now = game.state.values[index]

    def work(white: Facilitator, answers: Answers) -> tuple[Refusal, ...]:
        return white.override(
            track, setting_of(program, track, answers["value"]), answers["reason"]
        )

    return Form(
        "Override a score",
        f"{safe(found.title or found.id)} stands at {_value(found, now)}. It is set at once, as a "
        "posting of the ledger; every seat that sees it reads the reason.",
        (Blank("value", f"New value, {_range(found)}"), _reason("a ruling was wrong")),
        work,
        f"{safe(found.title or found.id)} is set.",
    )


def response_form(seat: str, decision: str, response: str, title: str, bar: bool) -> Form:
    """Gives a response in the place of a seat, or takes it from the seat for this turn."""

    def work(white: Facilitator, answers: Answers) -> tuple[Refusal, ...]:
        act = white.bar if bar else white.replace
        return act(seat, decision, response, answers["reason"])

    if bar:
        return Form(
            "Take out a response",
            f"“{safe(title)}” can't be chosen this turn. Orders that hold it go back to the seat.",
            (_reason("the plane has left"),),
            work,
            "The response is taken out for this turn.",
        )
    return Form(
        "Override a response",
        f"“{safe(title)}” is given in the seat's place, whatever it seals or has sealed.",
        (_reason("they said so aloud"),),
        work,
        "The response is given.",
    )


def _reason(example: str) -> Blank:
    return Blank("reason", "Reason (needed)", example)


def _value(track: Track, value: float) -> str:
    if track.kind == "status":
        return plain_name(track.values[int(value)])
    return f"{value:.2g}" if is_share(track.low, track.high) else whole(value)


def _range(track: Track) -> str:
    if track.kind == "status":
        return listed((safe(each) for each in track.values), "or")
    return f"{track.low:g} to {track.high:g}"
