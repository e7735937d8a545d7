"""The answer to "why?" in sentences: every change of a track with reason, inputs and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.play.why import Answer, Chapter, Input, Step, Through
from eleventh_ui.display.causes import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    cite_sources,
    describe_link,
    describe_source,
    list_acts,
)
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.formulas import NamedValue, spell_formula
from eleventh_ui.display.numbers import Scale, find_scale, name_direction
from eleventh_ui.display.reasons import count_told
from eleventh_ui.display.words import (
    join_words,
    safe,
    sentence,
    spell_out,
)

LARGEST = 5  # causes told in brief
SHIFTS = 9  # turns told in brief


def describe_answer(answer: Answer) -> list[str]:
    """Paragraphs that tell all of why a track stands where it does; never empty. In each turn the
    largest change comes first, and each source is told once, at the end."""
    told = _opening(answer)
    sources: dict[str, str] = {}
    for chapter in answer.chapters:
        told.append(f"{describe_chapter(answer, chapter)}.")
        if chapter.inputs:
            told.append(f"There it read {join_words(map(_input, chapter.inputs))}.")
        for step in _by_size(chapter.steps):
            told.extend(_explain_step(answer, step))
            sources |= {each.id: f"Source {describe_source(each)}" for each in step.sources}
    return [*told, *sources.values()]


def summarise_answer(answer: Answer) -> list[str]:
    """The same in some twenty lines: the largest causes of the whole game, each once with its sum,
    what the others come to, and how far the track went in which turn."""
    told = _opening(answer)
    if not answer.chapters:
        return told
    sizes: dict[str, float] = {}
    for step in (step for chapter in answer.chapters for step in chapter.steps):
        if step.value is None and step.note in ("", "undisclosed", "bounds"):
            cause = _name_act(step) + _reason(step)
            sizes[cause] = sizes.get(cause, 0.0) + step.amount
    ranked = sorted(((size, why) for why, size in sizes.items() if size), key=_weight)
    if ranked and not answer.values:
        first, last = answer.chapters[0].before, answer.chapters[-1].after
        change = shift_of(answer, first, last)
        told.append(
            f"{value_of(answer, first)} to {value_of(answer, last)} in all, {change}. Because of:"
        )
        shown = count_told([size for size, _ in ranked], LARGEST)
        told.extend(f"{_size(answer, size)}: {why}" for size, why in ranked[:shown])
        rest = _scale(answer).format_rest(first, last, (size for size, _ in ranked[:shown]))
        if len(ranked) > shown:
            told.append(f"and {len(ranked) - shown} more ({rest})")
        elif rest != "0":
            told.append(f"and {rest} by rounding")
    moved = [each for each in answer.chapters if _shows(answer, each)]
    for chapter in moved[-SHIFTS:]:
        told.append(f"{describe_chapter(answer, chapter)}.")
        named = (each for each in chapter.steps if each.value is not None and not each.note)
        told.extend(f"{spell_out(each.value or '')}: {_reason(each)}" for each in named)
    return told


def value_of(answer: Answer, value: float) -> str:
    """A value of the track as people read it."""
    return _scale(answer).format(value)


def describe_formula(answer: Answer, inputs: Sequence[Input]) -> str:
    """How a derived track follows from others, or an objective is scored, with what it read."""
    told = {
        each.track: NamedValue(each.title or each.track, describe_input(each), bool(each.status))
        for each in inputs
    }
    follows = "is scored as" if answer.kind == "objective" else "follows from other numbers:"
    return f"It {follows} {spell_formula(answer.formula, told)}"


def describe_input(each: Input) -> str:
    """The value of something that a formula read, closely enough to reckon with."""
    if each.status:
        return spell_out(each.status)
    return find_scale(each.kind, each.low, each.high).format_for_sums(each.value)


def shift_of(answer: Answer, before: float, after: float) -> str:
    """The change between two values of the track as they are shown."""
    return _scale(answer).format_change(before, after)


def _scale(answer: Answer) -> Scale:
    return find_scale(answer.kind, answer.low, answer.high, answer.values)


def _shows(answer: Answer, chapter: Chapter) -> bool:
    return _scale(answer).shows(chapter.before, chapter.after)


def _size(answer: Answer, size: float) -> str:
    return _scale(answer).format_amount(size)


def describe_chapter(answer: Answer, chapter: Chapter) -> str:
    """How a track moved in one turn: `Turn 1, 1 July 2019: 38 to 32, -6 (falls)`."""
    before, after = (value_of(answer, each) for each in (chapter.before, chapter.after))
    moved = f"{before} to {after}"
    if not answer.values:
        change = chapter.after - chapter.before
        moved += f", {shift_of(answer, chapter.before, chapter.after)}"
        direction = name_direction(change, _scale(answer))
        moved += f" ({direction})" if direction else ""
    return f"Turn {chapter.turn}, {format_day(chapter.date)}: {moved}"


def describe_step(answer: Answer, step: Step, unexplained: str) -> str:
    """A step on one line: its size and its reason, or `unexplained` where none is written down."""
    size = describe_step_size(answer, step)
    if step.note == "bounds":
        return f"{size}: {AT_A_BOUND}"
    if step.note == "undisclosed":
        return f"{size}: {UNKNOWN_CAUSE}"
    overruled = f" ({OVERRULED})" if step.note == "overruled" else ""
    return f"{size}: {sentence(step.why) or unexplained}{overruled}"


def order_steps(answer: Answer, chapter: Chapter) -> tuple[Step, ...]:
    """The steps of a turn as people want them: of a track in their order, of what follows from
    tracks the largest first."""
    return tuple(_by_size(chapter.steps)) if answer.formula else chapter.steps


def describe_chain(step: Step) -> str:
    """Through what a step came about: `answer “Wait”, then rule “Doubt”`."""
    return ", then ".join(describe_link(each) for each in step.chain)


def describe_step_size(answer: Answer, step: Step) -> str:
    """How far a step moved the track of an answer: `-4`, or `becomes notice`; of what follows from
    others through which of them: `-4, by Approval in Seoul -1`."""
    if step.value is not None:
        return f"becomes {spell_out(step.value)}"
    size, through = _size(answer, step.amount), step.through
    return size if through is None else f"{size}, by {_describe_through(through)}"


def _describe_through(through: Through) -> str:
    title = safe(through.title or through.track)
    if through.status:
        return f"{title}: {spell_out(through.status)}"
    scale = find_scale(through.kind, through.low, through.high)
    return f"{title} {scale.format_change(through.before, through.after)}"


def _opening(answer: Answer) -> list[str]:
    title = f"{safe(answer.title or answer.track)} ({safe(answer.track)})"
    value = value_of(answer, answer.value)
    before = answer.turn not in (0, answer.open)
    told = [
        f"{title} stood at {value} after turn {answer.turn}."
        if before
        else f"{title} stands at {value}."
    ]
    if answer.formula:
        told.append(f"{describe_formula(answer, answer.inputs)}.")
    if not answer.chapters:
        told.append("It has not moved.")
    return told


def _by_size(steps: Sequence[Step]) -> list[Step]:
    """The largest change first, after it what the end of the scale took away."""
    return sorted(steps, key=lambda each: (each.note == "bounds", -abs(each.amount)))


def _weight(ranked: tuple[float, str]) -> float:
    return -abs(ranked[0])


def _reason(step: Step) -> str:
    if step.note:
        return f"{AT_A_BOUND if step.note == 'bounds' else UNKNOWN_CAUSE}."
    return sentence(step.why) if step.why else f"{describe_chain(step)}."


def _name_act(step: Step) -> str:
    """Of what moved something through another track who did what, a sentence and a space."""
    acts = list_acts(step.chain)
    return f"{sentence(acts[0])} " if step.through is not None and acts else ""


def _explain_step(answer: Answer, step: Step) -> Iterator[str]:
    told = describe_step(answer, step, "No reason is written down.")
    if step.note in ("bounds", "undisclosed"):
        yield f"{told}."
        return
    ids = cite_sources([each.id for each in step.sources], step.support)
    yield f"{told} From {describe_chain(step)}. {ids}".rstrip()
    rule = []
    if step.formula and step.value is None:
        rule.append(f"amount {safe(step.formula)}")
    if step.when:
        rule.append(f"because {safe(step.when)}")
    if step.inputs:
        rule.append(f"with {join_words(map(_input, step.inputs))}")
    if step.place:
        rule.append(f"written in {safe(step.place)}")
    if rule:
        yield f"Rule: {'; '.join(rule)}."


def _input(each: Input) -> str:
    return f"{safe(each.title or each.track)} at {describe_input(each)}"
