"""From an author's files to the author's model (`lang.model`).

`library` finds files and `desk` reads them, `book` checks and merges those of one scenario or
rulebook, and `crisis` builds the model from a tree whose shape has been checked: what is left out
gets its default from docs/language.md. Whether names mean anything is looked at later.
"""
