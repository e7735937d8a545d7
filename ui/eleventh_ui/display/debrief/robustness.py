"""How much of a game rests on the sizes of its rules, in sentences and as a section of a report.

The game was played again with other sizes; here stands what that says, and why it was asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from eleventh.lab.robustness.measuring import Band, Robustness, Unmeasured, WhyHeld
from eleventh.lab.robustness.sizes import Use
from eleventh.lang.open_sizes import LEAST, MOST
from eleventh_ui.display.causes import KINDS
from eleventh_ui.display.document import Block, Heading, Paragraph, TableBlock
from eleventh_ui.display.numbers import POINTS, Scale, find_scale
from eleventh_ui.display.words import join_words, pluralise, safe, sentence, spell_out

PLAYING = "The game is played again with other sizes"
TITLE = "How much of this rests on the sizes"
WHY_SIZES = (
    "How large an effect is was a designer's choice: the sources document directions and "
    "orderings, and hardly a size. So the game was played again with the same orders and the same "
    f"dice, each time with every size multiplied by a factor of its own between {LEAST:g} and "
    f"{MOST:g}. What such redrawings agree on does not hang on the choice; what they disagree on "
    "does."
)
ABSENT: Mapping[Unmeasured, str] = {
    Unmeasured.UNFINISHED: (
        "How much rests on the sizes of the rules is told when the game is over: until then there "
        "is no ending that could hold."
    ),
    Unmeasured.OTHER_PROGRAM: (
        "How much rests on the sizes of the rules can't be told: the record does not hold the "
        "files of the program it was played with, so it can't be played again with other sizes."
    ),
    Unmeasured.NOTHING_VARIES: "No effect in this scenario has a size that could be another.",
    Unmeasured.STOPPED: (
        "How much rests on the sizes of the rules was not found out: that was stopped before the "
        "game had been played again."
    ),
}
STAYED: Mapping[Use, str] = {
    "threshold": "what something is measured against",
    "cap": "what bounds a value",
    "chance": "chances",
    "cost": "prices",
    "fixed": "those of intensities",
    "unused": "those that no effect here reads",
}
STEADY, SHAKY = 0.9, 0.5  # of redrawings, where causes are counted in a sentence


def list_robustness(told: Robustness | Unmeasured | None) -> Iterator[Block]:
    """The section of a report; nothing where it was not asked for."""
    if told is None:
        return
    yield Heading(2, TITLE)
    if isinstance(told, Unmeasured):
        yield Paragraph(ABSENT[told])
        return
    yield Paragraph(WHY_SIZES)
    yield Paragraph(describe_drawn(told))
    yield Paragraph(describe_endings(told), lead="The ending.")
    if told.statuses:
        yield TableBlock(
            "Statuses in the end, and how often they were the same",
            ("Status", "In this game", "The same in redrawings"),
            tuple(
                (safe(title), spell_out(value), count_of(told, held))
                for title, value, held in told.statuses
            ),
            frozenset({2}),
        )
    yield Paragraph(
        "Eight of ten redrawings lie between the outer two numbers of a row.", lead="The bands."
    )
    for seat in group_by_seat(told):
        title = safe(seat[-1].title)
        yield _bands(f"How far {title} would have got, 0 to 100", "Objective", seat)
    moved = [each for each in told.scores if shows_band(each)]
    if moved:
        yield _bands("Scores in the end, those that differ", "Score", moved)
    if told.whys:
        yield Paragraph(describe_whys(told), lead="The causes.")
        yield _whys(told)


def describe_drawn(told: Robustness) -> str:
    """What was drawn, how often, and what stayed."""
    named = told.parameters + sum(told.kept.values())
    times = f"{pluralise(told.redrawings, 'redrawing')}{'' if told.whole else ' (then stopped)'}"
    drawn = (
        f"{times}. Drawn were {told.parameters} of {pluralise(named, 'named size')}, and "
        f"{pluralise(told.literals, 'effect')} that a scenario or rulebook writes as a number."
    )
    stayed = [f"{STAYED[use]} ({told.kept[use]})" for use in STAYED if told.kept.get(use)]
    return f"{drawn} What stayed: where scores start{', and ' * bool(stayed)}{join_words(stayed)}."


def describe_endings(told: Robustness) -> str:
    """In how many redrawings the ending holds, what else came, and how far the orders still fit."""
    parts = [f"“{safe(told.ending)}” holds in {count_of(told, told.held)} redrawings."]
    others = [
        f"“{safe(title)}” {'once' if count == 1 else f'{count} times'}"
        for title, count in told.endings
        if title != told.ending
    ]
    if others:
        parts.append(f"Else came {join_words(others)}.")
    if told.refitted:
        parts.append(
            f"In {count_of(told, told.refitted)} some order could not stay as it was given: there "
            "the first free answer was given, and an initiative was left out."
        )
    else:
        parts.append("Every order could stay as it was given.")
    if told.longer:
        parts.append(
            f"In {count_of(told, told.longer)} the game went on beyond its real end, with the "
            "first free answers."
        )
    return " ".join(parts)


def group_by_seat(told: Robustness) -> list[tuple[Band, ...]]:
    """The bands of each seat: its objectives, and all of them by weight as the last."""
    found: dict[str, list[Band]] = {}
    for each in told.seats:
        found.setdefault(each.id.partition(".")[0], []).append(each)
    return [tuple(each) for each in found.values()]


def describe_band(band: Band) -> str:
    """Where a value stands here and in redrawings: `51 here; 47 to 55 in eight of ten redrawings,
    51 in the middle`."""
    scale = _scale(band)
    here, least, middle, most = (
        scale.format(each) for each in (band.real, band.least, band.middle, band.most)
    )
    return f"{here} here; {least} to {most} in eight of ten redrawings, {middle} in the middle"


def describe_why_held(told: Robustness, why: WhyHeld) -> str:
    """A leading cause, and how often it was one: `-5 from rule “Notice wounds” holds in 200 of
    200`."""
    size = find_scale(*why.scale).format_amount(why.amount)
    kind = KINDS.get(why.kind, why.kind)
    return f"{size} from {kind} “{safe(why.cause)}” holds in {count_of(told, why.held)}"


def describe_whys(told: Robustness) -> str:
    """How many of the leading causes are steady, and how many are not."""
    steady = sum(each.held >= STEADY * told.redrawings for each in told.whys)
    shaky = sum(each.held < SHAKY * told.redrawings for each in told.whys)
    return (
        "A leading cause holds in a redrawing if it moves its score the same way and is still "
        f"among its three largest. Of {pluralise(len(told.whys), 'leading cause')}, {steady} "
        f"{'holds' if steady == 1 else 'hold'} in nine redrawings of ten or more, and {shaky} in "
        "fewer than half."
    )


def shows_band(band: Band) -> bool:
    """Whether redrawings differ from the game as people read the numbers."""
    scale = _scale(band)
    return any(scale.shows(band.real, each) for each in (band.least, band.middle, band.most))


def count_of(told: Robustness, count: int) -> str:
    """So many of the redrawings: `190 of 200`."""
    return f"{count} of {told.redrawings}"


def name_band(band: Band) -> str:
    """What a band is of: a score, an objective, or all objectives of a seat."""
    if band.kind == "objective":
        return sentence(band.title)
    return "All together, by weight" if band.kind == "total" else safe(band.title)


def _scale(band: Band) -> Scale:
    if band.kind in ("objective", "total"):
        return POINTS
    return find_scale(band.kind, band.low, band.high)


def _bands(caption: str, of: str, bands: Iterable[Band]) -> TableBlock:
    rows = []
    for each in bands:
        values = (each.real, each.least, each.middle, each.most)
        rows.append((name_band(each), *(_scale(each).format(value) for value in values)))
    head = (of, "In this game", "Nine of ten above", "Middle", "Nine of ten below")
    return TableBlock(caption, head, tuple(rows), frozenset({1, 2, 3, 4}))


def _whys(told: Robustness) -> TableBlock:
    causes: dict[str, list[str]] = {}
    for each in told.whys:
        causes.setdefault(safe(each.title), []).append(describe_why_held(told, each))
    return TableBlock(
        "The leading causes of each score, and in how many redrawings they were that",
        ("Score", "Leading causes"),
        tuple((score, "; ".join(lines)) for score, lines in causes.items()),
    )
