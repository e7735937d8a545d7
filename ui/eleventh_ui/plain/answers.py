"""The answer to "why?" in words: every change of a track with its reason, inputs and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import copysign, floor

from eleventh.play.why import Answer, Chapter, Input, Step
from eleventh_ui.plain.console import Console
from eleventh_ui.words import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    amount,
    cited,
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

LARGEST = 5  # causes told in brief
SHIFTS = 9  # turns told in brief


def say_answer(console: Console, answer: Answer, everything: bool) -> None:
    """Says why a track stands where it does: everything, or in brief."""
    for paragraph in told_answer(answer) if everything else told_briefly(answer):
        deep = paragraph.startswith(("Rule:", "Source "))
        console.say(paragraph, "  " if deep else "", "  ")


def told_answer(answer: Answer) -> list[str]:
    """Paragraphs that tell all of why a track stands where it does; never empty. In each turn the
    largest change comes first, and each source is told once, at the end."""
    told = _opening(answer)
    sources: dict[str, str] = {}
    for chapter in answer.chapters:
        told.append(_heading(answer, chapter))
        if chapter.inputs:
            told.append(f"There it read {_inputs(chapter.inputs)}.")
        for step in _by_size(chapter.steps):
            told.extend(_told_step(step))
            sources |= {each.id: f"Source {told_source(each)}" for each in step.sources}
    return [*told, *sources.values()]


def told_briefly(answer: Answer) -> list[str]:
    """The same in some twenty lines: the largest causes of the whole game, each once with its sum,
    what the others come to, and how far the track went in which turn."""
    told = _opening(answer)
    if not answer.chapters:
        return told
    sizes: dict[str, float] = {}
    for step in (step for chapter in answer.chapters for step in chapter.steps):
        if step.value is None and step.note in ("", "undisclosed", "bounds"):
            sizes[_reason(step)] = sizes.get(_reason(step), 0.0) + step.amount
    ranked = sorted(((size, why) for why, size in sizes.items() if size), key=_weight)
    if ranked and not answer.values:
        first, last = answer.chapters[0].before, answer.chapters[-1].after
        told.append(f"{whole(first)} to {whole(last)} in all, {shift(first, last)}. Because of:")
        told.extend(f"{amount(size)}: {why}" for size, why in ranked[:LARGEST])
        shown = sum(_shown(size) for size, _ in ranked[:LARGEST])
        rest = _shown(floor(last + 0.5) - floor(first + 0.5)) - shown
        if len(ranked) > LARGEST:
            told.append(f"and {len(ranked) - LARGEST} more ({amount(rest)})")
        elif rest:
            told.append(f"and {amount(rest)} by rounding")
    moved = [each for each in answer.chapters if each.before != each.after]
    for chapter in moved[-SHIFTS:]:
        told.append(_heading(answer, chapter))
        named = (each for each in chapter.steps if each.value is not None and not each.note)
        told.extend(f"{plain_name(each.value or '')}: {_reason(each)}" for each in named)
    return told


def _opening(answer: Answer) -> list[str]:
    told = [
        f"{safe(answer.title or answer.track)} ({safe(answer.track)}) stands at {_now(answer)}."
    ]
    if answer.formula:
        told.append(f"It follows from other tracks: {safe(answer.formula)}.")
    if not answer.chapters:
        told.append("It has not moved.")
    return told


def _by_size(steps: Sequence[Step]) -> list[Step]:
    """The largest change first, after it what the end of the scale took away."""
    return sorted(steps, key=lambda each: (each.note == "bounds", -abs(each.amount)))


def _weight(ranked: tuple[float, str]) -> float:
    return -abs(ranked[0])


def _shown(size: float) -> float:
    """A change as it is shown: without its fraction."""
    return copysign(floor(abs(size) + 0.5), size)


def _reason(step: Step) -> str:
    if step.note:
        return f"{AT_A_BOUND if step.note == 'bounds' else UNKNOWN_CAUSE}."
    return (
        sentence(step.why) if step.why else f"{', then '.join(link(each) for each in step.chain)}."
    )


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
        yield f"{size}: {AT_A_BOUND}."
        return
    if step.note == "undisclosed":
        yield f"{size}: {UNKNOWN_CAUSE}."
        return
    overruled = f" ({OVERRULED})" if step.note == "overruled" else ""
    ids = cited([each.id for each in step.sources])
    reason = sentence(step.why) if step.why else "No reason is written down."
    steps = ", then ".join(link(each) for each in step.chain)
    yield f"{size}: {reason}{overruled} From {steps}. {ids}".rstrip()
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


def _inputs(inputs: Sequence[Input]) -> str:
    return listed(
        f"{safe(each.title or each.track)} at "
        f"{plain_name(each.status) if each.status else whole(each.value)}"
        for each in inputs
    )
