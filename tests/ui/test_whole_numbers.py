"""A whole number on the command line that is none is told in a sentence, with what is wanted."""

from __future__ import annotations

import pytest

from ui.conftest import Run
from ui.sitting import HARBOUR


@pytest.mark.parametrize("typed", ["abc", "-1", "999", "1.5", ""])
def test_minutes_that_are_none_are_told_from_where_to_where(run: Run, typed: str) -> None:
    code, _, told = run("play", HARBOUR, "--plain", "--timer", typed)
    assert code == 2
    wanted = "--timer takes a whole number from 0 to 240, such as 10."
    assert f"“{typed}” is no time: {wanted}" in " ".join(told.split())
    assert "valid" not in told


@pytest.mark.parametrize("typed", ["abc", "0"])
def test_a_turn_that_is_none_is_told_too(run: Run, typed: str) -> None:
    code, _, told = run("why", "--turn", typed)
    assert code == 2
    assert f"“{typed}” is no turn: --turn takes a whole number from 1 on" in " ".join(told.split())
