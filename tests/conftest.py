"""What all tests share: the option that rewrites golden playthroughs, how often Python looks for
garbage, and that no test fails because the machine is busy."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, settings

gc.set_threshold(50_000)  # as the command does; the usual 700 costs a third of the time of a run

settings.register_profile(
    "busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("busy machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-playthroughs",
        action="store_true",
        help="write the golden playthroughs anew instead of comparing with them",
    )
