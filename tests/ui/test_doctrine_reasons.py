"""Why a doctrine did something, as people read it: beside its choice, and as a sentence alone."""

from __future__ import annotations

from typing import Any

import pytest

from eleventh.bots.reasons import Lapse, Reason, ReasonCode
from eleventh.bots.registry import OWN
from eleventh.play.match import Match
from eleventh_ui.display.doctrine_reasons import (
    LAPSES,
    SENTENCES,
    describe_because,
    describe_reason,
)
from games import EVERY, adjudicator, compiled

AIMS: dict[str, Any] = {"instead": "Stay", "more": 2.5, "decided": "aims", "way": 0, "hope": 100}


def told(code: ReasonCode, **data: Any) -> str:
    return describe_reason(Reason("", "go", code, data), "Go")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (told(ReasonCode.DRAWN, open=3), "“Go”: drawn from 3 open answers."),
        (told(ReasonCode.WHIM), "“Go”: taken on a whim."),
        (told(ReasonCode.DONE, date=""), "“Go”: so it was done."),
        (told(ReasonCode.DONE, date="2021-03-09"), "“Go”: so it was done (9 March 2021)."),
        (
            told(ReasonCode.DONE_THIS_TURN, date="2021-03-09"),
            "“Go”: it was done in this turn (9 March 2021).",
        ),
        (
            told(ReasonCode.DONE_BUT_BARRED, title="Stay"),
            "“Go”: “Stay” was done, but is not open now.",
        ),
        (
            told(ReasonCode.RECORD_SILENT),
            "“Go”: the record is silent, and this one sounds most as usual.",
        ),
        (told(ReasonCode.ONLY_ANSWER), "“Go”: the only answer open to it."),
        (
            told(ReasonCode.FORESEES, **AIMS),
            "“Go” rather than “Stay”: it expects 2.5 more points of its objectives.",
        ),
        (
            told(ReasonCode.FORESEES, **AIMS, ahead=0),
            "“Go” rather than “Stay”: it expects 2.5 more points of its objectives by the end of "
            "the game.",
        ),
        (
            told(ReasonCode.FORESEES, **AIMS, ahead=2, gained="Keep the pact"),
            "“Go” rather than “Stay”: it expects 2.5 more points of its objectives, looking 2 "
            "turns ahead, and gains most in “Keep the pact”.",
        ),
        (
            told(ReasonCode.FORESEES, **AIMS, gained="Keep the pact"),
            "“Go” rather than “Stay”: it expects 2.5 more points of its objectives, and gains most "
            "in “Keep the pact”.",
        ),
        (
            told(ReasonCode.FORESEES, **{**AIMS, "more": 0.0, "decided": "risk"}, gained="Calm"),
            "“Go” rather than “Stay”: it expects as many points of its objectives, though it gains "
            "in “Calm”; how much may go otherwise decided.",
        ),
        (
            told(ReasonCode.FORESEES, **{**AIMS, "more": -1.0, "decided": "tone", "way": 1}),
            "“Go” rather than “Stay”: it expects 1 fewer point of its objectives; the harder tone "
            "decided.",
        ),
        (
            told(ReasonCode.FORESEES, **{**AIMS, "more": 0.0, "decided": "show"}),
            "“Go” rather than “Stay”: it expects as many points of its objectives; that less is "
            "seen of it decided.",
        ),
        (
            told(ReasonCode.FORESEES, **{**AIMS, "decided": "risk"}),
            "“Go” rather than “Stay”: it expects 2.5 more points of its objectives; how much may "
            "go otherwise decided.",
        ),
        (
            told(ReasonCode.FORESEES, **{**AIMS, "decided": "dice"}),
            "“Go” rather than “Stay”: it expects 2.5 more points of its objectives; they were "
            "close, and chance decided.",
        ),
        (
            told(ReasonCode.FORESEES, **{**AIMS, "instead": "", "hope": 15}),
            "“Go”: it expects 2.5 more points of its objectives, with partners coming in 15 of 100 "
            "cases.",
        ),
        (told(ReasonCode.IN_WORDS, text="“Go”: so it was."), "“Go”: so it was."),
        (told(ReasonCode.SAID, text="it is cheap"), "“Go”: it is cheap."),
        (
            told(ReasonCode.STOOD_IN, lapse="late", heard=""),
            "“Go”: the first answer that was open, for the program gave no orders in time.",
        ),
        (
            told(ReasonCode.STOOD_IN, lapse="gone", heard="no such model"),
            "“Go”: the first answer that was open, for the program ended, or closed its pipes; its "
            "error output ended: no such model.",
        ),
    ],
)  # fmt: skip
def test_each_reason_has_its_sentence(said: str, sentence: str) -> None:
    assert said == sentence


def test_there_is_a_sentence_for_every_code() -> None:
    assert set(SENTENCES) == set(ReasonCode)


def test_a_reason_for_orders_as_a_whole_names_no_choice() -> None:
    said = Reason("", "", ReasonCode.SAID, {"text": "It keeps its word."})
    assert describe_reason(said, "") == "It keeps its word."
    silent = Reason("", "", ReasonCode.STOOD_IN, {"lapse": "refused", "heard": ""})
    assert describe_reason(silent, "") == "the program gave no orders that could be taken."


def test_there_are_words_for_every_lapse() -> None:
    assert set(LAPSES) == set(Lapse)


def test_beside_its_choice_a_reason_does_not_name_it() -> None:
    assert describe_because(Reason("", "go", ReasonCode.WHIM)) == "taken on a whim"
    old = Reason("", "go", ReasonCode.IN_WORDS, {"text": "“Go”, because it expects rain."})
    assert describe_because(old) == "it expects rain."
    bare = Reason("", "go", ReasonCode.IN_WORDS, {"text": "It rains."})
    assert describe_because(bare) == "It rains."


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
@pytest.mark.parametrize("doctrine", list(OWN))
def test_whatever_a_doctrine_does_its_reason_can_be_told(folder: Any, doctrine: str) -> None:
    seats = [seat.id for seat in adjudicator(folder).program.seats]
    match = Match.start(
        adjudicator(folder), compiled(folder).files, dict.fromkeys(seats, doctrine), 3
    )
    while not match.over and match.turn < 4:
        assert match.advance() == ()
        for given in match.reasons(match.game.state.turn - (not match.over)).values():
            for reason in given.reasons:
                assert describe_reason(reason, "Go").startswith("“Go”")
