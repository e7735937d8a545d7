"""Orders for a seat whose player gives none: the first answer to each decision that is open and can
be paid, and nothing else. So a game goes on, and what was ordered surprises nobody.
"""

from __future__ import annotations

from eleventh.bots.doctrine import DoctrineOrders
from eleventh.bots.draft import Draft
from eleventh.bots.reasons import Lapse, Reason, ReasonCode
from eleventh.core.view import View


def stand_in(view: View, lapse: Lapse, heard: str = "") -> DoctrineOrders:
    """The orders of a seat with this view, and why they are not its player's own: a reason for each
    answer, or one for the turn if nothing was asked."""
    draft, data = Draft(view.capital), {"lapse": lapse.value, "heard": heard}
    for question in view.questions:
        for option in draft.answers(question.options)[:1]:
            draft.answer(question.id, option.id, option.cost, ReasonCode.STOOD_IN, data)
    if not draft.reasons:
        draft.reasons.append(Reason("", "", ReasonCode.STOOD_IN, data))
    return draft.decision()
