"""Where to tell the author of a scenario of something that stands in the rulebook of another.

The scenario brought it about, and only there can its author mend it. So the problem is told at the
scenario's own cause, or else where it names the rulebook, and the other file is only shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.core.span import Span
from eleventh.lang.model.books import Bundle
from eleventh.lang.model.text import Name
from eleventh.lang.problems.problem import Label, Problem


def find_place(
    bundle: Bundle, span: Span, causes: Iterable[Span] = ()
) -> tuple[Span, tuple[Label, ...]]:
    """The place itself where it is the author's own; else the first own one of the causes, or the
    name of the rulebook, with the place beside it."""
    if bundle.is_own(span):
        return span, ()
    own = (each for each in causes if bundle.is_own(each))
    return next(own, _find_cause(bundle).span), (Label(span, "where it says so"),)


def place_in_scenario(bundle: Bundle, problem: Problem) -> Problem:
    """A problem as the author of a scenario is told it: of a thing of the rulebook that the
    scenario changes it is told where it does."""
    changes = bundle.scenario.change if bundle.scenario else ()
    if bundle.is_own(problem.span):
        return problem
    changed = next((each for each in changes if f"`{each.value}`" in problem.headline), None)
    if changed is None:
        return problem
    first, *others = problem.labels
    shown = (Label(changed.span, ""), Label(first.span, first.text or "as it was"), *others)
    return Problem(problem.code, problem.headline, shown, problem.help)


def place_in_variant(bundle: Bundle, problem: Problem) -> Problem:
    """A problem as the author of a variant is told it: what stands in the scenario that it extends
    is only shown."""
    extends = bundle.scenario.extends if bundle.scenario else None
    if extends is None or not problem.span.file.startswith(f"{extends.value}/"):
        return problem
    first, *others = problem.labels
    shown = (Label(extends.span, ""), Label(first.span, first.text or "here"), *others)
    return Problem(problem.code, problem.headline, shown, problem.help)


def _find_cause(bundle: Bundle) -> Name:
    """Where a scenario names what it is given: the one it extends, or its rulebook."""
    assert bundle.scenario is not None
    named = bundle.scenario.extends or bundle.scenario.rulebook
    assert named is not None
    return named


def find_visible(bundle: Bundle, track: str) -> tuple[Span, ...]:
    """Where the scenario says who sees a track, if it does."""
    visible = bundle.scenario.visible if bundle.scenario else ()
    family = track.partition(".")[0]
    return tuple(name.span for name, _ in visible if name.value == family)
