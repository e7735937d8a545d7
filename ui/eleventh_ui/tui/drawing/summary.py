"""The orders of a seat before they are sealed, as rows. What they say is in `display`."""

from __future__ import annotations

from eleventh_ui.display.orders_summary import (
    UNANSWERED,
    ChosenOption,
    OrdersSummary,
)
from eleventh_ui.tui.drawing.rows import Row, Run, prose


def summary_rows(summary: OrdersSummary, width: int) -> list[Row]:
    """The orders as they would be sealed, what they cost, and why they can't be sealed yet."""
    rows: list[Row] = []
    for answer in summary.answers:
        rows += prose(answer.asked, width, "dim")
        if answer.chosen is None:
            rows += prose(UNANSWERED, width, "worse", "  ", "  ")
        else:
            rows += _chosen_rows(answer.chosen, width)
        rows.append(())
    rows += prose("Initiatives" if summary.initiatives else summary.none_taken, width, "dim")
    for each in summary.initiatives:
        rows += _chosen_rows(each, width)
    if summary.budget is not None:
        held, left = summary.budget.held, summary.budget.left
        rows += [(), (Run(f"{held} ", "dim"), Run(left, "value"))]
    for reason in summary.refusals:
        rows += [(), *prose(reason, width, "worse")]
    return rows


def _chosen_rows(option: ChosenOption, width: int) -> list[Row]:
    return [
        *prose(f"{option.title} ({option.price})", width, "title", "  ", "  "),
        *prose(option.seen_by, width, "dim", "  ", "  "),
    ]
