"""The shortest orders to what is rare, as they are told."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.studies.rare import RareFind, RareMiss, RareOrder, RareStudy
from eleventh_ui.display.document import Block, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import format_percent
from eleventh_ui.display.words import safe


def compose_rare_orders(study: RareStudy) -> Iterator[Block]:
    """What random games seldom show, with orders that bring it about; and what was not found."""
    yield Heading(2, "The shortest way to what is rare")
    yield Paragraph(
        f"Sought is what fewer than {format_percent(study.share)} of "
        f"{study.games:,} random games show. Orders differ from what was really done; "
        f"the game is that of seed {study.seed} with the number. {study.effort.games:,} games; the "
        f"search ends at {study.limit:,} or at {study.limit_seconds:g} seconds"
        + ("." if study.effort.complete else ", which it reached, or it was stopped.")
    )
    if study.found:
        yield TableBlock(
            "Orders that bring it about (*: no shorter list does on these dice)",
            ("What", "Seen", "Game", "Orders"),
            tuple(_tell_find(each) for each in study.found),
            frozenset({1, 2}),
        )
    missed = "; ".join(_name(each) for each in study.missed)
    yield Paragraph(
        f"{missed}. It may still be possible." if missed else "Nothing.",
        lead="Rare, and not brought about by any game of the search:",
    )


def _tell_find(find: RareFind) -> tuple[str, ...]:
    orders = "; ".join(map(_tell_order, find.orders)) or "none: the record, on these dice"
    return (
        _name(find),
        format_percent(min(find.seen, 1.0)),
        str(find.game),
        f"{orders}{' *' if find.shortest else ''}",
    )


def _tell_order(order: RareOrder) -> str:
    seat, choice = safe(order.seat), safe(order.choice)
    if not order.taken:
        return f"turn {order.turn}, {seat} leaves out {choice}"
    asked = f"{safe(order.decision)}: " if order.decision else ""
    return f"turn {order.turn}, {seat} {asked}{choice}"


def _name(found: RareFind | RareMiss) -> str:
    of = f" of {safe(found.of)}" if found.of else ""
    return f"{found.kind} {safe(found.id)}{of}"
