"""Did you mean: the name that an unknown one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE_ENOUGH = 0.6
VERY_CLOSE = 0.8
_LONGEST = 80
_JOINTS = str.maketrans(" ./:-", "_____")
_MANY = 400  # names to compare with; of more, only those with the same first letter


def find_nearest(word: str, candidates: Iterable[str], least: float = CLOSE_ENOUGH) -> str | None:
    """The candidate most like `word`, or None where none is at least so like it.

    The same for any order of the candidates: of equally good ones the first in the alphabet.
    A word of more than 80 characters has no near one; comparing it would only take long. So would
    comparing it with more than some hundred names: then it is held to begin as it should.
    """
    if not 0 < len(word) <= _LONGEST:
        return None
    from difflib import SequenceMatcher  # only who mistypes waits for it

    best, best_likeness = None, least
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())
    different = set(candidates)
    if len(different) > _MANY:
        different = {each for each in different if each[:1] == word[:1]}
    for candidate in sorted(different)[:_MANY]:
        matcher.set_seq1(candidate.casefold()[:_LONGEST])
        # The two quick ratios are upper bounds of the real one.
        if matcher.real_quick_ratio() < best_likeness or matcher.quick_ratio() < best_likeness:
            continue
        likeness = matcher.ratio()
        if likeness > best_likeness or (best is None and likeness == best_likeness):
            best, best_likeness = candidate, likeness
    return best


def find_respelled(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that differs from `word` only in its capitals and in what joins its parts:
    `approval.seoul` for `approval_seoul` or `Approval.Seoul`. None if it is spelled as it is."""
    spelled = word.casefold().translate(_JOINTS)
    found = (each for each in candidates if each.translate(_JOINTS) == spelled)
    return next((each for each in found if each != word), None)
