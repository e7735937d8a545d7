"""A scenario's files packed into one text, so that a save needs nothing beside it.

Unpacking is bounded: a save may come from a stranger, and a few kilobytes can inflate to gigabytes.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping

LARGEST = 32 * 1024 * 1024  # bytes unpacked, the names and base64 included
DEFLATED = 4  # of 9: a sixteenth larger than the most, in less than half of the time


def pack(files: Mapping[str, bytes]) -> str:
    """The files as one text: JSON of base64, deflated, in base64. Equal files, equal text."""
    plain = {name: base64.b64encode(files[name]).decode() for name in sorted(files)}
    return base64.b64encode(zlib.compress(json.dumps(plain).encode(), DEFLATED)).decode()


def unpack(text: str) -> dict[str, bytes]:
    """The files that `pack` packed. ValueError if `text` is anything else, or too large."""
    try:
        inflate = zlib.decompressobj()
        plain = inflate.decompress(base64.b64decode(text, validate=True), LARGEST)
        if not inflate.eof:
            raise ValueError("the files are larger than a scenario can be, or cut off.")
        found = json.loads(plain)
        return {str(name): base64.b64decode(data, validate=True) for name, data in found.items()}
    except (zlib.error, AttributeError, TypeError, RecursionError) as fault:
        raise ValueError("the files can't be unpacked.") from fault
