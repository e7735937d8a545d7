"""A sweep as people read it: which parameters decide an outcome, as a tornado and a table."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from eleventh.lab.sweep.design import Influence
from eleventh.lab.sweep.outcomes import Outcome
from eleventh.lab.sweep.result import Sweep, Swing
from eleventh_ui.display.document import Block, Document, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.compose import MODEL
from eleventh_ui.display.playtest.numbers import format_percent, format_points
from eleventh_ui.display.words import join_words, pluralise, safe

MOST = 24  # parameters in the table, and names in a list
HALF = 9  # characters of a bar to either side


def compose_sweep(result: Sweep) -> Document:
    """What a designer looks at."""
    done = pluralise(result.sets, "set")
    if result.partial:
        done = f"Stopped after {done} of {result.wanted:,}"
    players = join_words(
        f"{safe(result.seats[seat])} by {safe(name)}" for seat, name in result.players.items()
    )
    return Document(
        title=f"Sweep: what decides {safe(result.outcome.name)}",
        subtitle=f"{safe(result.title)}. {done} of parameters, {result.games} games each, "
        f"seed {result.seed}. {players}.",
        notice=MODEL,
        language="en",
        blocks=(*_draw(result), *_tabulate(result), *_tell_method(result)),
    )


def _draw(result: Sweep) -> Iterator[Block]:
    outcome, base = result.outcome, result.base
    yield Heading(2, safe(outcome.title))
    yield Paragraph(
        f"{_show(outcome, base.mean)}, 95% interval {_show(outcome, base.low)} to "
        f"{_show(outcome, base.high)}, over {result.swing_games:,} games.",
        lead="As the rulebook has it:",
    )
    swings = sorted(
        (each for each in result.swings if _reach(each, base.mean)),
        key=lambda each: -abs(each.high - each.low),
    )
    most = max((_reach(each, base.mean) for each in swings), default=0.0)
    still = len(result.swings) - len(swings)
    if most:
        yield TableBlock(
            "Each parameter alone at the ends of its range, the widest first",
            ("Parameter", "Range", "At low", "At high", "Less | more"),
            tuple(
                (
                    safe(each.parameter),
                    _show_range(result, each.parameter),
                    _show(outcome, each.low),
                    _show(outcome, each.high),
                    _draw_bar(each, base.mean, most),
                )
                for each in swings
            ),
            frozenset({2, 3}),
        )
    if still:
        those = f"{still} more" if swings else pluralise(still, "parameter")
        yield Paragraph(
            f"{those}, tried at the ends of the range, moved it in none of these games."
        )


def _tabulate(result: Sweep) -> Iterator[Block]:
    yield Heading(2, "All together")
    heads = {
        "morris": ("Effect", "+/-", "With its sign", "Spread"),
        "sobol": ("Total share", "+/-", "Alone", ""),
    }
    moved = [each for each in result.influences if each.total]
    head = tuple(each for each in heads[result.method] if each)
    if moved:
        yield TableBlock(
            "While all others vary too, the most influential first",
            ("Parameter", "Range", *head),
            tuple(
                (
                    safe(each.parameter),
                    _show_range(result, each.parameter),
                    *_list_numbers(result, each),
                )
                for each in moved[:MOST]
            ),
            frozenset(range(2, 2 + len(head))),
        )
    yield Paragraph(_count_seen(result))
    if len(moved) > MOST:
        yield Paragraph(f"{len(moved) - MOST} more that were seen to move it are in --json.")
    if result.unread:
        rest = len(result.unread) - MOST
        more = [f"{rest} more"] if rest > 0 else []
        yield Paragraph(
            f"{join_words([*map(safe, result.unread[:MOST]), *more])}.",
            lead="Not varied, since this scenario never reads them or they are 0:",
        )


def _count_seen(result: Sweep) -> str:
    """How many parameters were seen to move the outcome, here or at the ends of their ranges. What
    was not seen in some games may still be."""
    verb = {0: "none was", 1: "1 was"}
    here = {each.parameter for each in result.influences if each.total}
    ends = {each.parameter for each in result.swings if _reach(each, result.base.mean)}
    number, seen = len(result.influences), len(here | ends)
    games = f"these {result.sets * result.games:,} games"
    told = (
        f"Of {pluralise(number, 'parameter')} {verb.get(len(here), f'{len(here)} were')} seen to "
    )
    told += f"move it in {games}"
    if ends - here:
        told += f", {len(ends - here)} more only at the ends of the range, over more games each"
    if seen < number:
        told += f"; {verb.get(number - seen, f'{number - seen} were')} not, which in so few games "
        told += "does not say that it never happens"
    return f"{told}."


def _tell_method(result: Sweep) -> Iterator[Block]:
    yield Heading(2, "How this was made")
    if result.method == "morris":
        told = (
            f"Morris's method: {result.samples} walks through the ranges, one parameter a step. "
            "An effect is the mean size of what a move through the whole range does, +/- its 95% "
            "interval by bootstrap; with its sign, effects that go both ways cancel out; spread "
            "tells how much an effect depends on the others."
        )
    else:
        told = (
            f"Sobol's method: {result.samples} base samples. A total share is the part of the "
            "outcome's variance in which a parameter has a hand, +/- its 95% interval by "
            "bootstrap; alone is what it does by itself."
        )
    yield Paragraph(
        f"{told} All sets play the same games of the same dice. Program {result.program}, "
        f"backend {result.backend}."
    )


def _show(outcome: Outcome, value: float) -> str:
    if outcome.kind == "ending":
        return format_percent(min(max(value, 0.0), 1.0))
    return format_points(value)


def _list_numbers(result: Sweep, found: Influence) -> tuple[str, ...]:
    if result.method == "sobol":
        return tuple(f"{100 * each:.1f}%" for each in (found.total, found.reach, found.direct))
    scale = 100.0 if result.outcome.kind == "ending" else 1.0
    spread = 0.0 if found.spread is None else found.spread
    return (
        f"{scale * found.total:.2f}",
        f"{scale * found.reach:.2f}",
        f"{scale * found.direct:+.2f}",
        f"{scale * spread:.2f}",
    )


def _show_range(result: Sweep, id: str) -> str:
    low, high = result.ranges[id]
    return f"{low:.4g} to {high:.4g}"


def _reach(swing: Swing, base: float) -> float:
    return max(abs(swing.low - base), abs(swing.high - base))


def _draw_bar(swing: Swing, base: float, most: float) -> str:
    """A bar to both sides of what the rulebook gives: how far it falls, and how far it rises."""
    below = ceil(HALF * max(base - min(swing.low, swing.high), 0.0) / most)
    above = ceil(HALF * max(max(swing.low, swing.high) - base, 0.0) / most)
    return f"{'.' * (HALF - below)}{'-' * below}|{'+' * above}{'.' * (HALF - above)}"
