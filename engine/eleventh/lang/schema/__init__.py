"""The shape of the two kinds of file, as JSON Schema (draft 2020-12).

The documents are for editors as much as for us: every key has a title, a description and examples.
"""
