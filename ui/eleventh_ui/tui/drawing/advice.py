"""What the advisers of a seat say to a decision, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Question
from eleventh_ui.display.advisers import Advice
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.rows import Row, Run, prose


def advice_rows(question: Question, advice: Sequence[Advice], width: int) -> list[Row]:
    """The question, then each adviser with its answer and its argument."""
    rows = prose(safe(question.ask), width, "title")
    for each in advice:
        rows += [(Run(""),), *prose(f"{each.speaker}:", width, "label")]
        rows += prose(each.heading, width, "value" if each.answer else "dim", "  ", "  ")
        for part in each.argument:
            rows += prose(part, width, "", "  ", "  ")
    return rows
