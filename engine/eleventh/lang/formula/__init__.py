"""Formulas: text to nodes, names to meanings, nodes to typed values, and back to text.

`tokens` and `parser` make the nodes of `expression`; `grammar` and `syntax_hints` say why a text is
no formula. `scope` is what names can mean at a place, `resolve` finds it and `unresolved` says why
there is nothing. `typecheck`, with `comparison`, makes values of the nodes; `printer` makes text of
them.
"""
