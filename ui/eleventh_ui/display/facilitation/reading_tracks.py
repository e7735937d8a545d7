"""How tracks, what they are set to, and lists of effects are read.

A track is named by its id, its title or a part of either; a status by a name of its values in any
case. What is named twice, or on no scale, is refused and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from eleventh.core.override import round_to_grain
from eleventh.core.refusals import RefusalCode
from eleventh.lang.problems.suggest import find_nearest
from eleventh_ui.display.facilitation.fields import Kind, Mistake, Texts, Values, mistake
from eleventh_ui.display.facilitation.reading_texts import number_of
from eleventh_ui.display.facilitation.source import Settable, TableSource
from eleventh_ui.display.matching import Candidate, find_meant
from eleventh_ui.display.words import echo, safe

Setting = float | str
PARTS = re.compile("[,;\n]")


def track_named(typed: str, source: TableSource) -> Settable | Mistake:
    """The track that is meant."""
    tracks = source.tracks
    found = find_meant(typed, [Candidate(t.id, t.title) for t in tracks], "track", numbered=False)
    if not isinstance(found, str):
        return tracks[found]
    follows = [Candidate(each.id, each.title) for each in source.derived]
    derived = find_meant(typed, follows, "number", numbered=False, within=False) if follows else ""
    if isinstance(derived, str):
        return Mistake(found)
    meant = source.derived[derived]
    return mistake(RefusalCode.DERIVED, title=meant.title or meant.id, reads=meant.reads)


def track_and_rest(typed: str, source: TableSource) -> tuple[str, str]:
    """A line parted into the name of a track and what stands after it, which may be nothing. Both
    names of tracks and of values may have several words."""
    cuts = tuple(_cuts(typed))
    for name, rest in cuts:
        if not isinstance(track_named(name, source), Mistake):
            return name, rest
    return cuts[1] if len(cuts) > 1 else (typed, "")


def _cuts(typed: str) -> Iterator[tuple[str, str]]:
    words = typed.split()
    for cut in range(len(words), 0, -1):
        yield " ".join(words[:cut]), " ".join(words[cut:])


def line_of_override(rest: str, source: TableSource) -> Texts:
    """The fields in `override TRACK VALUE`."""
    name, value = track_and_rest(rest, source)
    texts = {"track": name, "value": value}
    return {id: text for id, text in texts.items() if text}


def setting_of(track: Settable, typed: str, low: float, high: float) -> Setting | Mistake:
    """What a track is set to, or moved by: a number between the two, or the name of a value."""
    if track.values:
        named = [Candidate(each, "") for each in track.values]
        found = find_meant(typed, named, "value", numbered=False, within=False)
        if typed and not isinstance(found, str):
            return track.values[found]
        known = mistake(RefusalCode.NO_SUCH_VALUE, title=track.name, known=track.values)
        near = find_nearest(typed.casefold(), track.values)
        return Mistake(f"{known.sentence} Did you mean {safe(near)}?") if near else known
    number = number_of(typed)
    if number is None or not low <= number <= high:
        return mistake(RefusalCode.OUT_OF_BOUNDS, title=track.name, low=low, high=high)
    return number


def _read_track(typed: str, source: TableSource, values: Values) -> str | Mistake:
    found = track_named(typed, source)
    return found if isinstance(found, Mistake) else found.id


def _read_setting(typed: str, source: TableSource, values: Values) -> Setting | Mistake:
    track = source.track(values["track"])
    return setting_of(track, typed, track.low, track.high)


def _scale(source: TableSource, values: Values) -> str:
    return source.track(values["track"]).scale


def _standing(source: TableSource, values: Values) -> str:
    track = source.track(values["track"])
    return f"{track.name} stands at {track.figure(track.now)}."


def _read_effects(typed: str, source: TableSource, values: Values) -> dict[str, Setting] | Mistake:
    effects = dict[str, Setting]()
    for part in PARTS.split(typed):
        if not part.strip():
            continue
        found = _effect(part, source)
        if isinstance(found, Mistake):
            return found
        track, amount = found
        if track.id in effects:
            return Mistake(f"{track.name} is named twice; name each track once.")
        effects[track.id] = amount
    return effects


def _effect(part: str, source: TableSource) -> tuple[Settable, Setting] | Mistake:
    name, amount = track_and_rest(part, source)
    if not amount:
        told = f"“{echo(part)}” is no effect: write a track and an amount"
        return Mistake(f"{told}, such as {example_of_effects(source, {})}.")
    track = track_named(name, source)
    if isinstance(track, Mistake):
        return track
    span = track.high - track.low
    change = setting_of(track, amount, -span, span)
    if isinstance(change, float) and not round_to_grain(change):
        return mistake(RefusalCode.NO_MOVE, title=track.name)
    return change if isinstance(change, Mistake) else (track, change)


def example_of_effects(source: TableSource, values: Values) -> str:
    """Two effects, one on a track that there is."""
    return f"{safe(source.tracks[0].id)} -4; another.track +2"


TRACK = Kind(_read_track)
SETTING = Kind(_read_setting, hint=_scale, standing=_standing, after="track")
EFFECTS = Kind(_read_effects, hint=lambda source, values: "TRACK AMOUNT; TRACK AMOUNT")
