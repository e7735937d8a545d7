"""The words and number formats in which people are told about a game.

Numbers are rounded here and nowhere else, and every change is told by a sign and a word, never by
colour alone. Text that comes from scenarios and players goes through `safe` before it reaches a
terminal: what could drive the terminal, or hide in the text, is written out instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from eleventh.lang.problems.characters import visible

if TYPE_CHECKING:
    from eleventh.core.program import Link
    from eleventh.core.view import Hint
    from eleventh.play.citing import Cited

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KINDS: Mapping[str, str] = {
    "inject": "event",
    "response": "answer",
    "initiative": "initiative",
    "act": "act",
    "rule": "rule",
    "modifier": "modifier",
    "deadline": "deadline",
    "cost": "price",
    "rebuff": "rebuff",
    "bounds": "bound",
    "override": "override",
}
ECHOED = 60
UNKNOWN_CAUSE = "something that you are not told about"
AT_A_BOUND = "the scale ends here; the rest is lost"
OVERRULED = "overruled by another change of the same moment"
_NAMED = re.compile(r"\{([^{}]+)\}")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def safe(text: object) -> str:
    r"""One line of text, harmless on any terminal: controls, escapes and marks of writing direction
    show as `\u{1b}`, and line breaks and tabs become spaces."""
    return visible(" ".join(str(text).split()))


def echoed(text: object) -> str:
    """What somebody typed, safe to say again: at most 60 characters of it."""
    said = safe(text)
    return said if len(said) <= ECHOED else f"{said[:ECHOED]}…"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each safe and on one line; a single line break does not end one."""
    parts = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return tuple(found for found in (safe(part) for part in parts) if found)


