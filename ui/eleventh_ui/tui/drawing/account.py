"""The account of a track: what moved it in a turn, step by step, and all known of each step."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.play.why import Answer, Chapter, Input, Step
from eleventh_ui.display.causes import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    describe_link,
    describe_source,
)
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.explanations import (
    describe_formula,
    describe_input,
    describe_step_size,
    shift_of,
    value_of,
)
from eleventh_ui.display.numbers import name_direction
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.tui.drawing.rows import Row, Run, prose


def standing(answer: Answer) -> str:
    """Where a track stands: its title and its value now."""
    return f"{safe(answer.title or answer.track)}: {value_of(answer, answer.value)}"


def chapter_heading(answer: Answer, chapter: Chapter) -> str:
    """`Turn 1, 1 July 2019: 38 to 32, -6 (falls)`."""
    before, after = (value_of(answer, each) for each in (chapter.before, chapter.after))
    moved = f"{before} to {after}"
    if not answer.values:
        change = chapter.after - chapter.before
        moved += f", {shift_of(answer, chapter.before, chapter.after)} ({name_direction(change)})"
    return f"Turn {chapter.turn}, {format_day(chapter.date)}: {moved}"


def step_title(answer: Answer, step: Step) -> str:
    """A step on one line: its size and its reason."""
    size = describe_step_size(answer, step)
    if step.note == "bounds":
        return f"{size}: {AT_A_BOUND}"
    if step.note == "undisclosed":
        return f"{size}: {UNKNOWN_CAUSE}"
    overruled = f" ({OVERRULED})" if step.note == "overruled" else ""
    return f"{size}: {sentence(step.why) or _steps(step)}{overruled}"


def step_rows(answer: Answer, step: Step, width: int) -> list[Row]:
    """All that is known of a step: chain, formula, condition, inputs, the author's line, sources.
    An input's spot is its track."""
    rows = prose(step_title(answer, step), width, "title")
    if step.chain:
        rows += prose(f"From {_steps(step)}.", width, "", "", "  ")
    if step.formula and step.value is None:
        rows += prose(f"Amount: {safe(step.formula)}", width, "", "", "  ")
    if step.when:
        rows += prose(f"Because: {safe(step.when)}", width, "", "", "  ")
    rows += input_rows("With", step.inputs)
    if step.place:
        rows += prose(f"Written in {safe(step.place)}", width, "dim", "", "  ")
    for source in step.sources:
        rows += prose(f"Source {describe_source(source)}", width, "dim", "", "  ")
    return rows


def input_rows(word: str, inputs: Sequence[Input]) -> list[Row]:
    """What a formula read, a row each, as it stood then."""
    return [
        (
            Run(f"{word if not index else ' ' * len(word)} ", "dim"),
            Run(f"{safe(each.title or each.track)}: ", "label", each.track),
            Run(describe_input(each), "value", each.track),
        )
        for index, each in enumerate(inputs)
    ]


def derived_rows(answer: Answer, chapter: Chapter | None, width: int) -> list[Row]:
    """What follows from tracks: its formula, and what it read as the turn ended, or reads now."""
    inputs = chapter.inputs if chapter else answer.inputs
    rows = prose(describe_formula(answer, inputs), width, "", "", "  ")
    return rows + input_rows("Read" if chapter else "Reads", inputs)


def _steps(step: Step) -> str:
    return ", then ".join(describe_link(each) for each in step.chain)
