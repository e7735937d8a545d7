"""What the advisers of a seat say to a decision, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Question
from eleventh_ui.display.advisers import Advice
from eleventh_ui.display.subjects import spot_answer
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose


def advice_rows(question: Question, advice: Sequence[Advice], width: int) -> list[Row]:
    """The question, then each adviser with its answer and its argument."""
    rows = prose(safe(question.ask), width, "title")
    for each in advice:
        rows += [(), *folded((Run(f"{each.speaker}:", "label", each.objective),), width)]
        spot = spot_answer(question.id, each.answer) if each.answer else ""
        told = Run(each.heading, "value" if each.answer else "dim", spot)
        rows += folded((Run("  "), told), width, 2)
        for part in each.argument:
            rows += folded((Run("  "), Run(part, "", each.track)), width, 2)
    return rows
