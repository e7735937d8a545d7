"""Tracks: families expanded over actors, with bounds, starting values and who sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from eleventh.core import program as p
from eleventh.core.program import GRAIN
from eleventh.lang.lower.blame import find_place
from eleventh.lang.lower.cast import Cast, make_title
from eleventh.lang.lower.unknown_tracks import KnownNames, list_ids, tell_no_track
from eleventh.lang.model.books import Bundle, Scenario, Start
from eleventh.lang.model.text import Name
from eleventh.lang.model.tracks import DerivedFamily, TrackFamily
from eleventh.lang.problems.problem import Problems
from eleventh.lang.problems.suggest import find_nearest

LARGEST = 1e9  # as formulas have it


def expand_tracks(
    families: Iterable[TrackFamily],
    bundle: Bundle | None,
    start: Start,
    cast: Cast,
    problems: Problems,
) -> tuple[p.Track, ...]:
    """Every track of the families, in order, with its starting value and the scenario's visibility.
    Of two values in `start` the later holds."""
    starts = {name.value: (name, value) for name, value in start}
    scenario = bundle.scenario if bundle else None
    visible = {name.value: words for name, words in (scenario.visible if scenario else ())}
    found: list[p.Track] = []
    for family in families:
        bounds = _find_bounds(family, problems)
        seen = visible.get(family.id.value, family.visible)
        members = [
            _make_track(family, indices, bounds, starts, seen, cast, problems)
            for indices in list_combinations(family, cast)
        ]
        _check_seen(family, seen, members, cast, problems)
        if bundle is not None and scenario is not None and family.start is None:
            _check_started(bundle, family, members, starts, cast, problems)
        found += members
    return tuple(found)


def check_started_tracks(start: Start, known: KnownNames, problems: Problems) -> None:
    """Notes what starting values name and nobody defines."""
    for name, _ in start:
        if name.value not in known.tracks:
            tell_no_track(name, known, problems)


def check_visible_tracks(scenario: Scenario, known: KnownNames, problems: Problems) -> None:
    """Notes what `visible` names and nobody defines."""
    for name, _ in scenario.visible:
        if name.value in known.families or name.value in known.told:
            continue
        if any(name.value == id.split(".")[0] for id in known.derived):
            problems.add(
                "E070",
                f"`{name.value}` follows from other tracks and can't be hidden or shown",
                name.span,
                help="A derived track is seen by those who see all it reads.",
            )
            continue
        near = find_nearest(name.value, known.families)
        problems.add(
            "E062",
            f"There is no track called `{name.value}`",
            name.span,
            help=f"Did you mean `{near}`?" if near else list_ids("Tracks", known.families),
        )


def list_combinations(family: TrackFamily | DerivedFamily, cast: Cast) -> Iterator[tuple[str, ...]]:
    """The actors of every track of a family, in order; the same actor twice is left out."""
    for actors in product(*(cast.members(words) for words in family.of)):
        if len(set(actors)) == len(actors):
            yield actors


def round_start(value: float) -> float:
    """A value in steps of 1/256, as tracks hold it."""
    return round(value * GRAIN) / GRAIN


def _find_bounds(family: TrackFamily, problems: Problems) -> tuple[float, float]:
    if family.kind == "status":
        return 0.0, float(max(len(family.values) - 1, 0))
    low, high = family.low, family.high
    if low >= high:
        problems.add(
            "E072",
            f"`{family.id.value}` has no room: it runs from {low:g} to {high:g}",
            family.id.span,
            help="`min` is less than `max`; without them a score runs from 0 to 100.",
        )
        low, high = min(low, high), max(low, high)
    if max(abs(low), abs(high)) > LARGEST:
        problems.add(
            "E072",
            f"`{family.id.value}` runs from {low:g} to {high:g}, and that is too far",
            family.id.span,
            help=f"Bounds lie within {LARGEST:,.0f} of 0.",
        )
        low, high = (min(max(each, -LARGEST), LARGEST) for each in (low, high))
    return round_start(low), round_start(high)


def _make_track(
    family: TrackFamily,
    indices: tuple[str, ...],
    bounds: tuple[float, float],
    starts: Mapping[str, tuple[Name, Name | float]],
    seen: tuple[Name, ...],
    cast: Cast,
    problems: Problems,
) -> p.Track:
    id = ".".join((family.id.value, *indices))
    values = tuple(each.value for each in family.values)
    name, written = starts.get(id, (family.id, family.start))
    title = family.title or " ".join((make_title(family.id.value), *indices))
    numbered: dict[str, str | tuple[str, ...]] = {
        str(place): actor for place, actor in enumerate(indices)
    }
    shown = Name(id if id in starts else family.id.value, name.span)
    return p.Track(
        id=id,
        family=family.id.value,
        indices=indices,
        kind=family.kind,  # type: ignore[arg-type]
        role=family.role.value if family.role else None,  # type: ignore[arg-type]
        low=bounds[0],
        high=bounds[1],
        start=_find_start(shown, written, values, bounds, problems),
        values=values,
        seen_by=_find_seats_that_see(seen, indices, cast),
        better=family.better,
        title=cast.substitute(title, numbered),
        text=family.text,
        group=family.group,
    )


def _check_started(
    bundle: Bundle,
    family: TrackFamily,
    members: Iterable[p.Track],
    starts: Mapping[str, tuple[Name, Name | float]],
    cast: Cast,
    problems: Problems,
) -> None:
    without = [each.id for each in members if each.id not in starts and each.id not in cast.told]
    if not without:
        return
    if len(without) == 1:
        headline = f"`{without[0]}` has no starting value"
    else:
        headline = f"`{without[0]}` and {len(without) - 1} more have no starting value"
    place, beside = find_place(bundle, family.id.span)
    help = f"Add `{without[0]}: ...` under `start`, or a `start` to `{family.id.value}`."
    if beside:
        help = f"Add `{without[0]}: ...` under `start`, or pick an `era` that has it."
    problems.add("E073", headline, place, help=help, also=beside)


def _find_start(
    name: Name,
    written: Name | float | None,
    values: tuple[str, ...],
    bounds: tuple[float, float],
    problems: Problems,
) -> float:
    if written is None:
        return bounds[0]
    if values:
        if isinstance(written, Name) and written.value in values:
            return float(values.index(written.value))
        word = written.value if isinstance(written, Name) else f"{written:g}"
        near = find_nearest(word, values)
        problems.once(
            "E071",
            f"`{name.value}` can't start as `{word}`",
            written.span if isinstance(written, Name) else name.span,
            help=f"Did you mean `{near}`?" if near else "It is one of " + ", ".join(values) + ".",
        )
        return 0.0
    if isinstance(written, Name):
        problems.once(
            "E071",
            f"`{name.value}` starts with a number, not with `{written.value}`",
            written.span,
            help=f"Write a number from {bounds[0]:g} to {bounds[1]:g}.",
        )
        return bounds[0]
    if not bounds[0] <= written <= bounds[1]:
        extent = f"it runs from {bounds[0]:g} to {bounds[1]:g}"
        problems.once(
            "E072",
            f"`{name.value}` can't start at {written:g}: {extent}",
            name.span,
            help="Start within the bounds, or widen them with `min` and `max`.",
        )
    return round_start(min(max(written, bounds[0]), bounds[1]))


def _find_seats_that_see(
    words: tuple[Name, ...], indices: tuple[str, ...], cast: Cast
) -> tuple[str, ...]:
    """Which of the played seats see a track, in order of the seats."""
    seen: set[str] = set()
    for word in words:
        if word.value == "own":
            seen.update(indices[:1] or cast.played)
        elif word.value != "hidden":
            # Where a word means nobody that is told, and the track is secret from nobody.
            seen.update(cast.is_seated((word,)) or cast.played)
    return tuple(seat for seat in cast.played if seat in seen)


def _check_seen(
    family: TrackFamily,
    words: tuple[Name, ...],
    members: list[p.Track],
    cast: Cast,
    problems: Problems,
) -> None:
    """Notes `own` where no track of a family has a seat for its owner."""
    own = next((word for word in words if word.value == "own"), None)
    if own is None or (family.of and not members):
        return
    if any(cast.playable(each.indices[0]) for each in members if each.indices):
        return
    if family.of:
        headline = f"`own` shows `{members[0].id}` to {members[0].indices[0]}, who has no seat"
    else:
        headline = f"`own` shows `{family.id.value}` to its actor, and it has none"
    problems.add(
        "E064",
        headline,
        own.span,
        help="Write `public`, `hidden` or a list of seats.",
    )
