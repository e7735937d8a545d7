"""A table behind the wire, without a network: whatever is asked of it, and whatever it answers,
goes through bytes. What a remote face will have, as far as values go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eleventh.net.calls import (
    TableCall,
    calls_of,
    decode_answer,
    decode_call,
    encode_answer,
    encode_call,
)
from eleventh.play.local import LocalFacilitatorTable, LocalTable
from eleventh.play.table import FacilitatorTable, Table


class WireTable:
    """Asks another table for everything, as a protocol has it, by way of JSON."""

    def __init__(self, answering: object, protocol: type) -> None:
        self._answering = answering
        self._calls: Mapping[str, TableCall] = calls_of(protocol)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._calls:
            raise AttributeError(name)
        call = self._calls[name]
        if call.is_property:
            return self._ask(call, {})

        def asked(*given: Any, **named: Any) -> Any:
            names = dict(zip(call.arguments, given, strict=False))
            return self._ask(call, {**names, **named})

        return asked

    def _ask(self, call: TableCall, arguments: Mapping[str, Any]) -> Any:
        request = encode_call(call, arguments)
        return decode_answer(call, self._answer(request))

    def _answer(self, request: bytes) -> bytes:
        """What the far end does."""
        call, arguments = decode_call(request, self._calls)
        asked = getattr(self._answering, call.name)
        return encode_answer(call, asked if call.is_property else asked(**arguments))


def wire_table(table: LocalTable) -> Any:
    """The table behind the wire: all of it for the host's, else what a seat may ask."""
    hosts = isinstance(table, LocalFacilitatorTable)
    return WireTable(table, FacilitatorTable if hosts else Table)
