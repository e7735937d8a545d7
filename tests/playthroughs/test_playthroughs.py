"""A golden playthrough per scenario: the game that history played, posting by posting.

A change of the rules shows up here as a diff that a reviewer can read. To accept it, run
`pytest tests/playthroughs --write-playthroughs` and say in the CHANGELOG what changed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from games import LIBRARY
from playthroughs.telling import played, told

SEED = 2019


@pytest.mark.whole
@pytest.mark.parametrize("folder", LIBRARY, ids=lambda folder: folder.name)
def test_history_plays_out_as_it_is_written_down(folder: Path, request: pytest.FixtureRequest):
    golden = Path(__file__).parent / f"{folder.name}.md"
    text = told(*played(folder, SEED))
    if request.config.getoption("--write-playthroughs"):
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"{golden.name} is missing: every scenario has a golden playthrough"
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.slow
def test_history_suspends_its_notice_at_six_unless_a_scare_comes_first() -> None:
    folder = next(each for each in LIBRARY if each.name == "gsomia_2019")
    ended = Counter()
    for seed in range(8):
        program, document = played(folder, seed)
        pact = [turn["tracks"]["pact"] for turn in document["turns"]]
        evening = [each.date for each in program.turns].index("2019-11-22T18:00")
        ended[document["ending"]["id"]] += 1
        if len(pact) > evening:
            assert pact[evening - 1 : evening + 1] == ["notice", "suspended"]
    assert ended.keys() <= {"suspended", "tested_and_late"}
    assert ended["suspended"] >= 6
