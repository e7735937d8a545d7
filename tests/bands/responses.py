"""Which answers of gsomia_2019 count as what: by decision, and by the id of the response.

Fixed before the crisis is tuned. A later change of a set is named where the bands are told.
"""

from __future__ import annotations

from collections.abc import Mapping

Responses = Mapping[str, tuple[str, ...]]
"""By decision, the responses that count."""

NOTICE: Responses = {"notice_window.notice": ("give_notice",)}
CONDITIONAL: Responses = {"notice_window.notice": ("notice_unless_answered",)}
RENEWAL: Responses = {"notice_window.notice": ("renew_hollow", "renew_with_date")}
# Tokyo gives nothing for the pact, in the last night or in the week before it.
HOLDING: Responses = {
    "six_hours.evening": ("not_one_inch",),
    "secretary_in_seoul.hold_or_move": ("firm_to_the_end", "plan_without_pact"),
}
# Seoul lets the pact end by its own answer, whatever anybody else does.
ENDING_IT: Responses = {
    "six_hours.midnight": ("let_it_end",),
    "quiet_night.quiet_seoul": ("revive_notice",),
}
# Seoul gives way, and asks nothing of Tokyo for it.
YIELDING: Responses = {
    "six_hours.midnight": ("suspend_for_ally", "withdraw_notice"),
    "secretary_in_seoul.answer_secretary": ("suspend_now",),
}
ON_TERMS: Responses = {
    "six_hours.midnight": ("suspend_on_terms", "suspend_if_vouched"),
    "secretary_in_seoul.answer_secretary": ("trade_talks_for_pause",),
}
# Endings of those who work together.
COOPERATION = ("road_map", "brokered_thaw")
LAPSES = ("lapse", "lapse_in_crisis")
HISTORY = ("suspended",)

SETS: Mapping[str, Responses] = {
    "notice": NOTICE,
    "conditional notice": CONDITIONAL,
    "renewal": RENEWAL,
    "holding": HOLDING,
    "ending it": ENDING_IT,
    "yielding for the ally": YIELDING,
    "suspending on terms": ON_TERMS,
}
ENDINGS = (*COOPERATION, *LAPSES, *HISTORY)
MIDNIGHT, EVENING, WEIGHING = "six_hours.midnight", "six_hours.evening", "notice_window.notice"
