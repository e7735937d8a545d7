"""The table that a match has in tests of the faces: the one in this process, or with
`ELEVENTH_TEST_TABLE=wire` one behind bytes, as a remote face will have."""

from __future__ import annotations

import os
from typing import Any

from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from net.wire_table import wire_table

BEHIND_THE_WIRE = os.environ.get("ELEVENTH_TEST_TABLE") == "wire"


def host_table(match: Match) -> Any:
    """The table of a match, as its host has it."""
    table = LocalFacilitatorTable(match)
    return wire_table(table) if BEHIND_THE_WIRE else table
