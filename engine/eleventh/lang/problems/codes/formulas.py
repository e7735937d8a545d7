"""Codes of formulas: E040-E059.

What can be wrong with a condition or an amount: how it is written (E040-E047), what its names
mean (E048-E050, E058, E059), whether it fits its place (E051-E055), and what it can come to
(E056, E057).
"""

from __future__ import annotations

from eleventh.lang.problems.codes.code import Code

CODES: tuple[Code, ...] = (
    Code("E040", "This is not a formula"),
    Code("E041", "A sign from another language"),
    Code("E042", "Something that formulas do not have"),
    Code("E043", "The formula is too large"),
    Code("E044", "A number that a formula does not take"),
    Code("E045", "A character that no name has"),
    Code("E046", "An unknown function"),
    Code("E047", "A function with too few or too many arguments"),
    Code("E048", "An unknown name"),
    Code("E049", "A track with the wrong number of actors"),
    Code("E050", "A track of an actor toward itself"),
    Code("E051", "A number where a condition is needed"),
    Code("E052", "A condition where a number is needed"),
    Code("E053", "A status where a number or a condition is needed"),
    Code("E054", "A status compared with something that is not one of its values"),
    Code("E055", "The values of a status have no order"),
    Code("E056", "A division by what can be zero"),
    Code("E057", "A number that can grow beyond all bounds"),
    Code("E058", "A name that means nothing here"),
    Code("E059", "Derived tracks that go in a circle"),
)
