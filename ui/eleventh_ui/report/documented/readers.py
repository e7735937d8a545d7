"""What reads each parameter: rules, modifiers, initiatives, acts, and what follows from tracks."""

from __future__ import annotations

from eleventh.lang.formula.expression import find_names
from eleventh.lang.model.text import Formula
from eleventh_ui.report.documented.book import Book


def find_readers(book: Book) -> dict[str, list[str]]:
    """For each parameter the ids of what reads it, in the order of the page."""
    sections = book.sections
    formulas: list[tuple[str, Formula | None]] = []
    for rule in sections.rules:
        amounts = [each.amount for each in rule.effects]
        chances = (rule.chance, rule.chance_per_month)
        formulas += [(rule.id.value, each) for each in (rule.when, *chances, *amounts)]
    for modifier in sections.modifiers:
        factors = (modifier.when, modifier.gains, modifier.losses)
        formulas += [(modifier.id.value, each) for each in factors]
    for initiative in sections.initiatives:
        effects = (*initiative.effects, *initiative.rebuffed)
        written = (initiative.needs, *(each.amount for each in effects))
        formulas += [(initiative.id.value, each) for each in written]
    formulas += [(each.id.value, one) for each in sections.acts for one in (each.needs, each.wears)]
    formulas += [(each.id.value, each.value) for each in sections.derived]
    found: dict[str, list[str]] = {}
    for id, formula in formulas:
        expr = book.read(formula)
        for parts in find_names(expr) if expr is not None else ():
            if parts[0] in book.parameters and id not in found.setdefault(parts[0], []):
                found[parts[0]].append(id)
    return found
