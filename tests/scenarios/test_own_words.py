"""Everything told here is told in our own words: no sentence of the two source texts is copied.

The texts themselves are not part of the project. `source_texts.txt` holds, for each run of eight
words in them, the first ten hex digits of the SHA-1 of those words in lower case, punctuation left
out; so the texts cannot be read from it, and a copied run is found all the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from games import ROOT

RUN = 8
HASHES = frozenset((Path(__file__).parent / "source_texts.txt").read_text("ascii").split())
TOLD = sorted(
    path
    for pattern in ("scenarios/**/*.yaml", "scenarios/**/*.md", "docs/*.md", "*.md")
    for path in ROOT.glob(pattern)
    if path.is_file()
)


def runs(text: str) -> Iterator[str]:
    """Every run of eight words, in lower case and without punctuation."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace("'", ""))
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def known(run: str) -> bool:
    """Whether a source text has this run of words."""
    return hashlib.sha1(run.encode(), usedforsecurity=False).hexdigest()[:10] in HASHES


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_eight_words_in_a_row_are_copied(path: Path) -> None:
    assert [run for run in runs(path.read_text("utf-8")) if known(run)] == []


def test_a_copied_title_would_be_found() -> None:
    title = "Read The Cornerstone and the Linchpin: Securing America's Northeast Asian Alliances"
    assert any(known(run) for run in runs(title))
    assert len(HASHES) > 2000
