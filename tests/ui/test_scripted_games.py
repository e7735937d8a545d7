"""Games from a file of orders, and games printed as JSON."""

from __future__ import annotations

import json

import jsonschema
import pytest

from eleventh.play.record import schema
from ui.sitting import HARBOUR, ROOT

ORDERS = """\
- seoul: {responses: {export_controls.seoul: give_notice}}
- seoul: {}
"""


@pytest.fixture
def play(run, home):
    def command(text, *arguments, name="orders.yaml"):
        (home / name).write_text(text, "utf-8")
        return run("play", HARBOUR, "--orders", name, "--seed", "1", *arguments)

    return command


def test_orders_are_played_to_the_end(play):
    code, out, err = play(ORDERS)
    assert code == 0
    assert "Seoul: Give notice to the pact." in out
    assert "The end:" in out
    assert "--seed 1" in err


def test_the_same_orders_as_json_give_the_same_document(play):
    as_data = [{"seoul": {"responses": {"export_controls.seoul": "give_notice"}}}, {"seoul": {}}]
    _, one, _ = play(ORDERS, "--json")
    _, two, _ = play(json.dumps(as_data), "--json", name="orders.json")
    assert json.loads(one) == json.loads(two)
    jsonschema.validate(json.loads(one), schema())
    assert one.isascii()


def test_a_refused_order_stops_the_game_with_a_sentence(play):
    code, _, err = play("- seoul: {responses: {export_controls.seoul: shout}}\n")
    assert code == 1
    assert "Turn 1, Seoul: The decision export_controls.seoul has no response 'shout'" in err
    assert "The game stops here" in err


def test_a_wrong_name_is_answered_with_those_there_are(play):
    _, _, err = play("- seoul: {responses: {export_control.seoul: wait}}\n")
    assert "No decision 'export_control.seoul' is put to you this turn. Only " in err
    assert "export_controls.seoul is put to you." in err
    _, _, err = play(
        "- seoul: {responses: {export_controls.seoul: wait}, initiatives: [quiet_chanel.tokyo]}\n"
    )
    assert "You have no initiative 'quiet_chanel.tokyo'. You have " in err
    assert "quiet_channel.tokyo" in err
    _, _, err = play("- seoul: {}\n")
    assert "This decision still wants an answer: How does Seoul answer? (export_con" in err


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
def test_the_examples_in_the_manual_can_be_played(run, home, number):
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    example = page.split("```yaml\n")[number].partition("```")[0]
    (home / "orders.yaml").write_text(example, "utf-8")
    code, _, err = run("play", "gsomia_2019", "--orders", "orders.yaml", "--seed", "1")
    assert code == 0, err


EXCEPT = """\
history_except:
  - {turn: 1, seoul: {responses: {export_controls.seoul: wait}}}
  - {turn: 2021-04-01, washington: {without: [three_way_talks]}}
"""


def played(document: str) -> dict[tuple[int, str], tuple[dict[str, str], list[str]]]:
    """The orders of a record, by turn and seat."""
    return {
        (turn["turn"], seat): (given["responses"], given["initiatives"])
        for turn in json.loads(document)["turns"]
        for seat, given in turn["orders"].items()
    }


def test_history_is_played_except_what_a_file_says(play, run):
    _, real, _ = run("play", HARBOUR, "--auto", "--seed", "1", "--json")
    code, out, err = play(EXCEPT, "--json")
    assert code == 0, err
    before, after = played(real), played(out)
    assert before[1, "seoul"] == ({"export_controls.seoul": "wto_complaint"}, [])
    assert before[2, "washington"] == ({}, ["three_way_talks"])
    assert after[1, "seoul"] == ({"export_controls.seoul": "wait"}, [])
    assert after[2, "washington"] == ({}, [])
    same = {(1, "washington"), (1, "tokyo"), (2, "tokyo")}
    assert {key: before[key] for key in same} == {key: after[key] for key in same}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("history_except: []", "history_except must be a list of turns"),
        ("history_except: [3]", "orders.yaml:1, history_except 1 must say its turn"),
        ("history_except: [{turn: 3}]", "there is no such turn. They go from 1 to 2."),
        ("history_except: [{turn: 2021-04-02}]", "Did you mean 2021-04-01?"),
        (
            "history_except:\n  - {turn: 1, soul: {}}",
            "orders.yaml:2, history_except 1 soul: there is no such seat. Did you mean seoul?",
        ),
        (
            "history_except: [{turn: 1, seoul: {without: x}}]",
            "must be a list of ids of initiatives",
        ),
        (
            "history_except: [{turn: 1, seoul: {}}, {turn: 1, tokyo: {}}]",
            "turn 1 stands here twice",
        ),
        ("history_except: [{turn: 1, seoul: {answers: {}}}]", "orders have no 'answers'"),
    ],
)
def test_exceptions_that_are_not_as_they_should_be_are_told_where(play, text, told):
    code, out, err = play(text)
    assert code == 1
    assert told in err
    assert out == ""


def test_orders_that_end_early_leave_the_game_open(play):
    code, out, err = play(ORDERS.splitlines()[0])
    assert code == 0
    assert "The orders end here; turn 2 of 2 is open." in err
    assert "The end:" not in out


def test_orders_beyond_the_end_are_told(play):
    assert "orders for 2 turns were not needed" in play(ORDERS + "- {}\n- {}\n")[2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "orders.yaml"),
        ("seoul: {}", "must hold a list with one entry per turn"),
        ("- 3", "orders.yaml:1, turn 1 must map seats to their orders"),
        (
            "- {}\n- soul: {}",
            "orders.yaml:2, turn 2 soul: there is no such seat. Did you mean seoul?",
        ),
        ("- seoul: {answers: {}}", "turn 1 seoul: orders have no 'answers'"),
        ("- seoul: {responses: [a]}", "responses must be an object"),
        ("- seoul: {initiatives: quiet}", "initiatives must be a list of ids"),
        ("- &a {seoul: {}}\n- *a", "orders.yaml:1"),
        ("- seoul: {}\n  seoul: {}", "orders.yaml:2"),
        ("- [", "orders.yaml"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_told_where(play, text, told):
    code, out, err = play(text)
    assert code == 1
    assert told in err
    assert out == ""


def test_broken_json_is_told(play):
    code, _, err = play("[{]", name="orders.json")
    assert code == 1
    assert "orders.json is not JSON" in err


def test_a_seat_has_one_player(play):
    code, _, err = play(ORDERS, "--bots", "seoul=random")
    assert code == 2
    assert "the file of orders plays this seat" in err
