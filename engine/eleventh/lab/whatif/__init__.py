"""A game with one order changed: the same game once more, and many that could have followed."""
