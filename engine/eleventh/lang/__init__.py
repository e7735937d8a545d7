"""The language of scenarios: from an author's YAML to a program, or to problems that say how to
mend it.

Everything here treats a file as the work of a stranger: it is measured, read strictly and checked
in full before anything is built from it.
"""
