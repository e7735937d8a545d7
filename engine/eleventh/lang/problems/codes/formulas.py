"""Codes of formulas: E040-E059.

What can be wrong with a condition or an amount: how it is written (E040-E047), what its names
mean (E048-E050, E058, E059), whether it fits its place (E051-E055), and what it can come to
(E056, E057).
"""

from __future__ import annotations

from eleventh.lang.problems.codes.code import ProblemCode

CODES: tuple[ProblemCode, ...] = (
    ProblemCode("E040", "This is not a formula"),
    ProblemCode("E041", "A sign from another language"),
    ProblemCode("E042", "Something that formulas do not have"),
    ProblemCode("E043", "The formula is too large"),
    ProblemCode("E044", "A number that a formula does not take"),
    ProblemCode("E045", "A character that no name has"),
    ProblemCode("E046", "An unknown function"),
    ProblemCode("E047", "A function with too few or too many arguments"),
    ProblemCode("E048", "An unknown name"),
    ProblemCode("E049", "A track with the wrong number of actors"),
    ProblemCode("E050", "A track of an actor toward itself"),
    ProblemCode("E051", "A number where a condition is needed"),
    ProblemCode("E052", "A condition where a number is needed"),
    ProblemCode("E053", "A status where a number or a condition is needed"),
    ProblemCode("E054", "A status compared with something that is not one of its values"),
    ProblemCode("E055", "The values of a status have no order"),
    ProblemCode("E056", "A division by what can be zero"),
    ProblemCode("E057", "A number that can grow beyond all bounds"),
    ProblemCode("E058", "A name that means nothing here"),
    ProblemCode("E059", "Derived tracks that go in a circle"),
)
