"""What a person typed, understood: a number, an id, a title or the start of one.

Nothing is guessed: where more than one thing could be meant, or none, the answer is a sentence that
says what would have been understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eleventh_ui.display.words import echo, join_words, safe

SHOWN = 6  # candidates named in a sentence
ALIKE = 0.7  # how like a word a slip of it is at least
LONGEST_NEAR = 80  # a longer entry is compared with nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that can be meant: its id and its title."""

    id: str
    title: str


def find_meant(
    typed: str,
    offered: Sequence[Candidate],
    noun: str,
    numbered: bool = True,
    within: bool = True,
) -> int | str:
    """The position of what is meant among `offered`, or a sentence that helps.

    Numbers count from 1, and only where the person has seen the list `numbered`. An exact id or
    title wins over starts, and a start over any other part of it, which counts only `within`; case
    does not matter, nor whether words are joined by spaces, underscores or hyphens.
    """
    if not offered:
        return f"There is no {noun} to choose here."
    if numbered and typed.isascii() and typed.isdecimal():
        number = int(typed[:9])
        if 1 <= number <= len(offered):
            return number - 1
        return f"There is no {noun} {typed[:9]}; {_range(offered)}."
    found = next(filter(None, rank_names(typed, offered)[: 3 if within else 2]), ())
    if len(found) == 1:
        return found[0]
    if found:
        return describe_several(typed, [offered[index] for index in found])
    instead = f"; {_range(offered)}, or its name" if numbered else ""
    return f"“{echo(typed)}” is no {noun} here{instead}.{suggest_name(typed, offered)}"


def rank_names(
    typed: str, offered: Sequence[Candidate]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The positions of what is called exactly that, of what starts with it, and of what else has it
    inside: each position once, in the first of these where it belongs."""
    wanted = _folded(typed)
    left = {at: (_folded(each.id), _folded(each.title)) for at, each in enumerate(offered)}
    ranks = []
    for tests in (_same, _starts, _contains):
        found = tuple(at for at, pair in left.items() if any(tests(key, wanted) for key in pair))
        ranks.append(found)
        left = {at: pair for at, pair in left.items() if at not in found}
    same, starts, contains = ranks
    return same, starts, contains


def describe_several(typed: str, found: Sequence[Candidate]) -> str:
    """A sentence that names what a text could mean."""
    names = join_words((safe(each.id) for each in found[:SHOWN]), "or")
    more = "" if len(found) <= SHOWN else f", or {len(found) - SHOWN} others"
    return f"“{echo(typed)}” could be {names}{more}. Type more of it."


def find_near(typed: str, offered: Sequence[Candidate]) -> int | None:
    """The position of what is called most like it, if anything is."""
    from difflib import get_close_matches

    wanted = _folded(typed)
    if len(wanted) > LONGEST_NEAR:
        return None
    names = [_folded(each.id) for each in offered]
    close = get_close_matches(wanted, names, n=1)
    return names.index(close[0]) if close else None


def suggest_name(typed: str, offered: Sequence[Candidate]) -> str:
    """“Did you mean …?” for what is like nothing that is offered, after a space; or nothing."""
    near = find_near(typed, offered)
    if near is not None:
        return f" Did you mean {safe(offered[near].id)}?"
    return _suggest_family(_folded(typed), offered)


def suggest_word(typed: str, usages: Iterable[str]) -> str:
    """“Did you mean …?” for a line that begins almost like one of the words that are told to be
    typed, as `why` of `why, why 3`, after a space; or nothing."""
    from difflib import get_close_matches

    words = {part.split()[0] for usage in usages for part in usage.split(",") if part.split()}
    first = typed.casefold().split()[:1]
    if not first or len(first[0]) > LONGEST_NEAR or first[0] in words or not first[0].isalpha():
        return ""
    close = get_close_matches(first[0], sorted(words), n=1, cutoff=ALIKE)
    return f" Did you mean {safe(close[0])}?" if close else ""


def refuse_word(typed: str, usages: Iterable[str]) -> str:
    """That a line is no word, and which it may have been meant to be."""
    return f"That is no word here.{suggest_word(typed, usages)}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _same(key: str, wanted: str) -> bool:
    return key == wanted


def _starts(key: str, wanted: str) -> bool:
    return key.startswith(wanted)


def _contains(key: str, wanted: str) -> bool:
    return len(wanted) > 2 and wanted in key


def _range(offered: Sequence[Candidate]) -> str:
    return "type 1" if len(offered) == 1 else f"type a number from 1 to {len(offered)}"


def _suggest_family(wanted: str, offered: Sequence[Candidate]) -> str:
    from difflib import get_close_matches

    if len(wanted) > LONGEST_NEAR:
        return ""
    families = {_family(each.id): each.id for each in reversed(offered)}
    close = get_close_matches(_family(wanted), families, n=1)
    if not close:
        return ""
    return f" Did you mean one that begins with {close[0]}, such as {safe(families[close[0]])}?"


def _family(name: str) -> str:
    """What an id begins with: `trust` of `trust.tokyo.seoul`."""
    return safe(_folded(name).partition(".")[0])
