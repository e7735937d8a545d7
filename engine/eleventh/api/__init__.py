"""The public library: what `import eleventh` offers, each name in a module of its own.

`eleventh/__init__.py` hands them out lazily. docs/python.md documents them and nothing else; the
rest of the package is private and may change.
"""
