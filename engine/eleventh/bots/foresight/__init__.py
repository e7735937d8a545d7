"""What orders will do by the end of a turn, from what a seat may know: turns imagined in lanes."""
