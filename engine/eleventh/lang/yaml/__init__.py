"""From the bytes of a file to a tree of nodes with spans: the only reader of YAML here.

`source` opens a file, `decoding` makes text of it, `tree` drives the parser and `tree_builder`
makes the `nodes`, whose plain values `scalars` tells apart. What the parser stops at becomes advice
in `errors`. No key of a scenario is known here.
"""
