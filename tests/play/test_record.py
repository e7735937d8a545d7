"""The record of a game: valid, complete, and true to the ledger."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from eleventh.core.orders import Orders
from eleventh.play.identity import draw_match_id, identify
from eleventh.play.journal import Journal
from eleventh.play.loading import load_record
from eleventh.play.match import Match
from eleventh.play.record import export_record, schema
from eleventh.play.version import RULES
from eleventh.play.written import read_orders
from play.quarrel import (
    HISTORY,
    HUMANS,
    adjudicator,
    compiled,
    first_answers,
    noon,
    play,
    start,
    submit_all,
)


def test_the_schema_is_a_schema_and_says_what_every_key_is() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())

    def undescribed(part: object, at: str) -> list[str]:
        if not isinstance(part, dict):
            return []
        found = [
            f"{at}.{name}"
            for name, inner in part.get("properties", {}).items()
            if not {"description", "$ref"} & inner.keys()
        ]
        return found + [
            each for name, inner in part.items() for each in undescribed(inner, f"{at}.{name}")
        ]

    assert undescribed(schema(), "record") == []


@pytest.mark.parametrize("players", [HUMANS, HISTORY, {**HUMANS, "tokyo": "opponent"}])
@pytest.mark.parametrize("turns", [0, 1, 3])
def test_every_record_satisfies_the_schema(players: dict[str, str], turns: int) -> None:
    match = start(players)
    for _ in range(turns):
        submit_all(match)
        match.advance()
    document = export_record(match.record)
    jsonschema.validate(document, schema(), cls=jsonschema.Draft202012Validator)
    assert json.loads(json.dumps(document)) == document
    assert len(document["turns"]) == turns
    assert (document["ending"] is None) == (turns < 3)


def test_the_tracks_of_a_turn_are_those_before_it_plus_its_ledger() -> None:
    match = start(seed=3)
    match.submit("tokyo", Orders({}, ("whisper.seoul", "quiet_channel.seoul")))
    match.submit("seoul", Orders({"export_controls.seoul": "give_notice"}, ("three_way_talks",)))
    play(match)
    document = export_record(match.record)
    derived = {"cohesion"}
    tracks = {key: value for key, value in document["start"].items() if key not in derived}
    assert document["start"]["cohesion"] == 50.0
    for turn in document["turns"]:
        for posting in turn["ledger"]:
            assert tracks[posting["track"]] == posting["before"]
            if isinstance(posting["amount"], str):
                tracks[posting["track"]] = posting["after"]
            else:
                tracks[posting["track"]] += posting["amount"]
            assert tracks[posting["track"]] == posting["after"]
        assert {key: turn["tracks"][key] for key in tracks} == tracks
    assert tracks["pact"] == "lapsed"


def test_a_posting_names_its_chain_its_sources_and_its_line() -> None:
    (posting,) = [
        each
        for each in export_record(play(start()).record)["turns"][0]["ledger"]
        if each["track"] == "trust.seoul.tokyo" and each["stage"] == "politics"
    ]
    chain = [(link["kind"], link["id"]) for link in posting["cause"]]
    assert chain == [
        ("inject", "export_controls"),
        ("act", "trade_restriction"),
        ("rule", "restriction_wounds"),
    ]
    assert (posting["before"], posting["amount"], posting["after"]) == (50.0, -4.0, 46.0)
    assert (posting["cite"], posting["note"]) == (["R01"], "")
    line = 1 + (compiled().files["scenario.yaml"].decode().split("\n")).index(
        "  - id: restriction_wounds"
    )
    assert posting["line"] == f"scenario.yaml:{line}"


def test_what_a_turn_opens_with_stands_in_that_turn() -> None:
    document = export_record(play(start()).record)
    assert document["turns"][0]["injects"] == ["export_controls", "warning"]
    acts = [[event["act"] for event in turn["events"]] for turn in document["turns"]]
    assert acts[0] == ["trade_restriction", "legal_step", "joint_dialogue"]
    assert acts[1][-1] == "off_ramp"


def test_events_are_dyadic_with_their_codes() -> None:
    first = export_record(play(start()).record)["turns"][0]["events"][0]
    assert (first["by"], first["toward"], first["cameo"]) == (["tokyo"], ["seoul"], "163")
    assert (first["goldstein"], first["date"]) == (-8.0, "2021-03-01")


def test_orders_can_be_played_again_from_the_record() -> None:
    once = export_record(play(start({**HUMANS, "tokyo": "opponent"})).record)
    match = start()
    for turn in once["turns"]:
        for seat, orders in turn["orders"].items():
            plain = {key: orders[key] for key in ("responses", "initiatives")}
            assert match.submit(seat, read_orders(plain)) == ()
        match.advance()
    again = export_record(match.record)
    assert [turn["digest"] for turn in again["turns"]] == [turn["digest"] for turn in once["turns"]]


def test_a_saved_game_has_the_same_record(tmp_path: Path) -> None:
    match = play(start(HISTORY, log=Journal.create(tmp_path / "a.eleventh", noon)))
    match.close()
    assert export_record(load_record(tmp_path / "a.eleventh")) == export_record(match.record)


def test_what_came_of_a_joint_initiative_is_told() -> None:
    match = start()
    orders = first_answers(match.view("seoul"))
    match.submit("seoul", replace(orders, initiatives=("three_way_talks",)))
    first, second, *_ = export_record(play(match).record)["turns"]
    assert first["joint"] == [
        {
            "id": "three_way_talks",
            "met": False,
            "together": ["seoul"],
            "away": ["washington", "tokyo"],
        }
    ]
    assert second["joint"] == []


def test_turns_taken_back_are_not_in_the_record() -> None:
    match = play(start())
    match.rewind(2)
    document = export_record(match.record)
    assert [turn["turn"] for turn in document["turns"]] == [1]
    assert document["ending"] is None


def test_objectives_are_told_by_seat() -> None:
    objectives = export_record(play(start()).record)["objectives"]
    assert [each["id"] for each in objectives["seoul"]] == ["stand_firm", "be_trusted"]
    assert objectives["tokyo"][0]["score"] == 100.0


def test_a_record_names_its_game() -> None:
    document = export_record(play(start()).record)
    assert (document["scenario"], document["seed"], document["rules"]) == ("quarrel", 7, RULES)
    assert document["match"] == export_record(start().record)["match"]
    assert document["match"] != export_record(start(seed=8).record)["match"]


def test_a_match_that_is_kept_has_an_id_of_its_own() -> None:
    kept = {
        identify(Match.start(adjudicator(), {}, HUMANS, 7, match_id=draw_match_id()).record.opened)
        for _ in range(3)
    }
    assert len({each.match for each in kept}) == 3


def test_an_id_that_would_tell_the_seed_is_not_told_with_it_hidden() -> None:
    opened = start().record.opened
    assert identify(opened, with_seed=False).match == ""
    drawn = replace(opened, match="0123456789abcdef")
    assert identify(drawn, with_seed=False).match == "0123456789abcdef"
    assert identify(drawn, with_seed=False).seed is None
