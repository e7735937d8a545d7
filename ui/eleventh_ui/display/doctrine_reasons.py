"""Why a doctrine did what it did, in sentences: once, for the story of a turn and for reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eleventh.bots.reasons import Hope, Lapse, Reason, ReasonCode
from eleventh.core.refusals import Datum
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
    if reason.code is not ReasonCode.EXPECTS:
        return ": "
    return " " if reason.data["instead"] else ", because "


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


def _expects(reason: Reason) -> str:
    told = f"it expects {_comparison(reason)}"
    instead = reason.data["instead"]
    if instead:
        return f"rather than “{instead}”, because {told}"
    hope = _hope(reason)
    return f"{hope} and {told}" if hope else told


def _hope(reason: Reason) -> str:
    partners = " and ".join(_texts(reason, "partners"))
    match reason.data["hope"]:
        case Hope.OFFERED:
            return f"{partners} offered it in the turn before"
        case Hope.CAME:
            return f"{partners} came in the turn before"
        case Hope.SERVES_ALL:
            return "it would serve all who take part"
        case _:
            return ""


def _comparison(reason: Reason) -> str:
    told = _moves(reason, "gains", "gained")
    told += [
        f"{title}: {value}"
        for title, value in zip(_texts(reason, "statuses"), _texts(reason, "values"), strict=True)
    ]
    paid = _moves(reason, "costs", "lost")
    if told and paid:
        return f"{', '.join(told)}, at the price of {', '.join(paid)}, by comparison"
    if told:
        return f"{', '.join(told)} by comparison"
    if paid:
        return f"small gains, at the price of {', '.join(paid)}, by comparison"
    return "no difference worth naming"


def _moves(reason: Reason, titles: str, amounts: str) -> list[str]:
    pairs = zip(_texts(reason, titles), _many(reason.data[amounts]), strict=True)
    return [f"{title} {int(amount):+d}" for title, amount in pairs]


def _texts(reason: Reason, name: str) -> list[str]:
    return [str(each) for each in _many(reason.data[name])]


def _many(value: Datum) -> tuple[str | int | float, ...]:
    return value if isinstance(value, tuple) else (value,)


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
    ReasonCode.RECORD_SILENT: lambda _: "the record holds no answer, and this one is open",
    ReasonCode.ONLY_ANSWER: lambda _: "the only answer open to it",
    ReasonCode.EXPECTS: _expects,
    ReasonCode.SAID: lambda reason: str(reason.data["text"]),
    ReasonCode.STOOD_IN: _stood_in,
    ReasonCode.IN_WORDS: _in_words,
}
