"""What ties a piece of evidence to its game: which match, program and versions it comes from.

Every export carries it. Two matches with equal orders, seed, program and rules are the same game;
the match tells apart two that were begun alike.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from eleventh.play.events import Opened
from eleventh.play.version import RULES


@dataclass(frozen=True, slots=True)
class MatchIdentity:
    """A match, by what fixes it. `engine` is the version that opened it, `rules` the rules version
    it is played by here. The seed is None for whoever may not know it, since it tells dice to come;
    then the match is empty if its id would tell the seed."""

    scenario: str
    engine: str
    rules: int
    program_hash: str
    seed: int | None
    match: str


def draw_match_id() -> str:
    """An id for a match that is kept: 16 hexadecimal digits that no other has."""
    return secrets.token_hex(8)


def derive_match_id(program_hash: str, seed: int, players: Mapping[str, str]) -> str:
    """The id of a match that was opened without one: the same for all that were opened alike."""
    text = json.dumps([program_hash, seed, dict(players)], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def identify(opened: Opened, with_seed: bool = True) -> MatchIdentity:
    """The identity of the match that this event opened."""
    derived = derive_match_id(opened.program_hash, opened.seed, opened.players)
    return MatchIdentity(
        scenario=opened.scenario,
        engine=opened.engine,
        rules=RULES,
        program_hash=opened.program_hash,
        seed=opened.seed if with_seed else None,
        match=opened.match or (derived if with_seed else ""),
    )


def write_identity(identity: MatchIdentity, format: int) -> dict[str, Any]:
    """The head of an export in this version of its format."""
    return {"format": format, **asdict(identity)}
