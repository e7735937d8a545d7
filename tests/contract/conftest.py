"""What both faces promise holds at a table in this process and at one behind bytes."""

from __future__ import annotations

import pytest

import tables


@pytest.fixture(params=[False, True], ids=["here", "behind the wire"])
def each_kind_of_table(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BEHIND_THE_WIRE", request.param)
