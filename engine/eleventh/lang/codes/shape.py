"""Codes of the shape of a file: E030-E039.

Which keys a file may have, and what kind of value each of them takes.
"""

from __future__ import annotations

from eleventh.lang.codes.code import Code

CODES: tuple[Code, ...] = ()
