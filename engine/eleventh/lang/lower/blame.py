"""Where to tell the author of a scenario of something that stands in the rulebook of another.

The scenario brought it about, and only there can its author mend it. So the problem is told at the
scenario's own cause, or else where it names the rulebook, and the other file is only shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.core.span import Span
from eleventh.lang.model.books import Bundle
from eleventh.lang.problems.problem import Label


def is_own(bundle: Bundle, span: Span) -> bool:
    """Whether a place is in a file of whoever is told: of the scenario's folder, or of a rulebook
    that is looked at by itself."""
    if bundle.scenario is None or bundle.rulebook is None:
        return True
    prefix = bundle.rulebook.id.span.file.rpartition("/")[0]
    return not prefix or not span.file.startswith(f"{prefix}/")


def find_place(
    bundle: Bundle, span: Span, causes: Iterable[Span] = ()
) -> tuple[Span, tuple[Label, ...]]:
    """The place itself where it is the author's own; else the first own one of the causes, or the
    name of the rulebook, with the place beside it."""
    if is_own(bundle, span):
        return span, ()
    own = (each for each in causes if is_own(bundle, each))
    assert bundle.scenario is not None
    named = bundle.scenario.rulebook
    assert named is not None
    return next(own, named.span), (Label(span, "where the rulebook says so"),)


def find_visible(bundle: Bundle, track: str) -> tuple[Span, ...]:
    """Where the scenario says who sees a track, if it does."""
    visible = bundle.scenario.visible if bundle.scenario else ()
    family = track.partition(".")[0]
    return tuple(name.span for name, _ in visible if name.value == family)
