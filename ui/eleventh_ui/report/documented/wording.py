"""Tracks, deeds and conditions in words, with their variables standing out.

`trust.y.x` becomes "Trust of *y* in *x*", `after: {act: apology, by: x}` the sentence that the
act's title makes of it, `pact == notice` "The intelligence pact is notice". What cannot be put
plainly stays a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter

from eleventh.lang.formula.clock_words import state_clock
from eleventh.lang.formula.expression import Compare, Expr, Logic, Neg, Not, Num, Ref
from eleventh.lang.model.injects import Inject
from eleventh.lang.model.rules import After, Rule
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.model.tracks import TrackFamily
from eleventh_ui.display.words import join_words, spell_out
from eleventh_ui.report.documented.book import SETS, Book
from eleventh_ui.report.documented.marks import code, text

RELATIONS = {
    "==": "is",
    "!=": "is not",
    "<": "is below",
    "<=": "is at most",
    ">": "is above",
    ">=": "is at least",
}
SAID = {"turn": "the turn", "last": "the last turn", "months": "the length of the turn in months"}


def describe_odds(each: Rule | Inject) -> list[str]:
    """With which chance it happens, as one part of a sentence; none where nothing is rolled."""
    if each.chance_per_month:
        return [f"with probability {code(each.chance_per_month.text)} a month"]
    return [f"with probability {code(each.chance.text)}"] if each.chance else []


def number(value: float) -> str:
    """A size as authors write it: `3`, `1.5`, `0.08`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def who(book: Book, id: str) -> str:
    """An actor, a set, or a variable in italics."""
    named = book.actor(id)
    return f"*{text(id)}*" if named == id else text(named)


def party(book: Book, names: Sequence[Name], last: str = "and") -> str:
    """One or several actors."""
    return join_words((who(book, each.value) for each in names), last)


def track(book: Book, name: str) -> str:
    """A track or a derived track by its dotted name, in words."""
    id, *indices = name.split(".")
    family = book.family(id)
    if family is None:
        return code(name)
    title = family.title or spell_out(id)
    return filled(title, {str(at): who(book, each) for at, each in enumerate(indices)})


def family_title(book: Book, id: str) -> str:
    """A family's title with the sets over which it runs."""
    family = book.family(id)
    if family is None:
        return code(id)
    words = {
        str(at): "; ".join(sorted({_short(book, each.value) for each in names}))
        for at, names in enumerate(family.of)
    }
    return filled(family.title or spell_out(id), {key: f"({each})" for key, each in words.items()})


def filled(title: str, words: dict[str, str]) -> str:
    """A title with its places filled; all of its own text is escaped."""
    try:
        pieces = list(Formatter().parse(title))
    except ValueError:
        return text(title)
    return "".join(
        _plain(literal) + ("" if place is None else words.get(place, "…"))
        for literal, place, _, _ in pieces
    )


def deed(book: Book, act: str, by: Sequence[Name], toward: Sequence[Name]) -> str:
    """What a deed of this kind says, with who does it to whom."""
    kind = book.acts.get(act)
    if kind is None:
        return code(act)
    words = {
        "by": party(book, by or kind.by, "or" if not by else "and"),
        "toward": party(book, toward or kind.toward, "or" if not toward else "and"),
    }
    return f"{filled(kind.title or spell_out(act), words)} ({code(act)})"


def answered(book: Book, after: After) -> str:
    """Which deeds a rule or a modifier answers: the middle of a sentence."""
    if after.acts:
        told = join_words(
            (deed(book, act.value, after.by, after.toward) for act in after.acts), "or"
        )
        marks = [each.value for each in (after.tone, after.front, after.publicity) if each]
        return f"{told}{f', where that is {join_words(marks)}' if marks else ''}"
    marks = [each.value for each in (after.publicity, after.tone) if each]
    words = " ".join(["any", *marks, "deed"])
    front = f" on the front {text(spell_out(after.front.value))}" if after.front else ""
    by = f" by {party(book, after.by, 'or')}" if after.by else ""
    toward = f" toward {party(book, after.toward, 'or')}" if after.toward else ""
    return f"{words}{front}{by}{toward}"


def variables(book: Book, found: Iterable[tuple[Name, tuple[Name, ...]]]) -> str:
    """For whom the variables of a rule stand."""
    groups: dict[str, list[str]] = {}
    for name, sets in found:
        meant = join_words((_short(book, each.value) for each in sets), "or")
        groups.setdefault(meant, []).append(f"*{text(name.value)}*")
    parts = [
        f"{join_words(names)} {'stands for' if len(names) == 1 else 'stand for'} {meant}"
        + ("" if len(names) == 1 else ", never both for the same")
        for meant, names in groups.items()
    ]
    return "; ".join(parts)


def condition(book: Book, formula: Formula) -> str:
    """A condition in words where it is a plain comparison, else as it is written."""
    expr = book.read(formula)
    told = None if expr is None else _truth(book, expr)
    return told or f"{code(formula.text)} holds"


def _truth(book: Book, expr: Expr) -> str | None:
    match expr:
        case Logic(op=op, items=items):
            parts = [_truth(book, each) for each in items]
            known = [each for each in parts if each is not None]
            return join_words(known, op) if len(known) == len(parts) else None
        case Not(operand=inner):
            told = _truth(book, inner)
            return f"it does not hold that {told}" if told else None
        case Compare() if clock := state_clock(expr, lambda each: _size(book, each)):
            return clock
        case Compare(operands=(left, right), relations=(relation,)):
            one, other = _term(book, left), _term(book, right)
            return f"{one} {RELATIONS[relation]} {other}" if one and other else None
        case Ref(parts=("happened", id)):
            return f"{code(id)} has happened"
        case Ref(parts=(seat, ("chose" | "chooses") as verb, id)):
            return f"{who(book, seat)} {'has chosen' if verb == 'chose' else 'chooses'} {code(id)}"
    return None


def _term(book: Book, expr: Expr) -> str | None:
    """A side of a comparison. The order of the cases decides nothing: a value of a status is the
    name of no number, or the language refuses it (E094, E086), so page and game mean the same.
    """
    match expr:
        case Num(value=value):
            return number(value)
        case Neg(operand=Num(value=value)):
            return number(-value)
        case Ref(parts=(id,)) if id in SAID:
            return SAID[id]
        case Ref(parts=(id, *_)) if id in book.parameters:
            return f"{number(book.parameters[id].value)} ({code(id)})"
        case Ref(parts=(id, *_)) as found if book.family(id) is not None:
            return f"“{track(book, found.text)}”"
        case Ref(parts=(id,)) if any(id in _values(each) for each in book.tracks.values()):
            return f"“{text(spell_out(id))}”"
    return None


def _size(book: Book, expr: Expr) -> float | None:
    """The size of a number or a parameter; None of all else."""
    if isinstance(expr, Num):
        return expr.value
    known = book.parameters.get(expr.text) if isinstance(expr, Ref) else None
    return known.value if known else None


def _values(family: TrackFamily) -> set[str]:
    return {each.value for each in family.values}


def _short(book: Book, id: str) -> str:
    return SETS.get(id) or text(book.actor(id))


def _plain(literal: str) -> str:
    """A piece of a title: inside a line, where nothing that only opens a line needs escaping."""
    lead = literal[: len(literal) - len(literal.lstrip())]
    tail = literal[len(literal.rstrip()) :] if literal.strip() else ""
    return f"{lead}{text(literal) if literal.strip() else ''}{tail}"
