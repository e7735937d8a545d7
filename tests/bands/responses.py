"""Which answers of gsomia_2019 count as what: by decision, and by the id of the response.

Fixed before the crisis was tuned, and changed once, as the last night became three moves: before.md
names what stood for what when it was one.
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
    "six_hours.evening_tokyo": ("hold_at_six",),
    "three_hours.nine_tokyo": ("hold_at_nine",),
    "secretary_in_seoul.hold_or_move": ("firm_to_the_end", "plan_without_pact"),
}
# Seoul lets the pact end by its own answer, whatever anybody else does.
ENDING_IT: Responses = {
    "last_hour.midnight": ("let_it_end",),
    "pact_goes_on.quiet_seoul": ("end_it_after_all",),
}
# Seoul gives way, and asks nothing of Tokyo for it.
YIELDING: Responses = {
    "six_hours.evening_seoul": ("suspend_for_ally",),
    "three_hours.nine_seoul": ("ally_at_nine",),
    "last_hour.midnight": ("ally_at_last", "withdraw_notice"),
    "secretary_in_seoul.answer_secretary": ("suspend_now",),
}
ON_TERMS: Responses = {
    "six_hours.evening_seoul": ("suspend_on_terms",),
    "three_hours.nine_seoul": ("terms_at_nine",),
    "last_hour.midnight": ("take_the_talks", "suspend_if_vouched"),
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
WEIGHING = "notice_window.notice"
# The moves of the last night, in their order: at six, at nine, in the last hour.
SEOULS_NIGHT = ("six_hours.evening_seoul", "three_hours.nine_seoul", "last_hour.midnight")
TOKYOS_NIGHT = ("six_hours.evening_tokyo", "three_hours.nine_tokyo")
# Seoul's ways through it, a response for each move that is still to be made.
COURSES: Mapping[str, tuple[str, str, str]] = {
    "terms": ("suspend_on_terms", "terms_at_nine", "take_the_talks"),
    "terms, then end": ("suspend_on_terms", "terms_at_nine", "let_it_end"),
    "terms, then ally": ("suspend_on_terms", "terms_at_nine", "ally_at_last"),
    "vouched": ("wait_for_word", "ask_for_more", "suspend_if_vouched"),
    "withdraw": ("wait_for_word", "ask_for_more", "withdraw_notice"),
    "end": ("wait_for_word", "ask_for_more", "let_it_end"),
    "ally": ("wait_for_word", "ask_for_more", "ally_at_last"),
}
# Tokyo's: what it says, and when.
HOLD = ("hold_at_six", "hold_at_nine")
MOVES: Mapping[str, tuple[str, str]] = {
    "talks at six": ("resume_dialogue", "hold_at_nine"),
    "licence at six": ("photoresist_tonight", "hold_at_nine"),
    "timetable at six": ("month_timetable", "hold_at_nine"),
    "word at nine": ("hold_at_six", "word_at_nine"),
}
