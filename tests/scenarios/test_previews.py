"""The law of previews: what comes of a choice is what its seat was told that it may do.

Over all shipped scenarios: every posting lies within what was promised of its cause on the way that
the turn took, none was left out, and what was told as certain came. At full size (`make attack`) it
plays a thousand games of `random` and a hundred of each other doctrine.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from attack import Attack
from eleventh.bots.registry import OWN
from foretelling import find_faults, list_taken, play_turns
from games import adjudicator
from portions import with_others

each_scenario = pytest.mark.parametrize("folder", with_others(), ids=lambda folder: folder.name)


def list_faults(folder: Path, doctrine: str, games: range) -> list[str]:
    """The first faults of the previews in some games."""
    table = adjudicator(folder)
    found = (
        fault
        for game in games
        for position, taken, after in play_turns(table, doctrine, game)
        for each in list_taken(position, taken, after)
        for fault in find_faults(each)
    )
    return list(islice(found, 5))


@each_scenario
@pytest.mark.parametrize(("doctrine", "games"), [("random", range(12)), ("historian", range(2))])
def test_what_comes_of_a_choice_was_foretold(folder: Path, doctrine: str, games: range) -> None:
    assert not list_faults(folder, doctrine, games)


@pytest.mark.slow
@pytest.mark.attack
@each_scenario
@pytest.mark.parametrize("doctrine", sorted(OWN))
def test_what_comes_of_a_choice_was_foretold_in_many_games(
    folder: Path, doctrine: str, attack: Attack
) -> None:
    many = attack.size(slow=50, full=1_000) if doctrine == "random" else attack.size(2, 100)
    assert not list_faults(folder, doctrine, range(12, 12 + many))
