"""docs/players.md says what is so: its messages, limits, codes and lapses are those there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

from eleventh.bots.reasons import Lapse
from eleventh.net.external import messages, player, process
from eleventh.net.external.messages import Misread, ProgramAnswer, read_answer
from eleventh_ui.display.time_limit import SECONDS
from external.seats import command, play
from games import ROOT

TEXT = (ROOT / "docs" / "players.md").read_text("utf-8")
SHOWN = [json.loads(each) for each in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
LIMITS = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", TEXT, re.MULTILINE))


def test_the_messages_hold_what_the_page_says(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    play(command("records", kept))
    for line in kept.read_text("utf-8").splitlines():
        message = json.loads(line)
        (told,) = re.findall(rf"^\| `{message['type']}` \| .* \| (.*) \|$", TEXT, re.MULTILINE)
        assert set(message) - {"type"} <= set(re.findall(r"`(\w+)`", told))
        if message["type"] == "turn":
            assert set(SHOWN[0]) == set(message["menu"])
            for answers in message["menu"]["decisions"].values():
                assert all(set(each) == {"id", "cost", "open"} for each in answers)


def test_the_answer_that_is_shown_is_one() -> None:
    answer = read_answer(json.dumps(SHOWN[1]).encode(), 1)
    assert isinstance(answer, ProgramAnswer)
    assert answer.reasons == {"export_controls.seoul": "Talks cost least."}


def test_the_refusal_that_is_shown_has_the_keys_of_one() -> None:
    real = json.loads(messages.write_refused(1, 2, Misread("not_json", "No."), str))
    assert set(SHOWN[2]) == set(real)
    assert set(SHOWN[2]["refusals"][0]) == set(real["refusals"][0])


def test_the_limits_are_those_there_are() -> None:
    assert LIMITS["answers that are read in a turn"] == str(messages.ATTEMPTS)
    assert LIMITS["one line"] == f"{process.LONGEST_LINE:,} bytes"
    assert LIMITS["output in a turn"] == f"{process.MOST:,} bytes"
    assert LIMITS["error output in a turn"] == f"{process.MOST_ERRORS:,} bytes"
    assert LIMITS["starts in a match"] == str(player.STARTS)
    assert f" {SECONDS} seconds, or `--time-limit" in TEXT
    assert f"{messages.LONGEST_REASON} characters of each are kept" in TEXT
    assert f"cut to {process.HEARD} characters" in TEXT


def test_every_lapse_and_every_variable_that_is_passed_on_is_on_the_page() -> None:
    assert {each for each in Lapse if f"| `{each.value}` |" in TEXT} == set(Lapse)
    passed = set(process.PASSED_ON) - {"SYSTEMROOT"}  # of Windows, where nothing has run
    assert {each for each in passed if f"`{each}`" in TEXT} == passed
