"""Changes with their reasons, as a seat may read them, in sentences that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from eleventh.core.redaction import Line
from eleventh.core.view import Reading
from eleventh.lab.ranking import is_subject, rank
from eleventh_ui.display.causes import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    cite_sources,
    describe_link,
)
from eleventh_ui.display.numbers import Scale
from eleventh_ui.display.readings import ReadingMove, scale_of
from eleventh_ui.display.words import (
    sentence,
    spell_out,
)

REASONS = 2  # reasons for each; why tells all
OF_A_SUBJECT = 4  # reasons for what the game is about
FURTHER = 3  # reasons at most, where what is left is large


def describe_line(line: Line, scale: Scale) -> str:
    """One change on its track's scale: its size, its reason, the chain of causes, the sources."""
    size = spell_out(line.value) if line.value is not None else scale.format_amount(line.amount)
    if line.note == "bounds":
        return f"{size}: {AT_A_BOUND}."
    if line.note == "undisclosed":
        return f"{size}: {_reason(line)}"
    overruled = f" ({OVERRULED})" if line.note == "overruled" else ""
    because = f" From {_steps(line)}." if line.why and line.chain else ""
    sources = cite_sources(line.cite, line.support)
    return f"{size}: {_reason(line)}{because}{overruled} {sources}".rstrip()


def rank_readings(readings: Iterable[Reading], moved: Mapping[str, ReadingMove]) -> list[Reading]:
    """The readings that moved, what the game is about first, as `ranking` has it."""

    def place(reading: Reading) -> tuple[int, float]:
        change = _change(moved[reading.id])
        return rank(reading.role, reading.kind == "status", change, reading.low, reading.high)

    return sorted((each for each in readings if each.id in moved), key=place)


def summarise_reasons(reading: Reading, lines: Sequence[Line], move: ReadingMove) -> list[str]:
    """The weightiest reasons of a move of a reading, as `add_up_reasons` tells them."""
    most = OF_A_SUBJECT if is_subject(reading.role) else REASONS
    return add_up_reasons(reading, lines, move, most)


def add_up_reasons(
    reading: Reading, lines: Sequence[Line], move: ReadingMove, most: int
) -> list[str]:
    """The `most` weightiest reasons of a move of a reading, a few more where what is left of it is
    larger than the last of them, and in one line what is missing from its sum as it is shown; where
    the scale ended, that. Of a status nothing is added up."""
    status, scale = reading.kind == "status", scale_of(reading)
    weighed = _weigh(lines)
    if status:
        return [reason for reason, _ in weighed[:most]]
    sizes = [size for _, size in weighed]
    shown = count_told(sizes, most)
    told = [f"{scale.format_amount(size)}: {reason}" for reason, size in weighed[:shown]]
    lost = sum(line.amount for line in lines if line.note == "bounds")
    ends = [lost] if scale.format_amount(lost) != "0" else []
    rest = scale.format_rest(move.before, move.after, (*sizes[:shown], *ends))
    hidden = len(weighed) - shown
    if hidden:
        told.append(f"and {hidden} more ({rest})")
    told += [f"{scale.format_amount(each)}: {AT_A_BOUND}." for each in ends]
    if not hidden and rest != "0":
        told.append(f"and {rest} by rounding")
    return told


def count_told(sizes: Sequence[float], most: int) -> int:
    """How many of the causes of a change, the largest first, are told: `most`, or a few more until
    those that are left come to no more than the last that is told."""
    shown = min(most, len(sizes))
    while shown < min(most + FURTHER, len(sizes)) and abs(sum(sizes[shown:])) > abs(
        sizes[shown - 1]
    ):
        shown += 1
    return shown


def _weigh(lines: Sequence[Line]) -> list[tuple[str, float]]:
    """The reasons with their sums, the largest first; infinity for a status, whose reason names its
    value."""
    sizes: dict[str, float] = {}
    for line in lines:
        if line.value is not None and not line.note:
            sizes[f"{spell_out(line.value)}: {_reason(line)}"] = inf
        elif line.note in ("", "undisclosed"):
            sizes[_reason(line)] = sizes.get(_reason(line), 0.0) + line.amount
    ranked = sorted(sizes.items(), key=lambda pair: -abs(pair[1]))
    return [(reason, size) for reason, size in ranked if size]


def _reason(line: Line) -> str:
    if line.note == "undisclosed":
        return f"{UNKNOWN_CAUSE}."
    return sentence(line.why) if line.why else f"{_steps(line)}."


def _steps(line: Line) -> str:
    return ", then ".join(describe_link(step) for step in line.chain)


def _change(move: ReadingMove) -> float:
    return move.after - move.before
