"""What the facilitator did is named in a reveal by what was done, and every doing by itself."""

from __future__ import annotations

from dataclasses import replace

from eleventh.core.program import Link
from eleventh.core.redaction import Line
from eleventh_ui.display.reveal_causes import name_cause
from eleventh_ui.display.reveal_things import find_things
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
