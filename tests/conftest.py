"""What all tests share: the option that rewrites golden playthroughs, and how often Python looks
for garbage."""

from __future__ import annotations

import gc

import pytest

gc.set_threshold(50_000)  # as the command does; the usual 700 costs a third of the time of a run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-playthroughs",
        action="store_true",
        help="write the golden playthroughs anew instead of comparing with them",
    )
