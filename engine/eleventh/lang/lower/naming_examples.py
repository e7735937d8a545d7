"""The examples that help with a formula is told in, found in the scenario at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from eleventh.core import program as p
from eleventh.lang.formula.examples import IN_GENERAL, Examples
from eleventh.lang.lower.outline import Outline
from eleventh.lang.model.tracks import Parameter


def find_examples(
    tracks: Iterable[p.Track], parameters: Sequence[Parameter], outline: Outline
) -> Examples:
    """The first of each kind that a formula of this scenario can name; in general where none."""
    every = tuple(tracks)
    status = next((each for each in every if len(each.values) > 1), None)
    numbers = [each for each in every if not each.values]
    dotted = next((each for each in numbers if "." in each.id), None)
    inject = next((each.id.value for each in outline.injects), None)
    found = replace(IN_GENERAL, turns=tuple(each.date for each in outline.turns))
    if status is not None:
        value, other = status.values[1], status.values[-1]
        pair = f"{status.id} == {value}", f"{status.id} == {other}"
        found = replace(found, is_value=pair[0], is_other=pair[1])
    if numbers:
        found = replace(found, compared=f"`{_compare(dotted or numbers[0])}")
    if dotted is not None:
        found = replace(found, track=f"`{dotted.id}")
    if every:
        factor = parameters[0].id.value if parameters else "2"
        found = replace(found, amount=f"-{factor} * intensity")
    return found if inject is None else replace(found, happened=f"happened.{inject}")


def _compare(track: p.Track) -> str:
    """A track compared with the middle of its scale, or of the part that a counter begins with."""
    low, high = track.low, min(track.high, track.low + 100)
    return f"{track.id} >= {(low + high) / 2:g}"
