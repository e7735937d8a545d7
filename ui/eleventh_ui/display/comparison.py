"""A comparison as people read it: what was changed, and what it did, endings first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eleventh.lab.compare.measures import Measure, MeasureKind
from eleventh.lab.compare.result import Difference, SideComparison, SideResult
from eleventh_ui.display.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
)
from eleventh_ui.display.playtest.compose import MODEL
from eleventh_ui.display.playtest.numbers import format_percent, format_points
from eleventh_ui.display.words import join_words, pluralise, safe, spell_out

MOST = 12  # rows of a table that is not of endings or seats, and names in a list
SECTIONS: tuple[tuple[str, str, tuple[MeasureKind, ...]], ...] = (
    ("Tracks in the end", "Track", ("track", "status")),
    ("Rules: share of games in which they moved anything", "Rule", ("rule", "modifier")),
    ("Injects: share of games in which they fired", "Inject", ("inject",)),
    ("Initiatives: share of games in which they were taken", "Initiative", ("initiative", "joint")),
    ("Responses: share of the answers to their decision", "Response", ("response",)),
)


def compose_comparison(result: SideComparison) -> Document:
    """What an author looks at after a change."""
    games = f"{pluralise(result.pairs, 'game')} on each side"
    if result.partial:
        games = f"Stopped after {games} of {result.wanted:,}"
    titles = dict.fromkeys(safe(each.title) for each in (result.a, result.b))
    return Document(
        title=f"Comparison: {' and '.join(titles)}",
        subtitle=f"{games}, on common dice: seed {result.seed}. Differences are B less A.",
        notice=MODEL,
        language="en",
        blocks=(
            *_tell_changes(result),
            *_tell_outcomes(result),
            *_tell_rest(result),
            *_tell_one_sided(result),
            *_tell_method(result),
        ),
    )


def _tell_changes(result: SideComparison) -> Iterator[Block]:
    yield Heading(2, "What was changed")
    lines: list[Paragraph | Linked] = []
    if result.changes:
        lines.append(Paragraph(f"{_name_some(result.changes)}.", lead="Files, from A to B:"))
    for name, side in (("A", result.a), ("B", result.b)):
        if side.parameters:
            sizes = [f"{id} = {value:g}" for id, value in side.parameters.items()]
            lines.append(Paragraph(f"{_name_some(sizes)}.", lead=f"Parameters of {name}:"))
    if result.a.players != result.b.players:
        for name, side in (("A", result.a), ("B", result.b)):
            lines.append(Paragraph(f"{_name_players(side)}.", lead=f"Players of {name}:"))
    yield Bullets(tuple(lines)) if lines else Paragraph("Nothing: both sides are the same.")
    if all(each.measure.kind == "length" for each in result.differences):
        yield Paragraph(
            "What is compared is found by its id, and these two scenarios have no ending, seat, "
            "track, rule or response in common. Only the length of a game can be compared.",
            lead="Nothing in common.",
        )


def _tell_outcomes(result: SideComparison) -> Iterator[Block]:
    yield Heading(2, "What it did")
    tables: tuple[tuple[str, str, MeasureKind], ...] = (
        ("Share of games by ending", "Ending", "ending"),
        ("Seats, of 100", "Seat", "total"),
        ("Objectives, of 100", "Objective", "objective"),
        ("Length of a game", "Length", "length"),
    )
    for caption, what, kind in tables:
        if found := tuple(result.list_kind(kind)):
            yield _tabulate(caption, what, found)


def _tell_rest(result: SideComparison) -> Iterator[Block]:
    """Of all else what surely differs, and most."""
    for caption, what, kinds in SECTIONS:
        every = list(result.list_kind(*kinds))
        if not every:
            continue
        sure = sorted((each for each in every if each.sure), key=_rank)
        if sure:
            yield _tabulate(caption, what, sure[:MOST])
        told = f"{len(sure)} of {len(every)} differ"
        if any(each.measure.kind == "status" for each in every):
            told += ", where a status counts once for each of its values"
        more = f"; {len(sure) - MOST} more are in --json" if len(sure) > MOST else ""
        yield Paragraph(f"{told}{more}.", lead=f"{caption.partition(':')[0]}:")


def _tell_one_sided(result: SideComparison) -> Iterator[Block]:
    lines = tuple(
        Paragraph(
            f"{_name_some([f'{each.measure.kind} {each.measure.id}' for each in side.only])}.",
            lead=f"Only in {name}:",
        )
        for name, side in (("A", result.a), ("B", result.b))
        if side.only
    )
    if lines:
        yield Heading(2, "What only one side has")
        yield Bullets(lines)


def _tell_method(result: SideComparison) -> Iterator[Block]:
    sure = sum(each.sure for each in result.differences)
    yield Heading(2, "How this was made")
    yield Paragraph(
        f"A star stands where the 95% interval leaves out 0: {sure} of {len(result.differences)} "
        "differences do. Of things that do not differ at all, up to one in twenty would by chance. "
        "Both sides play the same games of the same dice, so the intervals are those of paired "
        "differences; Games counts the pairs that differ. Program A is "
        f"{result.a.program}, B {result.b.program}; backend {result.backend}."
    )


def _tabulate(caption: str, what: str, found: Iterable[Difference]) -> TableBlock:
    return TableBlock(
        caption,
        (what, "A", "B", "B less A", "95% interval", "Games"),
        tuple(
            (
                _name(each.measure),
                _show(each.measure, each.a),
                _show(each.measure, each.b),
                _show_change(each.measure, each.difference) + ("*" if each.sure else ""),
                _show_interval(each),
                f"{each.games:,}",
            )
            for each in found
        ),
        frozenset(range(1, 6)),
    )


def _name(measure: Measure) -> str:
    owner, _, rest = measure.id.partition(":")
    if measure.kind in ("objective", "initiative"):
        return f"{safe(owner)}: {safe(measure.title)}"
    if measure.kind == "status":
        return f"{safe(measure.title)}: {spell_out(rest)}"
    if measure.kind == "response":
        return f"{safe(measure.id)}"
    return safe(measure.title)


def _show(measure: Measure, value: float | None) -> str:
    if value is None:
        return "never"
    return format_percent(value) if measure.is_share else format_points(value)


def _show_change(measure: Measure, value: float | None) -> str:
    """A difference with its sign: shares in points of a hundred; a small one is no 0."""
    if value is None:
        return ""
    scaled = 100 * value if measure.is_share else value
    told = f"{scaled:+.2f}"
    if scaled == 0:
        return "0"
    return f"{told[0]}<0.01" if float(told) == 0 else told


def _show_interval(found: Difference) -> str:
    if found.low is None or found.high is None:
        return ""
    low, high = (_show_change(found.measure, each) for each in (found.low, found.high))
    return f"{low} to {high}"


def _rank(found: Difference) -> tuple[float, tuple[str, str]]:
    """The largest first, in parts of what there is to lose or gain."""
    whole = 1.0 if found.measure.is_share else 100.0
    return -abs(found.difference or 0.0) / whole, found.measure.key


def _name_players(side: SideResult) -> str:
    return join_words(f"{safe(seat)} by {safe(name)}" for seat, name in side.players.items())


def _name_some(names: Iterable[str]) -> str:
    every = [safe(each) for each in names]
    more = f"; and {len(every) - MOST} more" if len(every) > MOST else ""
    return f"{'; '.join(every[:MOST])}{more}"
