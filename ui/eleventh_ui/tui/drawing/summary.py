"""The orders of a seat before they are sealed: every answer, every initiative, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Option
from eleventh_ui.display.numbers import describe_price, format_capital
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.tui.drawing.rows import Row, Run, prose
from eleventh_ui.tui.drawing.sitting import Sitting


def summary_rows(sitting: Sitting, refusals: Sequence[str], width: int) -> list[Row]:
    """The draft as it would be sealed, what it costs, and why it can't be sealed yet."""
    view, draft, reference = sitting.view, sitting.draft, sitting.reference
    rows: list[Row] = []
    for question in view.questions:
        chosen = draft.responses.get(question.id)
        option = next((each for each in question.options if each.id == chosen), None)
        rows += prose(sentence(question.ask), width, "dim")
        if option is None:
            rows += prose("Not answered yet.", width, "worse", "  ", "  ")
        else:
            rows += _told(option, reference.seen_by(option.shown_to), width)
        rows.append(())
    taken = [option for option in sitting.chosen if option.id in draft.initiatives]
    rows.append((Run("Initiatives" if taken else "No initiative.", "dim"),))
    for option in taken:
        rows += _told(option, reference.seen_by(option.shown_to), width)
    if view.capital is not None and sitting.rest is not None:
        told = f"Political capital: {format_capital(view.capital)}; after these orders "
        rows += [(), (Run(told, "dim"), Run(format_capital(sitting.rest), "value"))]
    for reason in refusals:
        rows += [(), *prose(sentence(reason), width, "worse")]
    return rows


def _told(option: Option, seen_by: str, width: int) -> list[Row]:
    told = f"{safe(option.title)} ({describe_price(option.cost)})"
    return [
        *prose(told, width, "title", "  ", "  "),
        *prose(f"{seen_by} will know.", width, "dim", "  ", "  "),
    ]
