"""Texts that fit the state: told as a turn opens, fixed from then on, and to nobody too much."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from eleventh.core.orders import Orders
from eleventh.core.telling import tell_texts
from eleventh.core.view import View
from eleventh.lab.debrief import debrief
from eleventh.lang.compile import compile_files
from eleventh.play.facilitator import Facilitator
from eleventh.play.match import Match
from eleventh.play.record import export_record
from games import ROOT, adjudicator
from play.test_hours import LET_LAPSE, SCENARIO, SUSPEND, TAKE, WAIT, played, table
from ui.sitting import transcript


def cards(view: View) -> dict[str, tuple[str, str, str]]:
    """What a seat reads of each inject: headline, text, private note."""
    return {each.id: (each.headline, each.text, each.private) for each in view.cards}


def test_values_are_told_as_every_number_is_and_braces_can_be_written() -> None:
    view = played(turns=1).view("seoul")
    evening = cards(view)["evening"]
    assert evening[1] == "The envoy stays until then; the pact has 6 hours. {Sic.}"
    assert evening[2] == "At home you stand at 50: much to lose."


def test_the_first_variant_that_holds_is_told_and_a_status_by_its_value() -> None:
    (question,) = played(TAKE, turns=3).view("seoul").questions
    assert question.ask == "Talks went well. Does Seoul save the pact?"
    assert question.options[0].title == "Suspend the notice for the talks"
    (question,) = played(WAIT, turns=3).view("seoul").questions
    assert question.ask == "The offer is withdrawn, trust at 42. What now?"
    assert question.options[0].title == "Suspend the notice for nothing"
    assert question.options[0].text == "Pressure stands at 10, strain at 34."


def test_an_inject_that_repeats_has_a_text_of_its_own_each_time() -> None:
    headlines = [cards(played(WAIT, turns=turn).view("seoul"))["ticking"][0] for turn in (1, 2, 3)]
    assert headlines == [
        "Reporters ask about the pact",
        "Reporters wait at the gate",
        "Reporters wait; the envoy has gone",
    ]


def test_an_ending_tells_how_the_game_stood() -> None:
    ending = played(WAIT, SUSPEND).view("tokyo").ending
    assert ending is not None
    assert ending.text == "It stands: active. Trust in Seoul stood at 12 of 100."


def titles_in(match: Match) -> set[str]:
    """Every title of an inject or a response in the causes of the whole record."""
    return {
        link["title"]
        for turn in export_record(match.record)["turns"]
        for posting in turn["ledger"]
        for link in posting["cause"]
        if link["kind"] in ("inject", "response")
    }


def test_what_was_told_stays_told_in_causes_records_and_debriefs() -> None:
    match = played(WAIT, SUSPEND)
    told = debrief(match.record)
    put = [[each.headline for each in episode.events] for episode in told.episodes]
    assert [len(each) for each in put] == [1, 2, 1, 2, 1]
    assert put[1][1] == "Reporters ask about the pact"
    assert put[2] == ["Reporters wait at the gate"]
    assert titles_in(match) == {
        "Reporters ask about the pact",
        "Reporters wait at the gate",
        "Reporters wait; the envoy has gone",
        "Suspend the notice for nothing",
    }
    chosen = [
        each.ask
        for episode in told.episodes
        for ordered in episode.orders
        for each in ordered.chosen
    ]
    assert "The offer is withdrawn, trust at 42. What now?" in chosen


def test_a_text_is_not_told_anew_when_the_facilitator_changes_something() -> None:
    match = played(WAIT, turns=3)
    before = match.view("seoul")
    assert Facilitator(match, "Ann").override("offer", "taken", "A call came.") == ()
    after = match.view("seoul")
    assert (after.questions[0].ask, cards(after)) == (before.questions[0].ask, cards(before))
    assert match.rewind(4) == ()
    assert cards(match.view("seoul")) == cards(before)


def test_a_match_is_read_again_as_it_was_told() -> None:
    match = played(WAIT, LET_LAPSE)
    again = played(WAIT, LET_LAPSE)
    assert json.dumps(export_record(match.record)) == json.dumps(export_record(again.record))
    match = Match.start(table(), {}, {"seoul": "human", "tokyo": "historian"}, 1)
    text = transcript(match, "seoul", typed=("", "yes", "2", "", "yes", "log", "", "yes"))
    assert "Reporters ask about the pact." in text
    assert "For Seoul only: At home you stand at 50: much to lose." in text


def problems_with(old: str, new: str) -> list[str]:
    """The problems once a text of the scenario is replaced."""
    text = (SCENARIO / "scenario.yaml").read_text("utf-8")
    assert old in text
    found = compile_files({"scenario.yaml": text.replace(old, new, 1).encode()}).problems
    return [f"{each.code} {each.headline} {each.help}" for each in found]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the pact has {deadline.expiry.left}", "at {aproval.seoul}", "E062 There is no track"),
        ("the pact has {deadline.expiry.left}", "at {approval.soul}", "E061 There is no actor"),
        ("the pact has {deadline.expiry.left}", "at {approval.seoul}", "E085 This text tells of"),
        ("when: offer == withdrawn", "when: approval.tokyo > 3", "E085 This text tells of"),
        ("It stands: {pact}.", "It stands at {approval.tokyo}.", "E085 This text tells of"),
        ("- {when: turn == 2, text: R", "- {text: R", "E089 What follows this variant is never"),
        ("{{Sic.}}", "{Sic.}", "E089 `{Sic.}` names no track"),
        ("{{Sic.}}", "{{Sic.}", "E089 `}` stands alone in this text"),
        (
            'turn: "2021-11-22T23:30"',
            "when: turn > 1\n    repeats: true",
            "E089 The label of `suspend` depends on the state, and its inject repeats",
        ),
    ],
)
def test_what_nobody_could_tell_is_a_problem(old: str, new: str, told: str) -> None:
    found = problems_with(old, new)
    assert [each for each in found if each.startswith(told)], found


def test_help_names_what_was_meant() -> None:
    old = "the pact has {deadline.expiry.left}"
    assert "Did you mean `trust.tokyo.seoul`?" in problems_with(old, "{trst.tokyo.seoul}")[0]
    assert (
        "Did you mean `{deadline.expiry.left}`?" in problems_with(old, "{deadline.expry.left}")[0]
    )


def test_orders_name_a_response_by_its_id_whatever_its_label_says() -> None:
    match = played(WAIT, turns=3)
    assert match.submit("seoul", Orders({"late.seoul": "suspend"})) == ()


def test_a_condition_that_quotes_an_answer_quotes_the_label_that_is_told() -> None:
    """In the evening Tokyo's answers hang on what Seoul chooses, which is called otherwise where
    talks are agreed: so the reveal will call it, and so it is called before."""
    table = adjudicator(ROOT / "scenarios" / "gsomia_2019")
    program = table.program
    (evening,) = (at for at, each in enumerate(program.injects) if each.id == "six_hours")
    at = [each.id for each in program.tracks].index("dialogue")
    start = table.begin(1, 0)
    values, fired = list(start.state.values), list(start.state.fired)
    values[at], fired[evening] = float(program.tracks[at].values.index("agreed")), 9
    state = replace(start.state, turn=9, values=tuple(values), fired=tuple(fired))
    told = tell_texts(table, replace(start, state=state)).ledger.program
    label, usual = "Suspend the notice for the talks Tokyo agreed to", "Suspend the notice if Tokyo"
    assert label in {each.title for each in told.choices}
    quoting = [each.words for each in told.conditions if f"“{label}”" in each.words]
    assert len(quoting) == len([each for each in program.conditions if f"“{usual}" in each.words])
    assert quoting
    assert not any(f"“{usual}" in each.words for each in told.conditions)
