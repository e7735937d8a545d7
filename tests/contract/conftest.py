"""What both faces promise holds at a table in this process and at one behind bytes."""

from __future__ import annotations

import pytest

import tables

KINDS = [
    pytest.param(False, id="here"),
    pytest.param(True, id="behind the wire", marks=pytest.mark.slow),
]


@pytest.fixture(params=KINDS)
def each_kind_of_table(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BEHIND_THE_WIRE", request.param)
