"""Asking a table from afar: the name of what is asked, what goes with it, and what comes back.

What can be asked, with which types, is read from a protocol of `play.table` and written nowhere
else: whatever is added there can be asked here. A property is asked like a method without
arguments. Which seat may ask what is for whoever answers.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from eleventh.net.codec import WireError, from_plain, to_plain
from eleventh.net.wire import WIRE, read, write


@dataclass(frozen=True, slots=True)
class TableCall:
    """Something that can be asked of a table: its arguments in order, those that may be left out
    with what they are then, and the type of the answer."""

    name: str
    is_property: bool
    arguments: Mapping[str, Any]
    defaults: Mapping[str, Any]
    answer: Any


def calls_of(protocol: type) -> Mapping[str, TableCall]:
    """Everything that can be asked of a table of this protocol, by name."""
    found = {}
    for name in dir(protocol):
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(protocol, name)
        is_property = isinstance(member, property)
        function = member.fget if isinstance(member, property) else member
        if not inspect.isfunction(function):
            continue
        hints = get_type_hints(function)
        parameters = list(inspect.signature(function).parameters.values())[1:]
        found[name] = TableCall(
            name=name,
            is_property=is_property,
            arguments={each.name: hints[each.name] for each in parameters},
            defaults={
                each.name: each.default
                for each in parameters
                if each.default is not inspect.Parameter.empty
            },
            answer=hints["return"],
        )
    return found


def encode_call(call: TableCall, arguments: Mapping[str, Any]) -> bytes:
    """The request to ask this, with all of its arguments or all but those with a default."""
    whole = {**call.defaults, **arguments}
    given = {name: to_plain(whole[name], kind) for name, kind in call.arguments.items()}
    return write({"wire": WIRE, "ask": call.name, "with": given})


def decode_call(data: bytes, calls: Mapping[str, TableCall]) -> tuple[TableCall, dict[str, Any]]:
    """What a request asks, and with which arguments. WireError if it asks nothing that there is."""
    found = read(data)
    if not isinstance(found, dict) or set(found) != {"wire", "ask", "with"}:
        raise WireError("A request is an object of wire, ask and with.")
    if found["wire"] != WIRE:
        raise WireError(f"This is wire version {WIRE}, and the request is of another.")
    name, given = found["ask"], found["with"]
    if not isinstance(name, str) or name not in calls:
        raise WireError("That can't be asked of a table.")
    call = calls[name]
    if not isinstance(given, dict) or set(given) != set(call.arguments):
        raise WireError(f"{name}: it takes {', '.join(call.arguments) or 'nothing'}.")
    return call, {
        each: from_plain(given[each], kind, f"{name}.{each}")
        for each, kind in call.arguments.items()
    }


def encode_answer(call: TableCall, value: Any) -> bytes:
    """What the table answered, as bytes."""
    return write({"wire": WIRE, "answer": to_plain(value, call.answer)})


def decode_answer(call: TableCall, data: bytes) -> Any:
    """The answer to a request. WireError if it is none."""
    found = read(data)
    if not isinstance(found, dict) or set(found) != {"wire", "answer"} or found["wire"] != WIRE:
        raise WireError("An answer is an object of wire and answer, of this version.")
    return from_plain(found["answer"], call.answer, call.name)
