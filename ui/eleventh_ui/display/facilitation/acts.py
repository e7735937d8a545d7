"""Every act of a facilitator, each as one value that all faces share.

An act says what it is called, what it needs, what it will do, how the table is asked, and what is
said once it is done. The table's own refusals follow; no face holds a rule. A new act is a new
value in `ACTS`: the words, the form, the help and the contract tests take it from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.core.refusals import Refusal
from eleventh.play.table import FacilitatorTable
from eleventh_ui.display.discussion import describe_minutes
from eleventh_ui.display.facilitation import presets
from eleventh_ui.display.facilitation.fields import Field, Tell, Texts, Values
from eleventh_ui.display.facilitation.reading_choices import (
    DECISION,
    ENTRY,
    NO_SEAT,
    RESPONSE,
    SEAT,
    SEATS,
    SEATS_OR_ALL,
)
from eleventh_ui.display.facilitation.reading_texts import (
    HEADLINE,
    MINUTES,
    MORE,
    PROSE,
    REASON,
    TURN,
    reason_of,
)
from eleventh_ui.display.facilitation.reading_tracks import (
    EFFECTS,
    SETTING,
    TRACK,
    example_of_effects,
    line_of_override,
)
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.words import join_words, pluralise, safe

Page = Literal["", "tracks", "responses", "seats", "ledger"]
"""The page of the panel whose highlighted entry an act is about; none for most."""
Moves = Literal["", "turn", "timer"]
"""What an act moves beside the game: the table to another turn, or the start of the timer."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a facilitator can do.

    `word` begins a line in words, `usage` and `told` are its line of the help; `title` heads its
    form and `about` says there what it will do. `line` reads what was typed after the word into
    fields; a field that it fills is not asked for. `is_open` says whether it can be done now, for
    acts that share a key.
    """

    word: str
    title: str
    usage: str
    told: str
    fields: tuple[Field, ...]
    do: Callable[[FacilitatorTable, Values], tuple[Refusal, ...]]
    done: Tell
    about: Tell
    line: Callable[[str, TableSource], Texts]
    page: Page = ""
    moves: Moves = ""
    is_open: Callable[[TableSource], bool] = lambda source: True


def _plainly(text: str) -> Tell:
    return lambda source, values: text


def _reason(example: str, known: Sequence[str]) -> Field:
    return Field(
        "reason",
        "Reason (needed)",
        "The reason, for the record",
        reason_of(known),
        needed="A reason is needed.",
        example=_plainly(example),
    )


def _words(*ids: str) -> Callable[[str, TableSource], Texts]:
    """A line whose words fill these fields in order, the last of them with all that is left."""
    return lambda rest, source: dict(zip(ids, rest.split(None, len(ids) - 1), strict=False))


def _track_set(source: TableSource, values: Values) -> str:
    track = source.track(values["track"])
    return f"{track.name} stands at {track.figure(values['value'])}."


def _to_be_set(source: TableSource, values: Values) -> str:
    track = source.track(values["track"])
    return (
        f"{track.name} stands at {track.figure(track.now)}. It is set at once, as a posting of the "
        "ledger; every seat that sees it reads the reason."
    )


def _table_of(source: TableSource, values: Values) -> str:
    names = join_words(safe(each.title) for each in source.seats if each.id in values["seats"])
    return f"The event is on the table of {names}."


def _response_title(source: TableSource, values: Values) -> str:
    asked = {each.id: each.responses for each in source.asked(values["seat"])}
    responses = asked.get(values["decision"], ())
    return next((safe(r.title) for r in responses if r.id == values["response"]), "")


def _to_be_retracted(source: TableSource, values: Values) -> str:
    done = [each for each in source.retractable() if int(each.id) == values.get("entry")]
    named = f"This is taken back: {done[0].title} " if done else ""
    if done and source.is_step_back(values["entry"]):
        return (
            f"{named}The line that it left goes on; what was played since stays in the save. The "
            "step back before it can be taken back next."
        )
    if done and source.is_more_time(values["entry"]):
        return f"{named}The time left is what it was without them; everything else stays."
    return (
        f"{named}The turn goes on as if it had not been done. Orders that rest on it are their "
        "seat's draft again; everything else stays."
    )


TRACK_FIELD = Field("track", "Track", "Which track?", TRACK, needed="Say which track.")
ASKED_FIELDS = (
    Field("seat", "Seat", "Which seat?", SEAT, needed="Say which seat."),
    Field("decision", "Decision", "Which decision?", DECISION, needed="Say which decision."),
    Field("response", "Response", "Which response?", RESPONSE, needed="Say which response."),
)

PAUSE = Act(
    word="pause",
    title="Pause play",
    usage="pause",
    told="stop play, with a reason",
    fields=(_reason("the room takes a break", presets.PAUSE),),
    do=lambda table, v: table.pause(v["reason"]),
    done=_plainly("Play is paused. Resuming lets it go on."),
    about=_plainly(
        "No orders are taken and no turn ends until you resume. The timer stands still."
    ),
    line=_words("reason"),
    is_open=lambda source: not source.is_paused,
)
RESUME = Act(
    word="resume",
    title="Resume play",
    usage="resume",
    told="let play go on",
    fields=(Field("reason", "Reason, may stay empty", "The reason, if any", REASON),),
    do=lambda table, v: table.resume(v["reason"]),
    done=_plainly("Play goes on."),
    about=_plainly("Orders are taken again, and the timer goes on."),
    line=lambda rest, source: {"reason": rest},
    is_open=lambda source: source.is_paused,
)
BACK = Act(
    word="back",
    title="Step back and branch",
    usage="back, or back 2",
    told="take the table back a turn, or to the opening of turn 2",
    fields=(
        Field("turn", "Turn", "Back to which turn", TURN),
        _reason("a card had been misread", presets.BACK),
    ),
    do=lambda table, v: table.back(v["turn"], v["reason"]),
    done=lambda source, v: f"The table is back at the opening of turn {v['turn']}.",
    about=_plainly(
        "The table goes back to the opening of that turn. The line of play that is left stays in "
        "the save and can be read; the dice of a turn are the same when it is played again."
    ),
    line=lambda rest, source: {"turn": "", **_words("turn", "reason")(rest, source)},
    moves="turn",
)
INJECT = Act(
    word="inject",
    title="Add an event",
    usage="inject",
    told="put an event to the table now",
    fields=(
        Field(
            "headline",
            "Headline",
            "The headline of the event",
            HEADLINE,
            needed="A headline is needed.",
            example=_plainly("The papers print a leaked cable"),
        ),
        Field("text", "Text, may stay empty", "Its text, if any", PROSE),
        Field("seats", "For the seats", "The seats that see it", SEATS, needed=NO_SEAT),
        Field(
            "effects",
            "Effects, may stay empty",
            "Its effects, or Enter for none",
            EFFECTS,
            example=example_of_effects,
        ),
        _reason("the room had run dry", presets.INJECT),
    ),
    do=lambda table, v: table.inject(
        v["headline"], v["text"], v["seats"], v["effects"], v["reason"], v.get("cite", ())
    ),
    done=_table_of,
    about=_plainly(
        "The seats it is for find it among this turn's events; the reason is told to no seat."
    ),
    line=_words("headline"),
)
OVERRIDE = Act(
    word="override",
    title="Override a score",
    usage="override TRACK VALUE",
    told="set a score or a status now",
    fields=(
        TRACK_FIELD,
        Field("value", "New value", "Set it to", SETTING, needed="Say what it is set to."),
        _reason("a ruling was wrong", presets.OVERRIDE),
    ),
    do=lambda table, v: table.override(v["track"], v["value"], v["reason"]),
    done=_track_set,
    about=_to_be_set,
    line=line_of_override,
    page="tracks",
)
REPLACE = Act(
    word="replace",
    title="Override a response",
    usage="replace SEAT DECISION RESPONSE",
    told="answer in the place of a seat",
    fields=(*ASKED_FIELDS, _reason("they said so aloud", presets.REPLACE)),
    do=lambda table, v: table.replace(v["seat"], v["decision"], v["response"], v["reason"]),
    done=_plainly("The response is given; it stands whatever the seat seals."),
    about=lambda source, v: (
        f"“{_response_title(source, v)}” is given in the seat's place, whatever it seals or has "
        "sealed."
    ),
    line=_words("seat", "decision", "response", "reason"),
    page="responses",
)
BAR = Act(
    word="bar",
    title="Take out a response",
    usage="bar SEAT DECISION RESPONSE",
    told="take a response from a seat for this turn",
    fields=(*ASKED_FIELDS, _reason("the plane has left", presets.BAR)),
    do=lambda table, v: table.bar(v["seat"], v["decision"], v["response"], v["reason"]),
    done=_plainly("The response is taken out for this turn."),
    about=lambda source, v: (
        f"“{_response_title(source, v)}” can't be chosen this turn. Orders that hold it go back to "
        "the seat."
    ),
    line=_words("seat", "decision", "response", "reason"),
    page="responses",
)
GIVE_BACK = Act(
    word="unbar",
    title="Give a response back",
    usage="unbar SEAT DECISION RESPONSE",
    told="give back a response that was taken from a seat",
    fields=(*ASKED_FIELDS, _reason("the plane has come back", presets.RETRACT)),
    do=lambda table, v: table.give_back(v["seat"], v["decision"], v["response"], v["reason"]),
    done=_plainly("The response is given back."),
    about=lambda source, v: (
        f"“{_response_title(source, v)}” can be chosen again. Orders that went back for it stay "
        "with the seat."
    ),
    line=_words("seat", "decision", "response", "reason"),
    page="responses",
)
RETRACT = Act(
    word="retract",
    title="Take back what was done",
    usage="retract, or retract 12",
    told="take back what you did last in this turn, or entry 12 of the journal; all else stands. "
    "With a reason: retract last 1, retract 12 it was a slip",
    fields=(
        Field("entry", "What is taken back", "What is to be taken back", ENTRY),
        _reason("it was a slip", presets.RETRACT),
    ),
    do=lambda table, v: table.retract(v["entry"], v["reason"]),
    done=lambda source, v: f"Taken back: {source.doing(v['entry'])} All else stands as it did.",
    about=_to_be_retracted,
    line=lambda rest, source: {"entry": "", **_words("entry", "reason")(rest, source)},
    page="ledger",
)
INSPECT = Act(
    word="inspect",
    title="Look at sealed orders",
    usage="inspect SEAT",
    told="look at what a seat has sealed; it goes into the journal",
    fields=(ASKED_FIELDS[0],),
    do=lambda table, v: table.inspect(v["seat"]),
    done=lambda source, v: f"You look at the orders of {source.seat_title(v['seat'])}.",
    about=_plainly("That you looked goes into the journal, and the seat is told."),
    line=_words("seat"),
    page="seats",
)
EXTEND = Act(
    word="extend",
    title="More time",
    usage="extend 2, extend 2 SEATS",
    told="two more minutes in this turn, for all or some seats",
    fields=(
        Field("minutes", "Minutes more", "How many minutes more", MORE),
        Field("seats", "For the seats", "For which seats", SEATS_OR_ALL),
        _reason("the teams are still talking", presets.EXTEND),
    ),
    do=lambda table, v: table.extend(v["seats"], v["minutes"], v["reason"]),
    done=lambda source, v: (
        f"{pluralise(v['minutes'], 'minute')} more for "
        f"{join_words(source.seat_title(each) for each in v['seats'])}."
    ),
    about=_plainly("They hold for this turn, also where the table goes back in it."),
    line=lambda rest, source: (
        {"seats": "", **_words("minutes", "seats", "reason")(rest, source)} if rest else {}
    ),
)
TIMER = Act(
    word="timer",
    title="Discussion timer",
    usage="timer 10, timer off",
    told="ten minutes to talk in each turn; no timer",
    fields=(
        Field(
            "minutes",
            "Minutes of discussion for each turn",
            "Minutes of discussion for each turn",
            MINUTES,
            needed="Say how many minutes; 0 for no timer.",
            example=_plainly("10"),
        ),
    ),
    do=lambda table, v: table.host(minutes=v["minutes"]),
    done=lambda source, v: describe_minutes(v["minutes"]),
    about=_plainly("It pauses with the game; at zero it only says so. 0: no timer."),
    line=_words("minutes"),
    moves="timer",
)

ACTS: Mapping[str, Act] = {
    act.word: act
    for act in (
        *(OVERRIDE, INJECT, REPLACE, BAR, GIVE_BACK, RETRACT),
        *(PAUSE, RESUME, BACK, INSPECT, EXTEND, TIMER),
    )
}


def act_for(words: Sequence[str], page: str, source: TableSource) -> Act | None:
    """Which of these acts is meant on a page of the panel: the first that can be done now and is
    about an entry of that page, or about none."""
    acts = (ACTS[each] for each in words)
    return next((act for act in acts if act.page in ("", page) and act.is_open(source)), None)
