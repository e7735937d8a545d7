"""What all tests share: the option that rewrites golden playthroughs."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-playthroughs",
        action="store_true",
        help="write the golden playthroughs anew instead of comparing with them",
    )
