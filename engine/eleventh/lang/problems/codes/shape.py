"""Codes of the shape of a file: E030-E039.

Which keys a file may have, and what kind of value each of them takes.
"""

from __future__ import annotations

from eleventh.lang.problems.codes.code import ProblemCode

CODES: tuple[ProblemCode, ...] = (
    ProblemCode("E030", "A key that does not belong here"),
    ProblemCode("E031", "Something is missing"),
    ProblemCode("E032", "The wrong kind of value"),
    ProblemCode("E033", "Not one of the words to choose from"),
    ProblemCode("E034", "A badly formed id, code or address"),
    ProblemCode("E035", "Not a date"),
    ProblemCode("E036", "Outside the limits"),
    ProblemCode("E037", "A version of the language that is not supported"),
    ProblemCode("E038", "Duplicate id"),
    ProblemCode("E039", "Not the file that is wanted here"),
)
