"""The advisers of a seat: each an office that argues for the open answer best for one objective.

Best is the answer with the highest mean points of that objective by the end of the turn, as the
forecast imagines it, and others that are as good are named; the argument is the largest effect that
is known of the answer on what the objective follows from, with the reason and the sources of the
rule. Where the best brings nothing, the argument is against the worst. Nobody else listens to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.core.forecast import PointRange, TurnForecast
from eleventh.core.material import is_material_score
from eleventh.core.view import Option, Question, Reading, View
from eleventh_ui.display.effects import KnownEffect, list_effects
from eleventh_ui.display.forecast import find_choice
from eleventh_ui.display.numbers import POINTS
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.objectives import name_spot
from eleventh_ui.display.outcomes import find_outcomes
from eleventh_ui.display.readings import find_share
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, safe, sentence

NO_ADVISERS = "The scenario gives this seat no advisers."
NO_QUESTION = "No decision waits for your answer, so there is nothing to advise on."


@dataclass(frozen=True, slots=True)
class Advice:
    """What one adviser says to a decision: who speaks for which objective, for which answer (its
    id; empty where none is better than another), and the argument, a sentence each, which is about
    a `track` if about any. `objective` is what `why` knows the objective by."""

    speaker: str
    objective: str
    answer: str
    heading: str
    track: str
    argument: tuple[str, ...]


def compose_advice(
    view: View, question: Question, forecast: TurnForecast, reference: Reference
) -> tuple[Advice, ...]:
    """What each adviser of the seat says to one of its decisions, in the scenario's order."""
    places = {aim.objective.id: place for place, aim in enumerate(view.aims)}
    found = []
    for adviser in view.advisers:
        place = places[adviser.objective]
        spot = name_spot(view, view.aims[place])
        name = f"{place + 1} ({name_objective(view.aims[place])})"
        speaker = f"{safe(adviser.office)}, for objective {name}"
        points = find_points(question, forecast, place)
        best = choose_best(points)
        if best is None:
            told = "No answer does more for it than another by the end of this turn."
            found.append(Advice(speaker, spot, "", told, "", ()))
            continue
        options = {each.id: each for each in question.options}
        worth = f"{_describe_points(points[best])} of its 100 by the end of this turn."
        told = f"“{safe(options[best].title)}”{_name_equals(best, points, options)}: {worth}"
        if is_material_score(points[best].mean):
            track, argument = _argue(options[best], view, place, reference, forecast)
        else:
            worst = min(points, key=lambda answer: points[answer].mean)
            track, argument = _argue(options[worst], view, place, reference, forecast)
            against = f"“{safe(options[worst].title)}” would bring it"
            argument = (f"{against} {_describe_points(points[worst])}.", *argument)
        found.append(Advice(speaker, spot, best, told, track, argument))
    return tuple(found)


def _name_equals(best: str, points: Mapping[str, PointRange], options: Mapping[str, Option]) -> str:
    """The answers that do as much for it as the best, within what matters."""
    equals = [
        f"“{safe(options[answer].title)}”"
        for answer, each in points.items()
        if answer != best and not is_material_score(points[best].mean - each.mean)
    ]
    return f", as good for it as {join_words(equals)}" if equals else ""


def find_points(question: Question, forecast: TurnForecast, place: int) -> Mapping[str, PointRange]:
    """The points of an objective, by its place, that each open answer of a decision may bring."""
    return {
        each.choice: each.points.aims[place]
        for each in forecast.choices
        if each.decision == question.id
    }


def choose_best(points: Mapping[str, PointRange]) -> str | None:
    """The answer with the highest mean, the first of equals; None where they don't differ by what
    matters."""
    means = {answer: each.mean for answer, each in points.items()}
    if not means or not is_material_score(max(means.values()) - min(means.values())):
        return None
    return max(means, key=lambda answer: means[answer])


def _describe_points(points: PointRange) -> str:
    mean = POINTS.format_amount(points.mean)
    low, high = POINTS.format_amount(points.low), POINTS.format_amount(points.high)
    return f"{mean} points" if low == high else f"{mean} points ({low} to {high})"


def _argue(
    option: Option, view: View, place: int, reference: Reference, forecast: TurnForecast
) -> tuple[str, tuple[str, ...]]:
    reads, readings = view.aims[place].reads, {each.id: each for each in view.readings}
    known = list_effects(option, view, reference, find_choice(forecast, option, view))
    effects = [each for each in known if each.direction != "small"]
    there = [each for each in effects if each.track in reads]
    if not effects:
        return "", (sentence(option.why),) if option.why else ()
    effect = max(
        there or effects, key=lambda each: _measure(option, readings.get(each.track), each.track)
    )
    told = f"{effect.title} {effect.told}."
    if there:
        told = f"Its largest effect there: {told}"
    else:
        elsewhere = "It works through other numbers than those that this objective reads"
        told = f"{elsewhere}; the largest: {told}"
    return effect.track, (told, *_give_reason(option, effect, reference))


def _measure(option: Option, reading: Reading | None, track: str) -> float:
    """The largest that an answer may do to a track, as a share of its scale; of a status all."""
    hints = [each for each in option.hints if each.track == track]
    if any(each.value is not None for each in hints) or reading is None:
        return 1.0
    most = max(max(abs(each.low), abs(each.high)) for each in find_outcomes(hints))
    return find_share(reading, most)


def _give_reason(option: Option, effect: KnownEffect, reference: Reference) -> tuple[str, ...]:
    hints = [each for each in option.hints if each.track == effect.track and each.why]
    if not hints:  # it comes about with what others order: why one would give the answer
        return (f"Why: {sentence(option.why)}",) if option.why else ()
    largest = max(hints, key=lambda each: max(abs(each.low), abs(each.high)))
    sources = reference.places(largest.cite)
    return (f"Why: {sentence(largest.why)}{f' ({sources})' if sources else ''}",)
