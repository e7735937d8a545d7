"""The shape of the two kinds of file, as JSON Schema (draft 2020-12).

`documents` holds the schemas, `shape` holds a tree against one of them, `messages` has the words of
what does not fit. The schemas are for editors as much as for us: every key has a title, a
description and examples.
"""
