"""Says what is wrong with a piece of text that no formula has, and what to write instead.

People bring habits from spreadsheets, from programs and from word processors that turn signs into
prettier ones; each habit is met by name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from eleventh.lang.formula.tokens import MAX_DIGITS, MAX_NUMBER, MIN_NUMBER, Token, count_digits
from eleventh.lang.problems.characters import name_character, quote


class SyntaxHint(NamedTuple):
    """A problem with a token: its code, what is wrong, and what to write instead."""

    code: str
    headline: str
    help: str


_WRITE = {
    "and": "&& & ∧ AND And",
    "or": "|| | ∨ OR Or",
    "not": "! ~ ¬ NOT Not",
    "if": "IF If",
    "else": "ELSE Else",
    "==": "= === is",
    "!=": "!== <> ≠",
    ">=": "=> ≥",
    "<=": "=< ≤",
    "*": "× · ∗",
    "/": "÷ ⁄",
    "-": "− – —",
}
_INSTEAD = {foreign: ours for ours, signs in _WRITE.items() for foreign in signs.split()}

OPERATOR_WORDS = frozenset(each for each in _INSTEAD if each.isascii() and each.isalpha())
"""Words that people write for an operator: `AND`, `is`."""

_CHOICE = "Write a choice as `A if CONDITION else B`."
HELP_WITH_DOTS = "Name a track with dots: `trust.seoul.tokyo`."
_DERIVED = "Make it a derived track, and use its name."
_STATE_IT = "Write the condition itself: `happened.launch` or `not happened.launch`."
_ONE_LINE = "A formula is names, numbers and brackets with `+ - * /`, comparisons and `and or not`."

_MISSING = {
    "**": ("powers", "Multiply: `x * x`."),
    "^": ("powers", "Multiply: `x * x`."),
    "//": ("whole-number division", "Divide with `/`."),
    "%": ("`%`", "Write points as a plain number, and a share as 0.05."),
    ":=": ("assignments", _DERIVED),
    ":": ("colons", _CHOICE),
    "?": ("question marks", _CHOICE),
    "[": ("square brackets", HELP_WITH_DOTS),
    "]": ("square brackets", HELP_WITH_DOTS),
    "{": ("braces", "Use round brackets."),
    "}": ("braces", "Use round brackets."),
    "#": ("comments", "Say why under `why`, or in a YAML comment outside the quotes."),
    ";": ("semicolons", "Separate the arguments of a function with commas."),
    "\\": ("backslashes", "A long formula may simply run on over several lines."),
    "in": ("`in`", "Compare one by one: `pact == notice or pact == lapsed`."),
    "lambda": ("functions of an author", _DERIVED),
    **dict.fromkeys(("true", "True", "TRUE"), ("`true`", _STATE_IT)),
    **dict.fromkeys(("false", "False", "FALSE"), ("`false`", _STATE_IT)),
    **dict.fromkeys(("None", "null"), ("empty values", "Every track has a value at all times.")),
}

CURLED = frozenset("“”„‟‘’‚‛«»")
"""Quotation marks of word processors."""

REFUSED_WORDS = frozenset(
    word for word in (*_INSTEAD, *_MISSING) if word.isascii() and word.isalpha()
)
"""Words that may not begin a name; after a dot they may be ids like any other."""


def explain(token: Token) -> SyntaxHint:
    """What is wrong with a bad token, or with a name that is one of REFUSED_WORDS."""
    text = token.text
    if text in _INSTEAD:
        return SyntaxHint(
            "E041", f"Formulas do not write {quote(text)}", f"Write `{_INSTEAD[text]}`."
        )
    if text in _MISSING:
        what, instead = _MISSING[text]
        return SyntaxHint("E042", f"Formulas have no {what}", instead)
    if re.match(r"\.?[0-9]", text):
        return _number(text)
    if re.search("[\"']", text):
        instead = "Write the value of a status without quotes: `pact == notice`."
        return SyntaxHint("E042", "Formulas have no text in quotes", instead)
    if text.isascii() and text.isprintable():
        return SyntaxHint("E042", f"Formulas have no {quote(text)}", _ONE_LINE)
    return _character(text)


def help_with_percent(number: str) -> str:
    """What to write for `number` and a percent sign: points of most tracks, a share of few.

    `number` is the text of a token that is a number, with a minus sign where one stands before it.
    """
    share = abs(float(number)) / 100
    return f"For points of a track write {number}; for a share, such as a chance, {share:g}."


def _number(text: str) -> SyntaxHint:
    said = quote(text)
    plain = text.replace("_", "")
    leading = re.fullmatch(r"0+([0-9].*)", plain, re.ASCII)
    if not re.fullmatch(r"[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]+)?", plain, re.ASCII):
        return _no_number(text)
    if plain != text:
        return SyntaxHint("E044", f"{said} has an underscore in it", f"Write {plain[:40]}.")
    if leading:
        return SyntaxHint("E044", f"{said} begins with a needless 0", f"Write {leading[1][:40]}.")
    if count_digits(text) > MAX_DIGITS:
        instead = "Values are kept in steps of 1/256, so far fewer will do."
        return SyntaxHint("E044", f"{said} has more than {MAX_DIGITS} digits", instead)
    if float(text) > MAX_NUMBER:
        return SyntaxHint(
            "E044", f"{said} is too large", f"The largest number is {MAX_NUMBER:.0f}."
        )
    instead = f"The smallest number above 0 is {MIN_NUMBER:.9f}."
    return SyntaxHint("E044", f"{said} is too small to matter", instead)


def _no_number(text: str) -> SyntaxHint:
    product = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)([a-z_][\w.]{0,40})", text, re.ASCII)
    if re.match("0[xXoObB]", text):
        instead = "Write it in the ten usual digits."
        return SyntaxHint("E044", f"{quote(text)} is not a decimal number", instead)
    if product:
        instead = f"If a product is meant, write `{product[1]} * {product[2]}`."
        return SyntaxHint("E044", f"{quote(text)} is neither a number nor a name", instead)
    instead = "Write digits with at most one point, such as 12 or 0.5."
    return SyntaxHint("E044", f"{quote(text)} is not a number", instead)


def _character(text: str) -> SyntaxHint:
    hidden = next((char for char in text if not char.isprintable()), None)
    if hidden is not None:
        return SyntaxHint(
            "E045",
            f"The formula holds {name_character(hidden)}",
            "Delete it; such characters come along when text is copied from a document.",
        )
    if any(char in CURLED for char in text):
        return SyntaxHint(
            "E045",
            f"{quote(text)} holds a curled quotation mark",
            'Use straight quotes, around a whole formula: `"pact == notice"`.',
        )
    plain = unicodedata.normalize("NFKC", text)
    likely = plain.isascii() and plain.isprintable()
    strange = next(char for char in text if not char.isascii())
    return SyntaxHint(
        "E045",
        f"{quote(text)} holds {name_character(strange)}",
        f"Write {quote(plain)}." if likely else "Names have only a-z, 0-9 and _.",
    )
