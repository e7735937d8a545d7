"""Studies: what is learned of a scenario by playing games for one question, many at a time.

A study says how many games it played and how long that took; its results are data for whoever shows
them. All games have addresses, so that any of them can be played again alone.
"""
