"""From what size on a change matters."""

from __future__ import annotations

from eleventh.core.material import find_material, is_material, is_material_score


def test_a_change_matters_from_a_hundredth_of_its_scale_on() -> None:
    assert find_material(0, 100) == 1
    assert is_material(1, 0, 100)
    assert is_material(-1, 0, 100)
    assert not is_material(0.99609375, 0, 100)
    assert is_material(-0.25, -10, 10)
    assert not is_material(0.1875, -10, 10)


def test_nothing_never_matters() -> None:
    assert not is_material(0, 0, 100)
    assert not is_material(0, 0, 0)


def test_where_a_scale_is_not_known_every_change_matters() -> None:
    assert is_material(0.00390625, 0, 0)


def test_an_objective_matters_from_half_a_point_on() -> None:
    assert is_material_score(0.5)
    assert is_material_score(-0.5)
    assert is_material_score(0.45), "it reads as 0.5"
    assert not is_material_score(0.449)
