"""Codes of meaning: E060-E099 and W060-W099.

What can be wrong with a file that is well formed: names, types, bounds, and what can never happen.
"""

from __future__ import annotations

from eleventh.lang.codes.code import Code

CODES: tuple[Code, ...] = (
    Code("E061", "No such actor or set"),
    Code("E062", "No such track"),
    Code("E063", "No such act"),
    Code("E064", "Somebody who has no seat"),
    Code("E065", "A source that nobody defines"),
    Code("E066", "No such front"),
    Code("E067", "No such stage or initiative"),
    Code("E068", "An override of no parameter"),
    Code("E069", "A directed track without its actors"),
    Code("E070", "A derived track that is moved or set"),
    Code("E071", "A status value that does not exist"),
    Code("E072", "A value out of bounds"),
    Code("E073", "A track without a starting value"),
    Code("E074", "A date that does not fit the turns"),
    Code("E075", "A variable that is an actor"),
    Code("E076", "An inject that can never fire"),
    Code("E077", "A response that can never be chosen"),
    Code("E078", "A decision with fewer than two responses"),
    Code("E079", "A decision that may have no answer"),
    Code("E080", "An ending that can never be reached"),
    Code("E081", "No final ending"),
    Code("E082", "A probability outside 0 to 1"),
    Code("E083", "A joint initiative with one party"),
    Code("E084", "An act that does not fit its parties"),
    Code("E085", "A secret that a choice would give away"),
    Code("E086", "A name that the language has taken"),
    Code("E087", "Something for a seat that does not see the inject"),
    Code("E088", "A cost that cannot be paid"),
    Code("E090", "An intensity that is not fixed"),
    Code("W060", "A track that nothing moves"),
    Code("W061", "A track that nothing reads"),
    Code("W062", "An act that nobody performs"),
    Code("W063", "An act that no rule answers"),
    Code("W064", "Something without a source"),
    Code("W065", "A text too long for its card"),
    Code("W066", "A deadline that no order can affect"),
    Code("W067", "A status set in two ways at once"),
    Code("W069", "Private text shown to all"),
    Code("W070", "A parameter that nothing uses"),
    Code("W071", "A rule that never applies"),
    Code("W072", "A chance that can leave 0 to 1"),
    Code("W073", "A factor that can turn an effect round"),
    Code("W074", "A variable that nothing names"),
)
