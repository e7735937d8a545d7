"""The account of a track: what moved it in a turn, step by step, and all known of each step."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.play.why import Answer, Chapter, Input, Step
from eleventh_ui.display.causes import SUPPORT, describe_source
from eleventh_ui.display.explanations import (
    describe_chain,
    describe_formula,
    describe_input,
    describe_step,
    value_of,
)
from eleventh_ui.display.subjects import make_spot
from eleventh_ui.display.walking import spot_rule
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose


def standing(answer: Answer) -> str:
    """Where a track stands: its title and its value now."""
    return f"{safe(answer.title or answer.track)}: {value_of(answer, answer.value)}"


def step_rows(answer: Answer, step: Step, turn: int, width: int) -> list[Row]:
    """All that is known of a step of a turn: chain, formula, condition, inputs, the author's line,
    sources. An input's spot is its track, that of the chain its rule."""
    told = describe_step(answer, step, describe_chain(step))
    rows = prose(told, width, "title")
    if step.chain:
        spot = spot_rule(step.chain, turn)
        rows += folded((Run(f"From {describe_chain(step)}.", "", spot),), width, 2)
    if step.formula and step.value is None:
        rows += prose(f"Amount: {safe(step.formula)}", width, "", "", "  ")
    if step.when:
        rows += prose(f"Because: {safe(step.when)}", width, "", "", "  ")
    rows += input_rows("With", step.inputs)
    if step.place:
        rows += prose(f"Written in {safe(step.place)}", width, "dim", "", "  ")
    if step.support:
        rows += prose(f"{sentence(SUPPORT[step.support])}", width, "dim", "", "  ")
    for source in step.sources:
        text = Run(f"Source {describe_source(source)}", "dim", make_spot("source", source.id))
        rows += folded((text,), width, 2)
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
