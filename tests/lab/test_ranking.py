"""What is told first: statuses, what has a role, then shares of each score's own scale."""

from __future__ import annotations

from eleventh.lab.ranking import is_subject, rank


def test_a_status_comes_before_a_role_and_a_role_before_a_larger_move_of_anything_else() -> None:
    moves = {
        "boycott": rank(None, False, 95, 0, 100),
        "drills": rank(None, True, 1, 0, 3),
        "pact": rank("pact", True, 1, 0, 3),
        "deterrence": rank("adversary", False, -5, 0, 100),
        "trust": rank("relation", False, -29, 0, 100),
    }
    told = ["pact", "drills", "trust", "deterrence", "boycott"]
    assert sorted(moves, key=moves.__getitem__) == told


def test_relations_and_adversaries_are_what_a_game_is_about() -> None:
    assert is_subject("relation")
    assert is_subject("adversary")
    assert not is_subject("pact")
    assert not is_subject(None)


def test_other_scores_are_compared_as_shares_of_their_scales() -> None:
    rounds, capital = rank(None, False, 8, 0, 100), rank(None, False, 2, 0, 6)
    assert capital < rounds


def test_a_relation_that_hardly_moved_takes_its_place_among_the_others() -> None:
    assert rank("relation", False, 1, 0, 100) > rank(None, False, 45, 0, 100)


def test_a_scale_without_length_is_no_fault() -> None:
    assert rank(None, False, 0, 5, 5) == (2, 0.0)
