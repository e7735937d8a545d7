"""The charts of a report: each score's path, and what moved it, with tables that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import Path
from eleventh.lab.ranking import is_subject, rank
from eleventh.lab.waterfall import Waterfall, WaterfallBar
from eleventh_ui.display.causes import AT_A_BOUND, KINDS, cite_sources
from eleventh_ui.display.charts import ChartMark, LineChart, Series, WaterfallChart, WaterfallStep
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.debrief.sentences import (
    describe_cause,
    describe_hands,
    describe_origins,
    name_last,
)
from eleventh_ui.display.debrief.waterfall import BARS, BY_ROUNDING, CauseStep, list_steps
from eleventh_ui.display.document import Block, Figure, Heading, Paragraph, TableBlock
from eleventh_ui.display.numbers import Scale, describe_change, find_scale, name_direction
from eleventh_ui.display.words import (
    join_words,
    pluralise,
    safe,
    sentence,
    spell_out,
)

LINES = 6  # lines of one chart that can be told apart
DRAWN = 12  # scores whose causes are drawn; the others are told in a table
TOLD = 3  # causes told of each of those
JOINING = (
    "as",
    "between",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "open",
    "the",
    "to",
    "what",
    "with",
)
"""Words that no name of a chart ends with."""


def statuses(debrief: Debrief) -> Iterator[Block]:
    """A table of every status that changed, turn by turn."""
    moved = [path for path in debrief.paths if path.kind == "status" and path.moved]
    if not moved:
        return
    rows = tuple((safe(path.title), describe_values(path)) for path in moved)
    yield TableBlock("Statuses and when they changed", ("Status", "Turn by turn"), rows)


def describe_values(path: Path) -> str:
    """A status turn by turn, only its changes told, those by the facilitator marked: `active; turn
    4: notice (by an override)`."""
    names = [spell_out(path.values[int(point)]) for point in path.points]
    changes = [
        f"turn {turn}: {name}{_marked(path, turn)}"
        for turn, name in enumerate(names)
        if turn and name != names[turn - 1]
    ]
    return "; ".join((names[0], *changes))


def _marked(path: Path, turn: int) -> str:
    hands = describe_hands(path.hands.get(turn, ()))
    return f" ({hands})" if hands else ""


def overview(debrief: Debrief) -> Iterator[Block]:
    """The path of every score that moved: what the game is about first, those of one family in one
    chart, and what only follows from other scores last."""
    yield Paragraph(
        "Each point is the score as that turn closed; the first is where it started. "
        + " ".join(
            f"Turn {turn}: {format_day(date)}."
            for turn, date in enumerate(debrief.dates[: len(debrief.episodes)], start=1)
        )
    )
    moved = [path for path in debrief.paths if path.kind != "status" and path.moved]
    derived = [path for path in moved if path.kind == "derived"]
    others = [path for path in moved if path.kind != "derived" and not is_subject(path.role)]
    parts = (
        (_subject(debrief), [path for path in moved if is_subject(path.role)]),
        ("Other scores", others),
        ("What follows from other scores", derived),
    )
    for title, found in parts:
        if found:
            yield Heading(3, title)
        for name, group in _charts(found):
            yield _lines(debrief, name, group)
    still = [safe(path.title) for path in debrief.paths if path.kind != "status" and not path.moved]
    if still:
        yield Paragraph(f"Never moved: {'; '.join(still)}.")


def causes(debrief: Debrief) -> Iterator[Block]:
    """A waterfall for each of the scores that are told first, and a table of all the others."""
    paths = {path.track: path for path in debrief.paths}

    def place(fall: Waterfall) -> tuple[bool, tuple[int, float], str]:
        path, change = paths[fall.track], fall.after - fall.before
        ranked = rank(path.role, False, change, path.low, path.high)
        return fall.track in debrief.capital, ranked, fall.track

    ranked = sorted(debrief.waterfalls, key=place)
    subject, farthest = _subject(debrief), "he scores that moved farthest on their own scales"
    yield Paragraph(
        f"{f'{subject} first, then t' if subject else 'T'}{farthest}{'' if subject else ' first'}. "
        "The causes of a score add up to its change exactly; here they are rounded, and the "
        "smallest are drawn together."
    )
    yield from (_waterfall(each) for each in ranked[:DRAWN])
    rows = tuple(
        (
            safe(each.title),
            *_ends(each),
            describe_change(_scale(each), each.before, each.after, ""),
            "; ".join(_largest(each, TOLD)),
        )
        for each in ranked[DRAWN:]
    )
    if rows:
        head = ("Score", "Start", name_last(debrief), "Change", "Largest causes")
        yield TableBlock("All other scores that moved", head, rows, frozenset({1, 2}))


def _positions(debrief: Debrief) -> tuple[str, ...]:
    return ("start", *(str(episode.turn) for episode in debrief.episodes))


def _charts(paths: Sequence[Path]) -> Iterator[tuple[str, list[Path]]]:
    """The paths in charts with a name each: a family in one, what is alone with others of its
    scale, and never more lines than can be told apart."""
    families: dict[tuple[str, float, float], list[Path]] = {}
    for path in paths:
        family = (path.track.partition(".")[0], path.low, path.high)
        families.setdefault(family, []).append(path)
    alone: dict[tuple[float, float], list[Path]] = {}
    for (_, low, high), group in families.items():
        if len(group) == 1:
            alone.setdefault((low, high), []).extend(group)
        else:
            yield from _parted(_common(group), group)
    for (low, high), group in alone.items():
        scale = f"Single scores, {low:g} to {high:g}"
        yield from _parted(safe(group[0].title) if len(group) == 1 else scale, group)


def _parted(name: str, group: list[Path]) -> Iterator[tuple[str, list[Path]]]:
    parts = [group[first : first + LINES] for first in range(0, len(group), LINES)]
    for number, part in enumerate(parts, start=1):
        yield (f"{name}, {number} of {len(parts)}" if len(parts) > 1 else name), part


def _subject(debrief: Debrief) -> str:
    """What the game is about, by the names of its families: `Trust and deterrence`; empty if no
    track has a role that says so."""
    families = (path.track.partition(".")[0] for path in debrief.paths if is_subject(path.role))
    named = join_words(spell_out(each) for each in dict.fromkeys(families))
    return named[:1].upper() + named[1:]


def _common(group: Sequence[Path]) -> str:
    """The words that all titles of a family begin with; those of its id where there are none."""
    places = zip(*(safe(path.title).split() for path in group), strict=False)
    words = [first for first, *others in takewhile(_alike, places)]
    while words and words[-1] in JOINING:
        words.pop()
    return " ".join(words) or sentence(spell_out(group[0].track.partition(".")[0])).rstrip(".")


def _alike(words: Sequence[str]) -> bool:
    return len(set(words)) == 1


def list_subject_charts(debrief: Debrief, marks: Sequence[ChartMark] = ()) -> Iterator[Figure]:
    """The paths of what stands between the seats, moved or not, with marks across them; where there
    are no such tracks, the first chart of those that moved."""
    relations = [path for path in debrief.paths if path.role == "relation"]
    moved = [
        path for path in debrief.paths if path.kind not in ("status", "derived") and path.moved
    ]
    for name, group in list(_charts(relations)) or list(_charts(moved))[:1]:
        yield _lines(debrief, name, group, marks)


def list_adversary_charts(debrief: Debrief, marks: Sequence[ChartMark] = ()) -> Iterator[Figure]:
    """The gauges of adversaries in the same way; nothing where there are none."""
    gauges = [path for path in debrief.paths if path.role == "adversary"]
    yield from (_lines(debrief, name, group, marks) for name, group in _charts(gauges))


def _lines(
    debrief: Debrief, title: str, group: Sequence[Path], marks: Sequence[ChartMark] = ()
) -> Figure:
    low, high = group[0].low, group[0].high
    told = [
        f"{safe(path.title)} from {_shown(path, path.points[0])} to {_shown(path, path.points[-1])}"
        f"{_handled(path)}"
        for path in group
    ]
    chart = LineChart(
        title=title,
        text=f"Over {pluralise(len(debrief.episodes), 'turn')}: {'; '.join(told)}.",
        low=low,
        high=high,
        positions=_positions(debrief),
        series=tuple(
            Series(safe(path.title), path.points, _shown(path, path.points[-1])) for path in group
        ),
        marks=tuple(marks),
    )
    table = TableBlock(
        title,
        ("Score", *_positions(debrief)),
        tuple(
            (
                safe(p.title),
                *(f"{_shown(p, e)}{_marked(p, turn)}" for turn, e in enumerate(p.points)),
            )
            for p in group
        ),
        frozenset(range(1, len(debrief.episodes) + 2)),
    )
    return Figure(chart, table)


def _shown(path: Path, value: float) -> str:
    return _scale(path).format(value)


def _handled(path: Path) -> str:
    """In which turns the facilitator moved a score, and how."""
    told = [f"in turn {turn} {describe_hands(hands)}" for turn, hands in sorted(path.hands.items())]
    return f" ({join_words(told)})" if told else ""


def _scale(told: Path | Waterfall) -> Scale:
    return find_scale(told.kind, told.low, told.high)


def _ends(fall: Waterfall) -> tuple[str, str]:
    """Where a score started and where it ended."""
    scale = _scale(fall)
    return scale.format(fall.before), scale.format(fall.after)


def _waterfall(fall: Waterfall) -> Figure:
    first, last = _ends(fall)
    steps = [_step(each) for each in list_steps(fall)]
    points = [point for step in steps for point in (step.before, step.after)]
    chart = WaterfallChart(
        title=f"{safe(fall.title)}: {first} to {last}",
        text=_told(fall),
        low=min(0.0, *points),
        high=max(points),
        steps=tuple(steps),
    )
    return Figure(chart, _causes_table(fall))


def _step(step: CauseStep) -> WaterfallStep:
    cause = step.cause
    label = f"{KINDS.get(cause.kind, cause.kind)}: {step.name}" if cause else step.name
    start = 0.0 if step.whole else step.before
    return WaterfallStep(label, start, step.after, step.size, step.whole)


def _largest(fall: Waterfall, most: int) -> list[str]:
    """The largest causes, and what the others come to, so that the sizes add up as they are
    shown."""
    top, _ = fall.top(most)
    told, others = [describe_cause(bar, _scale(fall)) for bar in top], len(fall.bars) - len(top)
    rest = _rounded_away(fall, [bar.amount for bar in top])
    if others:
        told.append(f"and {pluralise(others, 'smaller one')} ({rest})")
    elif rest != "0":
        told.append(f"and {rest} by rounding")
    return told


def _rounded_away(fall: Waterfall, sizes: Sequence[float]) -> str:
    """What sizes as they are shown lack of the change as it is shown."""
    return _scale(fall).format_rest(fall.before, fall.after, sizes)


def _told(fall: Waterfall) -> str:
    """A waterfall in a sentence."""
    because = "; ".join(_largest(fall, BARS))
    size = _scale(fall).format_change(fall.before, fall.after)
    if fall.before == fall.after:
        return f"{safe(fall.title)} ends where it started: {because}."
    direction = name_direction(fall.after - fall.before, _scale(fall)) or "moves"
    moved = f"{direction} by {size.lstrip('+-')}, "
    first, last = _ends(fall)
    moved += f"from {first} to {last}"
    return f"{safe(fall.title)} {moved}: {because}."


def _causes_table(fall: Waterfall) -> TableBlock:
    """Every cause that shows; those of less than half a point together in one row."""
    scale = _scale(fall)
    small = [bar for bar in fall.bars if scale.is_small(bar.amount)]
    rest = sum(bar.amount for bar in small)
    rows = [
        (
            f"{safe(bar.title)} ({KINDS.get(bar.kind, bar.kind)})",
            scale.format_amount(bar.amount),
            str(bar.postings),
            f"{AT_A_BOUND[0].upper()}{AT_A_BOUND[1:]}." if bar.kind == "bounds" else _why(bar),
            "; ".join(describe_origins(bar, scale)),
        )
        for bar in fall.bars
        if bar not in small
    ]
    if small:
        label = pluralise(len(small), "cause") + f" of less than {scale.describe_half()}"
        times = sum(bar.postings for bar in small)
        rows.append((label, scale.format_amount(rest), str(times), "", ""))
    sizes = [*(bar.amount for bar in fall.bars if bar not in small), rest]
    lost = _rounded_away(fall, sizes)
    if lost != "0":
        rows.append((BY_ROUNDING, lost, "", "", ""))
    rows.append(("Change", scale.format_change(fall.before, fall.after), "", "", ""))
    head = ("Cause", "Sum", "Times", "Why", "Set off by")
    return TableBlock(safe(fall.title), head, tuple(rows), frozenset({1, 2}))


def _why(bar: WaterfallBar) -> str:
    why = sentence(bar.why) if bar.why else ""
    return " ".join(filter(None, (why, cite_sources((), bar.support))))
