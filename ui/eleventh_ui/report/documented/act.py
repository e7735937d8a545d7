"""One act as an author needs it: who may do it, what it asks for, what follows, a line to paste.

What follows are the rules and modifiers that may answer a deed of this kind as it is: by its name,
or by its tone, front and publicity. A use may differ from its kind, and then others do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from eleventh.lang.model.acts import ActKind, ActUse
from eleventh.lang.model.books import Bundle
from eleventh.lang.model.rules import After
from eleventh.lang.model.text import Name
from eleventh_ui.display.words import sentence, spell_out
from eleventh_ui.report.documented import rules
from eleventh_ui.report.documented.book import Book, book_of
from eleventh_ui.report.documented.effects import cited
from eleventh_ui.report.documented.marks import bullets, code, codes, text
from eleventh_ui.report.documented.wording import condition, deed, number, party


def list_acts(bundle: Bundle) -> list[str]:
    """Every act of a book, a line each: its id, what it is, what it says."""
    book = book_of(bundle)
    return bullets(
        f"{code(id)}: {_kind(each)}. {_said(book, each)}" for id, each in book.acts.items()
    )


def act_page(bundle: Bundle, id: str) -> str:
    """All of one act, as Markdown. Raises KeyError for one that is not there."""
    book = book_of(bundle)
    kind = book.acts[id]
    answering = [each for each in book.sections.rules if _may_answer(book, each.after, kind)]
    scaling = [each for each in book.sections.modifiers if _may_answer(book, each.after, kind)]
    parts: list[list[str]] = [
        [f"# {text(spell_out(id))}", "", f"{code(id)}: {_said(book, kind)}", ""],
        bullets(_facts(book, kind)),
        [text(sentence(kind.why)), ""] if kind.why else [],
        ["To paste:", "", "```yaml", *write_uses(book, kind), "```", ""],
        ["## What follows", ""] if answering else ["Nothing follows by rule.", ""],
        *(rules.rule(book, each) for each in answering),
        ["## What makes it larger or smaller", ""] if scaling else [],
        *(rules.modifier(book, each) for each in scaling),
        _doers(bundle, book, id),
    ]
    return "\n".join(chain.from_iterable(parts)).rstrip() + "\n"


def write_uses(book: Book, kind: ActKind) -> list[str]:
    """Lines of YAML in which such an act is used: by an inject, and by the answer of a seat where a
    seat may do it."""
    by, toward = book.members(kind.by), book.members(kind.toward)
    one, other = next(
        ((a, b) for a in by for b in (toward or [""]) if a != b), (next(iter(by), ""), "")
    )
    target = f", toward: {other}" if other else ""
    lines = [f"acts: [{{act: {kind.id.value}, by: {one}{target}}}]  # of an inject"]
    if one in toward and other in by:
        between = f"acts: [{{act: {kind.id.value}, between: [{one}, {other}]}}]"
        titled = "" if kind.encounter else " (the act's `encounter` is its title)"
        lines.append(f"{between}  # of an inject, and nobody's doing{titled}")
    playable = {each.id.value for each in book.sections.actors if each.group == "seats"}
    if seats := [each for each in by if each in playable and each != other]:
        lines.append(f"acts: [{{act: {kind.id.value}{target}}}]  # of an answer of {seats[0]}")
    return lines


def _facts(book: Book, kind: ActKind) -> Iterator[str]:
    toward = f", toward {party(book, kind.toward, 'or')}" if kind.toward else ""
    yield f"Who may: {party(book, kind.by, 'or')}{toward}"
    yield f"Is: {_kind(kind)}"
    if kind.needs:
        yield f"Needs: {condition(book, kind.needs)} ({code(kind.needs.text)})"
    yield f"Costs: {text(kind.cost.text)} of political capital" if kind.cost else "Costs: nothing"
    if kind.wears:
        yield f"Wears each time it is done again: {code(kind.wears.text)}"
    codes_of = [f"CAMEO {text(kind.cameo)}"] if kind.cameo else []
    codes_of += [f"Goldstein {number(kind.goldstein)}"] if kind.goldstein is not None else []
    if codes_of:
        yield f"As event data: {', '.join(codes_of)}"
    if kind.cite:
        yield f"Sources: {cited(kind.cite)}"


def _kind(kind: ActKind) -> str:
    front = f" on the front {text(spell_out(kind.front.value))}" if kind.front else ""
    return f"{text(kind.publicity.value)}, {text(kind.tone.value)}{front}"


def _said(book: Book, kind: ActKind) -> str:
    return deed(book, kind.id.value, (), ()).removesuffix(f" ({code(kind.id.value)})")


def _doers(bundle: Bundle, book: Book, id: str) -> list[str]:
    """Who does it already: the initiatives, and in a scenario the injects and answers."""
    found = [each.id.value for each in book.sections.initiatives if _uses(each.acts, id)]
    told = [f"Initiatives that are such an act: {codes(found)}"] if found else []
    injects = bundle.scenario.injects if bundle.scenario else ()
    own = [each.id.value for each in injects if _uses(each.acts, id)]
    told += [f"Injects that bring it: {codes(own)}"] if own else []
    answers = [
        f"{inject.id.value}: {response.id.value}"
        for inject in injects
        for decision in inject.decisions
        for response in decision.responses
        if _uses(response.acts, id)
    ]
    told += [f"Answers that are such an act: {codes(answers)}"] if answers else []
    return ["## Where it is done", "", *bullets(told)] if told else []


def _uses(uses: Iterable[ActUse], id: str) -> bool:
    return any(each.act.value == id for each in uses)


def _may_answer(book: Book, after: After | None, kind: ActKind) -> bool:
    if after is None or (after.acts and kind.id.value not in {e.value for e in after.acts}):
        return False
    pairs = ((after.tone, kind.tone), (after.front, kind.front), (after.publicity, kind.publicity))
    if any(wanted and (own is None or wanted.value != own.value) for wanted, own in pairs):
        return False
    sides = ((after.by, kind.by), (after.toward, kind.toward))
    return all(_may_be(book, wanted, own) for wanted, own in sides)


def _may_be(book: Book, wanted: Sequence[Name], own: Sequence[Name]) -> bool:
    """Whether a side of a deed may be what a rule asks for."""
    return not wanted or not {*book.members(wanted)}.isdisjoint(book.members(own))
