"""A changed game as one JSON document: what `eleventh whatif --json` prints.

`whatif.schema.json`, beside this file, describes every key; a new key is no new format, a changed
one is. Shares are from 0 to 1, objectives from 0 to 100.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eleventh.core.program import Ending
from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.turning_points import Shift
from eleventh.lab.whatif.spreading import MeanShift, WhatFollows
from eleventh.lab.whatif.telling import OtherOrders, TurnBeside, WhatIf
from eleventh.play.events import Opened
from eleventh.play.identity import identify, write_identity
from eleventh.play.schemas import load_schema

FORMAT = 1


def export_what_if(opened: Opened, told: WhatIf) -> dict[str, Any]:
    """The document of a changed game; `opened` is how the real one was opened."""
    return {
        **write_identity(identify(opened), FORMAT),
        "change": {
            "turn": told.turn,
            "date": told.date,
            "seat": told.seat,
            "decision": told.decision,
            "choice": told.choice,
            "title": told.title,
            "real": told.real,
        },
        "players": {
            each.seat: {
                "player": each.player,
                "plays": "doctrine" if each.by_doctrine else "fitted",
                "plays_many": "doctrine" if each.in_lanes else "fitted",
                "answers": each.answers,
            }
            for each in told.players
        },
        "turns": [_turn(each) for each in told.turns],
        "ending": {"real": _ending(told.real_ending), "changed": _ending(told.changed_ending)},
        "objectives": {each.id: _shift(each) for each in told.seats},
        "tracks": {each.id: _shift(each) for each in told.tracks},
        "follows": _follows(told.follows),
    }


def what_if_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every such document satisfies."""
    return load_schema("eleventh.lab.whatif", "whatif")


def _ending(ending: Ending | None) -> dict[str, str] | None:
    return None if ending is None else {"id": ending.id, "title": ending.title}


def _turn(turn: TurnBeside) -> dict[str, Any]:
    return {
        "turn": turn.turn,
        "date": turn.date,
        "orders": {each.seat: _orders(each) for each in turn.orders},
        "only_real": [id for id, _ in turn.only_real],
        "only_changed": [id for id, _ in turn.only_changed],
        "tracks": {each.id: _shift(each) for each in turn.tracks},
    }


def _orders(orders: OtherOrders) -> dict[str, Any]:
    return {
        "real": list(orders.real),
        "changed": list(orders.changed),
        "source": orders.source.replace(" ", "_"),
    }


def _shift(shift: Shift) -> dict[str, Any]:
    values = shift.values
    real, changed = (values[int(each)] if values else each for each in (shift.before, shift.after))
    return {"title": shift.title, "real": real, "changed": changed}


def _follows(found: WhatFollows) -> dict[str, Any]:
    bands = {each.seat: each for each in found.bands}
    return {
        "backend": found.backend,
        "wanted": found.wanted,
        "games": found.games,
        "partial": found.partial,
        "endings": {
            each.id: {
                "title": each.title,
                "real": _share(each.real),
                "changed": _share(each.changed),
            }
            for each in found.endings
        },
        "objectives": {
            each.id: {
                **_mean(each),
                "least": bands[each.id].least,
                "middle": bands[each.id].middle,
                "most": bands[each.id].most,
            }
            for each in found.seats
        },
        "tracks": {each.id: _mean(each) for each in found.tracks},
    }


def _share(found: Proportion) -> dict[str, Any]:
    return {"share": found.share, "low": found.low, "high": found.high, "games": found.number}


def _mean(shift: MeanShift) -> dict[str, Any]:
    return {
        "title": shift.title,
        "real": shift.real,
        "changed": shift.changed,
        "difference": asdict(shift.difference),
    }
