"""What would be left of a game if its rules had other sizes: played again many times with the same
orders and dice."""
