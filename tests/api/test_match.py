"""A match in a script: the same game that people play, and errors where a script went wrong."""

from __future__ import annotations

from inspect import getsource
from string import Formatter

import pytest

import eleventh as eh
from eleventh.api.errors import _SENTENCES
from eleventh.core.refusals import RefusalCode
from eleventh.play.match import Match as Table
from games import SHIPPED, adjudicator

GSOMIA = next(folder for folder in SHIPPED if folder.name == "gsomia_2019")
OTHERS = {"washington": "historian", "tokyo": "historian"}


@pytest.fixture(scope="module")
def scenario():
    return eh.load("gsomia_2019")


def first_answers(match, seat: str) -> dict[str, str]:
    """The first answer open to each question."""
    return {
        question.id: next(each.id for each in question.options if not each.barred)
        for question in match.view(seat).questions
    }


def test_it_is_the_match_that_people_play(scenario) -> None:
    match = eh.Match(scenario, seed=5, bots="random")
    table = Table.start(adjudicator(GSOMIA), {}, dict.fromkeys(scenario.seats, "random"), 5)
    while not table.over:
        table.advance()
    assert match.play_on() == match.ending != ""
    assert match.view("seoul") == table.view("seoul")
    assert match.why("trust.seoul.tokyo").value == match.tracks["trust.seoul.tokyo"]
    assert match.record()["turns"][-1]["tracks"] == match.tracks


def test_a_seat_that_nobody_plays_waits_for_the_script(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    assert match.waiting == ("seoul",)
    with pytest.raises(eh.Refused, match=r"^Waiting"):
        match.advance()
    match.submit("seoul", first_answers(match, "seoul"))
    assert match.waiting == ()
    assert match.advance() == 2
    assert match.turn == 2


def test_orders_can_be_given_anew_until_they_are_revealed(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    match.submit("seoul", first_answers(match, "seoul"))
    question = match.view("seoul").questions[0]
    other = {**first_answers(match, "seoul"), question.id: question.options[1].id}
    match.submit("seoul", other)
    match.advance()
    assert match.record()["turns"][0]["orders"]["seoul"]["responses"] == other


def test_orders_that_are_not_taken_are_an_error_and_change_nothing(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    good = first_answers(match, "seoul")
    match.submit("seoul", good)
    with pytest.raises(eh.Refused) as caught:
        match.submit("seoul", {**good, "no.such": "thing"})
    assert [str(each.code) for each in caught.value.refusals] == ["not_asked"]
    assert match.waiting == ()
    match.advance()
    assert match.record()["turns"][0]["orders"]["seoul"]["responses"] == good


def test_a_seat_that_a_doctrine_plays_takes_no_orders(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    with pytest.raises(eh.Refused, match=r"^Not yours"):
        match.submit("tokyo")


def test_going_back_brings_the_same_dice_again(scenario) -> None:
    match = eh.Match(scenario, seed=3, bots="random")
    match.play_on()
    before = match.tracks
    match.rewind(4)
    assert match.turn == 4
    match.play_on()
    assert match.tracks == before
    with pytest.raises(eh.Refused):
        match.rewind(99)


def test_names_that_are_not_there_are_answered_with_those_that_are(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    with pytest.raises(eh.NotFound, match="Did you mean 'seoul'"):
        match.view("soul")
    with pytest.raises(eh.NotFound, match=r"Did you mean 'trust\.seoul\.tokyo'"):
        match.why("trust.seoul.tokio")
    with pytest.raises(eh.NotFound, match="Did you mean 'historian'"):
        eh.Match(scenario, bots="historan")
    with pytest.raises(eh.NotFound, match="Did you mean 'seoul'"):
        eh.Match(scenario, bots={"soul": "historian"})


def test_why_for_a_seat_tells_what_it_may_know(scenario) -> None:
    match = eh.Match(scenario, bots="historian")
    match.play_on()
    hidden = next(
        each.id for each in adjudicator(GSOMIA).program.tracks if "seoul" not in each.seen_by
    )
    assert match.why(hidden).chapters
    with pytest.raises(eh.NotFound):
        match.why(hidden, seat="seoul")


def test_a_game_that_waits_for_somebody_is_not_played_on_and_stands_as_it_did(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    match.submit("seoul", first_answers(match, "seoul"))
    with pytest.raises(eh.Refused, match="seoul"):
        match.play_on()
    assert (match.turn, match.waiting) == (1, ())


def test_what_is_no_orders_at_all_is_a_type_error_in_a_sentence(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    with pytest.raises(TypeError, match=r"as in \['talks.tokyo'\]"):
        match.submit("seoul", {}, "talks.tokyo")
    with pytest.raises(TypeError, match="responses map decisions"):
        match.submit("seoul", ["talks.tokyo"])  # type: ignore[arg-type]


def test_why_reads_as_the_tracks_do_statuses_by_name(scenario) -> None:
    match = eh.Match(scenario, bots="historian")
    match.play_on()
    for track, value in match.tracks.items():
        assert match.why(track).reading == value
    assert match.tracks["pact"] == match.why("pact").reading != match.why("pact").value


def test_a_choice_that_is_not_open_says_what_it_needs_beside_where_that_stands(scenario) -> None:
    match = eh.Match(scenario, bots=OTHERS)
    with pytest.raises(eh.Refused, match=r"needs '.*Thaw .* at least 31'.*Tokyo 5\.0") as caught:
        match.submit("seoul", first_answers(match, "seoul"), ["road_map"])
    assert "kinds" not in str(caught.value)


def test_what_is_refused_is_told_in_sentences_that_name_it() -> None:
    with eh.Match("first_hour") as match:
        first = match.seats[0]
        for ask in (match.advance, match.play_on):
            with pytest.raises(eh.Refused, match=rf"^Waiting for the orders of {first}, "):
                ask()
        with pytest.raises(eh.NotFound, match=r"^Turn 55 has not come; the last that has is 1\."):
            match.why(next(iter(match.tracks)), turn=55)
        with pytest.raises(eh.Refused, match=r"^The decision 'lunch' is not put to this seat now"):
            match.submit(first, {"lunch": "soup"})
    with pytest.raises(eh.NotFound, match=r"^There is no doctrine 'nobody'\."):
        eh.Match("first_hour", bots="nobody")


@pytest.mark.parametrize("code", list(_SENTENCES))
def test_a_sentence_takes_only_what_its_refusal_holds(code: RefusalCode) -> None:
    """Data of every reason stand beside it, in the list of them."""
    line = next(each for each in getsource(RefusalCode).splitlines() if f'"{code.value}"' in each)
    held = {each.strip() for each in line.partition("# ")[2].split(",")}
    wanted = {name for _, name, _, _ in Formatter().parse(_SENTENCES[code]) if name}
    assert wanted <= held
