"""Tracks: families expanded over actors, with bounds, starting values and who sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from eleventh.core import program as p
from eleventh.core.program import GRAIN
from eleventh.lang.lower.cast import Cast, titled
from eleventh.lang.problems import Problems
from eleventh.lang.suggest import nearest
from eleventh.lang.syntax import DerivedFamily, Name, Scenario, TrackFamily


def expanded(
    families: Iterable[TrackFamily], scenario: Scenario | None, cast: Cast, problems: Problems
) -> tuple[p.Track, ...]:
    """Every track of the families, in order, with the scenario's starting values and visibility."""
    families = tuple(families)
    starts = {name.value: (name, value) for name, value in scenario.start} if scenario else {}
    visible = {name.value: words for name, words in (scenario.visible if scenario else ())}
    found = [
        _track(family, indices, starts, visible, cast, problems, complete=scenario is not None)
        for family in families
        for indices in combinations(family, cast)
    ]
    _check_names(scenario, {each.id for each in found}, {each.family for each in found}, problems)
    return tuple(found)


def combinations(family: TrackFamily | DerivedFamily, cast: Cast) -> Iterator[tuple[str, ...]]:
    """The actors of every track of a family, in order; the same actor twice is left out."""
    for actors in product(*(cast.members(words) for words in family.of)):
        if len(set(actors)) == len(actors):
            yield actors


def rounded(value: float) -> float:
    """A value in steps of 1/256, as tracks hold it."""
    return round(value * GRAIN) / GRAIN


def _track(
    family: TrackFamily,
    indices: tuple[str, ...],
    starts: Mapping[str, tuple[Name, Name | float]],
    visible: Mapping[str, tuple[Name, ...]],
    cast: Cast,
    problems: Problems,
    *,
    complete: bool,
) -> p.Track:
    id = ".".join((family.id.value, *indices))
    values = tuple(each.value for each in family.values)
    name, written = starts.get(id, (family.id, family.start))
    if family.kind == "status":
        low, high = 0.0, float(max(len(values) - 1, 0))
    else:
        low, high = rounded(family.low), rounded(family.high)
    title = family.title or " ".join((titled(family.id.value), *indices))
    numbered: dict[str, str | tuple[str, ...]] = {
        str(place): actor for place, actor in enumerate(indices)
    }
    start = _start(id, name, written, values, (low, high), problems, complete=complete)
    return p.Track(
        id=id,
        family=family.id.value,
        indices=indices,
        kind=family.kind,  # type: ignore[arg-type]
        low=low,
        high=high,
        start=start,
        values=values,
        seen_by=_seen(visible.get(family.id.value, family.visible), indices, cast, problems),
        better=family.better,
        title=cast.substitute(title, numbered),
        text=family.text,
    )


def _start(
    id: str,
    name: Name,
    written: Name | float | None,
    values: tuple[str, ...],
    bounds: tuple[float, float],
    problems: Problems,
    *,
    complete: bool,
) -> float:
    if written is None:
        if complete:
            problems.add(
                "E073",
                f"`{id}` has no starting value",
                name.span,
                help=f"Add `{id}: ...` under `start`, or a `start` to the track.",
            )
        return bounds[0]
    if values:
        if isinstance(written, Name) and written.value in values:
            return float(values.index(written.value))
        word = written.value if isinstance(written, Name) else f"{written:g}"
        near = nearest(word, values)
        problems.add(
            "E071",
            f"`{id}` can't start as `{word}`",
            written.span if isinstance(written, Name) else name.span,
            help=f"Did you mean `{near}`?" if near else "It is one of " + ", ".join(values) + ".",
        )
        return 0.0
    if isinstance(written, Name):
        problems.add(
            "E071", f"`{id}` starts with a number, not with `{written.value}`", written.span
        )
        return bounds[0]
    if not bounds[0] <= written <= bounds[1]:
        problems.add(
            "E072",
            f"`{id}` can't start at {written:g}: it runs from {bounds[0]:g} to {bounds[1]:g}",
            name.span,
            help="Start within the bounds, or widen them with `min` and `max`.",
        )
    return rounded(min(max(written, bounds[0]), bounds[1]))


def _seen(
    words: tuple[Name, ...], indices: tuple[str, ...], cast: Cast, problems: Problems
) -> tuple[str, ...]:
    """Which of the played seats see a track, in order of the seats."""
    seen: set[str] = set()
    for word in words:
        if word.value == "own":
            if not indices:
                problems.add(
                    "E064",
                    "`own` needs a family: a track of nobody has no owner",
                    word.span,
                    help="Write `public`, `hidden` or a list of seats.",
                )
            seen.update(indices[:1])
        elif word.value != "hidden":
            seen.update(cast.seated((word,)))
    return tuple(seat for seat in cast.played if seat in seen)


def _check_names(
    scenario: Scenario | None, tracks: set[str], families: set[str], problems: Problems
) -> None:
    if scenario is None:
        return
    for name, _ in scenario.start:
        if name.value not in tracks:
            report_track(name, tracks, families, problems)
    for name, _ in scenario.visible:
        if name.value not in families:
            report_track(name, families, families, problems)


def report_track(
    name: Name, tracks: Iterable[str], families: Iterable[str], problems: Problems
) -> None:
    """Notes that a name is no track, and which one may be meant."""
    tracks = sorted(tracks)
    family = name.value.split(".")[0]
    if (family in families and family != name.value) or any(
        each.startswith(name.value + ".") for each in tracks
    ):
        one = next(each for each in tracks if each.split(".")[0] == family)
        problems.add(
            "E069",
            f"`{name.value}` is not one of the tracks of `{family}`",
            name.span,
            help=f"One is `{nearest(name.value, tracks) or one}`.",
        )
        return
    near = nearest(name.value, tracks)
    problems.add(
        "E062",
        f"There is no track called `{name.value}`",
        name.span,
        help=f"Did you mean `{near}`?" if near else None,
    )
