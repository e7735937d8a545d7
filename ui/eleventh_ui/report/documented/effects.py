"""What rules, modifiers, answers and initiatives do to tracks, in words beside the formula."""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.lang.formula.expression import Expr, Ref
from eleventh.lang.model.acts import ActUse, Effect
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.model.tracks import TrackFamily
from eleventh_ui.display.words import join_words, spell_out
from eleventh_ui.report.documented.book import Book
from eleventh_ui.report.documented.marks import code, text
from eleventh_ui.report.documented.sizes import ANYTHING, Sizes, pull, reads, sizes_while
from eleventh_ui.report.documented.wording import condition, number, party, track


def effect(book: Book, each: Effect, when: Formula | None = None) -> str:
    """One effect: which track, which way, how far (while `when` holds), and the amount as
    written."""
    name = each.track.value
    family = book.family(name.split(".")[0])
    if isinstance(family, TrackFamily) and family.kind == "status":
        return f"{track(book, name)}: becomes “{text(spell_out(each.amount.text))}”."
    expr = book.read(each.amount)
    if expr is None:
        return f"{track(book, name)}: changes by {code(each.amount.text)}."
    told = f"{track(book, name)}: {movement(book, expr, name, when)}."
    plain = each.amount.text.lstrip("+-").replace(".", "", 1).isdigit()
    return told if plain else f"{told} {code(each.amount.text)}"


def movement(book: Book, expr: Expr, name: str, when: Formula | None = None) -> str:
    """`falls by 3`, `rises by up to 2 a month`, `moves toward ...` for an amount on a track."""
    sizes = sizes_while(book, book.read(when))
    month = " a month" if "months" in reads(expr) else ""
    pulled = pull(expr, name)
    if pulled is not None:
        share = sizes.of(pulled[0])
        return f"moves toward {_target(book, pulled[1])}, {_share(share.low, share.high)}{month}"
    size = sizes.of(expr)
    if size.low <= ANYTHING.low or size.high >= ANYTHING.high:
        return "changes"
    if size.low < 0 < size.high:
        down, up = (number(abs(end)) for end in (size.low, size.high))
        if down == up:
            return f"falls or rises by up to {up}{month}"
        return f"falls by up to {down} or rises by up to {up}{month}"
    word = "falls" if size.low < 0 else "rises"
    least, most = sorted((abs(size.low), abs(size.high)))
    if least == most:
        return f"{word} by {number(most)}{month}" if most else "stays"
    return f"{word} by {f'{number(least)} to' if least else 'up to'} {number(most)}{month}"


def deeds(book: Book, uses: Iterable[ActUse]) -> list[str]:
    """The deeds of an inject, an answer or an initiative, one phrase each."""
    return [_use(book, each) for each in uses]


def factor(book: Book, formula: Formula, when: Formula | None = None) -> str:
    """A modifier's factor: the range it can take while `when` holds, and the formula."""
    expr = book.read(formula)
    if expr is None:
        return code(formula.text)
    size = sizes_while(book, book.read(when)).of(expr)
    low, high = number(size.low), number(size.high)
    span = low if low == high else f"{low} to {high}"
    return f"× {span}: {code(formula.text)}"


def sizes_used(book: Book, formulas: Iterable[Formula | None]) -> list[str]:
    """The parameters that formulas read, in order, each with its value and its reason."""
    found: dict[str, str] = {}
    for each in formulas:
        expr = book.read(each)
        written = each.text if each else ""
        for id in sorted(reads(expr), key=lambda id: (written.find(id), id)):
            if id in book.parameters and id not in found:
                known = book.parameters[id]
                why = f" ({text(known.why.rstrip('.'))})" if known.why else ""
                found[id] = f"{code(id)} = {number(known.value)}{why}"
    return list(found.values())


def cited(cite: Iterable[Name]) -> str:
    """The ids of sources."""
    return ", ".join(text(each.value) for each in cite)


def _use(book: Book, use: ActUse) -> str:
    kind = book.acts.get(use.act.value)
    title = text(spell_out(use.act.value))
    toward = f" toward {party(book, use.toward)}" if use.toward else ""
    by = f" by {party(book, use.by)}" if use.by else ""
    if use.between:
        by, toward = f" between {party(book, use.between)}, an encounter without a guilty side", ""
    marks = []
    if use.intensity is not None:
        marks.append(f"intensity {text(use.intensity.text)}")
    for given, usual in (
        (use.tone, kind.tone if kind else None),
        (use.front, kind.front if kind else None),
        (use.publicity, kind.publicity if kind else None),
    ):
        if given is not None and (usual is None or given.value != usual.value):
            marks.append(text(spell_out(given.value)))
    if use.when is not None:
        marks.append(f"if {condition(book, use.when)}")
    return f"{title}{by}{toward}{f' ({join_words(marks)})' if marks else ''}"


def _target(book: Book, expr: Expr | None) -> str:
    if expr is None:
        return "nothing"
    if isinstance(expr, Ref) and book.family(expr.parts[0]) is not None:
        return f"“{track(book, expr.text)}”"
    size = Sizes(book).of(expr)
    if size.low == size.high:
        return number(size.low)
    return f"a point between {number(size.low)} and {number(size.high)}"


def _share(low: float, high: float) -> str:
    first, last = (f"{number(end * 100)}%" for end in (low, high))
    return f"{first} of the way" if first == last else f"{first} to {last} of the way"
