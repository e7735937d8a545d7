"""Why a doctrine did what it did, in sentences: once, for the story of a turn and for reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eleventh.bots.reasons import Deciding, Lapse, Reason, ReasonCode
from eleventh_ui.display.dates import format_day


def describe_reason(reason: Reason, title: str) -> str:
    """The reason as a sentence of its own, which names the choice by its title."""
    if reason.code is ReasonCode.IN_WORDS or (reason.code is ReasonCode.SAID and not title):
        return str(reason.data["text"])
    if not title:
        return f"{describe_because(reason)}."
    return f"“{title}”{_joint(reason)}{describe_because(reason)}."


def describe_because(reason: Reason) -> str:
    """The reason where its choice stands before it: half a sentence."""
    return SENTENCES[reason.code](reason)


def describe_lapse(lapse: Lapse) -> str:
    """How a program came to give no orders, to follow its name."""
    return LAPSES[lapse]


def _joint(reason: Reason) -> str:
    held = reason.code is ReasonCode.FORESEES and reason.data["instead"]
    return " " if held else ": "


def _drawn(reason: Reason) -> str:
    return f"drawn from {reason.data['open']} open answers"


def _done(reason: Reason) -> str:
    return f"so it was done{_when(reason)}"


def _done_this_turn(reason: Reason) -> str:
    return f"it was done in this turn{_when(reason)}"


def _when(reason: Reason) -> str:
    date = str(reason.data["date"])
    return f" ({format_day(date)})" if date else ""


def _done_but_barred(reason: Reason) -> str:
    return f"“{reason.data['title']}” was done, but is not open now"


def _foresees(reason: Reason) -> str:
    more, instead = float(str(reason.data["more"])), str(reason.data["instead"])
    hope = int(str(reason.data["hope"]))
    beside = f"rather than “{instead}”: " if instead else ""
    chance = f", with partners coming in {hope} of 100 cases" if hope < 100 else ""
    expected = f"{_points(more)}{_ahead(reason)}{_gained(reason)}"
    return f"{beside}it expects {expected}{chance}{_decided(reason)}"


def _ahead(reason: Reason) -> str:
    """By when it expects that, which is later than what a seat is told of its own choices; nothing
    where it was not noted."""
    if "ahead" not in reason.data:
        return ""
    turns = int(str(reason.data["ahead"]))
    if turns == 1:
        return " by the end of this turn"
    return f", looking {turns} turns ahead" if turns else " by the end of the game"


def _gained(reason: Reason) -> str:
    """In which objective most is gained; nothing where in none, or where it was not noted."""
    gained = str(reason.data.get("gained", ""))
    if not gained:
        return ""
    how = "and gains most" if float(str(reason.data["more"])) > 0 else "though it gains"
    return f", {how} in “{gained}”"


def _points(more: float) -> str:
    if not more:
        return "as many points of its objectives"
    count = f"{abs(more):g} {'more' if more > 0 else 'fewer'}"
    return f"{count} {'point' if abs(more) == 1 else 'points'} of its objectives"


def _decided(reason: Reason) -> str:
    """What decided, where it was not that more is expected."""
    way = bool(reason.data["way"])
    match Deciding(str(reason.data["decided"])):
        case Deciding.AIMS:
            return ""
        case Deciding.RISK:
            return "; how much may go otherwise decided"
        case Deciding.TONE:
            return f"; the {'harder' if way else 'kinder'} tone decided"
        case Deciding.SHOW:
            return f"; that {'more' if way else 'less'} is seen of it decided"
        case Deciding.DICE:
            return "; they were close, and chance decided"


def _stood_in(reason: Reason) -> str:
    lapse = describe_lapse(Lapse(str(reason.data["lapse"])))
    heard = f"; its error output ended: {reason.data['heard']}" if reason.data["heard"] else ""
    first = "the first answer that was open, for " if reason.choice else ""
    return f"{first}the program {lapse}{heard}"


def _in_words(reason: Reason) -> str:
    """What an earlier version said, without the title that it began with."""
    text = str(reason.data["text"])
    _, closing, rest = text.partition("”")
    return (rest if closing else text).strip(" ,:").removeprefix("because ")


LAPSES: Mapping[Lapse, str] = {
    Lapse.NOT_STARTED: "could not be started",
    Lapse.LATE: "gave no orders in time",
    Lapse.GONE: "ended, or closed its pipes",
    Lapse.FLOODED: "wrote more than is read",
    Lapse.REFUSED: "gave no orders that could be taken",
    Lapse.GIVEN_UP: "failed too often to be started again",
}

SENTENCES: Mapping[ReasonCode, Callable[[Reason], str]] = {
    ReasonCode.DRAWN: _drawn,
    ReasonCode.WHIM: lambda _: "taken on a whim",
    ReasonCode.DONE: _done,
    ReasonCode.DONE_THIS_TURN: _done_this_turn,
    ReasonCode.DONE_BUT_BARRED: _done_but_barred,
    ReasonCode.RECORD_SILENT: lambda _: "the record is silent, and this one sounds most as usual",
    ReasonCode.ONLY_ANSWER: lambda _: "the only answer open to it",
    ReasonCode.FORESEES: _foresees,
    ReasonCode.SAID: lambda reason: str(reason.data["text"]),
    ReasonCode.STOOD_IN: _stood_in,
    ReasonCode.IN_WORDS: _in_words,
}
