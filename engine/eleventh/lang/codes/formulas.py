"""Codes of formulas: E040-E059.

What can be wrong with a condition or an amount, taken alone.
"""

from __future__ import annotations

from eleventh.lang.codes.code import Code

CODES: tuple[Code, ...] = ()
