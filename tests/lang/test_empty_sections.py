"""A section that may be missing may be empty; one that may not is told to be empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.lang.compile import check_path
from eleventh.lang.schema.documents import NEEDED, list_holders
from lang.documents import Block, build

NEVER = (*NEEDED["scenario"], *NEEDED["rulebook"])
EMPTY = ("", " []", " {}", " null")


def codes_of(text: str, folder: Path) -> set[str]:
    block = Block("yaml", "scenario.yaml", text, True, frozenset())
    return {each.code for each in check_path(build((block,), folder), ())}


@pytest.mark.parametrize("empty", EMPTY)
@pytest.mark.parametrize("section", sorted(list_holders("scenario") - set(NEVER)))
def test_a_section_that_may_be_missing_may_be_empty(
    section: str, empty: str, tmp_path: Path
) -> None:
    found = codes_of(f"{section}:{empty}\n", tmp_path)
    assert not found & {"E030", "E031", "E032", "E036"}


@pytest.mark.parametrize("section", NEVER)
def test_a_section_that_is_needed_is_told_to_be_empty(section: str, tmp_path: Path) -> None:
    assert "E031" in codes_of(f"{section}:\n", tmp_path)


def test_with_a_rulebook_actors_and_tracks_may_be_empty(tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text(
        "format: 1\nrulebook: own\ntitle: Own\nactors: {seats: [a, b]}\n"
        "tracks: {x: {kind: score, start: 5}}\n"
    )
    (tmp_path / "scenario.yaml").write_text(
        "format: 1\nscenario: one\ntitle: One\nrulebook: own\nactors:\ntracks:\n"
        "turns: [2021-03-01]\nseats: {a: {title: A}, b: {title: B}}\n"
        "endings: [{id: end, title: End, text: Over.}]\n"
    )
    assert not [each for each in check_path(tmp_path, ()) if each.severity == "error"]
