"""From an author's files to the author's model (`lang.model`).

`files` finds files and `reader` reads them, `book` checks and merges those of one scenario or
rulebook, and `scenario` builds the model from a tree whose shape has been checked: what is left out
gets its default from docs/language.md. Whether names mean anything is looked at later.
"""