def plain_name(identifier: str) -> str:
    """An id as words: `stand_firm` reads `stand firm`."""
    return safe(identifier.replace("_", " "))


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop, unless it ends in a mark already."""
    text = safe(text)
    closed = text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."
    return closed[:1].upper() + closed[1:] if text else ""


def listed(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; nothing for no items."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(number: int, noun: str) -> str:
    """`1 turn`, `3 turns`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day(date: str) -> str:
    """An ISO date as people write it: `1 July 2019`. Anything else comes back safe."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return safe(date)
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}"


def moment(stamp: str) -> str:
    """A stored time of day, in UTC: `21 November 2026, 18:23 UTC`."""
    date, _, clock = stamp.partition("T")
    return f"{day(date)}, {safe(clock[:5])} UTC" if clock else day(date)


def whole(value: float) -> str:
    """A score or a counter: the nearest integer, halves upward."""
    return str(floor(value + 0.5))


def is_share(low: float, high: float) -> bool:
    """Whether a scale has fewer than two points, so that a value on it is told as a share of it."""
    return 0 < high - low < 2


def level(value: float, low: float, high: float) -> str:
    """A score on its scale: `20 of 100`; on a scale of fewer than two points its share, `83%`."""
    if is_share(low, high):
        return f"{whole((value - low) / (high - low) * 100)}%"
    if high - low < 2:
        return whole(value)
    return f"{whole(value)} of {whole(high)}"


def scored(value: float, low: float, high: float) -> str:
    """A score without its scale: `20`; on a scale of fewer than two points its share, `83%`."""
    return level(value, low, high) if is_share(low, high) else whole(value)


def scale(kind: str, low: float, high: float) -> tuple[float, float]:
    """The ends of the scale on which people read a track: a counter, however short, has none."""
    return (0.0, 0.0) if kind == "counter" else (low, high)


def standing(kind: str, values: Sequence[str], value: float, low: float, high: float) -> str:
    """A value of a track as people read it: a number, of a share its percentage, of a status the
    name of its value."""
    return plain_name(values[int(value)]) if values else scored(value, *scale(kind, low, high))


@dataclass(frozen=True, slots=True)
class Figure:
    """What a formula names: its title, its value as people read it, and whether that is a name."""

    title: str
    value: str
    status: bool


def figures(formula: str, told: Mapping[str, Figure]) -> str:
    """A formula with what it names in braces told by title and, the first time, by value:
    `100 - Trade restrictions of Tokyo (24)`. What has named values stands at the end."""
    named = list(dict.fromkeys(id for id in _NAMED.findall(formula) if id in told))
    titles = {id: re.sub("^The ", "the ", told[id].title) for id in named}
    values = {id: f" ({told[id].value})" for id in named if not told[id].status}

    def title(found: re.Match[str]) -> str:
        return f"{titles.get(found[1], found[1])}{values.pop(found[1], '')}"

    ends = [f"; {titles[id]} is {told[id].value}" for id in named if told[id].status]
    return safe("".join((_NAMED.sub(title, formula), *ends)))


def scored_shift(before: float, after: float, low: float, high: float) -> str:
    """The change between two scores as they are shown so: `-4`, or of shares `-4%`."""
    if not is_share(low, high):
        return shift(before, after)
    return f"{shift(*(_percents(each - low, low, high) for each in (before, after)))}%"


def amount(change: float) -> str:
    """One change with its sign: `+2`, `-3`, `+<1` for less than half a point, `0` for none."""
    if change == 0:
        return "0"
    sign = "+" if change > 0 else "-"
    size = floor(abs(change) + 0.5)
    return f"{sign}{size}" if size else f"{sign}<1"


def sized(change: float, low: float, high: float) -> str:
    """One change of a score on its scale: `+2`; on a scale of fewer than two points `-4%`."""
    return f"{amount(_percents(change, low, high))}%" if is_share(low, high) else amount(change)


def missing(before: float, after: float, sizes: Iterable[float], low: float, high: float) -> str:
    """What a reader who adds up sizes as they are shown lacks of the change as it is shown, as
    `sized` has it; `0` for nothing."""
    share = is_share(low, high)
    ends = [_percents(each - low, low, high) if share else each for each in (before, after)]
    told = sum(_rounded(_percents(each, low, high) if share else each) for each in sizes)
    rest = floor(ends[1] + 0.5) - floor(ends[0] + 0.5) - told
    return f"{amount(rest)}%" if share and rest else amount(rest)


def lacking(change: float, sizes: Iterable[float]) -> str:
    """What a reader who adds up sizes as they are shown lacks of a change as it is shown itself;
    `0` for nothing."""
    return amount(_rounded(change) - sum(map(_rounded, sizes)))


def _percents(change: float, low: float, high: float) -> float:
    return 100 * change / (high - low)


def _rounded(change: float) -> int:
    """A change as it is shown: without its fraction, halves away from nothing."""
    size = floor(abs(change) + 0.5)
    return size if change > 0 else -size


def shift(before: float, after: float) -> str:
    """The change between two values as they are shown, so that what a reader adds up is right."""
    shown = floor(after + 0.5) - floor(before + 0.5)
    return amount(float(shown) if shown else min(max(after - before, -0.25), 0.25))


def verb(change: float) -> str:
    """The word beside a sign: `rises`, `falls` or `unchanged`."""
    if change == 0:
        return "unchanged"
    return "rises" if change > 0 else "falls"


def verdict(change: float, better: str) -> str:
    """What a change means where a track says which way is better: `better`, `worse`, or nothing."""
    if change == 0 or better not in ("higher", "lower"):
        return ""
    return "better" if (change > 0) == (better == "higher") else "worse"


def points(value: float) -> str:
    """Political capital: exact where it is whole, else one decimal rounded down, as it is spent."""
    tenths = floor(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def price(cost: float) -> str:
    """What a choice costs: `costs 2 of political capital`, or `free`."""
    return f"costs {points(cost)} of political capital" if cost else "free"


def came_of(away: Sequence[str]) -> str:
    """What came of a joint initiative: `with all of them`, or who stayed away, given by titles."""
    if not away:
        return "with all of them"
    return f"came to nothing, {listed(safe(each) for each in away)} stayed away"


def left(days: int) -> str:
    """The time until a date: `12 days left`, `today`, `past`."""
    if days < 0:
        return "past"
    return "today" if days == 0 else f"{counted(days, 'day')} left"


def percent(score: float) -> str:
    """How far an objective is reached: `62 of 100`."""
    return f"{whole(score)} of 100"


def link(step: Link) -> str:
    """One step of a cause: what it is and its title."""
    return f"{KINDS.get(step.kind, step.kind)} “{safe(step.title or step.id)}”"


def cited(cite: Sequence[str]) -> str:
    """The ids of sources, in brackets; nothing where there are none."""
    return f"[{', '.join(safe(each) for each in cite)}]" if cite else ""


def restored(path: object) -> str:
    """What is said when a save that had been deleted was put back whole."""
    return f"The save had vanished. All of it was written anew to {safe(path)}."


def describe_source(source: Cited) -> str:
    """A source as a person would look it up: id, finding, publication, publisher, date, address."""
    place = [source.publication, source.publisher, day(source.date), source.url]
    origin = ", ".join(safe(part) for part in place if part)
    if not source.text:
        return f"{safe(source.id)}: {origin}." if origin else safe(source.id)
    return f"{safe(source.id)}: {sentence(source.text)}{f' ({origin})' if origin else ''}"


def expected(title: str, hints: Sequence[Hint]) -> str:
    """What a choice is known to do to one track; `hints` are all it does to that track.

    Bounds of effects that may stay away are widened to hold "nothing", so the sum never claims more
    than is known.
    """
    named = [hint for hint in hints if hint.value is not None]
    if named:
        values = dict.fromkeys(plain_name(hint.value or "") for hint in named)
        sure = len(values) == 1 and any(hint.certain for hint in named)
        return f"{safe(title)} {'becomes' if sure else 'may become'} {listed(values, 'or')}"
    return f"{safe(title)} {_movement(*bounds(hints))}"


def bounds(hints: Sequence[Hint]) -> tuple[float, float]:
    """The least and the greatest that effects on one track can add up to."""
    low = sum(hint.low if hint.certain else min(hint.low, 0.0) for hint in hints)
    high = sum(hint.high if hint.certain else max(hint.high, 0.0) for hint in hints)
    return low, high


def _movement(low: float, high: float) -> str:
    if low == high == 0:
        return "stays"
    if low < 0 < high:
        return f"may rise or fall, {amount(low)} to {amount(high)}: uncertain"
    word = "rise" if high > 0 else "fall"
    near, far = sorted((abs(low), abs(high)))
    if near == 0:
        return f"may {word} by up to {_size(far)}: uncertain"
    if _size(near) == _size(far):
        return f"{word}s by {_size(far)}"
    if amount(near) == "+<1":
        return f"{word}s by up to {_size(far)}"
    return f"{word}s by {_size(near)} to {_size(far)}"


def _size(value: float) -> str:
    return amount(value).removeprefix("+").replace("<1", "less than 1")
