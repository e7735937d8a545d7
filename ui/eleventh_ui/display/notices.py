"""What the facilitator did, or happened at the table, in a sentence: the same on every screen, in
words and in a report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.bots.reasons import Lapse
from eleventh.core.view import View
from eleventh.play.seat_views import Notice
from eleventh_ui.display.doctrine_reasons import describe_lapse
from eleventh_ui.display.words import join_words, pluralise, safe, sentence, spell_out

FACILITATOR = "Facilitator"
TAKEN_BACK = "(It was taken back.)"
OF_LEFT_LINE = "(In a line of play that was left; it holds no more.)"


def name_teller(notice: Notice) -> str:
    """Whose doing a notice tells, to stand before it."""
    return "At the table" if notice.kind == "lapse" else FACILITATOR


def describe_earlier(count: int) -> str:
    """What stands for so many doings that are not told one by one, since later ones are."""
    return f"{pluralise(count, 'ruling')} before these: your briefing tells what was done of late."


def find_cards(view: View, added: Sequence[Notice]) -> tuple[str, ...]:
    """The cards of a view that show these added events; the latest, where several read alike."""
    told = {(each.subject, each.text) for each in added}
    latest = {(card.headline, card.text): card.id for card in view.cards}
    return tuple(id for shown, id in latest.items() if shown in told)


def describe_unseen(unseen: Mapping[str, Sequence[Notice]]) -> str:
    """Which added events are still to be read, by the titles of the seats; empty for none."""
    headlines = dict.fromkeys(each.subject for events in unseen.values() for each in events)
    if not headlines:
        return ""
    events, are = join_words(f"“{safe(each)}”" for each in headlines), len(headlines) > 1
    whose = join_words(safe(each) for each in unseen)
    return f"{events} {'are' if are else 'is'} still to be read by {whose}."


RETRACTED = {
    "override": "what {subject} was set to taken back",
    "inject": "the event “{subject}”, which was added for {whose}, taken back",
    "replace": "the response “{subject}”, which was given in the place of {whose}, taken back",
    "bar": "the response “{subject}”, which was taken from {whose}, open to it again",
    "extend": "the minutes that were added for {whose} taken back",
    "back": "the step back to the opening of {subject} taken back",
}
"""What was taken back, by the kind of its own notice, so that none reads as its opposite."""


def describe_notice(notice: Notice) -> str:
    """What the facilitator did, why, and who; and whether stepping back has undone it. Or what
    happened."""
    if notice.kind == "lapse":
        return (
            f"The program that plays {safe(notice.subject)} "
            f"{describe_lapse(Lapse(str(notice.value)))}. The first answers that were open stand "
            f"in for its orders of turn {notice.turn}."
        )
    reason = f": {sentence(notice.reason)}" if notice.reason else "."
    by = f" by {safe(notice.by)}" if notice.by else ""
    told = f"{sentence(describe_doing(notice)).removesuffix('.')}{by}{reason}"
    return f"{told} {describe_undoing(notice)}".rstrip()


def describe_undoing(notice: Notice) -> str:
    """That it holds no more, in brackets; empty where it does."""
    return OF_LEFT_LINE if notice.left else TAKEN_BACK if notice.retracted else ""


def describe_doing(notice: Notice) -> str:
    """What the facilitator did, as a part of a sentence: `the timer off`. KeyError for a lapse,
    which is nobody's doing."""
    subject, whose = safe(notice.subject), join_words(safe(each) for each in notice.whose)
    set_to = notice.value
    value = f"{set_to:g}" if isinstance(set_to, float) else spell_out(set_to or "")
    return {
        "override": f"{subject} set to {value}",
        "inject": f"an event added for {whose}, “{subject}”",
        "replace": f"the response “{subject}” given in the place of {whose}",
        "bar": f"the response “{subject}” taken from {whose}",
        "retract": RETRACTED.get(str(set_to), "").format(subject=subject, whose=whose),
        "inspect": f"the sealed orders of {whose} looked at",
        "timer": f"the timer set to {value} minutes for each turn" if set_to else "the timer off",
        "extend": f"{value} more minutes in this turn for {whose}",
        "pause": "play paused",
        "resume": "play resumed",
        "back": f"back to the opening of turn {notice.turn} from {subject}",
    }[notice.kind]
