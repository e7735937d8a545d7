"""One value as bytes: JSON in an envelope that names the version of the wire and the kind.

The version rises with every change of a value's shape, so that two versions of this program never
misread each other: a face is told to update instead.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar, cast

from eleventh.net.codec import WireError, from_plain, to_plain

WIRE = 12
LARGEST = 64 * 1024 * 1024  # bytes of one value: a record holds a scenario's files

T = TypeVar("T")


def encode(value: object) -> bytes:
    """A dataclass of the table as bytes."""
    kind = type(value)
    return write({"wire": WIRE, "kind": kind.__name__, "value": to_plain(value, kind)})


def decode(data: bytes, kind: type[T]) -> T:
    """The value that `encode` wrote. WireError, with a sentence, for anything that is no value of
    this kind, is of another version, or is too large."""
    name = kind.__name__
    envelope = read(data)
    if not isinstance(envelope, dict) or set(envelope) != {"wire", "kind", "value"}:
        raise WireError("A value comes as an object of wire, kind and value.")
    if envelope["wire"] != WIRE:
        raise WireError(f"This is wire version {WIRE}, and the value is of another. Update both.")
    if envelope["kind"] != name:
        raise WireError(f"A {name} is needed, and it is something else.")
    return cast(T, from_plain(envelope["value"], kind, name))


def write(plain: Any) -> bytes:
    """Plain data as JSON. Objects keep their order: that of responses is told in the ledger."""
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def read(data: bytes) -> Any:
    """The plain data in JSON of reasonable size. WireError for anything else."""
    if len(data) > LARGEST:
        raise WireError(f"The value is larger than {LARGEST} bytes.")
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"), parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise WireError("The value is no JSON.") from fault


def _refuse(name: str) -> Any:
    raise ValueError(name)
