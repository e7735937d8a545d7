"""Orders, and reasons for them, as JSON: for journals, records and files of scripted orders.

What comes in was written by somebody else, so reading is strict: a wrong shape is a sentence, never
half-read orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

from eleventh.bots.reasons import Reason, ReasonCode
from eleventh.core.amounts import name_step
from eleventh.core.orders import Orders
from eleventh.core.refusals import Data, Datum

KNOWN = frozenset(ReasonCode) - {ReasonCode.IN_WORDS}


def write_orders(orders: Orders) -> dict[str, Any]:
    """The orders as plain data; `read_orders` gives them back, equal."""
    return {"responses": dict(orders.responses), "initiatives": list(orders.initiatives)}


def read_orders(data: object) -> Orders:
    """The orders that `write_orders` wrote. Both keys may be left out, and a response with an
    amount may be written as `offer@4.5` or as the mapping `{offer: 4.5}`.

    ValueError, with a sentence, if `data` is anything else.
    """
    if not isinstance(data, dict):
        raise ValueError("orders must be an object with responses and initiatives.")
    unknown = sorted(str(key) for key in data.keys() - {"responses", "initiatives"})
    if unknown:
        raise ValueError(f"orders have no {unknown[0]!r}; they have responses and initiatives.")
    responses = data.get("responses", {})
    if isinstance(responses, dict):
        responses = {decision: _name_amount(each) for decision, each in responses.items()}
    if not isinstance(responses, dict) or not _all_text((*responses, *responses.values())):
        raise ValueError("responses must be an object from decision ids to response ids.")
    initiatives = data.get("initiatives", [])
    if not isinstance(initiatives, list) or not _all_text(initiatives):
        raise ValueError("initiatives must be a list of ids.")
    return Orders(dict(responses), tuple(initiatives))


def _name_amount(response: object) -> object:
    """The id of the choice for a response that is written with its amount; all else as it is.
    ValueError for an amount that is none."""
    if not isinstance(response, dict):
        return response
    if len(response) != 1:
        raise ValueError("an answer with an amount has one key, as in {offer: 4.5}.")
    ((id, amount),) = response.items()
    if not isinstance(amount, int | float) or isinstance(amount, bool):
        raise ValueError(f"the amount of {str(id)!r} must be a number, as in {{{id}: 4.5}}.")
    return name_step(id, amount) if isinstance(id, str) else response


def write_reasons(reasons: Sequence[Reason]) -> list[Any]:
    """The reasons as plain data; `read_reasons` gives them back, equal, beside their orders.

    What an earlier version told in words is written as it was.
    """
    return [
        reason.data["text"]
        if reason.code is ReasonCode.IN_WORDS
        else {
            "decision": reason.decision,
            "choice": reason.choice,
            "code": reason.code.value,
            "data": {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in reason.data.items()
            },
        }
        for reason in reasons
    ]


def read_reasons(data: object, orders: Orders) -> tuple[Reason, ...]:
    """The reasons that `write_reasons` wrote. Sentences of an earlier version belong to the choices
    of the orders in turn, if there are as many of them.

    ValueError, with a sentence, if `data` is anything else.
    """
    if not isinstance(data, list):
        raise ValueError("reasons must be a list.")
    choices = [*orders.responses.items(), *(("", each) for each in orders.initiatives)]
    places = choices if len(choices) == len(data) else [("", "")] * len(data)
    return tuple(_reason(each, *place) for each, place in zip(data, places, strict=True))


def _reason(data: object, decision: str, choice: str) -> Reason:
    if isinstance(data, str):
        return Reason(decision, choice, ReasonCode.IN_WORDS, {"text": data})
    if not isinstance(data, dict) or set(data) != {"decision", "choice", "code", "data"}:
        raise ValueError("a reason must be an object with decision, choice, code and data.")
    ids, code, more = (data["decision"], data["choice"]), data["code"], data["data"]
    if not _all_text(ids) or not isinstance(code, str) or code not in KNOWN:
        raise ValueError("a reason is of a kind that is unknown to this version.")
    if not isinstance(more, dict) or not _all_text(tuple(more)):
        raise ValueError("the data of a reason must be an object.")
    read: Data = {name: _datum(value) for name, value in more.items()}
    return Reason(*ids, ReasonCode(code), read)


def _datum(value: object) -> Datum:
    if isinstance(value, list):
        return tuple(_single(each) for each in value)
    return _single(value)


def _single(value: object) -> str | int | float:
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float) and isfinite(value):
        return value
    raise ValueError("the data of a reason are texts and numbers.")


def _all_text(values: object) -> bool:
    return isinstance(values, (list, tuple)) and all(isinstance(each, str) for each in values)
