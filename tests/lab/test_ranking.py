"""What is told first: statuses, trust and deterrence, then shares of each score's own scale."""

from __future__ import annotations

from eleventh.lab.ranking import rank


def test_a_status_comes_before_trust_and_trust_before_a_larger_move_of_anything_else() -> None:
    moves = {
        "boycott": rank("boycott.seoul", False, 95, 0, 100),
        "pact": rank("pact", True, 1, 0, 3),
        "deterrence": rank("deterrence.pyongyang", False, -5, 0, 100),
        "trust": rank("trust.tokyo.seoul", False, -29, 0, 100),
    }
    assert sorted(moves, key=moves.__getitem__) == ["pact", "trust", "deterrence", "boycott"]


def test_other_scores_are_compared_as_shares_of_their_scales() -> None:
    rounds, capital = rank("rounds", False, 8, 0, 100), rank("posts", False, 2, 0, 6)
    assert capital < rounds


def test_trust_that_hardly_moved_takes_its_place_among_the_others() -> None:
    assert rank("trust.seoul.tokyo", False, 1, 0, 100) > rank("boycott", False, 45, 0, 100)


def test_a_scale_without_length_is_no_fault() -> None:
    assert rank("still", False, 0, 5, 5) == (2, 0.0)
