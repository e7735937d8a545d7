"""What the facilitator did, in a sentence: the same on every screen, in words and in a report."""

from __future__ import annotations

from eleventh.play.seat_views import Notice
from eleventh_ui.display.words import join_words, safe, sentence, spell_out

OF_LEFT_LINE = "(In a line of play that was left; it holds no more.)"


def describe_notice(notice: Notice) -> str:
    """What the facilitator did, why, and who; and whether stepping back has undone it."""
    subject, whose = safe(notice.subject), join_words(safe(each) for each in notice.whose)
    set_to = notice.value
    value = f"{set_to:g}" if isinstance(set_to, float) else spell_out(set_to or "")
    doing = {
        "override": f"{subject} set to {value}",
        "inject": f"an event added for {whose}, “{subject}”",
        "replace": f"the response “{subject}” given in the place of {whose}",
        "bar": f"the response “{subject}” taken from {whose}",
        "pause": "play paused",
        "resume": "play resumed",
        "back": f"back to the opening of turn {notice.turn} from {subject}",
    }[notice.kind]
    reason = f": {sentence(notice.reason)}" if notice.reason else "."
    by = f" by {safe(notice.by)}" if notice.by else ""
    left = f" {OF_LEFT_LINE}" if notice.left else ""
    return f"{sentence(doing).removesuffix('.')}{by}{reason}{left}"
