"""Which sizes decide an outcome: many sets of parameters, each played on the same games.

One program is compiled that reads its parameters as the game runs, so that sets stand beside one
another in lanes. What the sets are and what they tell is SALib's part (extra `sweep`).
"""
