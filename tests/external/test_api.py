"""Programs in a match of the library: for scripts and notebooks."""

from __future__ import annotations

import pytest

import eleventh as eh
from external.seats import SHORT, command
from play.quarrel import FOLDER

QUARREL = eh.load(FOLDER / "quarrel")
OTHERS = {"all": "historian"}


def test_a_script_plays_with_a_program_and_reads_its_reasons() -> None:
    with eh.Match(QUARREL, bots={**OTHERS, "seoul": command("well")}) as match:
        assert match.play_on()
    (reason,) = match.record()["turns"][0]["orders"]["seoul"]["reasons"]
    assert reason["code"] == "said"


def test_a_program_is_told_refusals_in_the_words_of_the_library() -> None:
    with eh.Match(QUARREL, bots={**OTHERS, "seoul": command("learns")}) as match:
        match.play_on()
    assert match.record()["turns"][0]["orders"]["seoul"]["reasons"][0]["code"] == "said"


def test_a_program_has_the_time_that_a_script_gives_it() -> None:
    with eh.Match(QUARREL, bots={**OTHERS, "seoul": command("late")}, time_limit=SHORT) as match:
        assert match.advance() == 2
    (reason, *_) = match.record()["turns"][0]["orders"]["seoul"]["reasons"]
    assert (reason["code"], reason["data"]["lapse"]) == ("stood_in", "late")


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_no_time_is_no_time_limit(seconds: float) -> None:
    with pytest.raises(ValueError, match="more than 0 seconds"):
        eh.Match(QUARREL, time_limit=seconds)


def test_what_names_no_program_is_not_found() -> None:
    with pytest.raises(eh.NotFound, match=r"There is no program '\./nowhere'"):
        eh.Match(QUARREL, bots={"seoul": "exec:./nowhere"})
    with pytest.raises(eh.NotFound, match="is a program, which can play a Match"):
        eh.playouts(QUARREL, bots={"seoul": "exec:./nowhere"}, games=1)
