"""A playtest: what many games of a scenario come to, as one value for authors and researchers.

Everything in it follows from counts, so the same games give the same value, to the byte. It holds
data and the scenario's own texts; who shows it chooses the words.
"""
