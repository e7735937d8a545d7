"""The orders of a seat before they are sealed, as rows. What they say is in `display`."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh_ui.display.orders_summary import (
    UNANSWERED,
    ChosenOption,
    OrdersSummary,
)
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.texts import points_rows


def summary_rows(summary: OrdersSummary, width: int) -> list[Row]:
    """Why the orders can't be sealed yet; what they are, which is what is sealed, what they cost,
    and what they come to."""
    rows: list[Row] = []
    for reason in summary.refusals:
        rows += [*prose(reason, width, "worse"), ()]
    for answer in summary.answers:
        rows += folded((Run(answer.asked, "dim", answer.spot),), width)
        if answer.chosen is None:
            rows += prose(UNANSWERED, width, "worse", "  ", "  ")
        else:
            rows += _chosen_rows(answer.chosen, width)
        rows.append(())
    rows += prose("Initiatives" if summary.initiatives else summary.none_taken, width, "dim")
    for option in summary.initiatives:
        rows += _chosen_rows(option, width)
    if summary.budget is not None:
        held, left = summary.budget.held, summary.budget.left
        rows += [(), (Run(f"{held} ", "dim"), Run(left, "value"))]
    rows += [()] if summary.points else []
    for each in summary.points:
        rows += points_rows(each, width)
    return rows


def noting_rows(told: Sequence[str], orders: Sequence[Row], width: int) -> list[Row]:
    """What the seat expects of the turn over the rows of its orders, where a key that notes it is
    seen to have done so, and how it does that below them."""
    if not told:
        return [*orders]
    first, how = told
    return [*prose(first, width, "label"), (), *orders, (), *prose(how, width, "dim")]


def _chosen_rows(option: ChosenOption, width: int) -> list[Row]:
    terms = ", ".join(filter(None, (option.price, option.brings)))
    title = Run(f"{option.title} ({terms})", "title", option.spot)
    return [
        *folded((Run("  "), title), width, 2),
        *prose(option.seen_by, width, "dim", "  ", "  "),
    ]
