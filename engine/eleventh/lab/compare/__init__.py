"""Two ways to play on common dice: what differs between them, game for game.

Both sides play games of the same seed and numbers, so that what they share cancels out, and a few
hundred games show what a changed line does.
"""
