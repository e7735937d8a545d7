"""Players who look ahead: they imagine games from what their seat knows, and do what serves it."""
