"""The code that a facilitator is asked for, as a journal keeps it: never the code itself.

What is kept is a salted hash that takes its time (PBKDF2 with SHA-256), since a save may be read by
anybody. It keeps players from looking by accident or out of curiosity; whoever has the file and a
day can try every short code.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

SHORTEST, LONGEST = 4, 64
ROUNDS = 200_000
SALT = 16  # bytes
KIND = "pbkdf2-sha256"


def keep_code(code: str) -> str:
    """What is kept of a code: how it was made, the salt and the hash, with `$` between."""
    salt = secrets.token_bytes(SALT)
    return f"{KIND}${ROUNDS}${salt.hex()}${_hash(code, salt, ROUNDS).hex()}"


def opens(kept: str, code: str) -> bool:
    """Whether this is the code of which `kept` was made; never for what is no such text."""
    parts = kept.split("$")
    if len(parts) != 4 or parts[0] != KIND or not parts[1].isdecimal():
        return False
    rounds = int(parts[1][:9])
    try:
        salt, known = bytes.fromhex(parts[2]), bytes.fromhex(parts[3])
    except ValueError:
        return False
    return 0 < rounds <= ROUNDS and hmac.compare_digest(_hash(code, salt, rounds), known)


def is_kept_code(kept: str) -> bool:
    """Whether a text is what `keep_code` makes."""
    parts = kept.split("$")
    return len(parts) == 4 and parts[0] == KIND and len(kept) <= 200


def _hash(code: str, salt: bytes, rounds: int) -> bytes:
    text = unicodedata.normalize("NFKC", code.strip()).encode("utf-8", "surrogatepass")
    return hashlib.pbkdf2_hmac("sha256", text, salt, rounds)
