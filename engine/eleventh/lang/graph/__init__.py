"""The operations of a program before they are numbered: values with types and ranges, and effects.

`values` are made, folded and shared here and know their `ranges`; a `builder` collects what each
stage does with them, and a `layout` numbers all of it. Nothing here knows of YAML, names, formulas
or problems: a wrong use is a bug and raises.
"""
