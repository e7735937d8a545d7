"""How the texts of a facilitator's form are read, whoever typed them and wherever."""

from __future__ import annotations

from typing import Any

import pytest

from eleventh_ui.display.facilitation import playing_on
from eleventh_ui.display.facilitation.acts import ACTS
from eleventh_ui.display.facilitation.fields import Mistake, filled
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.seating import AS_BEFORE
from tables import host_table
from tui.rooms import finished
from ui.sitting import match_of

TRUST = "trust.tokyo.seoul"


def read(word: str, id: str, typed: str, **values: Any) -> Any:
    """What a text comes to in a field of an act, after these values."""
    field = next(field for field in ACTS[word].fields if field.id == id)
    return field.read(typed, TableSource(host_table(match_of("seoul"))), values)


def refused(word: str, id: str, typed: str, **values: Any) -> str:
    """The sentence about a text that can't be read."""
    found = read(word, id, typed, **values)
    assert isinstance(found, Mistake), found
    return found.sentence


@pytest.mark.parametrize(
    ("typed", "effects"),
    [
        ("", {}),
        (" pact notice ;; ", {"pact": "notice"}),
        ("PACT Notice", {"pact": "notice"}),
        (f"{TRUST} -4; rounds +1", {TRUST: -4.0, "rounds": 1.0}),
        (f"{TRUST} -4, rounds 1", {TRUST: -4.0, "rounds": 1.0}),
        ("Trust of Tokyo in Seoul \N{MINUS SIGN}4", {TRUST: -4.0}),
    ],
)
def test_effects_are_tracks_by_any_name_with_an_amount_or_a_value_each(
    typed: str, effects: dict[str, float | str]
) -> None:
    assert read("inject", "effects", typed) == effects


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("rounds 1; rounds 2", "Rounds of talks is named twice; name each track once."),
        ("rounds 1; Rounds of talks 2", "Rounds of talks is named twice; name each track once."),
        ("pact", "“pact” is no effect: write a track and an amount, such as"),
        ("pact 3", "The pact is one of active, notice, lapsed."),
        ("pact notce", "The pact is one of active, notice, lapsed. Did you mean notice?"),
        (f"{TRUST} 101", "Trust of Tokyo in Seoul takes a number from -100 to 100."),
        (f"{TRUST} nan", "Trust of Tokyo in Seoul takes a number from -100 to 100."),
        (f"{TRUST} 0", "Trust of Tokyo in Seoul would not move by that."),
        ("Cohesion 3", "Cohesion follows from trust.seoul.tokyo, trust.tokyo.seoul; change"),
        ("trust.tokyo.seol 4", "Did you mean trust.tokyo.seoul?"),
        ("trust 4", "could be"),
    ],
)
def test_effects_that_can_not_be_read_are_refused_in_a_sentence(typed: str, told: str) -> None:
    assert told in refused("inject", "effects", typed)


@pytest.mark.parametrize(
    ("typed", "seats"),
    [
        ("all", ("washington", "seoul", "tokyo")),
        ("Tokyo, seoul", ("seoul", "tokyo")),
        ("seoul seoul; 2", ("seoul",)),
        ("3 wash", ("washington", "tokyo")),
    ],
)
def test_seats_are_read_by_id_title_and_number_each_once(typed: str, seats: tuple[str]) -> None:
    assert read("inject", "seats", typed) == seats


@pytest.mark.parametrize("typed", ["", " ", ",", ";;"])
def test_an_event_for_nobody_is_refused_and_never_everybodys(typed: str) -> None:
    told = "Say for which seats it is: all, or some of them."
    assert refused("inject", "seats", typed) == told


def test_a_value_is_a_number_on_the_scale_or_the_name_of_a_status_in_any_case() -> None:
    assert read("override", "value", " 4 ", track=TRUST) == 4
    assert read("override", "value", "NOTICE", track="pact") == "notice"
    told = refused("override", "value", "high", track=TRUST)
    assert told == refused("override", "value", "101", track=TRUST)
    assert told == "Trust of Tokyo in Seoul takes a number from 0 to 100."


def test_an_override_is_parted_where_the_track_ends() -> None:
    source, line = TableSource(host_table(match_of("seoul"))), ACTS["override"].line
    assert line("Trust of Tokyo in Seoul 61", source)["value"] == "61"
    assert line("Trust of Tokyo in Seoul", source) == {"track": "Trust of Tokyo in Seoul"}
    assert line("nonsense 3", source) == {"track": "nonsense", "value": "3"}
    assert line("", source) == {}


def test_a_text_keeps_its_paragraphs_and_a_line_is_one_line() -> None:
    assert read("inject", "text", "One\nline.\n\n\nTwo. ") == "One line.\n\nTwo."
    assert read("inject", "headline", " A \x1b[2J leak ") == "A \\u{1b}[2J leak"


def test_a_form_says_all_its_mistakes_at_once_in_the_order_of_its_fields() -> None:
    texts = {"headline": "", "seats": "mars", "effects": "pact 3", "reason": ""}
    found = filled(ACTS["inject"].fields, texts, TableSource(host_table(match_of("seoul"))), {})
    assert isinstance(found, tuple)
    told = [each.sentence.partition(" is ")[0] for each in found]
    assert told == ["A headline", "“mars”", "The pact", "A reason"]


@pytest.mark.parametrize(
    ("rest", "values"),
    [
        ("2 1 tokyo", {"line": 1, "turn": 2, "who": "tokyo"}),
        ("2 tokyo", {"line": 1, "turn": 2, "who": "tokyo"}),
        ("1 as before", {"line": 1, "turn": 1, "who": AS_BEFORE}),
        ("2 1 1", {"line": 1, "turn": 2, "who": AS_BEFORE}),
    ],
)
def test_a_fork_is_read_from_its_line(rest: str, values: dict[str, object]) -> None:
    source = TableSource(host_table(finished("seoul")))
    assert filled(playing_on.FIELDS, playing_on.line_of_fork(rest), source, {}) == values


@pytest.mark.parametrize("rest", ["", "2", "9 tokyo", "2 9 tokyo", "soon", "2 mars", "2 1 9"])
def test_a_fork_that_says_too_little_or_what_there_is_not_begins_nothing(rest: str) -> None:
    source = TableSource(host_table(finished("seoul")))
    found = filled(playing_on.FIELDS, playing_on.line_of_fork(rest), source, {})
    assert isinstance(found, tuple)
