"""Emitters: a program turned into something else, by its operations alone.

`python` makes the reference that every game runs; `listing` makes text for people who want to see
what their rules became.
"""
