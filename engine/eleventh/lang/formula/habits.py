"""What people write who do not think of a formula at all: sentences, units, ranges, dates.

Their single words and signs would be refused one by one, with help that takes the author for a
programmer. So these habits are looked for first, over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from eleventh.lang.formula.examples import IN_GENERAL, Examples
from eleventh.lang.formula.expression import FUNCTIONS
from eleventh.lang.formula.grammar import Fault
from eleventh.lang.formula.syntax_hints import OPERATOR_WORDS
from eleventh.lang.formula.tokens import Token
from eleventh.lang.problems.characters import quote

_DATE = re.compile(r"(?<![\w.])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w.])", re.ASCII)
_APOSTROPHE = re.compile(r"[A-Za-z]['’][a-z]{1,2} [A-Za-z]")  # it's the last turn
_SENTENCE = (
    f"A condition compares: `{IN_GENERAL.is_other}`, {IN_GENERAL.compared}`, or `happened.ID`. "
    f"An amount is a number or is made of numbers: `-2`, `{IN_GENERAL.amount}`."
)
_SHARE_WORDS = ("in", "of")
_LONGEST = 12  # characters of a number that is said again


def find_habit(text: str, tokens: Sequence[Token], examples: Examples) -> Fault | None:
    """The first of these habits in a text of at least one token; None where it has none."""
    return (
        _find_date(text, tokens, examples)
        or _find_share(tokens)
        or _find_between(tokens)
        or _find_sentence(text, tokens)
        or _find_unit_or_range(tokens)
    )


def _find_date(text: str, tokens: Sequence[Token], examples: Examples) -> Fault | None:
    found = _DATE.search(text)
    if found is None:
        return None
    inside = [each for each in tokens if found.start() <= each.start < found.end()]
    help = f"`turn` is a number that counts from 1. {examples.explain_date(found.group())}"
    return Fault("E042", "Formulas have no dates", help.strip(), inside[0], inside[-1])


def _find_share(tokens: Sequence[Token]) -> Fault | None:
    """`3 in 10`, `1 of 3`."""
    if len(tokens) != 3 or tokens[1].text not in _SHARE_WORDS:
        return None
    part, whole = tokens[0].text, tokens[2].text
    if not (part.isdigit() and whole.isdigit() and float(whole)) or len(part + whole) > _LONGEST:
        return None
    help = f"Write {float(part) / float(whole):.3g}, or `{part} / {whole}`."
    return Fault("E040", "This is a share in words, not a number", help, tokens[0], tokens[2])


def _find_sentence(text: str, tokens: Sequence[Token]) -> Fault | None:
    """Two plain words side by side; or the title of a track: `Water in Belmar`."""
    plain = [_is_plain(tokens, at) for at in range(len(tokens))]
    side_by_side = any(one and other for one, other in pairwise(plain))
    title = any(
        each.text == "in" and _has_capital(one, other)
        for one, each, other in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
    if not (side_by_side or title or _APOSTROPHE.search(text)):
        return None
    return Fault("E040", "This is a sentence, not a formula", _SENTENCE, tokens[0], tokens[-1])


def _has_capital(*words: Token) -> bool:
    return any(each.kind == "name" and each.text != each.text.lower() for each in words)


def _is_plain(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a word that is no part of a dotted name, no function and no operator."""
    token = tokens[at]
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return (
        token.kind == "name"
        and "." not in (before, after)
        and not (token.text in FUNCTIONS and after == "(")
        and token.text not in OPERATOR_WORDS
        and token.text != "in"
    )


def _find_between(tokens: Sequence[Token]) -> Fault | None:
    """`water between 1 and 3`."""
    word = next((each for each in tokens[1:] if each.text == "between"), None)
    if word is None:
        return None
    help = "Write both bounds: `1 <= NAME <= 3`, with the name of the track."
    return Fault("E040", "Formulas have no `between`", help, word, word)


def _find_unit_or_range(tokens: Sequence[Token]) -> Fault | None:
    """`2 points`, `-1 to -3`."""
    for at, (last, word) in enumerate(pairwise(tokens)):
        if not _is_plain(tokens, at + 1) or len(last.text) > _LONGEST:
            continue
        if last.kind != "number":
            continue
        minus = "-" if at and tokens[at - 1].text == "-" else ""
        if word.text == "to" and at + 2 < len(tokens):
            help = f"Write one number, such as {minus}{last.text}; what differs by chance is a rule"
            help += " of its own with `chance`."
            return Fault("E040", "A range is not a number", help, last, tokens[-1])
        if at + 2 == len(tokens):
            help = f"Write {minus}{last.text} alone, without what it counts. "
            help += "If a product is meant, write `*` between them."
            return Fault("E040", f"{quote(word.text)} stands after a number", help, last, word)
    return None
