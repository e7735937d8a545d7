"""Why a doctrine did what it did, in sentences: once, for the story of a turn and for reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eleventh.bots.reasons import Hope, Reason, ReasonCode
from eleventh.core.refusals import Datum
from eleventh_ui.display.dates import format_day


def describe_reason(reason: Reason, title: str) -> str:
    """The reason as a sentence of its own, which names the choice by its title."""
    if reason.code is ReasonCode.IN_WORDS:
        return str(reason.data["text"])
    return f"“{title}”{_joint(reason)}{describe_because(reason)}."


def describe_because(reason: Reason) -> str:
    """The reason where its choice stands before it: half a sentence."""
    return SENTENCES[reason.code](reason)


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


def _in_words(reason: Reason) -> str:
    """What an earlier version said, without the title that it began with."""
    text = str(reason.data["text"])
    _, closing, rest = text.partition("”")
    return (rest if closing else text).strip(" ,:").removeprefix("because ")


SENTENCES: Mapping[ReasonCode, Callable[[Reason], str]] = {
    ReasonCode.DRAWN: _drawn,
    ReasonCode.WHIM: lambda _: "taken on a whim",
    ReasonCode.DONE: _done,
    ReasonCode.DONE_THIS_TURN: _done_this_turn,
    ReasonCode.DONE_BUT_BARRED: _done_but_barred,
    ReasonCode.RECORD_SILENT: lambda _: "the record holds no answer, and this one is open",
    ReasonCode.ONLY_ANSWER: lambda _: "the only answer open to it",
    ReasonCode.EXPECTS: _expects,
    ReasonCode.IN_WORDS: _in_words,
}
