"""What can happen in a game, and what it hangs on."""

from __future__ import annotations

from eleventh.core.program import Program
from eleventh.lab.studies.targets import Ground, Target, list_targets
from lab.studies.worlds import two_doors


def find(program: Program, id: str) -> Target:
    (found,) = (each for each in list_targets(program) if each.id == id)
    return found


def test_everything_that_can_happen_is_listed_once() -> None:
    program = two_doors()
    found = [(each.kind, each.of, each.id) for each in list_targets(program)]
    assert len(found) == len(set(found))
    counts = {kind: sum(each[0] == kind for each in found) for kind in {each[0] for each in found}}
    assert counts == {"inject": 4, "response": 6, "initiative": 2, "rule": 1, "ending": 2}
    assert ("response", "market.east", "share") in found
    assert ("initiative", "east", "turn_key") in found


def test_an_ending_hangs_on_what_its_condition_reads() -> None:
    program = two_doors()
    footing = Ground(program).find_footing(find(program, "through"))
    assert [program.tracks[each].id for each in footing.tracks] == ["lock"]
    assert (footing.injects, footing.choices) == ((), ())


def test_an_answer_hangs_on_the_event_that_asks() -> None:
    program = two_doors()
    footing = Ground(program).find_footing(find(program, "red"))
    assert [program.injects[each].id for each in footing.injects] == ["decoration"]
    assert [program.choices[each].id for each in footing.choices] == ["red"]
