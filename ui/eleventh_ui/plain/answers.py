"""The answer to "why?" in words: every change of a track with its reason, inputs and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.play.why import Answer, Chapter, Input, Step
from eleventh_ui.words import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    amount,
    day,
    link,
    listed,
    plain_name,
    safe,
    sentence,
    shift,
    told_source,
    verb,
    whole,
)


def told_answer(answer: Answer) -> list[str]:
    """Paragraphs that tell why a track stands where it does; never empty."""
    told = [
        f"{safe(answer.title or answer.track)} ({safe(answer.track)}) stands at {_now(answer)}."
    ]
    if answer.formula:
        told.append(f"It follows from other tracks: {safe(answer.formula)}.")
    if not answer.chapters:
        told.append("It has not moved.")
    for chapter in answer.chapters:
        told.append(_heading(answer, chapter))
        if chapter.inputs:
            told.append(f"There it read {_inputs(chapter.inputs)}.")
        for step in chapter.steps:
            told.extend(_told_step(step))
    return told


def _now(answer: Answer) -> str:
    return _value(answer.values, answer.value)


def _value(values: Sequence[str], value: float) -> str:
    return plain_name(values[int(value)]) if values else whole(value)


def _heading(answer: Answer, chapter: Chapter) -> str:
    before, after = (_value(answer.values, each) for each in (chapter.before, chapter.after))
    moved = f"{before} to {after}"
    if not answer.values:
        moved += f", {shift(chapter.before, chapter.after)}"
        moved += f" ({verb(chapter.after - chapter.before)})"
    return f"Turn {chapter.turn}, {day(chapter.date)}: {moved}."


def _told_step(step: Step) -> Iterator[str]:
    size = f"becomes {plain_name(step.value)}" if step.value is not None else amount(step.amount)
    if step.note == "bounds":
        yield f"- {size}: {AT_A_BOUND}."
        return
    if step.note == "undisclosed":
        yield f"- {size}: {UNKNOWN_CAUSE}."
        return
    overruled = f" ({OVERRULED})" if step.note == "overruled" else ""
    reason = sentence(step.why) if step.why else "No reason is written down."
    steps = ", then ".join(link(each) for each in step.chain)
    yield f"- {size}: {reason}{overruled} From {steps}."
    rule = []
    if step.formula and step.value is None:
        rule.append(f"amount {safe(step.formula)}")
    if step.when:
        rule.append(f"because {safe(step.when)}")
    if step.inputs:
        rule.append(f"with {_inputs(step.inputs)}")
    if step.place:
        rule.append(f"written in {safe(step.place)}")
    if rule:
        yield f"Rule: {'; '.join(rule)}."
    for source in step.sources:
        yield f"Source {told_source(source)}"


def _inputs(inputs: Sequence[Input]) -> str:
    return listed(
        f"{safe(each.title or each.track)} at "
        f"{plain_name(each.status) if each.status else whole(each.value)}"
        for each in inputs
    )
