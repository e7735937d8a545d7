"""Codes of meaning: E060-E099 and W060-W099.

What can be wrong with a file that is well formed: names, types, bounds, and what can never happen.
"""

from __future__ import annotations

from eleventh.lang.codes.code import Code

CODES: tuple[Code, ...] = ()
