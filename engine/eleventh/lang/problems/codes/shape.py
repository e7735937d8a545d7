"""Codes of the shape of a file: E030-E039.

Which keys a file may have, and what kind of value each of them takes.
"""

from __future__ import annotations

from eleventh.lang.problems.codes.code import Code

CODES: tuple[Code, ...] = (
    Code("E030", "A key that does not belong here"),
    Code("E031", "Something is missing"),
    Code("E032", "The wrong kind of value"),
    Code("E033", "Not one of the words to choose from"),
    Code("E034", "A badly formed id, code or address"),
    Code("E035", "Not a date"),
    Code("E036", "Outside the limits"),
    Code("E037", "A version of the language that is not supported"),
    Code("E038", "Duplicate id"),
    Code("E039", "Not the file that is wanted here"),
)
