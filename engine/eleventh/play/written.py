"""Orders as JSON, for journals, records and files of scripted orders.

What comes in was written by somebody else, so reading is strict: a wrong shape is a sentence, never
half-read orders.
"""

from __future__ import annotations

from typing import Any

from eleventh.core.orders import Orders


def write_orders(orders: Orders) -> dict[str, Any]:
    """The orders as plain data; `read_orders` gives them back, equal."""
    return {"responses": dict(orders.responses), "initiatives": list(orders.initiatives)}


def read_orders(data: object) -> Orders:
    """The orders that `write_orders` wrote. Both keys may be left out.

    ValueError, with a sentence, if `data` is anything else.
    """
    if not isinstance(data, dict):
        raise ValueError("orders must be an object with responses and initiatives.")
    unknown = sorted(str(key) for key in data.keys() - {"responses", "initiatives"})
    if unknown:
        raise ValueError(f"orders have no {unknown[0]!r}; they have responses and initiatives.")
    responses = data.get("responses", {})
    if not isinstance(responses, dict) or not _all_text((*responses, *responses.values())):
        raise ValueError("responses must be an object from decision ids to response ids.")
    initiatives = data.get("initiatives", [])
    if not isinstance(initiatives, list) or not _all_text(initiatives):
        raise ValueError("initiatives must be a list of ids.")
    return Orders(dict(responses), tuple(initiatives))


def _all_text(values: object) -> bool:
    return isinstance(values, (list, tuple)) and all(isinstance(each, str) for each in values)
