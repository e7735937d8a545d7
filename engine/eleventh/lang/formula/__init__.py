"""Formulas: text to nodes, names to meanings, nodes to typed values, and back to text."""
