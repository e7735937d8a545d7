"""Our sizes beside Goldstein's values: the document is current, and no act has the wrong sign."""

from __future__ import annotations

import pytest

from cases.goldstein import DOCUMENT, rank_correlation, rows, section
from cases.ground import Ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"))


def test_the_comparison_in_the_document_is_current(ground: Ground) -> None:
    assert section(ground) in DOCUMENT.read_text("utf-8"), "run `python -m cases.goldstein`"


def test_no_friendly_act_takes_trust_and_no_hostile_one_gives_it(ground: Ground) -> None:
    found = list(rows(ground))
    friendly = [row for row in found if row.tone in ("conciliatory", "cooperative")]
    hostile = [row for row in found if row.tone == "hostile"]
    assert [row.act for row in friendly if row.trust < 0] == []
    assert [row.act for row in hostile if row.trust > 0] == []
    assert len(friendly) > 20
    assert len(hostile) > 20


def test_rank_correlation_is_spearmans() -> None:
    assert rank_correlation([1, 2, 3, 4], [10, 20, 30, 400]) == pytest.approx(1)
    assert rank_correlation([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    assert rank_correlation([1, 1, 2, 3], [1, 2, 2, 3]) == pytest.approx(0.8333, abs=1e-3)
