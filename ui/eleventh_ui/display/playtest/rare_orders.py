"""The shortest orders to what is rare, as they are told."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.studies.rare import RareFind, RareMiss, RareOrder, RareStudy, SearchEnd
from eleventh_ui.display.document import Block, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import format_percent
from eleventh_ui.display.words import pluralise, safe

TOLD = 24  # finds that are told in short, the shortest lists first
ORDERS = 6  # a list that is not shortened, and longer, is only counted in short
ENDED: dict[SearchEnd, str] = {
    "whole": "tried all that it had to try",
    "games": "ended at its limit of games",
    "seconds": "ended at its limit of seconds",
    "stopped": "was stopped",
}


def compose_rare_orders(study: RareStudy, *, whole: bool) -> Iterator[Block]:
    """What random games seldom show, with orders that bring it about, in short only so many of
    them; and what was not found."""
    yield Heading(2, "The shortest way to what is rare")
    yield Paragraph(
        f"Sought is what fewer than {format_percent(study.share)} of "
        f"{study.games:,} random games show. Orders differ from what was really done; "
        f"the game is that of seed {study.seed} with the number. The search {ENDED[study.ended]}, "
        f"after {study.effort.games:,} games; its limits are {study.limit:,} games and "
        f"{study.limit_seconds:g} seconds."
    )
    found = study.found
    if not whole:
        found = tuple(sorted(found, key=lambda each: (not each.shortened, len(each.orders))))[:TOLD]
    if found:
        yield TableBlock(
            "Orders that bring it about (*: no shorter list does on these dice)",
            ("What", "Seen", "Game", "Orders"),
            tuple(_tell_find(each, whole=whole) for each in found),
            frozenset({1, 2}),
        )
    if more := len(study.found) - len(found):
        yield Paragraph(f"{more} more that were brought about are in --json, and on the page.")
    if long := sum(not each.shortened for each in study.found):
        yield Paragraph(
            f"{pluralise(long, 'list')} {'is' if long == 1 else 'are'} not shortened, since the "
            "search ended before: most of their orders may be of no account. Higher limits "
            "(--search-games, --search-seconds) shorten more."
            + ("" if whole else " Those of more than a few orders are in --json, and on the page.")
        )
    missed = "; ".join(_name(each) for each in study.missed)
    if missed:
        yield Paragraph(
            f"{missed}. It may still be possible.",
            lead="Rare, and not brought about by any game of the search:",
        )
    elif study.found:
        yield Paragraph("All that is rare was brought about.")
    else:
        yield Paragraph("Nothing is as rare.")


def _tell_find(find: RareFind, *, whole: bool) -> tuple[str, ...]:
    return (
        _name(find),
        format_percent(min(find.seen, 1.0)),
        str(find.game),
        _tell_orders(find, whole=whole),
    )


def _tell_orders(find: RareFind, *, whole: bool) -> str:
    """A list as one text; one that is not shortened says so first, and in short is only
    counted."""
    if not find.orders:
        return "none: the record, on these dice *"
    told = "; ".join(map(_tell_order, find.orders))
    if find.shortened:
        return f"{told}{' *' if find.shortest else ''}"
    number = pluralise(len(find.orders), "order")
    if whole or len(find.orders) <= ORDERS:
        return f"not shortened, {number}: {told}"
    return f"not shortened, {number}"


def _tell_order(order: RareOrder) -> str:
    seat, choice = safe(order.seat), safe(order.choice)
    if not order.taken:
        return f"turn {order.turn}, {seat} leaves out {choice}"
    asked = f"{safe(order.decision)}: " if order.decision else ""
    return f"turn {order.turn}, {seat} {asked}{choice}"


def _name(found: RareFind | RareMiss) -> str:
    of = f" of {safe(found.of)}" if found.of else ""
    return f"{found.kind} {safe(found.id)}{of}"
