"""Named policies against one another, as it is told: which is best, which is never, what holds."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.bots.lane_policies import NAMED
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.studies.profiles import DominatedPolicy, Equilibrium, ProfileTable
from eleventh_ui.display.document import Block, Bullets, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import format_points, format_range
from eleventh_ui.display.words import join_words, pluralise, safe

TOLD = 12  # equilibria that are named in short


def compose_policies(result: Playtest, table: ProfileTable, *, whole: bool) -> Iterator[Block]:
    """What named policies do against one another; with the table of all profiles if it is whole."""
    titles = {each.id: safe(each.title) for each in result.seats}
    yield Heading(2, "Policies against one another")
    yield Paragraph(_describe_table(table))
    yield Bullets(
        tuple(
            Paragraph(f"{NAMED[name].meaning}.", lead=f"{safe(name)}:")
            for name in table.policies
            if name in NAMED
        )
    )
    if table.level:
        yield Paragraph(
            f"No choice of {join_words(titles[each] for each in table.level)} is kinder than "
            "another, since none does an act toward another seat that has a value or a tone: "
            "conciliatory and hostile draw there, and differ in nothing."
        )
    yield TableBlock(
        "How each policy fares",
        ("Seat", "Policy", "Mean of 100", "Best reply"),
        tuple(
            (
                titles[each.seat],
                safe(each.policy),
                format_points(each.mean),
                f"{each.best} of {each.of}",
            )
            for each in table.records
        ),
        frozenset({2, 3}),
    )
    yield from _compose_dominated(titles, table.dominated)
    yield _tell_equilibria(table, None if whole else TOLD)
    if whole:
        yield _tabulate_profiles(titles, table)


def _describe_table(table: ProfileTable) -> str:
    kind = (
        "All seats but one play one policy together, since there are too many combinations"
        if table.together
        else "Every combination of policies over the seats is played on the same dice"
    )
    return (
        f"{kind}: {pluralise(len(table.profiles), 'profile')} of "
        f"{pluralise(table.games, 'game')}, {table.effort.games:,} in all. Differences are of "
        "paired games; of many, one in twenty lies outside its interval by chance."
    )


def _compose_dominated(
    titles: dict[str, str], dominated: tuple[DominatedPolicy, ...]
) -> Iterator[Block]:
    if not dominated:
        yield Paragraph(
            "None: each policy of each seat is worth playing against something.",
            lead="Dominated policies.",
        )
        return
    yield TableBlock(
        "Dominated policies: another is better, or no worse, whatever the others play",
        ("Seat", "Policy", "Better", "How", "By at least", "95% interval"),
        tuple(
            (
                titles[each.seat],
                safe(each.policy),
                safe(each.by),
                f"{'strictly' if each.strictly else 'weakly'}{'' if each.sure else ', not surely'}",
                format_points(each.margin.mean),
                format_range(each.margin.low, each.margin.high),
            )
            for each in dominated
        ),
        frozenset({4, 5}),
    )


def _tell_equilibria(table: ProfileTable, most: int | None) -> Paragraph:
    lead = "Equilibria, from which no seat gains by leaving alone."
    if not table.equilibria:
        return Paragraph(
            "None among these policies without mixing them, which is not looked for.", lead=lead
        )
    found = [_name_equilibrium(table, each) for each in table.equilibria[:most]]
    more = len(table.equilibria) - len(found)
    return Paragraph(f"{'; '.join(found)}{f'; and {more} more' if more else ''}.", lead=lead)


def _name_equilibrium(table: ProfileTable, held: Equilibrium) -> str:
    seats = zip(table.seats, held.policies, strict=True)
    named = join_words(f"{safe(seat)} {safe(policy)}" for seat, policy in seats)
    return f"{named} ({'surely' if held.sure else 'within what dice blur'})"


def _tabulate_profiles(titles: dict[str, str], table: ProfileTable) -> TableBlock:
    seats = [titles[each] for each in table.seats]
    return TableBlock(
        "All profiles: the mean of each seat, of 100",
        (*(f"{each} plays" for each in seats), *seats),
        tuple(
            (
                *map(safe, each.policies),
                *(format_points(total.mean) for total in each.totals),
            )
            for each in table.profiles
        ),
        frozenset(range(len(seats), 2 * len(seats))),
    )
