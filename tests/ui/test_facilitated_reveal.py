"""What the facilitator did is named in a reveal by what was done, and every doing by itself."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from eleventh.core.program import Link
from eleventh.core.redaction import Line
from eleventh.play.facilitator import Facilitator
from eleventh.play.local import LocalTable
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.reveal_causes import name_cause
from eleventh_ui.display.reveal_rulings import BEFORE, add_rulings
from eleventh_ui.display.reveal_story import WANT
from eleventh_ui.display.reveal_things import find_things
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reveal import say_revealed
from play.quarrel import start, submit_all
from tui.seats import gsomia_after


def test_two_answers_given_and_two_tracks_set_are_things_of_their_own() -> None:
    _, view, reference = gsomia_after(3)
    line = next(each for each in view.ledger if each.value is None and each.chain)

    def ruled(reason: str, *act: Link) -> Line:
        return replace(line, chain=(Link("override", "facilitator", reason), *act))

    late = "they were late"
    lines = (
        ruled(late, Link("response", "one", "Wait")),
        ruled(late, Link("response", "two", "Go")),
        ruled("added", Link("inject", "leak", "A leak")),
        ruled("a poll"),
        ruled("a slip"),
    )
    things = find_things(replace(view, ledger=lines), ())
    assert sorted(name_cause(view, each, reference) for each in things) == [
        "answer “Go”, given by the facilitator",
        "answer “Wait”, given by the facilitator",
        "event “A leak”, added by the facilitator",
        "the facilitator's ruling (“a poll”)",
        "the facilitator's ruling (“a slip”)",
    ]


def test_what_was_set_or_added_before_the_seats_chose_stands_below_the_objectives() -> None:
    match, turn = start(), 1
    white = Facilitator(match, "Dr Kim")
    assert white.inject("A leak", "Out.", ["seoul"], {"approval.seoul": -7}, "to stir them") == ()
    assert white.override("approval.tokyo", 11, "a poll") == ()
    submit_all(match)
    assert match.advance() == ()
    assert white.inject("A march", "On.", ["seoul"], {}, "of the next turn") == ()
    told = {}
    for seat in ("seoul", "washington"):
        story = (StoryPart(WANT, (StoryLine("62 to 60"),)), StoryPart("Who did what", ()))
        told[seat] = add_rulings(story, match.notices(seat), turn)
    first, line = told["seoul"][0].lines
    assert first.lead == "62 to 60"
    assert "an event added for Seoul, “A leak”" in line.lead
    assert "A march" not in line.lead
    assert all("A leak" not in each.lead for each in told["washington"][0].lines)
    assert told["seoul"][1].lines == ()
    sink, table = StringIO(), LocalTable(match)
    say_revealed(Console(None, sink, 100), table, "seoul", reference_of(table.printed), turn)
    assert f"{BEFORE}: an event added for Seoul, “A leak”" in " ".join(sink.getvalue().split())
