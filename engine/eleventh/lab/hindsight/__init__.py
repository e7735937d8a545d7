"""What a seat can learn from a game that is over: which answers served it, and where its total of
100 stands."""
