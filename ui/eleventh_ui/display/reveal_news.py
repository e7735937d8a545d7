"""What a newspaper would print of a turn: an ending, what was settled, a deadline that runs now.

It opens the story, before any number. Where none of that came about, it is the new event that did
most to the seat; that can be left out, as events are told by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.core.material import is_material_score
from eleventh.core.view import Reading, View
from eleventh_ui.display.dates import describe_time_left
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_causes import name_cause
from eleventh_ui.display.reveal_things import Thing
from eleventh_ui.display.story_lines import StoryLine
from eleventh_ui.display.words import join_words, pluralise, safe, sentence, spell_out

HEADLINES = 3  # statuses that are told each in a line


def tell_news(view: View, things: Sequence[Thing], reference: Reference) -> tuple[StoryLine, ...]:
    """The news, the greatest first; nothing where there is none."""
    found = list(_tell_ending(view))
    settled = sorted(
        (each for each in view.readings if each.kind == "status" and each.before != each.value),
        key=lambda each: (each.role != "pact", not _is_wanted(view, each)),
    )
    found += [_tell_status(view, each, things, reference) for each in settled[:HEADLINES]]
    if settled[HEADLINES:]:
        others = "; ".join(_describe_status(each, reference) for each in settled[HEADLINES:])
        found.append(StoryLine(f"Also {others}."))
    found += _tell_deadlines(view)
    return tuple(found or _tell_event(view, things))


def _tell_ending(view: View) -> Iterator[StoryLine]:
    if view.ending is not None:
        yield StoryLine(f"It is over: {sentence(view.ending.title)}")


def _is_wanted(view: View, reading: Reading) -> bool:
    return any(reading.id in aim.reads for aim in view.aims)


def _tell_status(
    view: View, reading: Reading, things: Sequence[Thing], reference: Reference
) -> StoryLine:
    names = reference.values.get(reading.id, ())
    was = f" (before: {spell_out(names[int(reading.before)])})" if names else ""
    lead = f"{_describe_status(reading, reference)}{was}."
    causes = [
        each
        for each in things
        if any(
            line.track == reading.id and line.value == reading.status and not line.note
            for line in each.lines
        )
    ]
    told = sentence(f"by {_name_settlers(view, causes[-1], reference)}") if causes else ""
    return StoryLine(lead, told, spot=reading.id, spare="time")


def _name_settlers(view: View, thing: Thing, reference: Reference) -> str:
    """What settled it; of several that came to nothing one by one, all that settled anything."""
    settled = [each for each in thing.parts if any(line.value for line in each.lines)]
    return join_words(name_cause(view, each, reference) for each in settled or (thing,))


def _describe_status(reading: Reading, reference: Reference) -> str:
    return f"{reference.track(reading.id)}: {spell_out(reading.status)}"


def _tell_deadlines(view: View) -> Iterator[StoryLine]:
    """The deadlines that began to run, and those that no longer do."""
    for each in view.clocks:
        if each.running == each.ran or view.ending is not None:
            continue
        if each.running:
            left = describe_time_left(each, view.turn)
            yield StoryLine(f"Time runs from now on: {safe(each.title)}, {left}.")
        elif each.left > 0:
            yield StoryLine(f"Called off: “{safe(each.title)}”.")


def _tell_event(view: View, things: Sequence[Thing]) -> Iterator[StoryLine]:
    """The new event that did most to the seat, and how many others there are."""
    if not view.cards or view.ending is not None:
        return
    did = {each.root.id: each for each in things if each.root and each.root.kind == "inject"}
    weights = {id: abs(each.points) for id, each in did.items() if is_material_score(each.points)}
    card = max(view.cards, key=lambda each: weights.get(each.id, 0.0))
    others = len(view.cards) - 1
    more = f" And {pluralise(others, 'other event')}." if others else ""
    yield StoryLine("", because=f"New: {sentence(card.headline)}{more}")
