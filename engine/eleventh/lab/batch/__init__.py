"""Any number of games, counted as they are played: memory is flat, and sums are exact.

Work comes in units (which games of which seed, who plays). They are cut into chunks, played on one
core or on several, and what is counted of each is added up: in whole numbers alone, so that any cut
and any order give the same bytes.
"""
