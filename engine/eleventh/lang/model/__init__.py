"""What an author wrote, as data: the first of the two models (the second is `core.program`).

Everything mirrors the keys of docs/language.md one for one, with the span of each name and formula,
so that every later problem can point at the YAML. Nothing is resolved yet: names may be wrong,
formulas unparsed. `read` makes it; `lower`, `checks` and the reports on a rulebook take it.
"""
