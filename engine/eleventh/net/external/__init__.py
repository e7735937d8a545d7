"""Programs of people's own as players: JSON lines through pipes, as docs/players.md has it."""
